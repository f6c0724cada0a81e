"""A template as far as it is known: from the server's list, or from a person's hand.

No documented endpoint tells more than that a template was approved, so every
part may be missing. "" and () mean "not known", never "there is none".
"""

from __future__ import annotations

import dataclasses

from mateo_desktop.domain.draft import Action

#: What may stand above the text; the list is open.
HEADER_KINDS: tuple[str, ...] = ("text", "image", "document", "video")

#: The categories that the vendor names (mateo-api.md, 3.7); the list is open.
CATEGORIES: tuple[str, ...] = ("UTILITY", "MARKETING", "AUTHENTICATION")

#: The states of an approval (mateo-api.md, 3.7), the best first: a template may
#: have one for each provider, and one that takes it is enough.
STATUSES: tuple[str, ...] = ("approved", "in_review", "requested", "rejected")


@dataclasses.dataclass(frozen=True, slots=True)
class Template:
    """A template, its text (if known) with the ``{{1}}`` in place.

    ``by_hand`` says that a person entered the words. ``status`` is that of its
    approval and ``reason`` why it was refused. ``header`` holds the words of a
    header whose ``header_kind`` is "text". ``raw`` is what the server listed,
    as JSON, "" for what it never told of.
    """

    id: str
    name: str = ""
    text: str = ""
    channel_type: str = ""
    language: str = ""
    status: str = ""
    by_hand: bool = False
    category: str = ""
    reason: str = ""
    header_kind: str = ""
    header: str = ""
    footer: str = ""
    buttons: tuple[Action, ...] = ()
    raw: str = dataclasses.field(default="", compare=False, repr=False)

    @property
    def offered(self) -> bool:
        """Whether nothing known speaks against sending it."""
        return self.status in ("", "approved")
