"""Lays out long HTML source beside the window, which goes on meanwhile."""

from __future__ import annotations

import contextlib
import threading

from PySide6.QtCore import QObject, Signal

#: Laying out so many characters takes less than a wait is felt.
AT_ONCE = 20_000


class SourceLayouter(QObject):
    """One text at a time; a thread of its own, so that no exit waits for it."""

    #: The text as it was given, and as it is laid out.
    done = Signal(object, object)

    def start(self, source: str) -> None:
        """Lay out *source*; :attr:`done` tells when."""
        threading.Thread(target=self._work, args=(source,), daemon=True, name="layout").start()

    def _work(self, source: str) -> None:
        from mateo_desktop.domain import source_layout

        after = source_layout.laid_out(source)
        # The window may be gone by now.
        with contextlib.suppress(RuntimeError):
            self.done.emit(source, after)
