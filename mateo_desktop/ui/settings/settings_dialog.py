"""Preferences, where the key lives, and the workspaces."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.app import spelling
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS
from mateo_desktop.storage.preferences import words_from
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.dialog_room import grow
from mateo_desktop.ui.settings.colour_box import ColourBox, dot
from mateo_desktop.ui.settings.connect_form import ConnectForm
from mateo_desktop.ui.settings.country_box import CountryBox
from mateo_desktop.ui.settings.spelling_row import SpellingRow
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.theme import icon_size, mark

if TYPE_CHECKING:
    from mateo_desktop.storage.preferences import Preferences
    from mateo_desktop.storage.profiles import Profile


class SettingsDialog(QDialog):
    """Everything here takes effect at once, but for the language."""

    changed = Signal(object)
    #: How phone numbers are read in the workspace that is open: two letters.
    country_chosen = Signal(str)
    profile_removed = Signal(str)
    #: A Profile in another colour.
    profile_changed = Signal(object)
    token_removed = Signal(str)

    def __init__(
        self,
        preferences: Preferences,
        profiles: Sequence[Profile],
        keyring: str,
        folder: Path,
        parent: QWidget | None = None,
        *,
        languages: Sequence[str] = (),
        proxies: Sequence[str] = (),
        country: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._preferences = preferences
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        self._form = form
        self.language = self._choice(
            "languagePicker",
            self.tr("&Language"),
            (("system", self.tr("as the system")), ("de", "Deutsch"), ("en", "English")),
            preferences.language,
        )
        self._quiet(self.tr("The language changes with the next start."))
        self.theme = self._choice(
            "themePicker",
            self.tr("&Appearance"),
            (
                ("system", self.tr("as the system")),
                ("light", self.tr("light")),
                ("dark", self.tr("dark")),
            ),
            preferences.theme,
        )
        self.hold = self._number("holdSeconds", self.tr("&Undo send for"), 0, 60, " s")
        self.hold.setValue(preferences.hold_seconds)
        self.hold.setSpecialValueText(self.tr("send at once"))
        self.retention = self._number("retentionDays", self.tr("&Keep sent messages"), 0, 3650, "")
        self.retention.setSuffix(self.tr(" days"))
        self.retention.setSpecialValueText(self.tr("not at all"))
        self.retention.setValue(preferences.retention_days)
        self.stale = self._number("staleMinutes", self.tr("&Ask before sending after"), 1, 1440, "")
        self.stale.setSuffix(self.tr(" min"))
        self.stale.setValue(preferences.stale_minutes)
        self._quiet(self.tr("A message that waited longer in the outbox asks before it goes."))

        # Nothing is said of spelling where there is no dictionary.
        self.spelling: SpellingRow | None = None
        if languages:
            chosen = preferences.spelling_languages or spelling.usual(
                languages, QLocale.system().name()
            )
            self.spelling = SpellingRow(languages, chosen, is_on=preferences.spelling)
            form.addRow(self.tr("Spelling"), self.spelling)
            self.spelling.changed.connect(self._on_changed)
        self._promises(preferences)
        self.country = CountryBox(country)
        form.addRow(self.tr("&Country for phone numbers"), self.country)
        self._quiet(self.tr("For this workspace: 0151 … is read as a number of that country."))
        self.country.chosen.connect(self.country_chosen)

        where = QLabel(
            self.tr("API keys: {keyring}").format(keyring=keyring)
            + "\n"
            + self.tr("Data: {folder}").format(folder=folder)
            + "".join(f"\n{self._through(proxy)}" for proxy in proxies)
        )
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(where, kind="quiet")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._profiles(profiles))
        column.addWidget(where)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.addWidget(scroll, 1)
        outer.addWidget(buttons)
        metrics = self.fontMetrics()
        wanted = QSize(metrics.averageCharWidth() * 76, metrics.height() * 38)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.9))
        buttons.rejected.connect(self.reject)
        for box in (self.language, self.theme):
            box.activated.connect(self._on_changed)
        for number in (self.hold, self.retention, self.stale):
            number.valueChanged.connect(self._on_changed)

    def _through(self, proxy: str) -> str:
        return self.tr("Proxy of this computer: {proxy}").format(proxy=proxy)

    def _choice(
        self, name: str, words: str, choices: Sequence[tuple[str, str]], chosen: str
    ) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setAccessibleName(words.replace("&", ""))
        for value, label in choices:
            box.addItem(label, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        self._form.addRow(words, box)
        return box

    def _number(self, name: str, words: str, low: int, high: int, suffix: str) -> QSpinBox:
        box = QSpinBox()
        box.setObjectName(name)
        box.setAccessibleName(words.replace("&", ""))
        box.setRange(low, high)
        box.setSuffix(suffix)
        self._form.addRow(words, box)
        return box

    def _promises(self, preferences: Preferences) -> None:
        """The words that promise a file, one a line."""
        self.words = QPlainTextEdit("\n".join(preferences.attachment_words))
        self.words.setObjectName("attachmentWords")
        self.words.setAccessibleName(self.tr("Words that promise a file"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().height() * 6)
        reset = QPushButton(self.tr("As shipped"))
        reset.setObjectName("resetAttachmentWords")
        reset.setAutoDefault(False)
        mark(reset, kind="link")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(reset, 0, Qt.AlignmentFlag.AlignRight)
        label = QLabel(self.tr("Words that promise a &file"))
        label.setBuddy(self.words)
        self._form.addRow(label, column)
        self._quiet(self.tr("With one of them in the text and no file, there is a remark."))
        # After a pause: each change is written to the disk.
        self._pause = QTimer(self, singleShot=True, interval=400)
        self._pause.timeout.connect(self._on_words)
        self.words.textChanged.connect(self._pause.start)
        reset.clicked.connect(self._on_words_reset)

    def done(self, result: int) -> None:
        """What was typed a moment ago counts too."""
        if self._pause.isActive():
            self._pause.stop()
            self._on_words()
        super().done(result)

    def _quiet(self, words: str) -> None:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        mark(label, kind="quiet")
        self._form.addRow("", label)

    def _profiles(self, profiles: Sequence[Profile]) -> QWidget:
        self.list = QListWidget()
        self.list.setObjectName("profileList")
        self.list.setAccessibleName(self.tr("Workspaces"))
        self.list.setIconSize(QSize(icon_size(), icon_size()))
        for profile in profiles:
            item = QListWidgetItem(f"{plain_name(profile.name)} · {profile.base_url}")
            item.setData(Qt.ItemDataRole.UserRole, profile.id)
            item.setIcon(dot(profile.tone))
            self.list.addItem(item)
        self._known = {profile.id: profile for profile in profiles}
        self.colour = ColourBox()
        self.colour.chosen.connect(self._on_colour)
        self.list.setMaximumHeight(self.list.fontMetrics().height() * 6)
        forget = QPushButton(self.tr("Delete the API key"))
        forget.setObjectName("deleteTokenButton")
        remove = QPushButton(self.tr("Remove the workspace"))
        remove.setObjectName("removeProfileButton")
        about_one = QWidget()
        row = FlowLayout(about_one, spacing=8)
        for widget in (self.colour, forget, remove, QWidget()):
            row.addWidget(widget)
        for button in (forget, remove):
            button.setAutoDefault(False)
        forget.clicked.connect(self._on_forget)
        remove.clicked.connect(self._on_remove)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._about_one = (self.colour, forget, remove)
        self._on_chosen()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(self.tr("Workspaces"))
        mark(title, kind="strong")
        column.addWidget(title)
        column.addWidget(self.list)
        column.addWidget(about_one)
        holder.setVisible(bool(profiles))
        return holder

    @Slot()
    def _on_changed(self) -> None:
        self._preferences = dataclasses.replace(
            self._preferences,
            language=self.language.currentData(),
            theme=self.theme.currentData(),
            hold_seconds=self.hold.value(),
            retention_days=self.retention.value(),
            stale_minutes=self.stale.value(),
        )
        if self.spelling is not None:
            self._preferences = dataclasses.replace(
                self._preferences,
                spelling=self.spelling.is_on,
                spelling_languages=self.spelling.languages,
            )
        self.changed.emit(self._preferences)

    @Slot()
    def _on_words(self) -> None:
        words = words_from(self.words.toPlainText().split("\n"))
        self._preferences = dataclasses.replace(self._preferences, attachment_words=words)
        self.changed.emit(self._preferences)

    @Slot()
    def _on_words_reset(self) -> None:
        self.words.setPlainText("\n".join(ATTACHMENT_WORDS))

    @Slot()
    def _on_chosen(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        for widget in self._about_one:
            widget.setEnabled(item is not None)
        if item is not None:
            self.colour.show_colour(self._known[item.data(Qt.ItemDataRole.UserRole)].tone)

    @Slot(str)
    def _on_colour(self, colour: str) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            return
        profile_id = item.data(Qt.ItemDataRole.UserRole)
        profile = dataclasses.replace(self._known[profile_id], colour=colour)
        self._known[profile_id] = profile
        item.setIcon(dot(profile.tone))
        self.profile_changed.emit(profile)

    @Slot()
    def _on_forget(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.token_removed.emit(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _on_remove(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            # Somebody still has to agree; the list would say that it has happened.
            self.profile_removed.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()


class ConnectDialog(QDialog):
    """Another workspace, or another key for one that is known."""

    def __init__(
        self, profile: Profile | None, parent: QWidget | None = None, *, country: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("connectDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect a workspace"))
        self.profile = profile
        self.form = ConnectForm()
        self.form.country.show_country(country)
        if profile is not None:
            self.setWindowTitle(self.tr("API key"))
            self.form.name.setText(profile.name)
            self.form.url.setText(profile.base_url)
            # Another address never inherits a key; it would be another workspace.
            self.form.url.setEnabled(False)
            self.form.url.setCursorPosition(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(buttons)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        buttons.rejected.connect(self.reject)
        # As high as its sentences are at this width, which a dialog does not see to.
        self.ensurePolished()
        self.resize(self.sizeHint())
        grow(self)
        if profile is not None:
            self.form.key.setFocus()
