import stat
import sys
from pathlib import Path

import pytest

from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.own_words import FILE_NAME, OwnWords


def test_words_are_kept_in_a_private_file_a_person_can_read(data_folder: Path) -> None:
    own = OwnWords(data_folder)
    own.load()
    for word in ("Mateo", "über", "Abo"):
        own.add(word)
    own.remove("Abo")
    path = data_folder / FILE_NAME
    assert path.read_text(encoding="utf-8") == "Mateo\nüber\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = OwnWords(data_folder)
    again.load()
    assert again.words == {"Mateo", "über"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", set()),
        (b"\xef\xbb\xbfMateo\r\n\r\n# mine\r\n u\xcc\x88ber \r\n", {"Mateo", "über"}),
        (b"\xff\xfe\x00", {"\ufffd\ufffd\x00"}),
        (b"x" * 2_000_000, set()),
    ],
)
def test_whatever_is_in_the_file_is_read(
    data_folder: Path, content: bytes, words: set[str]
) -> None:
    (data_folder / FILE_NAME).write_bytes(content)
    own = OwnWords(data_folder)
    own.load()
    assert own.words == words


def test_a_word_that_cannot_be_kept_holds_all_the_same_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"a file where the folder should be")
    own = OwnWords(tmp_path / "data")
    own.load()
    with pytest.raises(StorageFailed):
        own.add("Mateo")
    assert "Mateo" in own.words
