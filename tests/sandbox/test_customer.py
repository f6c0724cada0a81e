"""The customer who reads, presses and answers, on real (short) timers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mateo_desktop.sandbox import Settings
from mateo_desktop.sandbox.people import contact_id
from mateo_desktop.sandbox.stock import channel_id, conversation_id
from tests.fakes import HandClock
from tests.sandbox.client import fits


@pytest.fixture
def settings():
    return Settings(rate_limit=False, customer_delay_s=0.02)


def answers_to(message_id):
    return lambda store: store.find("message", reply_to_message_id=message_id, is_inbound=True)


async def test_a_message_is_read_the_first_button_pressed_and_its_text_comes_back(talk, sandbox):
    sent = await talk.send(
        from_=channel_id("whatsapp"),
        to=[{"contact_id": contact_id("Erika Muster")}],
        text="Passt Montag?",
        actions=[
            {"type": "quick_reply", "text": "Ja, gern", "data": "ja"},
            {"type": "quick_reply", "text": "Nein", "data": "nein"},
        ],
    )
    mine = sent["message"]["id"]
    await sandbox.wait_for(answers_to(mine))
    (row,) = await talk.get(f"/message?id=eq.{mine}&select=status,recipient(role,status)")
    assert row["status"] == "read"
    assert {each["status"] for each in row["recipient"]} == {"read"}
    actions = await talk.get(f"/message_action?message_id=eq.{mine}&select=text,clicked")
    assert actions == [{"text": "Ja, gern", "clicked": True}, {"text": "Nein", "clicked": False}]
    (answer,) = await talk.get(f"/message?reply_to_message_id=eq.{mine}")
    fits("Message", answer)
    assert answer["raw_content"] == "Ja, gern"
    assert answer["author_type"] == "external"
    rows = await talk.get(f"/recipient?message_id=eq.{answer['id']}&select=role,full_name")
    assert rows == [
        {"role": "from", "full_name": "Erika Muster"},
        {"role": "to", "full_name": "WhatsApp Service"},
    ]
    (conversation,) = await talk.get(f"/conversation?id=eq.{conversation_id('chat')}")
    assert conversation["unread"] is True
    assert conversation["latest_inbound_message_id"] == answer["id"]
    assert conversation["latest_message_id"] == answer["id"]
    events = await talk.get(
        f"/event?conversation_id=eq.{conversation_id('chat')}&select=type&offset=2"
    )
    assert [event["type"] for event in events] == ["outbound", "read", "submit", "inbound"]


async def test_a_link_is_pressed_but_answered_with_other_words(talk, sandbox):
    sent = await talk.send(
        from_=channel_id("whatsapp"),
        to=[{"contact_id": contact_id("Erika Muster")}],
        text="Hier",
        actions=[{"type": "call_to_action", "subtype": "url", "text": "Zur Seite", "data": "x"}],
    )
    await sandbox.wait_for(answers_to(sent["message"]["id"]))
    (answer,) = answers_to(sent["message"]["id"])(sandbox.state)
    assert answer["raw_content"] not in ("Zur Seite", None)
    (action,) = sandbox.state.find("message_action", message_id=sent["message"]["id"])
    assert action["clicked"] is True


async def test_mail_is_answered_in_mail_and_never_seen_as_read(talk, sandbox):
    sent = await talk.send(
        from_=channel_id("email"),
        conversation_id=conversation_id("offer"),
        conversation_status="closed",
        subject="Angebot",
        html="<p>Hallo</p>",
    )
    mine = sent["message"]["id"]
    await sandbox.wait_for(answers_to(mine))
    (answer,) = answers_to(mine)(sandbox.state)
    assert answer["subject"] == "Re: Angebot"
    assert answer["raw_content"].startswith("<p>")
    assert sandbox.state.get("message", mine)["status"] == "sent"
    assert sandbox.state.get("conversation", conversation_id("offer"))["status"] == "open"


@pytest.mark.parametrize(
    ("channel", "person"),
    [
        ("postal", "Karl-Heinz Vorlage"),
        ("google", "Autohaus Attrappe AG"),
        ("whatsapp", "Lukas Testfall"),  # who is blocked
    ],
)
async def test_some_never_answer(talk, sandbox, channel, person):
    silent = await talk.send(
        from_=channel_id(channel), to=[{"contact_id": contact_id(person)}], text="Hallo"
    )
    # The next one is sent later and answered: by then the first had its chance.
    for _ in range(2):
        other = await talk.send(
            from_=channel_id("sms"), to=[{"contact_id": contact_id("Erika Muster")}], text="x"
        )
        await sandbox.wait_for(answers_to(other["message"]["id"]))
    assert not answers_to(silent["message"]["id"])(sandbox.state)
    assert sandbox.state.get("message", silent["message"]["id"])["status"] == "sent"


async def test_a_scheduled_message_is_answered_after_it_has_left(talk, sandbox, monkeypatch):
    clock = HandClock(datetime.now(UTC))
    monkeypatch.setattr(sandbox.state, "_now", clock.now)
    due = clock.now() + timedelta(seconds=0.1)
    sent = await talk.send(
        from_=channel_id("sms"),
        to=[{"contact_id": contact_id("Erika Muster")}],
        text="x",
        send_after=due.isoformat(),
    )
    mine = sent["message"]["id"]
    assert sent["message"]["status"] == "scheduled"
    assert not answers_to(mine)(sandbox.state)
    clock.forward(0.1)
    await sandbox.wait_for(answers_to(mine))
    row = sandbox.state.get("message", mine)
    assert (row["status"], row["sent_at"]) == ("read", row["send_after"])
