"""What the sandbox does with a message."""

from __future__ import annotations

import asyncio
import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from mateo_desktop.sandbox.people import contact_id
from mateo_desktop.sandbox.stock import TEMPLATES, channel_id, conversation_id, template_id
from tests.fakes import HandClock
from tests.sandbox.client import contract, fits

EMAIL, SMS, WHATSAPP, POSTAL = map(channel_id, ("email", "sms", "whatsapp", "postal"))
ERIKA = {"handle": "erika.muster@example.org"}


def new_id() -> str:
    return str(uuid.uuid4())


async def test_the_answer_has_exactly_the_parts_of_the_reference_page(talk):
    answer = await talk.send(
        from_=EMAIL,
        to=[ERIKA, {"handle": "new@example.org", "full_name": "Neu"}],
        cc=[{"contact_id": contact_id("Max Beispiel")}],
        bcc=[{"handle": "leise@example.org"}],
        subject="Hallo",
        html="<p>Guten <b>Tag</b></p>",
        text="Guten Tag",
        attachments=["https://example.org/a.pdf", "media_library://b.pdf"],
        actions=[{"type": "quick_reply", "text": "Ja", "data": "ja"}],
    )
    fits("SendMessageResponse", answer)
    for part, schema in (
        (answer["conversation"], "SentConversation"),
        (answer["message"], "SentMessage"),
        (answer["recipients"][0], "Recipient"),
        (answer["actions"][0], "MessageAction"),
    ):
        assert set(part) == set(contract()["components"]["schemas"][schema]["properties"])
    assert [row["role"] for row in answer["recipients"]] == ["from", "to", "to", "cc", "bcc"]
    assert answer["recipients"][0]["handle"] == "support@example.org"
    assert answer["recipients"][0]["is_organisation"] is True
    assert answer["recipients"][1]["contact_id"] == contact_id("Erika Muster")
    assert answer["recipients"][3]["handle"] == "max.beispiel@example.org"
    assert answer["message"]["raw_content"] == "<p>Guten <b>Tag</b></p>"
    assert answer["message"]["blurb"] == "Guten Tag"
    assert answer["message"]["attachment_count"] == 2
    assert answer["message"]["status"] == "sent"
    assert answer["actions"][0]["clicked"] is False


async def test_the_id_of_the_caller_is_kept_and_can_be_looked_up(talk):
    mine = new_id()
    await talk.send(from_=EMAIL, id=mine.upper(), to=[ERIKA], text="Hallo")
    (row,) = await talk.get(f"/message?id=eq.{mine}&select=id,raw_content")
    assert row == {"id": mine, "raw_content": "Hallo"}


async def test_a_message_without_an_id_gets_one(talk):
    first = await talk.send(from_=EMAIL, to=[ERIKA], text="Hallo")
    second = await talk.send(from_=EMAIL, to=[ERIKA], text="Hallo")
    assert first["message"]["id"] != second["message"]["id"]


@pytest.mark.parametrize(
    "to", [{"handle": "ERIKA.Muster@example.org "}, {"contact_id": contact_id("Erika Muster")}]
)
async def test_somebody_known_is_written_to_in_the_conversation_that_exists(talk, to):
    answer = await talk.send(from_=EMAIL, to=[to], text="Hallo")
    assert answer["conversation"]["id"] == conversation_id("offer")
    assert answer["conversation"]["tags"] == ["Angebot", "Rückfrage"]
    assert answer["conversation"]["latest_message_id"] == answer["message"]["id"]


async def test_somebody_unknown_gets_one_conversation_and_keeps_it(talk):
    to = [{"handle": "niemand@example.org"}]
    first = await talk.send(from_=EMAIL, to=to, subject="Neu", text="eins")
    second = await talk.send(from_=EMAIL, to=to, text="zwei")
    assert first["conversation"]["id"] == second["conversation"]["id"]
    assert first["conversation"]["contact_id"] is None
    assert first["conversation"]["subject"] == "Neu"


async def test_an_unknown_handle_becomes_a_contact_only_when_switched_on(talk, settings):
    settings.make_contacts = True
    to = [{"handle": "niemand@example.org", "full_name": "Nie Mand"}]
    answer = await talk.send(from_=EMAIL, to=to, text="Hallo")
    (row,) = await talk.get("/contact?email=eq.niemand@example.org&select=id,full_name")
    assert row == {"id": answer["conversation"]["contact_id"], "full_name": "Nie Mand"}


async def test_a_message_into_a_conversation_needs_no_recipient(talk):
    answer = await talk.send(
        from_=WHATSAPP,
        conversation_id=conversation_id("appointment"),
        conversation_status="closed",
        text="Bis Montag!",
    )
    assert answer["conversation"]["status"] == "closed"
    (to,) = [row for row in answer["recipients"] if row["role"] == "to"]
    assert to["full_name"] == "Max Beispiel"
    assert to["handle"].startswith("+4917139200")


async def test_telephone_numbers_are_the_same_however_they_are_grouped(talk):
    answer = await talk.send(from_=WHATSAPP, to=[{"handle": "+49 171 39200-01"}], text="Hallo")
    assert answer["conversation"]["id"] == conversation_id("appointment")


async def test_a_letter_goes_to_a_contact_and_never_to_a_handle(talk):
    karl = contact_id("Karl-Heinz Vorlage")
    answer = await talk.send(from_=POSTAL, to=[{"contact_id": karl}], html="<p>Brief</p>")
    assert answer["conversation"]["id"] == conversation_id("letter")
    assert [row["handle"] for row in answer["recipients"]] == [None, None]
    assert await talk.refused(from_=POSTAL, to=[{"handle": "Musterweg 7"}], text="x") == 400
    both = {"contact_id": karl, "handle": "Musterweg 7"}
    assert await talk.refused(from_=POSTAL, to=[both], text="x") == 400
    assert await talk.refused(from_=POSTAL, to=[{"contact_id": new_id()}], text="x") == 404


async def test_a_template_is_filled_in_by_position(talk):
    answer = await talk.send(
        from_=WHATSAPP,
        to=[{"contact_id": contact_id("Anna Probe")}],
        template_id=template_id("terminerinnerung"),
        placeholder_values=["Anna", "12. Mai", "{{1}}"],
    )
    expected = TEMPLATES["terminerinnerung"][0]
    expected = expected.replace("{{1}}", "Anna").replace("{{2}}", "12. Mai")
    assert answer["message"]["raw_content"] == expected.replace("{{3}}", "{{1}}")
    assert answer["message"]["template_id"] == template_id("terminerinnerung")


@pytest.mark.parametrize(
    ("name", "values", "status"),
    [
        ("terminerinnerung", ["Anna"], 400),
        ("sommeraktion", ["Anna", "10 %"], 400),
        ("gewinnspiel", ["Anna"], 400),
        ("never made", [], 404),
    ],
)
async def test_a_template_must_be_approved_and_complete(talk, name, values, status):
    body = {"template_id": template_id(name), "placeholder_values": values}
    to = [{"contact_id": contact_id("Anna Probe")}]
    assert await talk.refused(from_=WHATSAPP, to=to, **body) == status


@pytest.mark.parametrize(
    ("rule", "expected"), [("accept", "sent"), ("fail_later", "submission_error")]
)
async def test_outside_the_window_the_switch_decides(talk, sandbox, settings, rule, expected):
    settings.closed_window = rule
    settings.customer_delay_s = 0.0 if rule == "fail_later" else None
    answer = await talk.send(
        from_=WHATSAPP, conversation_id=conversation_id("closed window"), text="Noch da?"
    )
    mine = answer["message"]["id"]
    await sandbox.wait_for(lambda store: store.get("message", mine)["status"] == expected)


async def test_outside_the_window_free_text_may_be_refused_but_not_inside(talk, settings):
    settings.closed_window = "refuse"
    closed, open_ = conversation_id("closed window"), conversation_id("appointment")
    assert await talk.refused(from_=WHATSAPP, conversation_id=closed, text="x") == 400
    await talk.send(from_=WHATSAPP, conversation_id=open_, text="x")


BROKEN = {
    "no channel": ({"from_": None}, 400),
    "channel is no UUID": ({"from_": "support"}, 400),
    "UUID of version 9": ({"from_": "3c90c3cc-0d44-9b50-8888-8dd25736052a"}, 400),
    "UUID with an Arabic digit": ({"from_": "3c90c3cc-0d44-4b50-8888-8dd25736052٣"}, 400),
    "channel is unknown": ({"from_": new_id()}, 404),
    "channel is inactive": ({"from_": channel_id("inactive")}, 400),
    "channel is in review": ({"from_": channel_id("in-review")}, 400),
    "id is a number": ({"id": 5}, 400),
    "conversation is unknown": ({"conversation_id": new_id()}, 404),
    "conversation of another channel": ({"conversation_id": conversation_id("chat")}, 400),
    "status is none of three": ({"conversation_status": "open "}, 400),
    "to is an object": ({"to": {}}, 400),
    "a recipient is a string": ({"to": ["erika@example.org"]}, 400),
    "a handle is a number": ({"to": [{"handle": 49301234}]}, 400),
    "a recipient has nothing": ({"to": [{}]}, 400),
    "nobody is addressed": ({"to": []}, 400),
    "a contact is unknown": ({"to": [{"contact_id": "K-1"}]}, 404),
    "a contact has no such handle": ({"to": [{"contact_id": contact_id("Xaver X.")}]}, 400),
    "subject is a list": ({"subject": ["x"]}, 400),
    "content is a string": ({"content": "{}"}, 400),
    "time is a date": ({"send_after": "2026-05-04"}, 400),
    "time is impossible": ({"send_after": "2026-02-30T10:00:00Z"}, 400),
    "a placeholder is a number": ({"placeholder_values": ["a", 1]}, 400),
    "an attachment is http": ({"attachments": ["http://example.org/a"]}, 400),
    "an attachment is a file": ({"attachments": ["file:///etc/passwd"]}, 400),
    "attachments is a string": ({"attachments": "https://example.org/a"}, 400),
    "replies to nothing": ({"reply_to_message_id": new_id()}, 404),
    "an action of unknown type": ({"actions": [{"type": "button", "text": "x"}]}, 400),
    "an action without words": ({"actions": [{"type": "list", "text": None}]}, 400),
    "an action of unknown subtype": ({"actions": [{"type": "list", "subtype": "x"}]}, 400),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_refuses_a_message_where(talk, name):
    change, status = BROKEN[name]
    body = {"from_": EMAIL, "to": [ERIKA], "text": "Hallo"} | change
    assert await talk.refused(**body) == status


async def test_null_is_as_good_as_nothing(talk):
    names = contract()["components"]["schemas"]["SendMessageRequest"]["properties"]
    await talk.send(**(dict.fromkeys(names) | {"from": EMAIL, "to": [ERIKA]}))


@pytest.mark.parametrize("strict", [False, True])
async def test_keys_that_no_page_names_are_ignored_unless_switched_otherwise(
    talk, settings, strict
):
    settings.refuse_unknown_keys = strict
    for extra in ({"newer": 1}, {"to": [ERIKA | {"newer": 1}]}):
        body = {"from_": EMAIL, "to": [ERIKA], "text": "Hallo"} | extra
        if strict:
            assert await talk.refused(**body) == 400
        else:
            await talk.send(**body)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"from": NaN}',
        b'{"from": "\xff"}',
        b"[" * 200_000,
        b'{"a": ' + b"9" * 10_000 + b"}",
    ],
)
async def test_what_is_no_json_object_is_refused(talk, raw):
    headers = {"Content-Type": "application/json; charset=utf-8"}
    answer = await talk("POST", "/send_message", raw, headers=headers)
    assert answer.status == 400


async def test_json_must_be_called_json(talk):
    answer = await talk("POST", "/send_message", b"{}", headers={"Content-Type": "text/plain"})
    assert answer.status == 400


async def test_half_a_surrogate_pair_comes_back_as_it_was(talk):
    body = {"from": EMAIL, "to": [{"handle": "a@example.org"}], "text": "\ud83d"}
    raw = json.dumps(body)  # which writes it as an escape
    headers = {"Content-Type": "application/json"}
    answer = await talk("POST", "/send_message", raw.encode(), headers=headers)
    assert answer.json()["message"]["raw_content"] == "\ud83d"


class TestARepeatedId:
    async def both(self, talk, sandbox, personality):
        sandbox.on_repeated_id = personality
        mine = new_id()
        body = {"from": EMAIL, "id": mine, "to": [ERIKA], "text": "eins"}
        first = await talk("POST", "/send_message", body)
        second = await talk("POST", "/send_message", body | {"text": "zwei"})
        rows = await talk.get(f"/message?id=eq.{mine}&select=raw_content")
        count = sandbox.deliveries.by_id[mine]
        return first.json(), second, rows, count

    async def test_conflicts(self, talk, sandbox):
        _, second, rows, count = await self.both(talk, sandbox, "conflict")
        assert (second.status, second.json()["code"]) == (409, "23505")
        assert (rows, count) == ([{"raw_content": "eins"}], 1)

    async def test_returns_what_there_was(self, talk, sandbox):
        first, second, rows, count = await self.both(talk, sandbox, "return")
        assert second.json() == first
        assert (rows, count) == ([{"raw_content": "eins"}], 1)

    async def test_updates_what_there_was(self, talk, sandbox):
        first, second, rows, count = await self.both(talk, sandbox, "update")
        assert second.json()["message"]["id"] == first["message"]["id"]
        assert len(second.json()["recipients"]) == 2
        assert (rows, count) == ([{"raw_content": "zwei"}], 1)

    async def test_inserts_another(self, talk, sandbox):
        first, second, rows, count = await self.both(talk, sandbox, "insert")
        assert second.json()["message"]["id"] != first["message"]["id"]
        assert (rows, count) == ([{"raw_content": "eins"}], 2)
        assert sandbox.deliveries.total == 2

    def test_knows_no_fifth_way(self, settings):
        with pytest.raises(ValueError, match="repeated id"):
            settings.on_repeated_id = "explode"


class TestLater:
    @pytest.fixture
    def clock(self, sandbox, monkeypatch):
        clock = HandClock(datetime.now(UTC))
        monkeypatch.setattr(sandbox.state, "_now", clock.now)
        return clock

    async def test_a_message_waits_until_it_is_due(self, talk, sandbox, clock):
        due = clock.now() + timedelta(seconds=0.1)
        answer = await talk.send(from_=EMAIL, to=[ERIKA], text="später", send_after=due.isoformat())
        mine = answer["message"]["id"]
        assert answer["message"]["status"] == "scheduled"
        assert answer["message"]["sent_at"] is None
        assert {row["status"] for row in answer["recipients"]} == {"scheduled"}
        waited = asyncio.Event()
        asyncio.get_running_loop().call_later(0.15, waited.set)
        await waited.wait()
        assert sandbox.state.get("message", mine)["status"] == "scheduled"
        clock.forward(0.1)
        await sandbox.wait_for(lambda store: store.get("message", mine)["status"] == "sent")
        rows = await talk.get(f"/recipient?message_id=eq.{mine}&select=status")
        assert rows == [{"status": "sent"}] * 2

    async def test_the_past_means_now(self, talk):
        answer = await talk.send(
            from_=EMAIL, to=[ERIKA], text="x", send_after="2020-01-01T00:00:00"
        )
        assert answer["message"]["status"] == "sent"
        assert answer["message"]["send_after"] == "2020-01-01T00:00:00.000000+00:00"

    async def test_a_zone_is_understood(self, talk):
        answer = await talk.send(
            from_=EMAIL, to=[ERIKA], text="x", send_after="2020-01-01t00:00:00.5+02:00"
        )
        assert answer["message"]["send_after"] == "2019-12-31T22:00:00.500000+00:00"

    async def test_a_deleted_message_never_leaves(self, talk, sandbox, clock):
        due = clock.now() + timedelta(seconds=0.1)
        answer = await talk.send(from_=EMAIL, to=[ERIKA], text="später", send_after=due.isoformat())
        mine = answer["message"]["id"]
        deleted = await talk("DELETE", f"/message?id=eq.{mine}")
        assert deleted.json()["id"] == mine
        clock.forward(0.1)
        changes = asyncio.Event()
        sandbox.state.listen(changes.set)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(changes.wait(), 0.3)
        assert await talk.get(f"/recipient?message_id=eq.{mine}") == []
