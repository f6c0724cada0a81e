"""A regular expression that is compiled when it is first used.

Compiling takes up to 4 ms, and most of what the program knows how to read is
not there yet when its window is to be painted.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """Becomes the methods of the compiled pattern, one by one, as they are asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._source), name)
        # From now on this is not asked again.
        setattr(self, name, found)
        return found


def late_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled later; an error in *pattern* comes then, too."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
