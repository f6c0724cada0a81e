"""What other programs put on the clipboard, each in its own form, and what of it arrives.

Written for the tests with fictional content: markup as the program writes it
(``word.html``) beside our own markup of what was pasted (``word.expected.html``).
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

#: The programs, as they are called.
PROGRAMS = {
    "word": "Word",
    "google_docs": "Google Docs",
    "outlook": "Outlook",
    "gmail": "Gmail",
    "libreoffice": "LibreOffice Writer",
    "excel": "Excel",
    "calc": "LibreOffice Calc",
}


def sample(name: str) -> str:
    """The markup that the program puts on the clipboard."""
    return (_FOLDER / f"{name}.html").read_text(encoding="utf-8")


def expected(name: str) -> str:
    """Our own markup of what was pasted, without the line ends between blocks."""
    text = (_FOLDER / f"{name}.expected.html").read_text(encoding="utf-8").rstrip("\n")
    # Code keeps its line ends; between two blocks they are for the reader.
    return text.replace(">\n<", "><")
