"""Earlier states of a draft: a slider through time, the message then, what has changed.

It shows what it is handed and asks for what it lacks; nothing of the draft
changes here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark
from mateo_desktop.ui.versions.changes_view import ChangesView
from mateo_desktop.ui.versions.version_page import VersionPage

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.domain.draft_changes import FieldChange
    from mateo_desktop.storage.drafts import VersionRow

#: So long the slider rests before a state is fetched.
_REST_MS = 60


class VersionsDialog(QDialog):
    """The kept states of one draft, oldest left, the present one right."""

    #: The state in sight changed; it is to be fetched and handed to show_version.
    version_wanted = Signal(object)
    #: Put this state in place of the present one.
    restore_wanted = Signal(object)

    def __init__(
        self, value_name: Callable[[str, str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versionsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier versions"))
        self._rows: list[VersionRow] = []
        self._draft: Draft | None = None
        self._refusal = ""
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)

        self.when = QLabel()
        self.when.setTextFormat(Qt.TextFormat.PlainText)
        self.when.setObjectName("versionTime")
        mark(self.when, kind="title")
        self.which = QLabel()
        self.which.setTextFormat(Qt.TextFormat.PlainText)
        self.which.setObjectName("versionNumber")
        mark(self.which, kind="quiet")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("versionSlider")
        self.slider.setPageStep(5)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.page = VersionPage(value_name)
        self.changes = ChangesView(value_name)
        self.restore = QPushButton(self.tr("Restore as new version"))
        self.restore.setObjectName("restoreVersionButton")
        mark(self.restore, kind="primary")
        self.reason = QLabel()
        self.reason.setObjectName("restoreReason")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)
        mark(self.reason, kind="quiet")
        self._arrange()

        self.slider.valueChanged.connect(self._on_moved)
        self._resting.timeout.connect(self._on_rested)
        self.restore.clicked.connect(self._on_restore)
        wanted = self.fontMetrics()
        self.resize(wanted.averageCharWidth() * 140, wanted.height() * 38)
        if parent is not None:
            self.resize(self.size().boundedTo(parent.size() * 0.94))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.when)
        head.addStretch(1)
        head.addWidget(self.which)
        line = QHBoxLayout()
        line.setSpacing(12)
        for words, widget in ((self.tr("Older"), None), ("", self.slider), (self.tr("Now"), None)):
            if widget is None:
                end = QLabel(words)
                end.setTextFormat(Qt.TextFormat.PlainText)
                mark(end, kind="quiet")
                line.addWidget(end)
            else:
                line.addWidget(widget, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(self._half(self.tr("The message then"), self.page))
        halves.addWidget(self._half(self.tr("What has changed since then"), self.changes))
        halves.setSizes([500, 500])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.reason, 1)
        foot.addWidget(self.restore)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(halves, 1)
        column.addLayout(foot)

    def _half(self, title: str, inner: QWidget) -> QFrame:
        half = QFrame()
        mark(half, kind="card")
        words = QLabel(title)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setContentsMargins(16, 8, 16, 0)
        mark(words, kind="strong")
        column = QVBoxLayout(half)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(words)
        if inner is self.changes:
            column.addLayout(self._legend())
        if inner is self.page:
            # Many fields or large letters: then they scroll, and the text below them.
            scroll = QScrollArea()
            scroll.setAccessibleName(title)
            scroll.setWidgetResizable(True)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(inner)
            column.addWidget(scroll, 1)
        else:
            column.addWidget(inner, 1)
        return half

    def _legend(self) -> FlowLayout:
        row = FlowLayout(spacing=16)
        row.setContentsMargins(16, 2, 16, 0)
        for words, tone in ((self.tr("added since"), "ok"), (self.tr("removed since"), "danger")):
            label = QLabel(words)
            font = label.font()
            font.setUnderline(tone == "ok")
            font.setStrikeOut(tone == "danger")
            label.setFont(font)
            mark(label, tone=tone)
            row.addWidget(label)
        return row

    # -- what is shown ------------------------------------------------------

    def put(self, rows: Sequence[VersionRow]) -> None:
        """Offer *rows*, the latest first as the store gives them."""
        self._rows = list(reversed(rows))
        last = len(self._rows) - 1
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, last))
        # The present state is no news: the one before it comes first into sight.
        self.slider.setValue(max(0, last - 1))
        self.slider.blockSignals(False)
        self.slider.setEnabled(last > 0)
        self._say_when()
        if not self._rows:
            self.changes.say(self.tr("Nothing has been kept of this draft yet."))
            self._render_restore()
        else:
            self._on_rested()
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def row(self) -> VersionRow | None:
        """The state in sight."""
        return self._rows[self.slider.value()] if self._rows else None

    def show_version(
        self, row: VersionRow, draft: Draft, changes: Sequence[FieldChange], *, is_same: bool
    ) -> None:
        """Show *draft*, the state of *row*, and how it differs from the present one."""
        if row is not self.row:
            return
        self._draft = None if is_same else draft
        self.page.put(draft)
        if changes:
            self.changes.put(changes)
        elif is_same:
            self.changes.say(self.tr("Nothing: this is the draft as it stands now."))
        else:
            self.changes.say(self.tr("Nothing that would be sent: only how it is edited."))
        self._render_restore()

    def show_trouble(self, row: VersionRow, words: str) -> None:
        """Say why the state of *row* cannot be shown."""
        if row is self.row:
            self._draft = None
            self.changes.say(words)
            self._render_restore()

    def refuse(self, words: str) -> None:
        """Say why nothing can be restored; "" takes that back."""
        self._refusal = words
        self._render_restore()

    def _say_when(self) -> None:
        row, number = self.row, self.slider.value() + 1
        if row is None:
            self.when.setText(self.tr("No earlier versions"))
            self.which.setText("")
            self.slider.setAccessibleName(self.tr("Earlier versions, none"))
            return
        told = messages.moment_ago(row.saved_at, datetime.now(UTC))
        if number == len(self._rows):
            told = self.tr("Now, saved {time}").format(time=told)
        which = self.tr("Version {number} of {total}").format(number=number, total=len(self._rows))
        self.when.setText(told)
        self.which.setText(which)
        # A slider speaks a number; its name says what that number means.
        self.slider.setAccessibleName(f"{told}, {which}")
        self.slider.setToolTip(plain_tooltip(told))

    def _render_restore(self) -> None:
        self.restore.setEnabled(self._draft is not None and not self._refusal)
        self.reason.setText(
            self._refusal or self.tr("The present text is kept as a version of its own.")
        )
        self.restore.setAccessibleDescription(self.reason.text())

    # -- slots --------------------------------------------------------------

    @Slot()
    def _on_moved(self) -> None:
        self._say_when()
        self._draft = None
        self._render_restore()
        QAccessible.updateAccessibility(
            QAccessibleEvent(self.slider, QAccessible.Event.NameChanged)
        )
        self._resting.start()

    @Slot()
    def _on_rested(self) -> None:
        if self.row is not None:
            self.version_wanted.emit(self.row)

    @Slot()
    def _on_restore(self) -> None:
        if self._draft is not None and not self._refusal:
            self.restore_wanted.emit(self._draft)
