"""The templates of the open workspace, for everything in the window that shows one.

The form, the preview and the window line look here; who asks the server and
the book listens to ``wanted`` and ``entered``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    #: Template ID, place and value: not to be offered any more.
    value_forgotten = Signal(object)
    values_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[Template, ...] = ()
        self._by_id: dict[str, Template] = {}
        self._note = ""
        self._values: Mapping[str, Mapping[int, tuple[str, ...]]] = {}

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
            # Looked up with every key; the first of two counts.
            self._by_id = {one.id.casefold(): one for one in reversed(found)}
            self.changed.emit()

    def find(self, template_id: str) -> Template | None:
        """The template with that ID, if it is known."""
        return self._by_id.get(template_id.casefold())

    def values(self, template_id: str, place: int) -> tuple[str, ...]:
        """What went into that place of the template before, the latest first."""
        return self._values.get(template_id.casefold(), {}).get(place, ())

    def put_values(self, values: Mapping[str, Mapping[int, tuple[str, ...]]]) -> None:
        """Know these values from now on: by folded template ID and place."""
        if values != self._values:
            self._values = values
            self.values_changed.emit()

    def forget_value(self, template_id: str, place: int, value: str) -> None:
        """Do not offer *value* there any more."""
        folded = template_id.casefold()
        places = dict(self._values.get(folded, {}))
        places[place] = tuple(one for one in places.get(place, ()) if one != value)
        self.put_values({**self._values, folded: places})
        self.value_forgotten.emit((template_id, place, value))

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
