"""The question before a link is opened, which says where it really leads."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.text.foreign import plain_names
from mateo_desktop.ui.theme import mark, scaled

_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
# Words that a reader takes for an address: a host with a dot, maybe more.
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/@]*@)?((?:[\w-]+\.)+[\w-]{2,})\.?(?::\d+)?(?=[/?#\s,;)]|$)",
    re.IGNORECASE,
)


def real_host(url: QUrl) -> str:
    """The host of *url* as the network names it (punycode), or its mail domain."""
    if url.scheme().lower() == "mailto":
        address = url.path(_ENCODED)
        _, found, host = address.rpartition("@")
        as_host = QUrl()
        as_host.setHost(QUrl.fromPercentEncoding(host.encode()))
        return as_host.host(_ENCODED) if found else ""
    return url.host(_ENCODED)


def other_host(words: str, url: QUrl) -> str:
    """A host that *words* name and *url* does not lead to, or ""."""
    real = real_host(url).lower().rstrip(".")
    for name in _HOST.findall(words):
        named = QUrl(f"https://{name}").host(_ENCODED).lower().rstrip(".") or name.lower()
        if named.removeprefix("www.") != real.removeprefix("www."):
            return str(name)
    return ""


class LinkQuestion(QDialog):
    """Shows the real host and the whole address; Cancel is the default."""

    #: Somebody wants the address opened.
    agreed = Signal(QUrl)

    def __init__(self, url: QUrl, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("linkQuestion")
        self.setWindowTitle(self.tr("Open this link?"))
        self.setModal(True)
        self.setMinimumWidth(scaled(460))
        self._url = url
        host = real_host(url)
        mail = url.scheme().lower() == "mailto"

        lead = QLabel(self.tr("Write a mail to an address at") if mail else self.tr("Leads to"))
        mark(lead, kind="quiet")
        self.host = _plain_label(host or url.path(_ENCODED)[:200])
        self.host.setObjectName("linkHost")
        self.host.setAccessibleName(self.tr("Host"))
        mark(self.host, kind="title")
        self.address = QPlainTextEdit(url.toString(_ENCODED))
        self.address.setObjectName("linkWhole")
        self.address.setAccessibleName(self.tr("Whole address"))
        self.address.setReadOnly(True)
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(4 * self.fontMetrics().lineSpacing())
        mark(self.address, kind="code")
        self.warning = _plain_label("\n".join(self._warnings(host, words)))
        self.warning.setObjectName("linkWarning")
        self.warning.setVisible(bool(self.warning.text()))
        mark(self.warning, tone="warning")

        buttons = QDialogButtonBox()
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setObjectName("linkCancel")
        self.open_button = QPushButton(
            self.tr("Open in the mail program") if mail else self.tr("Open in the browser")
        )
        self.open_button.setObjectName("linkOpen")
        self.open_button.setAutoDefault(False)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel_button.setDefault(True)

        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for widget in (lead, self.host, self.warning, self.address, buttons):
            column.addWidget(widget)
        # Text that wraps has its height only at a width, which a dialog does
        # not ask for by itself.
        self.setMinimumHeight(column.totalHeightForWidth(self.minimumWidth()))
        self.cancel_button.setFocus()
        self.open_button.clicked.connect(self._on_open)
        self.cancel_button.clicked.connect(self.reject)

    def _warnings(self, host: str, words: tuple[str, ...]) -> list[str]:
        found: list[str] = []
        for text in words:
            named = other_host(text, self._url)
            if named:
                found.append(
                    self.tr("The text says {named}, but the link leads elsewhere.").format(
                        named=plain_names.plain_name(named, 100)
                    )
                )
                break
        if any(part.startswith("xn--") for part in host.split(".")):
            found.append(
                self.tr("The name has letters of other scripts, which can look like common ones.")
            )
        if self._url.userInfo():
            found.append(self.tr("What stands before the @ is not where the link leads."))
        if self._url.scheme().lower() == "http":
            found.append(self.tr("The connection is not encrypted."))
        return found

    @Slot()
    def _on_open(self) -> None:
        self.accept()
        self.agreed.emit(self._url)


def _plain_label(text: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label
