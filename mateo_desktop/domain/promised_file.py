"""Whether a text promises a file that goes with it.

Words that promise one are a list of the person's own (attachment_words.py).
But a support desk also writes of files that others sent, forgot or shall
send: such phrases are known here, and a word within one promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from mateo_desktop.domain.attachment_words import LONGEST_WORD, MOST_WORDS

# Where a sentence ends. No dot of "z. B." or "4.000" does: a capital follows one that ends it.
_END = re.compile(r"[!?\n]|\.(?=\s+[A-ZÄÖÜ])|\.$")
_REACH = 200
# Who writes more of the files of others has no file to forget.
_MOST = 200

_YOUR_MAIL = (
    r"(?:[\w-]+ ){0,2}(?:e-?mail|mail|message|reply|request|letter|ticket|application|enquiry"
    r"|inquiry)s?\b"
)
_IHRE_MAIL = (
    r"(?:[\w-]+ )?(?:E-?Mail|Mail|Nachricht|Antwort|Schreibens?|Anfrage|Bewerbung|Rückmeldung"
    r"|Tickets?)\b"
)
_PUT = r"(?:attached|enclosed|attachments?)"
_FESTGEMACHT = r"(?:angehängt|beigefügt|angefügt|mitgeschickt|mitgesendet)"
_HERE = r"(?:im Anhang|als Anhang|in der Anlage|(?:angehängt|beigefügt|angefügt|beiliegend)\w*)"

#: Phrases about a file of somebody else, or about none.
_THEIRS = re.compile(
    "|".join(
        (
            r"\byour (?:\w+ )?attachments?",
            rf"\b{_PUT} (?:to|in|of|with|from) your {_YOUR_MAIL}",
            r"\battached to (?:my|our) (?:last|previous|earlier|first) ",
            (
                r"\battached to the (?:[\w-]+ )?(?:back|front|side|rear|left|right|top|bottom|wall"
                r"|device|router|box)\b"
            ),
            r"\battached (?:great|much|high|particular) importance",
            (
                r"\battachments? (?:must|may|should|can|option|icon|button|size|limit)"
                r"|\b(?:accepts?|add|upload|send|open|download)(?:ing)? attachments\b"
            ),
            (
                r"\b(?:parcel|package|shipment|delivery) (?:is|was|has been) enclosed"
                r"|\benclosed[^.!?,;\n]{0,40} (?:inside|in) the (?:box|parcel|package)"
            ),
            r"\battachments? (?:that |which )?you(?: have|['’]ve)? (?:sent|send|mailed|uploaded)",
            (
                r"\b(?:that|which|files?|photos?|pictures?|images?|documents?|forms?|screenshots?"
                r"|invoices?|have|did) you(?: have|['’]ve)? attached"
            ),
            (
                r"\byou (?:have )?(?:forgot|forget|forgotten|receive|received|get|got)"
                r" (?:the |your |our |my )?attachments?"
            ),
            rf"\b(?:no|nothing|without)(?: [\w-]+){{0,2}} {_PUT}",
            rf"(?:\bnot|n['’]t)(?: (?:yet|been|actually|properly|correctly))? {_PUT}",
            r"\bthank(?:s| you)(?: [\w-]+){0,2} for (?:the |your |this )?(?:attachments?|attached)",
            (
                r"\battachments?(?: [\w-]+){0,3} (?:is|was|are|were|seems?|appears?)"
                r"(?: to be| completely)? (?:missing|empty|blank|broken|damaged|corrupt|unreadable"
                r"|blocked|removed|rejected|too (?:large|big))"
            ),
            (
                r"(?:\bplease (?!find|see|note|refer|have)|\b(?:can|could|would) you)"
                r"[^.!?,;:\n]{1,80}\bas (?:an? )?(?:[\w-]+ )?attachments?"
            ),
            (
                rf"\b(?:im Anhang|in der Anlage) (?:von |in )?"
                rf"(?:Ihre[rsm]|deine[rsm]|eure[rsm]) {_IHRE_MAIL}"
            ),
            rf"\bvon (?:Ihnen|dir) (?:[\w-]+ )?{_FESTGEMACHT}\w*",
            rf"\b(?:Dank|danke)\b[^.!?,;\n]{{0,80}} {_HERE}",
            (
                r"\bim Anhang[^.!?,;\n]{0,30} (?:ist|sind) (?:[\w-]+ )?"
                r"(?:angekommen|eingegangen|leer)"
            ),
            r"\bim Anhang (?:der|des) (?:Bestell|Auftrags|Buchungs)\w+",
            r"\bim Anhang (?:[\w-]+ ){0,2}(?:nichts|keine?n?\b|etwas vergessen)",
            r"\bbeiliegend\w*[^.!?,;\n]{0,40} im (?:Karton|Paket)",
            (
                rf"\b(?:(?<!wir )haben Sie|Sie haben|Sie hatten|hast du|du hast)"
                rf"[^.!?,;\n]{{0,60}} {_FESTGEMACHT}"
            ),
            rf"\bSie[^.!?,;\n]{{0,60}} {_FESTGEMACHT} (?:haben|hatten)",
            (
                rf"\b(?:dem|der|Ihrem|Ihrer|jedem|jeder) (?:Paket|Päckchen|Lieferung|Sendung|Ware"
                rf"|Bestellung)[^.!?,;\n]{{0,60}} {_FESTGEMACHT}"
            ),
            (
                rf"\b(?:letzten|vorigen|früheren|gestrigen) (?:E-?Mail|Mail|Nachricht)"
                rf"[^.!?,;\n]{{0,30}} {_FESTGEMACHT}"
            ),
            r"\bsiehe Anlage \d+ (?:Ihre[sr]|des|der)\b",
            rf"\b(?:kein\w*|nichts|ohne)(?: [\w-]+){{0,2}} {_FESTGEMACHT}",
            rf"\bnicht(?: (?:mehr|mit|richtig|korrekt))? {_FESTGEMACHT}",
            rf"\b(?:Dank|danke) für (?:[\w-]+ ){{0,3}}{_FESTGEMACHT}\w*",
            (
                r"\b(?:angehängt|beigefügt)\w*[^.!?,;\n]{0,40}, (?:das|die|den|welche[sn]?)"
                r" (?:Sie|du)\b[^.!?,;\n]{0,40}\b(?:geschickt|gesendet|gesandt|hochgeladen)"
            ),
            (
                r"\b(?:(?:senden|schicken|mailen|reichen|fügen|hängen|können|könnten|würden) Sie"
                r"|(?:schicke?|sende) (?:mir|uns))[^.!?,;:\n]{1,80}\bals Anhang"
            ),
        )
    ),
    re.IGNORECASE,
)
# The same if it is no condition: "Should you not be able to open …" speaks of one's own file.
_UNREADABLE = re.compile(
    rf"\b{_HERE}[^.!?,;\n]{{0,60}}\bnicht(?: [\w-]+)? (?:öffnen|lesen|lesbar|anzeigen)"
    rf"|\b{_PUT}[^.!?,;\n]{{0,40}} (?:can ?not|could not|(?:can|could)n['’]t) be"
    r" (?:opened|read|shown|displayed)"
    r"|\b(?:can ?not|could not|(?:can|could)n['’]t|unable to|not able to) (?:open|read|see|view)"
    r" (?:the |your |this )?(?:attachments?|attached)",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:falls|wenn|sollten?|if|should|in case)\b", re.IGNORECASE)

# Words of somebody else within a line: „…“, “…”, "…", »…«, «…». An inch has no space before it.
_SAID = re.compile(
    r"(?<![^\s(])(?:„[^„“”\n]{1,400}[“”]|“[^“”\n]{1,400}”|\"[^\"\n]{1,400}\"(?!\w)"
    r"|»[^»«\n]{1,400}«|«[^»«\n]{1,400}»)"
)
_LONGEST_SAID = 400


def promises(text: str, words: Sequence[str]) -> Iterator[str]:
    """Those of *words* in *text* that promise a file, as they stand there, in their order."""
    kept = tuple(word.strip()[:LONGEST_WORD] for word in words[:MOST_WORDS])
    # Lower, not casefold: it keeps the ß of both sides as it is.
    lowered = text.lower()
    there = _present([word for word in kept if word], lowered)
    if there:
        for found in islice(_any_of(there).finditer(text), _MOST):
            if not _is_theirs(text, *found.span()) and not _is_said(text, *found.span()):
                yield found[0]


def _is_theirs(text: str, start: int, end: int) -> bool:
    """Whether the words from *start* to *end* are a part of a phrase about another's file."""
    first, last = max(0, start - _REACH), end + _REACH
    for stop in _END.finditer(text, first, start):
        first = stop.end()
    stopped = _END.search(text, end, last)
    sentence = text[first : stopped.start() if stopped else last]
    patterns = [_THEIRS] if _IF.search(sentence) else [_THEIRS, _UNREADABLE]
    return any(
        found.start() <= start - first and found.end() >= end - first
        for pattern in patterns
        for found in pattern.finditer(sentence)
    )


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether the words from *start* to *end* stand in quotation marks."""
    first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST_SAID)
    around = text[first : end + _LONGEST_SAID]
    return any(
        found.start() <= start - first and found.end() >= end - first
        for found in _SAID.finditer(around)
    )


def _present(words: Sequence[str], lowered: str) -> tuple[str, ...]:
    """Those of *words* that stand in *lowered*, wherever."""
    there: list[str] = []
    missing: list[str] = []
    for word in sorted(words, key=len):
        sought = word.lower()
        # Where there is no "angehängt" there is no "angehängten": a look at the list is faster.
        if any(part in sought for part in missing):
            continue
        if sought in lowered:
            there.append(word)
        else:
            missing.append(sought)
    return tuple(there)


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first: "attachments" is not found as "attachment".
    kept = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(kept)})(?!\w)", re.IGNORECASE)
