"""Every fault of the sandbox, under every answer to a repeated ID: what is said is true."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.sandbox import FAULTS, PERSONALITIES, Sandbox
from mateo_desktop.sandbox import TOKEN as SANDBOX_TOKEN
from mateo_desktop.sandbox.stock import channel_id
from tests.app import conftest
from tests.app.conftest import Desk, NewDesk, a_draft
from tests.fakes import FastClock

ACCEPTED, REJECTED, UNKNOWN = SendState.ACCEPTED, SendState.REJECTED, SendState.UNKNOWN

#: They take their time, or the machine's memory; tests/api plays them once each.
SLOW = {"slow_bytes", "stall_after_head", "silence", "silence_stored"}
SLOW |= {"huge_200", "endless_200", "gzip_bomb_200"}
#: They last until they are switched off, or until a click: test_waiting.py.
LASTING = {"refused", "connect_timeout", "429_long"}
ON_THE_WAY = [
    name
    for name in FAULTS
    if name not in SLOW | LASTING and not name.startswith(("helpers_", "upload_"))
]


@pytest.fixture
def there(
    new_desk: NewDesk, sandbox: Sandbox, fast: FastClock, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    monkeypatch.setattr(conftest, "TOKEN", SANDBOX_TOKEN)
    return new_desk(sandbox.base_url, fast)


@pytest.mark.parametrize("personality", PERSONALITIES)
@pytest.mark.parametrize("fault", ON_THE_WAY)
async def test_nothing_is_doubled_and_nothing_is_said_that_is_not_so(
    fault: str, personality: str, there: Desk, sandbox: Sandbox
) -> None:
    sandbox.on_repeated_id = personality
    sandbox.settings.retry_after_s = 1
    sandbox.faults.arm(fault, times=1)
    entry = await there.send(a_draft(channel_id=channel_id("email")))
    await there.tasks.idle()
    state = there.state(entry.id)
    arrived = sandbox.deliveries.by_id.get(entry.id, 0)
    assert arrived <= 1
    if fault.startswith("429") or fault == "dead_keep_alive":
        assert state is ACCEPTED
    else:
        assert sandbox.posts == 1
    assert (state is ACCEPTED) == (arrived == 1)
    if state is not UNKNOWN:
        assert state in (ACCEPTED, REJECTED)
        return
    # Somebody decides to send it once more.
    await there.sender.send_again(entry.id)
    await there.tasks.idle()
    assert there.state(entry.id) is ACCEPTED
    assert sandbox.deliveries.by_id[entry.id] == 1
