"""The signature in a message: put below what is written, changed with the channel.

In a draft it is ordinary text; the draft only remembers what was put in. As
long as it still stands there as it was put, it is taken out and replaced; once
somebody edited it, it is theirs and stays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mateo_desktop.domain import channels, markup
from mateo_desktop.domain.channels import Use
from mateo_desktop.domain.draft import RICH, TEXT, Draft

_LINE = "<p><br></p>"
_END = re.compile(r"(?:</body\s*>)?\s*(?:</html\s*>)?\s*\Z", re.IGNORECASE)
_QUOTE = re.compile(r"<(/?)blockquote\b[^>]*>", re.IGNORECASE)
_QUOTED = re.compile(r"^>", re.MULTILINE)
_EMPTY = re.compile(r"(?:<p>(?:<br>|&nbsp;|\s)*</p>|<br>|\s)*", re.IGNORECASE)


@lru_cache(maxsize=8)
def words(signed: str) -> str:
    """The markup of a signature as plain text."""
    return markup.plain_text(signed).strip()


def without(text: str, signed: str) -> str:
    """Plain *text* without the signature *signed* (markup), where it still stands whole."""
    if not signed:
        return text
    at = _place(text, words(signed))
    return text if at is None else text[: at[0]] + text[at[1] :]


def is_only(draft: Draft) -> bool:
    """Whether nothing but the signature is written in the body."""
    if not draft.signature or draft.text.strip() != words(draft.signature):
        return False
    if not draft.html:
        return True
    start, end = _markup_place(draft.html, draft.signature) or (0, 0)
    return _EMPTY.fullmatch(draft.html[:start] + draft.html[end:]) is not None


def stands(draft: Draft) -> bool:
    """Whether the signature is in the body as it was put there, in every form of it."""
    if not draft.signature or not (draft.html or draft.text):
        return False
    if draft.html and _markup_place(draft.html, draft.signature) is None:
        return False
    from_markup = draft.html and not draft.text_is_own
    return bool(from_markup) or _place(draft.text, words(draft.signature)) is not None


def signed(draft: Draft, signature: str) -> Draft:
    """*draft* with *signature* (clean markup, "" for none) where one belongs.

    It belongs where ``wants_signature`` says so, or in the place of an earlier
    one that still stands. A draft where neither is so comes back as it is.
    """
    if stands(draft):
        draft = _taken_out(draft)
    elif not draft.wants_signature:
        return draft
    if not signature or not words(signature):
        return draft.replace(signature="", wants_signature=True)
    return _put_in(draft, signature)


def _taken_out(draft: Draft) -> Draft:
    html, text = draft.html, draft.text
    if html:
        start, end = _markup_place(html, draft.signature) or (0, 0)
        html = html[:start] + html[end:]
    if draft.html and not draft.text_is_own:
        text = markup.plain_text(html)
    else:
        text = without(text, draft.signature).rstrip("\n")
    if _EMPTY.fullmatch(html) is not None:
        html = ""
    return draft.replace(html=html, text=text, signature="", wants_signature=True)


def _put_in(draft: Draft, signature: str) -> Draft:
    draft = draft.replace(signature=signature, wants_signature=False)
    takes_markup = (
        "html" in draft.pinned or channels.rule(draft.channel_type, "html").use is not Use.HIDDEN
    )
    if draft.html or (takes_markup and not draft.text.strip()):
        at = _seam(draft.html)
        # A line to write in: who opens the draft stands above the signature.
        html = (draft.html[:at] or _LINE) + signature + draft.html[at:]
        mode = RICH if draft.body_mode == TEXT and not draft.html else draft.body_mode
        draft = draft.replace(html=html, body_mode=mode)
        if not draft.text_is_own:
            return draft.replace(text=markup.plain_text(html))
    quote = _QUOTED.search(draft.text)
    at = quote.start() if quote is not None else len(draft.text)
    own, rest = draft.text[:at].rstrip("\n"), draft.text[at:]
    text = f"{own}\n\n{words(signature)}" + (f"\n\n{rest}" if rest else "")
    return draft.replace(text=text)


def _seam(html: str) -> int:
    """Where a signature goes: above the quote at the end, else at the end."""
    end = _END.search(html)
    last = end.start() if end is not None else len(html)
    if not html[:last].rstrip().lower().endswith("</blockquote>"):
        return last
    depth = 0
    for found in reversed(list(_QUOTE.finditer(html, 0, last))):
        depth += 1 if found[1] else -1
        if depth == 0:
            return found.start()
    return last


def _markup_place(html: str, signature: str) -> tuple[int, int] | None:
    """Where *signature* stands in *html*; it was put at the end or above a quote."""
    start = html.rfind(signature)
    if start >= 0:
        return start, start + len(signature)
    # The page of the source has a line for each block.
    laid_out = list(_laid_out(signature).finditer(html)) if "\n" in html else []
    return laid_out[-1].span() if laid_out else None


@lru_cache(maxsize=8)
def _laid_out(signature: str) -> re.Pattern[str]:
    return re.compile(re.escape(signature).replace("><", r">\s*<"))


def _place(text: str, signature: str) -> tuple[int, int] | None:
    """Where the plain *signature* stands in *text*, on lines of its own."""
    start = text.rfind(signature)
    while start >= 0:
        end = start + len(signature)
        if text[:start][-1:] in ("", "\n") and text[end : end + 1] in ("", "\n"):
            return start, end
        start = text.rfind(signature, 0, max(0, end - 1)) if start else -1
    return None
