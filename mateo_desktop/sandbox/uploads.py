"""The media library: a signed address is asked for, then a file is put there.

Files themselves are not kept, only their size, type and SHA-256. How long an
address is good for, where it points to, and that a file may be overwritten
are assumptions.
"""

from __future__ import annotations

import dataclasses
import hashlib
import time
import uuid
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from mateo_desktop.sandbox.errors import Refusal, bad_request
from mateo_desktop.sandbox.wire import Request, Response, json_response

#: Where files are put; outside the API, so that no key belongs there.
UPLOAD_PATH = "/upload/"

_GOOD_FOR_S = 3600.0


@dataclasses.dataclass(frozen=True, slots=True)
class StoredFile:
    """What is remembered of a file."""

    size: int
    content_type: str
    sha256: str


class MediaLibrary:
    """Files by their path in the library, as in ``media_library://path``."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.files: dict[str, StoredFile] = {}
        self._signed: dict[str, tuple[str, float]] = {}
        self._clock = clock

    def sign(self, path: str, request: Request) -> Response:
        """The address for one file, as plain text."""
        if not path or len(path) > 1000 or any(part in ("", ".", "..") for part in path.split("/")):
            raise bad_request("This is no path for a file.", "Name it like my-folder/offer.pdf.")
        key = uuid.uuid4().hex
        self._signed[key] = (path, self._clock() + _GOOD_FOR_S)
        # As the client knows this server, or it could not come back here.
        host = urlsplit("//" + request.headers.get("host", "")).netloc or "127.0.0.1"
        url = f"http://{host}{UPLOAD_PATH}{key}/{quote(path)}"
        return Response(200, url.encode("ascii", "replace"), "text/plain; charset=utf-8")

    def put(self, request: Request) -> Response:
        """Take a file in. Raises Refusal (403) for an address nobody signed."""
        key, _, path = request.path.removeprefix(UPLOAD_PATH).partition("/")
        signed, until = self._signed.get(key, ("", 0.0))
        if not signed or signed != path or self._clock() > until:
            raise Refusal(403, "SANDBOX_BAD_SIGNATURE", "This address is not, or no longer, valid.")
        self.files[path] = StoredFile(
            len(request.body),
            request.headers.get("content-type", ""),
            hashlib.sha256(request.body).hexdigest(),
        )
        return json_response({"Key": f"media_library/{path}"})
