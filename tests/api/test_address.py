"""Only addresses that everybody reads alike ever see a token."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.api.address import is_loopback, parse_base_url
from mateo_desktop.api.client import MateoClient
from mateo_desktop.api.errors import BadBaseUrl
from mateo_desktop.domain.redact import Secret
from tests.api.addresses import BAD, GOOD


@pytest.mark.parametrize(("text", "url"), GOOD.items())
def test_a_good_address_has_one_spelling(text: str, url: str) -> None:
    address = parse_base_url(text)

    assert address.url == url
    assert parse_base_url(address.url) == address


@pytest.mark.parametrize(("text", "code"), BAD.items())
def test_a_tricky_address_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(BadBaseUrl) as caught:
        MateoClient(text, Secret("a-token-of-nobody"))

    assert caught.value.code == code


def test_more_than_a_hundred_tricky_addresses_are_tried() -> None:
    assert len(BAD) >= 100


@pytest.mark.parametrize("text", GOOD)
def test_httpx_reads_a_good_address_as_we_do(text: str) -> None:
    address = parse_base_url(text)
    url = httpx.URL(address.url + "/send_message")

    port = url.port or {"http": 80, "https": 443}[url.scheme]
    assert (url.scheme, url.raw_host.decode(), port) == address.origin
    assert url.path == address.path + "/send_message"


@given(st.text("htps:/[]@\\?#.%0127x locaexmporg-_\t", max_size=40).map("http://".__add__))
def test_plain_http_stays_on_this_machine_however_it_is_spelt(text: str) -> None:
    try:
        address = parse_base_url(text)
    except BadBaseUrl:
        return
    assert httpx.URL(address.url).raw_host.decode() == address.host
    assert is_loopback(address.host)
