"""A small dictionary of two languages, so that no test depends on that of the system."""

from __future__ import annotations

from pathlib import Path

import pytest

GERMAN = ("Haus/Z", "schlüssel/Z", "Termin/Z", "Straße", "Tag", "geht", "Ergänzung", "Lieferung")
ENGLISH = ("house", "don't", "follow", "up", "Monday", "you", "see")

_RULES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwäöüß\nWORDCHARS '\nCOMPOUNDFLAG Z\n"


def small_dictionaries(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Enchant find German and English as above; skips the test where it is missing."""
    pytest.importorskip("enchant", exc_type=ImportError)
    made = folder / "enchant" / "hunspell"
    made.mkdir(parents=True)
    for tag, words in (("de_DE", GERMAN), ("en_US", ENGLISH)):
        (made / f"{tag}.aff").write_text(_RULES, encoding="utf-8")
        listed = "\n".join((str(len(words)), *words, ""))
        (made / f"{tag}.dic").write_text(listed, encoding="utf-8")
    # Enchant looks here before it looks in the folders of the system.
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(folder / "enchant"))
