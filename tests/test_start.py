"""What the start must not do: each of these once cost time, memory or a typed character."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mateo_desktop.main import use_plain_import

ROOT = Path(__file__).resolve().parent.parent

IMPORTS = """\
import builtins, json, linecache, sys
from mateo_desktop.main import unsound_qt, use_plain_import
unsound_qt()
before = builtins.__import__.__name__
use_plain_import()
import mateo_desktop.ui.program
print(json.dumps({
    "before": before,
    "after": builtins.__import__.__name__,
    "sources": [name for name in linecache.cache if "mateo_desktop" in name],
    "modules": list(sys.modules),
}))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, object]:
    """What an interpreter of its own says after it has imported the window."""
    call = [sys.executable, "-c", IMPORTS]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=50, check=True)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_import_statement_looks_for_no_features(imported: dict[str, object]) -> None:
    assert imported["before"] == "__feature_import__", "use_plain_import may go"
    assert imported["after"] != "__feature_import__"


def test_no_source_of_ours_is_read_to_import_it(imported: dict[str, object]) -> None:
    assert imported["sources"] == []


def test_the_window_is_there_before_network_and_keyring(imported: dict[str, object]) -> None:
    modules = imported["modules"]
    assert isinstance(modules, list)
    assert "mateo_desktop.ui.main_window" in modules
    assert not {"httpx", "httpcore", "keyring", "nh3", "phonenumbers", "truststore"} & set(modules)
    assert not {"asyncio", "qasync", "mateo_desktop.storage.database"} & set(modules)
    assert not [name for name in modules if name.startswith("mateo_desktop.app.")]


def test_without_pyside_there_is_nothing_to_take_back(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    monkeypatch.delattr(builtins, "__orig_import__", raising=False)
    before = builtins.__import__
    use_plain_import()
    assert builtins.__import__ is before
