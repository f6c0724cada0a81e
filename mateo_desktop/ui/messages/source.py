"""Words for what is wrong with HTML source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from mateo_desktop.domain.source_problems import SourceProblem

_WORDS = {
    "unclosed": QT_TRANSLATE_NOOP("source", "<{name}> is never closed."),
    "crossed": QT_TRANSLATE_NOOP("source", "</{name}> comes too late: <{other}> is closed before."),
    "stray_close": QT_TRANSLATE_NOOP("source", "</{name}> closes nothing."),
    "void_close": QT_TRANSLATE_NOOP("source", "<{name}> is empty and is not closed."),
    "ends_paragraph": QT_TRANSLATE_NOOP(
        "source", "<{name}> cannot stand inside of <p>; it ends it."
    ),
    "unfinished_tag": QT_TRANSLATE_NOOP("source", "The tag <{name} has no “>”."),
    "unclosed_quote": QT_TRANSLATE_NOOP("source", "This quotation mark is never closed."),
    "unclosed_comment": QT_TRANSLATE_NOOP("source", "This comment is never closed."),
    "odd_character": QT_TRANSLATE_NOOP("source", "{name} does not belong into a tag."),
    "unknown_entity": QT_TRANSLATE_NOOP("source", "{name} stands for no character."),
    "twice": QT_TRANSLATE_NOOP(
        "source", "The attribute {name} is there twice; the first one counts."
    ),
    "unknown_tag": QT_TRANSLATE_NOOP("source", "HTML knows no <{name}>."),
    "script": QT_TRANSLATE_NOOP("source", "Mail programs run no scripts."),
    "event_handler": QT_TRANSLATE_NOOP("source", "Mail programs leave out {name}: it is a script."),
    "external_style": QT_TRANSLATE_NOOP(
        "source", "Most mail programs load no style sheets; write style attributes instead."
    ),
    "embedded": QT_TRANSLATE_NOOP("source", "Most mail programs leave out <{name}>."),
    "form": QT_TRANSLATE_NOOP("source", "Many mail programs leave out forms (<{name}>)."),
    "unsafe_link": QT_TRANSLATE_NOOP("source", "Mail programs open no {name}: address."),
    "relative_link": QT_TRANSLATE_NOOP(
        "source", "“{name}” is no full address; in a message it leads nowhere."
    ),
}


def source_problem(problem: SourceProblem) -> str:
    """What *problem* is, in a sentence."""
    words = QCoreApplication.translate("source", _WORDS[problem.code])
    return words.format(name=problem.name, other=problem.other)


def source_place(line: int, column: int) -> str:
    """Line and column in short."""
    words = QCoreApplication.translate("source", "Line {line}, column {column}")
    return words.format(line=line, column=column)
