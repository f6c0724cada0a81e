"""Fills the list of templates from the book and the server, and keeps what is entered.

The server is asked only when somebody is about to choose: most messages need
no template, and two requests a second are all there is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mateo_desktop.ui import messages

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.template import Template
    from mateo_desktop.ui.template_list import TemplateList

#: A list younger than this is new enough.
_FRESH_S = 60.0


class TemplateShelf(QObject):
    """The templates of the workspace that is open."""

    def __init__(self, templates: TemplateList, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._templates = templates
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._asked_at: float | None = None
        templates.wanted.connect(self._on_wanted)
        templates.wanted_again.connect(self._on_wanted_again)
        templates.entered.connect(self._on_entered)
        templates.value_forgotten.connect(self._on_value_forgotten)

    def use(self, workspace: Workspace | None) -> None:
        """Nothing of another workspace is offered from now on."""
        self._workspace = workspace
        self._asked_at = None
        self._tasks.cancel("templates")
        self._templates.put(())
        self._templates.put_values({})
        if workspace is not None:
            workspace.listener.values_learned = self._on_values_learned

    async def arrive(self) -> None:
        """Offer what the book has; raises StorageFailed."""
        workspace = self._workspace
        if workspace is None:
            return
        known = await workspace.templates.all(workspace.profile.id)
        await self._read_values(workspace)
        # A refresh that somebody asked for meanwhile knows more.
        if workspace is self._workspace and self._asked_at is None:
            self._templates.put(known)

    @Slot()
    def _on_wanted(self) -> None:
        if self._workspace is None:
            return
        # A list that could not be had is asked for again only on purpose.
        if self._templates.note:
            return
        if self._asked_at is None or time.monotonic() - self._asked_at > _FRESH_S:
            self._on_wanted_again()

    @Slot()
    def _on_wanted_again(self) -> None:
        if self._workspace is not None:
            self._asked_at = time.monotonic()
            # The answer for another workspace may still be ending.
            self._tasks.start("templates", self._refresh(), replace=True)

    async def _refresh(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        result = await workspace.templates.refresh(workspace.profile.id)
        if workspace is not self._workspace:
            return
        note = ""
        if result.trouble:
            words = self.tr("The list of templates is not up to date: {why}")
            if not result.entries:
                words = self.tr(
                    "The templates cannot be listed: {why} One can be entered by its ID."
                )
            note = words.format(why=messages.trouble(result.trouble))
        self._templates.put(result.entries, note)

    @Slot(object)
    def _on_entered(self, template: Template) -> None:
        if self._workspace is not None:
            self._tasks.start(f"template:{template.id}", self._keep(self._workspace, template))

    async def _keep(self, workspace: Workspace, template: Template) -> None:
        known = await workspace.templates.enter(workspace.profile.id, template)
        if workspace is self._workspace:
            self._templates.put(known, self._templates.note)

    def _on_values_learned(self, profile_id: str) -> None:
        workspace = self._workspace
        if workspace is not None and workspace.profile.id == profile_id:
            self._tasks.start("template-values", self._read_values(workspace), replace=True)

    async def _read_values(self, workspace: Workspace) -> None:
        values = await workspace.templates.values(workspace.profile.id)
        if workspace is self._workspace:
            self._templates.put_values(values)

    @Slot(object)
    def _on_value_forgotten(self, what: tuple[str, int, str]) -> None:
        if self._workspace is not None:
            name = f"forget-value:{hash(what)}"
            self._tasks.start(name, self._forget_value(self._workspace, *what))

    async def _forget_value(
        self, workspace: Workspace, template_id: str, place: int, value: str
    ) -> None:
        known = await workspace.templates.forget_value(
            workspace.profile.id, template_id, place, value
        )
        if workspace is self._workspace:
            self._templates.put_values(known)
