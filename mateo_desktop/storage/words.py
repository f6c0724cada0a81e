"""What a list shows of a draft, and the words by which it is found.

Made once when a draft is saved, so that ten thousand of them are listed and
searched without reading a single snapshot.
"""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata

from mateo_desktop.domain.draft import Draft

_LABEL, _SUBJECT, _PREVIEW = 120, 200, 160
_SEARCHED = 2000
# Enough source for the searched text; reading a megabyte of markup at every
# save would be felt while typing.
_SOURCE = 8000

#: Stands for the label of a draft that goes to whoever its conversation is with, and names
#: nobody. No name is that: it would have lost its line end (``_short``).
REPLY = "\n"

_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """The short texts that stand for a draft: to whom (or REPLY), about what, how it begins."""

    label: str
    subject: str
    preview: str


def words(draft: Draft) -> Words:
    """What a list shows of *draft*."""
    return Words(
        label=_short(_names(draft), _LABEL) or (REPLY if draft.conversation_id else ""),
        subject=_short(draft.subject[:_SOURCE], _SUBJECT),
        preview=_short(_body(draft), _PREVIEW),
    )


def searched(draft: Draft) -> str:
    """By what *draft* is found, folded."""
    found = [_names(draft), draft.subject[:_SOURCE], _body(draft)]
    for person in draft.recipients[:50]:
        found += (person.full_name, person.handle, person.contact_id)
    return fold(" ".join(filter(None, found)))[: _SEARCHED * 2]


def fold(text: str) -> str:
    """*text* as it is compared in a search: no case, no accents, single blanks."""
    # Twice: what a sign such as "℡" is taken apart into may have a case of its own.
    plain = _clean(text)
    for _ in range(2):
        plain = unicodedata.normalize("NFKD", plain.casefold())
    return _BLANKS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def search_condition(column: str, text: str) -> tuple[str, list[str]]:
    """SQL that is true where *column* (folded) holds every word of *text*."""
    sought = fold(text).split(" ")
    # instr and not LIKE: nothing to escape, and a third faster.
    return " AND ".join(f"instr({column}, ?)" for _ in sought), sought


def _names(draft: Draft) -> str:
    return ", ".join(filter(None, (person.label for person in draft.recipients[:10])))


def _body(draft: Draft) -> str:
    text = draft.text[:_SOURCE]
    if not text.strip():
        text = html.unescape(_TAG.sub(" ", draft.html[:_SOURCE]))
    # What a template says is Mateo's; what goes into it was written here.
    return _clean(text)[:_SEARCHED] or " · ".join(filter(None, draft.placeholder_values[:20]))


def _short(text: str, length: int) -> str:
    text = _BLANKS.sub(" ", _clean(text)).strip()
    return text if len(text) <= length else text[: length - 1] + "…"


def _clean(text: str) -> str:
    # SQLite's functions stop at a NUL, and half a surrogate pair is no UTF-8.
    return _UNSEEN.sub(" ", text.encode("utf-8", "replace").decode("utf-8"))
