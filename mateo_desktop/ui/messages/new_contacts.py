"""What became of a contact that was to be made: what, whether it was made, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.contacts import Made

_NOT_MADE: dict[str, str] = {
    "taken": QT_TRANSLATE_NOOP(
        "new_contacts",
        "There is already a contact with this address or number. Look for it, or change the entry.",
    ),
    "forbidden": QT_TRANSLATE_NOOP(
        "new_contacts",
        "This API key may not create contacts. Create it in Mateo, or use another key.",
    ),
    "not_offered": QT_TRANSLATE_NOOP(
        "new_contacts", "This API does not create contacts. Create it in Mateo itself."
    ),
    "no_token": QT_TRANSLATE_NOOP(
        "new_contacts", "Mateo was given no API key that it takes. Enter the key and try again."
    ),
    "rate_limited": QT_TRANSLATE_NOOP(
        "new_contacts", "Mateo takes no more requests just now. Try again in a minute."
    ),
    "refused": QT_TRANSLATE_NOOP(
        "new_contacts", "Mateo does not take what was entered. Change it and try again."
    ),
    "no_network": QT_TRANSLATE_NOOP(
        "new_contacts", "There is no connection to the server. Try again when there is one."
    ),
    "wrong_certificate": QT_TRANSLATE_NOOP(
        "new_contacts", "The server could not prove who it is, so it was told nothing."
    ),
}
_UNKNOWN: dict[str, str] = {
    "server_error": QT_TRANSLATE_NOOP(
        "new_contacts", "Mateo had a fault of its own, or the connection broke."
    ),
    "unreadable": QT_TRANSLATE_NOOP("new_contacts", "Mateo's answer could not be read."),
}


def making_failed(made: Made) -> str:
    """Why there is no contact, whether there may be one all the same, what to do."""
    if made.fate == "not_made":
        words = [
            QCoreApplication.translate("new_contacts", "The contact was not created."),
            _tr(_NOT_MADE.get(made.code, _NOT_MADE["refused"])),
        ]
    else:
        words = [
            QCoreApplication.translate(
                "new_contacts", "It is not known whether the contact was created."
            ),
            _tr(_UNKNOWN.get(made.code, _UNKNOWN["unreadable"])),
            QCoreApplication.translate("new_contacts", "Look before you create it again."),
        ]
    if made.words:
        said = QCoreApplication.translate("new_contacts", "Mateo says: “{words}”")
        words.append(said.format(words=plain_name(made.words)))
    return " ".join(words)


def _tr(words: str) -> str:
    return QCoreApplication.translate("new_contacts", str(words))
