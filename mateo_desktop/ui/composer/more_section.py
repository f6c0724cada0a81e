"""Every remaining field of the reference page, behind one line.

What is typed here was meant: it is pinned, so no channel leaves it out.
Built when it is first opened, because most messages never need it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.draft import Draft, new_id
from mateo_desktop.domain.validation import CONVERSATION_STATUSES
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.actions_editor import OpenCombo
from mateo_desktop.ui.composer.schedule_field import ScheduleField
from mateo_desktop.ui.composer.template_form import PlaceholderTable
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.theme import mark

#: One-line fields: wire name and object name (contract.md).
_LINES = (
    ("conversation_id", "conversationIdField"),
    ("reply_to_message_id", "replyToField"),
    ("template_id", "templateField"),
    ("review_channel_id", "reviewChannelField"),
    ("marketing_channel_id", "marketingChannelField"),
)


class MoreSection(QScrollArea):
    """The form; empty until it is first shown."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("moreSection")
        self.setAccessibleName(self.tr("More fields"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session = session
        self.form: MoreForm | None = None
        self.setVisible(False)

    def open(self) -> MoreForm:
        """Bring the form into sight, made if need be."""
        if self.form is None:
            self.form = MoreForm(self._session)
            self.setWidget(self.form)
        self.setVisible(True)
        return self.form

    def show_field(self, field: str, number: int = -1) -> None:
        """Open and put the cursor into the widget of a wire field."""
        form = self.open()
        if field == "placeholder_values":
            form.placeholders.show_row(number)
            widget: QWidget = form.placeholders
        else:
            if field == "content":
                form.expert.setChecked(True)
            widget = form.widget_of(field)
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(widget)


class MoreForm(QWidget):
    """The widgets of the section."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        mark(self, kind="surface")
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(12)
        self._lines: dict[str, QLineEdit] = {}
        self._shown: dict[str, str] = {}
        self.schedule = ScheduleField(session)
        self._add("send_after", self.schedule, self.schedule.edit)
        self.status = OpenCombo()
        self.status.setObjectName("conversationStatusPicker")
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
        column.addStretch()

        self.status.activated.connect(self._on_status)
        self.expert.toggled.connect(self._on_expert)
        self.content.textChanged.connect(self._on_content)
        self.extra.textChanged.connect(self._on_extra)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._render)
        self._on_opened(session.draft)
        self._render(session.draft)

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
        label.setBuddy(buddy)
        mark(label, kind="label")
        if not buddy.accessibleName():
            buddy.setAccessibleName(words)
        self._form.addRow(label, widget)

    def _add_line(self, field: str, name: str) -> None:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setProperty("field", field)
        edit.setPlaceholderText(self.tr("UUID"))
        self._lines[field] = edit
        self._add(field, edit, edit)
        edit.textEdited.connect(self._on_line)

    def _add_message_id(self) -> None:
        self.message_id = QLineEdit()
        self.message_id.setObjectName("messageIdField")
        self.message_id.setAccessibleName(self.tr("Message ID"))
        copy = QPushButton(self.tr("Copy"))
        copy.setObjectName("copyMessageId")
        renew = QPushButton(self.tr("New ID"))
        renew.setObjectName("newMessageId")
        for button in (copy, renew):
            mark(button, kind="quiet")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.message_id, 1)
        row.addWidget(copy)
        row.addWidget(renew)
        holder = QWidget()
        holder.setLayout(row)
        self._add("id", holder, self.message_id)
        self.message_id.textEdited.connect(self._on_message_id)
        self.message_id.editingFinished.connect(self._on_message_id_left)
        copy.clicked.connect(self._on_copy_id)
        renew.clicked.connect(self._on_new_id)

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

    def _put(self, field: str, value: str) -> None:
        self._session.update(**{field: value})
        if value:
            self._session.pin(field)

    @Slot(str)
    def _on_line(self, text: str) -> None:
        self._put(str(self.sender().property("field")), text.strip())

    @Slot()
    def _on_status(self) -> None:
        self._put("conversation_status", self.status.currentData())

    @Slot(str)
    def _on_message_id(self, text: str) -> None:
        if text.strip():
            self._session.update(id=text.strip())

    @Slot()
    def _on_message_id_left(self) -> None:
        # Without an ID of its own a message could not be found again.
        if not self.message_id.text().strip():
            self._on_new_id()

    @Slot()
    def _on_copy_id(self) -> None:
        QGuiApplication.clipboard().setText(self._session.draft.id)

    @Slot()
    def _on_new_id(self) -> None:
        self._session.update(id=new_id())

    @Slot(bool)
    def _on_expert(self, checked: bool) -> None:
        self.content.setVisible(checked)

    @Slot()
    def _on_content(self) -> None:
        self._shown["content"] = self.content.toPlainText()
        self._put("content", self._shown["content"])

    @Slot()
    def _on_extra(self) -> None:
        self._shown["extra"] = self.extra.toPlainText()
        self._session.update(extra=self._shown["extra"])

    # -- rendering ------------------------------------------------------------

    @Slot(object)
    def _on_opened(self, draft: Draft) -> None:
        self.expert.setChecked(bool(draft.content))
        self.content.setVisible(bool(draft.content))

    @Slot(object)
    def _render(self, draft: Draft) -> None:
        for field, edit in self._lines.items():
            value = draft.wire(field)
            # While somebody types, a trailing blank is not the program's to remove.
            if edit.text().strip() != value:
                edit.setText(value)
        if self.message_id.text().strip() not in (draft.id, "") or not self.message_id.hasFocus():
            if self.message_id.text() != draft.id:
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
