"""A token gives nothing away, in no spelling and in no half."""

from __future__ import annotations

import base64
import copy
import dataclasses
import json
import logging
import pickle
import random
import string
import time
import traceback
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.redact import MASK, Redactor, Secret

TOKEN = 'mk_live/9f+Qz"7\\äß=8dJw2Lk~vX0'

_LETTERS = string.ascii_letters + string.digits + "-_"

_tokens = st.text(
    alphabet=st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=16, max_size=200
)


def _utf16(text: str) -> list[bytes]:
    return [text.encode("utf-16-le"), text.encode("utf-16-be")]


def _spelled(token: str) -> dict[str, str]:
    """The forms of bars.md, K1, made here without the redactor's own code."""
    data = token.encode()
    forms = {
        "raw": token,
        "json": json.dumps(token),
        "json, unicode": json.dumps(token, ensure_ascii=False),
        "json in json": json.dumps(json.dumps(token)),
        "percent": quote(token, safe=""),
        "percent, slash kept": quote(token),
        "percent, plus": quote_plus(token),
        "percent, all": "".join(f"%{byte:02x}" for byte in data),
        "repr": repr(token),
        "repr of bytes": repr(data),
        "hex": data.hex(),
    }
    for shift in range(3):
        before = b"Bearer "[:shift]
        forms[f"base64 {shift}"] = base64.b64encode(before + data + b"::").decode()
        forms[f"base64 url {shift}"] = base64.urlsafe_b64encode(before + data).decode()
    for index, pair in enumerate(_utf16(token)):
        forms[f"utf-16 {index}"] = pair.decode("latin-1")
        forms[f"utf-16 repr {index}"] = repr(pair)
        forms[f"utf-16 json {index}"] = json.dumps(pair.decode("latin-1"))
        forms[f"utf-16 base64 {index}"] = base64.b64encode(pair).decode()
    return forms


def _left_over(form: str, shown: str, least: int) -> str:
    """The longest piece of *form* that is still in *shown*, if it is long enough to matter."""
    return next(
        (
            form[at : at + least]
            for at in range(len(form) - least + 1)
            if form[at : at + least] in shown
        ),
        "",
    )


@pytest.mark.parametrize("form", _spelled(TOKEN))
def test_every_spelling_is_masked_whole_and_in_halves(form: str) -> None:
    redactor = Redactor(Secret(TOKEN))
    spelled = _spelled(TOKEN)[form]
    middle = len(spelled) // 2
    for piece in (spelled, spelled[:middle], spelled[middle:]):
        shown = redactor(f"before {piece} after")
        assert MASK in shown
        assert shown.startswith("before ")
        assert shown.endswith(" after")
        assert not _left_over(spelled, shown, max(10, len(spelled) // 3))


#: Characters that some spellings write longer than others, in one half only.
_uneven = st.text(alphabet="0\"'\\/+% a", min_size=16, max_size=40).filter(
    lambda token: token == token.strip()
)


@given(_tokens | _uneven, st.data())
def test_any_token_is_masked_in_any_spelling_and_half(token: str, data: st.DataObject) -> None:
    redactor = Redactor(token)
    half = len(token) // 2
    for part in (token, token[:half], token[-half:]):
        name, spelled = data.draw(st.sampled_from(sorted(_spelled(part).items())))
        assert MASK in redactor(f"<{spelled}>"), name


@pytest.mark.parametrize("size", [16, 17, 18, 24, 31, 64, 255, 1280, 8192])
def test_tokens_of_any_size_are_masked_in_time(size: int) -> None:
    token = "".join(random.Random(size).choices(_LETTERS, k=size))
    redactor = Redactor(Secret(token))
    for spelled in _spelled(token).values():
        assert token[: size // 2] not in redactor(f"x{spelled}x")
        assert MASK in redactor(f"x{spelled}x")


def test_what_is_no_secret_stays() -> None:
    redactor = Redactor(Secret("k7Jq9ZpL2vXw8RtY4bNm"), Secret(""), Secret("abc"))
    text = "abc GET /api/v1/channel?limit=50 200 in 31 ms " + "The quick brown fox. " * 50
    assert redactor(text) == text
    assert redactor("") == ""


def test_several_secrets_and_several_places_are_all_masked() -> None:
    first, second = "k7Jq9ZpL2vXw8RtY4bNm", "0123abcd4567efgh89ij"
    redactor = Redactor(first)
    redactor.add(Secret(second))
    assert redactor(f"{first}{second} {second}, {first}") == f"{MASK} {MASK}, {MASK}" or (
        redactor(f"{first}{second} {second}, {first}") == f"{MASK}{MASK} {MASK}, {MASK}"
    )


def test_a_header_is_masked_before_anybody_knows_its_token() -> None:
    redactor = Redactor()
    for dumped in (
        "Authorization: Bearer k7Jq9ZpL2vXw",
        '{"authorization": "Bearer k7Jq9ZpL2vXw"}',
        "(b'Authorization', b'Bearer k7Jq9ZpL2vXw')",
    ):
        assert "k7Jq9" not in redactor(dumped)
        assert MASK in redactor(dumped)
    assert redactor('"Authorization: Bearer $MATEO_TOKEN"').count("$MATEO_TOKEN") == 1


@given(st.text(), st.text(min_size=4))
def test_redacting_never_raises(text: str, secret: str) -> None:
    redactor = Redactor(secret)
    assert isinstance(redactor(text), str)
    assert secret not in redactor(text + secret + text).replace(MASK, "\n" * 99) or secret in MASK


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "k7Jq9Zp" * 150_000, '{"x": "lorem ipsum"}\n' * 50_000, "Bearer " * 150_000],
)
def test_a_megabyte_takes_no_time_worth_mentioning(text: str) -> None:
    redactor = Redactor(Secret("k7Jq9ZpL2vXw8RtY4bNm"), Secret("a" * 40))
    begin = time.thread_time()
    redactor(text)
    assert time.thread_time() - begin < 3


@dataclasses.dataclass
class _Profile:
    name: str
    token: Secret


def test_a_secret_shows_itself_only_when_asked() -> None:
    secret = Secret(TOKEN)
    profile = _Profile("Office", secret)
    shown = [
        repr(secret),
        str(secret),
        f"{secret}",
        f"{secret!r:>80}",
        f"{secret:>40}",
        "%s %r" % (secret, secret),  # noqa: UP031 - as old code does
        repr(profile),
        str(dataclasses.asdict(profile)),
        repr([secret]),
        repr(vars(type(secret)).keys()),
        logging.LogRecord("a", 10, "b", 1, "%s", (secret,), None).getMessage(),
    ]
    assert not [text for text in shown if TOKEN[:6] in text or TOKEN[-6:] in text]
    assert secret.reveal() == TOKEN
    assert not hasattr(secret, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_neither_a_secret_nor_a_redactor_can_be_pickled(protocol: int) -> None:
    for thing in (Secret(TOKEN), Redactor(Secret(TOKEN))):
        with pytest.raises(TypeError) as caught:
            pickle.dumps(thing, protocol)
        assert TOKEN[:6] not in "".join(traceback.format_exception(caught.value))
    with pytest.raises(TypeError):
        json.dumps({"token": Secret(TOKEN)})


def test_secrets_compare_and_copy_as_values() -> None:
    assert Secret(TOKEN) == Secret(TOKEN)
    assert Secret(TOKEN) != Secret(TOKEN + "x")
    assert Secret(TOKEN) != TOKEN
    assert hash(Secret(TOKEN)) == hash(Secret(TOKEN))
    assert copy.deepcopy(Secret(TOKEN)) == Secret(TOKEN)
    assert copy.copy(Secret(TOKEN)).reveal() == TOKEN
    assert Secret(TOKEN)
    assert not Secret("")
