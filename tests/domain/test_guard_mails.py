"""Ordinary mails of a support desk: what is said of them, and what is not.

In ``mails`` each begins with its subject, before it in ``slips.txt`` the code of what would be
found; a line of ``%%`` parts them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mateo_desktop.domain import markup
from tests.domain.test_guard import slips

_FOLDER = Path(__file__).parent / "mails"


def mails(name: str, lines: int) -> list[list[str]]:
    """The mails of a file, each as its first *lines* and its body."""
    text = (_FOLDER / name).read_text("utf-8")
    return [mail.rstrip("\n").split("\n", lines) for mail in text.split("%%\n")]


@pytest.mark.parametrize(("subject", "text"), mails("harmless.txt", 1))
def test_an_ordinary_mail_is_not_held_up(subject: str, text: str) -> None:
    assert slips(subject=subject, text=text) == []
    html = markup.from_plain(text)
    assert slips(subject=subject, html=html, text=markup.plain_text(html)) == []


@pytest.mark.parametrize(("code", "subject", "text"), mails("slips.txt", 2))
def test_a_slip_among_ordinary_words_is_found(code: str, subject: str, text: str) -> None:
    assert [found for found, _ in slips(subject=subject, text=text)] == [code]
