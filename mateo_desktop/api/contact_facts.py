"""What a row of ``GET /contact`` tells beside name and handles (mateo-api.md, 3.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mateo_desktop.domain.acquaintance import ADDRESS_PARTS

_ADDRESS_COLUMNS = ("address_line1", "zipcode", "city")


def address_lacks(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts of ADDRESS_PARTS whose column is there and empty."""
    return tuple(
        part
        for part, column in zip(ADDRESS_PARTS, _ADDRESS_COLUMNS, strict=True)
        if column in row and not str(row[column] or "").strip()
    )


def marketing(row: Mapping[str, Any], types: Iterable[str]) -> dict[str, bool]:
    """By channel type, whether the person agreed to advertising; only what is told."""
    told = {one: row.get(f"{one}_marketing_opt_in") for one in types}
    return {one: value for one, value in told.items() if isinstance(value, bool)}


def basis(row: Mapping[str, Any], types: Iterable[str]) -> dict[str, str]:
    """By channel type, on what grounds other messages may go there; only what is told."""
    told = {one: row.get(f"{one}_transactional_opt_in") for one in types}
    return {one: value for one, value in told.items() if isinstance(value, str) and value}


def joined(value: Any) -> Any:
    """Several handles in one column (imports may list numbers) as one text."""
    if not isinstance(value, list):
        return value
    return ", ".join(one.strip() for one in value if isinstance(one, str) and one.strip())
