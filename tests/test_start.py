"""What the start must not do: each of these once cost time, memory or a typed character."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mateo_desktop.ui import binding

ROOT = Path(__file__).resolve().parent.parent

IMPORTS = """\
import builtins, enum, json, linecache, sys
from mateo_desktop.ui import binding
binding.load()
import mateo_desktop.main, mateo_desktop.ui.program
print(json.dumps({
    "import": builtins.__import__.__name__,
    "enums": enum.EnumType._create_.__module__,
    "feature": builtins.__feature_import__.__name__,
    "waiting": [
        name for name, module in sys.modules.items()
        if name.startswith("shibokensupport.") and "__getattr__" in vars(module)
    ],
    "sources": [name for name in linecache.cache if "mateo_desktop" in name],
    "modules": list(sys.modules),
}))
"""

#: A wrong call makes PySide6 ask the modules that waited; what they say is for developers.
WRONG_CALL = """\
from mateo_desktop.ui import binding
binding.load()
from PySide6.QtCore import QPoint
from PySide6.support.signature import get_signature
print(get_signature(QPoint.setX))
try:
    QPoint().setX("left")
except TypeError as error:
    print(error)
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, object]:
    """What an interpreter of its own says after it has imported the window."""
    call = [sys.executable, "-c", IMPORTS]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=150, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_import_statement_looks_for_no_features(imported: dict[str, object]) -> None:
    assert imported["feature"] == "__feature_import__", "binding may let the import be"
    assert imported["import"] != "__feature_import__"


def test_the_enums_of_qt_are_cast(imported: dict[str, object]) -> None:
    assert imported["enums"] == "mateo_desktop.ui.quick_enums"


def test_what_pyside_has_for_developers_waits_until_it_is_asked(
    imported: dict[str, object],
) -> None:
    waiting = imported["waiting"]
    assert isinstance(waiting, list)
    names = {f"shibokensupport/{name.partition('.')[2].replace('.', '/')}.py" for name in waiting}
    assert names == binding.LATE


def test_a_wrong_call_is_still_put_into_words() -> None:
    call = [sys.executable, "-c", WRONG_CALL]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=150, check=True)
    signature, error = done.stdout.splitlines()[0], done.stdout
    assert signature == "(self, x: int, /) -> None"
    assert "wrong argument types" in error
    assert done.stderr == ""


def test_no_source_of_ours_is_read_to_import_it(imported: dict[str, object]) -> None:
    assert imported["sources"] == []


def test_the_window_is_there_before_network_and_keyring(imported: dict[str, object]) -> None:
    modules = imported["modules"]
    assert isinstance(modules, list)
    assert "mateo_desktop.ui.main_window" in modules
    assert not {"httpx", "httpcore", "keyring", "nh3", "phonenumbers", "truststore"} & set(modules)
    assert not {"asyncio", "qasync", "mateo_desktop.storage.database"} & set(modules)
    assert not [name for name in modules if name.startswith("mateo_desktop.app.")]
