"""Local files on their way into the media library.

A file is signed for, then put, then named in the draft. It gets a folder of
its own, because what an upload under a taken name does is not documented
(mateo-api.md, 3.8).
"""

from __future__ import annotations

import asyncio
import mimetypes
import unicodedata
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from mateo_desktop.api.errors import ApiError
from mateo_desktop.app.troubles import trouble_code

if TYPE_CHECKING:
    from mateo_desktop.api.client import MateoClient

_FOLDER = "mateo-desktop"
_LONGEST_NAME = 120

#: Every code of an upload that failed beside those of ``troubles``.
UPLOAD_TROUBLES: tuple[str, ...] = ("unreadable_file", "not_a_file")


class UploadFailed(Exception):
    """The file is not in the library; ``code`` says why, trying again is allowed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


async def file_size(path: str) -> int:
    """The size of a local file in bytes. Raises UploadFailed if it is none."""
    try:
        found = await asyncio.to_thread(lambda: (Path(path).is_file(), Path(path).stat().st_size))
    except OSError:
        raise UploadFailed("unreadable_file") from None
    if not found[0]:
        raise UploadFailed("not_a_file")
    return found[1]


async def upload(
    client: MateoClient | None, path: str, progress: Callable[[int, int], None]
) -> str:
    """Put the file at *path* into the library; gives its ``media_library://`` address.

    *progress* is told (bytes gone, bytes in all). Raises UploadFailed.
    """
    if client is None:
        raise UploadFailed("no_token")
    await file_size(path)
    name = library_name(path)
    try:
        address = await client.sign_upload(name)
        await client.upload(address, Path(path), content_type(path), progress)
    except ApiError as error:
        raise UploadFailed(trouble_code(error)) from None
    except OSError:
        raise UploadFailed("unreadable_file") from None
    return f"media_library://{name}"


def library_name(path: str) -> str:
    """Where the file goes: an own folder, and its name without what paths mind."""
    name = unicodedata.normalize("NFC", Path(path).name)
    name = "".join(sign if sign.isalnum() or sign in "-_. ()" else "_" for sign in name)
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= 10:
        name = f"{stem[: _LONGEST_NAME - len(ending)]}.{ending}"
    name = name[-_LONGEST_NAME:].strip(". ") or "file"
    return f"{_FOLDER}/{uuid.uuid4().hex[:12]}/{name}"


def content_type(path: str) -> str:
    """The media type of a file by its name."""
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
