"""The template form: which template, what goes into it, and what comes out.

It stands in the middle of the message while one is chosen or wanted, and is
made when it is first needed. More has the bare ID and the bare values; both
show the same draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.handles import is_uuid
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.composer.template_chooser import TemplateForm
    from mateo_desktop.ui.session import DraftSession


class TemplatePane(QFrame):
    """Hidden until a template is chosen, or somebody asks for one."""

    #: Somebody wants to type the ID of a template.
    id_wanted = Signal()

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templateForm")
        mark(self, kind="row")
        self._session = session
        self._is_wanted = False
        self.form: TemplateForm | None = None
        self._label_width = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 6, 20, 10)
        self.setVisible(False)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._render)
        self._render(session.draft)

    def open(self) -> TemplateForm:
        """Bring the form into sight and ask for the latest list."""
        self._is_wanted = True
        form = self._shown()
        form.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def show_value(self, number: int) -> None:
        """Put the cursor into the value at *number*."""
        form = self._shown()
        if form.fields.isVisibleTo(self):
            form.fields.show_field(number)
        else:
            form.values.show_row(number)

    def align(self, width: int) -> None:
        """Let the label be *width* wide, as those of the rows above."""
        self._label_width = width
        if self.form is not None:
            self.form.align(width)

    @property
    def stands_for_text(self) -> bool:
        """Whether a template is chosen and nothing else was written."""
        draft = self._session.draft
        written = draft.html.strip() or draft.text.strip()
        return not self.isHidden() and bool(draft.template_id) and not written

    def _shown(self) -> TemplateForm:
        if self.form is None:
            from mateo_desktop.ui.composer.template_chooser import TemplateForm

            self.form = TemplateForm(self._session)
            self.form.align(self._label_width)
            self.form.picker.id_wanted.connect(self.id_wanted)
            self.form.closed.connect(self._on_closed)
            self._column.addWidget(self.form)
            after = self.nextInFocusChain()
            if after is not None:
                come_before(after, *self.form.in_order)
            self._session.templates.want()
        self.setVisible(True)
        return self.form

    @Slot(object)
    def _on_opened(self, _draft: Draft) -> None:
        self._is_wanted = False

    @Slot()
    def _on_closed(self) -> None:
        self._is_wanted = False
        self._render(self._session.draft)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        # While an ID is being typed under More, half of it is no template yet.
        chosen = is_uuid(draft.template_id) and "template_id" not in draft.left_out
        if chosen or self._is_wanted:
            self._shown()
        else:
            self.setVisible(False)
