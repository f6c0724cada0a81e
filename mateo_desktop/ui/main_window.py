"""The window: a bar, three panes, and every command with its shortcut.

It arranges and nothing more: what a command does is decided in desk.py. The
panes know the session; the window knows the panes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QIcon, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui import messages
from mateo_desktop.ui.colour_strip import ColourStrip
from mateo_desktop.ui.composer.composer import Composer
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.elided_button import ElidedButton
from mateo_desktop.ui.notices import NoticeBar
from mateo_desktop.ui.sandbox_strip import Strip
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, scaled, theme
from mateo_desktop.ui.tool_button import tool_button

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession

#: Below these widths the detail pane and the lists become drawers (look.md); in
#: pixels beside letters of 13, and wider with larger letters.
DETAIL_DRAWER_BELOW = 1100
LIST_DRAWER_BELOW = 820

_SIDE_WIDTH = 248
_DETAIL_WIDTH = 452


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """One thing the keyboard and the menus can do."""

    name: str
    text: str
    keys: tuple[str, ...]
    repeats: bool = False


class MainWindow(QMainWindow):
    """Everything in sight, and the commands."""

    closing = Signal()
    resized = Signal()

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAccessibleName(self.tr("Mateo Desktop"))
        self._session = session
        self.commands: dict[str, QAction] = {}
        self._welcome: QWidget | None = None
        self._detail_wanted = True
        self._tone = ""

        self.strip = Strip()
        self.colour_strip = ColourStrip()
        self.notice = NoticeBar()
        self.composer = Composer(session)
        # They keep the room of the lists and of the detail pane until those are made.
        self._left: QWidget = QFrame()
        self._right: QWidget = QFrame()
        self._make_bar()

        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setObjectName("panes")
        self.panes.setChildrenCollapsible(False)
        self.panes.setHandleWidth(1)
        for side in (self._left, self._right):
            mark(side, kind="side")
        for pane in (self._left, self.composer, self._right):
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(1, 1)
        self.panes.setSizes([scaled(_SIDE_WIDTH), 740, scaled(_DETAIL_WIDTH)])
        self._left.setMinimumWidth(scaled(200))
        self.composer.setMinimumWidth(scaled(380))
        self._right.setMinimumWidth(scaled(320))

        self.pages = QStackedWidget()
        self.pages.addWidget(self.panes)

        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.strip, self.colour_strip, self.bar, self.notice):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        centre = QWidget()
        centre.setLayout(column)
        self.setCentralWidget(centre)
        self.resize(1440, 900)
        self.setMinimumSize(QSize(640, 480))

    # -- making ---------------------------------------------------------

    def sides(self) -> tuple[Callable[[], None], ...]:
        """What the first paint can do without, though it is missed at once."""
        return (self._finish_bar, self._make_sidebar)

    def parts(self) -> tuple[Callable[[], None], ...]:
        """What comes after the sides, in the order of making; each is seen at once."""
        return (*self.composer.parts(), self._make_detail, self._make_commands)

    def whole(self) -> Self:
        """The window with all its parts, for who has no first paint to hurry for."""
        for make in (*self.sides(), *self.parts()):
            make()
        return self

    def _make_sidebar(self) -> None:
        from mateo_desktop.ui.lists.sidebar import Sidebar

        self.sidebar = Sidebar()
        self._put_in_place(self._left, self.sidebar)
        self._left = self.sidebar
        come_before(self.composer.channel.box, *self.sidebar.in_order)

    def _make_detail(self) -> None:
        from mateo_desktop.ui.detail.detail_pane import DetailPane

        self.detail = DetailPane(self._session)
        self._put_in_place(self._right, self.detail)
        self._right = self.detail

    def _put_in_place(self, place: QWidget, pane: QWidget) -> None:
        pane.setMinimumWidth(place.minimumWidth())
        # What is taken out of a splitter counts as hidden.
        shown, sizes = not place.isHidden(), self.panes.sizes()
        self.panes.replaceWidget(self.panes.indexOf(place), pane)
        pane.setVisible(shown)
        self.panes.setSizes(sizes)
        place.deleteLater()

    def _make_bar(self) -> None:
        self.bar = QFrame()
        mark(self.bar, kind="bar")
        self.list_button = tool_button("listButton", self.tr("Lists"))
        self.profile_button = ElidedButton(self.tr("No workspace"))
        self.profile_button.setObjectName("profilePicker")
        self.profile_button.setAccessibleName(self.tr("Workspace"))
        self.new_button = QPushButton(self.tr("New message"))
        self.new_button.setObjectName("newButton")
        mark(self.new_button, kind="accented")
        self.reply_button = QPushButton(self.tr("Reply"))
        self.reply_button.setObjectName("replyButton")
        self.reply_button.setEnabled(False)
        self.reply_button.setAccessibleName(self.reply_button.text())
        self.search = QLineEdit()
        self.search.setObjectName("searchField")
        self.search.setPlaceholderText(self.tr("Search drafts and sent…"))
        self.search.setAccessibleName(self.tr("Search drafts and sent messages"))
        self.search.setMaximumWidth(scaled(260))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.theme_button = tool_button("themeButton", self.tr("Light or dark"))
        self.settings_button = tool_button("settingsButton", self.tr("Settings"))
        self.detail_button = tool_button("detailButton", self.tr("Conversation and preview"))
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for widget in (self.list_button, self.profile_button, self.new_button, self.reply_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.search, 1)
        for widget in (self.detail_button, self.theme_button, self.settings_button):
            row.addWidget(widget)
        self.list_button.setVisible(False)
        self.list_button.setCheckable(True)
        self.detail_button.setCheckable(True)
        self.detail_button.setChecked(True)
        self.list_button.clicked.connect(self._on_list_button)
        self.detail_button.clicked.connect(self._on_detail_button)

    def _finish_bar(self) -> None:
        # Both make Qt read drawings.
        self.search.setClearButtonEnabled(True)
        self._render_icons()
        theme().changed.connect(self._render_icons)

    def _make_commands(self) -> None:
        for command in self.known_commands():
            action = QAction(command.text, self)
            action.setObjectName(f"command_{command.name}")
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            # A key that is held down must not send twice.
            action.setAutoRepeat(command.repeats)
            self.addAction(action)
            self.commands[command.name] = action
        for name, button in (("new", self.new_button), ("reply", self.reply_button)):
            button.clicked.connect(self.commands[name].trigger)
            button.setToolTip(plain_tooltip(_hint(self.commands[name])))
        self.commands["next_pane"].triggered.connect(self._on_next_pane)
        self.commands["find"].triggered.connect(self._on_find)

    def known_commands(self) -> tuple[Command, ...]:
        """Every command of the window in the order of the F1 sheet (product.md)."""
        return (
            Command("send", self.tr("Send"), ("Ctrl+Return", "Ctrl+Enter")),
            Command("schedule", self.tr("Schedule"), ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
            Command("undo_send", self.tr("Undo send"), ("F8",)),
            Command("new", self.tr("New message"), ("Ctrl+N",)),
            Command("reply", self.tr("Reply"), ("Ctrl+R",)),
            Command("save", self.tr("Save now"), ("Ctrl+S",)),
            Command("versions", self.tr("Earlier versions…"), ("Ctrl+Shift+H",)),
            Command("attach", self.tr("Attach a file"), ("Ctrl+Shift+A",)),
            Command("cc", self.tr("Go to Cc"), ("Ctrl+Shift+C",)),
            Command("bcc", self.tr("Go to Bcc"), ("Ctrl+Shift+B",)),
            Command("new_contact", self.tr("New contact…"), ("Ctrl+Shift+N",)),
            Command("insert_snippet", self.tr("Insert a snippet"), ()),
            Command("snippets", self.tr("Snippets and signatures"), ("Ctrl+Shift+S",)),
            Command("save_snippet", self.tr("Save the selection as a snippet"), ("Ctrl+Shift+K",)),
            Command("payload", self.tr("Show the payload"), ("Ctrl+Shift+P",)),
            Command("copy_curl", self.tr("Copy as cURL"), ("Ctrl+Shift+U",)),
            Command("print", self.tr("Print"), ("Ctrl+P",)),
            Command("first_problem", self.tr("Go to the first problem"), ("F4",)),
            Command("next_pane", self.tr("Next pane"), ("F6",)),
            Command("find", self.tr("Search drafts and sent"), ("Ctrl+Shift+F",)),
            Command("shortcuts", self.tr("All shortcuts"), ("F1",)),
            Command("settings", self.tr("Settings"), ("Ctrl+,",)),
            Command("enter_key", self.tr("Enter the API key"), ()),
            Command("channels", self.tr("Order and colours of the channels…"), ()),
            Command("trash", self.tr("Deleted drafts…"), ()),
            Command("quit", self.tr("Quit"), ("Ctrl+Q",)),
            *(
                Command(
                    f"channel_{number}",
                    self.tr("Send from channel {number}").format(number=number),
                    (f"Ctrl+{number}",),
                )
                for number in range(1, 10)
            ),
        )

    def heed(self, attachment_words: tuple[str, ...]) -> None:
        """From now on these words promise a file."""
        self._session.heed(attachment_words)

    # -- what is in sight -------------------------------------------------

    def show_welcome(self, page: QWidget) -> None:
        """Put the first page in place of the desk."""
        self._welcome = page
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self.bar.setVisible(False)

    def show_desk(self) -> None:
        """Put the three panes in sight; the first page is not needed again."""
        self.pages.setCurrentWidget(self.panes)
        self.bar.setVisible(True)
        if self._welcome is not None:
            self.pages.removeWidget(self._welcome)
            self._welcome.deleteLater()
            self._welcome = None
        self._fit()

    @property
    def welcome(self) -> QWidget | None:
        """The first page while it is in sight."""
        return self._welcome

    def show_workspace(self, name: str, tone: str, *, sandbox: bool) -> None:
        """Name the workspace in the bar, in its colour; the sandbox hatches the window."""
        self.profile_button.setText(name or self.tr("No workspace"))
        self.profile_button.setToolTip(plain_tooltip(messages.colour_name(tone)))
        self.profile_button.setAccessibleDescription(messages.colour_name(tone))
        self._tone = tone
        self.strip.setVisible(sandbox)
        self.colour_strip.show_tone("" if sandbox else tone)
        self._render_icons()

    def show_detail(self, tab: str) -> None:
        """Bring one tab of the detail pane into sight."""
        self._detail_wanted = True
        self.detail_button.setChecked(True)
        self.detail.setVisible(True)
        self.detail.show_tab(tab)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < scaled(DETAIL_DRAWER_BELOW)
        slim = self.width() < scaled(LIST_DRAWER_BELOW)
        detail = self._detail_wanted and not (narrow and not self.detail_button.isChecked())
        self._right.setVisible(detail)
        self.list_button.setVisible(slim)
        self._left.setVisible(
            (not slim or self.list_button.isChecked()) and not (narrow and detail)
        )
        self.composer.setVisible(not (slim and (detail or self._left.isVisible())))
        self._fit_bar()

    def _fit_bar(self) -> None:
        # The search needs room for a word; "Reply" is known by its arrow.
        words = self.tr("Reply")
        wide = self.reply_button.fontMetrics().horizontalAdvance(words) + scaled(28)
        parts = self.bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        rest = [p for p in parts if p not in (self.reply_button, self.search)]
        taken = sum(p.sizeHint().width() + 8 for p in rest if not p.isHidden()) + wide + 8
        cramped = self.width() - 2 * 16 < taken + scaled(120)
        self.reply_button.setText("" if cramped else words)
        self.reply_button.setIcon(theme().icon("reply") if cramped else QIcon())

    # -- slots -----------------------------------------------------------

    @Slot()
    def _on_list_button(self) -> None:
        self.detail_button.setChecked(False)
        self._detail_wanted = False
        self._fit()

    @Slot()
    def _on_detail_button(self) -> None:
        self._detail_wanted = self.detail_button.isChecked()
        self.list_button.setChecked(False)
        self._fit()

    @Slot()
    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _on_next_pane(self) -> None:
        panes = [pane for pane in (self._left, self.composer, self._right) if pane.isVisible()]
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        target = panes[(here + 1) % len(panes)]
        for candidate in target.findChildren(QWidget):
            takes = candidate.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and candidate.isVisible() and candidate.isEnabled():
                candidate.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    @Slot()
    def _render_icons(self) -> None:
        current = theme()
        self.theme_button.setIcon(current.icon("sun" if current.is_dark else "moon", "quiet"))
        self.settings_button.setIcon(current.icon("settings", "quiet"))
        self.detail_button.setIcon(current.icon("eye", "quiet"))
        self.list_button.setIcon(current.icon("inbox", "quiet"))
        if self._tone:
            self.profile_button.setIcon(current.icon("dot", self._tone))
        self.strip.update()
        self._fit_bar()

    # -- Qt overrides -------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn panes into drawers where there is no room for three."""
        super().resizeEvent(event)
        old, new = event.oldSize().width(), event.size().width()
        least = scaled(DETAIL_DRAWER_BELOW)
        if (old >= least or old < 0) and new < least:
            self.detail_button.setChecked(False)
        elif old < least <= new:
            self.detail_button.setChecked(self._detail_wanted)
        self._fit()
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is a wish: the work ends first, then the window goes."""
        event.ignore()
        self.closing.emit()


def _hint(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()} ({keys})"
