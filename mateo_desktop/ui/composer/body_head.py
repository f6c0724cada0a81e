"""The row over the text: how it is formatted, and which of its three pages is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from mateo_desktop.domain.draft import HTML, RICH, TEXT
from mateo_desktop.ui.text.rich.formatting_bar import FormattingBar
from mateo_desktop.ui.theme import mark

#: The pages in the order of the switch.
PAGES = (RICH, HTML, TEXT)


class BodyHead(QFrame):
    """The formatting bar on the left, the switch of the pages on the right."""

    #: Somebody clicked the button of a page: its name.
    page_chosen = Signal(str)

    def __init__(self, bar: FormattingBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="row")
        # Nothing jumps when the page has no use for it.
        policy = bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        bar.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 16, 4)
        row.setSpacing(0)
        row.addWidget(bar)
        row.addStretch(1)
        self.modes = QButtonGroup(self)
        words = {RICH: self.tr("Rich"), HTML: self.tr("HTML"), TEXT: self.tr("Text")}
        about = {
            RICH: self.tr("Formatted text"),
            HTML: self.tr("HTML source"),
            TEXT: self.tr("Plain text that goes along"),
        }
        self.buttons: dict[str, QPushButton] = {}
        for number, mode in enumerate(PAGES):
            button = QPushButton(words[mode])
            button.setObjectName(f"mode_{mode}")
            button.setCheckable(True)
            button.setAccessibleName(about[mode])
            button.setToolTip(about[mode])
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            mark(button, kind="segment")
            self.modes.addButton(button, number)
            self.buttons[mode] = button
            row.addWidget(button)
        self.modes.idClicked.connect(self._on_clicked)

    def show_page(self, page: str) -> None:
        """Press the button of *page*."""
        self.buttons[page].setChecked(True)

    def offer_pages(self, offered: bool) -> None:
        """Whether there is more than one page to choose from."""
        for button in self.buttons.values():
            button.setVisible(offered)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.page_chosen.emit(PAGES[number])
