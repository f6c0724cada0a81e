"""Countries by their two letters (ISO 3166), for reading phone numbers."""

from __future__ import annotations

import functools

from PySide6.QtCore import QCoreApplication, QLocale

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

#: Where the system does not say where it is.
USUAL = "DE"

#: Neighbours, and where many people write from here; Qt knows the others in English.
_NAMES = {
    "AT": QT_TRANSLATE_NOOP("countries", "Austria"),
    "AU": QT_TRANSLATE_NOOP("countries", "Australia"),
    "BE": QT_TRANSLATE_NOOP("countries", "Belgium"),
    "BG": QT_TRANSLATE_NOOP("countries", "Bulgaria"),
    "CA": QT_TRANSLATE_NOOP("countries", "Canada"),
    "CH": QT_TRANSLATE_NOOP("countries", "Switzerland"),
    "CZ": QT_TRANSLATE_NOOP("countries", "Czechia"),
    "DE": QT_TRANSLATE_NOOP("countries", "Germany"),
    "DK": QT_TRANSLATE_NOOP("countries", "Denmark"),
    "EE": QT_TRANSLATE_NOOP("countries", "Estonia"),
    "ES": QT_TRANSLATE_NOOP("countries", "Spain"),
    "FI": QT_TRANSLATE_NOOP("countries", "Finland"),
    "FR": QT_TRANSLATE_NOOP("countries", "France"),
    "GB": QT_TRANSLATE_NOOP("countries", "United Kingdom"),
    "GR": QT_TRANSLATE_NOOP("countries", "Greece"),
    "HR": QT_TRANSLATE_NOOP("countries", "Croatia"),
    "HU": QT_TRANSLATE_NOOP("countries", "Hungary"),
    "IE": QT_TRANSLATE_NOOP("countries", "Ireland"),
    "IN": QT_TRANSLATE_NOOP("countries", "India"),
    "IT": QT_TRANSLATE_NOOP("countries", "Italy"),
    "LI": QT_TRANSLATE_NOOP("countries", "Liechtenstein"),
    "LT": QT_TRANSLATE_NOOP("countries", "Lithuania"),
    "LU": QT_TRANSLATE_NOOP("countries", "Luxembourg"),
    "LV": QT_TRANSLATE_NOOP("countries", "Latvia"),
    "NL": QT_TRANSLATE_NOOP("countries", "Netherlands"),
    "NO": QT_TRANSLATE_NOOP("countries", "Norway"),
    "PL": QT_TRANSLATE_NOOP("countries", "Poland"),
    "PT": QT_TRANSLATE_NOOP("countries", "Portugal"),
    "RO": QT_TRANSLATE_NOOP("countries", "Romania"),
    "SE": QT_TRANSLATE_NOOP("countries", "Sweden"),
    "SI": QT_TRANSLATE_NOOP("countries", "Slovenia"),
    "SK": QT_TRANSLATE_NOOP("countries", "Slovakia"),
    "TR": QT_TRANSLATE_NOOP("countries", "Türkiye"),
    "UA": QT_TRANSLATE_NOOP("countries", "Ukraine"),
    "US": QT_TRANSLATE_NOOP("countries", "United States"),
}


def country_name(code: str) -> str:
    """What the country of that code is called, the code itself if nobody knows it."""
    known = _NAMES.get(code)
    if known is not None:
        return QCoreApplication.translate("countries", str(known))
    return _others().get(code, code)


def country_names() -> list[tuple[str, str]]:
    """Every country as code and name, in the order of the names."""
    codes = {*_NAMES, *_others()}
    return sorted(((code, country_name(code)) for code in codes), key=_by_name)


def country_here() -> str:
    """The country of this machine, as far as the system says."""
    code = QLocale.territoryToCode(QLocale.system().territory())
    return code if len(code) == 2 and code.isalpha() else USUAL


@functools.lru_cache(maxsize=1)
def _others() -> dict[str, str]:
    found = {}
    for country in QLocale.Country:
        code = QLocale.territoryToCode(country)
        # Others are parts of the world, by number.
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(country)
    return found


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold().translate(str.maketrans("äöüÄÖÜ", "aouAOU"))
