"""Postal addresses of contacts, as far as the server told them since the start.

They are looked at, never sent: a letter goes to the contact, and Mateo prints
the address it has then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient


class AddressList(QObject):
    """The lines of an address by the contact's ID."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, tuple[str, ...]] = {}
        self._lacks: dict[str, tuple[str, ...]] = {}

    def put(
        self,
        known: Mapping[str, tuple[str, ...]],
        lacks: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """These addresses are known from now on, and no others; *lacks* names missing parts."""
        missing = lacks or {}
        if (known, missing) != (self._lines, self._lacks):
            self._lines, self._lacks = dict(known), dict(missing)
            self.changed.emit()

    def lacks(self, contact_id: str) -> tuple[str, ...]:
        """Which of ADDRESS_PARTS the address of that contact lacks, as far as is known."""
        return self._lacks.get(contact_id.casefold(), ())

    def find(self, contact_id: str) -> tuple[str, ...]:
        """The lines of that contact's address, () if they are not known."""
        return self._lines.get(contact_id.casefold(), ())

    def of(self, people: Sequence[Recipient]) -> tuple[str, ...]:
        """The address of the first of *people*, who is the one a letter goes to."""
        return self.find(people[0].contact_id) if people else ()
