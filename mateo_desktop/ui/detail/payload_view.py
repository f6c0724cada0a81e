"""The bytes that would leave, live; a line and its field light each other up.

What is shown is what is sent: the same text, with the same fingerprint that
outbox and receipt show. Only a string too long to lay out is folded, and the
fold says so.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QMouseEvent, QShowEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import curl
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import Payload, pointer_at_line
from mateo_desktop.ui.detail.json_highlighter import JsonHighlighter
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.theme import mark, theme

_WRAP_UP_TO = 50_000
_FOLD_FROM = 20_000
_LONG_STRING = re.compile(r'"(?:[^"\\]|\\.){' + str(_FOLD_FROM) + r',}"')
_SHOWN_OF_LONG = 400
#: More lines than anybody reads; the rest is in the copied text.
_MOST_LINES = 20_000


class JsonText(QPlainTextEdit):
    """The JSON; a click on a line is a wish to see its field."""

    line_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        mark(self, kind="codepage")
        self._colours = JsonHighlighter(self.document())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that selected nothing names a line."""
        super().mouseReleaseEvent(event)
        if not self.textCursor().hasSelection():
            self.line_clicked.emit(self.cursorForPosition(event.position().toPoint()).blockNumber())


class PayloadView(QWidget):
    """The payload of the draft, its fingerprint, and ways to take it elsewhere."""

    field_wanted = Signal(str)
    import_requested = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._base_url = ""
        self._shown: Payload | None = None
        self._pointer = ""
        self.text = JsonText()
        self.text.setObjectName("payloadView")
        self.text.setAccessibleName(self.tr("Payload, the exact request as JSON"))
        self._facts = QLabel()
        mark(self._facts, kind="quiet")
        copy = QPushButton(self.tr("Copy"))
        copy.setObjectName("copyPayloadButton")
        menu = QMenu(copy)
        menu.addAction(self.tr("JSON"), self._copy_json)
        menu.addAction(self.tr("cURL"), self.copy_curl)
        menu.addAction(self.tr("HTTPie"), self._copy_httpie)
        menu.addAction(self.tr("Python"), self._copy_python)
        copy.setMenu(menu)
        self.paste = QPushButton(self.tr("Paste a request"))
        self.paste.setObjectName("pasteRequestButton")
        self.paste.setToolTip(self.tr("Fill the form from JSON or a cURL command in the clipboard"))
        self._copied = QLabel()
        mark(self._copied, kind="quiet", tone="ok")
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._facts, 1)
        row.addWidget(self._copied)
        row.addWidget(self.paste)
        row.addWidget(copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.text, 1)

        self._later = QTimer(self, singleShot=True, interval=60)
        self._forget = QTimer(self, singleShot=True, interval=2500)
        self._later.timeout.connect(self._render)
        self._forget.timeout.connect(self._copied.clear)
        self.paste.clicked.connect(self._on_paste)
        self.text.line_clicked.connect(self._on_line)
        session.changed.connect(self._on_changed)
        theme().changed.connect(self._mark_field)

    def set_base_url(self, base_url: str) -> None:
        """The address that copied commands go to."""
        self._base_url = base_url

    @Slot(str)
    def highlight(self, pointer: str) -> None:
        """Light up the lines of the field at *pointer*."""
        self._pointer = pointer
        self._mark_field()

    # -- gestures -----------------------------------------------------------

    @Slot()
    def copy_curl(self) -> None:
        """Put a cURL command into the clipboard; the token stays a variable."""
        self._copy(curl.as_curl(self._session.payload, self._base_url))

    @Slot()
    def _copy_json(self) -> None:
        self._copy(self._session.payload.text)

    @Slot()
    def _copy_httpie(self) -> None:
        self._copy(curl.as_httpie(self._session.payload, self._base_url))

    @Slot()
    def _copy_python(self) -> None:
        self._copy(curl.as_python(self._session.payload, self._base_url))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._copied.setText(self.tr("Copied ✓"))
        self._forget.start()

    @Slot()
    def _on_paste(self) -> None:
        self.import_requested.emit(QGuiApplication.clipboard().text())

    @Slot(int)
    def _on_line(self, line: int) -> None:
        if self._shown is not None:
            pointer = pointer_at_line(self._shown, line)
            if pointer:
                self.highlight(pointer)
                self.field_wanted.emit(pointer)

    @Slot(object)
    def _on_changed(self, _draft: Draft) -> None:
        if self.isVisible():
            self._later.start()

    # -- rendering ------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._render()

    @Slot()
    def _render(self) -> None:
        if not self.isVisible():
            return
        payload = self._session.payload
        if payload is self._shown:
            return
        self._shown = payload
        bar = self.text.verticalScrollBar()
        place = bar.value()
        shown = _foldable(payload.text, self.tr("… {count} characters more …"))
        wrap = len(shown) <= _WRAP_UP_TO
        mode = QPlainTextEdit.LineWrapMode
        self.text.setLineWrapMode(mode.WidgetWidth if wrap else mode.NoWrap)
        self.text.setPlainText(shown)
        bar.setValue(place)
        size = self.locale().formattedDataSize(len(payload.body), 1)
        self._facts.setText(
            self.tr("SHA-256 {fingerprint} · {size}").format(
                fingerprint=payload.fingerprint, size=size
            )
        )
        self._mark_field()

    @Slot()
    def _mark_field(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        span = self._shown.spans.get(self._pointer) if self._shown and self._pointer else None
        if span is not None:
            first = self.text.document().findBlockByNumber(span.first_line)
            last = self.text.document().findBlockByNumber(span.last_line)
            if first.isValid() and last.isValid():
                cursor = QTextCursor(first)
                cursor.setPosition(
                    last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor
                )
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor  # type: ignore[attr-defined]
                look = selection.format  # type: ignore[attr-defined]
                look.setBackground(theme().colour("accent_soft"))
                look.setProperty(QTextFormat.Property.FullWidthSelection, True)
                selection.format = look  # type: ignore[attr-defined]
                selections.append(selection)
                self._bring_into_sight(first.position())
        self.text.setExtraSelections(selections)

    def _bring_into_sight(self, position: int) -> None:
        cursor = self.text.textCursor()
        if not cursor.hasSelection() and not self.text.hasFocus():
            cursor.setPosition(position)
            self.text.setTextCursor(cursor)
            self.text.ensureCursorVisible()


def _foldable(text: str, more: str) -> str:
    """*text* with very long strings folded and no more lines than can be shown."""
    if len(text) > _FOLD_FROM:
        text = _LONG_STRING.sub(
            lambda found: (
                found[0][:_SHOWN_OF_LONG]
                + more.replace("{count}", str(len(found[0]) - _SHOWN_OF_LONG))
                + '"'
            ),
            text,
        )
    lines = text.split("\n", _MOST_LINES)
    if len(lines) > _MOST_LINES:
        rest = lines.pop()
        lines.append(more.replace("{count}", str(len(rest))))
    return "\n".join(lines)
