"""As many more people and channels as somebody wants, for measuring with a full book.

Names are put together from invented halves. Addresses end in example.org; the
few telephone numbers are those that are kept free for fiction (see people.py)
and that no stocked person has.
"""

from __future__ import annotations

from datetime import timedelta

from mateo_desktop.sandbox.addressing import new_contact
from mateo_desktop.sandbox.store import Store, fixed_id

_GIVEN = (
    *("Ada", "Alma", "Anton", "Bela", "Berta", "Bruno", "Carla", "Cäcilie", "Clemens", "Dora"),
    *("Edgar", "Elif", "Emma", "Fatma", "Felix", "Fritz", "Gerda", "Greta", "Günter", "Hedwig"),
    *("Henri", "Ilse", "Ingo", "Jakob", "Jana", "Käthe", "Kemal", "Konrad", "Lena", "Ludwig"),
    *("Magda", "Moritz", "Nadja", "Nora", "Oskar", "Otto", "Paula", "Peter", "Renate", "Rolf"),
    *("Sara", "Silas", "Tilda", "Tomás", "Ursula", "Vera", "Volker", "Wanda", "Werner", "Zita"),
)
_FIRST = (
    *("Attrappen", "Beispiel", "Blindtext", "Entwurfs", "Muster"),
    *("Platzhalter", "Probe", "Prüf", "Skizzen", "Vorlagen"),
)
_SECOND = ("bach", "berg", "dorf", "feld", "hausen", "hof", "mann", "meier", "stein", "wald")
_TYPES = ("email", "sms", "whatsapp", "instagram", "facebook", "postal")

#: Beyond the numbers of people.py and of the stocked channels.
_FIRST_FREE, _LAST_FREE = 200, 999


def name_of(number: int) -> str:
    """The name of the person at *number*, counted from 0; no two are the same."""
    round_, place = divmod(number, len(_GIVEN) * len(_FIRST) * len(_SECOND))
    family, given = divmod(place, len(_GIVEN))
    middle = f" {chr(ord('A') + (round_ - 1) % 26)}." if round_ else ""
    first, second = divmod(family, len(_SECOND))
    return f"{_GIVEN[given]}{middle} {_FIRST[first]}{_SECOND[second]}"


def add_people(store: Store, count: int) -> None:
    """Put *count* more contacts into *store*."""
    for number in range(count):
        phone = _FIRST_FREE + number
        has_phone, has_address = phone <= _LAST_FREE, number % 2 == 0
        new_contact(
            store,
            {
                "id": fixed_id(f"one of many {number}"),
                "full_name": name_of(number),
                "email": f"kunde.{number}@example.org",
                "sms": f"+493023125{phone}" if has_phone else None,
                "address_line1": f"Musterweg {number + 1}" if has_address else None,
                "zipcode": f"{10_000 + number:05}" if has_address else None,
                "city": "Musterstadt" if has_address else None,
                "email_marketing_opt_in": number % 3 == 0,
            },
        )


def add_channels(store: Store, count: int) -> None:
    """Put *count* more channels into *store*; every tenth is not active."""
    long_ago = store.now() - timedelta(days=300)
    for number in range(count):
        kind = _TYPES[number % len(_TYPES)]
        active = number % 10 != 9
        town = f"{_FIRST[number // 10 % 10]}{_SECOND[number % 10]}"
        store.add(
            "channel",
            long_ago + timedelta(seconds=number),
            id=fixed_id(f"channel of many {number}"),
            type=kind,
            name=f"Filiale {town} {number + 1}",
            handle=f"filiale.{number + 1}@example.org" if kind == "email" else None,
            status="active" if active else "inactive",
            active=active,
        )
