"""The characters that make an SMS dear: marked where they stand, replaced by one click.

They have a dashed line and a ground of their own, so that nobody needs the
colour; the line below the text names them, and what to write instead.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolTip, QWidget

from mateo_desktop.domain import sms
from mateo_desktop.ui.messages.signs import sign_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from mateo_desktop.ui.text.text_marks import marks_of
from mateo_desktop.ui.theme import mark, theme

#: A longer text is no SMS in any alphabet (body_checks.py): nothing is marked in it.
LONGEST = 20_000
#: The line names so many different signs.
_NAMED = 8


class SmsSigns(QFrame):
    """Hidden unless the text of an SMS has characters that force Unicode."""

    def __init__(self, editor: SourceEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("smsSigns")
        mark(self, kind="notice")
        self._editor = editor
        self._text = ""
        self._culprits: tuple[tuple[int, str, str | None], ...] = ()
        self._read_only = False
        self.words = QLabel()
        self.words.setObjectName("smsSignsWords")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.button = QPushButton()
        self.button.setObjectName("smsReplace")
        self.button.setToolTip(
            self.tr("Write them as the SMS alphabet has them; undo brings all of them back")
        )
        mark(self.button, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 3, 12, 3)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self.replace)
        theme().changed.connect(self._render_marks)
        editor.viewport().installEventFilter(self)
        self.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing may be replaced."""
        self._read_only = read_only
        self._render_button()

    def show_text(self, text: str) -> None:
        """Mark what forces Unicode in *text*, the text of an SMS; "" for no SMS."""
        if len(text) > LONGEST:
            text = ""
        if text:
            # The draft may be a pause behind: marks belong to what stands there.
            text = self._editor.text()
        if text == self._text:
            # The same text, put in anew, has lost its marks.
            self._render_marks()
            return
        self._text = text
        self._culprits = sms.culprits(text)
        self._render_marks()
        self._render_words()
        self._render_button()
        self.setVisible(bool(self._culprits))

    @Slot()
    def replace(self) -> None:
        """Write everything as the alphabet has it, in one step that can be undone."""
        if self._read_only:
            return
        from mateo_desktop.ui.text.soft_breaks import Lines

        lines = Lines(self._editor.document())
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        # From the end: what is written moves nothing that is still to come.
        for index, sign, instead in reversed(sms.culprits(lines.text, None)):
            if instead is not None:
                cursor.setPosition(lines.position(index))
                end = lines.end(index + len(sign))
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(instead)
        cursor.endEditBlock()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_text(self._editor.text())

    def about(self, position: int) -> str:
        """What is to be said of the marked character at *position*, "" for none."""
        ranges = marks_of(self._editor).ranges("sms")
        for (start, end), (_, sign, instead) in zip(ranges, self._culprits, strict=False):
            if start <= position < end:
                if instead is None:
                    return self.tr("{sign} forces Unicode, and nothing else says the same").format(
                        sign=sign_name(sign)
                    )
                return self.tr("{sign} forces Unicode; {instead} does not").format(
                    sign=sign_name(sign), instead=sign_name(instead)
                )
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A character that is marked says why when the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._culprits:
            words = self.about(self._character_at(event))
            if words:
                QToolTip.showText(event.globalPos(), plain_tooltip(words), self._editor.viewport())
                return True
        return super().eventFilter(watched, event)

    def _character_at(self, event: QHelpEvent) -> int:
        # The position nearest to the pointer may be the one behind the character.
        cursor = self._editor.cursorForPosition(event.pos())
        is_left = event.pos().x() < self._editor.cursorRect(cursor).left()
        return cursor.position() - 1 if is_left else cursor.position()

    @Slot()
    def _render_marks(self) -> None:
        if not self._culprits:
            marks_of(self._editor).clear("sms")
            return
        from mateo_desktop.ui.text.soft_breaks import Lines

        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        look.setUnderlineColor(theme().colour("warning"))
        look.setBackground(theme().colour("warning_soft"))
        # Another text is looked at again in a moment.
        lines = Lines(self._editor.document())
        places = [(index, index + len(sign)) for index, sign, _ in self._culprits]
        marks_of(self._editor).put("sms", lines.ranges(places), look)

    def _render_words(self) -> None:
        found = {sign: instead for _, sign, instead in self._culprits}
        swaps = [
            f"{sign_name(sign)} → {sign_name(instead)}"
            for sign, instead in found.items()
            if instead is not None
        ]
        stay = [sign_name(sign) for sign, instead in found.items() if instead is None]
        words = []
        if swaps:
            words.append(self.tr("Only in Unicode: {signs}").format(signs=_few(swaps, "   ")))
        if stay:
            words.append(self.tr("Without another spelling: {signs}").format(signs=_few(stay, " ")))
        self.words.setText("\n".join(words))
        # Heard with the text, by those who do not see what is marked.
        self._editor.setAccessibleDescription(self.words.text())

    def _render_button(self) -> None:
        count = sum(instead is not None for _, _, instead in self._culprits)
        self.button.setText(self.tr("Replace %Ln character(s)", "", count))
        self.button.setVisible(count > 0 and not self._read_only)


def _few(words: list[str], between: str) -> str:
    return between.join(words[:_NAMED] + ["…"] * (len(words) > _NAMED))
