"""A look: the language, the theme and the size that a picture is taken in."""

from __future__ import annotations

import dataclasses
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "build" / "tour"

LANGUAGES = ("en", "de")
THEMES = ("light", "dark")

#: One picture of each language and of each theme.
USUAL = "en-light,de-dark"
ALL = ",".join(f"{language}-{theme}" for language in LANGUAGES for theme in THEMES)


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How the window looks; *size* in pixels, None for the size it opens with."""

    language: str
    theme: str
    size: tuple[int, int] | None = None

    @classmethod
    def read(cls, text: str) -> Look:
        """Read ``de-dark`` or ``de-dark-1024x700``. Raises ValueError."""
        language, theme, *size = text.split("-")
        if language not in LANGUAGES or theme not in THEMES or len(size) > 1:
            raise ValueError(f"no such look: {text!r}; there are {ALL}")
        return cls(language, theme, read_size(size[0]) if size else None)

    def __str__(self) -> str:
        name = f"{self.language}-{self.theme}"
        return f"{name}-{self.size[0]}x{self.size[1]}" if self.size else name


def read_size(text: str) -> tuple[int, int]:
    """Read ``1024x700``. Raises ValueError."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ValueError(f"no such size: {text!r}; give one like 1024x700")
    return int(width), int(height)
