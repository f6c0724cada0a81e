"""How phone numbers are read and shown in this workspace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mateo_desktop.domain import phone
from mateo_desktop.ui.messages.countries import country_here

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Recipient

#: What a workspace remembers the country as.
COUNTRY = "country"


class Numbers(QObject):
    """The country at whose habits numbers are read, and whether its habits are known yet."""

    #: Numbers are read or shown in another way from now on.
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._country = country_here()

    @property
    def country(self) -> str:
        """Two letters (ISO 3166)."""
        return self._country

    def use(self, country: str) -> None:
        """Read numbers as in *country* from now on; "" for where this machine is."""
        country = country or country_here()
        if country != self._country:
            self._country = country
            self.changed.emit()

    def arrive(self) -> None:
        """The national habits were imported, or must be there now."""
        if not phone.is_loaded() and phone.load():
            self.changed.emit()

    def as_typed(self, people: Iterable[Recipient], channel_type: str) -> tuple[Recipient, ...]:
        """*people*, whose numbers were typed, as they are meant on such a channel."""
        if channel_type in phone.PHONE_TYPES:
            self.arrive()
        return tuple(phone.as_typed(one, channel_type, self._country) for one in people)
