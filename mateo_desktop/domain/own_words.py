"""What the writer of a message wrote: no quote, no message below, no signature.

An answer carries words of somebody else, and a slip in those is not the
writer's. They are known by the signs that mail programs put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mateo_desktop.domain import markup, signature
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.snippet import VARIABLES

_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
# Below this line programs put the whole message that is answered.
_ORIGINAL = re.compile(
    r"^-{2,}\s{0,3}(?:Original Message|Ursprüngliche Nachricht|Forwarded message"
    r"|Weitergeleitete Nachricht)\s{0,3}-{2,}\s*$",
    re.MULTILINE | re.IGNORECASE,
)
# Others put the head of that message: who, when and about what, in any order.
_FROM = re.compile(r"^[ \t]{0,4}\*?(?:From|Von):", re.MULTILINE)
_WHEN = re.compile(r"^[ \t]{0,4}\*?(?:Sent|Date|Gesendet|Datum):", re.MULTILINE)
_ABOUT = re.compile(r"^[ \t]{0,4}\*?(?:Subject|Betreff):", re.MULTILINE)
_HEAD_SIGNS = ("Subject:", "Betreff:")
_HEAD = 1_000
_HEAD_LINES = 7

_ANSWERED = re.compile(
    r"\s*(?:re|aw|antw|antwort|wg|fwd?|sv|vs)\s{0,2}(?:\[\d{1,3}\])?\s{0,2}:", re.IGNORECASE
)


def body(draft: Draft) -> str:
    """What the writer wrote into the body: no quote, no signature."""
    bodies = [draft.text] if draft.text and "text" not in draft.left_out else []
    if draft.html and "html" not in draft.left_out and (draft.text_is_own or not bodies):
        bodies.append(markup.plain_text(draft.html))
    return "\n".join(_own(text, draft.signature) for text in bodies)


def unfilled_in_signature(draft: Draft) -> Iterator[str]:
    """The places of snippet.py that stand unfilled in the signature, if that is in the body."""
    if "{" in draft.signature and signature.stands(draft):
        for name in VARIABLES:
            place = f"{{{name}}}"
            if place in draft.signature:
                yield place


def is_answer(subject: str) -> bool:
    """Whether *subject* is that of the message which is answered or forwarded."""
    return _ANSWERED.match(subject) is not None


def _own(text: str, signed: str) -> str:
    original = _ORIGINAL.search(text) if "--" in text else None
    if original is not None:
        text = text[: original.start()]
    if any(sign in text for sign in _HEAD_SIGNS):
        text = text[: _head(text)]
    text = signature.without(text, signed)
    return _QUOTED.sub("", text) if ">" in text else text


def _head(text: str) -> int:
    """Where the head of another message begins in *text*; its length if there is none."""
    for found in _FROM.finditer(text):
        lines = text[found.start() : found.start() + _HEAD].split("\n", _HEAD_LINES)
        head = "\n".join(lines[:_HEAD_LINES])
        if _WHEN.search(head) and _ABOUT.search(head):
            return found.start()
    return len(text)
