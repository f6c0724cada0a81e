"""The templates of the open workspace, for everything in the window that shows one.

The form, the preview and the window line look here; who asks the server and
the book listens to ``wanted`` and ``entered``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mateo_desktop.domain.template import Template


class TemplateList(QObject):
    """What is known of templates now; empty until somebody put something in."""

    changed = Signal()
    #: Somebody is about to choose: the list should be as new as it can be had.
    wanted = Signal()
    #: The list could not be had, and somebody wants it tried once more.
    wanted_again = Signal()
    #: A person entered the text of a template.
    entered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[Template, ...] = ()
        self._note = ""

    @property
    def all(self) -> tuple[Template, ...]:
        """The templates in the order of the book."""
        return self._templates

    @property
    def note(self) -> str:
        """Why the list may lack something, in words; "" if it does not."""
        return self._note

    def put(self, templates: Iterable[Template], note: str = "") -> None:
        """Offer *templates* from now on."""
        found = tuple(templates)
        if (found, note) != (self._templates, self._note):
            self._templates, self._note = found, note
            self.changed.emit()

    def find(self, template_id: str) -> Template | None:
        """The template with that ID, if it is known."""
        sought = template_id.casefold()
        return next((one for one in self._templates if one.id.casefold() == sought), None)

    def want(self) -> None:
        """Ask for a list as new as it can be had."""
        self.wanted.emit()

    def want_again(self) -> None:
        """Ask once more for a list that could not be had."""
        self.wanted_again.emit()

    def enter(self, template: Template) -> None:
        """Take over a template whose text a person entered, and have it kept."""
        same = template.id.casefold()
        others = [one for one in self._templates if one.id.casefold() != same]
        self.put([*others, template], self._note)
        self.entered.emit(template)
