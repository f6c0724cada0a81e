"""The formatting commands as the bar shows them: names, keys, menus."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP


class Entry(NamedTuple):
    """One command: its name, its words in the source's language, its keys."""

    name: str
    source: str
    keys: str = ""

    @property
    def words(self) -> str:
        """What it does, in the language of the program."""
        return QCoreApplication.translate("FormattingBar", self.source)

    @property
    def tip(self) -> str:
        """Words and keys, as a tooltip says them."""
        if not self.keys:
            return self.words
        keys = QKeySequence(self.keys).toString(QKeySequence.SequenceFormat.NativeText)
        return f"{self.words} ({keys})"


# What has a button of its own, the most important first.
BUTTONS = (
    Entry("style", QT_TRANSLATE_NOOP("FormattingBar", "Kind of paragraph")),
    Entry("bold", QT_TRANSLATE_NOOP("FormattingBar", "Bold"), "Ctrl+B"),
    Entry("italic", QT_TRANSLATE_NOOP("FormattingBar", "Italic"), "Ctrl+I"),
    Entry("underline", QT_TRANSLATE_NOOP("FormattingBar", "Underlined"), "Ctrl+U"),
    Entry("link", QT_TRANSLATE_NOOP("FormattingBar", "Link"), "Ctrl+K"),
    Entry("bullets", QT_TRANSLATE_NOOP("FormattingBar", "Bulleted list"), "Ctrl+Shift+8"),
    Entry("numbers", QT_TRANSLATE_NOOP("FormattingBar", "Numbered list"), "Ctrl+Shift+7"),
    Entry("strike", QT_TRANSLATE_NOOP("FormattingBar", "Struck out"), "Ctrl+Shift+X"),
    Entry("quote", QT_TRANSLATE_NOOP("FormattingBar", "Quote"), "Ctrl+Shift+9"),
    Entry("code", QT_TRANSLATE_NOOP("FormattingBar", "Code"), "Ctrl+E"),
    Entry("align", QT_TRANSLATE_NOOP("FormattingBar", "Alignment")),
    Entry("tables", QT_TRANSLATE_NOOP("FormattingBar", "Table")),
    Entry("rule", QT_TRANSLATE_NOOP("FormattingBar", "Horizontal rule")),
    Entry("clear", QT_TRANSLATE_NOOP("FormattingBar", "Remove formatting"), "Ctrl+\\"),
)


# Kinds of paragraph; what a block is follows from the state.
STYLES = (
    Entry("paragraph", QT_TRANSLATE_NOOP("FormattingBar", "Text"), "Ctrl+Shift+0"),
    Entry("heading1", QT_TRANSLATE_NOOP("FormattingBar", "Heading 1"), "Ctrl+Shift+1"),
    Entry("heading2", QT_TRANSLATE_NOOP("FormattingBar", "Heading 2"), "Ctrl+Shift+2"),
    Entry("heading3", QT_TRANSLATE_NOOP("FormattingBar", "Heading 3"), "Ctrl+Shift+3"),
    Entry("pre", QT_TRANSLATE_NOOP("FormattingBar", "Code block"), "Ctrl+Shift+6"),
)


# Where the lines of a block stand.
ALIGNMENTS = (
    Entry("left", QT_TRANSLATE_NOOP("FormattingBar", "Left"), "Ctrl+Shift+L"),
    Entry("center", QT_TRANSLATE_NOOP("FormattingBar", "Centered"), "Ctrl+Shift+E"),
    Entry("right", QT_TRANSLATE_NOOP("FormattingBar", "Right"), "Ctrl+Shift+R"),
)


# What can be done to a list, besides making it.
LISTS = (
    Entry("deeper", QT_TRANSLATE_NOOP("FormattingBar", "One list deeper"), "Ctrl+M"),
    Entry("shallower", QT_TRANSLATE_NOOP("FormattingBar", "One list higher"), "Ctrl+Shift+M"),
    Entry("start", QT_TRANSLATE_NOOP("FormattingBar", "Begin with number…")),
)


# What can be done to a table; the first makes one.
TABLE_COMMANDS = (
    Entry("table", QT_TRANSLATE_NOOP("FormattingBar", "Insert table…")),
    Entry("table_above", QT_TRANSLATE_NOOP("FormattingBar", "Row above")),
    Entry("table_below", QT_TRANSLATE_NOOP("FormattingBar", "Row below")),
    Entry("table_before", QT_TRANSLATE_NOOP("FormattingBar", "Column before")),
    Entry("table_after", QT_TRANSLATE_NOOP("FormattingBar", "Column after")),
    Entry("table_head", QT_TRANSLATE_NOOP("FormattingBar", "First row is a heading")),
    Entry("table_no_row", QT_TRANSLATE_NOOP("FormattingBar", "Remove row")),
    Entry("table_no_column", QT_TRANSLATE_NOOP("FormattingBar", "Remove column")),
    Entry("table_remove", QT_TRANSLATE_NOOP("FormattingBar", "Remove table")),
)
