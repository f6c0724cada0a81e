"""What goes into the places of a template, and what will be read then.

Where the text is known there is a field for each place and the finished text
below it. Where it is not, the values are a plain ordered list, and the text can
be entered once and is known from then on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mateo_desktop.domain.marks import marked_html
from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_text import filled, fitted, placeholders
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.ui.session import DraftSession

#: A template's body has 1,024 characters at most; a text by hand may be anything.
_LONGEST_SHOWN = 20_000


class TemplateFields(QWidget):
    """One labelled field for each place of a known text."""

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[str, ...] = ()
        self._labels: list[QLabel] = []
        self.edits: list[QLineEdit] = []
        #: What the keyboard reaches before the fields.
        self.preceded_by: QWidget | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_places(self, names: tuple[str, ...], draft: Draft) -> None:
        """Show a field for each of *names* with the values of *draft* in them."""
        if names != self._names:
            self._rebuild(names)
        values = fitted(draft.placeholder_values, len(names))
        for edit, value in zip(self.edits, values, strict=False):
            if edit.text() != value:
                edit.setText(value)

    def show_field(self, number: int) -> None:
        """Put the cursor into the field at *number*, or into the first empty one."""
        if not 0 <= number < len(self.edits):
            empty = (at for at, edit in enumerate(self.edits) if not edit.text().strip())
            number = next(empty, 0)
        if self.edits:
            self.edits[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self, names: tuple[str, ...]) -> None:
        for gone in (*self._labels, *self.edits):
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._names, self._labels, self.edits = names, [], []
        # Qt puts what is made later last, wherever it is seen.
        before = self.preceded_by
        for number, name in enumerate(names):
            label = QLabel(f"{{{{{name}}}}}")
            label.setTextFormat(Qt.TextFormat.PlainText)
            mark(label, kind="quiet")
            edit = QLineEdit()
            edit.setObjectName(f"templateValue_{number}")
            edit.setProperty("field", f"placeholder_values/{number}")
            edit.setAccessibleName(self.tr("Value of placeholder {name}").format(name=name))
            label.setBuddy(edit)
            edit.textEdited.connect(self._on_edited)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(edit, number, 1)
            # A layout shows it later, and what is not in sight takes no focus.
            label.show()
            edit.show()
            if before is not None:
                QWidget.setTabOrder(before, edit)
            before = edit
            self._labels.append(label)
            self.edits.append(edit)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        number = self.edits.index(self.sender())  # type: ignore[arg-type]
        values = list(fitted(self._session.draft.placeholder_values, len(self._names)))
        values[number] = text
        self._session.insist(placeholder_values=tuple(values))


class FinishedText(QFrame):
    """The template with its values, as far as its text is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templatePreview")
        mark(self, kind="card")
        caption = QLabel(self.tr("What will be read"))
        mark(caption, kind="quiet")
        self.view = SafeView(fit=True)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setAccessibleName(self.tr("Finished text of the template"))
        mark(self.view, kind="bubbletext")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addWidget(self.view)
        self._shown: tuple[str, bool] | None = None

    def show_text(self, text: str, *, with_marks: bool) -> None:
        """Show *text*; *with_marks* as WhatsApp does, where stars make it bold."""
        if (text, with_marks) == self._shown:
            return
        self._shown = (text, with_marks)
        text = text[:_LONGEST_SHOWN]
        if with_marks:
            self.view.show_html(marked_html(text))
        else:
            self.view.show_plain(text)


class TextEntry(QWidget):
    """Where a person enters a text that the server does not tell."""

    #: A template with the text in it.
    entered = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._template = Template("")
        self.name = QLineEdit()
        self.name.setObjectName("templateNameField")
        self.name.setAccessibleName(self.tr("Name of the template"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.text = QPlainTextEdit()
        self.text.setObjectName("templateTextField")
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.text.setPlaceholderText(self.tr("Hello {{1}}, your appointment is on {{2}}."))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 5 + 16)
        hint = QLabel(
            self.tr(
                "Copy it as it was approved, with its placeholders."
                " It is kept on this computer; Mateo fills its own."
            )
        )
        hint.setWordWrap(True)
        mark(hint, kind="quiet")
        self.keep = QPushButton(self.tr("Keep the text"))
        self.keep.setObjectName("keepTemplateText")
        mark(self.keep, kind="accented")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setObjectName("cancelTemplateText")
        mark(self.cancel, kind="quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.cancel)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.name, self.text, hint):
            column.addWidget(widget)
        column.addLayout(foot)
        self.keep.clicked.connect(self._on_keep)
        self.cancel.clicked.connect(self._on_cancel)

    def open(self, template: Template, channel_type: str) -> None:
        """Show what is known of *template*, to be completed."""
        self._template = Template(
            template.id,
            template.name,
            template.text,
            template.channel_type or channel_type,
            template.language,
            template.status,
        )
        self.name.setText(template.name)
        self.text.setPlainText(template.text)
        self.setVisible(True)
        first = self.text if template.name else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancel(self) -> None:
        self.hide()
        self.closed.emit()

    @Slot()
    def _on_keep(self) -> None:
        held, text = self._template, self.text.toPlainText().strip()
        self._on_cancel()
        self.entered.emit(
            Template(
                held.id,
                self.name.text().strip() or held.name,
                text,
                held.channel_type,
                held.language,
                held.status,
                by_hand=bool(text),
            )
        )


def places_of(template: Template | None) -> tuple[str, ...]:
    """The places of a template, () while its text is not known."""
    return placeholders(template.text) if template is not None else ()


def finished(template: Template, draft: Draft) -> str:
    """The text of *template* with what *draft* puts into it."""
    values = () if "placeholder_values" in draft.left_out else draft.placeholder_values
    return filled(template.text, values)
