"""Lists, writes and the media library, over real connections."""

from __future__ import annotations

import hashlib
import uuid

import pytest

from mateo_desktop.sandbox import stock
from mateo_desktop.sandbox.people import PEOPLE, contact_id
from mateo_desktop.sandbox.stock import channel_id, conversation_id
from mateo_desktop.sandbox.store import fixed_id
from mateo_desktop.sandbox.tables import CHANNEL_TYPES, RESOURCES
from tests.sandbox.client import contract, fits

SCHEMAS = {
    "channel": "Channel",
    "contact": "Contact",
    "conversation": "Conversation",
    "message": "Message",
    "recipient": "Recipient",
    "message_action": "MessageAction",
    "event": "Event",
    "provider_template_approval": "ProviderTemplateApproval",
    "marketing_channel": "MarketingChannel",
}


@pytest.mark.parametrize("resource", RESOURCES)
async def test_every_row_has_the_columns_and_the_shape_of_the_contract(talk, resource):
    schema = contract()["components"]["schemas"][SCHEMAS[resource]]
    rows = await talk.get(f"/{resource}")
    assert rows
    for row in rows:
        fits(SCHEMAS[resource], row)
        if resource != "marketing_channel":  # of which the columns are unknown
            assert set(row) == set(schema["properties"])


async def test_the_stock_is_the_same_in_every_run(sandbox):
    first = sandbox.snapshot()
    again = type(sandbox)().snapshot()
    for table, rows in first.items():
        if table not in ("recipient", "event", "message_action"):
            keys = [row.get("id") or row["template_id"] for row in rows]
            assert keys == [row.get("id") or row["template_id"] for row in again[table]]


async def test_there_is_a_channel_of_every_type_and_some_that_cannot_be_used(talk):
    rows = await talk.get("/channel?status=eq.active&active=is.true&select=type")
    assert [row["type"] for row in rows] == list(CHANNEL_TYPES)
    rows = await talk.get("/channel?status=neq.active&select=status")
    assert [row["status"] for row in rows] == ["inactive", "in-review"]


async def test_nobody_in_the_stock_can_be_real(sandbox):
    for contact in sandbox.state.rows("contact"):
        assert (contact["email"] or "@example.org").endswith("@example.org")
        assert (contact["sms"] or "+493023125000").startswith("+493023125")
        assert (contact["whatsapp"] or "+491713920000").startswith("+4917139200")
        for number in filter(None, (contact["sms"], contact["whatsapp"])):
            assert len(number) == 13
    assert len(PEOPLE) == 40


async def test_one_window_is_open_and_one_is_closed(sandbox):
    closed = sandbox._sending.addressing.window_closed
    channel = sandbox.state.get("channel", channel_id("whatsapp"))
    for name, expected in (("appointment", False), ("closed window", True)):
        conversation = sandbox.state.get("conversation", conversation_id(name))
        assert closed(channel, conversation) is expected


async def test_the_pressed_button_is_in_the_history(talk):
    rows = await talk.get(
        "/message_action?clicked=is.true&select=text,message(is_inbound,conversation(id))"
    )
    assert rows == [
        {
            "text": "Ja, passt",
            "message": {
                "is_inbound": False,
                "conversation": {"id": conversation_id("appointment")},
            },
        }
    ]


# Filters ----------------------------------------------------------------------


async def test_the_search_box_finds_by_name_or_handle(talk):
    query = "or=(full_name.ilike.*mUster*,email.ilike.*muster*,whatsapp.ilike.*muster*)"
    rows = await talk.get(f"/contact?{query}&select=full_name&order=full_name.desc")
    names = [row["full_name"] for row in rows]
    assert names == sorted(names, reverse=True)
    assert {"Erika Muster", "Jonas Mustermann", "Chor der Musterstimmen e. V."} <= set(names)
    assert all("muster" in name.lower() for name in names)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("tags=cs.{Angebot}", 1),
        ("tags=cs.{Angebot,VIP}", 0),
        ("tags=cd.{Angebot,R%C3%BCckfrage,VIP}&tags=not.cd.{}", 1),
        ("status=in.(closed,archived)", 2),
        ("status=not.in.(closed,archived)&status=neq.open", 0),
        ("latest_inbound_message_id=is.null", 3),
        ("subject=isdistinct.Probenplan", 11),
        ("subject=neq.Probenplan", 4),
        ("not.or=(status.eq.open,status.eq.closed)", 1),
        ("and=(channel_type.eq.whatsapp,or(unread.is.true,status.eq.open))", 3),
        (f"id=eq.{conversation_id('chat').upper()}", 1),
        (f"id=not.eq.{conversation_id('chat')}", 11),
        ("latest_message_created_at=gte.2999-01-01", 0),
        ("latest_message_created_at=lt.2999-01-01T00:00:00%2B02:00", 12),
    ],
)
async def test_filters(talk, query, count):
    rows = await talk.get(f"/conversation?{query}&select=id")
    assert len(rows) == count


async def test_full_text_search_asks_for_every_word(talk):
    rows = await talk.get("/contact?fts=fts(german).erika muster".replace(" ", "%20"))
    assert [row["full_name"] for row in rows] == ["Erika Muster"]


@pytest.mark.parametrize(
    "query",
    [
        "colour=eq.red",
        "id=5",
        "id=eq.5",
        "or=(id.eq.5",
        "select=colour",
        "select=id,",
        "select=id)",
        "select=contact(id",
        "select=marketing_channel(id)",
        "select=id::text",
        "select=" + "message(conversation(" * 3 + "id" + "))" * 3,
        "order=colour",
        "order=tags",
        "order=id.upwards",
        "limit=-1",
        "limit=many",
        "limit=1e1",
        "offset=%D9%A3",
        "contact.full_name=eq.x",
    ],
)
async def test_what_cannot_be_understood_is_refused(talk, query):
    answer = await talk("GET", f"/conversation?{query}")
    assert answer.status == 400
    assert set(answer.json()) == {"code", "message", "hint", "status"}


# Pages and order --------------------------------------------------------------


async def test_a_list_never_holds_more_than_fifty(talk):
    where = f"/message?conversation_id=eq.{conversation_id('choir')}&select=id"
    first = await talk.get(f"{where}&limit=1000")
    rest = await talk.get(f"{where}&limit=50&offset=50")
    assert (len(first), len(rest)) == (50, 10)
    assert await talk.get(f"{where}&limit=0") == []
    ranged = await talk.get(where, headers={"Range-Unit": "items", "Range": "10-19"})
    assert ranged == first[10:20]
    both = await talk.get(f"{where}&limit=2&offset=1", headers={"Range": "10-19"})
    assert both == first[1:3]


@pytest.mark.parametrize(
    ("order", "nulls_first"),
    [
        ("asc", False),
        ("desc", True),
        ("asc.nullsfirst", True),
        ("desc.nullslast", False),
        ("", False),
    ],
)
async def test_nulls_have_their_place_in_the_order(talk, order, nulls_first):
    term = f"subject.{order}".rstrip(".")
    rows = await talk.get(f"/conversation?select=subject&order={term},id")
    subjects = [row["subject"] for row in rows]
    filled = [subject for subject in subjects if subject is not None]
    assert (subjects[0] is None) is nulls_first
    assert filled == sorted(filled, reverse="desc" in order)


async def test_order_by_several_columns(talk):
    rows = await talk.get(
        "/conversation?select=channel_type,created_at&order=channel_type,created_at.desc"
    )
    keys = [row["channel_type"] for row in rows]
    assert keys == sorted(keys)
    mails = [row["created_at"] for row in rows if row["channel_type"] == "email"]
    assert mails == sorted(mails, reverse=True)


# Embedding --------------------------------------------------------------------


async def test_related_rows_are_embedded_one_or_many(talk):
    (row,) = await talk.get(
        f"/conversation?id=eq.{conversation_id('offer')}"
        "&select=id,subject,messages(is_inbound),person:contact(full_name),tag(name),channel(type)"
    )
    assert row == {
        "id": conversation_id("offer"),
        "subject": "Angebot Gartenhütte",
        "messages": [{"is_inbound": True}, {"is_inbound": False}, {"is_inbound": True}],
        "person": {"full_name": "Erika Muster"},
        "tag": [{"name": "Angebot"}, {"name": "Rückfrage"}],
        "channel": {"type": "email"},
    }


async def test_template_names_come_with_their_approvals(talk):
    rows = await talk.get(
        "/provider_template_approval?select=template_id,status,template(name)&status=eq.approved"
    )
    assert [row["template"]["name"] for row in rows] == [
        name for name, (_, status, _) in stock.TEMPLATES.items() if status == "approved"
    ]


async def test_a_filter_on_embedded_rows_narrows_them_and_with_inner_the_rest_too(talk):
    rows = await talk.get(
        "/contact?email=ilike.erika*&select=full_name,conversation(channel_type)"
        "&conversation.channel_type=eq.whatsapp"
    )
    assert rows == [{"full_name": "Erika Muster", "conversation": [{"channel_type": "whatsapp"}]}]
    rows = await talk.get(
        "/contact?select=full_name,conversation!inner()&conversation.channel_type=eq.facebook"
    )
    assert rows == [{"full_name": "Şule Örnek", "conversation": [{}]}]


async def test_nothing_related_is_null_or_empty(talk):
    sent = await talk.send(
        from_=channel_id("email"), to=[{"handle": "nobody@example.org"}], text="x"
    )
    (row,) = await talk.get(
        f"/conversation?id=eq.{sent['conversation']['id']}&select=contact(id),tag(id)"
    )
    assert row == {"contact": None, "tag": []}


# Writes -----------------------------------------------------------------------


async def test_a_contact_is_made_and_found_and_written_to(talk):
    answer = await talk(
        "POST",
        "/contact",
        {"full_name": "Neu Angelegt", "email": "neu@example.org", "custom_key": "ignored"},
    )
    made = answer.json()
    fits("Contact", made)
    assert made["display_name"] == "Neu Angelegt"
    assert [row["id"] for row in await talk.get("/contact?email=eq.neu@example.org")] == [
        made["id"]
    ]
    sent = await talk.send(
        from_=channel_id("email"), to=[{"contact_id": made["id"]}], text="Willkommen"
    )
    assert sent["recipients"][1]["handle"] == "neu@example.org"


async def test_handles_are_unique(talk):
    other = {"email": "erika.muster@example.org"}
    assert (await talk("POST", "/contact", other)).status == 409
    where = f"/contact?id=eq.{contact_id('Max Beispiel')}"
    assert (await talk("PATCH", where, other)).status == 409
    mine = {"email": "max.beispiel@example.org"}
    assert (await talk("PATCH", where, mine)).status == 200
    known = {"id": contact_id("Max Beispiel")}
    assert (await talk("POST", "/contact", known)).json()["code"] == "23505"


@pytest.mark.parametrize(
    "body",
    [
        {"full_name": 5},
        {"is_blocked": None},
        {"birthday": "1990-02-30"},
        {"birthday": "yesterday"},
        {"id": "K-1"},
        {"campaign_messages_this_month": 1.5},
        {"campaign_messages_this_month": True},
        [],
    ],
)
async def test_a_contact_of_the_wrong_shape_is_refused(talk, body):
    assert (await talk("POST", "/contact", body)).status == 400


async def test_a_contact_is_changed_and_found_by_its_new_name(talk):
    where = f"/contact?id=eq.{contact_id('Max Beispiel')}&select=full_name,city"
    answer = await talk("PATCH", where, {"full_name": "Max Umgezogen", "city": "Neustadt"})
    assert answer.json() == {"full_name": "Max Umgezogen", "city": "Neustadt"}
    rows = await talk.get("/contact?fts=fts.umgezogen&select=city")
    assert rows == [{"city": "Neustadt"}]


async def test_a_write_says_which_row_it_means(talk):
    for method, path in (
        ("PATCH", "/contact"),
        ("PATCH", "/conversation?status=eq.open"),
        ("DELETE", "/message"),
    ):
        assert (await talk(method, path, {})).status == 400
    for method, path in (("PATCH", "/conversation"), ("DELETE", "/message")):
        assert (await talk(method, f"{path}?id=eq.{uuid.uuid4()}", {})).status == 404


async def test_a_conversation_is_assigned_and_closed(talk):
    where = f"/conversation?id=eq.{conversation_id('chat')}"
    assignee = str(uuid.uuid4()).upper()
    answer = await talk("PATCH", where, {"assignee_id": assignee, "status": "closed"})
    fits("Conversation", answer.json())
    assert answer.json()["status"] == "closed"
    assert answer.json()["assignee_id"] == assignee.lower()
    assert (await talk("PATCH", where, {"status": "gone"})).status == 400


async def test_a_deleted_message_is_gone_with_all_that_hangs_on_it(talk):
    mine = fixed_id("message appointment 2")
    answer = await talk("DELETE", f"/message?id=eq.{mine}")
    fits("Message", answer.json())
    for path in (f"/message?id=eq.{mine}", f"/recipient?message_id=eq.{mine}"):
        assert await talk.get(path) == []
    (row,) = await talk.get(f"/conversation?id=eq.{conversation_id('appointment')}")
    assert row["latest_message_id"] == fixed_id("message appointment 1")
    assert row["latest_inbound_message_id"] == fixed_id("message appointment 0")


# The media library ------------------------------------------------------------


async def test_a_file_is_signed_for_and_put(talk, sandbox):
    signed = await talk("POST", "/storage/upload/sign/media_library/mein%20ordner/offer.pdf")
    assert signed.headers["content-type"].startswith("text/plain")
    url = signed.body.decode()
    assert url.startswith("http://127.0.0.1")
    data = b"%PDF-1.7 " * 1000
    headers = {"Content-Type": "application/pdf"}
    put = await talk("PUT", url, data, token=None, headers=headers)
    assert put.status == 200
    stored = sandbox.library.files["mein ordner/offer.pdf"]
    assert (stored.size, stored.content_type) == (len(data), "application/pdf")
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert sandbox.requests[-1].with_key is False


@pytest.mark.parametrize("path", ["", "../x", "a//b", "a/", "/a", "a/./b", "x" * 1001])
async def test_a_path_that_is_none_is_refused(talk, path):
    answer = await talk("POST", f"/storage/upload/sign/media_library/{path}")
    assert answer.status == 400


async def test_only_what_was_signed_can_be_put(talk, sandbox):
    signed = await talk("POST", "/storage/upload/sign/media_library/a.txt")
    url = signed.body.decode()
    before, signature, name = url.rsplit("/", 2)
    other = signature[:-1] + ("0" if signature[-1] != "0" else "1")
    for wrong in (url.replace("a.txt", "b.txt"), f"{before}/{other}/{name}"):
        assert (await talk("PUT", wrong, b"x", token=None)).status == 403
    assert (await talk("GET", url, token=None)).status == 405
    assert sandbox.library.files == {}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/template", 404),
        ("GET", "/tag", 404),
        ("GET", "/inbox", 404),
        ("GET", "/", 404),
        ("GET", "/channel/x", 404),
        ("GET", "/send_message", 405),
        ("POST", "/channel", 405),
        ("DELETE", "/contact", 405),
        ("GET", "/storage/upload/sign/media_library/a", 405),
    ],
)
async def test_what_is_not_documented_is_not_there(talk, method, path, status):
    answer = await talk(method, path)
    assert answer.status == status
    assert (status == 405) == ("allow" in answer.headers)
