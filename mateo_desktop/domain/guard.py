"""Slips that a second look would have caught, as rules of a code and a test.

A forgotten file, a name that was never filled in, a TODO: none of them can be
known for sure, so each is a remark, never a block, and each can be ignored for
one draft. What is ignored is the finding and not the rule: another forgotten
name is a new remark.

Only what the writer wrote is read. A quote below an answer is somebody else's
words, and a signature is in every message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mateo_desktop.domain import markup, signature
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS, LONGEST_WORD, MOST_WORDS
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.problem import Findings, Problem, value

#: Remarks that can be ignored for one draft. The rest is about limits and
#: rules, which do not become right by looking away.
IGNORABLE = frozenset(
    (
        "subject_missing",
        "many_visible_recipients",
        "handle_not_email",
        "handle_not_phone",
        "handle_not_national",
        "handle_not_scoped_id",
        "handle_lookalike",
        "placeholder_left",
        "todo_left",
        "attachment_forgotten",
    )
)

# What names a finding beside its code: the offending words or their number.
_KEYS = ("value", "count")

# "{{1}}", "{full_name}", "[first name]". A bracket before "(" is a link of
# Markdown, a single sign in brackets ticks a box, and "[sic]" is no place.
_PLACE = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}"
    r"|\{[^\W\d_][\w .-]{0,40}\}"
    r"|\[(?!sic\])[^\W\d_][^\W\d]*+(?:[ _-][^\W\d]{1,20}){0,3}+\](?<!\[[^\W\d_]\])(?!\()",
    re.IGNORECASE,
)
_TODO = re.compile(r"(?<!\w)(?:TODO|FIXME|TBD|XXX+)(?!\w)")
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Below this line programs put the whole message that is answered.
_ORIGINAL = re.compile(
    r"^-{2,}\s{0,3}(?:Original Message|Ursprüngliche Nachricht|Forwarded message"
    r"|Weitergeleitete Nachricht)\s{0,3}-{2,}\s*$",
    re.MULTILINE | re.IGNORECASE,
)

# A search for plain words is twenty times faster than a pattern: most texts
# have none of these signs, and 200 kB are looked over after every pause.
_PLACE_SIGNS = ("{", "[")
_TODO_SIGNS = ("TODO", "FIXME", "TBD", "XXX")


class Written(NamedTuple):
    """What the writer wrote into *draft*, by the field it stands in."""

    draft: Draft
    subject: str
    text: str
    words: tuple[str, ...]


class Rule(NamedTuple):
    """A remark and what finds it: pairs of a wire field and the offending words."""

    code: str
    test: Callable[[Written], Iterator[tuple[str, str]]]


def check(draft: Draft, findings: Findings, words: Sequence[str] = ATTACHMENT_WORDS) -> None:
    """Note the slips in *draft*; *words* promise a file."""
    subject = draft.subject if "subject" not in draft.left_out else ""
    written = Written(draft, subject, own_words(draft), tuple(words))
    for rule in RULES:
        for field, offending in dict.fromkeys(rule.test(written)):
            findings.add(rule.code, field, value=offending)


def own_words(draft: Draft) -> str:
    """What the writer wrote into the body: no quote, no signature."""
    bodies = [draft.text] if draft.text and "text" not in draft.left_out else []
    if draft.html and "html" not in draft.left_out and (draft.text_is_own or not bodies):
        bodies.append(markup.plain_text(draft.html))
    return "\n".join(_own(body, draft.signature) for body in bodies)


def _own(text: str, signed: str) -> str:
    original = _ORIGINAL.search(text) if "--" in text else None
    if original is not None:
        text = text[: original.start()]
    text = signature.without(text, signed)
    return _QUOTED.sub("", text) if ">" in text else text


def _places(written: Written) -> Iterator[tuple[str, str]]:
    return _each(_PLACE, _PLACE_SIGNS, written)


def _todos(written: Written) -> Iterator[tuple[str, str]]:
    return _each(_TODO, _TODO_SIGNS, written)


def _each(
    pattern: re.Pattern[str], signs: Sequence[str], written: Written
) -> Iterator[tuple[str, str]]:
    for field, text in (("subject", written.subject), ("text", written.text)):
        if any(sign in text for sign in signs):
            for found in pattern.finditer(text):
                yield _body(written.draft, field), found[0]


def _forgotten(written: Written) -> Iterator[tuple[str, str]]:
    draft = written.draft
    if draft.attachments and "attachments" not in draft.left_out:
        return
    words = tuple(word.strip()[:LONGEST_WORD] for word in written.words[:MOST_WORDS])
    for text in (written.subject, written.text):
        # Lower, not casefold: it keeps the ß of both sides as it is.
        lowered = text.lower()
        there = tuple(word for word in words if word and word.lower() in lowered)
        found = _any_of(there).search(text) if there else None
        if found is not None:
            yield "attachments", found[0]
            return


def _body(draft: Draft, field: str) -> str:
    """Where the words are mended: in the markup, if that is what is written."""
    written_as_markup = draft.html and "html" not in draft.left_out
    return "html" if field == "text" and written_as_markup and not draft.text_is_own else field


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first: "attachments" is not found as "attachment".
    kept = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(kept)})(?!\w)", re.IGNORECASE)


#: What is looked for beside the checks of validation.py. A rule more is a line more.
RULES: tuple[Rule, ...] = (
    Rule("placeholder_left", _places),
    Rule("todo_left", _todos),
    Rule("attachment_forgotten", _forgotten),
)


def ignore_key(problem: Problem) -> str:
    """What *problem* is ignored by: its code and what offends; "" if it cannot be."""
    if problem.code not in IGNORABLE:
        return ""
    return f"{problem.code}:{next(filter(None, (value(problem, key) for key in _KEYS)), '')}"


def is_ignored(problem: Problem, ignored: frozenset[str]) -> bool:
    """Whether a person chose to ignore this very finding, or one that was graver."""
    key = ignore_key(problem)
    if not key or not ignored:
        return False
    if key in ignored:
        return True
    count = value(problem, "count")
    return count.isdecimal() and any(
        code == problem.code and most.isdecimal() and int(most) >= int(count)
        for code, _, most in (entry.partition(":") for entry in ignored)
    )


def ignore(draft: Draft, problem: Problem) -> Draft:
    """*draft* without that remark, until another one of its kind comes up."""
    key = ignore_key(problem)
    return draft.replace(ignored=draft.ignored | {key}) if key else draft


def to_bcc(draft: Draft) -> Draft:
    """Everybody in To and Cc in Bcc instead, so that nobody sees the others."""
    return draft.replace(
        to=(), cc=(), bcc=(*draft.bcc, *draft.to, *draft.cc), left_out=draft.left_out - {"bcc"}
    )
