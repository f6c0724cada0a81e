"""Words for what is known of somebody who is offered or addressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.acquaintance import Acquaintance

_PARTS = {
    "street": QT_TRANSLATE_NOOP("acquaintances", "street"),
    "zipcode": QT_TRANSLATE_NOOP("acquaintances", "postal code"),
    "city": QT_TRANSLATE_NOOP("acquaintances", "town"),
}
#: The values that are known of the open list (mateo-api.md, 3.2).
_BASES = {
    "legitimate_interest": QT_TRANSLATE_NOOP("acquaintances", "legitimate interest"),
    "contract_fulfillment": QT_TRANSLATE_NOOP("acquaintances", "contract"),
    "consent_granted": QT_TRANSLATE_NOOP("acquaintances", "consent"),
}


def acquaintance_words(known: Acquaintance) -> str:
    """Address, what it lacks, and the opt-ins, in a line; "" if nothing is known."""
    said = []
    if known.address:
        said.append(plain_name(", ".join(known.address)))
    if known.lacks:
        said.append(address_lacks(known.lacks))
    if known.marketing is not None:
        said.append(
            QCoreApplication.translate("acquaintances", "advertising allowed")
            if known.marketing
            else QCoreApplication.translate("acquaintances", "no advertising")
        )
    if known.basis:
        word = _tr(str(_BASES[known.basis])) if known.basis in _BASES else plain_name(known.basis)
        said.append(
            QCoreApplication.translate("acquaintances", "messages: {basis}").format(basis=word)
        )
    return " · ".join(said)


def address_lacks(parts: tuple[str, ...]) -> str:
    """Which parts of an address are missing."""
    names = [_tr(str(_PARTS[part])) for part in parts if part in _PARTS]
    # Two sentences: in German the verb follows the number.
    if len(names) == 1:
        words = QCoreApplication.translate("acquaintances", "missing: {part}")
        return words.format(part=names[0])
    words = QCoreApplication.translate("acquaintances", "missing: {parts}")
    return words.format(parts=", ".join(names))


def _tr(words: str) -> str:
    return QCoreApplication.translate("acquaintances", words)
