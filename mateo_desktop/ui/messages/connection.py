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


#: What a proxy can be the cause of.
_ON_THE_WAY = frozenset({"no_network", "wrong_url", "wrong_certificate", "server_error"})
_THROUGH = QT_TRANSLATE_NOOP("connection", "The way leads through the proxy {proxy}.")


def check_result(kind: str, detail: str = "", proxy: str = "") -> str:
    """The result of *Test connection* in words.

    *detail* says more of a certificate, *proxy* is what stands on the way.
    """
    words = QCoreApplication.translate("connection", _CHECKS.get(kind, _CHECKS["server_error"]))
    if proxy and kind in _ON_THE_WAY:
        through = QCoreApplication.translate("connection", _THROUGH).replace("{proxy}", proxy)
        words = f"{words} {through}"
    closer = tls_text(detail)
    return f"{closer} {words}" if closer else words
