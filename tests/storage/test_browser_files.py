from __future__ import annotations

import stat
from pathlib import Path

from mateo_desktop.storage.browser_files import BrowserFiles


def test_a_page_is_its_owner_s_alone(data_folder: Path) -> None:
    files = BrowserFiles(data_folder)
    path = files.write("<p>Grüße</p>\r\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.parent.parent == data_folder
    assert path.read_bytes() == b"\xef\xbb\xbf" + "<p>Grüße</p>\r\n".encode()


def test_two_pages_never_share_a_name(data_folder: Path) -> None:
    files = BrowserFiles(data_folder)
    assert files.write("one") != files.write("one")


def test_a_page_goes_and_may_be_gone_already(data_folder: Path) -> None:
    files = BrowserFiles(data_folder)
    path = files.write("one")
    files.remove(path)
    files.remove(path)
    assert not path.exists()


def test_what_a_crash_left_goes_and_nothing_else(data_folder: Path) -> None:
    BrowserFiles(data_folder).write("left")
    (data_folder / "browser" / "note.txt").write_text("mine")
    files = BrowserFiles(data_folder)
    files.clear()
    assert [path.name for path in files.folder.iterdir()] == ["note.txt"]
    (files.folder / "note.txt").unlink()
    files.clear()
    files.clear()
    assert not files.folder.exists()


def test_a_link_in_place_of_the_folder_leads_nowhere(data_folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "page.html").write_text("mine")
    (data_folder / "browser").symlink_to(elsewhere)
    BrowserFiles(data_folder).clear()
    assert (elsewhere / "page.html").exists()
