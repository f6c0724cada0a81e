"""Random drafts for every test that needs one.

``valid_drafts`` are drafts whose payload the contract accepts; ``any_drafts``
are whatever somebody may have typed, broken JSON and half a UUID included.
"""

from __future__ import annotations

import functools
import json
import re
import string
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import yaml
from hypothesis import strategies as st

from mateo_desktop.domain.draft import (
    FIELDS,
    HTML,
    RICH,
    TEXT,
    Action,
    Attachment,
    Draft,
    Recipient,
)

CONTRACT = Path(__file__).parent / "contract"

_RECIPIENT_KEYS = (
    "handle",
    "full_name",
    "contact_id",
    "country_codes",
    "external_contact_id",
    "secondary_external_contact_id",
)
_ACTION_KEYS = ("type", "subtype", "text", "data")

uuids = st.uuids(version=4).map(str) | st.sampled_from(
    ["00000000-0000-0000-0000-000000000000", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"]
)


def _joined(text: str) -> str:
    """Two halves of a pair that stand together are one character, in JSON as in Qt."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


_HOSTILE = "aß€😀\n\r\t\0\x7f\x85\u2028\u202e\u2066\ufeff\ud800\udfff\"\\'/<>&~`$!{}[],:"

#: Words, and what breaks programs: controls, separators, direction, astral
#: characters, halves of surrogate pairs, JSON and shell signs. Most are short:
#: a draft has dozens of them.
texts = st.sampled_from(["", "Erika Muster", "+49 171 39200 01", 'a": b', "\\", "{", "]"]) | (
    st.text(max_size=8) | st.text(alphabet=_HOSTILE, max_size=8)
).map(_joined)
_numbers = (
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(min_value=-(10**60), max_value=10**60)
)
json_values = st.recursive(
    st.none() | st.booleans() | _numbers | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)


def _typed(keys: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.dictionaries(keys, json_values, max_size=2).flatmap(
        lambda found: st.sampled_from(
            [
                json.dumps(found),
                json.dumps(found, ensure_ascii=False, indent=3),
                "  " + json.dumps(found, separators=(",", ":")) + "\n",
            ]
        )
    )


def _unknown(known: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Extra JSON, empty or with keys that the form does not know."""
    return st.just("") | _typed(texts.filter(lambda key: key not in known))


date_times = st.datetimes(
    min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31), timezones=st.just(UTC)
).map(lambda moment: moment.isoformat().replace("+00:00", "Z"))

country_codes = st.lists(
    st.text(alphabet=string.ascii_uppercase, min_size=2, max_size=2), max_size=2
).map(tuple)

recipients = st.builds(
    Recipient,
    handle=texts,
    full_name=texts,
    contact_id=st.just("") | uuids,
    country_codes=country_codes,
    external_contact_id=texts,
    secondary_external_contact_id=texts,
    extra=_unknown(_RECIPIENT_KEYS),
)
actions = st.builds(
    Action,
    type=st.sampled_from(["quick_reply", "call_to_action", "list"]),
    text=texts,
    data=texts,
    subtype=st.sampled_from(["", "url", "phone_number"]),
    extra=_unknown(_ACTION_KEYS),
)
attachments = st.builds(
    Attachment,
    url=st.just("")
    | st.builds("{}://{}".format, st.sampled_from(["https", "media_library"]), texts),
    name=texts,
    size=st.integers(min_value=0, max_value=10**10),
    path=texts,
)


def _tuples(part: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(part, max_size=2).map(tuple)


_ways = {
    "channel_type": st.sampled_from(["", "email", "sms", "whatsapp", "postal", "carrier_pigeon"]),
    "subject": texts,
    "html": texts,
    "text": texts,
    "body_mode": st.sampled_from([RICH, HTML, TEXT]),
    "text_is_own": st.booleans(),
    "pinned": st.frozensets(st.sampled_from(FIELDS)),
    "to": _tuples(recipients),
    "cc": _tuples(recipients),
    "bcc": _tuples(recipients),
    "placeholder_values": _tuples(texts),
    "attachments": _tuples(attachments),
    "actions": _tuples(actions),
}


def valid_drafts() -> st.SearchStrategy[Draft]:
    """Drafts whose payload satisfies the contract."""
    return st.builds(
        Draft,
        key=uuids,
        id=uuids,
        channel_id=uuids,
        conversation_id=st.just("") | uuids,
        conversation_status=st.sampled_from(["", "open", "closed", "archived"]),
        content=st.just("") | _typed(texts),
        send_after=st.just("") | date_times,
        reply_to_message_id=st.just("") | uuids,
        template_id=st.just("") | uuids,
        review_channel_id=st.just("") | uuids,
        marketing_channel_id=st.just("") | uuids,
        extra=_unknown(FIELDS),
        left_out=st.frozensets(st.sampled_from(FIELDS[2:])),
        **_ways,
    )


def any_drafts() -> st.SearchStrategy[Draft]:
    """Drafts as they stand while somebody types, valid or not."""
    half_typed = texts | _typed(texts | st.sampled_from(FIELDS))
    loose_people = _tuples(
        st.builds(
            Recipient,
            *(texts for _ in range(3)),
            _tuples(texts),
            texts,
            texts,
            half_typed | _typed(st.sampled_from(_RECIPIENT_KEYS)),
        )
    )
    loose_actions = _tuples(
        st.builds(
            Action,
            *(texts for _ in range(4)),
            half_typed | _typed(st.sampled_from(_ACTION_KEYS)),
        )
    )
    return st.builds(
        Draft,
        key=uuids,
        id=texts,
        channel_id=texts,
        conversation_id=texts,
        conversation_status=texts,
        content=half_typed,
        send_after=texts,
        reply_to_message_id=texts,
        template_id=texts,
        review_channel_id=texts,
        marketing_channel_id=texts,
        extra=half_typed,
        left_out=st.frozensets(st.sampled_from(FIELDS)),
        **_ways
        | {
            "to": loose_people,
            "cc": loose_people,
            "bcc": loose_people,
            "actions": loose_actions,
            "attachments": _tuples(st.builds(Attachment, texts, texts, st.integers(), texts)),
        },
    )


@functools.cache
def send_message_validator() -> jsonschema.Draft202012Validator:
    """What ``POST /send_message`` accepts, with references and formats checked."""
    contract = yaml.safe_load((CONTRACT / "openapi.yaml").read_text("utf-8"))
    # The references inside point at "#/components/schemas/…".
    schema = {
        "components": contract["components"],
        "$ref": "#/components/schemas/SendMessageRequest",
    }
    formats = jsonschema.FormatChecker(["uuid"])
    formats.checks("date-time")(_is_date_time)
    return jsonschema.Draft202012Validator(schema, format_checker=formats)


def _is_date_time(value: object) -> bool:
    if not isinstance(value, str):
        return True
    match = re.fullmatch(
        r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", value, re.ASCII
    )
    if not match:
        return False
    try:
        datetime.fromisoformat(value[:19])
    except ValueError:
        return False
    return True
