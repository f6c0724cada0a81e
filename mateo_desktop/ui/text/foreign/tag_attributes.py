"""What attributes say that is kept of a text: alignment, lines, a first number."""

from __future__ import annotations

import re
from functools import lru_cache

from mateo_desktop.ui.text.foreign.plain_names import plain_name
from mateo_desktop.ui.text.foreign.tag_tokens import Tag, attributes
from mateo_desktop.ui.text.styles import alignment

_ADDRESS_MAX, _NAME_MAX = 2_000, 80

#: What may say how it is aligned.
ALIGNED = frozenset("p div li pre blockquote td th h1 h2 h3 h4 h5 h6".split())
#: What says something with an attribute that is kept.
SAYING = ALIGNED | {"a", "ol", "table"}


def given_attributes(tag: Tag) -> dict[str, str]:
    """What *tag* says with attributes, or by being what it is."""
    return {"align": "center"} if tag.name == "center" else attributes(tag)


def kept_attributes(name: str, given: dict[str, str]) -> str:
    """The attributes of an element, written anew: links and spans are not among them."""
    if name == "ol":
        start = given.get("start", "").strip()
        said = start.isascii() and start.isdecimal() and len(start) < 7
        return f' start="{int(start)}"' if said and int(start) != 1 else ""
    if name == "table":
        # That it has lines is all that is kept of how a table looks.
        lined = given.get("border", "0").strip() not in ("0", "")
        return ' border="1" cellpadding="4"' if lined else ""
    if name not in ALIGNED:
        return ""
    align = alignment(given.get("style", "")) or given.get("align", "").strip().lower()
    return f' align="{align}"' if align in ("left", "center", "right") else ""


# Ten thousand times the same picture is read once.
@lru_cache(maxsize=32)
def image_name(tag: Tag) -> str:
    """What to call the picture of *tag*: its text, or its file; nothing for a mere pixel."""
    given = attributes(tag)
    if any(given.get(side, "").strip() in ("0", "1", "2") for side in ("width", "height")):
        return ""
    alt = " ".join(given.get("alt", "").split())
    address = given.get("src", "").strip()[:_ADDRESS_MAX]
    place = "" if address.lower().startswith("data:") else address.partition("?")[0]
    name = alt or re.split(r"[/\\#:]", place.rstrip("/\\"))[-1]
    return plain_name(name, _NAME_MAX) if name else ("…" if address else "")
