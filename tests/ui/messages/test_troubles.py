"""Every code of the lower layers has words, and every word a code."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import pytest

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.check import KINDS
from mateo_desktop.api.errors import BadBaseUrl
from mateo_desktop.app.delivery import WAITING_CODES
from mateo_desktop.app.troubles import TROUBLES
from mateo_desktop.domain.reader import NOTES, READ_ERRORS
from mateo_desktop.domain.receipt import CODES, ReceiptLine
from mateo_desktop.sandbox import FAULTS, PERSONALITIES
from mateo_desktop.storage.errors import STORAGE_CODES
from mateo_desktop.storage.secrets import SECRETS_CODES
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages import connection, faults, missing, receipts, troubles, waits
from tests.sources import PACKAGE, calls

#: How a damaged data file was mended, and a settings file that could not be read.
MENDED = {"salvaged", "backup", "empty", "preferences"}


def bad_url_codes() -> set[str]:
    found = set()
    for name, call in calls(PACKAGE / "api" / "address.py"):
        if name == "BadBaseUrl":
            found |= {
                part.value
                for part in ast.walk(call)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            }
    return found


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        pytest.param(missing.TEXTS, set(TROUBLES), id="helpers"),
        pytest.param(troubles._STORAGE, set(STORAGE_CODES) | MENDED, id="storage"),
        pytest.param(troubles._SECRETS, set(SECRETS_CODES), id="secrets"),
        pytest.param(troubles._READING, set(READ_ERRORS) | {"unreadable"}, id="reading"),
        pytest.param(troubles._NOTES, set(NOTES), id="notes"),
        pytest.param(troubles._URLS, bad_url_codes(), id="base URLs"),
        pytest.param(connection._CHECKS, set(KINDS), id="test connection"),
        pytest.param(receipts._LINES, set(CODES), id="receipt"),
        pytest.param(waits.TEXTS | waits.DOUBTS, set(WAITING_CODES), id="waiting"),
        pytest.param(faults.FAULT_NAMES, set(FAULTS), id="faults"),
        pytest.param(faults.PERSONALITY_NAMES, set(PERSONALITIES), id="repeated ids"),
    ],
)
def test_there_are_words_for_exactly_the_codes_there_are(
    table: Mapping[str, str], codes: set[str]
) -> None:
    assert set(table) == codes
    assert all(words.strip() for words in table.values())
    assert len(set(table.values())) == len(table), "two codes with one sentence"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "Enter the address"),
        ("ftp://api.example.org", "https://"),
        ("http://api.example.org", "only allowed on this computer"),
        ("https://me:secret@api.example.org", "user name"),
        ("https://api.example.org/?a=1", "question mark"),
    ],
)
def test_a_bad_address_is_told_in_words(url: str, words: str) -> None:
    with pytest.raises(BadBaseUrl) as caught:
        parse_base_url(url)
    assert words in messages.bad_base_url(caught.value.code)


def test_the_place_of_a_syntax_error_is_named() -> None:
    assert messages.read_error("syntax", 3, 14) == "This is no JSON: line 3, column 14."


def test_a_refused_keyring_is_named_and_cannot_deceive() -> None:
    words = messages.secrets_trouble("refused_backend", "evil\u202e.Keyring")
    assert "“evil[U+202E].Keyring”" in words


def test_a_certificate_says_what_is_wrong_with_it() -> None:
    words = messages.check_result("wrong_certificate", "certificate_expired")
    assert words.startswith("The server's certificate has expired.")
    assert "no key was sent" in words
    assert messages.check_result("wrong_certificate", "something_new") == messages.check_result(
        "wrong_certificate"
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (ReceiptLine("recipients_to", "2", "2", agrees=True), "asked 2, got 2"),
        (ReceiptLine("recipients_to", "2", "1", agrees=False), "asked 2, got 1"),
        (ReceiptLine("recipients_to", "2", "2", agrees=False), "asked 2, got 2 others"),
        (ReceiptLine("recipients_to", "2", "2", agrees=None), "asked 2, got 2, not comparable"),
        (ReceiptLine("attachments", "1", "", agrees=None), "asked 1, the answer does not say"),
        (ReceiptLine("subject", "Offer", "Offer", agrees=True), "as asked"),
        (ReceiptLine("subject", "{got}", "{asked}", agrees=False), "asked {got}, got {asked}"),
        (
            ReceiptLine("send_after", "2027-01-01", "", agrees=False),
            "asked 2027-01-01, got nothing",
        ),
    ],
)
def test_a_line_of_the_receipt_says_what_was_asked_and_what_came(
    line: ReceiptLine, words: str
) -> None:
    assert messages.receipt_line(line)[1] == words


def test_the_verdict_of_a_receipt_is_as_bad_as_its_worst_line() -> None:
    good = ReceiptLine("actions", "1", "1", agrees=True)
    bad = ReceiptLine("subject", "a", "b", agrees=False)
    unsure = ReceiptLine("attachments", "1", "", agrees=None)
    assert messages.receipt_verdict((good,)) == ("✓ all as asked", "ok")
    assert messages.receipt_verdict((good, unsure))[1] == ""
    assert messages.receipt_verdict((good, unsure, bad)) == ("✗ not all as asked", "danger")
