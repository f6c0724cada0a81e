"""Places in a text that wait to be filled in, and notes of the writer to themselves.

Brackets and capitals stand in ordinary mails as well: a button that is to be
clicked, a key, the mark a mail server puts before a subject, a number with its
middle hidden. What is one of those is known here, and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# "{{1}}", "{full_name}", "[first name]", and the fields of other programs if their name is
# known: "<Vorname>", "%NAME%". Not in brackets: what hangs on a word ("Kolleg[inn]en") or is
# a link of Markdown before "(".
_FIELDS = (
    r"(?:full|first|last|company)?[ _-]?name|vorname|nachname|anrede|firma|datum|uhrzeit|betrag"
    r"|company|salutation|date|time|amount"
)
_PLACE = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}"
    r"|\{[^\W\d_][\w .-]{0,40}\}"
    r"|(?<!\w)\[(?P<inside>[^\W\d_][^\[\]\n]{1,60})\](?!\()"
    rf"|<<?[ ]?(?:{_FIELDS})[ ]?>>?"
    rf"|%%?(?:{_FIELDS})%%?",
    re.IGNORECASE,
)
_PLACE_SIGNS = ("{", "[", "<", "%")
# What may stand in brackets as a name: up to four words, "Vor- und Nachname", "TT.MM.JJJJ".
_NAME = re.compile(r"(?:[^\W\d]|[./-])+(?:,?[ ](?:[^\W\d]|[./-])+){0,3}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NO_PLACE = frozenset(
    "sic ok ja nein yes no enter return strg ctrl alt esc tab shift umschalt entf del einfg ins"
    " pos ende home end cmd fn weiter zurück next back abbrechen cancel speichern save".split()
)
_NOTE_OF_EDITOR = ("anm.", "d. ")
# What a mail server or a ticket system puts before a subject.
_MARKS = frozenset(
    "extern external ext intern internal spam ticket wichtig dringend urgent important"
    " vertraulich confidential info update newsletter reminder erinnerung test support".split()
)
# "Klicken Sie auf [Drucken]", "press the button [Send now]"; a link or a date is no button.
_BUTTON = re.compile(
    r"\b(?:klick\w*|click\w*|drück\w*|press\w*|tipp\w*|tap|wähl\w*|select|choose|button"
    r"|schaltfläche|knopf|tasten?|menü|menu|reiter)\b[^.!?:\n]{0,60}\Z",
    re.IGNORECASE,
)
_NO_BUTTON = frozenset(
    "link url adresse address name datum date uhrzeit time termin nummer number".split()
)
_REACH = 80

_NOTE = re.compile(
    r"(?<!\w)(?:TODO|FIXME|TBD|XX(?:[.:]XX)+(?:[.:](?:XXXX|\d{4}))?|XXX+)(?!\w)"
    r"|(?<!\w)XX(?:[.:]XX)+(?=[.](?:\D|$))"
)
_NOTE_SIGNS = ("TODO", "FIXME", "TBD", "XX")
# A number with its middle hidden: "XXXX XXXX 1234", "DE12 XXXX", "XXXX-1234".
_HIDDEN_BEFORE = re.compile(r"[\dX \xa0-]{0,30}\Z")
_HIDDEN_AFTER = re.compile(r"[\dX \xa0-]{0,30}")


def places(text: str, *, is_subject: bool = False, is_answer: bool = False) -> Iterator[str]:
    """What waits in *text* to be filled in, as it stands there.

    Brackets in the subject of an answer are somebody else's.
    """
    if not any(sign in text for sign in _PLACE_SIGNS):
        return
    for found in _PLACE.finditer(text):
        inside = found["inside"]
        if inside is not None:
            if is_answer or (is_subject and inside.lower() in _MARKS):
                continue
            if not _is_name(inside) or _is_button(text, found):
                continue
        yield found[0]


def notes(text: str) -> Iterator[str]:
    """The notes of the writer to themselves in *text*: TODO, XXX, "XX.XX."."""
    if any(sign in text for sign in _NOTE_SIGNS):
        for found in _NOTE.finditer(text):
            if found[0].strip("X") or not _is_hidden_number(text, *found.span()):
                yield found[0]


def _is_name(inside: str) -> bool:
    lowered = inside.lower()
    return (
        lowered not in _NO_PLACE
        and not lowered.startswith(_NOTE_OF_EDITOR)
        and _NAME.fullmatch(inside) is not None
        and _LETTERS.search(inside) is not None
    )


def _is_button(text: str, found: re.Match[str]) -> bool:
    if not _NO_BUTTON.isdisjoint(found["inside"].lower().split()):
        return False
    return _BUTTON.search(text[max(0, found.start() - _REACH) : found.start()]) is not None


def _is_hidden_number(text: str, start: int, end: int) -> bool:
    before = _HIDDEN_BEFORE.search(text[max(0, start - 30) : start])
    after = _HIDDEN_AFTER.match(text[end : end + 30])
    around = f"{before[0] if before else ''}{text[start:end]}{after[0] if after else ''}"
    groups = re.split(r"[ \xa0-]+", around.strip(" \xa0-"))
    digits = sum(sign.isdigit() for sign in around)
    hidden = [group for group in groups if "XX" in group]
    hangs = text[end : end + 1] == "-" or text[max(0, start - 1) : start] == "-"
    return digits >= 2 and (len(hidden) > 1 or end - start > 3 or hangs)
