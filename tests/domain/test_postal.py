"""What is missing in an address, told from its lines."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.postal import missing


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((), ("address",)),
        (("Erika Muster",), ("address",)),
        (("", "  "), ("address",)),
        (("Musterweg 1", "10115 Berlin"), ()),
        (("Erika Muster", "Musterweg 1", "10115 Berlin", "Germany"), ()),
        (("Postfach 1234", "8001 Zürich"), ()),
        (("1 Example Street", "London SW1A 1AA"), ()),
        (("Musterweg 1", "Berlin"), ("town",)),
        (("Musterweg 1", "10115"), ("town",)),
        (("10115 Berlin",), ("street",)),
        (("Haus Sonne", "10115 Berlin"), ("street",)),
    ],
)
def test_an_address_is_looked_over(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert missing(lines, "Erika Muster") == expected
