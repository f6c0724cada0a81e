"""Where a link may lead: to the web and to a mailbox, nowhere else."""

from __future__ import annotations

import re

from mateo_desktop.ui.text.foreign import plain_names

SCHEMES = frozenset(("http", "https", "mailto"))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# "https:example.org" and "https:/\\example.org" lead somewhere in a browser and
# elsewhere, or nowhere, in what else reads them.
_HOST = re.compile(r"https?://[^\s/?#\\]+(?:[/?#]|$)", re.IGNORECASE)
_ADDRESS_MAX = 4_000


def safe_address(address: str) -> str:
    """*address* if it is one a link may lead to, else nothing."""
    # Browsers drop line ends and tabs inside an address, and so "java\nscript:".
    address = re.sub("[\t\n\r]", "", address).strip("".join(map(chr, range(33))))
    scheme = _SCHEME.match(address)
    if len(address) > _ADDRESS_MAX or scheme is None or scheme[1].lower() not in SCHEMES:
        return ""
    if scheme[1].lower() != "mailto" and _HOST.match(address) is None:
        return ""
    return plain_names.without_controls(address)
