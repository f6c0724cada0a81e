"""The first page: two ways in, and nothing to decide before trying."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.settings.connect_form import ConnectForm
from mateo_desktop.ui.theme import mark


class WelcomePage(QScrollArea):
    """The cards "Try it in the sandbox" and "Connect a workspace"."""

    sandbox_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomePage")
        self.setAccessibleName(self.tr("Welcome"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        mark(inside, kind="side")
        title = QLabel(self.tr("Welcome to Mateo Desktop"))
        title.setWordWrap(True)
        mark(title, kind="title")
        about = QLabel(
            self.tr(
                "Write one-off messages by e-mail, SMS, WhatsApp, Instagram, Facebook and letter, "
                "see exactly what will be sent, and send it once."
            )
        )
        about.setWordWrap(True)
        mark(about, kind="label")
        middle = QWidget()
        middle.setMaximumWidth(middle.fontMetrics().averageCharWidth() * 90)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self._sandbox_card())
        column.addWidget(self._connect_card())
        column.addStretch(2)
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        self.setWidget(inside)

    def _sandbox_card(self) -> QFrame:
        self.sandbox = QPushButton(self.tr("Try it in the sandbox"))
        self.sandbox.setObjectName("sandboxButton")
        mark(self.sandbox, kind="primary")
        words = self.tr(
            "No account, no key, no network: fictional people who answer. Nothing leaves this "
            "computer."
        )
        card = self._card(self.tr("Look around first"), words)
        layout = card.layout()
        assert layout is not None
        layout.addWidget(self.sandbox)
        layout.setAlignment(self.sandbox, Qt.AlignmentFlag.AlignLeft)
        self.sandbox.clicked.connect(self.sandbox_wanted)
        return card

    def _connect_card(self) -> QFrame:
        self.form = ConnectForm()
        card = self._card(self.tr("Connect a workspace"), "")
        layout = card.layout()
        assert layout is not None
        layout.addWidget(self.form)
        mark(self.form.connect_button, kind="accented")
        return card

    def _card(self, title: str, words: str) -> QFrame:
        card = QFrame()
        mark(card, kind="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        head = QLabel(title)
        head.setTextFormat(Qt.TextFormat.PlainText)
        mark(head, kind="strong")
        column.addWidget(head)
        if words:
            text = QLabel(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            mark(text, kind="label")
            column.addWidget(text)
        return card
