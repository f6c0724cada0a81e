"""The proxy that stands between this computer and an address, as it may be shown.

It is the system's: from the environment, or on Windows and macOS from its
settings. Chosen as httpx chooses it. A name and a password in it are never shown.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from mateo_desktop.api.address import parse_base_url
from mateo_desktop.api.errors import BadBaseUrl


def proxy_of(base_url: str) -> str:
    """Host and port of the proxy on the way to *base_url*, "" where there is none."""
    try:
        address = parse_base_url(base_url)
    except BadBaseUrl:
        return ""
    if address.is_loopback:
        return ""
    # Slow to import, and most computers have none to ask about before something fails.
    from urllib.request import getproxies

    found = getproxies()
    if any(_is_meant(name.strip(), address.host) for name in found.get("no", "").split(",")):
        return ""
    spelled = found.get(address.scheme) or found.get("all") or ""
    return _without_secrets(spelled)


def _is_meant(name: str, host: str) -> bool:
    """Whether *name* of the list of exceptions means *host*."""
    if "://" in name:
        name = urlsplit(name).hostname or ""
    name = name.lower().strip("[]")
    if name in ("*", host):
        return True
    if not name:
        return False
    # ".example.org" are the names below it, "example.org" itself as well.
    return host.endswith(name if name.startswith(".") else f".{name}")


def _without_secrets(spelled: str) -> str:
    if not spelled:
        return ""
    try:
        parts: SplitResult = urlsplit(spelled if "://" in spelled else f"http://{spelled}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    # What is no plain name could be a password that stands in the wrong place.
    if not host or "@" in host or not host.isprintable():
        return ""
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port else host
