"""Where a person enters of a template what no answer tells.

Everything may stay empty: empty means "not known". What a network is said to
refuse is told while it is typed, and nothing keeps it from being kept.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.template import CATEGORIES, HEADER_KINDS, STATUSES, Template
from mateo_desktop.domain.template_checks import text_problems
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.calm_combo import OpenCombo
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.composer.template_buttons import TemplateButtons
from mateo_desktop.ui.quiet_label import quiet_label
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.theme import mark

_PAUSE_MS = 200


class TemplateEntry(QWidget):
    """Name, header, text, footer, buttons, category and state of a template."""

    #: A Template with all that was entered.
    entered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = Template("")
        self._channel_type = ""
        self.name = self._line("templateNameField", self.tr("Name of the template"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.header_kind = OpenCombo()
        self.header_kind.setObjectName("templateHeaderKind")
        self.header_kind.setAccessibleName(self.tr("Kind of header"))
        for kind in ("", *HEADER_KINDS):
            self.header_kind.addItem(messages.header_kind(kind), kind)
        self.header = self._line("templateHeaderField", self.tr("Text of the header"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("templateTextField")
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.text.setPlaceholderText(self.tr("Hello {{1}}, your appointment is on {{2}}."))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 5 + 16)
        self.footer = self._line("templateFooterField", self.tr("Footer of the template"))
        self.buttons = TemplateButtons()
        self.category = self._choice("templateCategory", self.tr("Category of the template"))
        self.category.addItem(self.tr("not known"), "")
        for name in CATEGORIES:
            self.category.addItem(messages.template_category(name), name)
        self.status = self._choice("templateStatus", self.tr("State of the approval"))
        self.status.addItem(self.tr("not known"), "")
        for name in STATUSES:
            self.status.addItem(messages.template_status(name), name)
        self.rules = quiet_label("templateRules")
        mark(self.rules, tone="warning")
        hint = quiet_label("templateEntryHint")
        hint.setText(
            self.tr(
                "Copy it as it was approved, with its placeholders."
                " It is kept on this computer; Mateo fills its own."
            )
        )
        self.keep = QPushButton(self.tr("Keep the text"))
        self.keep.setObjectName("keepTemplateText")
        mark(self.keep, kind="accented")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setObjectName("cancelTemplateText")
        mark(self.cancel, kind="quiet")
        self._arrange(hint)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        for edit in (self.name, self.header, self.footer):
            edit.textChanged.connect(self._pause.start)
        self.text.textChanged.connect(self._pause.start)
        self.buttons.changed.connect(self._pause.start)
        self.header_kind.activated.connect(self._on_header_kind)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)

    def _arrange(self, hint: QLabel) -> None:
        header = QHBoxLayout()
        header.setSpacing(6)
        header.addWidget(self.header_kind)
        header.addWidget(self.header, 1)
        state = FlowLayout(spacing=6)
        state.addWidget(self.category)
        state.addWidget(self.status)
        # No QFormLayout: it asks for less height than rows that wrap will need.
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(6)
        form.setHorizontalSpacing(10)
        form.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            (self.tr("Name"), self.name),
            (self.tr("Header"), header),
            (self.tr("Text"), self.text),
            (self.tr("Footer"), self.footer),
            (self.tr("Buttons"), self.buttons),
            (self.tr("Category, state"), state),
        )
        for place, (words, row) in enumerate(rows):
            label = QLabel(words)
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, kind="quiet")
            label.setContentsMargins(0, 5, 0, 0)
            form.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(row, QWidget):
                form.addWidget(row, place, 1)
            else:
                form.addLayout(row, place, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.cancel)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(form)
        column.addWidget(self.rules)
        column.addWidget(hint)
        column.addLayout(foot)

    @property
    def in_order(self) -> tuple[QWidget, ...]:
        """What the keyboard reaches, as it is read."""
        return (
            *(self.name, self.header_kind, self.header, self.text, self.footer),
            *(self.buttons.in_order),
            *(self.category, self.status, self.keep, self.cancel),
        )

    def open(self, template: Template, channel_type: str) -> None:
        """Show what is known of *template*, to be completed."""
        kind = template.channel_type or channel_type
        self._template = dataclasses.replace(template, channel_type=kind)
        self._channel_type = kind
        self.name.setText(template.name)
        kind_words = messages.header_kind(template.header_kind)
        self.header_kind.show_value(template.header_kind, kind_words)
        self.header.setText(template.header)
        self.text.setPlainText(template.text)
        self.footer.setText(template.footer)
        self.buttons.put(template.buttons)
        self.category.show_value(template.category, messages.template_category(template.category))
        self.status.show_value(template.status, messages.template_status(template.status))
        # Of an approval that the server lists, the server knows more.
        told = bool(template.raw)
        self.status.setEnabled(not told)
        self.category.setEnabled(not (told and template.category))
        self._on_header_kind()
        self._on_pause()
        self.setVisible(True)
        first = self.text if template.name else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def template(self) -> Template:
        """What stands there now."""
        kind = str(self.header_kind.currentData() or "")
        text = self.text.toPlainText().strip()
        header = self.header.text().strip() if kind == "text" else ""
        footer, buttons = self.footer.text().strip(), self.buttons.buttons
        return dataclasses.replace(
            self._template,
            name=self.name.text().strip() or self._template.name,
            text=text,
            header_kind=kind if kind != "text" or header else "",
            header=header,
            footer=footer,
            buttons=buttons,
            category=str(self.category.currentData() or ""),
            status=str(self.status.currentData() or ""),
            by_hand=bool(text or kind or footer or buttons),
        )

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def _choice(self, name: str, words: str) -> OpenCombo:
        box = OpenCombo()
        box.setObjectName(name)
        box.setAccessibleName(words)
        return box

    @Slot()
    def _on_header_kind(self) -> None:
        self.header.setVisible(self.header_kind.currentData() == "text")
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self._pause.stop()
        found = text_problems(self.template, self._channel_type)
        self.rules.setText("\n".join(messages.problem_text(problem) for problem in found))
        sources = dict.fromkeys(problem.source for problem in found if problem.source)
        self.rules.setToolTip(plain_tooltip("\n".join(sources)))
        self.rules.setVisible(bool(found))

    @Slot()
    def _on_cancel(self) -> None:
        self._pause.stop()
        self.hide()
        self.closed.emit()

    @Slot()
    def _on_keep(self) -> None:
        template = self.template
        self._on_cancel()
        self.entered.emit(template)
