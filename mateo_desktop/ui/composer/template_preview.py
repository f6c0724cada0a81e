"""The finished template: header, text, footer and buttons, as far as they are known."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mateo_desktop.domain.draft import Action
from mateo_desktop.domain.marks import marked_html
from mateo_desktop.domain.template import Template
from mateo_desktop.ui import messages
from mateo_desktop.ui.composer.flow_layout import FlowLayout
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.theme import icon_size, mark, theme

#: A template's body has 1,024 characters at most; a text by hand may be anything.
_LONGEST_SHOWN = 20_000
_MOST_BUTTONS = 20


class FinishedText(QFrame):
    """The template with its values, as far as its words are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("templatePreview")
        mark(self, kind="card")
        caption = QLabel(self.tr("What will be read"))
        mark(caption, kind="quiet")
        self._picture = QLabel()
        self.header = QLabel()
        self.header.setObjectName("templateHeader")
        self.footer = QLabel()
        self.footer.setObjectName("templateFooter")
        self.header.setTextFormat(Qt.TextFormat.PlainText)
        self.footer.setTextFormat(Qt.TextFormat.PlainText)
        for label, kind in ((self.header, "strong"), (self.footer, "quiet")):
            label.setWordWrap(True)
            mark(label, kind=kind)
        self.view = SafeView(fit=True)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view.setAccessibleName(self.tr("Finished text of the template"))
        mark(self.view, kind="bubbletext")
        self.buttons = QWidget()
        self.buttons.setObjectName("templateButtons")
        self._chips = FlowLayout(self.buttons, spacing=6)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._picture)
        head.addWidget(self.header, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(4)
        column.addWidget(caption)
        column.addLayout(head)
        for widget in (self.view, self.footer, self.buttons):
            column.addWidget(widget)
        self._shown: tuple[str, bool] | None = None
        self._parts: tuple[str, str, str, tuple[Action, ...]] | None = None
        theme().changed.connect(self._render_icon)

    def show_template(self, template: Template, text: str, *, with_marks: bool) -> None:
        """Show *text* with the other parts of *template*; *with_marks* as WhatsApp does."""
        self._show_text(text, with_marks=with_marks)
        parts = (template.header_kind, template.header, template.footer, template.buttons)
        if parts == self._parts:
            return
        self._parts = parts
        self.header.setText(header_words(template))
        self.header.setVisible(bool(template.header_kind))
        mark(self.header, kind="strong" if template.header_kind == "text" else "quiet")
        self.footer.setText(plain_name(template.footer, 400))
        self.footer.setVisible(bool(template.footer))
        self._render_icon()
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for button in template.buttons[:_MOST_BUTTONS]:
            chip = QLabel(plain_name(button.text, 60) or self.tr("(no label)"))
            chip.setTextFormat(Qt.TextFormat.PlainText)
            chip.setAccessibleName(self.tr("Button: {label}").format(label=chip.text()))
            mark(chip, kind="replychip")
            self._chips.addWidget(chip)
            chip.show()
        self.buttons.setVisible(bool(template.buttons))

    def _show_text(self, text: str, *, with_marks: bool) -> None:
        if (text, with_marks) == self._shown:
            return
        self._shown = (text, with_marks)
        text = text[:_LONGEST_SHOWN]
        if with_marks:
            self.view.show_html(marked_html(text))
        else:
            self.view.show_plain(text)

    @Slot()
    def _render_icon(self) -> None:
        kind = self._parts[0] if self._parts else ""
        is_file = kind not in ("", "text")
        self._picture.setVisible(is_file)
        if is_file:
            icon = theme().icon(header_icon(kind), "quiet")
            self._picture.setPixmap(icon.pixmap(icon_size(), icon_size()))


def header_icon(kind: str) -> str:
    """The icon of a header that is a file."""
    return {"image": "picture", "video": "video"}.get(kind, "attach")


def header_words(template: Template) -> str:
    """A header in words: its own, or what kind of file stands there."""
    if template.header_kind == "text":
        return plain_name(template.header, 400)
    return QCoreApplication.translate("FinishedText", "{kind} of the template").format(
        kind=messages.header_kind(template.header_kind)
    )
