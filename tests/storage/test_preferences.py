"""A file a person may edit never stops the start, and is never thrown away."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mateo_desktop.storage import preferences
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.preferences import Preferences, load, save


def _write(folder: Path, content: object) -> None:
    folder.mkdir(exist_ok=True)
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (folder / "preferences.json").write_bytes(data)


def test_without_a_file_the_defaults_of_the_contract_hold(folder: Path) -> None:
    assert load(folder) == (Preferences("system", "system", 5, 30, 15), "")
    assert not folder.exists()


def test_settings_come_back_with_the_keys_of_others(folder: Path) -> None:
    theirs = {"splitter": [1, 2], "grüße": None, "hold_secondz": 7}
    _write(folder, {**theirs, "language": "de", "hold_seconds": 0, "retention_days": 0})
    read, problem = load(folder)
    assert problem == ""
    assert read.unknown == theirs
    assert (read.language, read.hold_seconds, read.retention_days) == ("de", 0, 0)
    save(folder, read)
    assert load(folder) == (read, "")
    assert {*theirs} <= {*json.loads((folder / "preferences.json").read_text())}
    assert [path.name for path in folder.iterdir()] == ["preferences.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_nobody_else_may_read_them(folder: Path) -> None:
    save(folder, Preferences())
    assert stat.S_IMODE((folder / "preferences.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"hold_seconds": 61}, {"hold_seconds": 60}),
        ({"hold_seconds": -1}, {"hold_seconds": 0}),
        ({"hold_seconds": 10**400}, {"hold_seconds": 60}),
        ({"hold_seconds": True}, {"hold_seconds": 5}),
        ({"hold_seconds": "7"}, {"hold_seconds": 5}),
        ({"hold_seconds": 7.5}, {"hold_seconds": 7}),
        ({"hold_seconds": float("nan")}, {"hold_seconds": 5}),
        ({"hold_seconds": float("inf")}, {"hold_seconds": 60}),
        ({"retention_days": None}, {"retention_days": 30}),
        ({"stale_minutes": [15]}, {"stale_minutes": 15}),
        ({"language": "fr"}, {"language": "system"}),
        ({"theme": {}}, {"theme": "system"}),
    ],
)
def test_a_value_out_of_range_is_brought_back_and_it_says_so(
    folder: Path, given: dict[str, Any], expected: dict[str, Any]
) -> None:
    _write(folder, {**given, "mine": 1})
    read, problem = load(folder)
    assert problem == "adjusted"
    assert read == Preferences(**expected, unknown={"mine": 1})
    save(folder, read)
    assert load(folder) == (read, "")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe{}", b"[" * 100_000, b'{"a": 1}' + b" " * 1_000_000],
    ids=["empty", "half", "list", "text", "utf-16", "deep", "huge"],
)
def test_a_broken_file_is_put_aside_and_kept(folder: Path, content: bytes) -> None:
    _write(folder, content)
    assert load(folder) == (Preferences(), "broken")
    (kept,) = folder.iterdir()
    assert kept.name.startswith("preferences.broken-")
    assert kept.read_bytes() == content
    assert load(folder) == (Preferences(), "")


def test_a_byte_order_mark_is_no_damage(folder: Path) -> None:
    _write(folder, b'\xef\xbb\xbf{"theme": "dark"}')
    assert load(folder) == (Preferences(theme="dark"), "")


def test_what_cannot_be_read_is_left_alone(folder: Path) -> None:
    (folder / "preferences.json").mkdir(parents=True)
    assert load(folder)[0] == Preferences()
    assert load(folder)[1] in {"unreadable", "broken"}


def test_a_save_that_fails_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(folder, Preferences(theme="dark"))

    def fails(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(StorageFailed) as failed:
        save(folder, Preferences(theme="light"))
    assert failed.value.code == "disk_full"
    assert load(folder) == (Preferences(theme="dark"), "")
    assert [path.name for path in folder.iterdir()] == ["preferences.json"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)
names = st.sampled_from(
    ["language", "theme", "hold_seconds", "retention_days", "stale_minutes", "other"]
)


@given(st.dictionaries(names, values))
@settings(suppress_health_check=list(HealthCheck))
def test_any_json_gives_settings_within_their_ranges(
    tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("data")
    _write(folder, content)
    read, problem = load(folder)
    assert problem in preferences.PROBLEMS
    assert 0 <= read.hold_seconds <= 60
    assert read.retention_days >= 0
    assert read.stale_minutes >= 0
    assert read.language in {"system", "de", "en"}
    assert read.theme in {"system", "light", "dark"}
    assert set(read.unknown) == set(content) & {"other"}


def test_the_words_that_promise_a_file_are_in_the_file_only_if_somebody_changed_them(
    folder: Path,
) -> None:
    save(folder, Preferences())
    assert "attachment_words" not in json.loads((folder / "preferences.json").read_text())
    for words in ((), ("Beilage",), ("anbei", "Größe")):
        save(folder, Preferences(attachment_words=words))
        assert load(folder) == (Preferences(attachment_words=words), "")


@pytest.mark.parametrize("given", ["anbei", 4, None, {"a": 1}])
def test_what_is_no_list_of_words_is_the_list_as_shipped(folder: Path, given: object) -> None:
    _write(folder, json.dumps({"attachment_words": given}).encode())
    assert load(folder) == (Preferences(), "adjusted")


def test_a_list_that_nobody_made_by_hand_is_cut(folder: Path) -> None:
    _write(folder, json.dumps({"attachment_words": [" a  b ", 4, "a b", "", "x" * 1_000]}).encode())
    assert load(folder) == (Preferences(attachment_words=("a b", "x" * 80)), "adjusted")
    _write(folder, json.dumps({"attachment_words": [str(n) for n in range(1_000)]}).encode())
    assert len(load(folder)[0].attachment_words) == 200


def test_the_languages_of_the_spelling_come_back(folder: Path) -> None:
    chosen = Preferences(spelling=False, spelling_languages=("de_AT", "en_GB"))
    save(folder, chosen)
    assert load(folder) == (chosen, "")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({"spelling": "no"}, Preferences()),
        ({"spelling_languages": "de_DE"}, Preferences()),
        (
            {"spelling_languages": ["de_DE", 5, None, "x" * 99]},
            Preferences(spelling_languages=("de_DE",)),
        ),
    ],
)
def test_a_spelling_that_is_none_is_adjusted(
    folder: Path, given: dict[str, object], read: Preferences
) -> None:
    _write(folder, given)
    assert load(folder) == (read, "adjusted")
