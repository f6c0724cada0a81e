"""The snippets and the signatures, for everything in the window that uses them.

Editors and dialogs look here and change things here; who keeps them on the
disk listens to ``edited`` and ``signatures_edited``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mateo_desktop.domain.snippet import Snippet


class SnippetList(QObject):
    """What there is now; empty until somebody put something in."""

    changed = Signal()
    #: A person changed the list: it is to be kept.
    edited = Signal()
    #: A person changed a signature: they are to be kept.
    signatures_edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snippets: tuple[Snippet, ...] = ()
        self._signatures: dict[str, str] = {}

    @property
    def all(self) -> tuple[Snippet, ...]:
        """The snippets in the person's order."""
        return self._snippets

    @property
    def signatures(self) -> Mapping[str, str]:
        """The markup of each channel's signature, by its ID in lower case."""
        return self._signatures

    def put(self, snippets: Iterable[Snippet]) -> None:
        """These are the snippets, as they are kept."""
        found = tuple(snippets)
        if found != self._snippets:
            self._snippets = found
            self.changed.emit()

    def put_signatures(self, signatures: Mapping[str, str]) -> None:
        """These are the signatures of the workspace, as they are kept."""
        self._signatures = dict(signatures)

    def find(self, key: str) -> Snippet | None:
        """The snippet with that key."""
        return next((snippet for snippet in self._snippets if snippet.key == key), None)

    def edit(self, snippets: Iterable[Snippet]) -> None:
        """A person wants the list like this; more than MOST are not kept."""
        before = self._snippets
        from mateo_desktop.domain.snippet import MOST

        self.put(tuple(snippets)[:MOST])
        if self._snippets != before:
            self.edited.emit()

    def change(self, snippet: Snippet) -> None:
        """Put *snippet* in the place of the one with its key, or at the end."""
        if self.find(snippet.key) is None:
            self.edit((*self._snippets, snippet))
        else:
            self.edit(snippet if one.key == snippet.key else one for one in self._snippets)

    def signature(self, channel_id: str) -> str:
        """The signature of a channel, "" if it has none."""
        return self._signatures.get(channel_id.lower(), "")

    def sign(self, channel_id: str, html: str) -> None:
        """A person wants *html*, clean markup, below what this channel sends."""
        if self.signature(channel_id) != html:
            self._signatures[channel_id.lower()] = html
            self.signatures_edited.emit()
