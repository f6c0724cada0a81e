"""The form of the template that stands for the text: which one, its values, how it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_text import fitted
from mateo_desktop.domain.window import TEMPLATE_TYPES
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.template_entry import TemplateEntry
from mateo_desktop.ui.composer.template_fields import TemplateFields, finished, places_of
from mateo_desktop.ui.composer.template_form import PlaceholderTable
from mateo_desktop.ui.composer.template_picker import TemplatePicker
from mateo_desktop.ui.composer.template_preview import FinishedText
from mateo_desktop.ui.composer.template_search import TemplateSearch
from mateo_desktop.ui.quiet_label import quiet_label
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, theme
from mateo_desktop.ui.tool_button import tool_button

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession


class TemplateForm(QWidget):
    """Picker, values, finished text."""

    closed = Signal()

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = session.draft.key
        self._dropped: tuple[str, ...] = ()
        self.picker = TemplatePicker(session)
        self.label = QLabel(self.tr("Template"))
        self.label.setBuddy(self.picker)
        mark(self.label, kind="label")
        self.search = tool_button("searchTemplateButton", self.tr("Search the templates…"))
        self.remove = tool_button("removeTemplateButton", self.tr("Send without a template"))
        self.note = quiet_label("templateNote")
        self.again = self._link("templatesAgain", self.tr("Try again"))
        self.fields = TemplateFields(session)
        self.values = PlaceholderTable(session)
        self.values.setObjectName("templateValues")
        self.fields.preceded_by = self.remove
        self.mismatch = quiet_label("templateMismatch")
        mark(self.mismatch, tone="warning")
        self.drop = self._link("dropSurplusValues", self.tr("Leave them out"))
        self.preview = FinishedText()
        self.entry = TemplateEntry()
        self.entry.setVisible(False)
        self.enter_text = self._link("enterTemplateText", self.tr("Enter the template's text…"))

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.label)
        head.addWidget(self.picker, 1)
        head.addWidget(self.search)
        head.addWidget(self.remove)
        short = QHBoxLayout()
        short.addWidget(self.mismatch, 1)
        short.addWidget(self.drop)
        foot = QHBoxLayout()
        foot.addWidget(self.enter_text)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        # Below the picker, so that the labels keep their column.
        self._rest = QVBoxLayout()
        self._rest.setSpacing(8)
        told = QHBoxLayout()
        told.addWidget(self.note, 1)
        told.addWidget(self.again)
        self._rest.addLayout(told)
        for widget in (self.fields, self.values):
            self._rest.addWidget(widget)
        self._rest.addLayout(short)
        self._rest.addWidget(self.preview)
        self._rest.addWidget(self.entry)
        self._rest.addLayout(foot)
        column.addLayout(self._rest)

        self.picker.chosen.connect(self._on_chosen)
        self.again.clicked.connect(session.templates.want_again)
        self.search.clicked.connect(self.open_search)
        self.remove.clicked.connect(self._on_remove)
        self.drop.clicked.connect(self._on_drop)
        self.enter_text.clicked.connect(self._on_enter_text)
        self.entry.entered.connect(self._on_entered)
        self.entry.closed.connect(self._on_list_changed)
        session.changed.connect(self._render)
        session.templates.changed.connect(self._on_list_changed)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render(session.draft)

    def _link(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        mark(button, kind="link")
        return button

    def align(self, width: int) -> None:
        """Let the label be *width* wide, and the rest stand beside it."""
        self.label.setMinimumWidth(width)
        self._rest.setContentsMargins(width + 8, 0, 0, 0)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, as it is read."""
        places = (*self.fields.edits, self.values.add, self.drop, self.preview.view)
        head = (self.picker, self.search, self.remove, self.again)
        return (*head, *places, *self.entry.in_order, self.enter_text)

    # -- gestures -----------------------------------------------------------

    @Slot()
    def open_search(self) -> TemplateSearch:
        """Look for a template by its name, its words, its category or its state."""
        self._session.templates.want()
        dialog = TemplateSearch(self._session.templates, self.window())
        dialog.taken.connect(self.picker.take)
        dialog.open()
        return dialog

    @Slot()
    def _on_chosen(self) -> None:
        # Values of a template that was just taken away are still meant.
        draft = self._session.draft
        if self._dropped and not any(value.strip() for value in draft.placeholder_values):
            count = len(places_of(self._session.templates.find(draft.template_id)))
            self._session.insist(placeholder_values=fitted(self._dropped, count))
        self._dropped = ()

    @Slot()
    def _on_remove(self) -> None:
        self._dropped = fitted(self._session.draft.placeholder_values, 0)
        self._session.update(template_id="", placeholder_values=())
        self.closed.emit()

    @Slot()
    def _on_drop(self) -> None:
        draft = self._session.draft
        count = len(places_of(self._session.templates.find(draft.template_id)))
        self._session.update(placeholder_values=draft.placeholder_values[:count])

    @Slot()
    def _on_enter_text(self) -> None:
        draft = self._session.draft
        known = self._session.templates.find(draft.template_id)
        self.entry.open(known or Template(draft.template_id), draft.channel_type)
        self._render(draft)

    @Slot(object)
    def _on_entered(self, template: Template) -> None:
        self._session.templates.enter(template)
        self.fields.show_field(-1)

    # -- rendering ------------------------------------------------------------

    @Slot()
    def _render_icon(self) -> None:
        self.search.setIcon(theme().icon("search", "quiet"))
        self.remove.setIcon(theme().icon("close", "quiet"))

    @Slot()
    def _on_list_changed(self) -> None:
        self._render(self._session.draft)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        if draft.key != self._key:
            self._key, self._dropped = draft.key, ()
            self.entry.hide()
        template = self._session.templates.find(draft.template_id)
        names = places_of(template)
        is_chosen, is_known = bool(draft.template_id), template is not None and bool(template.text)
        self.search.setVisible(bool(self._session.templates.all))
        self._show(self.note, *self._note(draft, template))
        self.again.setVisible(bool(self._session.templates.note) and not draft.template_id)
        # While somebody enters the words, what follows from the old ones is in the way.
        is_filled = is_known and self.entry.isHidden()
        self.fields.setVisible(bool(names) and is_filled)
        self.fields.show_places(names, draft)
        self.values.setVisible(is_chosen and not is_known)
        words = self._mismatch(draft, len(names)) if is_filled else ""
        self._show(self.mismatch, words, "warning")
        self.drop.setVisible(is_filled and len(draft.placeholder_values) > len(names))
        self.preview.setVisible(is_filled)
        if template is not None and is_known:
            marks = draft.channel_type in TEMPLATE_TYPES
            self.preview.show_template(template, finished(template, draft), with_marks=marks)
        self.enter_text.setVisible(is_chosen and self.entry.isHidden() and self.isEnabled())
        self.enter_text.setText(
            self.tr("Correct what is kept here…")
            if is_known
            else self.tr("Enter the template's text…")
        )

    def changeEvent(self, event: QEvent) -> None:
        """A message that has left the drafts is only looked at."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange and hasattr(self, "enter_text"):
            self._render(self._session.draft)

    def _show(self, label: QLabel, words: str, tone: str) -> None:
        if label.text() != words:
            label.setText(words)
        mark(label, tone=tone)
        label.setVisible(bool(words))

    def _note(self, draft: Draft, template: Template | None) -> tuple[str, str]:
        """What speaks for or against the template, and how grave that is."""
        if not draft.template_id:
            return self._session.templates.note, "warning"
        if template is None or not template.text:
            return (
                self.tr("The text of this template is not known here. Mateo fills its own."),
                "",
            )
        if template.status not in ("approved", "") and draft.channel_type in TEMPLATE_TYPES:
            status = messages.template_status(template.status)
            if template.reason:
                status += f" ({plain_name(template.reason, 80)})"
            words = self.tr("Only approved templates go out; this one: {status}.")
            return words.format(status=status), "warning"
        if template.by_hand:
            return self.tr("The text was entered by hand; Mateo fills its own."), ""
        return "", ""

    def _mismatch(self, draft: Draft, count: int) -> str:
        """Values that lack, or that have no place, in words."""
        values = draft.placeholder_values
        if len(values) > count:
            more = len(values) - count
            return self.tr("%Ln value(s) have no place in this template.", "", more)
        lacking = count - sum(1 for value in values if value.strip())
        return self.tr("%Ln placeholder(s) are still empty.", "", lacking) if lacking else ""
