"""The receipt never says that something agrees when the answer does not tell."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.receipt import CODES, ReceiptLine, receipt
from tests.drafts import json_values, valid_drafts

ASKED: dict[str, Any] = {
    "to": [{"handle": "erika@example.org", "full_name": "Erika Muster"}, {"contact_id": "c-2"}],
    "cc": [{"handle": "+49 171 39200 01"}],
    "subject": "Your order",
    "attachments": ["https://example.org/a.pdf"],
    "actions": [{"type": "quick_reply", "text": "Yes", "data": "y"}],
    "send_after": "2030-11-07T05:31:56Z",
}


def _row(role: str, handle: str = "", contact_id: str = "") -> dict[str, object]:
    return {"role": role, "handle": handle or None, "contact_id": contact_id or None}


def _answer(**changes: Any) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "conversation": {},
        "message": {
            "subject": "Your order",
            "attachment_count": 1,
            "send_after": "2030-11-07 06:31:56+01",
        },
        "recipients": [
            {"role": "from", "handle": "support@example.org", "is_organisation": True},
            _row("to", "Erika@Example.org", "c-1"),
            _row("to", "max@example.org", "c-2"),
            _row("cc", "+491713920001", "c-3"),
        ],
        "actions": [{"text": "Yes", "clicked": False}],
    }
    for name, value in changes.items():
        if name in answer:
            answer[name] = value
        else:
            answer["message"] = {**answer["message"], name: value}
    return answer


def _lines(asked: dict[str, Any], answer: dict[str, Any]) -> dict[str, ReceiptLine]:
    return {line.code: line for line in receipt(json.dumps(asked).encode(), answer)}


def test_what_was_asked_and_came_back_agrees_line_by_line() -> None:
    assert receipt(json.dumps(ASKED).encode(), _answer()) == (
        ReceiptLine("recipients_to", "2", "2", True),
        ReceiptLine("recipients_cc", "1", "1", True),
        ReceiptLine("attachments", "1", "1", True),
        ReceiptLine("actions", "1", "1", True),
        ReceiptLine("subject", "Your order", "Your order", True),
        ReceiptLine("send_after", ASKED["send_after"], "2030-11-07 06:31:56+01", True),
    )


@pytest.mark.parametrize(
    ("changes", "code", "got", "agrees"),
    [
        ({"recipients": []}, "recipients_to", "0", False),
        ({"recipients": [_row("to", "erika@example.org")]}, "recipients_to", "1", False),
        ({"recipients": [_row("from", "a@example.org")]}, "recipients_cc", "0", False),
        ({"recipients": [_row("cc", "+491713920099")]}, "recipients_cc", "1", False),
        ({"recipients": [_row("cc", contact_id="c-9")]}, "recipients_cc", "1", None),
        ({"recipients": [_row("cc")]}, "recipients_cc", "1", None),
        ({"recipients": None}, "recipients_to", "", None),
        ({"recipients": {"0": {}}}, "recipients_to", "", None),
        ({"recipients": [{"handle": "erika@example.org"}]}, "recipients_to", "", None),
        ({"attachment_count": 0}, "attachments", "0", False),
        ({"attachment_count": 2}, "attachments", "2", False),
        ({"attachment_count": 1.0}, "attachments", "1", True),
        ({"attachment_count": None}, "attachments", "", None),
        ({"attachment_count": True}, "attachments", "", None),
        ({"attachment_count": "1"}, "attachments", "", None),
        ({"actions": []}, "actions", "0", False),
        ({"actions": [{"text": "No"}]}, "actions", "1", False),
        ({"actions": [{"text": "Yes"}, {"text": "Yes"}]}, "actions", "2", False),
        ({"actions": None}, "actions", "", None),
        ({"subject": "Re: Your order"}, "subject", "Re: Your order", False),
        ({"subject": "Your  order "}, "subject", "Your  order ", True),
        ({"subject": None}, "subject", "", False),
        ({"message": {}}, "subject", "", None),
        ({"message": None}, "subject", "", None),
        ({"message": None}, "attachments", "", None),
        ({"send_after": "2030-11-07T05:31:57Z"}, "send_after", "2030-11-07T05:31:57Z", False),
        ({"send_after": "2030-11-07T05:31:56.4"}, "send_after", "2030-11-07T05:31:56.4", True),
        ({"send_after": "2030-11-07T07:31:56+02:00"}, "send_after", None, True),
        ({"send_after": None}, "send_after", "", False),
        ({"send_after": "soon"}, "send_after", "soon", None),
        ({"message": {}}, "send_after", "", None),
    ],
)
def test_each_difference_has_its_line(
    changes: dict[str, Any], code: str, got: str | None, agrees: bool | None
) -> None:
    line = _lines(ASKED, _answer(**changes))[code]
    assert line.agrees is agrees
    assert got is None or line.got == got


def test_another_person_in_the_same_place_does_not_agree() -> None:
    rows = [_row("to", "erika@example.org", "c-1"), _row("to", "eve@example.org", "c-9")]
    assert _lines(ASKED, _answer(recipients=rows))["recipients_to"].agrees is False


def test_a_contact_named_by_another_systems_number_cannot_be_compared() -> None:
    asked = {"to": [{"external_contact_id": "4711"}]}
    line = _lines(asked, _answer(recipients=[_row("to", "erika@example.org", "c-1")]))
    assert line["recipients_to"] == ReceiptLine("recipients_to", "1", "1", None)


def test_what_nobody_asked_for_is_shown_when_it_came() -> None:
    lines = _lines({"from": "x"}, _answer())
    assert {code: (line.asked, line.agrees) for code, line in lines.items()} == {
        "recipients_to": ("0", False),
        "recipients_cc": ("0", False),
        "attachments": ("0", False),
        "actions": ("0", False),
    }
    nothing = {"message": {"attachment_count": 0}, "recipients": [], "actions": []}
    assert receipt(b'{"from": "x"}', nothing) == ()


@given(valid_drafts(), json_values, json_values)
def test_any_answer_gives_a_receipt(draft: Draft, value: Any, inner: Any) -> None:
    for answer in (
        dict.fromkeys(("message", "recipients", "actions"), value),
        {
            "message": dict.fromkeys(("subject", "send_after", "attachment_count"), inner),
            "recipients": [value, {"role": inner, "handle": inner}],
            "actions": [value, {"text": inner}],
        },
    ):
        lines = receipt(payload(draft).body, answer)
        codes = [line.code for line in lines]
        assert codes == [code for code in CODES if code in codes]
        assert all(line.agrees is not True or line.got for line in lines)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_body_that_is_none_gives_no_receipt(body: bytes) -> None:
    assert receipt(body, _answer()) == ()
