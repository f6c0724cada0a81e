"""The proxy on the way: chosen as httpx chooses it, shown without its password."""

from __future__ import annotations

import ssl

import httpx
import pytest

from mateo_desktop.api.proxy import proxy_of

API = "https://api.example.org/v1"
_NAMES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxy_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(
    ("spelled", "shown"),
    [
        ("http://proxy.example.org:3128", "proxy.example.org:3128"),
        ("proxy.example.org:3128", "proxy.example.org:3128"),
        ("http://proxy.example.org", "proxy.example.org"),
        ("https://erika:geheim@proxy.example.org:3128/", "proxy.example.org:3128"),
        ("erika:geheim@proxy.example.org:3128", "proxy.example.org:3128"),
        ("http://erika:ge%40h@eim@proxy.example.org:3128", "proxy.example.org:3128"),
        ("http://[2001:db8::1]:3128", "[2001:db8::1]:3128"),
        ("http://erika:geheim@proxy.example.org:geheim", ""),
        ("http://[geheim", ""),
    ],
)
def test_a_proxy_is_shown_without_name_and_password(
    monkeypatch: pytest.MonkeyPatch, spelled: str, shown: str
) -> None:
    monkeypatch.setenv("https_proxy", spelled)

    assert proxy_of(API) == shown


def test_what_stays_on_this_machine_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("all_proxy", "http://proxy.example.org:3128")

    assert proxy_of("http://127.0.0.1:8123") == ""
    assert proxy_of("https://localhost/v1") == ""
    assert proxy_of("not an address") == ""


_EXCEPTIONS = (
    "",
    "*",
    "example.org",
    ".example.org",
    "api.example.org",
    "ample.org",
    "other.example.org",
    "localhost,api.example.org",
    "https://api.example.org",
    "10.0.0.7",
    " , ",
)


@pytest.mark.parametrize("url", [API, "https://example.org", "https://10.0.0.7/v1"])
@pytest.mark.parametrize("exceptions", _EXCEPTIONS)
@pytest.mark.parametrize("name", ["https_proxy", "http_proxy", "all_proxy"])
def test_the_proxy_shown_is_the_one_that_is_used(
    monkeypatch: pytest.MonkeyPatch, name: str, exceptions: str, url: str
) -> None:
    monkeypatch.setenv(name, "http://proxy.example.org:3128")
    monkeypatch.setenv("no_proxy", exceptions)

    with httpx.Client(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)) as client:
        used = client._transport_for_url(httpx.URL(url)) is not client._transport

    assert bool(proxy_of(url)) is used
