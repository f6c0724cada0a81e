"""Where resources are found and data goes."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from mateo_desktop import paths

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_resources_are_found_in_a_checkout() -> None:
    assert "<svg" in paths.resource("icons/send.svg").read_text(encoding="utf-8")


def test_a_resource_that_is_not_there_has_a_path_all_the_same() -> None:
    path = paths.resource("icons/no-such-icon.svg")
    assert not path.exists()
    assert path.parent.is_dir()


def test_the_resources_of_a_wheel_come_before_a_folder_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "mateo_desktop"
    for folder in (package / "resources", package.parent / "resources"):
        folder.mkdir(parents=True)
        (folder / "name.txt").write_text(str(folder))
    monkeypatch.setattr(paths, "__file__", str(package / "paths.py"))
    paths._resource_folders.cache_clear()
    try:
        assert paths.resource("name.txt").parent == package / "resources"
    finally:
        paths._resource_folders.cache_clear()


def test_the_frozen_program_carries_its_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mateo_desktop" / "resources"
    folder.mkdir(parents=True)
    (folder / "name.txt").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    paths._resource_folders.cache_clear()
    try:
        assert paths.resource("name.txt") == folder / "name.txt"
    finally:
        paths._resource_folders.cache_clear()


@POSIX
def test_a_chosen_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = paths.data_folder(tmp_path / "a" / "b")
        logs = paths.log_folder(folder)
    finally:
        os.umask(before)
    assert folder == tmp_path / "a" / "b"
    assert (mode(folder), mode(logs)) == (0o700, 0o700)


@POSIX
def test_a_folder_that_exists_keeps_its_mode(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    assert mode(paths.data_folder(shared)) == 0o755


def test_without_a_choice_the_data_goes_below_the_persons_home() -> None:
    folder = paths.data_folder()
    assert folder.is_dir()
    assert folder.name == paths.DATA_NAME
    assert folder.is_relative_to(Path.home())


def test_a_data_folder_that_cannot_be_made_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        paths.data_folder(tmp_path / "file" / "data")
