"""Fictional drafts, as many as needed."""

from __future__ import annotations

import random

from mateo_desktop.domain.draft import Draft, Recipient

_WORDS = (
    "Guten Tag Frau Muster, die Lieferung Ihrer Bestellung kommt morgen früh zwischen acht und "
    "zehn Uhr. Bitte öffnen Sie das Tor. Mit freundlichen Grüßen"
).split()


def some_draft(number: int = 1, words: int = 60) -> Draft:
    """A draft with words in it, the same ones for the same number."""
    chosen = random.Random(number)  # not a secret
    return Draft.new(
        channel_type="email",
        to=(Recipient(handle=f"erika{number}@example.org", full_name=f"Erika Muster {number}"),),
        subject=f"Bestellung {number}",
        text=" ".join(chosen.choices(_WORDS, k=words)),
    )
