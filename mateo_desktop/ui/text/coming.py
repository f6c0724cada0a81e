"""Another text that is to be shown, and comes bit by bit because it is long.

Whoever types meanwhile types into the text that comes: the keys wait for it
(:mod:`pasting`). Who asks an editor for its text gets all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from mateo_desktop.ui.text.pasting import Pasting, Steps


class Coming(QObject):
    """What is to come into *edit*, its parent."""

    #: It is all there, or was left out. Keys that wait come afterwards.
    ended = Signal()

    def __init__(self, edit: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._work: Pasting | None = None
        self._ending: Pasting | None = None
        self._placeholder = ""
        self._place = self._count = 0
        #: Whether what changes right now is changed by the editor, not by a person.
        self.is_writing = False

    def __bool__(self) -> bool:
        """Whether there is more to come."""
        return self._work is not None

    @property
    def keys_wait(self) -> bool:
        """Whether somebody types into what is still to come."""
        return self._work is not None and self._work.keys_wait

    @property
    def is_alone(self) -> bool:
        """Whether nobody but the editor itself writes.

        Who colours a text that is coming says as well that it changed.
        """
        if self.is_writing or self._work is None:
            return self.is_writing
        return self._edit.document().characterCount() == self._count

    def begin(self, work: Steps) -> None:
        """Let *work* write what comes. The cursor stands at the beginning then."""
        self._place = 0
        self._count = self._edit.document().characterCount()
        self._placeholder = self._edit.placeholderText()
        # Not empty, only not there yet.
        self._edit.setPlaceholderText("")
        self._work = Pasting(self._edit, work)
        self._work.finished.connect(self._on_finished)

    def finish(self) -> None:
        """Show at once what is still to come."""
        if self._work is not None and not self.is_writing:
            self._work.finish()

    def stop(self) -> None:
        """Leave out what is still to come: another text follows."""
        if self._work is not None:
            self._work.stop()

    def hand_over(self, receiver: QWidget) -> None:
        """Let *receiver* have the keys that waited, once :attr:`ended` told of the end."""
        if self._ending is not None:
            self._ending.receiver = receiver

    def stand_at(self, place: int) -> None:
        """Put the cursor to *place*, as soon as the text reaches there."""
        self._place = place
        if self._work is None or place == 0:
            self._go_to(place)

    @contextmanager
    def by_itself(self) -> Iterator[None]:
        """The editor itself writes meanwhile."""
        before, self.is_writing = self.is_writing, True
        try:
            yield
        finally:
            self._count = self._edit.document().characterCount()
            self.is_writing = before

    @Slot()
    def _on_finished(self) -> None:
        self._ending, self._work = self._work, None
        self._edit.setPlaceholderText(self._placeholder)
        document = self._edit.document()
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        if self._ending is not None and not self._ending.left_alone:
            self._go_to(self._place)
        self.ended.emit()
        self._ending = None

    def _go_to(self, place: int) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(min(place, self._edit.document().characterCount() - 1))
        self._edit.setTextCursor(cursor)


def arrive(edit: QTextEdit | QPlainTextEdit) -> None:
    """Show at once what is still to come into *edit*, if anything ever comes there."""
    coming = edit.findChild(Coming, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(coming, Coming):
        coming.finish()
