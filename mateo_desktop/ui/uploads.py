"""Files dropped on the message: uploaded beside the writing, with progress.

A file belongs to its draft: when an upload ends, the draft is changed
wherever it is by then, on the desk or in the store.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mateo_desktop.app import uploading
from mateo_desktop.domain.draft import Attachment, Draft
from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession


class Uploads(QObject):
    """Adds files to the draft on the desk and brings them into the library."""

    def __init__(self, window: MainWindow, session: DraftSession, desk: Desk, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        #: Why a file is not in the library, by draft and path; nobody tries again unasked.
        self._failed: dict[tuple[str, str], str] = {}
        window.composer.files_chosen.connect(self.attach)
        window.composer.retry_upload_wanted.connect(self._on_retry)
        desk.laid.connect(self._on_laid)

    def use(self, workspace: Workspace | None) -> None:
        """Upload into the library of *workspace*."""
        self._workspace = workspace
        self._failed.clear()

    @Slot(object)
    def attach(self, paths: list[str]) -> None:
        """Attach local files to the draft on the desk."""
        if not self._desk.showing_sent:
            self._tasks.start(f"attach:{paths}", self._attach(self._session.draft.key, paths))

    async def _attach(self, key: str, paths: list[str]) -> None:
        for path in paths:
            try:
                size = await uploading.file_size(path)
            except uploading.UploadFailed as error:
                words = messages.upload_trouble(error.code)
                name = plain_name(Path(path).name)
                self._window.notice.show_notice(Notice("attach", f"{name}: {words}"))
                continue
            draft = self._session.draft
            if draft.key != key:
                return
            if any(file.path == path and not file.url for file in draft.attachments):
                continue
            file = Attachment(name=Path(path).name, size=size, path=path)
            self._session.update(attachments=(*draft.attachments, file))
            self._start(key, path)

    def _start(self, key: str, path: str) -> None:
        self._failed.pop((key, path), None)
        if self._session.draft.key == key:
            # The strip may still tell of the same file in another draft.
            self._window.composer.attachments.set_progress(path, 0.0)
        self._tasks.start(f"upload:{key}:{path}", self._upload(key, path))

    async def _upload(self, key: str, path: str) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        strip = self._window.composer.attachments

        def progress(gone: int, total: int) -> None:
            if self._session.draft.key == key:
                strip.set_progress(path, gone / total if total else 1.0)

        try:
            url = await uploading.upload(await workspace.client(), path, progress)
        except uploading.UploadFailed as error:
            self._failed[key, path] = error.code
            if self._session.draft.key == key:
                strip.set_failed(path, messages.upload_trouble(error.code))
            return
        if self._session.draft.key == key and not self._desk.showing_sent:
            self._session.put(_arrived(self._session.draft, path, url))
            return
        draft = await workspace.drafts.load(key)
        if draft is not None:
            workspace.keeper.note(_arrived(draft, path, url))

    @Slot(str)
    def _on_retry(self, path: str) -> None:
        self._start(self._session.draft.key, path)

    @Slot(object)
    def _on_laid(self, draft: Draft) -> None:
        """A draft that was closed while a file was on its way goes on where it was."""
        for file in draft.attachments:
            if not file.path or file.url or self._desk.showing_sent:
                continue
            failed = self._failed.get((draft.key, file.path))
            if failed is None:
                self._start(draft.key, file.path)
            else:
                words = messages.upload_trouble(failed)
                self._window.composer.attachments.set_failed(file.path, words)


def _arrived(draft: Draft, path: str, url: str) -> Draft:
    """*draft* with the file at *path* known by its address; removed ones stay removed."""
    files = tuple(
        dataclasses.replace(file, url=url) if file.path == path and not file.url else file
        for file in draft.attachments
    )
    return draft.replace(attachments=files)
