"""Which pictures the pastes into one editor named, for as long as these are not undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from mateo_desktop.ui.text.rich.paste_edit import PasteEdit


class PastedPictures(QObject):
    """Follows the pastes into *editor* that name pictures, until they are forgotten."""

    #: A paste named pictures: their paths. / Pastes that did were undone: the paths of these.
    named, undone = Signal(object), Signal(object)

    def __init__(self, editor: PasteEdit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = editor.document()
        #: How many steps could be undone right after a paste, and what it named.
        self._pastes: list[tuple[int, list[str]]] = []
        editor.pictures_named.connect(self._on_named)

    def forget(self) -> None:
        """Somebody answered: nothing is to be followed any more."""
        if self._pastes:
            self._pastes = []
            self._document.contentsChanged.disconnect(self._on_changed)

    @Slot(object)
    def _on_named(self, paths: list[str]) -> None:
        # Only as long as there is a question does a change cost anything.
        if not self._pastes:
            self._document.contentsChanged.connect(self._on_changed)
        self._pastes.append((self._document.availableUndoSteps(), paths))
        self.named.emit(paths)

    @Slot()
    def _on_changed(self) -> None:
        steps = self._document.availableUndoSteps()
        gone = [paths for after, paths in self._pastes if after > steps]
        if not gone:
            return
        kept = [paste for paste in self._pastes if paste[0] <= steps]
        if not kept:
            self.forget()
        self._pastes = kept
        still = {path for _, paths in kept for path in paths}
        self.undone.emit([path for paths in gone for path in paths if path not in still])
