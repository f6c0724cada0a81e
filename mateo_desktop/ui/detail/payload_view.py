"""The bytes that would leave, live; a line and its field light each other up.

What is shown is what is sent: the same text, with the same fingerprint that
outbox and receipt show. Only a string too long to lay out is folded, and the
fold says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import curl
from mateo_desktop.domain.payload import Payload, Span, pointer_at_line
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.detail.json_page import JsonPage
from mateo_desktop.ui.text.find_keys import FindKeys
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.find_bar import FindBar


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
        self.text = JsonPage()
        self.text.setObjectName("payloadView")
        self.text.setAccessibleName(self.tr("Payload, the exact request as JSON"))
        self._facts = ElidedLabel()
        self._facts.setObjectName("payloadFacts")
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
        # In a narrow pane the buttons go below: the fingerprint stays readable.
        head = QWidget()
        row = FlowLayout(head, spacing=8)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 8, 16, 8)
        holder.addWidget(head)
        for widget in (self._facts, self.paste, copy, self._copied):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(holder)
        column.addWidget(self.text, 1)
        self._column = column
        self.find_keys = FindKeys(self, self._page, self._place_find_bar)

        self._later = QTimer(self, singleShot=True, interval=60)
        self._forget = QTimer(self, singleShot=True, interval=2500)
        self._later.timeout.connect(self._render)
        self._forget.timeout.connect(self._copied.clear)
        self.paste.clicked.connect(self._on_paste)
        self.text.line_chosen.connect(self._on_line)
        session.changed.connect(self._on_changed)

    def set_base_url(self, base_url: str) -> None:
        """The address that copied commands go to."""
        self._base_url = base_url

    @Slot(str)
    def highlight(self, pointer: str) -> None:
        """Light up the lines of the field at *pointer*."""
        self._pointer = pointer
        self._mark_field()

    def _page(self) -> JsonPage:
        return self.text

    def _place_find_bar(self, bar: FindBar) -> None:
        self._column.insertWidget(self._column.indexOf(self.text), bar)

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

    @Slot(object)
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
        self.text.show_json(payload.text)
        size = self.locale().formattedDataSize(len(payload.body), 1)
        self._facts.put(
            self.tr("SHA-256 {fingerprint} · {size}").format(
                fingerprint=payload.fingerprint, size=size
            )
        )
        self._mark_field()

    def _mark_field(self) -> None:
        span = self._span()
        if span is None:
            self.text.light_up(None)
            return
        self.text.light_up((span.first_line, span.last_line))
        self.text.bring_into_sight(span.first_line)

    def _span(self) -> Span | None:
        """The lines of the field in hand, or of what it would stand in once filled."""
        spans = self._shown.spans if self._shown else {}
        pointer = self._pointer
        while pointer and pointer not in spans:
            pointer = pointer.rpartition("/")[0]
        return spans.get(pointer) if pointer else None
