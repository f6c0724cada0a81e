"""Below To: where a letter goes, and what its address lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from mateo_desktop.ui.messages.acquaintances import address_lacks
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession


class AddressLine(QLabel):
    """The address of the contact, as far as the server told it; to look at only."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addressLine")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(20, 6, 20, 6)
        mark(self, kind="quiet")
        self._session = session
        self._shown: object = None
        self.hide()
        session.changed.connect(self._render)
        session.addresses.changed.connect(self._render)

    @Slot()
    def _render(self) -> None:
        draft, known = self._session.draft, self._session.addresses
        first = draft.to[0].contact_id if draft.to and draft.channel_type == "postal" else ""
        lines, lacks = known.find(first), known.lacks(first)
        if (first, lines, lacks) == self._shown:
            return
        self._shown = (first, lines, lacks)
        said = [plain_name(", ".join(lines))] if lines else []
        if lacks:
            said.append(
                self.tr("Mateo has no whole address for this contact: {missing}").format(
                    missing=address_lacks(lacks)
                )
            )
        self.setText(" · ".join(said))
        self.setAccessibleName(self.tr("Address: {address}").format(address=self.text()))
        self.setVisible(bool(said))
