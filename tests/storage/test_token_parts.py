"""Tokens longer than an entry of the Windows keyring, whole or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.storage import token_parts
from mateo_desktop.storage.token_parts import TornToken, delete, read, write
from tests.storage.windows_keyring import Interrupted, WindowsLikeKeyring, a_token

SERVICE, USER = "mateo-desktop", "1@https://api.example.org"


@pytest.mark.parametrize(
    "length", [16, 40, 1199, 1200, 1201, 1279, 1280, 1281, 2399, 2400, 2401, 4096, 8191, 8192]
)
def test_a_token_of_any_length_comes_back(length: int) -> None:
    keyring = WindowsLikeKeyring()
    token = a_token(length)
    write(keyring, SERVICE, USER, token)
    assert read(keyring, SERVICE, USER) == token
    if length <= 1200:
        assert keyring.entries == {(SERVICE, USER): token}
    delete(keyring, SERVICE, USER)
    assert keyring.entries == {}
    assert read(keyring, SERVICE, USER) is None


@given(st.lists(st.tuples(st.integers(16, 8192), st.integers(0, 99)), max_size=6))
def test_one_token_after_the_other_leaves_only_the_last(tokens: list[tuple[int, int]]) -> None:
    keyring = WindowsLikeKeyring()
    keyring.set_password(SERVICE, "another", "x")
    for length, seed in tokens:
        write(keyring, SERVICE, USER, a_token(length, seed))
        assert read(keyring, SERVICE, USER) == a_token(length, seed)
    delete(keyring, SERVICE, USER)
    assert keyring.entries == {(SERVICE, "another"): "x"}


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=3000))
def test_letters_that_take_two_units_fit_as_well(token: str) -> None:
    keyring = WindowsLikeKeyring()
    write(keyring, SERVICE, USER, token)
    assert read(keyring, SERVICE, USER) == token


def test_a_token_that_looks_like_a_head_is_no_head() -> None:
    keyring = WindowsLikeKeyring()
    token = "mateo-parts:1:a:3:0123456789abcdef"
    write(keyring, SERVICE, USER, token)
    assert read(keyring, SERVICE, USER) == token


@pytest.mark.parametrize("old", [16, 3000])
@pytest.mark.parametrize("new", [16, 3000, 5000])
def test_a_write_that_breaks_off_leaves_the_old_token_or_the_new_one(old: int, new: int) -> None:
    before, after = a_token(old, 1), a_token(new, 2)
    seen = set()
    for calls in range(100):
        keyring = WindowsLikeKeyring()
        write(keyring, SERVICE, USER, before)
        keyring.calls_left = calls
        try:
            write(keyring, SERVICE, USER, after)
        except Interrupted:
            done = False
        else:
            done = True
        keyring.calls_left = -1
        found = read(keyring, SERVICE, USER)
        assert found in {before, after}
        seen.add(found)
        # Whatever it left lying about goes with the next write or deletion.
        delete(keyring, SERVICE, USER)
        assert keyring.entries == {}
        if done:
            break
    else:
        pytest.fail("it never came to an end")
    assert seen == {before, after}


def test_a_deletion_that_breaks_off_is_finished_by_the_next_one() -> None:
    for calls in range(100):
        keyring = WindowsLikeKeyring()
        write(keyring, SERVICE, USER, a_token(5000))
        keyring.calls_left = calls
        try:
            delete(keyring, SERVICE, USER)
        except Interrupted:
            keyring.calls_left = -1
            assert read(keyring, SERVICE, USER) in {None, a_token(5000)}
            delete(keyring, SERVICE, USER)
            assert keyring.entries == {}
        else:
            assert calls > 5
            return
    pytest.fail("it never came to an end")


@pytest.mark.parametrize("spoil", ["missing", "exchanged", "head"])
def test_parts_that_do_not_fit_are_never_handed_out(spoil: str) -> None:
    keyring = WindowsLikeKeyring()
    write(keyring, SERVICE, USER, a_token(3000))
    part = (SERVICE, f"{USER}#a1")
    if spoil == "missing":
        del keyring.entries[part]
    elif spoil == "exchanged":
        keyring.entries[part] = a_token(1200, 9)
    else:
        keyring.entries[SERVICE, USER] = f"{token_parts._HEAD}nonsense"
    with pytest.raises(TornToken):
        read(keyring, SERVICE, USER)
    write(keyring, SERVICE, USER, a_token(2000, 3))
    assert read(keyring, SERVICE, USER) == a_token(2000, 3)


def test_a_reader_beside_a_writer_gets_a_whole_token() -> None:
    old, new = a_token(3000, 1), a_token(4000, 2)

    class Overtaken(WindowsLikeKeyring):
        """Another program writes a new token after the reader's first few calls."""

        def get_password(self, service: str, username: str) -> str | None:
            found = super().get_password(service, username)
            if username.endswith("#a0") and not self.overtaken:
                self.overtaken = True
                write(self, SERVICE, USER, new)
            return found

        overtaken = True

    keyring = Overtaken()
    write(keyring, SERVICE, USER, old)
    keyring.overtaken = False
    assert read(keyring, SERVICE, USER) == new
