"""Every remaining field of the reference page, behind one line.

What is typed here was meant: it is pinned, so no channel leaves it out.
Built when it is first opened, because most messages never need it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.composer.more_form import MoreForm
    from mateo_desktop.ui.session import DraftSession


class MoreSection(QFrame):
    """The form; empty until it is first shown."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moreSection")
        self.setAccessibleName(self.tr("More fields"))
        mark(self, kind="foot")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._session = session
        self.form: MoreForm | None = None
        self._locked = False
        self.setVisible(False)

    def open(self) -> MoreForm:
        """Bring the form into sight, made if need be."""
        form = self.build()
        self.setVisible(True)
        return form

    def build(self) -> MoreForm:
        """The form, made if need be, in sight or not."""
        if self.form is None:
            from mateo_desktop.ui.composer.more_form import MoreForm

            self.form = MoreForm(self._session)
            self._column.addWidget(self.form)
            self.form.set_locked(self._locked)
            after = self.nextInFocusChain()
            if after is not None:
                come_before(after, *self.form.in_order)
        return self.form

    def commit(self) -> None:
        """An emptied message ID is replaced before anything is done with the draft."""
        if self.form is not None:
            self.form.commit()

    def set_locked(self, locked: bool) -> None:
        """Whether the fields can only be looked at."""
        self._locked = locked
        if self.form is not None:
            self.form.set_locked(locked)

    def show_field(self, field: str, number: int = -1) -> None:
        """Open and put the cursor into the widget of a wire field."""
        form = self.open()
        if field == "placeholder_values":
            form.placeholders.show_row(number)
        else:
            if field == "content":
                form.expert.setChecked(True)
                form.show_content()
            form.widget_of(field).setFocus(Qt.FocusReason.OtherFocusReason)
