"""What of a draft arrives at its reader.

What is left out on the channel does not arrive; a template arrives as its
text, where that is known. Every page and every print shows this value, so they
can never differ in what they show.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from mateo_desktop.domain.template import Template
from mateo_desktop.ui.composer.attachments import shown_name
from mateo_desktop.ui.composer.template_fields import finished
from mateo_desktop.ui.composer.template_preview import header_words
from mateo_desktop.ui.text.foreign import cleaning
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient

MAIL, PHONE, SMS, LETTER = "mail", "phone", "sms", "letter"

#: What becomes of the template: there is none, its text is known, or it is not.
NONE, KNOWN, UNKNOWN = "none", "known", "unknown"

_KINDS = {
    "postal": LETTER,
    "sms": SMS,
    "whatsapp": PHONE,
    "instagram": PHONE,
    "facebook": PHONE,
}
_MOST_SHOWN = 20
_SNIPPET = 140


@dataclasses.dataclass(frozen=True, slots=True)
class Arrival:
    """The message as far as its reader sees it; names are fit to be shown."""

    kind: str = MAIL
    channel_type: str = ""
    sender: str = ""
    sender_handle: str = ""
    to: tuple[Recipient, ...] = ()
    cc: tuple[Recipient, ...] = ()
    subject: str = ""
    html: str = ""
    text: str = ""
    files: tuple[Attachment, ...] = ()
    actions: tuple[Action, ...] = ()
    template: str = NONE
    #: Parts of a template, as far as they are known.
    header_kind: str = ""
    header: str = ""
    footer: str = ""
    is_empty: bool = True

    @property
    def knows_parts(self) -> bool:
        """Whether more than the text of the template is known."""
        return bool(self.header_kind or self.footer or self.actions)

    @property
    def file_names(self) -> tuple[str, ...]:
        """The first files by name."""
        names = tuple(plain_name(shown_name(file)) for file in self.files[:_MOST_SHOWN])
        return (*names, "…") if len(self.files) > _MOST_SHOWN else names

    @property
    def snippet(self) -> str:
        """The first words, as a list of mails shows them beside the subject."""
        words = self.text[: 4 * _SNIPPET]
        if not words.strip() and self.html:
            words = cleaning.text_of(self.html[:4_000])
        line = " ".join(words.split())
        return plain_name(line[:_SNIPPET].rstrip() + ("…" if len(line) > _SNIPPET else ""))


def arrival(
    draft: Draft, channel: Channel | None = None, template: Template | None = None
) -> Arrival:
    """What arrives of *draft*, sent from *channel*; *template* is the one it names."""
    state, parts = NONE, Template("")
    html, text = _sent(draft, "html"), _sent(draft, "text")
    if _sent(draft, "template_id"):
        state = KNOWN if template is not None and template.text else UNKNOWN
        if template is not None and template.text:
            html, text, parts = "", finished(template, draft), template
    return Arrival(
        kind=_KINDS.get(draft.channel_type, MAIL),
        channel_type=draft.channel_type,
        sender=plain_name(channel.name if channel else ""),
        sender_handle=plain_name(channel.handle if channel else ""),
        to=_sent(draft, "to") or (),
        cc=_sent(draft, "cc") or (),
        subject=plain_name(_sent(draft, "subject") or ""),
        html=html or "",
        text=text or "",
        files=_sent(draft, "attachments") or (),
        actions=(*parts.buttons, *(_sent(draft, "actions") or ())),
        template=state,
        header_kind=parts.header_kind,
        header=header_words(parts) if parts.header_kind else "",
        footer=plain_name(parts.footer, 400),
        is_empty=draft.is_empty,
    )


def people(recipients: tuple[Recipient, ...]) -> str:
    """The first of *recipients* in a line."""
    shown = ", ".join(plain_name(person.label) for person in recipients[:_MOST_SHOWN])
    return f"{shown}, …" if len(recipients) > _MOST_SHOWN else shown


def _sent(draft: Draft, field: str) -> Any:
    return draft.wire(field) if field not in draft.left_out else None
