"""What it means that a helper of the API did not answer; the form stays usable."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

TEXTS: dict[str, str] = {
    "helper_missing": QT_TRANSLATE_NOOP("missing", "This API key may not read that."),
    "no_network": QT_TRANSLATE_NOOP("missing", "There is no connection to the server."),
    "no_token": QT_TRANSLATE_NOOP("missing", "There is no API key."),
    "rate_limited": QT_TRANSLATE_NOOP("missing", "Mateo takes no more requests just now."),
    "refused": QT_TRANSLATE_NOOP("missing", "Mateo refused the question."),
    "server_error": QT_TRANSLATE_NOOP("missing", "Mateo had a fault of its own."),
    "storage": QT_TRANSLATE_NOOP("missing", "It could not be saved on this computer."),
    "unreadable": QT_TRANSLATE_NOOP("missing", "The answer could not be read."),
    "wrong_certificate": QT_TRANSLATE_NOOP("missing", "The server could not prove who it is."),
}

_UPLOADS: dict[str, str] = {
    "unreadable_file": QT_TRANSLATE_NOOP("missing", "The file cannot be read."),
    "not_a_file": QT_TRANSLATE_NOOP("missing", "That is no file."),
    "helper_missing": QT_TRANSLATE_NOOP(
        "missing", "This API key may not upload. Attach an https:// address instead."
    ),
}


def upload_trouble(code: str) -> str:
    """Why a file is not in the media library."""
    words = _UPLOADS.get(code)
    return QCoreApplication.translate("missing", words) if words else trouble(code)


def trouble(code: str) -> str:
    """Why something could not be had, one of app.troubles.TROUBLES."""
    return QCoreApplication.translate("missing", TEXTS.get(code, TEXTS["unreadable"]))
