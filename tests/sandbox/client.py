"""A client so plain that nothing it does is hidden, and the contract's shapes."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import yaml

from mateo_desktop.sandbox import TOKEN, Sandbox

CONTRACT = Path(__file__).parent.parent / "contract" / "openapi.yaml"


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def read_answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in lines)}
    return Answer(int(line.split(" ")[1]), headers, body)


async def bytes_back(base_url: str, *pieces: bytes) -> bytes:
    """What comes back for exactly these bytes, until the server closes."""
    url = urlsplit(base_url)
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        return await asyncio.wait_for(reader.read(), 60)
    finally:
        writer.close()


class Talk:
    """Requests to one sandbox, each on its own connection."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    async def __call__(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str | None = TOKEN,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        if path.startswith("http"):
            url = urlsplit(path)
            path = url.path
        else:
            path = "/api/v1" + path
        data = body if isinstance(body, bytes) else b""
        sent = {"Host": "127.0.0.1", "Connection": "close"}
        if body is not None and not isinstance(body, bytes):
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        sent |= {"Content-Length": str(len(data))} | (headers or {})
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {sent[name]}" for name in sent)]
        raw = "\r\n".join(lines).encode() + b"\r\n\r\n" + data
        return read_answer(await bytes_back(self.sandbox.base_url, raw))

    async def get(self, path: str, **options: Any) -> Any:
        answer = await self("GET", path, **options)
        assert answer.status == 200, answer.body
        return answer.json()

    async def send(self, **body: object) -> Any:
        answer = await self("POST", "/send_message", wire_names(body))
        assert answer.status == 200, answer.body
        return answer.json()

    async def refused(self, **body: object) -> int:
        """The status of a message that must not be taken."""
        before = self.sandbox.deliveries.total
        answer = await self("POST", "/send_message", wire_names(body))
        assert answer.status >= 400, answer.body
        assert set(answer.json()) == {"code", "message", "hint", "status"}
        assert answer.json()["status"] == answer.status
        assert self.sandbox.deliveries.total == before
        return answer.status


def wire_names(body: dict[str, object]) -> dict[str, object]:
    """``from_`` is ``from``: the latter is a word of Python."""
    return {name.removesuffix("_"): value for name, value in body.items()}


@cache
def contract() -> dict[str, Any]:
    return yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))


def fits(schema: str, value: object) -> None:
    """Fail unless *value* has the shape that the contract gives to *schema*."""
    jsonschema.Draft202012Validator(
        {"$ref": f"#/components/schemas/{schema}", "components": contract()["components"]},
        format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
    ).validate(value)
