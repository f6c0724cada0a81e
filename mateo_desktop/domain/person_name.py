"""The first and the last name of a person, as they stand in a greeting.

A wrong name in a greeting is worse than none: what does not look like the name
of one person has no parts, the place stays unfilled, and the guard asks.
"""

from __future__ import annotations

import re

_TITLES = frozenset(
    "dr prof mag dipl ing med jur phil rer nat hc pd mr mrs ms miss herr frau hr fr sir"
    " familie fam family eheleute ehepaar".split()
)
_SUFFIXES = frozenset(
    "ma ba msc bsc mba llm phd md jun jr sen sr ii iii mag dr ing meng beng".split()
)
#: With them the last name begins.
_PARTICLES = frozenset(
    "von van vom zu zum zur de del della der den di da dos du la le ten ter bin al el".split()
)
_NO_PERSON = frozenset(
    "gmbh ag kg kgaa ohg gbr ug mbh se ev eg ltd llc inc plc co corp bv sarl srl spa oy ab"
    " firma team praxis kanzlei verein stiftung und and u & +".split()
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PIECES = re.compile(r"[.\-]+")


def name_parts(full_name: str) -> tuple[str, str]:
    """The first and the last name in *full_name*, "" for what it does not tell."""
    if any(sign == "@" or sign.isdigit() for sign in full_name):
        return "", ""
    full_name = _ASIDE.sub(" ", full_name)
    family, comma, given = full_name.partition(",")
    if comma and given.split() and all(_is(word, _SUFFIXES) for word in given.split()):
        full_name, comma = family, ""
    everything = full_name.replace(",", " ").split()
    if any(word.lower().replace(".", "") in _NO_PERSON for word in everything):
        return "", ""
    words = (f"{given} {family}" if comma else full_name).split()
    while words and _is(words[0], _TITLES):
        words.pop(0)
    while len(words) > 1 and not comma and _is(words[-1], _SUFFIXES):
        words.pop()
    if not words:
        return "", ""
    if comma:
        return (given.split()[:1] or [""])[0], " ".join(family.split())
    if len(words) == 1:
        # "Frau Muster" has a last name only, "Erika" a first name only.
        titled = _is(full_name.split()[0], _TITLES)
        return ("", words[0]) if titled else (words[0], "")
    if words[0].lower() in _PARTICLES:
        return "", " ".join(words)
    return words[0], " ".join(words[_last_name(words) :])


def _is(word: str, known: frozenset[str]) -> bool:
    """Whether *word* is one of *known*, or made of them: "Dipl.-Ing."."""
    pieces = [piece for piece in _PIECES.split(word.lower()) if piece]
    whole = "".join(pieces)
    return bool(pieces) and (whole in known or all(piece in known for piece in pieces))


def _last_name(words: list[str]) -> int:
    """With which of *words* the last name begins."""
    for place, word in enumerate(words[1:-1], start=1):
        if word.lower() in _PARTICLES:
            return place
    return len(words) - 1
