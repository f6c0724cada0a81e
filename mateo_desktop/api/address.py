"""The base URL of a profile: the only origin that ever sees its token.

The rules are of the kind "nothing else": a spelling that two parsers could
read in two ways is refused rather than guessed at. Plain http never leaves
this machine.
"""

from __future__ import annotations

import dataclasses
import ipaddress
import re

from mateo_desktop.api.errors import BadBaseUrl

_LONGEST = 2_000

_SHAPE = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/]*)(?P<path>/.*)?")
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::(?P<port>[0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# Whatever ends like this is a number to some resolver: 127.1, 0x7f.1, 2130706433.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")

_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclasses.dataclass(frozen=True, slots=True)
class Address:
    """A base URL taken apart. ``host`` is lower case, IPv6 without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The one spelling of this address, without a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """What a request must go to, and nowhere else."""
        return self.scheme, self.host, self.port

    @property
    def is_loopback(self) -> bool:
        """Whether it stays on this machine."""
        return is_loopback(self.host)


def parse_base_url(text: str) -> Address:
    """The address *text* spells.

    Raises ``BadBaseUrl`` with one of the codes "empty", "characters", "scheme",
    "http_beyond_loopback", "userinfo", "query", "fragment", "host", "port", "path".
    """
    text = text.strip(" \t\r\n")
    if not text:
        raise BadBaseUrl("empty")
    # Backslashes, blanks, controls and letters beyond ASCII are where
    # parsers part ways; no API lives at such an address.
    if len(text) > _LONGEST or not text.isascii() or not text.isprintable():
        raise BadBaseUrl("characters")
    if any(sign in text for sign in ' \\"<>^`{|}'):
        raise BadBaseUrl("characters")
    if "#" in text:
        raise BadBaseUrl("fragment")
    if "?" in text:
        raise BadBaseUrl("query")
    shape = _SHAPE.fullmatch(text)
    if shape is None or (scheme := shape["scheme"].lower()) not in _DEFAULT_PORTS:
        raise BadBaseUrl("scheme")
    if "@" in text:
        raise BadBaseUrl("userinfo")
    host, port = _host_and_port(shape["authority"], _DEFAULT_PORTS[scheme])
    if scheme == "http" and not is_loopback(host):
        raise BadBaseUrl("http_beyond_loopback")
    return Address(scheme, host, port, _path(shape["path"] or ""))


def is_loopback(host: str) -> bool:
    """Whether *host* (IPv6 without brackets) is 127.0.0.0/8, ::1 or localhost."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    # ::ffff:127.0.0.1 is a loopback address to some systems only.
    return address.is_loopback and getattr(address, "ipv4_mapped", None) is None


def _host_and_port(authority: str, default_port: int) -> tuple[str, int]:
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        name, _, port_text = authority.rpartition(":")
        has_odd_port = _AUTHORITY.fullmatch(name) is not None and not port_text.endswith("]")
        raise BadBaseUrl("port" if has_odd_port else "host")
    port = int(parts["port"]) if parts["port"] else default_port
    if not 0 < port < 65_536:
        raise BadBaseUrl("port")
    return _host(parts["host"].lower()), port


def _host(host: str) -> str:
    try:
        if host.startswith("["):
            return str(ipaddress.IPv6Address(host[1:-1]))
        labels = host.split(".")
        if _NUMBER.fullmatch(labels[-1]):
            # Only four plain decimals are read alike by everybody.
            return str(ipaddress.IPv4Address(host))
    except ValueError:
        raise BadBaseUrl("host") from None
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadBaseUrl("host")
    return host


def _path(path: str) -> str:
    path = path.rstrip("/")
    for segment in path.split("/")[1:]:
        if segment in (".", "..") or not _SEGMENT.fullmatch(segment):
            raise BadBaseUrl("path")
    return path
