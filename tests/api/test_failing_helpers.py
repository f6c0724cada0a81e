"""Every helper against every answer that is none: one request, one plain error, no more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.errors import ApiError
from mateo_desktop.app.troubles import TROUBLES, trouble_code
from tests.api.conftest import NewClient
from tests.failing_answers import ANSWERS, CODES, NUMBERS
from tests.fault_server import BASE_PATH, FaultServer

ID = "3c90c3cc-0d44-4b50-8888-8dd25736052a"
SIGN = "/storage/upload/sign/media_library/plan.pdf"
PUT = "/put/plan.pdf"

Call = Callable[[MateoClient], Awaitable[Any]]

#: Every method of the client that is a helper: its path, and how it is called.
HELPERS: dict[str, tuple[str, Call]] = {
    "channels": ("/channel", lambda client: client.channels()),
    "contacts": ("/contact", lambda client: client.contacts("erika")),
    "contact": ("/contact", lambda client: client.contact(ID)),
    "conversation": ("/conversation", lambda client: client.conversation(ID)),
    "message": ("/message", lambda client: client.message(ID)),
    "messages": ("/message", lambda client: client.messages(ID)),
    "recipients": ("/recipient", lambda client: client.recipients(ID)),
    "actions": ("/message_action", lambda client: client.actions(ID)),
    "templates": ("/provider_template_approval", lambda client: client.templates()),
    "sign_upload": (SIGN, lambda client: client.sign_upload("plan.pdf")),
}

#: What is no helper: sending has its own outcomes, the check and the upload theirs.
OTHERS = {"send_message", "may_have_left", "check", "upload", "aclose"}

#: An object without an ID is a row like another to those who ask for rows.
_ROWS = ("an error in a 200",)


def test_no_helper_is_left_out() -> None:
    public = {
        name
        for name in vars(MateoClient)
        if not name.startswith("_") and callable(getattr(MateoClient, name))
    }
    # What changes something on the server is asked for by a click, not by a form.
    assert {name for name in public if not name.startswith("create_")} == HELPERS.keys() | OTHERS


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("helper", HELPERS)
async def test_a_helper_that_fails_says_why_and_asks_once(
    helper: str, answer: str, server: FaultServer, new_client: NewClient
) -> None:
    path, call = HELPERS[helper]
    server.pages[path] = ANSWERS[answer]
    client = new_client(server.base_url)

    found, code = None, ""
    try:
        found = await call(client)
    except ApiError as error:
        code = trouble_code(error)

    if found is not None or (answer in _ROWS and not code):
        assert answer in _ROWS, found
        assert all(not one.id for one in found or ())
    else:
        assert code == CODES[answer]
        assert code in TROUBLES
    assert len(server.requests) == 1
    assert server.requests[0].path == BASE_PATH + path


@pytest.mark.parametrize("helper", [name for name in HELPERS if name != "sign_upload"])
async def test_numbers_where_texts_should_be_are_read_as_they_stand(
    helper: str, server: FaultServer, new_client: NewClient
) -> None:
    path, call = HELPERS[helper]
    server.pages[path] = NUMBERS

    found = await call(new_client(server.base_url))

    rows = found if isinstance(found, list) else [found] if found else []
    assert all(isinstance(row.id, str) for row in rows)
    # A row of another ID is no answer to a question for one.
    assert bool(rows) is (helper not in ("contact", "conversation", "message"))


@pytest.mark.parametrize("answer", [name for name, code in CODES.items() if code != "unreadable"])
async def test_a_file_that_nobody_takes_says_why(
    answer: str, server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF")
    server.pages[PUT] = ANSWERS[answer]
    client = new_client(server.base_url)
    url = f"http://127.0.0.1:{server.port}{BASE_PATH}{PUT}"

    with pytest.raises(ApiError) as caught:
        await client.upload(url, file, "application/pdf", lambda _gone, _all: None)

    assert trouble_code(caught.value) in {CODES[answer], "refused"}
    assert len(server.requests) == 1
