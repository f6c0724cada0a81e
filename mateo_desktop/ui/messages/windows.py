"""Until when free text may be sent, and what stands in a template's way."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mateo_desktop.domain.window import TEMPLATE_TYPES, Window, WindowState
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.messages.names import channel_type as type_name
from mateo_desktop.ui.messages.times import near_moment
from mateo_desktop.ui.text.foreign.plain_names import plain_name

_STATUSES = {
    "approved": QT_TRANSLATE_NOOP("windows", "approved"),
    "in_review": QT_TRANSLATE_NOOP("windows", "in review"),
    "requested": QT_TRANSLATE_NOOP("windows", "approval requested"),
    "rejected": QT_TRANSLATE_NOOP("windows", "rejected"),
}


def template_status(status: str) -> str:
    """The state of a template's approval; an unknown one as it came."""
    known = _STATUSES.get(status)
    return QCoreApplication.translate("windows", known) if known else plain_name(status)


def window_text(
    now: Window, then: Window, as_of: datetime | None, channel_type: str, *, has_template: bool
) -> str:
    """How the window stands *now* and *then*, when the message leaves; "" if there is none."""
    if then.state is WindowState.NONE or then.limit is None:
        return ""
    if then.end is None or now.at is None or then.at is None or as_of is None:
        return QCoreApplication.translate(
            "windows", "Not known whether the customer wrote in the last {hours} hours"
        ).format(hours=then.limit.value)
    places = {
        "end": near_moment(then.end, now.at),
        "as_of": near_moment(as_of, now.at),
        "at": near_moment(then.at, now.at),
    }
    if then.state is WindowState.OPEN:
        if then.at > now.at:
            words = QCoreApplication.translate(
                "windows", "Open until {end}, so also at {at} when this leaves, as of {as_of}"
            )
        else:
            words = QCoreApplication.translate("windows", "Open until {end}, as of {as_of}")
        return words.format(**places)
    if now.is_closed:
        words = QCoreApplication.translate("windows", "Closed since {end}, as of {as_of}: {so}")
    else:
        words = QCoreApplication.translate(
            "windows", "Open until {end}, but closed at {at} when this leaves, as of {as_of}: {so}"
        )
    return words.format(**places, so=_consequence(channel_type, has_template))


def window_rule(window: Window, channel_type: str) -> str:
    """Whose rule the window is, how long it is and where that was read."""
    if window.limit is None:
        return ""
    words = QCoreApplication.translate(
        "windows",
        "{network} takes free text within {hours} hours of the customer's last message."
        " Source: {source}",
    )
    return words.format(
        network=type_name(channel_type), hours=window.limit.value, source=window.limit.source
    )


def _consequence(channel_type: str, has_template: bool) -> str:
    if channel_type not in TEMPLATE_TYPES:
        words = QCoreApplication.translate("windows", "{network} may refuse this message.")
        return words.format(network=type_name(channel_type))
    if has_template:
        return QCoreApplication.translate("windows", "this goes out as a template.")
    return QCoreApplication.translate("windows", "a template is needed.")
