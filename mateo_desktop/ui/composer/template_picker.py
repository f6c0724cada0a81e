"""Choosing a template by its name, with the state of its approval in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QWidget

from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_text import fitted, placeholders
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.channel_box import DetailRole, NameRole, TwoToneBox
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession

_BY_ID = "by id"
_SHORT_ID = 8


class TemplatePicker(TwoToneBox):
    """The templates that are known, those that are approved first."""

    #: Somebody wants to type the ID of one that is not in the list.
    id_wanted = Signal()
    chosen = Signal()

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templatePicker")
        self.setAccessibleName(self.tr("Template"))
        self.setPlaceholderText(self.tr("Choose a template…"))
        # As wide as the form, however long a name is.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(16)
        mark(self, kind="line")
        self._session = session
        self._unknown = ""
        self.activated.connect(self._on_activated)
        session.changed.connect(self._render_choice)
        session.templates.changed.connect(self._render)
        self._render()

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        held = self.itemData(place)
        draft = self._session.draft
        if held == _BY_ID:
            self._render_choice(draft)
            self.id_wanted.emit()
            return
        if isinstance(held, Template):
            self.take(held)

    def take(self, held: Template) -> None:
        """Choose *held*, as its row does."""
        draft = self._session.draft
        values = draft.placeholder_values
        if held.text:
            # A value for each place, so that none of them slips into another.
            values = fitted(values, len(placeholders(held.text)))
        self._session.insist(template_id=held.id, placeholder_values=values)
        self.chosen.emit()

    @Slot()
    def _render(self) -> None:
        self.clear()
        self._unknown = ""
        for template in sorted(self._session.templates.all, key=rank):
            self.addItem(words_of(template), template)
            place = self.count() - 1
            self.setItemData(place, name_of(template), NameRole)
            self.setItemData(place, " · ".join(details_of(template)), DetailRole)
            self.setItemData(place, plain_tooltip(tip_of(template)), Qt.ItemDataRole.ToolTipRole)
        if self.count():
            self.insertSeparator(self.count())
        self.addItem(self.tr("Enter a template ID…"), _BY_ID)
        last = self.count() - 1
        self.setItemData(last, self.itemText(last), NameRole)
        self.setItemData(last, plain_tooltip(self.itemText(last)), Qt.ItemDataRole.ToolTipRole)
        self._render_choice(self._session.draft)

    @Slot(object)
    def _render_choice(self, draft: Draft) -> None:
        known = self._session.templates.find(draft.template_id)
        sought: object = known if known is not None else draft.template_id
        # At most one unknown ID stands in the list, however many were typed.
        if self._unknown and self._unknown != sought:
            self.removeItem(self.findData(self._unknown))
            self._unknown = ""
        if known is None and draft.template_id and not self._unknown:
            self._unknown = draft.template_id
            words = self.tr("unknown template {id}").format(id=plain_name(draft.template_id, 40))
            self.insertItem(0, words, draft.template_id)
            self.setItemData(0, words, NameRole)
        held = [self.itemData(place) for place in range(self.count())]
        # Half a surrogate does not come back from Qt as it went in; the unknown stands first.
        place = held.index(sought) if sought in held else 0 if self._unknown else -1
        if self.currentIndex() != place:
            self.setCurrentIndex(place)
        # What has no room in the row.
        self.setToolTip(plain_tooltip(self.currentText()))

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes here is about to choose."""
        super().focusInEvent(event)
        self._session.templates.want()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a narrow window; a long name is elided."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())


def words_of(template: Template) -> str:
    """A template as one line: name, language, category, state of its approval."""
    return " · ".join((name_of(template), *details_of(template)))


def name_of(template: Template) -> str:
    """What a template is called; the begin of its ID if nobody told a name."""
    return plain_name(template.name, 80) or plain_name(template.id[:_SHORT_ID])


def details_of(template: Template) -> tuple[str, ...]:
    """What is known of a template besides its name."""
    parts = (
        plain_name(template.language, 20),
        messages.template_category(template.category),
        messages.template_status(template.status),
    )
    return tuple(part for part in parts if part)


def tip_of(template: Template) -> str:
    """The begin of a template's text, and its ID."""
    return "\n".join(filter(None, (plain_name(template.text[:400], 200), plain_name(template.id))))


def rank(template: Template) -> tuple[bool, str, str]:
    """Where a template stands among others: those that can go out first, by name."""
    return (not template.offered, template.name.casefold(), template.id)
