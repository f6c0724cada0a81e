"""What was measured: one line each for people, one entry each for scripts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path
from statistics import median


@dataclasses.dataclass(frozen=True, slots=True)
class Figure:
    """One bar and how high it was jumped; without a value it was not measured."""

    bar: str
    about: str
    value: float | None = None
    unit: str = "ms"
    limit: float | None = None
    #: The same figure of the bare window, where the limit is a ratio.
    bare: float | None = None
    ratio_limit: float | None = None
    n: int = 0
    #: Why it falls short whatever the value is, or why there is none.
    trouble: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the bare window's figure."""
        if self.value is None or not self.bare:
            return None
        return self.value / self.bare

    @property
    def ok(self) -> bool | None:
        """Whether the bar is reached; None if it was not measured."""
        if self.value is None:
            return None
        if self.trouble or (self.limit is not None and self.value > self.limit):
            return False
        if self.ratio_limit is None:
            return True
        return self.ratio is not None and self.ratio <= self.ratio_limit

    @property
    def line(self) -> str:
        """One line for people."""
        head = f"{self.bar:<12}"
        if self.value is None:
            return f"{head}  not measured: {self.trouble or self.about}"
        parts = [f"{head}{_number(self.value)} {self.unit}"]
        if self.ratio is not None:
            parts.append(f"{self.ratio:.2f}x bare")
        limits = []
        if self.ratio_limit is not None:
            limits.append(f"{self.ratio_limit:g}x")
        if self.limit is not None:
            limits.append(f"{self.limit:g} {self.unit}")
        parts.append(f"limit {', '.join(limits)}")
        parts.append("ok" if self.ok else "SHORT")
        parts.append(f"n={self.n}")
        parts.append(self.about)
        if self.trouble:
            parts.append(f"({self.trouble})")
        return "  ".join(parts)

    def as_json(self) -> dict[str, object]:
        """The entry of bench.json."""
        entry: dict[str, object] = {
            "about": self.about,
            "value": _rounded(self.value),
            "unit": self.unit,
            "ratio": _rounded(self.ratio),
            "limit": self.limit if self.ratio_limit is None else self.ratio_limit,
            "ok": self.ok,
            "n": self.n,
        }
        if self.bare is not None:
            entry["bare"] = _rounded(self.bare)
        if self.ratio_limit is not None:
            entry["limit_value"] = self.limit
        if self.trouble:
            entry["trouble"] = self.trouble
        return entry


def write(figures: Sequence[Figure], path: Path) -> None:
    """Write bench.json; what it holds of bars not measured this time stays."""
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    entries = known if isinstance(known, dict) else {}
    for figure in figures:
        # A figure of an earlier run is better than none, and says its own n.
        if figure.value is not None or figure.bar not in entries:
            entries[figure.bar] = figure.as_json()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(entries, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def exit_code(figures: Sequence[Figure]) -> int:
    """1 if a bar falls short or nothing at all was measured."""
    verdicts = [figure.ok for figure in figures]
    return 1 if False in verdicts or True not in verdicts else 0


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of *values* that *percent* of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100).__int__() - 1)]


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(median(values))


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
