"""What is asked before a message goes, goes once more, or is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.dialogs import choose

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.ledger import Entry


async def is_sure(window: QWidget, draft: Draft) -> bool:
    """A letter costs money: a second look at its names before it goes."""
    if draft.channel_type != "postal":
        return True
    names = ", ".join(person.label for person in draft.to)
    answer = await choose(
        window,
        QCoreApplication.translate("questions", "Send a letter?"),
        QCoreApplication.translate(
            "questions", "This letter is printed and posted, which costs money."
        ),
        (
            QCoreApplication.translate("questions", "Look again"),
            QCoreApplication.translate("questions", "Send the letter"),
        ),
        safe=0,
        more=QCoreApplication.translate("questions", "To: {names}").format(names=names),
    )
    return answer == 1


async def may_repeat(window: QWidget) -> bool:
    """Whether a message that may have arrived is to be sent once more."""
    answer = await choose(
        window,
        QCoreApplication.translate("questions", "Send again?"),
        QCoreApplication.translate(
            "questions",
            "This message may have been sent already. What Mateo does with a second one of "
            "the same ID is not documented: the customer may get it twice.",
        ),
        (
            QCoreApplication.translate("questions", "Do not send"),
            QCoreApplication.translate("questions", "Send again"),
        ),
        safe=0,
    )
    return answer == 1


async def may_discard(window: QWidget, entry: Entry) -> bool:
    """Whether *entry* is to be given up; nothing is asked where nothing is in doubt."""
    if entry.state is not SendState.UNKNOWN:
        return True
    answer = await choose(
        window,
        QCoreApplication.translate("questions", "Discard?"),
        QCoreApplication.translate(
            "questions",
            "Nobody knows whether this message was sent. It is not asked for any more, and its "
            "text goes to the deleted drafts.",
        ),
        (
            QCoreApplication.translate("questions", "Keep it"),
            QCoreApplication.translate("questions", "Discard"),
        ),
        safe=0,
    )
    return answer == 1
