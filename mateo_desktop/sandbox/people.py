"""Forty invented people and how they can be reached.

Every name, town and street is made up. E-mail addresses end in example.org,
telephone numbers are from the ranges that are kept free for fiction in
Germany: +49 30 23125 000 to 999, +49 171 39200 00 to 99, +49 176 040690 00 to 99.
"""

from __future__ import annotations

from typing import NamedTuple

from mateo_desktop.sandbox.addressing import new_contact
from mateo_desktop.sandbox.store import Store, fixed_id


class Person(NamedTuple):
    """Who it is; letters say which channels: e, s, w, i, f, g and p (address)."""

    name: str
    channels: str
    town: str = ""
    note: str = ""


#: "p" is a whole address, "P" one that lacks its street or its postcode.
PEOPLE = (
    Person("Erika Muster", "eswp", "12345 Musterstadt"),
    Person("Max Beispiel", "ewp", "23456 Beispielhausen"),
    Person("Anna Probe", "ewi", ""),
    Person("Jörg Prüfstein", "es", ""),
    Person("Änne Übungsfrau", "eswp", "34567 Übungen an der Probe"),
    Person("Zoë Größer-Versuch", "ewi", ""),
    Person("Karl-Heinz Vorlage", "esp", "45678 Bad Vorlage"),
    Person("Dr. Ottilie von Entwurf", "ep", "56789 Entwurfsheim", "Frau Dr. von Entwurf"),
    Person("Bäckerei Blindtext GmbH & Co. KG", "ewp", "67890 Blindtext am See", "company"),
    Person("Şule Örnek", "ewf", ""),
    Person("Jean-Baptiste Modèle", "ei", ""),
    Person("Łucja Przykład", "es", ""),
    Person("Mia Platzhalter", "wif", ""),
    Person("Ben Platzhalter", "wf", ""),
    Person("Leonie Attrappe", "ew", ""),
    Person("Emil Attrappe", "s", ""),
    Person("Frieda Skizze", "ewP", "Skizzenau"),
    Person("Gustav Skizze", "P", "78901"),
    Person("Hanna Muster", "e", ""),
    Person("Ida Musterfrau", "esw", ""),
    Person("Jonas Mustermann", "esw", ""),
    Person("Klara Beispiel-Probe", "ew", ""),
    Person("Lukas Testfall", "ew", "", "blocked"),
    Person("Marlene Testfall", "e", ""),
    Person("Nils Sonderzeichen <b>fett</b>", "ew", ""),
    Person("Olga Komma, Punkt & Co.", "e", ""),
    Person("Paul Probst-Ohne-Ende-Und-Noch-Ein-Langer-Doppelname", "ew", ""),
    Person("Quirin Kürzel", "s", ""),
    Person("Rosa Rückläufer", "ep", "89012 Rückläufing"),
    Person("Samira Sandkasten", "ewifs", ""),
    Person("Theo Sandkasten", "ew", ""),
    Person("Ulla Umlaut", "esw", ""),
    Person("Viktor Vorschau", "e", ""),
    Person("Wilma Warteschlange", "ew", ""),
    Person("Xaver X.", "w", ""),
    Person("Yvonne Ypsilon", "ei", ""),
    Person("Zacharias Zufall", "ew", ""),
    Person("Autohaus Attrappe AG", "eg", "", "company"),
    Person("Praxis Dr. Probe", "ep", "90123 Probstadt", "company"),
    Person("Chor der Musterstimmen e. V.", "e", "", "company"),
)

_PLAIN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ë": "e", "è": "e", "ş": "s", "ł": "l"}
)


def contact_id(name: str) -> str:
    """The ID of the person of that name; the same in every run."""
    return fixed_id(f"contact {name}")


def mailbox(name: str) -> str:
    """The e-mail address of that person."""
    words = "".join(sign if sign.isalnum() else " " for sign in name.lower().translate(_PLAIN))
    return ".".join(words.split()[:3]).encode("ascii", "ignore").decode() + "@example.org"


def settle(store: Store) -> None:
    """Put everybody into *store*."""
    for number, person in enumerate(PEOPLE):
        new_contact(store, _columns(number, person))


def _columns(number: int, person: Person) -> dict[str, object]:
    reached = person.channels
    found: dict[str, object] = {
        "id": contact_id(person.name),
        "full_name": person.name,
        "is_blocked": person.note == "blocked",
        "external_id": f"K-{1000 + number}" if number % 3 == 0 else None,
        "salutation": person.note if person.note not in ("company", "blocked") else None,
        "number_of_marketing_opt_in_requests": number % 2,
        "campaign_messages_this_month": number % 4,
        "email_marketing_opt_in": number % 2 == 0 and "e" in reached,
        "whatsapp_marketing_opt_in": number % 3 == 0 and "w" in reached,
        "sms_marketing_opt_in": number % 5 == 0 and "s" in reached,
    }
    if number % 4 == 0:
        found["birthday"] = f"19{60 + number}-0{1 + number % 9}-1{number % 10}"
    if "e" in reached:
        found["email"] = mailbox(person.name)
        found["email_transactional_opt_in"] = "legitimate_interest"
    if "s" in reached:
        found["sms"] = f"+493023125{100 + number:03}"
    if "w" in reached:
        found["whatsapp"] = f"+4917139200{number:02}"
        found["whatsapp_transactional_opt_in"] = "consent_granted"
    if "i" in reached:
        found["instagram"] = f"17841400000{number:05}"
    if "f" in reached:
        found["facebook"] = f"24400000000{number:05}"
    if "g" in reached:
        found["google_business_messaging"] = fixed_id(f"google {person.name}")
    if "p" in reached:
        zipcode, _, city = person.town.partition(" ")
        found |= {
            "address_line1": f"Musterweg {number + 1}",
            "address_line2": "Hinterhaus" if number % 2 else None,
            "zipcode": zipcode,
            "city": city,
            "country": "DEUTSCHLAND",
        }
    elif "P" in reached:
        only = "zipcode" if person.town.isdigit() else "city"
        found |= {only: person.town, "country": "DEUTSCHLAND"}
    return found
