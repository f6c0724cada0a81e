"""A real Secret Service: open, locked, without a collection, silent, and started late."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from .conftest import Script

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's")

BACKEND = "keyring.backends.SecretService.Keyring"


@pytest.fixture
def calls(script: Script, tmp_path: Path):
    """Runs the script on a session bus and in a home of its own."""
    missing = [
        name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)
    ]
    if missing:
        pytest.fail(f"{', '.join(missing)} missing: apt-get install dbus gnome-keyring")

    def run(what: str) -> list[str]:
        home = tmp_path / "home"
        home.mkdir(mode=0o700)
        return script.run(
            "keyring_calls.py",
            what,
            before=["dbus-run-session", "--"],
            HOME=str(home),
            XDG_DATA_HOME=str(home / "data"),
            XDG_CONFIG_HOME=str(home / "config"),
            XDG_RUNTIME_DIR=str(home),
            DISPLAY="",
        ).split()

    return run


def test_a_token_is_stored_read_replaced_and_deleted(calls, tmp_path: Path) -> None:
    assert calls("unlocked") == [BACKEND, "None", "keyring", "True", "True", "None"]
    # On the disk it is encrypted.
    written = [path.read_bytes() for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert any(b"mateo-desktop" in data or data.startswith(b"GnomeKeyring") for data in written)
    assert not any(b"a1a1a1a1" in data or b"mtk_" in data for data in written)


def test_a_locked_collection_is_named_and_the_token_stays_in_memory(calls) -> None:
    assert calls("locked") in (["set:locked", "memory"], ["set:silent", "memory"])


def test_a_service_without_a_collection_is_a_failure_and_no_crash(calls) -> None:
    assert calls("empty") in (["set:failed", "memory"], ["set:silent", "memory"])


def test_a_silent_service_is_given_up_and_does_not_keep_the_program_from_ending(calls) -> None:
    assert calls("silent") == ["set:silent", "memory"]


def test_without_a_bus_there_is_no_keyring_until_somebody_starts_one(calls) -> None:
    assert calls("later") == ["set:no_backend", "set:done", "True"]
