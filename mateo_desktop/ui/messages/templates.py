"""The parts of a template in words; what no list knows stays as it came."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.draft import Action
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.names import action_type
from mateo_desktop.ui.text.foreign.plain_names import plain_name

_HEADERS = {
    "": QT_TRANSLATE_NOOP("templates", "none or not known"),
    "text": QT_TRANSLATE_NOOP("templates", "Text"),
    "image": QT_TRANSLATE_NOOP("templates", "Picture"),
    "document": QT_TRANSLATE_NOOP("templates", "Document"),
    "video": QT_TRANSLATE_NOOP("templates", "Video"),
}
_CATEGORIES = {
    "UTILITY": QT_TRANSLATE_NOOP("templates", "utility"),
    "MARKETING": QT_TRANSLATE_NOOP("templates", "marketing"),
    "AUTHENTICATION": QT_TRANSLATE_NOOP("templates", "authentication"),
}
#: Types of a button, each with its subtype.
BUTTON_KINDS = (
    ("quick_reply", ""),
    ("call_to_action", "url"),
    ("call_to_action", "phone_number"),
)
_BUTTONS = {
    "call_to_action/url": QT_TRANSLATE_NOOP("templates", "Link"),
    "call_to_action/phone_number": QT_TRANSLATE_NOOP("templates", "Call"),
}


def header_kind(kind: str) -> str:
    """What stands above the text of a template."""
    known = _HEADERS.get(kind)
    return QCoreApplication.translate("templates", known) if known else plain_name(kind, 40)


def template_category(category: str) -> str:
    """The category of a template, "" for one that nobody told."""
    known = _CATEGORIES.get(category.upper())
    return QCoreApplication.translate("templates", known) if known else plain_name(category, 40)


def template_button(button: Action) -> str:
    """What a button of a template does."""
    known = _BUTTONS.get(f"{button.type}/{button.subtype}")
    if known:
        return QCoreApplication.translate("templates", known)
    return action_type(button.type)
