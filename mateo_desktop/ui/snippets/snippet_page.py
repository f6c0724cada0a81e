"""All snippets: find, make, order, give away and take in."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.draft import new_id
from mateo_desktop.domain.snippet import LONGEST_NAME, MOST, Snippet, matching
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.search_line import SearchLine
from mateo_desktop.ui.snippets.popup import SnippetPainter, SnippetRows
from mateo_desktop.ui.snippets.snippet_form import SnippetForm
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import mark, theme
from mateo_desktop.ui.tool_button import tool_button

if TYPE_CHECKING:
    from mateo_desktop.ui.snippets.snippet_list import SnippetList


class SnippetPage(QWidget):
    """The list on the left, the chosen one on the right."""

    #: The path of the file that was chosen.
    import_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, snippets: SnippetList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snippets = snippets
        self._gone: tuple[int, Snippet] | None = None
        self._key = ""
        self.search = SearchLine()
        self.search.setObjectName("snippetSearch")
        self.search.setPlaceholderText(self.tr("Search names and texts…"))
        self.search.setAccessibleName(self.tr("Search snippets"))
        self.search.setClearButtonEnabled(True)
        self.rows = SnippetRows(self)
        self.list = _List()
        self.search.list = self.list
        self.list.setModel(self.rows)
        self.list.setObjectName("snippetList")
        self.list.setAccessibleName(self.tr("Snippets"))
        self.form = SnippetForm()
        self.empty = QLabel()
        self.empty.setObjectName("snippetsEmpty")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        mark(self.empty, kind="quiet")
        self.note = QLabel()
        self.note.setObjectName("snippetNote")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        mark(self.note, kind="quiet")
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.setObjectName("undoDeleteSnippet")
        self.undo.setAutoDefault(False)
        mark(self.undo, kind="link")
        self.undo.hide()
        self._arrange()

        self.search.textChanged.connect(self._on_sought)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_delete)
        self.form.changed.connect(self._on_changed)
        self.undo.clicked.connect(self._on_undo)
        snippets.changed.connect(self._render)
        theme().changed.connect(self._render_icons)
        self._render_icons()
        self._render()
        self.choose(snippets.all[0].key if snippets.all else "")

    def _arrange(self) -> None:
        self.add = self._button("newSnippet", self.tr("New"), "plus")
        self.copy = self._tool("duplicateSnippet", self.tr("Duplicate"), "copy")
        self.remove = self._tool("deleteSnippet", self.tr("Delete"), "trash")
        self.up = self._tool("snippetUp", self.tr("Move up"), "up")
        self.down = self._tool("snippetDown", self.tr("Move down"), "down")
        self.take_in = self._button("importSnippets", self.tr("Import…"), "")
        self.give = self._button("exportSnippets", self.tr("Export…"), "")
        self.add.clicked.connect(self._on_add)
        self.copy.clicked.connect(self._on_copy)
        self.remove.clicked.connect(self._on_delete)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.take_in.clicked.connect(self._on_import)
        self.give.clicked.connect(self._on_export)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.add)
        tools.addStretch(1)
        for tool in (self.up, self.down, self.copy, self.remove):
            tools.addWidget(tool)
        files = FlowLayout(spacing=8)
        files.addWidget(self.take_in)
        files.addWidget(self.give)
        said = QHBoxLayout()
        said.addWidget(self.note, 1)
        said.addWidget(self.undo)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.empty)
        left.addWidget(self.list, 1)
        left.addLayout(tools)
        left.addLayout(said)
        left.addLayout(files)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 2)
        row.addWidget(self.form, 3)

    def _button(self, name: str, words: str, icon: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setProperty("drawn", icon)
        return button

    def _tool(self, name: str, words: str, icon: str) -> QToolButton:
        button = tool_button(name, words)
        button.setProperty("drawn", icon)
        return button

    # For the dialog

    def flush(self) -> None:
        """Take over what was typed."""
        self.form.flush()

    def choose(self, key: str) -> None:
        """Show the snippet with that key."""
        keys = [snippet.key for snippet in self.rows.snippets]
        self.list.setCurrentIndex(
            self.rows.index(keys.index(key)) if key in keys else QModelIndex()
        )
        self._on_chosen()

    def make(self, html: str) -> None:
        """A new snippet with that text; its name is asked for."""
        self.search.clear()
        words = self.tr("New snippet")
        if len(self._snippets.all) >= MOST:
            self.say(self.tr("There is no room for more snippets."))
            return
        snippet = Snippet(name=words, html=html)
        self._snippets.change(snippet)
        self.choose(snippet.key)
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    def say(self, words: str) -> None:
        """Tell something below the list."""
        self.note.setText(words)
        self.undo.hide()

    # Gestures

    @Slot()
    def _on_sought(self) -> None:
        self._render()
        # The buttons and the form are about a snippet that is in sight.
        keys = [snippet.key for snippet in self.rows.snippets]
        if self._key not in keys:
            self.choose(keys[0] if keys else "")

    @Slot()
    def _on_chosen(self) -> None:
        row = self.list.currentIndex().row()
        snippet = self.rows.snippets[row] if 0 <= row < len(self.rows.snippets) else None
        key = snippet.key if snippet is not None else ""
        if key != self._key or snippet is None:
            self.form.flush()
            self._key = key
            # What was just taken over may be this one.
            self.form.put(self._snippets.find(key))
        self._render_buttons()

    @Slot(object)
    def _on_changed(self, snippet: Snippet) -> None:
        if self._snippets.find(snippet.key) is not None:
            self._snippets.change(snippet)

    @Slot()
    def _on_add(self) -> None:
        self.make("")

    @Slot()
    def _on_copy(self) -> None:
        self.flush()
        snippet = self._snippets.find(self._key)
        if snippet is None:
            return
        name = self.tr("{name} (copy)").format(name=snippet.name)[:LONGEST_NAME]
        copy = dataclasses.replace(snippet, key=new_id(), name=name)
        rows = list(self._snippets.all)
        rows.insert(rows.index(snippet) + 1, copy)
        self._snippets.edit(rows)
        self.choose(copy.key)

    @Slot()
    def _on_delete(self) -> None:
        self.flush()
        snippet = self._snippets.find(self._key)
        if snippet is None:
            return
        at = self.list.currentIndex().row()
        rows = list(self._snippets.all)
        self._gone = (rows.index(snippet), snippet)
        rows.remove(snippet)
        self._key = ""
        self.form.put(None)
        self._snippets.edit(rows)
        left = self.rows.snippets
        self.choose(left[min(at, len(left) - 1)].key if left else "")
        words = self.tr("“{name}” was deleted.").format(name=plain_name(snippet.name))
        self.say(words)
        self.undo.show()

    @Slot()
    def _on_undo(self) -> None:
        if self._gone is None:
            return
        (place, snippet), self._gone = self._gone, None
        rows = list(self._snippets.all)
        rows.insert(place, snippet)
        self._snippets.edit(rows)
        self.choose(snippet.key)
        self.say("")

    @Slot()
    def _on_up(self) -> None:
        self._on_moved(-1)

    @Slot()
    def _on_down(self) -> None:
        self._on_moved(1)

    @Slot(object)
    def _on_moved(self, step: int) -> None:
        self.flush()
        rows = list(self._snippets.all)
        snippet = self._snippets.find(self._key)
        if snippet is None or self.search.text().strip():
            return
        place = rows.index(snippet) + step
        if 0 <= place < len(rows):
            rows.remove(snippet)
            rows.insert(place, snippet)
            self._snippets.edit(rows)
            self.choose(snippet.key)

    @Slot()
    def _on_import(self) -> None:
        self._ask_for_file(QFileDialog.AcceptMode.AcceptOpen)

    @Slot()
    def _on_export(self) -> None:
        self.flush()
        self._ask_for_file(QFileDialog.AcceptMode.AcceptSave)

    def _ask_for_file(self, mode: QFileDialog.AcceptMode) -> None:
        saves = mode == QFileDialog.AcceptMode.AcceptSave
        title = self.tr("Export snippets") if saves else self.tr("Import snippets")
        dialog = QFileDialog(self, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(mode)
        dialog.setNameFilter(self.tr("Snippets (*.json)"))
        dialog.setDefaultSuffix("json")
        if saves:
            # Qt would ask in a loop of its own, in which tasks are lost; the shelf asks.
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
            dialog.selectFile("snippets.json")
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.export_wanted if saves else self.import_wanted)
        dialog.open()

    # Rendering

    @Slot()
    def _render(self) -> None:
        found = matching(self._snippets.all, self.search.text())
        if found != self.rows.snippets:
            key = self._key
            self.list.selectionModel().blockSignals(True)
            self.rows.put(found)
            keys = [snippet.key for snippet in found]
            if key in keys:
                self.list.setCurrentIndex(self.rows.index(keys.index(key)))
            self.list.selectionModel().blockSignals(False)
        mine = self._snippets.find(self._key)
        if mine is not None and mine != self.form.snippet:
            # Somebody else changed it: a file that was taken in.
            self.form.put(mine)
        self.empty.setText(self._why_empty())
        self.empty.setVisible(not found)
        # With nothing in it the list leaves its room to the words that say so.
        self.list.setMinimumHeight(0 if self._snippets.all else 1)
        self._render_buttons()

    def _why_empty(self) -> str:
        if self._snippets.all:
            return self.tr("No snippet has these words in its name or its text.")
        return self.tr(
            "A snippet is a text you write often. Type “/” at the start of a line, or press"
            " Ctrl+Space, and it stands in the message."
        )

    def _render_buttons(self) -> None:
        some = bool(self._key)
        place = self.list.currentIndex().row()
        ordered = some and not self.search.text().strip()
        self.copy.setEnabled(some)
        self.remove.setEnabled(some)
        self.up.setEnabled(ordered and place > 0)
        self.down.setEnabled(ordered and place < len(self.rows.snippets) - 1)
        self.give.setEnabled(bool(self._snippets.all))

    @Slot()
    def _render_icons(self) -> None:
        for button in (self.add, self.copy, self.remove, self.up, self.down):
            button.setIcon(theme().icon(str(button.property("drawn")), "quiet"))
        self.list.viewport().update()


class _List(QListView):
    """Alt+Up and Alt+Down move the chosen row, Delete removes it."""

    moved = Signal(object)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(SnippetPainter(self, lines=2))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Our keys; the rest walks."""
        held = event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier and event.key() in (
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        ):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and not held:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
