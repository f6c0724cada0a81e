"""What came back after the program was cut off, or its data file was damaged."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.counts import count_text
from mateo_desktop.ui.text.foreign.plain_names import plain_name


def restored_after_cut(drafts: int, name: str, saved_at: datetime | None) -> str:
    """How many drafts are there, which one lies open, and what may be missing."""
    cut = QCoreApplication.translate("recoveries", "The program was cut off last time.")
    if drafts == 1:
        kept = QCoreApplication.translate("recoveries", "Your draft is kept.")
    else:
        kept = QCoreApplication.translate("recoveries", "All {number} drafts are kept.")
    parts = [cut, kept.format(number=count_text(drafts))]
    if name and saved_at is not None:
        lies = QCoreApplication.translate(
            "recoveries",
            "“{name}” lies open as it was saved at {time}; at most the last second of typing is "
            "missing.",
        )
        # The name last: it may hold braces of its own.
        parts.append(lies.replace("{time}", f"{saved_at.astimezone():%H:%M:%S}"))
        parts[-1] = parts[-1].replace("{name}", name)
    return " ".join(parts)


def rows_back(drafts: int, messages: int) -> str:
    """How many drafts and sent messages came back."""
    words = QCoreApplication.translate(
        "recoveries", "Back are: drafts {drafts}, messages {messages}."
    )
    return words.format(drafts=count_text(drafts), messages=count_text(messages))


def kept_file(path: str) -> str:
    """Where the damaged file lies."""
    words = QCoreApplication.translate("recoveries", "The damaged file: {path}")
    return words.replace("{path}", plain_name(path))
