"""Whom a message goes to, and what is odd about them.

Only the postal rule is Mateo's own. Whether an address looks right is a
guess about the network behind the channel, so it never blocks.
"""

from __future__ import annotations

import dataclasses
import re

from mateo_desktop.domain import phone
from mateo_desktop.domain.channel_table import API, CHANNELS, REFERENCE
from mateo_desktop.domain.channels import rule
from mateo_desktop.domain.draft import ROLES, Draft, Recipient
from mateo_desktop.domain.handles import (
    as_e164,
    is_e164,
    is_email,
    is_national,
    is_uuid,
    look_alikes,
)
from mateo_desktop.domain.problem import Findings, Problem, value

#: From so many on, people who see each other's addresses are worth a word
#: (channels.md, after Thunderbird).
MANY_VISIBLE = 10

_COUNTRY = re.compile("[A-Za-z]{2}")
_SUBFIELDS = (
    "handle",
    "full_name",
    "contact_id",
    "country_codes",
    "external_contact_id",
    "secondary_external_contact_id",
)


def check(
    draft: Draft,
    channel_type: str,
    findings: Findings,
    raw_keys: frozenset[str],
    country: str = "",
) -> None:
    """Note what is wrong with the recipients of *draft* that are sent.

    *country* says how a phone number without a country is read.
    """
    sent = [(role, draft.wire(role)) for role in ROLES if role not in draft.left_out]
    seen: dict[tuple[str, str], str] = {}
    visible = addressed = copied = 0
    unreachable = ""
    for role, recipients in sent:
        for index, recipient in enumerate(recipients):
            if not (
                recipient.handle
                or recipient.label
                or recipient.country_codes
                or recipient.extra.strip()
            ):
                continue  # the payload skips it
            addressed += role == "to"
            copied += role != "to"
            visible += role != "bcc"
            pointer = f"/{role}/{index}"
            _check_one(recipient, channel_type, role, pointer, findings, country)
            _check_double(recipient, channel_type, role, pointer, seen, findings)
            if recipient.handle and not recipient.contact_id:
                unreachable = unreachable or pointer
    if channel_type == "email" and visible >= MANY_VISIBLE:
        findings.add(
            "many_visible_recipients", "to", source=CHANNELS, count=visible, limit=MANY_VISIBLE
        )
    if channel_type in ("instagram", "facebook") and unreachable and not draft.conversation_id:
        source = rule(channel_type, "to.handle").source
        findings.add("needs_conversation", "to", unreachable, source)
    if not addressed and not draft.conversation_id and "to" not in raw_keys:
        findings.add("only_copies" if copied else "no_recipients", "to")


def with_number(draft: Draft, problem: Problem) -> Draft:
    """*draft* with the number that "handle_not_phone" suggests instead of the odd one."""
    _, role, number, _ = problem.pointer.split("/")
    people, at = draft.wire(role), int(number)
    number = value(problem, "suggestion")
    if at >= len(people) or not number:
        return draft
    changed = dataclasses.replace(people[at], handle=number)
    return draft.replace(**{role: (*people[:at], changed, *people[at + 1 :])})


def _check_one(
    recipient: Recipient,
    channel_type: str,
    role: str,
    pointer: str,
    findings: Findings,
    country: str,
) -> None:
    raw = _raw_keys(recipient, role, pointer, findings) if recipient.extra.strip() else frozenset()
    handle = recipient.handle
    if channel_type == "postal":
        if handle or "handle" in raw:
            findings.add("postal_handle", role, f"{pointer}/handle", REFERENCE, value=handle)
        if not recipient.contact_id and "contact_id" not in raw:
            findings.add("postal_contact_missing", role, pointer, REFERENCE, value=recipient.label)
    elif handle:
        _check_handle(recipient, channel_type, role, f"{pointer}/handle", findings, country)
    elif not (
        recipient.contact_id
        or recipient.external_contact_id
        or recipient.secondary_external_contact_id
        or raw
    ):
        findings.add("recipient_without_address", role, pointer, value=recipient.label)
    if recipient.contact_id and not is_uuid(recipient.contact_id):
        findings.add(
            "contact_id_malformed", role, f"{pointer}/contact_id", API, value=recipient.contact_id
        )
    if "\n" in recipient.full_name or "\r" in recipient.full_name:
        findings.add("line_break", role, f"{pointer}/full_name")
    for place, code in enumerate(recipient.country_codes):
        if not _COUNTRY.fullmatch(code):
            findings.add(
                "country_code_odd", role, f"{pointer}/country_codes/{place}", API, value=code
            )


def _check_handle(
    recipient: Recipient,
    channel_type: str,
    role: str,
    pointer: str,
    findings: Findings,
    country: str,
) -> None:
    handle = recipient.handle
    if foreign := look_alikes(handle):
        findings.add("handle_lookalike", role, pointer, CHANNELS, value=handle, letters=foreign)
    if channel_type == "email":
        if not is_email(handle):
            findings.add("handle_not_email", role, pointer, CHANNELS, value=handle)
    elif channel_type in phone.PHONE_TYPES:
        # With a country code a national number can be understood.
        national = recipient.country_codes and is_national(handle)
        if not national and not is_e164(handle):
            _not_phone(handle, role, pointer, findings, country)
    elif channel_type in ("instagram", "facebook") and (is_email(handle) or is_e164(handle)):
        findings.add("handle_not_scoped_id", role, pointer, CHANNELS, value=handle)


def _not_phone(handle: str, role: str, pointer: str, findings: Findings, country: str) -> None:
    """Note a handle that is no number as it stands, and the number it may be meant as."""
    # Reading takes 70 µs, and only so many are named.
    named = all(findings.has_room(f"handle_not_{kind}", role) for kind in ("phone", "national"))
    meant = phone.read(handle, country) if named else ""
    if named and not meant and country and phone.is_loaded() and is_national(handle):
        findings.add("handle_not_national", role, pointer, CHANNELS, value=handle, country=country)
    else:
        findings.add("handle_not_phone", role, pointer, CHANNELS, value=handle, suggestion=meant)


def _check_double(
    recipient: Recipient,
    channel_type: str,
    role: str,
    pointer: str,
    seen: dict[tuple[str, str], str],
    findings: Findings,
) -> None:
    handle = recipient.handle
    if channel_type in phone.PHONE_TYPES and handle[:1] != "+":
        handle = as_e164(handle) or handle
    keys = [("handle", handle.casefold())] if handle else []
    if recipient.contact_id:
        keys.append(("contact_id", recipient.contact_id.lower()))
    if recipient.external_contact_id or recipient.secondary_external_contact_id:
        keys += [(name, getattr(recipient, name)) for name in _SUBFIELDS[-2:]]
    for kind, key in keys:
        first = seen.setdefault((kind, key), pointer) if key else pointer
        if first != pointer:
            findings.add("recipient_duplicate", role, pointer, value=recipient.label, first=first)
            return


def _raw_keys(recipient: Recipient, role: str, pointer: str, findings: Findings) -> frozenset[str]:
    """The keys that the raw JSON of a recipient fills."""
    keys = findings.json_keys(recipient.extra, role, pointer)
    for key in keys:
        if key in _SUBFIELDS and getattr(recipient, key):
            findings.add("extra_key_shadowed", role, f"{pointer}/{key}", key=key)
    return keys
