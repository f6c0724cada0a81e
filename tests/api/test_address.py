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

GOOD = {
    "https://integration.getmateo.com/api/v1": "https://integration.getmateo.com/api/v1",
    "https://integration.getmateo.com/api/v1/": "https://integration.getmateo.com/api/v1",
    "  https://integration.getmateo.com/api/v1\n": "https://integration.getmateo.com/api/v1",
    "HTTPS://Integration.GetMateo.com/api/v1": "https://integration.getmateo.com/api/v1",
    "https://integration.getmateo.com:443": "https://integration.getmateo.com",
    "https://example.org:8443/a/b": "https://example.org:8443/a/b",
    "https://xn--bcher-kva.example": "https://xn--bcher-kva.example",
    "https://192.0.2.7/api": "https://192.0.2.7/api",
    "https://[2001:DB8::0:7]/api": "https://[2001:db8::7]/api",
    "https://a_b.example.org": "https://a_b.example.org",
    "http://127.0.0.1:8000/api/v1": "http://127.0.0.1:8000/api/v1",
    "http://127.250.3.4": "http://127.250.3.4",
    "http://localhost:80/": "http://localhost",
    "http://LOCALHOST:5000": "http://localhost:5000",
    "http://[::1]:5000/api": "http://[::1]:5000/api",
}

BAD = {
    "": "empty",
    "   ": "empty",
    "integration.getmateo.com": "scheme",
    "//integration.getmateo.com": "scheme",
    "https:integration.getmateo.com": "scheme",
    "https:/integration.getmateo.com": "scheme",
    "https:///integration.getmateo.com": "host",
    "https:////integration.getmateo.com": "host",
    "ftp://example.org": "scheme",
    "file:///etc/passwd": "scheme",
    "javascript:alert(1)": "scheme",
    "data:text/html,x": "scheme",
    "ws://localhost": "scheme",
    "http+unix://localhost": "scheme",
    "httpsx://example.org": "scheme",
    "h\u0442tps://example.org": "characters",
    "https://": "host",
    "https://:443": "host",
    "http://example.org": "http_beyond_loopback",
    "HTTP://example.org": "http_beyond_loopback",
    "http://localhost.example.org": "http_beyond_loopback",
    "http://127.0.0.1.example.org": "http_beyond_loopback",
    "http://example.org/127.0.0.1": "http_beyond_loopback",
    "http://128.0.0.1": "http_beyond_loopback",
    "http://0.0.0.0": "http_beyond_loopback",
    "http://10.0.0.1": "http_beyond_loopback",
    "http://169.254.169.254": "http_beyond_loopback",
    "http://192.168.1.1": "http_beyond_loopback",
    "http://[::]": "http_beyond_loopback",
    "http://[::2]": "http_beyond_loopback",
    "http://[::ffff:127.0.0.1]": "http_beyond_loopback",
    "http://[::ffff:7f00:1]": "http_beyond_loopback",
    "http://[64:ff9b::7f00:1]": "http_beyond_loopback",
    "http://local": "http_beyond_loopback",
    "http://localhost1": "http_beyond_loopback",
    "http://localhost.localdomain": "http_beyond_loopback",
    "http://ip6-localhost": "http_beyond_loopback",
    "http://localhost.": "host",
    "http://127.0.0.1.": "host",
    "http://127.1": "host",
    "http://127.0.1": "host",
    "http://0": "host",
    "http://2130706433": "host",
    "http://0x7f000001": "host",
    "http://0x7f.0.0.1": "host",
    "http://0x7f.1": "host",
    "http://0177.0.0.1": "host",
    "http://127.0.0.01": "host",
    "http://127.0.0.256": "host",
    "http://127.0.0.1.1": "host",
    "http://127.0.0": "host",
    "https://1": "host",
    "https://example.0x1": "host",
    "https://[::1": "host",
    "https://::1": "host",
    "https://[::1%25lo]": "host",
    "https://[::1%lo]": "host",
    "https://[v1.x]": "host",
    "https://[127.0.0.1]": "host",
    "https://[::g]": "host",
    "https://[]": "host",
    "https://[::1]x": "host",
    "https://example.org.": "host",
    "https://.example.org": "host",
    "https://example..org": "host",
    "https://-a.example.org": "host",
    "https://a-.example.org": "host",
    "https://" + "a" * 64 + ".example": "host",
    "https://" + "a." * 130 + "example": "host",
    "https://exa%6dple.org": "host",
    "https://example.org%2f@evil.example": "userinfo",
    "https://example.org,evil.example": "host",
    "https://example.org;evil.example": "host",
    "https://exam!ple.org": "host",
    "https://*.example.org": "host",
    "https://user@example.org": "userinfo",
    "https://user:secret@example.org": "userinfo",
    "https://@example.org": "userinfo",
    "https://:@example.org": "userinfo",
    "https://integration.getmateo.com@evil.example": "userinfo",
    "https://integration.getmateo.com:443@evil.example": "userinfo",
    "https://evil.example\\@integration.getmateo.com": "characters",
    "https:\\\\integration.getmateo.com": "characters",
    "https://integration.getmateo.com\\.evil.example": "characters",
    "https://example.org/@evil.example": "userinfo",
    "http://localhost@evil.example": "userinfo",
    "http://127.0.0.1:80@evil.example": "userinfo",
    "https://example.org?": "query",
    "https://example.org?a=b": "query",
    "https://example.org/api?access_token=x": "query",
    "https://evil.example?@integration.getmateo.com": "query",
    "https://example.org#": "fragment",
    "https://example.org/#/api": "fragment",
    "https://evil.example#@integration.getmateo.com": "fragment",
    "https://example.org:": "port",
    "https://example.org:0": "port",
    "https://example.org:65536": "port",
    "https://example.org:99999999": "port",
    "https://example.org:-1": "port",
    "https://example.org:+443": "port",
    "https://example.org:4 43": "characters",
    "https://example.org:443:443": "port",
    "https://example.org:https": "port",
    "https://example.org:\u0664\u0664\u0663": "characters",
    "https://exa mple.org": "characters",
    "https://exa\tmple.org": "characters",
    "https://exa\nmple.org": "characters",
    "https://example.org\r\nHost: evil.example": "characters",
    "https://example.org\x00.evil.example": "characters",
    "https://example.org\x7f": "characters",
    "https://b\u00fccher.example": "characters",
    "https://ex\u0430mple.org": "characters",
    "https://example\u3002org": "characters",
    "https://example.org\uff0fevil.example": "characters",
    "https://evil.example\u2044@example.org": "characters",
    "https://\u2488example.org": "characters",
    "https://exam\u00adple.org": "characters",
    "https://\u202egro.elpmaxe": "characters",
    "\ufeffhttps://example.org": "characters",
    "https://example.org/<script>": "characters",
    "https://example.org/a//b": "path",
    "https://example.org//evil.example": "path",
    "https://example.org/../x": "path",
    "https://example.org/a/./b": "path",
    "https://example.org/%2e%2e/x": "path",
    "https://example.org/a;b": "path",
    "https://example.org/a:b": "path",
    "https://example.org/" + "a" * 2_000: "characters",
}


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
