"""What changed between two states of a draft, marked by shape as well as by colour.

What came is underlined, what went is struck through, and each field says in
words how much of both there is, because neither is heard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from mateo_desktop.domain.draft_changes import FieldChange, Shape
from mateo_desktop.domain.word_changes import Fate, Piece
from mateo_desktop.ui import messages
from mateo_desktop.ui.text.foreign.plain_names import isolated, without_controls
from mateo_desktop.ui.theme import mark, theme

#: Around a change so much is shown of what stayed, in characters.
_AROUND = 90
#: A stretch that came or went is shown up to here; the rest is counted.
_LONGEST = 4_000
#: So many pieces of one field are shown.
_MOST_PIECES = 600

_TONES = {Fate.SAME: "text", Fate.GONE: "danger", Fate.NEW: "ok"}

Names = Callable[[str, str], str]


class ChangesView(QTextEdit):
    """The changed fields, one below the other. *value_name* words a field's value."""

    def __init__(self, value_name: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value_name = value_name
        self._shown: tuple[FieldChange, ...] = ()
        self.setObjectName("versionChanges")
        self.setAccessibleName(self.tr("What has changed since then"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        mark(self, kind="page")
        theme().changed.connect(self._render)

    def put(self, changes: Sequence[FieldChange]) -> None:
        """Show *changes*."""
        self._shown = tuple(changes)
        self._render()

    def say(self, words: str) -> None:
        """Show a sentence in place of changes."""
        self._shown = ()
        self.setPlainText(words)
        self.setAccessibleDescription(words)

    @Slot()
    def _render(self) -> None:
        if not self._shown:
            return
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, change in enumerate(self._shown):
            if number:
                cursor.insertBlock()
            self._head(cursor, change)
            for piece in self._pieces(change):
                if change.shape is not Shape.WORDS:
                    cursor.insertBlock(QTextBlockFormat())
                cursor.insertText(piece.text, self._look(piece.fate))
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        heads = [f"{messages.field_name(one.field)}: {self._count(one)}" for one in self._shown]
        self.setAccessibleDescription("; ".join(heads))

    def _head(self, cursor: QTextCursor, change: FieldChange) -> None:
        above = QTextBlockFormat()
        above.setTopMargin(0 if cursor.atStart() else 12)
        cursor.setBlockFormat(above)
        strong, quiet = QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.DemiBold)
        strong.setForeground(theme().colour("text"))
        quiet.setForeground(theme().colour("quiet"))
        cursor.insertText(messages.field_name(change.field), strong)
        cursor.insertText(f"   {self._count(change)}", quiet)
        if change.shape is Shape.WORDS:
            cursor.insertBlock(QTextBlockFormat())

    def _look(self, fate: Fate) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setForeground(theme().colour(_TONES[fate]))
        if fate is Fate.NEW:
            look.setFontUnderline(True)
        elif fate is Fate.GONE:
            look.setFontStrikeOut(True)
        return look

    def _count(self, change: FieldChange) -> str:
        if change.shape is Shape.FORMATTING:
            return self.tr("only the formatting differs")
        came, went = change.count(Fate.NEW), change.count(Fate.GONE)
        if change.shape is Shape.VALUE:
            if came and went:
                return self.tr("changed")
            return self.tr("added") if came else self.tr("removed")
        told = []
        if came:
            told.append(self.tr("%Ln added", "", came))
        if went:
            told.append(self.tr("%Ln removed", "", went))
        return ", ".join(told) or self.tr("only blanks differ")

    def _pieces(self, change: FieldChange) -> list[Piece]:
        if change.shape is Shape.WORDS:
            shown = _shortened(change.pieces)
        elif change.shape is Shape.VALUE:
            shown = [
                Piece(piece.fate, self._value_name(change.field, piece.text))
                for piece in change.pieces
            ]
        else:
            # Who stayed is not the question here.
            shown = [piece for piece in change.pieces if piece.fate is not Fate.SAME]
        cut = [Piece(piece.fate, self._readable(piece)) for piece in shown[:_MOST_PIECES]]
        if len(shown) > _MOST_PIECES:
            more = self.tr("… and %Ln more change(s)", "", len(shown) - _MOST_PIECES)
            cut.append(Piece(Fate.SAME, f"\n{more}"))
        return cut

    def _readable(self, piece: Piece) -> str:
        text = isolated(without_controls(piece.text[:_LONGEST]))
        if piece.fate is not Fate.SAME and not text.strip():
            # A line that came or went would not be seen at all.
            text = text.replace("\n", "¶\n")
        if len(piece.text) > _LONGEST:
            more = self.tr("… and %Ln more character(s)", "", len(piece.text) - _LONGEST)
            text = f"{text}{more}"
        return text


def _shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """*pieces* with no more of what stayed than tells where the changes are."""
    shown: list[Piece] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.fate is Fate.SAME and len(text) > 3 * _AROUND:
            first = text[:_AROUND] if number else ""
            last = text[-_AROUND:] if number < len(pieces) - 1 else ""
            text = f"{first} … {last}" if first and last else f"{first}…{last}"
        shown.append(Piece(piece.fate, text))
    return shown
