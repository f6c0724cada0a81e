"""What is said once, and quietly, about how the data was found.

After a clean end nothing is said. After a cut (a kill, a power failure) it is
which draft lies open again; after a damage what came back and where the
damaged file is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from pathlib import Path

    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.draft import Draft
    from mateo_desktop.storage.database import Database
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.single_instance import SingleInstance


async def say_how_it_was_found(
    window: MainWindow, database: Database, preference_trouble: bool | str
) -> None:
    """Say if the data file is too new or was damaged, or the settings could not be read."""
    if database.read_only:
        words = messages.storage_trouble("newer_version")
        window.notice.show_notice(Notice("storage", words, lasts=True))
    elif database.recovered:
        await say_what_was_mended(window, database)
    elif preference_trouble:
        words = messages.storage_trouble("preferences")
        window.notice.show_notice(Notice("preferences", words))


async def say_what_was_mended(window: MainWindow, database: Database) -> None:
    """Say what came back of a damaged file, at the start or in the midst of the work."""
    drafts, sent = await database.run(_counted)
    words = " ".join(
        (
            messages.storage_trouble(database.recovered),
            messages.rows_back(drafts, sent) if database.recovered != "empty" else "",
            messages.kept_file(str(database.kept)) if database.kept is not None else "",
        )
    )
    folder = _Folder(database.folder)
    action = QCoreApplication.translate("start", "Show the folder")
    window.notice.show_notice(Notice("storage", words, action=action, act=folder.open))


async def say_what_was_restored(
    instance: SingleInstance | None, window: MainWindow, workspace: Workspace, draft: Draft
) -> None:
    """Say once what lies open again after the program was cut off, if anything was written."""
    if instance is None or not instance.was_cut_off:
        return
    instance.was_cut_off = False
    rows = await workspace.drafts.all()
    if not rows or window.notice.current is not None:
        return
    open_row = next((row for row in rows if row.key == draft.key), None)
    name = ""
    if open_row is not None:
        name = plain_name(open_row.subject, 60)
        name = name or (messages.addressee(open_row.label) if open_row.label else "")
        name = name or plain_name(open_row.preview, 60)
    when = open_row.updated_at if open_row else None
    words = messages.restored_after_cut(len(rows), name, when)
    window.notice.show_notice(Notice("restored", words, "ok"))


def _counted(connection: object) -> tuple[int, int]:
    import sqlite3

    assert isinstance(connection, sqlite3.Connection)
    drafts = connection.execute("SELECT count(*) FROM drafts WHERE sent_as IS NULL").fetchone()
    sent = connection.execute("SELECT count(*) FROM outbox").fetchone()
    return drafts[0], sent[0]


class _Folder:
    """A folder that can be shown."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> None:
        """Open it in the file manager of the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))
