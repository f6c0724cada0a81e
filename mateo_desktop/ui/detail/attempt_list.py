"""Every try of a message: when, what happened, how long it took, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from mateo_desktop.ui import messages
from mateo_desktop.ui.lists.row_list import RowList
from mateo_desktop.ui.lists.table_models import Line, LineModel
from mateo_desktop.ui.messages import times
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.storage.ledger import Attempt

#: So many of the latest are listed, and so many rows are in sight at once.
MOST_ATTEMPTS = 50
_ROWS_IN_SIGHT = 3


class AttemptModel(LineModel):
    """The tries, the latest first; the key of a row is its number, the first try being 1."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attempts: dict[str, Attempt] = {}

    def put(self, attempts: Sequence[Attempt]) -> None:
        """Show *attempts*, the first one first as the ledger gives them."""
        numbered = list(enumerate(attempts, 1))[-MOST_ATTEMPTS:]
        self._attempts = {str(number): attempt for number, attempt in reversed(numbered)}
        self._replace(list(self._attempts))

    def attempt(self, key: str) -> Attempt | None:
        """The try of that number."""
        return self._attempts.get(key)

    def line(self, row: int) -> Line:
        """What happened and when; status, duration and whether there is an answer."""
        attempt = self._attempts[self._keys[row]]
        return Line(
            title=messages.attempt_text(attempt.kind, attempt.reason),
            when=f"{attempt.began_at.astimezone():%H:%M:%S}",
            detail=" · ".join(self._facts(attempt)),
        )

    def _facts(self, attempt: Attempt) -> list[str]:
        facts = [f"HTTP {attempt.status}"] if attempt.status else []
        if attempt.ended_at is None:
            facts.append(self.tr("no end known"))
        elif attempt.ended_at == attempt.began_at:
            # The ledger gives a look-up no time of its own: it is no try.
            facts.append(self.tr("asked for it, nothing sent"))
        else:
            seconds = (attempt.ended_at - attempt.began_at).total_seconds()
            took = QLocale().toString(seconds, "f", 1 if seconds >= 0.1 else 2)
            facts.append(self.tr("took {seconds} s").format(seconds=took))
        if attempt.answer:
            size = QLocale().formattedDataSize(len(attempt.answer.encode()), 1)
            facts.append(self.tr("answer of {size}").format(size=size))
        else:
            facts.append(self.tr("no answer"))
        facts.append(times.short_day(attempt.began_at.astimezone().date()))
        return facts


class AttemptList(QFrame):
    """The list and its head; a row opens what was answered then."""

    #: The answer of a try is wanted: its text.
    answer_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = AttemptModel(self)
        self.head = QLabel()
        self.head.setObjectName("attemptHead")
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setWordWrap(True)
        mark(self.head, kind="quiet")
        self.view = RowList(self.model)
        self.view.setObjectName("attemptList")
        self.view.setAccessibleName(self.tr("Every try"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(2)
        column.addWidget(self.head)
        column.addWidget(self.view)
        self.view.opened.connect(self._on_opened)

    def put(self, attempts: Sequence[Attempt]) -> None:
        """Show *attempts*; without any there is no list."""
        self.model.put(attempts)
        words = self.tr(
            "%Ln time(s) tried or asked for. A row opens its answer.", "", len(attempts)
        )
        self.head.setText(words)
        self.view.setAccessibleDescription(words)
        self.setVisible(bool(attempts))
        self._fit()

    def _fit(self) -> None:
        rows = min(self.model.rowCount(), _ROWS_IN_SIGHT)
        frame = 2 * self.view.frameWidth()
        self.view.setFixedHeight(rows * max(0, self.view.sizeHintForRow(0)) + frame)

    @Slot(str)
    def _on_opened(self, key: str) -> None:
        attempt = self.model.attempt(key)
        if attempt is not None and attempt.answer:
            self.answer_wanted.emit(attempt.answer)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
