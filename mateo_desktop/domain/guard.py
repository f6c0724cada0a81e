"""Slips that a second look would have caught, as rules of a code and a test.

A forgotten file, a name that was never filled in, a TODO: none of them can be
known for sure, so each is a remark, never a block, and each can be ignored for
one draft. What is ignored is the finding and not the rule: another forgotten
name is a new remark.

Only what the writer wrote is read (own_words.py): a quote below an answer is
somebody else's words, and so is the subject of an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mateo_desktop.domain import left_places, own_words, promised_file
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS
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


class Written(NamedTuple):
    """What the writer wrote into *draft*, by the field it stands in."""

    draft: Draft
    subject: str
    #: Whether the subject is that of somebody else's message.
    is_answer: bool
    text: str
    words: tuple[str, ...]


class Rule(NamedTuple):
    """A remark and what finds it: pairs of a wire field and the offending words."""

    code: str
    test: Callable[[Written], Iterator[tuple[str, str]]]


def check(draft: Draft, findings: Findings, words: Sequence[str] = ATTACHMENT_WORDS) -> None:
    """Note the slips in *draft*; *words* promise a file."""
    subject = draft.subject if "subject" not in draft.left_out else ""
    answer = own_words.is_answer(subject)
    written = Written(draft, subject, answer, own_words.body(draft), tuple(words))
    for rule in RULES:
        for field, offending in dict.fromkeys(rule.test(written)):
            findings.add(rule.code, field, value=offending)


def _places(written: Written) -> Iterator[tuple[str, str]]:
    for found in left_places.places(written.subject, is_subject=True, is_answer=written.is_answer):
        yield "subject", found
    for found in left_places.places(written.text):
        yield _body(written.draft), found
    # What else stands in a signature is meant to be there; this was to be filled in.
    for found in own_words.unfilled_in_signature(written.draft):
        yield _body(written.draft), found


def _todos(written: Written) -> Iterator[tuple[str, str]]:
    for found in () if written.is_answer else left_places.notes(written.subject):
        yield "subject", found
    for found in left_places.notes(written.text):
        yield _body(written.draft), found


def _forgotten(written: Written) -> Iterator[tuple[str, str]]:
    draft = written.draft
    if draft.attachments and "attachments" not in draft.left_out:
        return
    for text in ("" if written.is_answer else written.subject, written.text):
        for found in promised_file.promises(text, written.words):
            # One is enough to be said; one that was ignored does not stand before another.
            if f"attachment_forgotten:{found}" not in draft.ignored:
                yield "attachments", found
                return


def _body(draft: Draft) -> str:
    """Where the words are mended: in the markup, if that is what is written."""
    written_as_markup = draft.html and "html" not in draft.left_out
    return "html" if written_as_markup and not draft.text_is_own else "text"


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
    if not key:
        return draft
    keys = {key}
    if problem.code == "attachment_forgotten":
        # Who needs no file for one word needs none for the others that stand there now.
        text = f"{draft.subject}\n{own_words.body(draft)}"
        keys |= {
            f"{problem.code}:{word}" for word in promised_file.promises(text, ATTACHMENT_WORDS)
        }
    return draft.replace(ignored=draft.ignored | keys)


def to_bcc(draft: Draft) -> Draft:
    """Everybody in To and Cc in Bcc instead, so that nobody sees the others."""
    return draft.replace(
        to=(), cc=(), bcc=(*draft.bcc, *draft.to, *draft.cc), left_out=draft.left_out - {"bcc"}
    )
