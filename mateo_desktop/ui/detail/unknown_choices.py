"""What a person can decide about a message of which nobody knows whether it was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mateo_desktop.ui.theme import mark


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
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 4, 16, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.buttons: dict[str, QPushButton] = {}
        for number, (name, words, meaning) in enumerate(rows):
            button = QPushButton(words)
            button.setObjectName(f"choice_{name}")
            button.setAccessibleDescription(meaning)
            label = QLabel(meaning)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
            mark(label, kind="quiet")
            grid.addWidget(button, number, 0)
            grid.addWidget(label, number, 1)
            button.clicked.connect(self._on_clicked)
            self.buttons[name] = button

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().objectName().removeprefix("choice_"))
