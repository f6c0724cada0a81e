"""Name, key and address of a workspace, with *Test connection*.

The key leaves this form only as a Secret. The line is emptied when the
workspace is connected, and whenever the form goes out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.redact import Secret
from mateo_desktop.ui import messages
from mateo_desktop.ui.settings.country_box import CountryBox
from mateo_desktop.ui.theme import mark

DEFAULT_BASE_URL = "https://integration.getmateo.com/api/v1"


class ConnectForm(QWidget):
    """The three lines, the country and two buttons."""

    #: Base URL and key.
    test_wanted = Signal(str, object)
    #: Name, base URL and key.
    connect_wanted = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self._line("workspaceName", self.tr("Name"))
        self.name.setPlaceholderText(self.tr("for example your company"))
        self.key = self._line("apiKey", self.tr("API key"))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        self.key.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.url = self._line("baseUrl", self.tr("Address of the API"))
        self.url.setText(DEFAULT_BASE_URL)
        self.url.setCursorPosition(0)
        self.country = CountryBox()
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(4)
        for words, edit in (
            (self.tr("&Name"), self.name),
            (self.tr("API &key"), self.key),
            (self.tr("&Address of the API"), self.url),
        ):
            form.addRow(words, edit)
        form.addRow(self.tr("&Country for phone numbers"), self.country)
        self.hint = QLabel(
            self.tr(
                "You create the key in Mateo under Settings, Integration, API key. "
                "It is kept in the keyring of this computer."
            )
        )
        self.hint.setWordWrap(True)
        mark(self.hint, kind="quiet")
        self.result = QLabel()
        self.result.setObjectName("connectResult")
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)
        self.test = QPushButton(self.tr("Test connection"))
        self.test.setObjectName("testConnectionButton")
        self.connect_button = QPushButton(self.tr("Connect"))
        self.connect_button.setObjectName("connectButton")
        mark(self.connect_button, kind="primary")
        # In a dialog Enter would press one of them, besides what the line does.
        self.test.setAutoDefault(False)
        self.connect_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.test)
        buttons.addStretch(1)
        buttons.addWidget(self.connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.hint)
        column.addWidget(self.result)
        column.addLayout(buttons)
        self.test.clicked.connect(self._on_test)
        self.connect_button.clicked.connect(self._on_connect)
        self.key.returnPressed.connect(self._on_test)

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def set_busy(self, busy: bool) -> None:
        """While the server is asked, the buttons rest and the form says so."""
        self.test.setEnabled(not busy)
        self.connect_button.setEnabled(not busy)
        if busy:
            self.say(self.tr("Asking the server…"), "")

    def say(self, words: str, tone: str) -> None:
        """Show the result of a test in words; the colour only goes with them."""
        mark(self.result, tone=tone)
        self.result.setText(words)
        self.result.setAccessibleName(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.result, QAccessible.Event.Alert))

    def show_check(self, kind: str, detail: str = "", proxy: str = "") -> None:
        """Show a result of *Test connection*; *detail* and *proxy* say it more closely."""
        self.set_busy(False)
        self.say(messages.check_result(kind, detail, proxy), "ok" if kind == "ok" else "danger")

    def show_bad_url(self, code: str) -> None:
        """The address is one that never gets a key."""
        self.set_busy(False)
        self.say(messages.bad_base_url(code), "danger")
        self.url.setFocus()

    def forget_key(self) -> None:
        """Empty the line of the key, what Undo could bring back included."""
        self.key.setText("")

    def _secret(self) -> Secret | None:
        text = self.key.text().strip()
        if not text:
            self.say(self.tr("Enter the API key first."), "danger")
            self.key.setFocus()
            return None
        return Secret(text)

    @Slot()
    def _on_test(self) -> None:
        secret = self._secret() if self.test.isEnabled() else None
        if secret is not None:
            self.test_wanted.emit(self.url.text().strip(), secret)

    @Slot()
    def _on_connect(self) -> None:
        secret = self._secret()
        if secret is not None:
            name = self.name.text().strip() or self.tr("My workspace")
            self.connect_wanted.emit(name, self.url.text().strip(), secret)

    # Qt overrides

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, the key is gone. A minimised window is still in use."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.forget_key()
