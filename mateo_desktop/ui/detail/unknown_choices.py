"""What a person can decide about a message of which nobody knows whether it was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mateo_desktop.ui.theme import mark

#: The least width of a column of words, in heights of a letter, and the pixels around it.
_BESIDE_EM = 9
_AROUND = 16 + 12 + 16


class UnknownChoices(QWidget):
    """Three buttons, each with a sentence about what it does and what it does not."""

    #: "check_again", "send_again" or "discard".
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unknownChoices")
        self.setAccessibleName(self.tr("What to do about it"))
        rows = (
            (
                "check_again",
                self.tr("Check again"),
                self.tr("Asks Mateo whether the message is there. Nothing is sent."),
            ),
            (
                "send_again",
                self.tr("Send again (same ID)…"),
                self.tr(
                    "Sends the very same message once more. If it arrived the first time, the "
                    "customer may get it twice."
                ),
            ),
            (
                "discard",
                self.tr("Discard…"),
                self.tr(
                    "Stops asking. The message may have arrived; its text goes to the deleted "
                    "drafts."
                ),
            ),
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 4, 16, 8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None
        self.buttons: dict[str, QPushButton] = {}
        self._meanings: list[QLabel] = []
        for name, words, meaning in rows:
            button = QPushButton(words)
            button.setObjectName(f"choice_{name}")
            button.setAccessibleDescription(meaning)
            label = QLabel(meaning)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            mark(label, kind="quiet")
            button.clicked.connect(self._on_clicked)
            self.buttons[name] = button
            self._meanings.append(label)
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        """Each sentence beside its button, or below it where a column has no room for words."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        pairs = zip(self.buttons.values(), self._meanings, strict=True)
        for number, (button, label) in enumerate(pairs):
            self._grid.addWidget(button, 2 * number, 0)
            if narrow:
                self._grid.addWidget(label, 2 * number + 1, 0, 1, 2)
            else:
                self._grid.addWidget(label, 2 * number, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words readable."""
        super().resizeEvent(event)
        wide = max(button.sizeHint().width() for button in self.buttons.values())
        beside = event.size().width() - wide - _AROUND
        self._arrange(narrow=beside < _BESIDE_EM * self.fontMetrics().height())

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName().removeprefix("choice_"))
