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
#: By the sign they begin with: looking for a sign is twenty times faster than for a pattern.
_PLACES = {
    "{": re.compile(r"\{\{[^{}\n]{1,60}\}\}|\{[^\W\d_][\w .-]{0,40}\}"),
    "[": re.compile(r"\[(?P<inside>[^\W\d_][^\[\]\n]{1,60})\](?!\()"),
    "<": re.compile(rf"<<?[ ]?(?:{_FIELDS})[ ]?>>?", re.IGNORECASE),
    "%": re.compile(rf"%%?(?:{_FIELDS})%%?", re.IGNORECASE),
}
# What may stand in brackets as a name: up to four words, "Vor- und Nachname", "TT.MM.JJJJ".
_NAME = re.compile(r"(?:[^\W\d]|[./-])+(?:,?[ ](?:[^\W\d]|[./-])+){0,3}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NO_PLACE = frozenset(
    "sic wörtlich gekürzt ok ja nein yes no enter return strg ctrl alt esc tab shift umschalt"
    " entf del einfg ins"
    " pos ende home end cmd fn weiter zurück next back abbrechen cancel speichern save".split()
)
# A remark of who writes, not a name.
_REMARKS = ("anm.", "d. ", "inkl", "incl", "zzgl", "exkl", "excl", "vgl", "siehe ", "see ")
# What a mail server or a ticket system puts before a subject.
_MARKS = frozenset(
    "extern external ext intern internal spam ticket wichtig dringend urgent important"
    " vertraulich confidential info update newsletter reminder erinnerung test support".split()
)
# "Klicken Sie auf [Drucken]", "press the button [Send now]"; a link or a date is no button.
_BUTTON = re.compile(
    r"\b(?:klick\w*|click\w*|drück\w*|press\w*|tipp\w*|tap|wähl\w*|select|choose|button"
    r"|schaltfläche|knopf|tasten?|menü|menu|reiter|feld|field|option)\b[^.!?:\n]{0,60}\Z"
    r"|[>→] ?\Z",
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
    found = [
        one for sign, pattern in _PLACES.items() if sign in text for one in pattern.finditer(text)
    ]
    found.sort(key=re.Match.start)
    for one in found:
        if (
            one[0][0] in "{%"
            or (one[0][0] == "<" and not _is_button(text, one))
            or (
                one[0][0] == "["
                and (
                    not is_answer
                    and not (is_subject and one["inside"].lower() in _MARKS)
                    and _is_name(one["inside"])
                    and not _hangs_on_a_word(text, one)
                    and not _is_button(text, one)
                )
            )
        ):
            yield one[0]


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
        and not lowered.startswith(_REMARKS)
        and _NAME.fullmatch(inside) is not None
        and _LETTERS.search(inside) is not None
    )


def _hangs_on_a_word(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 1) : found.start()]
    return before.isalnum() or before == "_"


def _is_button(text: str, found: re.Match[str]) -> bool:
    if not _NO_BUTTON.isdisjoint(found[0][1:-1].lower().split()) and found[0][0] == "[":
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
