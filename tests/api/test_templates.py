"""Templates come with as much of themselves as the server likes to tell."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from mateo_desktop.api import replies
from mateo_desktop.api.errors import HelperMissing, OutcomeUnknown, Refused
from mateo_desktop.api.replies import TemplateReply
from tests.api.conftest import NewClient
from tests.api.test_helpers import assert_in_contract
from tests.fault_server import Exchange, FaultServer

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
PATH = "/provider_template_approval"


def _approval(number: int, provider: str = "p") -> dict[str, Any]:
    return {"template_id": f"{number:08d}", "provider_id": provider, "status": "approved"}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"template_id": ID}, TemplateReply(id=ID)),
        ({"template_id": ID, "template": None}, TemplateReply(id=ID)),
        ({"template_id": ID, "template": "reminder"}, TemplateReply(id=ID)),
        (
            {"template_id": ID, "status": "approved", "template": {"name": "reminder"}},
            TemplateReply(id=ID, name="reminder", status="approved"),
        ),
        (
            {
                "template_id": ID,
                "status": "rejected",
                "category": "UTILITY",
                "rejection_reason": "INVALID_FORMAT",
                "template": {"name": "a", "text": "Hallo {{1}}", "language": "de"},
            },
            TemplateReply(ID, "a", "Hallo {{1}}", "de", "rejected", "UTILITY", "INVALID_FORMAT"),
        ),
        (
            {"template": [{"id": ID, "name": "a", "language": {"name": "Deutsch"}}]},
            TemplateReply(id=ID, name="a", language="Deutsch"),
        ),
        ({"template_id": 7, "status": {"x": 1}}, TemplateReply(id="7", status='{"x": 1}')),
        ({}, TemplateReply()),
    ],
)
def test_whatever_a_row_holds_reads_as_a_template(
    row: dict[str, Any], expected: TemplateReply
) -> None:
    found = replies.template(row)
    assert found.raw == row
    assert (found.id, found.name, found.text, found.language) == (
        expected.id,
        expected.name,
        expected.text,
        expected.language,
    )
    assert (found.status, found.category, found.rejection_reason) == (
        expected.status,
        expected.category,
        expected.rejection_reason,
    )


async def test_templates_are_asked_for_with_their_words(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages[PATH] = [{"template_id": ID, "template": {"name": "a", "text": "Hallo"}}]

    found = await new_client(server.base_url).templates()

    assert [(one.id, one.name, one.text) for one in found] == [(ID, "a", "Hallo")]
    assert len(server.requests) == 1
    assert_in_contract(server.requests[0])
    assert server.requests[0].query["select"].endswith("template(name,text,language)")


def _refusing(*refused: str, status: int = 400) -> Any:
    """A server that does not know what holds one of these words."""

    async def page(exchange: Exchange) -> None:
        select = exchange.request.query["select"]
        if any(word in select for word in refused):
            await exchange.answer_json(status, {"code": "X", "message": "no such column"})
        else:
            named = {"name": "a"} if "template(" in select else None
            row = {"template_id": ID, "status": "approved"}
            await exchange.answer_json(200, [row | ({"template": named} if named else {})])

    return page


@pytest.mark.parametrize("status", [400, 406, 422])
@pytest.mark.parametrize(
    ("refused", "name", "requests"),
    [((), "a", 1), (("text",), "a", 2), (("template(",), "", 3)],
)
async def test_a_server_that_tells_less_is_asked_for_less(
    refused: tuple[str, ...],
    name: str,
    requests: int,
    status: int,
    server: FaultServer,
    new_client: NewClient,
) -> None:
    server.pages[PATH] = _refusing(*refused, status=status)

    found = await new_client(server.base_url).templates()

    assert [(one.id, one.name, one.status) for one in found] == [(ID, name, "approved")]
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, Refused), (403, HelperMissing), (404, HelperMissing), (500, OutcomeUnknown)],
)
async def test_a_server_without_the_list_is_asked_once(
    status: int, error: type[Exception], server: FaultServer, new_client: NewClient
) -> None:
    server.pages[PATH] = _refusing("template_id", status=status)

    with pytest.raises(error):
        await new_client(server.base_url).templates()

    assert len(server.requests) == 1


async def test_a_server_that_refuses_every_question_has_refused(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages[PATH] = _refusing("template_id")

    with pytest.raises(Refused):
        await new_client(server.base_url).templates()

    assert len(server.requests) == 3


@pytest.mark.parametrize(("count", "requests"), [(0, 1), (50, 2), (120, 3)])
async def test_rows_without_an_id_of_their_own_come_however_many_pages(
    count: int, requests: int, server: FaultServer, new_client: NewClient
) -> None:
    rows = [_approval(number) for number in range(count)]

    async def page(exchange: Exchange) -> None:
        start = int(exchange.request.query.get("offset", "0"))
        await exchange.answer_json(200, rows[start : start + 50])

    server.pages[PATH] = page

    found = await new_client(server.base_url).templates()

    assert [one.id for one in found] == [row["template_id"] for row in rows]
    assert len(server.requests) == requests


async def test_a_template_comes_once_for_each_of_its_providers(
    server: FaultServer, new_client: NewClient
) -> None:
    server.pages[PATH] = [_approval(1), _approval(1, str(uuid.uuid4())), _approval(1), _approval(2)]

    found = await new_client(server.base_url).templates()

    assert [one.id for one in found] == ["00000001", "00000001", "00000001", "00000002"]


async def test_a_list_that_never_ends_is_left(server: FaultServer, new_client: NewClient) -> None:
    server.pages[PATH] = [_approval(number) for number in range(50)]

    found = await new_client(server.base_url).templates()

    assert len(found) == 50
    assert len(server.requests) == 2
