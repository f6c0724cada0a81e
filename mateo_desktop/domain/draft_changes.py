"""What is different in two states of one draft, field by field."""

from __future__ import annotations

import dataclasses
import enum

from mateo_desktop.domain import markup
from mateo_desktop.domain.draft import FIELDS, HTML, Action, Attachment, Draft, Recipient
from mateo_desktop.domain.word_changes import Fate, Piece, item_changes, word_changes

#: Compared word by word; every other field is a list, or one value.
_TEXTS = ("subject", "content", "extra")


class Shape(enum.StrEnum):
    """How the pieces of a field belong together."""

    WORDS = "words"
    ITEMS = "items"
    VALUE = "value"
    #: The words are the same, only their formatting is not; there are no pieces.
    FORMATTING = "formatting"


@dataclasses.dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs; ``field`` is its wire name, or "extra"."""

    field: str
    shape: Shape
    pieces: tuple[Piece, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many words (or entries) came or went."""
        found = [piece.text for piece in self.pieces if piece.fate is fate]
        if self.shape is Shape.WORDS:
            return sum(len(text.split()) for text in found)
        return len(found)


def draft_changes(old: Draft, new: Draft) -> tuple[FieldChange, ...]:
    """The fields in which *new* differs from *old*, in the order of the window.

    Who it is (key and message ID) and how it is edited does not count.
    """
    found: list[FieldChange] = []
    for field in (*FIELDS, "extra"):
        if field in ("id", "html"):
            continue
        if field == "text":
            found += _body(old, new)
        elif old.wire(field) != new.wire(field):
            found.append(_change(field, old, new))
    return tuple(found)


def is_same(old: Draft, new: Draft) -> bool:
    """Whether restoring *old* in place of *new* would change nothing."""
    return old.replace(key=new.key, id=new.id) == new


def _change(field: str, old: Draft, new: Draft) -> FieldChange:
    before, after = old.wire(field), new.wire(field)
    if field in _TEXTS:
        return FieldChange(field, Shape.WORDS, word_changes(before, after))
    if isinstance(before, tuple):
        items = item_changes([_item(one) for one in before], [_item(one) for one in after])
        return FieldChange(field, Shape.ITEMS, items)
    pieces = (Piece(Fate.GONE, before), Piece(Fate.NEW, after))
    return FieldChange(field, Shape.VALUE, tuple(piece for piece in pieces if piece.text))


def _body(old: Draft, new: Draft) -> list[FieldChange]:
    found: list[FieldChange] = []
    before, after = _words(old), _words(new)
    if before != after:
        found.append(FieldChange("text", Shape.WORDS, word_changes(before, after)))
    if old.html == new.html:
        return found
    by_hand = (HTML in (old.body_mode, new.body_mode)) or old.text_is_own or new.text_is_own
    if by_hand:
        found.append(FieldChange("html", Shape.WORDS, word_changes(old.html, new.html)))
    elif not found:
        found.append(FieldChange("html", Shape.FORMATTING))
    return found


def _words(draft: Draft) -> str:
    return draft.text or markup.plain_text(draft.html)


def _item(one: Recipient | Attachment | Action | str) -> str:
    """Everything that is known of *one*, in a line, so that no difference is lost."""
    if isinstance(one, str):
        return one
    values = [getattr(one, field.name) for field in dataclasses.fields(one)]
    words: list[str] = []
    for value in values:
        if isinstance(value, tuple):
            words += value
        elif value:
            words.append(str(value))
    return " · ".join(words)
