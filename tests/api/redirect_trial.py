"""A server that sends the client elsewhere: what arrives there.

The same trial for the tests and for ``dev.py bench K2``.
"""

from __future__ import annotations

import dataclasses

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.errors import Refused
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.send_state import OutcomeKind
from tests.api.conftest import TOKEN, a_message
from tests.fault_server import Exchange, FaultServer
from tests.patience import PATIENT

CODES = (301, 302, 303, 307, 308)


def _targets(other: FaultServer, own: FaultServer) -> list[str]:
    return [
        f"{other.base_url}/send_message",
        f"//127.0.0.1:{other.port}/api/v1/send_message",
        f"http://localhost:{other.port}/",
        f"http://[::ffff:127.0.0.1]:{other.port}/",
        f"http://user:pass@127.0.0.1:{other.port}/",
        f"http://127.0.0.1:{own.port}@127.0.0.1:{other.port}/",
        f"https://127.0.0.1:{other.port}/",
        f"\\\\127.0.0.1:{other.port}\\",
        f"HTTP://127.0.0.1:{other.port}",
        "/api/v1/elsewhere",
        "send_message",
        "file:///etc/passwd",
    ]


#: How many places there are to be sent to.
TARGETS = 12


@dataclasses.dataclass(slots=True)
class Redirected:
    """What arrived where it must not, and what else is wrong."""

    tokens: int = 0
    bodies: int = 0
    troubles: list[str] = dataclasses.field(default_factory=list)


async def redirected_once(code: int, number: int) -> Redirected:
    """Send, list and check while the server answers *code* and the target *number*."""
    found = Redirected()
    async with FaultServer() as own, FaultServer() as other:
        targets = _targets(other, own)
        assert len(targets) == TARGETS

        async def redirect(exchange: Exchange) -> None:
            await exchange.read_body()
            await exchange.answer(code, b"", location=targets[number])

        own.play(redirect)
        own.pages["/channel"] = redirect
        client = MateoClient(
            own.base_url, Secret(TOKEN), timeouts=PATIENT, limiter=Limiter(rate=1_000)
        )
        try:
            outcome = await client.send_message(*a_message())
            try:
                await client.channels()
                found.troubles.append("the list was taken for an answer")
            except Refused as refused:
                if "redirect" not in str(refused):
                    found.troubles.append(f"refused: {refused}")
            checked = await client.check()
        finally:
            await client.aclose()
        if (outcome.kind, outcome.reason) != (OutcomeKind.REJECTED, "redirect"):
            found.troubles.append(f"{outcome.kind}: {outcome.reason}")
        if checked.kind != "wrong_url":
            found.troubles.append(f"checked: {checked.kind}")
        if len(own.requests) != 3 or other.connections:
            found.troubles.append(f"{len(own.requests)} requests, {other.connections} elsewhere")
        for request in [*other.requests, *own.requests[3:]]:
            found.tokens += any(TOKEN in value for value in request.headers.values())
            found.bodies += bool(request.body)
    return found
