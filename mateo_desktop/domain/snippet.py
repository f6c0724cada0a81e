"""A block of text of one's own, with places that are filled in when it is used.

A place is a name in braces. What is not known when the snippet is used stays
as it is: it can be seen, and the guard asks about it (guard.py).
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache

from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.person_name import name_parts

#: The names that can stand in braces, in the order they are offered.
VARIABLES: tuple[str, ...] = (
    "full_name",
    "first_name",
    "last_name",
    "handle",
    "channel",
    "sender",
    "subject",
    "date",
    "time",
    "weekday",
)

#: Where the cursor stands afterwards.
CURSOR = "{cursor}"

#: Takes the place of CURSOR while the text is on its way into an editor.
CURSOR_SIGN = "\ue0c5"

#: "" is any language: dates are written as the program speaks.
LANGUAGES: tuple[str, ...] = ("", "de", "en")

# More or longer ones were not written by a person.
MOST = 2_000
LONGEST_NAME = 120
LONGEST_TEXT = 200_000

_PLACE = re.compile(r"(?<!\{)\{([a-z_]{1,40})\}(?!\})")
_MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_DAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Snippet:
    """``html`` is clean markup; ``text`` its plain form, "" while it follows from ``html``.

    ``channel_types`` are those it is offered on; none means all.
    """

    key: str = dataclasses.field(default_factory=new_id)
    name: str = ""
    html: str = ""
    text: str = ""
    language: str = ""
    channel_types: tuple[str, ...] = ()

    def fits(self, channel_type: str) -> bool:
        """Whether it is offered on a channel of that type."""
        return not self.channel_types or not channel_type or channel_type in self.channel_types


def values(
    draft: Draft, channel_name: str, channel_handle: str, now: datetime, language: str
) -> dict[str, str]:
    """What is known of the places in *draft* at the moment *now*, local time.

    A person is known while just one is addressed in To: a greeting with the
    name of the first of three would be wrong for two.
    """
    person = draft.to[0] if len(draft.to) == 1 else None
    first, last = name_parts(person.full_name) if person else ("", "")
    tongue = language if language in _MONTHS else "en"
    month = _MONTHS[tongue].split(" ")[now.month - 1]
    day = f"{now.day}. " if tongue == "de" else f"{now.day} "
    known = {
        "full_name": person.full_name.strip() if person and "@" not in person.full_name else "",
        "first_name": first,
        "last_name": last,
        "handle": person.handle.strip() if person else "",
        "channel": channel_name.strip(),
        "sender": channel_handle.strip(),
        "subject": draft.subject.strip(),
        "date": f"{day}{month} {now.year}",
        "time": f"{now:%H:%M}",
        "weekday": _DAYS[tongue].split(" ")[now.weekday()],
    }
    return {name: " ".join(value.split()) for name, value in known.items() if value}


def filled(text: str, known: Mapping[str, str]) -> str:
    """*text* with what is *known* in its places; the others stay as they are."""
    return _PLACE.sub(lambda found: known.get(found[1], found[0]), text)


def filled_address(address: str, known: Mapping[str, str]) -> str:
    """*address* of a link filled in the same way; what is filled in changes no other part of it."""
    if "{" not in address:
        return address
    from urllib.parse import quote

    # In a mail address its sign stays as it is; elsewhere it would begin another host.
    kept = "@+" if address.lower().startswith("mailto:") else ""
    return filled(address, {name: quote(value, safe=kept) for name, value in known.items()})


def matching(
    snippets: Iterable[Snippet], sought: str, channel_type: str = ""
) -> tuple[Snippet, ...]:
    """The snippets with every word of *sought* in name or text, the nearest first.

    Nearest is a name that begins so, then a word of a name, then a name, then
    the text; among equals the order of the list.
    """
    words = _folded(sought).split()
    ranked = []
    for place, snippet in enumerate(snippets):
        if snippet.fits(channel_type):
            rank = _rank(snippet, words)
            if rank is not None:
                ranked.append((rank, place, snippet))
    return tuple(snippet for *_, snippet in sorted(ranked, key=lambda entry: entry[:2]))


def _rank(snippet: Snippet, words: list[str]) -> int | None:
    if not words:
        return 0
    name = _folded(snippet.name)
    if name.startswith(" ".join(words)):
        return 0
    if all(f" {word}" in f" {name}" for word in words):
        return 1
    if all(word in name for word in words):
        return 2
    text = f"{name} {_content(snippet.text, snippet.html)}"
    return 3 if all(word in text for word in words) else None


# Nobody finds a snippet by what stands on its tenth page.
_SEARCHED = 20_000
_MARKS = re.compile("[\u0300-\u036f]+")
_TAG = re.compile(r"<[^<>]*>")


@lru_cache(maxsize=MOST)
def _content(text: str, html: str) -> str:
    """The words of a snippet as they are compared; asked for at every key press."""
    return _folded((text or _TAG.sub(" ", html))[:_SEARCHED])


@lru_cache(maxsize=2 * MOST)
def _folded(text: str) -> str:
    """*text* as it is compared: no case, no accents."""
    if text.isascii():
        return text.lower()
    # The marks of European letters: asking each sign for its class takes ten times as long.
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
