"""The form of the fields that few messages need; made when it is first looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.validation import CONVERSATION_STATUSES
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import OpenCombo
from mateo_desktop.ui.composer.schedule_field import ScheduleField
from mateo_desktop.ui.composer.template_form import PlaceholderTable
from mateo_desktop.ui.composer.template_picker import TemplatePicker
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.ui.session import DraftSession

#: One-line fields: wire name and object name (contract.md).
_LINES = (
    ("conversation_id", "conversationIdField"),
    ("reply_to_message_id", "replyToField"),
    ("template_id", "templateField"),
    ("review_channel_id", "reviewChannelField"),
    ("marketing_channel_id", "marketingChannelField"),
)

#: A form narrower than this many line heights has its labels above the fields.
_ONE_LINE_EM = 32


class MoreForm(QWidget):
    """The widgets of the section."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        mark(self, kind="surface")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        self._rows: list[QWidget] = []
        self._lines: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self.schedule = ScheduleField(session)
        self._add("send_after", self.schedule, self.schedule.edit)
        self.status = OpenCombo()
        self.status.setObjectName("conversationStatusPicker")
        self.status.setMinimumContentsLength(6)
        self.status.addItem(self.tr("leave as it is"), "")
        for name in CONVERSATION_STATUSES:
            self.status.addItem(messages.conversation_status(name), name)
        self._add("conversation_status", self.status, self.status)
        for field, name in _LINES[:3]:
            self._add_line(field, name)
        self.placeholders = PlaceholderTable(session)
        self._add("placeholder_values", self.placeholders, self.placeholders.add)
        for field, name in _LINES[3:]:
            self._add_line(field, name)
        self._add_message_id()
        self.expert = QCheckBox(self.tr("I know what I am doing"))
        self.expert.setObjectName("contentSwitch")
        self.content = self._json("contentField", "content")
        content = QVBoxLayout()
        content.setSpacing(4)
        content.addWidget(self.expert)
        content.addWidget(self.content)
        holder = QWidget()
        holder.setLayout(content)
        content.setContentsMargins(0, 0, 0, 0)
        self._add("content", holder, self.expert)
        self.extra = self._json("extraFieldsField", "extra")
        self._add("extra", self.extra, self.extra)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.addLayout(self._form)

        self.status.activated.connect(self._on_status)
        self.expert.toggled.connect(self.show_content)
        self.content.textChanged.connect(self._on_content)
        self.extra.textChanged.connect(self._on_extra)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._render)
        self._on_opened(session.draft)
        self._render(session.draft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow column every field stands below its label."""
        super().resizeEvent(event)
        policy = QFormLayout.RowWrapPolicy.DontWrapRows
        if event.size().width() < _ONE_LINE_EM * self.fontMetrics().height():
            policy = QFormLayout.RowWrapPolicy.WrapAllRows
        if self._form.rowWrapPolicy() != policy:
            self._form.setRowWrapPolicy(policy)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for that."""
        return QSize(10 * self.fontMetrics().height(), super().minimumSizeHint().height())

    def widget_of(self, field: str) -> QWidget:
        """The widget that edits a wire field of this section."""
        others: dict[str, QWidget] = {
            "id": self.message_id,
            "send_after": self.schedule.edit,
            "conversation_status": self.status,
            "content": self.content,
            "placeholder_values": self.placeholders,
        }
        return self._lines.get(field) or others.get(field) or self.extra

    # -- making -----------------------------------------------------------

    def _add(self, field: str, widget: QWidget, buddy: QWidget) -> None:
        words = messages.field_name(field)
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(buddy)
        mark(label, kind="label")
        if not buddy.accessibleName():
            buddy.setAccessibleName(words)
        self._form.addRow(label, widget)
        self._rows.append(widget)

    def _add_line(self, field: str, name: str) -> None:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setProperty("field", field)
        edit.setPlaceholderText(self.tr("UUID"))
        self._lines[field] = edit
        row: QWidget = edit
        if field == "template_id":
            self.template_picker = TemplatePicker(self._session)
            self.template_picker.setObjectName("templateFieldPicker")
            self.template_picker.id_wanted.connect(edit.setFocus)
            row = QWidget()
            beside = QHBoxLayout(row)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.addWidget(edit, 1)
            beside.addWidget(self.template_picker, 1)
        self._add(field, row, edit)
        edit.textEdited.connect(self._on_line)

    def _add_message_id(self) -> None:
        self.message_id = QLineEdit()
        self.message_id.setObjectName("messageIdField")
        self.message_id.setAccessibleName(self.tr("Message ID"))
        self._copy = QPushButton(self.tr("Copy"))
        self._copy.setObjectName("copyMessageId")
        self._copy.setAccessibleName(self.tr("Copy the message ID"))
        self._renew = QPushButton(self.tr("New ID"))
        self._renew.setObjectName("newMessageId")
        for button in (self._copy, self._renew):
            mark(button, kind="quiet")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.message_id, 1)
        row.addWidget(self._copy)
        row.addWidget(self._renew)
        holder = QWidget()
        holder.setLayout(row)
        self._add("id", holder, self.message_id)
        self.message_id.textEdited.connect(self._on_message_id)
        self.message_id.editingFinished.connect(self.commit)
        self._copy.clicked.connect(self._on_copy_id)
        self._renew.clicked.connect(self._on_new_id)

    def _json(self, name: str, field: str) -> QPlainTextEdit:
        edit = QPlainTextEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(messages.field_name(field))
        edit.setPlaceholderText("{ }")
        edit.setTabChangesFocus(True)
        edit.setMinimumHeight(edit.fontMetrics().height() * 4)
        mark(edit, kind="code")
        return edit

    # -- gestures -----------------------------------------------------------

    @property
    def in_order(self) -> list[QWidget]:
        """Everything the keyboard reaches, as it is read."""
        # The opened list of a combo box is a window of its own.
        found = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is self.window()
        ]
        rows = {widget: number for number, widget in enumerate(self._rows)}

        def place(widget: QWidget | None) -> int:
            while widget is not None and widget not in rows:
                widget = widget.parentWidget()
            return rows[widget] if widget is not None else len(rows)

        return sorted(found, key=place)

    def set_locked(self, locked: bool) -> None:
        """Whether the fields can only be looked at; the ID can still be copied."""
        for edit in (*self._lines.values(), self.message_id):
            edit.setReadOnly(locked)
        self.extra.setReadOnly(locked)
        for widget in (self.schedule, self.status, self.placeholders, self._renew, self.expert):
            widget.setEnabled(not locked)
        self.show_content()

    @Slot()
    def commit(self) -> None:
        """Without an ID of its own a message could not be found again."""
        emptied = self.message_id.isModified() and not self.message_id.text().strip()
        if emptied and not self.message_id.isReadOnly():
            self._on_new_id()
            self.message_id.setText(self._session.draft.id)

    @Slot()
    def show_content(self) -> None:
        """The raw content is edited by who asked for it, and seen whenever it is sent."""
        editable = self.expert.isChecked() and self.expert.isEnabled()
        self.content.setReadOnly(not editable)
        self.content.setVisible(editable or bool(self._session.draft.content))

    @Slot(str)
    def _on_line(self, text: str) -> None:
        self._session.insist(**{str(self.sender().property("field")): text.strip()})

    @Slot()
    def _on_status(self) -> None:
        self._session.insist(conversation_status=self.status.currentData())

    @Slot(str)
    def _on_message_id(self, text: str) -> None:
        if text.strip():
            self._session.update(id=text.strip())

    @Slot()
    def _on_copy_id(self) -> None:
        QGuiApplication.clipboard().setText(self._session.draft.id)

    @Slot()
    def _on_new_id(self) -> None:
        self._session.update(id=new_id())

    @Slot()
    def _on_content(self) -> None:
        self._shown["content"] = self.content.toPlainText()
        self._session.insist(content=self._shown["content"])

    @Slot()
    def _on_extra(self) -> None:
        self._shown["extra"] = self.extra.toPlainText()
        self._session.update(extra=self._shown["extra"])

    # -- rendering ------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, draft: Draft) -> None:
        self.expert.setChecked(bool(draft.content))
        self.message_id.setText(draft.id)

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        for field, edit in self._lines.items():
            value = draft.wire(field)
            # While somebody types, a trailing blank is not the program's to remove.
            if edit.text() != value and edit.text().strip() != value:
                edit.setText(value)
        # Emptied by hand, it stays empty until it is left.
        if self.message_id.text().strip() not in (draft.id, ""):
            self.message_id.setText(draft.id)
        known = messages.conversation_status(draft.conversation_status)
        self.status.show_value(draft.conversation_status, known)
        for field, box in (("content", self.content), ("extra", self.extra)):
            text = draft.content if field == "content" else draft.extra
            # The widget folds line ends; what it shows is compared, not what it gives back.
            if self._shown.get(field, "") != text:
                self._shown[field] = text
                box.blockSignals(True)
                box.setPlainText(text)
                box.blockSignals(False)
        self.show_content()
