"""The files of the message as chips: links, library paths and uploads."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QLocale, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from mateo_desktop.domain import channels
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import Attachment, Draft
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.composer.focus_order import come_before
from mateo_desktop.ui.composer.pills import is_plain
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark, theme

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession

_MOST_BYTES = 2**63 - 1
SCHEMES = ("https://", "media_library://")


class Chip(QFrame):
    """One file: its name, size and state."""

    #: Number and "left", "right", "first", "last", "remove", "edit" or "retry".
    command = Signal(object, str)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self._shown: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, kind="chipbox")
        self._name, self._state = ElidedLabel(), ElidedLabel()
        mark(self._state, kind="quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(64)
        self._menu_button = QToolButton()
        self._menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        mark(self._menu_button, kind="bare")
        menu = QMenu(self._menu_button)
        for name, words in (
            ("edit", self.tr("Edit the address…")),
            ("retry", self.tr("Upload again")),
            ("first", self.tr("Move to the front")),
            ("left", self.tr("Move left")),
            ("right", self.tr("Move right")),
            ("last", self.tr("Move to the end")),
            ("remove", self.tr("Remove")),
        ):
            menu.addAction(words).setData(name)
        menu.triggered.connect(self._on_menu)
        self._menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(6)
        for widget in (self._name, self._state, self._bar, self._menu_button):
            row.addWidget(widget)
        theme().changed.connect(self._render_icon)
        self._render_icon()

    @property
    def progress(self) -> int | None:
        """How much has been uploaded in per cent, None while nothing is."""
        return None if self._bar.isHidden() else self._bar.value()

    def show_file(
        self, attachment: Attachment, total: int, progress: float | None, failed: str
    ) -> None:
        """Show *attachment*; *progress* is 0 to 1 while it is uploaded."""
        shown = (attachment, total, progress, failed)
        if shown == self._shown:
            return
        self._shown = shown
        name = plain_name(shown_name(attachment))
        self._name.setText(name if len(name) <= 36 else f"{name[:20]}…{name[-14:]}")
        state, tone = self._words(attachment, failed)
        self._state.setText(state)
        mark(self._state, tone=tone)
        self._bar.setVisible(progress is not None and not failed)
        self._bar.setValue(round((progress or 0) * 100))
        where = attachment.url or attachment.path
        self.setToolTip(plain_tooltip(f"{name}\n{plain_name(where)}\n{failed}".strip()))
        words = self.tr("File {name}, {state}, {number} of {total}").format(
            name=name, state=state, number=self._number + 1, total=total
        )
        self.setAccessibleName(words)
        more = self.tr("More about {name}").format(name=name)
        self._menu_button.setAccessibleName(more)
        self._menu_button.setToolTip(plain_tooltip(more))
        self.updateGeometry()
        for action in self._menu_button.menu().actions():
            if action.data() == "retry":
                action.setVisible(bool(failed))
            elif action.data() == "edit":
                action.setVisible(not attachment.path)

    def _words(self, attachment: Attachment, failed: str) -> tuple[str, str]:
        # A file may say any size; what Qt cannot count is no size.
        known = 0 < attachment.size <= _MOST_BYTES
        size = QLocale().formattedDataSize(attachment.size, 1) if known else ""
        if failed:
            return failed, "danger"
        if attachment.path and not attachment.url:
            return self.tr("{size} uploading").format(size=size).strip(), ""
        if not attachment.url.startswith(SCHEMES):
            return self.tr("not an https:// or media_library:// address"), "danger"
        if known:
            return f"{size} ✓", "ok"
        library = attachment.url.startswith("media_library://")
        return (self.tr("media library") if library else self.tr("link")), ""

    @Slot(QAction)
    def _on_menu(self, action: QAction) -> None:
        self.command.emit(self._number, action.data())

    @Slot()
    def _render_icon(self) -> None:
        self._menu_button.setIcon(theme().icon("more", "quiet"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes; Alt and arrows move; Enter opens the menu."""
        key = event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.command.emit(self._number, "remove")
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.command.emit(self._number, "left" if key == Qt.Key.Key_Left else "right")
        elif key == Qt.Key.Key_Menu or (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and is_plain(event)
        ):
            self._menu_button.showMenu()
        else:
            super().keyPressEvent(event)


class AttachmentStrip(QFrame):
    """The chips, and the ways to add one."""

    #: Paths of local files to upload.
    files_chosen = Signal(object)
    retry_wanted = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="foot")
        self.setAcceptDrops(True)
        self._session = session
        self._progress: dict[str, float] = {}
        self._failed: dict[str, str] = {}
        self.chips: list[Chip] = []
        self.list = QWidget()
        self.list.setObjectName("attachmentList")
        self.list.setAccessibleName(self.tr("Attachments"))
        self._flow = FlowLayout(self.list, spacing=6)
        self.add = QPushButton(self.tr("Attach"))
        self.add.setObjectName("addAttachmentButton")
        self.add.setAccessibleName(self.add.text())
        mark(self.add, kind="quiet")
        menu = QMenu(self.add)
        menu.addAction(self.tr("Files…"), self.choose_files)
        menu.addAction(self.tr("A link (https://)…"), self._on_add_link)
        menu.addAction(self.tr("From the media library…"), self._on_add_library)
        self.add.setMenu(menu)
        self._flow.addWidget(self.add)
        self.tail = QHBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 20, 8)
        row.addWidget(self.list, 1)
        row.addStretch()
        row.addLayout(self.tail)
        row.setAlignment(self.tail, Qt.AlignmentFlag.AlignBottom)
        session.changed.connect(self._render)
        theme().changed.connect(self._render_icon)
        self._render_icon()
        self._render(session.draft)

    # -- for the window -------------------------------------------------------

    def set_locked(self, locked: bool) -> None:
        """Whether the files can only be looked at."""
        self.list.setEnabled(not locked)
        self.setAcceptDrops(not locked)

    @Slot()
    def choose_files(self) -> None:
        """Ask which files to upload."""
        if not self.list.isEnabled():
            return
        dialog = QFileDialog(self, self.tr("Attach files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files)
        dialog.open()

    def set_progress(self, path: str, share: float) -> None:
        """How much of the file at *path* has been uploaded, 0 to 1."""
        self._progress[path] = share
        self._failed.pop(path, None)
        self._render(self._session.draft)

    def set_failed(self, path: str, why: str) -> None:
        """The upload of *path* ended without a result."""
        self._failed[path] = why
        self._render(self._session.draft)

    def show_chip(self, number: int) -> None:
        """Put the focus on a file."""
        if 0 <= number < len(self.chips):
            self.chips[number].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- gestures -----------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and links may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Local files are uploaded, addresses are attached as they are."""
        urls = event.mimeData().urls()
        event.acceptProposedAction()
        files = [url.toLocalFile() for url in urls if url.isLocalFile()]
        for url in urls:
            # One that Mateo cannot fetch is attached too, and said to be wrong.
            if not url.isLocalFile():
                self._append(
                    Attachment(url=url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
                )
        if files:
            self.files_chosen.emit(files)

    @Slot("QStringList")
    def _on_files(self, paths: list[str]) -> None:
        self.files_chosen.emit(list(paths))

    @Slot()
    def _on_add_link(self) -> None:
        self._ask("https://", -1)

    @Slot()
    def _on_add_library(self) -> None:
        self._ask("media_library://", -1)

    def _ask(self, start: str, number: int) -> None:
        # Not imported at the start: most files come from this computer.
        from mateo_desktop.ui.composer.address_dialog import AddressDialog

        dialog = AddressDialog(start, self)
        dialog.place = (self._session.draft.key, number)
        dialog.given.connect(self._on_given)
        dialog.open()

    @Slot(object, str)
    def _on_given(self, place: tuple[str, int], url: str) -> None:
        key, number = place
        files = list(self._session.draft.attachments)
        if key != self._session.draft.key:
            return
        if 0 <= number < len(files):
            files[number] = Attachment(url=url)
            self._session.update(attachments=tuple(files))
        else:
            self._append(Attachment(url=url))

    def _append(self, attachment: Attachment) -> None:
        self._session.update(attachments=(*self._session.draft.attachments, attachment))

    @Slot(object, str)
    def _on_command(self, number: int, command: str) -> None:
        files = list(self._session.draft.attachments)
        if command == "edit":
            self._ask(files[number].url, number)
            return
        if command == "retry":
            self.retry_wanted.emit(files[number].path)
            return
        taken = files.pop(number)
        places = {"left": number - 1, "right": number + 1, "first": 0, "last": len(files)}
        place = min(max(places.get(command, 0), 0), len(files))
        if command != "remove":
            files.insert(place, taken)
        self._session.update(attachments=tuple(files))
        self.show_chip(place if command != "remove" else min(number, len(files) - 1))

    # -- rendering ------------------------------------------------------------

    @Slot()
    def _render_icon(self) -> None:
        self.add.setIcon(theme().icon("attach", "quiet"))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        hidden = channels.rule(draft.channel_type, "attachments").use is Use.HIDDEN
        shown = bool(draft.attachments) and "attachments" not in draft.left_out
        self.list.setVisible(not hidden or shown)
        while len(self.chips) > len(draft.attachments):
            chip = self.chips.pop()
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(draft.attachments):
            chip = Chip(len(self.chips), self.list)
            chip.command.connect(self._on_command)
            self._flow.insert(len(self.chips), chip)
            come_before(self.add, chip)
            self.chips.append(chip)
            chip.show()
        for chip, attachment in zip(self.chips, draft.attachments, strict=True):
            path = attachment.path if not attachment.url else ""
            progress = self._progress.get(path, 0.0) if path else None
            chip.show_file(attachment, len(self.chips), progress, self._failed.get(path, ""))


def shown_name(attachment: Attachment) -> str:
    """What to call a file: its name, or the last part of its address."""
    if attachment.name:
        return attachment.name
    path = attachment.path
    if attachment.url:
        try:
            path = urlsplit(attachment.url).path
        except ValueError:
            # A half typed IPv6 host; the address itself is the best name then.
            path = ""
    return unquote(posixpath.basename(path.rstrip("/"))) or attachment.url or attachment.path
