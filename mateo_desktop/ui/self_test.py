"""``--self-test``: whether this installation has what it needs, a line each."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path

from mateo_desktop import paths
from mateo_desktop.domain.draft import Draft
from mateo_desktop.storage import preferences
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.secrets import SecretsUnavailable, TokenStore


def run(folder: Path) -> int:
    """Make every check and print its line; 0 if all passed, else 1."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("resources", _resources),
        ("translations", _translations),
        ("tls store", _tls),
        ("keyring", _keyring),
        ("database", lambda: _database(folder)),
        ("window", lambda: _window(folder)),
    )
    failed = 0
    for name, check in checks:
        try:
            found = check()
        # Whatever is wrong with an installation is what this is for.
        except Exception as error:  # noqa: BLE001
            failed += 1
            print(f"{name}: FAILED, {type(error).__name__}: {error}")  # noqa: T201
        else:
            print(f"{name}: ok, {found}")  # noqa: T201
    return 1 if failed else 0


def _resources() -> str:
    icons = list(paths.resource("icons").glob("*.svg"))
    if len(icons) < 10 or not paths.resource("style.qss").is_file():
        raise FileNotFoundError(str(paths.resource("icons")))
    return f"{len(icons)} icons"


def _translations() -> str:
    found = sorted(path.name for path in paths.translations().glob("mateo_*.qm"))
    if "mateo_de.qm" not in found:
        raise FileNotFoundError("mateo_de.qm")
    return ", ".join(found)


def _tls() -> str:
    from mateo_desktop.api.transport import context_for

    context = asyncio.run(context_for("https", None))
    return type(context).__module__.partition(".")[0]


def _keyring() -> str:
    async def name() -> str:
        try:
            return await TokenStore().check()
        except SecretsUnavailable as error:
            # A normal state: keys are then kept for one run only.
            return f"none usable ({error.code}), keys are kept for one run only"

    return asyncio.run(name())


def _database(folder: Path) -> str:
    async def write() -> None:
        with tempfile.TemporaryDirectory(dir=folder, prefix="self-test-") as place:
            database = await Database.open(Path(place))
            try:
                store = DraftStore(database)
                draft = Draft.new(subject="self-test")
                await store.save(draft, 1)
                if await store.load(draft.key) != draft:
                    raise ValueError("what was written is not what is read")
            finally:
                await database.close()

    asyncio.run(write())
    return str(folder)


def _window(folder: Path) -> str:
    from mateo_desktop.ui.application import Application
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession

    application = Application(["mateo-desktop"])
    found, _ = preferences.load(folder)
    application.wear(found.language, found.theme)
    window = MainWindow(DraftSession()).whole()
    window.show()
    application.processEvents()
    picture = window.grab()
    window.close()
    if picture.isNull():
        raise ValueError("nothing was painted")
    return f"{application.platformName()}, {picture.width()} x {picture.height()}"
