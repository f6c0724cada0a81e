"""Words, files and buttons against the limits of the channel's network.

Every limit comes from the capability table with its source, and passing one
is a remark: Mateo may be stricter or laxer than the network.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from mateo_desktop.domain import sms
from mateo_desktop.domain.capability import Use
from mateo_desktop.domain.channel_table import API, REFERENCE
from mateo_desktop.domain.channels import measure, rule
from mateo_desktop.domain.draft import Action, Attachment, Draft
from mateo_desktop.domain.problem import Findings

#: The types and subtypes that mateo-api.md knows. The lists are open.
ACTION_TYPES = ("quick_reply", "call_to_action", "list")
ACTION_SUBTYPES = ("url", "phone_number")

# Beyond this an SMS is too long in any alphabet, and counting its parts at
# every keystroke would be felt.
_MAX_COUNTED = 20_000

_KINDS = {
    "image": ("jpg", "jpeg", "png", "gif", "webp", "heic", "heif", "bmp", "tif", "tiff", "svg"),
    "video": ("mp4", "3gp", "3gpp", "mov", "avi", "mkv", "webm", "m4v", "mpg", "mpeg", "wmv"),
    "audio": ("mp3", "m4a", "aac", "amr", "ogg", "opus", "oga", "wav", "flac", "wma"),
}
_KIND_OF = {ending: kind for kind, endings in _KINDS.items() for ending in endings}


def check_text(draft: Draft, channel_type: str, findings: Findings) -> None:
    """Note a text that is too long for its channel: one remark, the gravest."""
    text = draft.text
    limits = rule(channel_type, "text")
    longest = limits.limit("text_length")
    used = measure(text, longest.unit) if longest else 0
    if findings.over("text_too_long", "text", used, longest):
        return
    if draft.actions and "actions" not in draft.left_out:
        with_actions = limits.limit("text_length_with_actions")
        findings.over("text_too_long_with_actions", "text", len(text), with_actions)
    advised = limits.limit("text_length_advised")
    too_long = findings.over("text_longer_than_advised", "text", len(text), advised)
    if limits.limit("sms_gsm7_single") and len(text) <= _MAX_COUNTED:
        _check_sms(text, channel_type, findings, quiet=too_long)


def _check_sms(text: str, channel_type: str, findings: Findings, quiet: bool) -> None:
    limits = rule(channel_type, "text")
    counted = sms.count(text)
    single = limits.limit(f"sms_{counted.encoding}_single")
    if counted.segments > 1 and single and not quiet:
        findings.add(
            "sms_parts",
            "text",
            source=single.source,
            used=counted.used,
            limit=single.value,
            unit=single.unit.value,
            parts=counted.segments,
        )
    if counted.encoding == sms.UCS2 and single:
        # Foreign characters cost something only if there would be fewer parts.
        parts = sms.count(sms.replaced(text)).segments
        if parts < counted.segments:
            findings.add(
                "sms_unicode",
                "text",
                source=single.source,
                signs="".join(dict.fromkeys(sign for _, sign, _ in counted.culprits)),
                parts=counted.segments,
                parts_without=parts,
            )


def check_attachments(draft: Draft, channel_type: str, findings: Findings) -> None:
    """Note files that cannot be sent, and those the network may refuse."""
    limits = rule(channel_type, "attachments")
    formats = dict(limits.formats)
    count = 0
    for index, attachment in enumerate(draft.attachments):
        pointer = f"/attachments/{index}"
        if not _check_address(attachment, pointer, findings):
            continue
        count += 1
        ending = _ending(attachment)
        if not ending:
            continue
        kind = _KIND_OF.get(ending, "document")
        if kind in formats and ending not in formats[kind]:
            taken = formats[kind] or tuple(name for names in formats.values() for name in names)
            unsure = {} if limits.verified else {"verified": "no"}
            findings.add(
                "attachment_format",
                "attachments",
                pointer,
                limits.source,
                value=ending,
                formats=", ".join(taken),
                **unsure,
            )
        size = attachment.size
        if not findings.over(
            "attachment_too_big", "attachments", size, limits.limit(f"{kind}_bytes"), pointer
        ):
            findings.over(
                "attachment_bigger_than_advised",
                "attachments",
                size,
                limits.limit(f"{kind}_bytes_advised"),
                pointer,
            )
    findings.over("too_many_attachments", "attachments", count, limits.limit("attachments"))


def _check_address(attachment: Attachment, pointer: str, findings: Findings) -> bool:
    """Note what is wrong with an address; whether there is a file at all."""
    url = attachment.url
    if not url:
        if not (attachment.path or attachment.name):
            return False
        label = attachment.name or attachment.path
        findings.add("attachment_not_uploaded", "attachments", pointer, value=label)
        return True
    scheme, found, rest = url.partition("://")
    if not found or scheme not in ("https", "media_library"):
        code = "attachment_http" if url[:7].lower() == "http://" else "attachment_scheme"
        findings.add(code, "attachments", pointer, REFERENCE, value=url)
    elif not rest or rest[0] in "/?#" or any(char.isspace() for char in url):
        findings.add("attachment_malformed", "attachments", pointer, value=url)
    return True


def _ending(attachment: Attachment) -> str:
    """The ending of a file's name, in lower case, "" if it has none."""
    address = attachment.url.partition("?")[0].partition("#")[0]
    name = attachment.name or address.rpartition("/")[2] or attachment.path
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot and ending.isalnum() else ""


def check_actions(draft: Draft, channel_type: str, findings: Findings) -> None:
    """Note odd buttons, and more of them than the network shows."""
    for index, action in enumerate(draft.actions):
        _check_action(action, f"/actions/{index}", channel_type, findings)
    counts = Counter(action.type for action in draft.actions)
    if draft.template_id and "template_id" not in draft.left_out:
        most = rule(channel_type, "actions").limit("actions_with_template")
        links = rule(channel_type, "template_id").limit("template_links")
        if most or links:
            findings.over("too_many_actions", "actions", len(draft.actions), most)
            findings.over("too_many_links", "actions", counts["call_to_action"], links)
            return
    for action_type, count in counts.items():
        limit = rule(channel_type, f"actions.{action_type}").limit("actions")
        findings.over("too_many_actions", "actions", count, limit)


def _check_action(action: Action, pointer: str, channel_type: str, findings: Findings) -> None:
    raw: frozenset[str] = frozenset()
    if action.extra.strip():
        raw = findings.json_keys(action.extra, "actions", pointer)
        for key in ("type", "subtype", "text", "data"):
            if key in raw and getattr(action, key):
                findings.add("extra_key_shadowed", "actions", f"{pointer}/{key}", key=key)
    own = rule(channel_type, f"actions.{action.type}")
    if action.type not in ACTION_TYPES:
        findings.add("action_type_unknown", "actions", f"{pointer}/type", API, value=action.type)
    elif own.use is Use.HIDDEN:
        findings.add(
            "action_type_unsupported", "actions", f"{pointer}/type", own.source, value=action.type
        )
    if action.subtype and action.subtype not in ACTION_SUBTYPES:
        findings.add(
            "action_subtype_unknown", "actions", f"{pointer}/subtype", API, value=action.subtype
        )
    if not action.text.strip() and "text" not in raw:
        findings.add("action_text_empty", "actions", f"{pointer}/text")
    if action.type == "call_to_action" and not action.data.strip() and "data" not in raw:
        findings.add("action_data_missing", "actions", f"{pointer}/data", API)
    labels = rule(channel_type, "actions.text")
    longest = own.limit("button_label") or labels.limit("button_label")
    findings.over("action_label_too_long", "actions", len(action.text), longest, f"{pointer}/text")
    emoji = labels.limit("button_emoji")
    if emoji:
        findings.over(
            "action_label_emoji", "actions", emoji_in(action.text), emoji, f"{pointer}/text"
        )
    findings.over(
        "action_data_too_long",
        "actions",
        len(action.data),
        rule(channel_type, "actions.data").limit("button_data"),
        f"{pointer}/data",
    )


def emoji_in(text: str) -> int:
    """How many characters of *text* are drawn as pictures."""
    return sum(
        char in "\ufe0f\u20e3" or (char >= "\u2190" and unicodedata.category(char) == "So")
        for char in text
    )
