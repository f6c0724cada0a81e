"""A list that the server has and this machine keeps, of channels or of templates.

The book answers where the server does not, and the answer itself where the
disk does not take it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from mateo_desktop.api.errors import ApiError, Unreadable
from mateo_desktop.app.troubles import trouble_code
from mateo_desktop.storage.errors import StorageFailed

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient

T = TypeVar("T")

#: The client of a profile, by its id; None while there is none (no token).
ClientFor = Callable[[str], Awaitable["MateoClient | None"]]


@dataclasses.dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """The entries as they are known now, and why the server was no help, if so.

    ``trouble`` is one of ``troubles.TROUBLES`` or "".
    """

    entries: tuple[T, ...]
    trouble: str = ""


async def refreshed(
    profile_id: str,
    client_for: ClientFor,
    *,
    ask: Callable[[MateoClient], Awaitable[Sequence[Any]]],
    read: Callable[[Sequence[Any]], Sequence[T]],
    keep: Callable[[str, Sequence[T]], Awaitable[None]],
    known: Callable[[str], Awaitable[Sequence[T]]],
) -> Listing[T]:
    """*ask* the server, *read* what it told, *keep* that in the book; what is *known* then.

    Raises StorageFailed only if the book cannot be read.
    """
    trouble = ""
    try:
        client = await client_for(profile_id)
        if client is None:
            trouble = "no_token"
        else:
            told = await ask(client)
            fetched = read(told)
            if told and not fetched:
                # Something answered, but not with such a list: the book knows more.
                raise Unreadable("unexpected_shape")
            try:
                await keep(profile_id, fetched)
            except StorageFailed:
                return Listing(tuple(fetched), "storage")
    except ApiError as error:
        trouble = trouble_code(error)
    return Listing(tuple(await known(profile_id)), trouble)
