"""What keeps a draft from being sent, and what is worth a remark.

Only what the reference page forbids, or what cannot be put into a request,
blocks. Everything a network is said to refuse is a remark with its source,
because Mateo may be stricter or laxer, and the agent knows the case.

What the payload skips is not checked: only that it is skipped is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from mateo_desktop.domain import body_checks, guard, recipient_checks, signature, template_checks
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS
from mateo_desktop.domain.capability import Use
from mateo_desktop.domain.channel_table import API, REFERENCE
from mateo_desktop.domain.channels import Channel, discontinued, dropped_now, rule
from mateo_desktop.domain.date_time import parse_date_time
from mateo_desktop.domain.draft import FIELDS, UUID_FIELDS, Draft
from mateo_desktop.domain.handles import is_uuid
from mateo_desktop.domain.problem import CODES, Findings, Problem, Severity, value
from mateo_desktop.domain.template import Template

__all__ = [
    "CODES",
    "CONVERSATION_STATUSES",
    "Problem",
    "Severity",
    "parse_date_time",
    "problems",
    "value",
]

#: The only values the reference page allows ("Available options").
CONVERSATION_STATUSES = ("open", "closed", "archived")


def problems(
    draft: Draft,
    channel: Channel | None,
    now: datetime,
    attachment_words: Sequence[str] = ATTACHMENT_WORDS,
    template: Template | None = None,
    country: str = "",
) -> tuple[Problem, ...]:
    """What is wrong or odd about *draft*: blocking first, in the form's order.

    *channel* is the chosen one, if more than its ID is known; *now* carries a
    zone; *template* is what is known of the one that the draft names, and
    *country* is where phone numbers without one are at home. What a
    person chose to ignore is not said again.
    """
    findings = Findings()
    channel_type = (channel.type if channel else "") or draft.channel_type
    raw_keys = _check_raw(draft, findings)
    _check_channel(draft, channel, channel_type, findings)
    _check_ids(draft, raw_keys, findings)
    recipient_checks.check(draft, channel_type, findings, raw_keys, country)
    _check_words(draft, channel_type, raw_keys, findings)
    if _sent(draft, "send_after"):
        _check_time(draft.send_after, now, findings)
    _check_template(draft, channel_type, template, findings)
    if _sent(draft, "attachments"):
        body_checks.check_attachments(draft, channel_type, findings)
    if _sent(draft, "actions"):
        body_checks.check_actions(draft, channel_type, findings)
    guard.check(draft, findings, attachment_words)
    if draft.ignored:
        findings.drop(lambda problem: guard.is_ignored(problem, draft.ignored))
    return findings.sorted()


def _sent(draft: Draft, field: str) -> bool:
    return bool(draft.wire(field)) and field not in draft.left_out


def _check_channel(
    draft: Draft, channel: Channel | None, channel_type: str, findings: Findings
) -> None:
    if channel and not channel.usable:
        state = channel.status if channel.status not in ("", "active") else "inactive"
        findings.add("channel_inactive", "from", source=API, value=state)
    gone = discontinued(channel_type)
    if gone:
        findings.add("channel_discontinued", "from", source=gone.source, since=gone.since)
    for field in dropped_now(draft):
        findings.add("left_out", field, source=rule(channel_type, field).source)
    for field in FIELDS:
        known = rule(channel_type, field)
        if known.use is Use.HIDDEN and _sent(draft, field):
            findings.add("unsupported_field", field, source=known.source)


def _check_ids(draft: Draft, raw_keys: frozenset[str], findings: Findings) -> None:
    for field in UUID_FIELDS:
        if _sent(draft, field) and not is_uuid(draft.wire(field)):
            findings.add("uuid_malformed", field, source=REFERENCE, value=draft.wire(field))
    if not draft.channel_id and "from" not in raw_keys:
        findings.add("from_missing", "from", source=REFERENCE)
    if not draft.id and "id" not in raw_keys:
        findings.add("id_missing", "id")
    status = draft.conversation_status
    if status and status not in CONVERSATION_STATUSES and _sent(draft, "conversation_status"):
        findings.add(
            "conversation_status_unknown", "conversation_status", source=REFERENCE, value=status
        )


def _check_raw(draft: Draft, findings: Findings) -> frozenset[str]:
    """Check both places for raw JSON; the keys that "extra" sends."""
    if draft.content.strip() and _sent(draft, "content"):
        findings.json_keys(draft.content, "content", "/content")
    if not draft.extra.strip():
        return frozenset()
    keys = findings.json_keys(draft.extra, "extra", "")
    for field in FIELDS:
        if field in keys:
            code = "extra_key_shadowed" if _sent(draft, field) else "extra_known_key"
            findings.add(code, "extra", f"/{field}", key=field)
    return keys


def _check_words(
    draft: Draft, channel_type: str, raw_keys: frozenset[str], findings: Findings
) -> None:
    says = (_says(draft, "html") or _says(draft, "text")) and not signature.is_only(draft)
    bodies = ["body"] if says else []
    bodies += [field for field in ("content", "template_id") if _says(draft, field)]
    if len(bodies) > 1:
        # Which of them wins is not known (mateo-api.md, "Behaviour").
        findings.add("several_bodies", bodies[-1], source=API, bodies=", ".join(bodies))
    said = {"subject", "html", "text", "content", "template_id", "attachments"} & raw_keys
    has_subject = _says(draft, "subject") or "subject" in raw_keys
    if not (bodies or has_subject or said or _sent(draft, "attachments")):
        findings.add("nothing_to_send", "text")
    elif channel_type == "email" and not has_subject and not _sent(draft, "template_id"):
        findings.add("subject_missing", "subject")
    if _sent(draft, "subject") and ("\n" in draft.subject or "\r" in draft.subject):
        findings.add("line_break", "subject")
    if _sent(draft, "text"):
        body_checks.check_text(draft, channel_type, findings)


def _says(draft: Draft, field: str) -> bool:
    return _sent(draft, field) and not draft.wire(field).isspace()


def _check_time(send_after: str, now: datetime, findings: Findings) -> None:
    moment = parse_date_time(send_after)
    if moment is None:
        findings.add("send_after_malformed", "send_after", source=REFERENCE, value=send_after)
        return
    if moment.tzinfo is None:
        findings.add("send_after_without_zone", "send_after", source=API, value=send_after)
        moment = moment.replace(tzinfo=UTC)
    if moment < now:
        findings.add("send_after_past", "send_after", source=API, value=send_after)


def _check_template(
    draft: Draft, channel_type: str, template: Template | None, findings: Findings
) -> None:
    if _sent(draft, "template_id"):
        template_checks.check(draft, template, channel_type, findings)
    elif _sent(draft, "placeholder_values"):
        template_checks.check_values(draft.placeholder_values, None, channel_type, findings)
        findings.add("placeholders_without_template", "placeholder_values")
