"""Words that promise a file: where one stands and no file is attached, guard.py says so."""

from __future__ import annotations

#: Words that promise a file, in English and German; a person may change the list.
ATTACHMENT_WORDS: tuple[str, ...] = (
    "attached",
    "attachment",
    "attachments",
    "attaching",
    "enclosed",
    "enclosing",
    "I attach",
    "I enclose",
    "im Anhang",
    "als Anhang",
    "siehe Anhang",
    "in der Anlage",
    "siehe Anlage",
    "anbei",
    "anliegend",
    "angefügt",
    "angehängt",
    "angehängte",
    "angehängten",
    "angehängter",
    "angehängtes",
    "beigefügt",
    "beigefügte",
    "beigefügten",
    "beigefügter",
    "beigefügtes",
    "beiliegend",
    "beiliegende",
    "beiliegenden",
    "beiliegender",
    "beiliegendes",
    "füge ich bei",
    "hänge ich an",
    "dieser E-Mail bei",
    "dieser Mail bei",
    "dieser Nachricht bei",
)

#: More words than this are no list that somebody made by hand.
MOST_WORDS = 200
LONGEST_WORD = 80
