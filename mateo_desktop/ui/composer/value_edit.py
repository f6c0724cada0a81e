"""A line for one value of a template, which knows what went there before.

Earlier values are an offer: nothing is filled in before somebody takes it, and
each can be forgotten. They come from this computer, so they need no network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mateo_desktop.storage.words import fold
from mateo_desktop.ui.composer.suggestions import Suggestions
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import theme

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession


class ValueChoices(Suggestions):
    """The earlier values, the latest first; all of them can be forgotten."""

    def _said(self, person: object) -> str:
        return plain_name(str(person), 120)

    def _named(self, person: object) -> str:
        return plain_name(str(person), 120)

    def _is_remembered(self, person: object) -> bool:
        return bool(person)


class ValueEdit(QLineEdit):
    """The value at *place* (from 0) of the template that the draft names."""

    def __init__(self, session: DraftSession, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place = place
        self.choices: ValueChoices | None = None
        self.recent = QAction(self.tr("Earlier values (Down)"), self)
        self.recent.triggered.connect(self._on_recent)
        self.addAction(self.recent, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_typed)
        session.templates.values_changed.connect(self._render)
        session.changed.connect(self._render)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render()

    @property
    def values(self) -> tuple[str, ...]:
        """What went there before, the latest first."""
        templates = self._session.templates
        return templates.values(self._session.draft.template_id, self._place)

    @Slot()
    def _render(self) -> None:
        has_some = bool(self.values)
        if self.recent.isVisible() != has_some:
            self.recent.setVisible(has_some)
            self.setAccessibleDescription(
                self.tr("Down offers earlier values.") if has_some else ""
            )
        if not has_some:
            self._hide()

    @Slot()
    def _render_icon(self) -> None:
        self.recent.setIcon(theme().icon("clock", "quiet"))

    def _offer(self, typed: str) -> None:
        if self.choices is None:
            self.choices = ValueChoices(self)
            self.choices.taken.connect(self._on_taken)
            self.choices.forgotten.connect(self._on_forgotten)
        sought = fold(typed)
        fitting = [value for value in self.values if sought in fold(value)]
        self.choices.offer(fitting)  # type: ignore[arg-type]

    def _hide(self) -> None:
        if self.choices is not None:
            self.choices.hide()

    @Slot()
    def _on_recent(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.choices is not None and self.choices.isVisible():
            self._hide()
        else:
            self._offer("")

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if self.choices is not None and self.choices.isVisible():
            self._offer(text)

    @Slot(object)
    def _on_taken(self, value: str) -> None:
        self._hide()
        self.setText(value)
        self.textEdited.emit(value)

    @Slot(object)
    def _on_forgotten(self, value: str) -> None:
        draft = self._session.draft
        self._session.templates.forget_value(draft.template_id, self._place, value)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down offers and walks, Enter takes, Shift+Delete forgets, Esc puts away."""
        offer = self.choices if self.choices is not None and self.choices.isVisible() else None
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Down and plain:
            if offer is None:
                self._offer("")
                offer = self.choices
            if offer is not None:
                offer.walk(1)
            return
        if offer is not None:
            if key == Qt.Key.Key_Up and plain:
                offer.walk(-1)
                return
            if key == Qt.Key.Key_Escape:
                offer.hide()
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and offer.chosen is not None:
                offer.take()
                return
            forgets = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            if key == Qt.Key.Key_Delete and forgets and offer.forget():
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves wants none of them."""
        super().focusOutEvent(event)
        self._hide()
