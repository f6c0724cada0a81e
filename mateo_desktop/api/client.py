"""The Mateo API, as far as a composer needs it.

One client belongs to one base URL and one token, and speaks to that origin
only. Sending never raises for what the network or the server does: it gives an
``Outcome``. The helpers (lists, look-ups) raise ``ApiError``, and a window must
get along without every one of them.
"""

from __future__ import annotations

import asyncio
import json
import re
import ssl
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mateo_desktop.api import check, queries, replies, uploads
from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.answer import Answer, raise_for_helper
from mateo_desktop.api.check import CheckResult
from mateo_desktop.api.errors import (
    ApiError,
    BadBaseUrl,
    HelperMissing,
    NotSent,
    OutcomeUnknown,
    Refused,
    Unreadable,
)
from mateo_desktop.api.limiter import Limiter, Priority
from mateo_desktop.api.transport import Flight, Timeouts, Transport
from mateo_desktop.api.verdict import outcome_of, verdict
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.redact import Redactor, Secret
from mateo_desktop.domain.send_state import Outcome

__all__ = ["BadBaseUrl", "CheckResult", "MateoClient", "Timeouts"]

# A list longer than this is a server that does not page.
_MOST_PAGES = 100

# h11 quotes a header it dislikes in its error, so such a token never gets there.
_TOKEN = re.compile(r"[\x21-\x7e]+")

# Masking every spelling of a token takes 1 ms for 16 kB; bodies beyond this
# are searched for the plain token only.
_SHORT_BODY = 64 * 1024

# That a template can be embedded is inferred, and which of its columns are there
# is known from an old schema only (mateo-api.md, 3.7): less is asked if refused.
_APPROVAL = "template_id,provider_id,status,category,rejection_reason"
_APPROVAL_SELECTS = (
    f"{_APPROVAL},template(name,text,language)",
    f"{_APPROVAL},template(name)",
    _APPROVAL,
)

_KEPT_ALIVE_DIED = frozenset({"disconnected", "read_error", "write_error"})


class MateoClient:
    """Raises ``BadBaseUrl`` for an address that must not see a token.

    All clients of the program should share one *limiter*. *verify* replaces the
    system's certificate store, for tests.
    """

    def __init__(
        self,
        base_url: str,
        token: Secret,
        *,
        limiter: Limiter | None = None,
        verify: ssl.SSLContext | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        self._address = parse_base_url(base_url)
        self.base_url = self._address.url
        self._token = token
        self._redact = Redactor()
        self._redact.add(token)
        self._limiter = limiter or Limiter()
        self._verify = verify
        self._timeouts = timeouts or Timeouts()
        self._transport = Transport(self._address, verify=verify, timeouts=self._timeouts)
        self._in_doubt: set[str] = set()
        #: Whether the last helper left a connection open, which may have died since.
        self._kept_alive = False
        #: Called whenever a helper was answered as it should be.
        self.reached: Callable[[], None] = _nobody_cares

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    async def send_message(self, body: bytes, message_id: str) -> Outcome:
        """Post the frozen *body* once and say what became of it.

        Cancelled, it lets the cancellation through; ``may_have_left`` then says
        whether the message must be treated as unknown.
        """
        flight = Flight()
        self._in_doubt.discard(message_id)
        try:
            async with self._limiter.turn(Priority.SEND):
                answer = await self._exchange(
                    "POST", "send_message", body=body, fresh=True, flight=flight
                )
        except ApiError as error:
            return outcome_of(error)
        except asyncio.CancelledError:
            if flight.may_have_left:
                self._in_doubt.add(message_id)
            raise
        return verdict(answer, body, message_id)

    def may_have_left(self, message_id: str) -> bool:
        """Whether the last ``send_message`` of that ID was cancelled too late."""
        return message_id in self._in_doubt

    async def check(self) -> CheckResult:
        """Try the base URL and the token with the smallest request there is."""
        try:
            async with self._limiter.turn(Priority.HELP):
                params = {"select": "id", "limit": "1"}
                answer = await self._exchange("GET", "channel", params=params)
        except ApiError as error:
            return check.result_of_error(error)
        return check.result_of(answer)

    async def channels(self) -> list[Channel]:
        """Every channel of the workspace, usable or not."""
        rows = await self._all("channel", {"order": "created_at.asc"})
        return [replies.channel(row) for row in rows]

    async def contacts(self, query: str, limit: int = 20, code: str = "") -> list[replies.Contact]:
        """People whose name, address or number holds *query*; the latest for none.

        A number that is dialled at home is one of the country with that calling *code*.
        """
        search = queries.contact_search(query, code)
        params = {"or": search} if search else {"order": "updated_at.desc"}
        rows = await self._all("contact", params, most=limit)
        return [replies.contact(row) for row in rows]

    async def contact(self, contact_id: str) -> replies.Contact | None:
        """One person, or None if there is no such contact."""
        row = await self._one("contact", contact_id)
        return None if row is None else replies.contact(row)

    async def create_contact(self, fields: Mapping[str, str]) -> replies.Contact:
        """Post a contact once and give it back; ``Unreadable`` if the answer is not one.

        That ``POST /contact`` exists is inferred (mateo-api.md, 3.2): any refusal
        may only mean that this server has no such thing.
        """
        body = json.dumps(fields, ensure_ascii=False).encode()
        async with self._limiter.turn(Priority.HELP):
            # A connection that the server has just closed would leave the end open.
            answer = await self._exchange("POST", "contact", body=body, fresh=True)
        raise_for_helper(answer)
        made = next((row for row in replies.read_rows(answer.body) if row.get("id")), None)
        if made is None:
            raise Unreadable("unexpected_shape", status=answer.status)
        self.reached()
        return replies.contact(made)

    async def conversation(self, conversation_id: str) -> replies.ConversationReply | None:
        """One conversation, or None if there is no such one."""
        row = await self._one("conversation", conversation_id)
        return None if row is None else replies.conversation(row)

    async def message(self, message_id: str) -> replies.MessageReply | None:
        """One message, or None if the server knows no such one (yet).

        Never a message of another ID, even if the server ignores the filter.
        """
        row = await self._one("message", message_id)
        return None if row is None else replies.message(row)

    async def messages(self, conversation_id: str, limit: int = 50) -> list[replies.MessageReply]:
        """The latest messages of a conversation, newest first."""
        params = {
            "conversation_id": queries.equals(conversation_id),
            "order": "created_at.desc",
        }
        rows = await self._all("message", params, most=limit)
        mine = (row for row in rows if _belongs(row, "conversation_id", {conversation_id}))
        return replies.newest_first(replies.message(row) for row in mine)

    async def recipients(self, message_ids: str | Sequence[str]) -> list[replies.RecipientReply]:
        """Everybody on one message, or on several."""
        rows = await self._of_messages("recipient", message_ids, "created_at.asc")
        return [replies.recipient(row) for row in rows]

    async def actions(self, message_ids: str | Sequence[str]) -> list[replies.ActionReply]:
        """The buttons of one message, or of several."""
        # Newer pages of the documentation let this list be ordered by nothing else.
        rows = await self._of_messages("message_action", message_ids, "updated_at.asc")
        return [replies.action(row) for row in rows]

    async def templates(self) -> list[replies.TemplateReply]:
        """Every approval of a template, with as much of the template as the server tells.

        A template has one approval for each provider, so it may come twice.
        """
        for select in _APPROVAL_SELECTS[:-1]:
            try:
                return await self._approvals(select)
            except HelperMissing:
                raise
            except Refused as error:
                if error.status == 401:
                    raise
        return await self._approvals(_APPROVAL_SELECTS[-1])

    async def _approvals(self, select: str) -> list[replies.TemplateReply]:
        rows = await self._all(
            "provider_template_approval",
            {"select": select, "order": "created_at.asc"},
            identity=("template_id", "provider_id"),
        )
        return [replies.template(row) for row in rows]

    async def sign_upload(self, path: str) -> str:
        """An address to which the file for ``media_library://<path>`` may be put.

        Raises ``ValueError`` for a path with empty or dotted segments.
        """
        request_path = uploads.library_path(path)
        async with self._limiter.turn(Priority.HELP):
            answer = await self._exchange("POST", request_path, body=b"")
        raise_for_helper(answer)
        url = uploads.signed_address(answer.body)
        uploads.upload_target(url, self._address)
        return url

    async def upload(
        self,
        url: str,
        file_path: Path,
        content_type: str,
        progress: Callable[[int, int], None],
    ) -> None:
        """Put a file to a signed address, which never sees the token.

        *progress* is told (bytes gone, bytes in all). Raises ``OSError`` if the
        file cannot be read, else ``ApiError``.
        """
        target = uploads.upload_target(url, self._address)
        # Whether a file counts as a request like another is not documented.
        async with self._limiter.turn(Priority.HELP):
            await uploads.put_file(
                target,
                file_path,
                content_type,
                progress,
                verify=self._verify,
                timeouts=self._timeouts,
            )

    async def aclose(self) -> None:
        """Close the connections. What is called later is *not sent*."""
        await self._transport.aclose()

    async def _one(self, resource: str, row_id: str) -> dict[str, Any] | None:
        if not row_id:
            return None
        rows = await self._page(resource, {"id": queries.equals(row_id), "limit": "1"})
        return next((row for row in rows if row.get("id") and _belongs(row, "id", {row_id})), None)

    async def _of_messages(
        self, resource: str, message_ids: str | Sequence[str], order: str
    ) -> list[dict[str, Any]]:
        wanted = {message_ids} if isinstance(message_ids, str) else set(message_ids)
        found: list[dict[str, Any]] = []
        for some in queries.any_of(message_ids):
            found += await self._all(resource, {"message_id": some, "order": order})
        return [row for row in found if _belongs(row, "message_id", wanted)]

    async def _all(
        self,
        resource: str,
        params: Mapping[str, str],
        *,
        most: int | None = None,
        identity: tuple[str, ...] = ("id",),
    ) -> list[dict[str, Any]]:
        """The rows of every page, or the first *most* of them, each once.

        *identity* names the columns that tell two rows apart; rows without the
        first of them are kept, but no further page is asked for them.
        """
        found: list[dict[str, Any]] = []
        seen: set[tuple[str, ...]] = set()
        offset = 0
        for _ in range(_MOST_PAGES):
            limit = queries.PAGE if most is None else min(queries.PAGE, most - len(found))
            if limit <= 0:
                break
            rows = await self._page(resource, {**params, **queries.page(offset, limit)})
            offset += len(rows)
            new = [row for row in rows if _key(row, identity) not in seen]
            known = [key for row in new if (key := _key(row, identity))]
            seen.update(known)
            found += new
            # A server that ignores the offset would go on for ever.
            if len(rows) < limit or not known:
                break
        return found if most is None else found[:most]

    async def _page(self, resource: str, params: Mapping[str, str]) -> list[dict[str, Any]]:
        kept_alive, self._kept_alive = self._kept_alive, False
        try:
            answer = await self._helped(resource, params)
        except OutcomeUnknown as error:
            if error.reason not in _KEPT_ALIVE_DIED or not kept_alive:
                raise
            # The server may have closed an idle connection just now. Reading
            # twice harms nobody, but it may have seen both: a turn for each.
            answer = await self._helped(resource, params, fresh=True)
        else:
            self._kept_alive = not answer.flaw
        raise_for_helper(answer)
        rows = replies.read_rows(answer.body)
        self.reached()
        return rows

    async def _helped(
        self, resource: str, params: Mapping[str, str], *, fresh: bool = False
    ) -> Answer:
        async with self._limiter.turn(Priority.HELP):
            return await self._exchange("GET", resource, params=params, fresh=fresh)

    async def _exchange(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: bytes | None = None,
        fresh: bool = False,
        flight: Flight | None = None,
    ) -> Answer:
        headers = {"Accept": "application/json", **self._authorization()}
        if body:
            headers["Content-Type"] = "application/json"
        answer = await self._transport.exchange(
            method, path, headers=headers, params=params, body=body, fresh=fresh, flight=flight
        )
        self._limiter.heed(answer.headers, answer.status)
        answer.body = self._without_token(answer.body)
        return answer

    def _authorization(self) -> dict[str, str]:
        token = self._token.reveal().strip()
        if not token:
            return {}
        if not _TOKEN.fullmatch(token):
            raise NotSent("bad_token")
        return {"Authorization": f"Bearer {token}"}

    def _without_token(self, body: bytes) -> bytes:
        """*body* without our own token, should a server repeat what it was told."""
        token = self._token.reveal().strip().encode("utf-8", "replace")
        if len(body) > _SHORT_BODY and not (token and token in body):
            return body
        # latin-1 gives every byte back as it was.
        return self._redact(body.decode("latin-1")).encode("latin-1")


def _nobody_cares() -> None:
    pass


def _key(row: Mapping[str, Any], columns: tuple[str, ...]) -> tuple[str, ...]:
    """What tells *row* apart from others; () if it does not say."""
    return tuple(str(row.get(column)) for column in columns) if row.get(columns[0]) else ()


def _belongs(row: Mapping[str, Any], column: str, ids: set[str]) -> bool:
    """Whether *row* answers what was asked; one that does not say is believed."""
    value = row.get(column)
    return not value or str(value).casefold() in {one.casefold() for one in ids}
