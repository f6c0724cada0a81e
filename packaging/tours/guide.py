"""The hands and eyes of a journey: acts in the window and takes the pictures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tours import looks
from tours.looks import Look

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from mateo_desktop.ui.program import Program
    from mateo_desktop.ui.text.rich.rich_edit import RichEdit

DEADLINE_S = 40.0


class Guide:
    """Acts in the window as a person would, and takes the pictures."""

    def __init__(self, program: Program, journey: str, look: Look) -> None:
        self.program = program
        self.window = program.window
        self.composer = program.window.composer
        self.look = look
        self._journey = journey
        self._number = 0

    def say(self, english: str, german: str) -> str:
        """The words of the message in the language of the picture."""
        return german if self.look.language == "de" else english

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until *seen* is true; TimeoutError if it never is."""
        end = time.monotonic() + DEADLINE_S
        while not seen():
            if time.monotonic() > end:
                self.shot("stuck")
                raise TimeoutError(self._journey)
            await asyncio.sleep(0.03)

    async def rest(self, seconds: float = 0.4) -> None:
        """Let what is under way be painted."""
        await asyncio.sleep(seconds)

    def shot(self, name: str, widget: QWidget | None = None) -> None:
        """Take a picture of the window, or of *widget* alone."""
        self._number += 1
        path = looks.OUT / f"{self._journey}-{self._number}-{name}.{self.look}.png"
        (widget or self.window).grab().save(str(path))

    def shot_with(self, name: str, above: QWidget, at: QPoint) -> None:
        """Take a picture of the window with the list or dialog that lies *above* it.

        *at* is where in the window: without a display it is kept on a small screen.
        """
        from PySide6.QtGui import QPainter

        picture = self.window.grab()
        painter = QPainter(picture)
        painter.drawPixmap(at, above.grab())
        painter.setPen(self.window.palette().mid().color())
        painter.drawRect(at.x(), at.y(), above.width() - 1, above.height() - 1)
        painter.end()
        self._number += 1
        path = looks.OUT / f"{self._journey}-{self._number}-{name}.{self.look}.png"
        picture.save(str(path))

    def found(self, name: str) -> QWidget:
        """What has that object name. Raises LookupError."""
        from PySide6.QtWidgets import QWidget

        found = self.window.findChild(QWidget, name)
        if not isinstance(found, QWidget):
            raise LookupError(name)  # noqa: TRY004 (there is no such thing)
        return found

    async def choose(self, kind: str) -> None:
        """Choose the first usable channel of a type."""
        box = self.composer.channel.box
        await self.until(lambda: len(self.composer.channel.channels) > 3)
        for row in range(box.count()):
            held = box.itemData(row)
            if getattr(held, "type", "") == kind and held.usable:
                box.setCurrentIndex(row)
                box.activated.emit(row)
                return
        raise LookupError(kind)

    def address(self, text: str, role: str = "to") -> None:
        """Put recipients into a field."""
        self.composer.recipients.fields[role].edit.setText(text)
        self.composer.recipients.commit()

    def subject(self, text: str) -> None:
        """Write the subject."""
        self.composer.subject.edit.setText(text)
        self.composer.subject.edit.textEdited.emit(text)

    def write(self, name: str, text: str) -> None:
        """Write into the editor with that object name."""
        from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

        rich = self.window.findChild(QTextEdit, name)
        editor = rich or self.window.findChild(QPlainTextEdit, name)
        if not isinstance(editor, QTextEdit | QPlainTextEdit):
            raise LookupError(name)  # noqa: TRY004 (there is no such editor)
        editor.setFocus()
        editor.textCursor().insertText(text)

    @property
    def editor(self) -> RichEdit:
        """The editor of the e-mail's body. Raises LookupError while there is none."""
        from mateo_desktop.ui.text.rich.rich_edit import RichEdit

        editor = self.window.findChild(RichEdit, "bodyEditor")
        if not isinstance(editor, RichEdit):
            raise LookupError("bodyEditor")  # noqa: TRY004 (there is no such editor)
        return editor

    def rich(self, html: str, more: str = "") -> None:
        """Put *html* into the body of the e-mail, and write *more* after it."""
        editor = self.editor
        editor.put_html(html)
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        # What was only put there counts as not written, and goes with the next draft.
        cursor.insertText(more or " ")
        if not more:
            cursor.deletePreviousChar()

    def press(self, name: str) -> None:
        """Click the button with that object name."""
        from PySide6.QtWidgets import QAbstractButton

        button = self.window.findChild(QAbstractButton, name)
        if button is None:
            raise LookupError(name)
        button.click()

    async def accepted(self) -> None:
        """Wait until the message on the desk was accepted."""
        from mateo_desktop.domain.send_state import SendState

        await self.until(lambda: self.program.dispatcher.state is SendState.ACCEPTED)

    async def conversation(self, messages: int = 2) -> None:
        """Wait until the conversation has so many messages."""
        await self.until(
            lambda: (
                self.program.correspondent.in_sight is not None
                and len(self.program.correspondent.in_sight.messages) >= messages
            )
        )
