"""Words that promise a file: where one stands and no file is attached, guard.py says so."""

from __future__ import annotations

#: Words that promise a file, in English and German; a person may change the list.
ATTACHMENT_WORDS: tuple[str, ...] = (
    "attached",
    "attachment",
    "attachments",
    "enclosed",
    "I attach",
    "I enclose",
    "im Anhang",
    "in der Anlage",
    "anbei",
    "angehängt",
    "beigefügt",
    "beigefügte",
    "beigefügten",
    "beiliegend",
)

#: More words than this are no list that somebody made by hand.
MOST_WORDS = 200
LONGEST_WORD = 80
