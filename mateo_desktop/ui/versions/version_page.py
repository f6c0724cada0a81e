"""A draft as it was at some time: its fields as plain words, its text in the safe view."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mateo_desktop.domain.draft import ROLES, TEXT, Draft
from mateo_desktop.ui import messages
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.theme import mark

#: Of a longer list the first ones are named, the rest is counted.
_MOST_NAMES = 8
#: Laying out more markup than this takes long enough to be felt on a slider.
_LONGEST_MARKUP = 60_000
#: The look at an earlier text ends here; what is restored is whole.
_LONGEST_TEXT = 60_000
#: From so many line heights on a value has room beside its name.
_BESIDE_EM = 20

_FIELDS = (
    "from",
    *ROLES,
    "subject",
    "attachments",
    "actions",
    "send_after",
    "template_id",
    "placeholder_values",
)


class VersionPage(QWidget):
    """What the message looked like then. *value_name* words a field's value."""

    def __init__(
        self, value_name: Callable[[str, str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._value_name = value_name
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.setContentsMargins(16, 12, 16, 8)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(4)
        for field in _FIELDS:
            name = QLabel(messages.field_name(field))
            name.setTextFormat(Qt.TextFormat.PlainText)
            mark(name, kind="label")
            label = QLabel()
            label.setObjectName(f"version_{field}")
            label.setAccessibleName(messages.field_name(field))
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._labels[field] = label
            self._form.addRow(name, label)
        self.view = SafeView()
        self.view.setObjectName("versionText")
        self.view.setAccessibleName(self.tr("The text as it was then"))
        self.more = QLabel()
        self.more.setWordWrap(True)
        self.more.setContentsMargins(16, 0, 16, 8)
        mark(self.more, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._form)
        column.addWidget(self.view, 1)
        column.addWidget(self.more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has the names above the values: a word that is cut cannot be read."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE_EM * self.fontMetrics().height()
        policy = QFormLayout.RowWrapPolicy
        self._form.setRowWrapPolicy(policy.WrapAllRows if narrow else policy.DontWrapRows)

    def put(self, draft: Draft) -> None:
        """Show *draft*."""
        for field, label in self._labels.items():
            words = self._words(draft, field)
            label.setText(words)
            self._form.setRowVisible(label, bool(words))
        cut = False
        if draft.html and draft.body_mode != TEXT and len(draft.html) <= _LONGEST_MARKUP:
            self.view.show_html(draft.html)
        else:
            text = draft.text or draft.html
            cut = len(text) > _LONGEST_TEXT
            self.view.show_plain(text[:_LONGEST_TEXT])
        self.more.setText(
            self.tr("The rest of this long text is not shown here; it is restored whole.")
            if cut
            else ""
        )
        self.more.setVisible(cut)

    def _words(self, draft: Draft, field: str) -> str:
        value = draft.wire(field)
        if isinstance(value, str):
            return plain_name(self._value_name(field, value)) if value else ""
        if field in ROLES:
            return self._listed([person.label for person in value])
        if field == "attachments":
            return self._listed([file.name or file.url or file.path for file in value])
        if field == "actions":
            return self._listed([button.text or button.type for button in value])
        return self._listed([str(one) for one in value])

    def _listed(self, names: Sequence[str]) -> str:
        words = ", ".join(plain_name(name) for name in names[:_MOST_NAMES] if name)
        if len(names) > _MOST_NAMES:
            more = self.tr("and %Ln more", "", len(names) - _MOST_NAMES)
            return f"{words} {more}"
        return words
