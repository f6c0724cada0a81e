"""Random bytes and mutated markup: what nobody would think of writing.

A case is made from its number alone, so that one that fails can be had again.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from mateo_desktop.ui.text.foreign import cleaning, pasted
from mateo_desktop.ui.text.foreign.tag_soup import ALLOWED
from mateo_desktop.ui.text.rich import blocks
from tests.ui.text.attacks import VECTORS, armed

_SEEDS = [armed(vector, 1, Path("/nowhere/secret.png"))[:600] for vector in VECTORS]
_TAGS = [*sorted(ALLOWED), *"img svg math style script template select form body html x".split()]
_PIECES = (
    "< > </ /> <! <!-- --> <? ]]> & && &amp &lt; &#x202e; &#0; &#x110000; &nbsp; = ' \" ` \\ / "
    "\x00 \x0b \x0c \r \n \t \u200b \u202e \u2066 \u2069 \u2028 \ufdd0 \ufffc \ufeff \ud800 "
    "\U0001f600 \u05d0 \u0301 javascript: https://example.org href= style= colspan=9 rowspan=999 "
    "font-weight:bold mso-list:l0&#32;level2&#32;lfo1"
).split(" ")
_TAG = re.compile(r'<(/?)([a-z0-9]+)((?:\s[a-z]+="[^"]*")*)>')


def case(number: int) -> str | bytes:
    """The case of that *number*: bytes, soup, or a vector that was changed."""
    rng = random.Random(number)
    kind = number % 4
    if kind == 0:
        return rng.randbytes(rng.randrange(200))
    if kind == 1:
        return "".join(_soup(rng))
    text = rng.choice(_SEEDS)
    for _ in range(rng.randrange(1, 5)):
        text = _changed(text, rng)
    return text.encode("utf-8", "surrogatepass") if kind == 3 and rng.random() < 0.2 else text


def _soup(rng: random.Random) -> Iterator[str]:
    for _ in range(rng.randrange(1, 30)):
        roll = rng.random()
        if roll < 0.5:
            slash = "/" if rng.random() < 0.4 else ""
            extra = f" {rng.choice(_PIECES)}" if rng.random() < 0.2 else ""
            yield f"<{slash}{rng.choice(_TAGS)}{extra}>"
        elif roll < 0.75:
            yield rng.choice(_PIECES)
        else:
            yield rng.choice(("x", "some words ", " ", "\n"))


def _changed(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    end = min(len(text), at + rng.randrange(12))
    roll = rng.randrange(6)
    if roll == 0:
        return text[:at] + text[end:]
    if roll == 1:
        return text[:at] + rng.choice(_PIECES) + text[at:]
    if roll == 2:
        return text[:at] + text[at:end] * rng.randrange(2, 6) + text[end:]
    if roll == 3:
        other = rng.choice(_SEEDS)
        return text[:at] + other[rng.randrange(len(other) + 1) :]
    if roll == 4:
        return text[:at] + f"<{rng.choice(_TAGS)}>" + text[at:]
    return text[:at] + chr(rng.choice((rng.randrange(128), rng.randrange(0x3000)))) + text[at:]


def trouble(markup: str | bytes) -> str:
    """What the pipeline did wrong with *markup*, or nothing."""
    clean = cleaning.cleaned(markup)
    if (bad := _harm(clean.html)) or not cleaning.within(clean.html, cleaning.FOREIGN):
        return f"not harmless: {bad}" if bad else "beyond the limits"
    again = cleaning.cleaned(clean.html)
    if again.html != clean.html:
        return f"cleaned twice differs: {clean.html!r}, then {again.html!r}"
    text = markup if isinstance(markup, str) else markup.decode("utf-8", "replace")
    rows = pasted.from_html(text, "").rows
    written = blocks.html(rows)
    if bad := _harm(written):
        return f"a paste is not harmless: {bad}"
    if cleaning.plain(cleaning.plain(text).text) != cleaning.plain(text):
        return "plain text twice differs"
    return ""


def _harm(html: str) -> str:
    """What of well-formed *html* could do harm, or nothing."""
    rest = _TAG.sub("", html)
    if "<" in rest:
        return rest[rest.index("<") :][:40]
    for _, name, attributes in _TAG.findall(html):
        if name not in ALLOWED:
            return f"<{name}>"
        for attribute, value in re.findall(r'([a-z]+)="([^"]*)"', attributes):
            if attribute == "href" and name == "a":
                if not re.match("(https?://[^/]|mailto:)", value, re.IGNORECASE):
                    return f"href {value[:60]}"
            elif f'{attribute}="{value}"' not in _SAID and not (
                attribute in ("colspan", "rowspan", "start") and value.isdecimal()
            ):
                return f"{name} {attribute}={value[:60]}"
    return ""


#: Attributes that may be said, but for addresses and numbers.
_SAID = {f'align="{side}"' for side in ("left", "center", "right")} | {
    # The head of a table stands in the middle unless its writer chose otherwise.
    'style="text-align:left"',
    'style="text-align:center"',
    'style="text-align:right"',
    'style="border-collapse:collapse"',
    'border="1"',
    'cellpadding="4"',
}
