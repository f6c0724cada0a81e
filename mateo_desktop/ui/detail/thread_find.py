"""The shortcuts of finding in a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mateo_desktop.ui.text.find_keys import FindKeys

if TYPE_CHECKING:
    from collections.abc import Callable

    from mateo_desktop.ui.detail.thread_view import ThreadView
    from mateo_desktop.ui.text.find_bar import FindBar


class ThreadFind(FindKeys):
    """Actions on *host*, for the bubbles of *thread*; *place* puts the bar into its layout."""

    def __init__(self, host: QWidget, thread: ThreadView, place: Callable[[FindBar], None]) -> None:
        super().__init__(host, None, place)
        self._thread = thread

    @Slot()
    def show(self) -> None:
        """What Ctrl+F does, for a menu."""
        self._open(replace=False)

    def _make_bar(self) -> FindBar:
        # Most conversations are never searched: it is not imported at the start.
        from mateo_desktop.ui.detail.thread_find_bar import ThreadFindBar

        return ThreadFindBar(self._thread)
