"""What a fresh sandbox holds: channels, people, templates and conversations.

The same in every run, with fixed IDs; only the times move along, so that one
WhatsApp window is always open and another always closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from mateo_desktop.sandbox import people
from mateo_desktop.sandbox.people import contact_id
from mateo_desktop.sandbox.store import Store, fixed_id, stamp
from mateo_desktop.sandbox.tables import Row

#: Channels by a short name: type, name, handle, status, active.
CHANNELS: dict[str, tuple[str, str, str | None, str, bool]] = {
    "email": ("email", "Support", "support@example.org", "active", True),
    "sms": ("sms", "SMS Hotline", "+493023125000", "active", True),
    "whatsapp": ("whatsapp", "WhatsApp Service", "+4917604069000", "active", True),
    "instagram": ("instagram", "Instagram", "17841499999000001", "active", True),
    "facebook": ("facebook", "Facebook", "24499999990000001", "active", True),
    "google": ("google_business_messaging", "Google Business", None, "active", True),
    "postal": ("postal", "Briefversand", None, "active", True),
    "inactive": ("sms", "Alte SMS-Nummer", "+493023125001", "inactive", False),
    "in-review": ("whatsapp", "WhatsApp Vertrieb (neu)", "+4917604069001", "in-review", False),
}

ASSIGNEE = fixed_id("employee")

#: Templates by name: text, status of the approval, category. The way in which
#: a placeholder is written is an assumption.
TEMPLATES: dict[str, tuple[str, str, str]] = {
    "terminerinnerung": (
        "Hallo {{1}}, wir erinnern Sie an Ihren Termin am {{2}} um {{3}} Uhr. Bis dann!",
        "approved",
        "UTILITY",
    ),
    "rueckfrage": (
        "Hallo {{1}}, wir haben noch eine Frage zu Ihrer Anfrage. Dürfen wir uns melden?",
        "approved",
        "UTILITY",
    ),
    "angebot_bereit": ("Ihr Angebot ist fertig. Wir freuen uns auf Sie.", "approved", "MARKETING"),
    "sommeraktion": ("Liebe/r {{1}}, im Sommer gibt es {{2}} Rabatt.", "in_review", "MARKETING"),
    "gewinnspiel": ("GRATIS!!! Jetzt klicken, {{1}}", "rejected", "MARKETING"),
}

MARKETING_CHANNELS = ("newsletter", "aktionen")

_OFFER = (
    "<p>Sehr geehrte Frau Muster,</p><p>anbei unser Angebot für die <b>Gartenhütte</b>:</p>"
    "<table border='1'><tr><th>Pos.</th><th>Preis</th></tr><tr><td>Hütte 3 × 4 m</td>"
    "<td>1.490,00 €</td></tr><tr><td>Aufbau</td><td>390,00 €</td></tr></table>"
    "<p>Viele Grüße<br>Ihr Support-Team</p>"
)
# For the window's safe view: everything in here must stay without effect.
_HOSTILE = (
    "<p>Guten Tag,</p><script>alert('Hallo')</script>"
    "<img src='https://tracker.example.org/pixel.gif' width='1' height='1' alt='Logo'>"
    "<p onclick='steal()'>bitte prüfen Sie "
    "<a href='https://login.example.org/?x=1'>www.example.org/rechnung</a> und "
    "<a href='javascript:alert(1)'>diesen Anhang</a>.</p><iframe src='file:///etc/passwd'></iframe>"
)
_REPLIES = (("Ja, passt", "ja"), ("Anderer Termin", "anders"), ("Bitte anrufen", "anruf"))


def channel_id(name: str) -> str:
    """The ID of the channel with that short name (see CHANNELS)."""
    return fixed_id(f"channel {name}")


def conversation_id(name: str) -> str:
    """The ID of a stocked conversation: "offer", "appointment", "choir" and so on."""
    return fixed_id(f"conversation {name}")


def template_id(name: str) -> str:
    """The ID of the template with that name (see TEMPLATES)."""
    return fixed_id(f"template {name}")


def fill(store: Store) -> None:
    """Put the whole stock into an empty *store*."""
    now = store.now()
    long_ago = now - timedelta(days=400)
    for name, (kind, label, handle, status, active) in CHANNELS.items():
        store.add(
            "channel",
            long_ago,
            id=channel_id(name),
            type=kind,
            name=label,
            handle=handle,
            status=status,
            active=active,
        )
    for name, (text, status, category) in TEMPLATES.items():
        store.add("template", long_ago, id=template_id(name), name=name, text=text, language="de")
        store.add(
            "provider_template_approval",
            long_ago,
            provider_id=fixed_id("provider"),
            template_id=template_id(name),
            status=status,
            category=category,
            rejection_reason="INVALID_FORMAT" if status == "rejected" else None,
        )
    for name in MARKETING_CHANNELS:
        store.add("marketing_channel", long_ago, id=fixed_id(f"marketing {name}"), key=name)
    for name in ("Angebot", "Rückfrage", "VIP"):
        store.add("tag", long_ago, id=fixed_id(f"tag {name}"), name=name)
    people.settle(store)
    for talk in _talks(now):
        talk.keep(store)


class _Talk:
    """A conversation in the making: what was said, and how long ago."""

    def __init__(
        self, now: datetime, name: str, channel: str, person: str, subject: str = ""
    ) -> None:
        self.values: Row = {
            "status": "open",
            "unread": False,
            "tags": [],
            "subject": subject or None,
        }
        self._now = now
        self._name = name
        self._channel = channel
        self._person = person
        self._said: list[tuple[bool, datetime, str, Row]] = []

    def says(self, ago: timedelta, text: str, **values: object) -> _Talk:
        """The customer writes."""
        self._said.append((True, self._now - ago, text, values))
        return self

    def hears(self, ago: timedelta, text: str, **values: object) -> _Talk:
        """We write; *buttons* are (text, data), *pressed* the index of one."""
        self._said.append((False, self._now - ago, text, values))
        return self

    def keep(self, store: Store) -> None:
        """Put the conversation into *store*."""
        contact = store.get("contact", contact_id(self._person))
        channel = store.get("channel", channel_id(self._channel))
        assert contact is not None
        assert channel is not None
        conversation = store.add(
            "conversation",
            self._said[0][1],
            id=conversation_id(self._name),
            channel_id=channel["id"],
            channel_type=channel["type"],
            contact_id=contact["id"],
            is_spam=False,
            **self.values,
        )
        handle = None if channel["type"] == "postal" else contact[channel["type"]]
        them = {
            "handle": handle,
            "full_name": contact["full_name"],
            "contact_id": contact["id"],
            "is_organisation": False,
        }
        us = {"handle": channel["handle"], "full_name": channel["name"], "is_organisation": True}
        for number, (inbound, at, text, values) in enumerate(self._said):
            message = self._message(store, conversation, number, inbound, at, text, values)
            latest = {"latest_message_id": message["id"], "latest_message_created_at": stamp(at)}
            if inbound:
                latest |= {
                    "latest_inbound_message_id": message["id"],
                    "latest_inbound_message_created_at": stamp(at),
                }
            conversation |= latest | {"updated_at": stamp(at)}
            place = {"conversation_id": conversation["id"], "message_id": message["id"]}
            for role, side in zip(
                ("from", "to"), (them, us) if inbound else (us, them), strict=True
            ):
                store.add("recipient", at, role=role, status=message["status"], **place, **side)
            pressed = values.get("pressed")
            for index, (label, data) in enumerate(values.get("buttons", ())):
                store.add(
                    "message_action",
                    at,
                    text=label,
                    data=data,
                    type="quick_reply",
                    clicked=index == pressed,
                    **place,
                )

    def _message(
        self,
        store: Store,
        conversation: Row,
        number: int,
        inbound: bool,
        at: datetime,
        text: str,
        values: Row,
    ) -> Row:
        message = store.add(
            "message",
            at,
            id=fixed_id(f"message {self._name} {number}"),
            conversation_id=conversation["id"],
            is_inbound=inbound,
            author_type="external" if inbound else "employee",
            forwarded=False,
            subject=values.get("subject") or conversation["subject"],
            raw_content=text,
            status=values.get("status") or ("sent" if inbound else "read"),
            attachment_count=values.get("attachment_count", 0),
            sent_at=stamp(at),
            timestamp=stamp(at),
        )
        store.add(
            "event",
            at,
            conversation_id=conversation["id"],
            type="inbound" if inbound else "outbound",
            source_type="recipient" if inbound else "employee",
            target_type="message",
            target_message_id=message["id"],
        )
        return message


def _talks(now: datetime) -> Iterator[_Talk]:
    def days(count: float) -> timedelta:
        return timedelta(days=count)

    def hours(count: float) -> timedelta:
        return timedelta(hours=count)

    offer = _Talk(now, "offer", "email", "Erika Muster", "Angebot Gartenhütte")
    offer.values |= {"tags": ["Angebot", "Rückfrage"], "assignee_id": ASSIGNEE, "unread": True}
    offer.says(days(3), "<p>Guten Tag, was kostet die Hütte mit Aufbau?</p>")
    offer.hears(days(2), _OFFER, status="sent", attachment_count=1)
    yield offer.says(hours(5), "<p>Danke! Geht der Aufbau noch im <i>Mai</i>?</p><p>E. Muster</p>")

    appointment = _Talk(now, "appointment", "whatsapp", "Max Beispiel")
    appointment.says(hours(4), "Hallo, wann können Sie vorbeikommen?")
    appointment.hears(hours(3), "Passt Ihnen *Montag um 10 Uhr*?", buttons=_REPLIES, pressed=0)
    yield appointment.says(hours(2), "Ja, passt")

    closed_window = _Talk(now, "closed window", "whatsapp", "Anna Probe")
    closed_window.says(days(4), "Ist meine Bestellung schon unterwegs?")
    yield closed_window.hears(days(3.9), "Ja, sie kommt morgen bei Ihnen an.")

    reminder = _Talk(now, "reminder", "sms", "Jörg Prüfstein")
    yield reminder.hears(days(1), "Ihr Termin: morgen 9 Uhr.", status="sent")

    story = _Talk(now, "story", "instagram", "Mia Platzhalter")
    story.says(hours(7), "Gibt's das auch in Grün? 🌿")
    yield story.hears(hours(6), "Ja, ab nächster Woche!")

    question = _Talk(now, "question", "facebook", "Şule Örnek")
    question.says(days(9), "Haben Sie am Samstag geöffnet?")
    question.values["status"] = "closed"
    yield question.hears(days(9), "Ja, von 9 bis 14 Uhr.")

    google = _Talk(now, "discontinued", "google", "Autohaus Attrappe AG")
    google.values["status"] = "archived"
    yield google.says(days(390), "Sind Sie umgezogen?")

    letter = _Talk(now, "letter", "postal", "Karl-Heinz Vorlage", "Ihre Kündigung")
    yield letter.hears(days(20), "<p>Sehr geehrter Herr Vorlage, …</p>", status="sent")

    bounced = _Talk(now, "bounced", "email", "Rosa Rückläufer", "Ihre Rechnung")
    yield bounced.hears(days(2), "<p>Im Anhang.</p>", status="bounce_error", attachment_count=1)

    phishing = _Talk(now, "phishing", "email", "Viktor Vorschau", "Rechnung <b>4711</b> fällig")
    phishing.values |= {"unread": True}
    yield phishing.says(hours(9), _HOSTILE)

    # Longer than one page of a list, to have something to turn over.
    silent = _Talk(now, "choir", "email", "Chor der Musterstimmen e. V.", "Probenplan")
    for week in range(60, 0, -1):
        line = f"<p>Probe Nummer {61 - week}: wie immer um 19 Uhr.</p>"
        (silent.says if week % 2 else silent.hears)(days(week), line)
    yield silent

    chat = _Talk(now, "chat", "whatsapp", "Erika Muster")
    chat.says(hours(0.8), "Ich hätte noch eine Frage: https://example.org/huette 🙂")
    yield chat.hears(hours(0.7), "Gern, fragen Sie!")
