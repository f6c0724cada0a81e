"""What *Test connection* found, and where a key was put."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.outcomes import tls_text

_CHECKS: dict[str, str] = {
    "ok": QT_TRANSLATE_NOOP("connection", "Connected. The key is valid."),
    "missing_key": QT_TRANSLATE_NOOP("connection", "Mateo got no API key. Enter the key."),
    "wrong_key": QT_TRANSLATE_NOOP(
        "connection",
        "Mateo does not accept this key. Copy it again from Settings, Integration, API key.",
    ),
    "no_network": QT_TRANSLATE_NOOP(
        "connection", "The server cannot be reached. Check the network connection."
    ),
    "wrong_url": QT_TRANSLATE_NOOP(
        "connection",
        "Something answers there, but it is not the Mateo API. Check the address.",
    ),
    "wrong_certificate": QT_TRANSLATE_NOOP(
        "connection",
        "The server could not prove who it is, so no key was sent to it. Check the address, "
        "the network and the clock of this computer.",
    ),
    "server_error": QT_TRANSLATE_NOOP(
        "connection", "Mateo has a fault of its own just now. Try again later."
    ),
    "rate_limited": QT_TRANSLATE_NOOP(
        "connection", "Mateo takes no more requests just now. Try again in a minute."
    ),
}


def check_result(kind: str, detail: str = "") -> str:
    """The result of *Test connection* in words; *detail* says more of a certificate."""
    words = QCoreApplication.translate("connection", _CHECKS.get(kind, _CHECKS["server_error"]))
    closer = tls_text(detail)
    return f"{closer} {words}" if closer else words
