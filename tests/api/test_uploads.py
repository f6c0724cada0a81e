"""Files go to a signed address in pieces, and the token stays at home."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.errors import NotSent, OutcomeUnknown, Refused, Unreadable
from mateo_desktop.api.uploads import upload_target
from tests.api.conftest import NewClient
from tests.fault_server import Exchange, FaultServer

SIGNED = "/upload/bucket/cat.png"


def signs(text: str):  # type: ignore[no-untyped-def]
    async def sign(exchange: Exchange) -> None:
        exchange.keep_alive = True
        await exchange.answer(200, text.encode(), content_type="text/plain")

    return sign


@pytest.mark.parametrize("form", ["{}", '"{}"', "  {}\n"])
async def test_an_address_is_signed_with_the_token(
    form: str, server: FaultServer, new_client: NewClient
) -> None:
    url = f"http://127.0.0.1:{server.port}{SIGNED}?token=abc"
    path = "/storage/upload/sign/media_library/Bilder%20%26%20mehr/M%C3%BCller%3F.png"
    server.pages[path] = signs(form.format(url))

    found = await new_client(server.base_url).sign_upload("Bilder & mehr/Müller?.png")

    assert found == url
    assert server.requests[0].method == "POST"
    assert server.requests[0].path.endswith(path)
    assert "authorization" in server.requests[0].headers


@pytest.mark.parametrize("path", ["", "/a", "a/", "a//b", "..", "../channel", "a/../../b", "./a"])
async def test_a_path_that_leads_elsewhere_is_never_asked_for(
    path: str, server: FaultServer, new_client: NewClient
) -> None:
    with pytest.raises(ValueError, match="library path"):
        await new_client(server.base_url).sign_upload(path)
    assert server.connections == 0


@pytest.mark.parametrize("text", ["", "no address", '{"url": 1}', '"unclosed', "<html>", "/local"])
async def test_an_answer_that_is_no_address_is_unreadable(
    text: str, server: FaultServer, new_client: NewClient
) -> None:
    server.pages["/storage/upload/sign/media_library/a.png"] = signs(text)

    with pytest.raises(Unreadable):
        await new_client(server.base_url).sign_upload("a.png")


@pytest.mark.parametrize(
    "url",
    [
        "http://storage.example.org/x",
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://localhost:8000/x",
        "https://[::1]/x",
        "https://u:p@storage.example.org/x",
        "ftp://storage.example.org",
        "file:///etc/passwd",
        "https://",
    ],
)
def test_a_server_elsewhere_cannot_name_an_unsafe_address(url: str) -> None:
    with pytest.raises(Unreadable):
        upload_target(url, parse_base_url("https://integration.example.org"))


def test_a_foreign_storage_over_https_is_fine() -> None:
    target = upload_target(
        "https://storage.example.org/x?sig=1", parse_base_url("https://integration.example.org")
    )
    assert str(target) == "https://storage.example.org/x?sig=1"


@pytest.mark.parametrize("size", [0, 1, 65_536, 65_537, 3_000_000])
async def test_every_byte_arrives_without_the_token(
    size: int, server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    file = tmp_path / "cat.png"
    file.write_bytes(bytes(range(251)) * (size // 251 + 1))
    with file.open("r+b") as stream:
        stream.truncate(size)
    heard: list[tuple[int, int]] = []

    await new_client(server.base_url).upload(
        f"http://127.0.0.1:{server.port}{SIGNED}?token=abc",
        file,
        "image/png",
        lambda gone, whole: heard.append((gone, whole)),
    )

    (request,) = server.requests
    assert (request.method, request.path) == ("PUT", SIGNED)
    assert request.body == file.read_bytes()
    assert request.headers["content-type"] == "image/png"
    assert request.headers["content-length"] == str(size)
    assert "transfer-encoding" not in request.headers
    assert "authorization" not in request.headers
    assert heard[0] == (0, size)
    assert heard[-1] == (size, size)
    steps = [b - a for (a, _), (b, _) in itertools.pairwise(heard)]
    assert all(0 < step <= 65_536 for step in steps)


@pytest.mark.parametrize(("status", "error"), [(403, Refused), (500, OutcomeUnknown)])
async def test_a_refused_file_says_so(
    status: int,
    error: type[Exception],
    server: FaultServer,
    new_client: NewClient,
    tmp_path: Path,
) -> None:
    async def refuse(exchange: Exchange) -> None:
        await exchange.answer_json(status, {"message": "expired"})

    server.pages["/upload"] = refuse
    file = tmp_path / "a.txt"
    file.write_text("Hallo", "utf-8")

    with pytest.raises(error):
        await new_client(server.base_url).upload(
            f"{server.base_url}/upload", file, "text/plain", lambda *_: None
        )


async def test_an_upload_follows_no_redirect(
    server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    async def away(exchange: Exchange) -> None:
        await exchange.answer(307, b"", location=f"http://127.0.0.1:{server.port}/elsewhere")

    server.pages["/upload"] = away
    file = tmp_path / "a.txt"
    file.write_text("Hallo", "utf-8")

    with pytest.raises(Refused, match="redirect"):
        await new_client(server.base_url).upload(
            f"{server.base_url}/upload", file, "text/plain", lambda *_: None
        )
    assert len(server.requests) == 1


async def test_a_file_that_shrinks_meanwhile_is_not_taken_for_whole(
    server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(b"x" * 5_000_000)

    def shrink(gone: int, whole: int) -> None:
        if 0 < gone < 70_000:
            file.write_bytes(b"y")

    with pytest.raises(NotSent, match="file_changed"):
        await new_client(server.base_url).upload(
            f"{server.base_url}/upload", file, "text/plain", shrink
        )


async def test_a_file_that_is_rewritten_meanwhile_is_not_taken_for_whole(
    server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    file = tmp_path / "a.bin"
    file.write_bytes(b"x" * 100_000)

    def grow(gone: int, whole: int) -> None:
        if gone == whole:
            file.write_bytes(b"y" * 200_000)

    with pytest.raises(NotSent, match="file_changed"):
        await new_client(server.base_url).upload(
            f"{server.base_url}/upload", file, "text/plain", grow
        )


async def test_a_missing_file_is_an_error_of_the_system(
    server: FaultServer, new_client: NewClient, tmp_path: Path
) -> None:
    with pytest.raises(FileNotFoundError):
        await new_client(server.base_url).upload(
            f"{server.base_url}/upload", tmp_path / "none", "text/plain", lambda *_: None
        )
    assert server.connections == 0
