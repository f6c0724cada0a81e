"""What waits says what happened, whether it was sent, and what to do."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from mateo_desktop.app.delivery import WAITING_CODES, Waiting
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.send_state import Outcome, OutcomeKind, SendState
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages import waits
from mateo_desktop.ui.send_lines import BUTTONS, send_line
from tests.ui.entries import ERIKA, entry

DUE = datetime(2026, 11, 22, 12, 30, 15, tzinfo=UTC)
DNS = Outcome(OutcomeKind.NOT_SENT, reason="dns")
HTML = Outcome(OutcomeKind.UNKNOWN, reason="html")


@pytest.mark.parametrize("code", sorted(waits.DOUBTS))
@pytest.mark.parametrize("state", [SendState.UNKNOWN, SendState.SENDING])
def test_what_may_have_arrived_is_never_called_not_sent(code: str, state: SendState) -> None:
    told = messages.waiting_text(entry(state, outcome=HTML), Waiting(code, DUE))
    assert "may have been sent" in told
    assert "ot sent:" not in told
    assert "Offline, not sent" not in told


@pytest.mark.parametrize("code", sorted(waits.TEXTS))
def test_what_has_not_left_says_so_and_what_comes_next(code: str) -> None:
    told = messages.waiting_text(entry(SendState.QUEUED, outcome=DNS), Waiting(code, DUE))
    assert "ot sent" in told
    assert "may have been" not in told
    assert "{" not in told
    assert any(word in told for word in ("by itself", "choose", "ut it back")), told


@pytest.mark.parametrize("code", ["offline", "retry", "busy", "paused"])
def test_the_reason_of_the_last_try_stands_first(code: str) -> None:
    told = messages.waiting_text(entry(SendState.QUEUED, outcome=DNS), Waiting(code, DUE))
    assert told.startswith("The server's name could not be looked up.")


@pytest.mark.parametrize(
    ("code", "what", "then"),
    [
        ("certificate_expired", "has expired", "the clock of this computer"),
        ("certificate_wrong_host", "belongs to another address", "Check the address"),
        ("certificate_untrusted", "nobody this computer trusts", "Somebody may stand between"),
        ("alert", "broke off the secure connection", "Check the address"),
    ],
)
def test_each_failure_of_tls_says_what_to_look_at(code: str, what: str, then: str) -> None:
    failed = Outcome(OutcomeKind.NOT_SENT, reason="tls", code=code)
    told = messages.waiting_text(entry(SendState.QUEUED, outcome=failed), Waiting("tls"))
    assert what in told
    assert "Not sent, and the API key was not shown either." in told
    assert then in told


def test_a_proxy_that_refuses_is_no_missing_network() -> None:
    failed = Outcome(OutcomeKind.NOT_SENT, reason="proxy")
    told = messages.waiting_text(entry(SendState.QUEUED, outcome=failed), Waiting("offline"))
    assert "Check the proxy" in told
    assert "Offline" not in told
    asks = dataclasses.replace(failed, code="407")
    told = messages.waiting_text(entry(SendState.QUEUED, outcome=asks), Waiting("offline"))
    assert told.startswith("The proxy asks for a user name and a password. Not sent.")


def test_the_proxy_is_named_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://erika:geheim@proxy.example.org:3128")
    failed = Outcome(OutcomeKind.NOT_SENT, reason="proxy")
    waits_for = dataclasses.replace(
        entry(SendState.QUEUED, outcome=failed), base_url="https://api.example.org"
    )
    told = messages.waiting_text(waits_for, Waiting("offline"))
    assert "Check the proxy of this computer, proxy.example.org:3128;" in told
    assert "geheim" not in told
    row = messages.entry_state(waits_for, Waiting("offline"))
    assert row == "Not sent, proxy refuses"


def test_a_trial_that_fails_names_the_proxy_on_the_way() -> None:
    through = messages.check_result("no_network", "dns", "proxy.example.org:3128")
    assert through.endswith("The way leads through the proxy proxy.example.org:3128.")
    assert "proxy" not in messages.check_result("ok", "", "proxy.example.org:3128")


def test_a_stale_message_says_when_it_was_due() -> None:
    late = dataclasses.replace(entry(SendState.QUEUED), hold_until=DUE - timedelta(hours=1))
    told = messages.waiting_text(late, Waiting("stale"))
    assert f"({(DUE - timedelta(hours=1)).astimezone():%H:%M})" in told or "2026" in told


@pytest.mark.parametrize("code", WAITING_CODES)
def test_a_row_has_few_words_for_every_wait(code: str) -> None:
    states = [SendState.QUEUED] * (code in waits.TEXTS) + [SendState.UNKNOWN] * (
        code in waits.DOUBTS
    )
    for state in states:
        words = messages.entry_state(entry(state, outcome=DNS), Waiting(code, DUE))
        # A list in a window of 1024 pixels has no room for more.
        assert len(words) <= 24
        doubts = ("Sent? ", "May have been sent")
        assert words.startswith("Not sent" if state is SendState.QUEUED else doubts)


def test_a_row_counts_the_hold_down() -> None:
    assert messages.entry_state(entry(SendState.HELD), None, 4) == "Sending in 4 s"
    assert messages.entry_state(entry(SendState.HELD)) == "Waits to be sent"


def test_a_held_one_that_asks_says_so_and_offers_the_choices() -> None:
    # As another start finds it, when it has become too old to go unseen.
    held = entry(SendState.HELD)
    assert messages.entry_state(held, Waiting("stale")) == "Not sent, waits for you"
    line = send_line(held, Waiting("stale"), None)
    assert line.text.startswith("Not sent: it was due")
    assert (line.name, line.more) == ("send_now", (("Back to drafts", "edit"),))


@pytest.mark.parametrize(
    ("fields", "words", "names"),
    [
        (
            {"channel_type": "whatsapp"},
            "the customer last wrote over 24 hours ago, and WhatsApp takes nothing but templates",
            ["template", "edit", "send_anyway"],
        ),
        (
            {"channel_type": "instagram"},
            "the customer last wrote over 24 hours ago, and Instagram may refuse this text",
            ["edit", "send_anyway"],
        ),
        (
            {"channel_type": "facebook", "send_after": "2126-11-22T12:00:00Z"},
            "the customer's last message will be over 24 hours old, and Facebook may refuse",
            ["edit", "send_anyway"],
        ),
        (
            {"channel_type": "whatsapp", "send_after": "2126-11-22T12:00:00Z"},
            "the customer's last message will be over 24 hours old, and WhatsApp takes nothing",
            ["template", "edit", "send_anyway"],
        ),
    ],
)
def test_a_closed_window_says_whose_it_is_and_what_can_be_done(
    fields: dict[str, str], words: str, names: list[str]
) -> None:
    for state in (SendState.HELD, SendState.QUEUED):
        message = entry(state, draft=Draft.new(to=(ERIKA,), text="Hello", **fields))
        line = send_line(message, Waiting("window_closed"), None)
        assert line.text.startswith("Not sent: ")
        assert words in line.text
        assert [line.name, *(name for _, name in line.more)] == names


@pytest.mark.parametrize(
    ("kind", "words"),
    [("whatsapp", "takes nothing but templates"), ("facebook", "may refuse this text")],
)
def test_what_may_have_arrived_does_not_offer_to_become_another_message_for_its_window(
    kind: str, words: str
) -> None:
    message = entry(SendState.UNKNOWN, draft=Draft.new(channel_type=kind, to=(ERIKA,)))
    waiting = Waiting("window_closed")
    line = send_line(message, waiting, None)
    assert line.text.startswith("Not sent again: the customer last wrote over 24 hours ago")
    assert words in line.text
    named = [line.name, *(name for _, name in line.more)]
    assert named == ["check_again", "send_anyway", "discard"]
    assert messages.entry_state(message, waiting) == "Sent? Please check"


# -- the foot --------------------------------------------------------------------------


def test_what_may_have_arrived_offers_the_three_choices() -> None:
    line = send_line(entry(SendState.UNKNOWN, outcome=HTML), Waiting("not_found", DUE), None)
    assert (line.action, line.name) == ("Check again", "check_again")
    assert line.more == (("Send again…", "send_again"), ("Discard…", "discard"))


@pytest.mark.parametrize("code", sorted(waits.TEXTS))
def test_what_waits_can_be_taken_back_and_words_on_buttons_are_there(code: str) -> None:
    line = send_line(entry(SendState.QUEUED, outcome=DNS), Waiting(code, DUE), None)
    named = {line.name: line.action, **{name: words for words, name in line.more}}
    assert "edit" in named
    assert all(words == BUTTONS[name] for name, words in named.items())
    for quoted in ("Send now", "Back to drafts"):
        if f"choose {quoted}" in line.text:
            assert quoted in named.values()


def test_without_a_key_the_first_button_asks_for_it() -> None:
    for state in (SendState.QUEUED, SendState.UNKNOWN):
        line = send_line(entry(state), Waiting("no_token"), None)
        assert line.name == "enter_key"


def test_the_end_of_a_hold_is_said_aloud_once_before_it_comes() -> None:
    lines = [send_line(entry(SendState.HELD), None, left) for left in (60, 11, 10, 5, 4, 3, 2, 1)]
    assert [line.spoken for line in lines] == ["0", "30", "10", "10", "10", "3", "3", "3"]
    assert all(line.name == "undo" for line in lines)
    assert lines[0].more == (("Send now", "send_now"),)


def test_between_the_hold_and_the_first_byte_nothing_is_offered() -> None:
    for state in (SendState.HELD, SendState.QUEUED, SendState.SENDING):
        line = send_line(entry(state), None, 0 if state is SendState.HELD else None)
        assert (line.text, line.action) == ("Sending…", "")


def test_an_answer_that_the_disk_does_not_take_is_no_mere_sending() -> None:
    line = send_line(entry(SendState.SENDING), Waiting("storage"), None)
    assert "the disk does not take the answer" in line.text
    assert line.tone == "warning"
