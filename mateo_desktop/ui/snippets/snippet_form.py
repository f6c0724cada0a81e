"""One snippet: its name, where it is offered, and its words."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain import markup
from mateo_desktop.domain.channels import KNOWN_TYPES, discontinued
from mateo_desktop.domain.snippet import LONGEST_NAME, Snippet
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.snippets.rich_box import RichBox
from mateo_desktop.ui.text.source.source_edit import SourceEdit

#: So long after the last key a change is taken over.
_PAUSE_MS = 300


class SnippetForm(QFrame):
    """Shows a snippet and says how a person changed it."""

    #: The snippet as it is now.
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snippet: Snippet | None = None
        self._filling = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.flush)

        self.name = QLineEdit()
        self.name.setObjectName("snippetName")
        self.name.setAccessibleName(self.tr("Name"))
        self.name.setMaxLength(LONGEST_NAME)
        self.language = QComboBox()
        self.language.setObjectName("snippetLanguage")
        self.language.setAccessibleName(self.tr("Language"))
        for code, words in (("", self.tr("any")), ("de", "Deutsch"), ("en", "English")):
            self.language.addItem(words, code)
        self.channels = QToolButton()
        self.channels.setObjectName("snippetChannels")
        self.channels.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.channels.setAccessibleName(self.tr("Offered on"))
        self._types = QMenu(self.channels)
        for kind in KNOWN_TYPES:
            if not discontinued(kind):
                action = self._types.addAction(messages.channel_type(kind))
                action.setCheckable(True)
                action.setData(kind)
        self.channels.setMenu(self._types)
        self.box = RichBox("snippetBody")
        self.box.edit.setAccessibleName(self.tr("Text of the snippet"))
        self.own = QCheckBox(self.tr("Other words where there is no formatting"))
        self.own.setObjectName("snippetOwnText")
        self.text = SourceEdit()
        self.text.setObjectName("snippetText")
        self.text.setAccessibleName(self.tr("Plain text of the snippet"))
        self.text.setMinimumHeight(3 * self.fontMetrics().height())

        where = FlowLayout(spacing=8)
        where.addWidget(self.language)
        where.addWidget(self.channels)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.addRow(self.tr("&Name"), self.name)
        label = QLabel(self.tr("&Language"))
        label.setBuddy(self.language)
        form.addRow(label, where)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.box, 3)
        column.addWidget(self.own)
        column.addWidget(self.text, 1)

        self.name.textEdited.connect(self._on_typed)
        self.language.activated.connect(self.flush)
        self._types.triggered.connect(self._on_type)
        self.box.edited.connect(self._on_typed)
        self.own.clicked.connect(self._on_own)
        self.text.textChanged.connect(self._on_typed)
        self.text.left.connect(self.flush)
        self.box.edit.left.connect(self.flush)
        self.name.editingFinished.connect(self.flush)
        self.put(None)

    @property
    def snippet(self) -> Snippet | None:
        """The one in sight, as it was taken over last."""
        return self._snippet

    def put(self, snippet: Snippet | None) -> None:
        """Show *snippet*, or that there is none; what was typed before is taken over."""
        self.flush()
        self._snippet = snippet
        self._filling = True
        self.setEnabled(snippet is not None)
        shown = snippet or Snippet(key="")
        self.name.setText(shown.name)
        self.name.setCursorPosition(0)
        self.language.setCurrentIndex(max(0, self.language.findData(shown.language)))
        for action in self._types.actions():
            action.setChecked(action.data() in shown.channel_types)
        self.box.put(shown.html or markup.from_plain(shown.text))
        self.own.setChecked(bool(shown.text))
        self.text.put_text(shown.text)
        self.text.setVisible(bool(shown.text))
        self._filling = False
        self._render_channels()

    @Slot()
    def flush(self) -> None:
        """Say what was typed, now and not in a moment."""
        self._timer.stop()
        if self._snippet is None or self._filling:
            return
        own, touched = self.own.isChecked(), self.box.edit.document().isModified()
        markup_wanted = touched or not (own or self._snippet.html)
        found = dataclasses.replace(
            self._snippet,
            # Without a name it could not be found again.
            name=" ".join(self.name.text().split()) or self._snippet.name,
            language=self.language.currentData(),
            channel_types=self._chosen_types(),
            html=self.box.html() if markup_wanted else self._snippet.html,
            text=self.text.text() if own else "",
        )
        if found != self._snippet:
            self._snippet = found
            self.changed.emit(found)

    def _chosen_types(self) -> tuple[str, ...]:
        return tuple(action.data() for action in self._types.actions() if action.isChecked())

    @Slot()
    def _on_typed(self) -> None:
        if not self._filling:
            self._timer.start()

    @Slot(QAction)
    def _on_type(self, _action: QAction) -> None:
        self._render_channels()
        self.flush()

    @Slot(bool)
    def _on_own(self, own: bool) -> None:
        if own:
            self._filling = True
            self.text.put_text(markup.plain_text(self.box.html()))
            self._filling = False
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.setVisible(own)
        self.flush()

    def _render_channels(self) -> None:
        names = [action.text() for action in self._types.actions() if action.isChecked()]
        words = ", ".join(names[:2]) + (" …" if len(names) > 2 else "")
        self.channels.setText(
            self.tr("Offered on: {channels}").format(channels=words or self.tr("all channels"))
        )
