"""What was said of a draft that came back refused: it goes and comes with its draft."""

from __future__ import annotations

import dataclasses

from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui.detail.detail_pane import DetailPane
from mateo_desktop.ui.notices import Notice, NoticeBar

TOPIC = "refused"


@dataclasses.dataclass(frozen=True, slots=True)
class _Refusal:
    """A message that was not taken, and the line about it, if it was not dismissed."""

    entry: Entry
    notice: Notice | None


class Refusals:
    """The refusals of this run, by the key of the draft; shows that of the draft on the desk."""

    def __init__(self, bar: NoticeBar, detail: DetailPane) -> None:
        self._bar = bar
        self._detail = detail
        self._by_key: dict[str, _Refusal] = {}
        self._shown = ""

    def add(self, key: str, entry: Entry, notice: Notice) -> None:
        """The message *entry* was refused, and *key* is its draft, which lies on the desk."""
        self._shown = key
        self._by_key[key] = _Refusal(entry, notice)
        self._detail.set_entry(entry)
        self._bar.show_notice(notice)

    def follow(self, key: str) -> None:
        """The draft *key* lies on the desk now."""
        if key == self._shown:
            return
        before = self._by_key.get(self._shown)
        if before is not None and before.notice is not None and not self._bar.holds(TOPIC):
            self._by_key[self._shown] = dataclasses.replace(before, notice=None)
        self._bar.clear(TOPIC)
        found = self._by_key.get(key)
        if found is not None:
            self._detail.set_entry(found.entry)
            if found.notice is not None:
                self._bar.show_notice(found.notice)
        elif before is not None:
            self._detail.set_entry(None)
        self._shown = key if found is not None else ""

    def forget(self, key: str) -> None:
        """The draft *key* was sent once more: what was said of it is over."""
        self._by_key.pop(key, None)
        if key == self._shown:
            self._shown = ""
            self._bar.clear(TOPIC)

    def clear(self) -> None:
        """Another workspace is opened."""
        self._by_key.clear()
        self._shown = ""
        self._bar.clear(TOPIC)
