"""Looking for a template among many: by name, words, category, language or state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.template import Template
from mateo_desktop.storage.words import fold
from mateo_desktop.ui.composer import template_picker
from mateo_desktop.ui.composer.channel_box import DetailRole, NameRole, TwoTones
from mateo_desktop.ui.dialog_buttons import ok_and_cancel
from mateo_desktop.ui.search_line import SearchLine
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.template_list import TemplateList


class TemplateSearch(QDialog):
    """A line to type in, and the templates that hold every word of it."""

    #: The Template that was chosen.
    taken = Signal(object)

    def __init__(self, templates: TemplateList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templateSearch")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Templates"))
        self._templates = templates
        self.line = SearchLine()
        self.line.setObjectName("templateSearchField")
        self.line.setPlaceholderText(self.tr("Name, text, category or state…"))
        self.line.setAccessibleName(self.tr("Search the templates"))
        self.line.setClearButtonEnabled(True)
        self._items = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("templateSearchList")
        self.list.setAccessibleName(self.tr("Templates"))
        self.list.setModel(self._items)
        self.list.setItemDelegate(TwoTones(self.list))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line.list = self.list
        self.told = QLabel()
        self.told.setObjectName("templateSearchText")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 3)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        mark(self.told, kind="quiet")
        self.buttons = ok_and_cancel(self)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(self.tr("Use this template"))
        mark(ok, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        metrics = self.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * 72, metrics.height() * 24)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        self.line.textChanged.connect(self._render)
        self.list.activated.connect(self._on_activated)
        self.list.selectionModel().currentChanged.connect(self._render_choice)
        templates.changed.connect(self._render)
        self._render()

    @property
    def chosen(self) -> Template | None:
        """The template the cursor is on."""
        held = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return held if isinstance(held, Template) else None

    def accept(self) -> None:
        """Take the template the cursor is on; without one the dialog stays."""
        template = self.chosen
        if template is not None:
            super().accept()
            self.taken.emit(template)

    @Slot()
    def _render(self) -> None:
        before = self.chosen
        words = fold(self.line.text()).split()
        found = [one for one in self._templates.all if all(word in _folded(one) for word in words)]
        self._items.clear()
        for template in sorted(found, key=template_picker.rank):
            item = QStandardItem(template_picker.words_of(template))
            item.setData(template_picker.name_of(template), NameRole)
            item.setData(" · ".join(template_picker.details_of(template)), DetailRole)
            item.setData(template, Qt.ItemDataRole.UserRole)
            item.setToolTip(plain_tooltip(template_picker.tip_of(template)))
            self._items.appendRow(item)
        held = [self._items.item(row).data(Qt.ItemDataRole.UserRole) for row in range(len(found))]
        if found:
            self.list.setCurrentIndex(
                self._items.index(held.index(before) if before in held else 0, 0)
            )
        self._render_choice()

    @Slot()
    def _render_choice(self) -> None:
        template = self.chosen
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(template is not None)
        if template is not None:
            self.told.setText(plain_name(template.text[:600], 240))
        elif self.line.text().strip():
            self.told.setText(self.tr("No template holds these words."))
        else:
            self.told.setText("")

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.accept()


def _folded(template: Template) -> str:
    words = (template_picker.words_of(template), template.text, template.id)
    return fold(" ".join(words))
