"""Certificates: no handshake, no byte; and never a way around."""

from __future__ import annotations

import asyncio
import datetime
import ssl
import sys
from pathlib import Path

import pytest
import trustme

from mateo_desktop.api import transport
from mateo_desktop.domain.send_state import OutcomeKind
from tests.api.conftest import NewClient, a_message, certified
from tests.fault_server import FaultServer
from tests.patience import PATIENT

#: The system's store is read during the first of these, which takes a busy machine its time.
LAST_YEAR = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


async def test_a_trusted_certificate_is_accepted(
    server: FaultServer, new_client: NewClient, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    secure = FaultServer()
    base_url = await secure.start(certified(authority))
    client = new_client(base_url, verify=trusting)

    outcome = await client.send_message(*a_message())
    result = await client.check()
    await secure.stop()

    assert base_url.startswith("https://")
    assert outcome.kind is OutcomeKind.ACCEPTED
    assert result.kind == "ok"


@pytest.mark.parametrize(
    "wrong", ["certificate_expired", "certificate_wrong_host", "certificate_untrusted"]
)
async def test_a_wrong_certificate_is_named_and_nothing_is_sent(
    wrong: str, new_client: NewClient, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    context = {
        "certificate_expired": lambda: certified(authority, not_after=LAST_YEAR),
        "certificate_wrong_host": lambda: certified(authority, "mail.example.org"),
        "certificate_untrusted": lambda: certified(trustme.CA()),
    }[wrong]()
    server = FaultServer()
    client = new_client(await server.start(context), verify=trusting)

    outcome = await client.send_message(*a_message())
    result = await client.check()
    await server.stop()

    assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_SENT, "tls")
    assert outcome.code == wrong
    assert (result.kind, result.detail) == ("wrong_certificate", wrong)
    assert server.requests == []


async def test_the_systems_own_store_does_not_trust_just_anybody(
    new_client: NewClient, authority: trustme.CA
) -> None:
    server = FaultServer()
    client = new_client(await server.start(certified(authority)), timeouts=PATIENT)

    outcome = await client.send_message(*a_message())
    await server.stop()

    assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_SENT, "tls")
    assert outcome.code == "certificate_untrusted"


async def test_a_private_authority_in_the_systems_store_is_trusted(
    new_client: NewClient,
    authority: trustme.CA,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if sys.platform in {"darwin", "win32"}:
        pytest.skip("their stores cannot be lent for a test")
    # Where OpenSSL looks for the system's store, which is asked once and kept.
    store = tmp_path / "store.pem"
    authority.cert_pem.write_to_path(store)
    monkeypatch.setenv("SSL_CERT_FILE", str(store))
    monkeypatch.setattr(transport._SystemStore, "context", None)
    server = FaultServer()
    client = new_client(await server.start(certified(authority)), timeouts=PATIENT)

    outcome = await client.send_message(*a_message())
    await server.stop()

    assert outcome.kind is OutcomeKind.ACCEPTED


@pytest.mark.parametrize(
    ("words", "code", "kind"),
    [
        # A TLS record: alert, fatal, handshake_failure.
        (b"\x15\x03\x03\x00\x02\x02\x28", "alert", "wrong_certificate"),
        # The same, unrecognized_name: OpenSSL does not call that one an alert.
        (b"\x15\x03\x03\x00\x02\x02\x70", "alert", "wrong_certificate"),
        (b"", "hung_up", "wrong_certificate"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "not_tls", "wrong_url"),
    ],
)
async def test_a_handshake_that_fails_is_not_sent(
    words: bytes, code: str, kind: str, new_client: NewClient, trusting: ssl.SSLContext
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1_000)
        writer.write(words)
        if words:
            await reader.read()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = new_client(f"https://127.0.0.1:{port}", verify=trusting)

    outcome = await client.send_message(*a_message())
    result = await client.check()
    server.close()

    assert (outcome.kind, outcome.reason, outcome.code) == (OutcomeKind.NOT_SENT, "tls", code)
    assert result.kind == kind


async def test_an_alert_after_the_message_went_out_leaves_its_fate_unknown(
    new_client: NewClient, authority: trustme.CA, trusting: ssl.SSLContext
) -> None:
    # With TLS 1.3 the server asks for our certificate after the handshake has
    # ended for us, so its refusal meets a request that is already gone.
    context = certified(authority)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    authority.configure_trust(context)
    server = FaultServer()
    client = new_client(await server.start(context), verify=trusting)

    outcome = await client.send_message(*a_message())
    await server.stop()

    assert outcome.kind is OutcomeKind.UNKNOWN
