"""The country at whose habits phone numbers are read."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mateo_desktop.ui.composer.calm_combo import CalmCombo
from mateo_desktop.ui.messages.countries import country_here, country_name, country_names


class CountryBox(CalmCombo):
    """Every country by its name; two letters are what it gives.

    It holds the chosen one alone until it is used: the first page is painted
    with it, and 250 names cost as much as the rest of the form.
    """

    chosen = Signal(str)

    def __init__(self, country: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("countryPicker")
        self.setAccessibleName(self.tr("Country for phone numbers"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMaxVisibleItems(14)
        self.show_country(country)
        self.activated.connect(self._on_activated)

    @property
    def country(self) -> str:
        """Two letters (ISO 3166)."""
        return str(self.currentData())

    def show_country(self, country: str) -> None:
        """Choose *country*; "" stands for where this machine is."""
        code = country or country_here()
        place = self.findData(code)
        if place < 0:
            self.addItem(_words(code, country_name(code)), code)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def fill(self) -> None:
        """Offer every country."""
        if self.count() < len(country_names()):
            code = self.country
            self.clear()
            for one, name in country_names():
                self.addItem(_words(one, name), one)
            self.show_country(code)

    @Slot(int)
    def _on_activated(self, _row: int) -> None:
        self.chosen.emit(self.country)

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here may type a name or walk."""
        self.fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """The whole list."""
        self.fill()
        super().showPopup()


def _words(code: str, name: str) -> str:
    return f"{name} ({code})"
