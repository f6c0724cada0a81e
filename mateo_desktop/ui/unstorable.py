"""What is written over data that must not be touched: kept until the program ends.

Data of a newer program is shown and not changed. Whatever differs from it stays
here and in the list, so that another draft may be opened meanwhile.
"""

from __future__ import annotations

from datetime import UTC, datetime

from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage.drafts import DraftRow
from mateo_desktop.storage.words import words


class Unstorable:
    """Drafts by key, in the order in which they were begun."""

    def __init__(self) -> None:
        self._drafts: dict[str, Draft] = {}

    def get(self, key: str) -> Draft | None:
        """The draft *key* as it was written here, if it was."""
        return self._drafts.get(key)

    def keep(self, draft: Draft, as_stored: Draft | None) -> bool:
        """Keep *draft* if it is news; *as_stored* is what the data has of it, if anything."""
        if draft == self._drafts.get(draft.key, as_stored):
            return False
        self._drafts[draft.key] = draft
        return True

    def clear(self) -> None:
        """Another workspace is opened."""
        self._drafts.clear()

    def rows(self) -> list[DraftRow]:
        """The rows of the list that stand for them."""
        return [row_of(draft) for draft in self._drafts.values()]


def row_of(draft: Draft, saved_at: datetime | None = None) -> DraftRow:
    """The row of the list that stands for *draft*."""
    short = words(draft)
    return DraftRow(
        key=draft.key,
        label=short.label,
        subject=short.subject,
        preview=short.preview,
        channel_type=draft.channel_type,
        updated_at=saved_at or datetime.now(UTC),
        is_empty=draft.is_empty,
    )
