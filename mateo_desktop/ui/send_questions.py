"""What is asked before a message goes, goes once more, is given up, or is left at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from mateo_desktop.domain.postal import missing
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.dialogs import choose
from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.sending import Choice
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.ledger import Entry
    from mateo_desktop.ui.address_list import AddressList

_LACKS = {
    "address": QT_TRANSLATE_NOOP(
        "questions", "The address is not known here. Mateo prints the one of the contact."
    ),
    "town": QT_TRANSLATE_NOOP("questions", "The address seems to have no postcode with a town."),
    "street": QT_TRANSLATE_NOOP("questions", "The address seems to have no street with a number."),
}


async def is_sure(window: QWidget, draft: Draft, addresses: AddressList) -> bool:
    """A letter costs money: a second look at name, address and pages before it goes."""
    if draft.channel_type != "postal":
        return True
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
        more=_letter(draft, addresses),
    )
    return answer == 1


def _letter(draft: Draft, addresses: AddressList) -> str:
    """Where a letter goes, what its address lacks, and how many pages it has."""
    # Only a letter is laid out before it goes.
    from mateo_desktop.ui.detail.preview.arrival import arrival
    from mateo_desktop.ui.printing.letter_sheets import LetterSheets

    parts = []
    for person in draft.to:
        name = plain_name(person.label)
        known = [plain_name(line, 60) for line in addresses.find(person.contact_id)]
        lines = [QCoreApplication.translate("questions", "To: {names}").format(names=name)]
        lines += [line for line in known if line != name]
        lines += [
            QCoreApplication.translate("questions", _LACKS[lack]) for lack in missing(known, name)
        ]
        parts.append("\n".join(lines))
    sheets = LetterSheets()
    sheets.show_arrival(arrival(draft))
    pages = str(sheets.count)
    if not sheets.document.is_finished:
        pages = QCoreApplication.translate("questions", "{pages} or more").format(pages=pages)
    words = QCoreApplication.translate("questions", "Pages, by estimate: {pages}")
    return "\n\n".join((*parts, words.format(pages=pages)))


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


async def what_of_those_that_wait(window: QWidget, words: str, shut_out: str) -> Choice | None:
    """What becomes of messages that have not left; None if the program is not to end.

    *words* say how many there are, *shut_out* what becomes of those that ask
    about their window, "" if none does.
    """
    reason = QCoreApplication.translate(
        "questions", "“Send now” sends no free text to a customer whose window is closed."
    )
    answer = await choose(
        window,
        QCoreApplication.translate("questions", "Messages are waiting"),
        words,
        (
            QCoreApplication.translate("questions", "Keep for the next start"),
            QCoreApplication.translate("questions", "Send now"),
            QCoreApplication.translate("questions", "Back to drafts"),
            QCoreApplication.translate("questions", "Do not quit"),
        ),
        safe=3,
        more=f"{reason} {shut_out}" if shut_out else "",
    )
    choices: tuple[Choice | None, ...] = ("keep", "send", "draft", None)
    return choices[answer]
