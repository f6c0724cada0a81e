"""The columns of every resource, their kinds, and how rows hang together.

Column lists are those of the reference (mateo-api.md, sections 2.4 and 3).
The kind of a column decides how a filter's text is understood.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Kind = Literal["text", "uuid", "time", "date", "bool", "int", "list", "json"]
Row = dict[str, Any]

CHANNEL_TYPES = (
    "email",
    "sms",
    "whatsapp",
    "instagram",
    "facebook",
    "google_business_messaging",
    "postal",
)


def _columns(**kinds: str) -> dict[str, Kind]:
    """Columns by kind: ``uuid="id contact_id"`` and so on, in that order."""
    return {name: kind for kind, names in kinds.items() for name in names.split()}  # type: ignore[misc]


_STAMPS = "created_at updated_at"

COLUMNS: dict[str, dict[str, Kind]] = {
    "channel": _columns(
        uuid="id organisation_id",
        time=_STAMPS,
        text="type name handle status",
        bool="active",
    ),
    "contact": _columns(
        uuid="id organisation_id",
        time=_STAMPS + " latest_marketing_opt_in_request_sent_at",
        text="full_name fts external_id secondary_external_id salutation display_name "
        "address_line1 address_line2 city zipcode country "
        + " ".join(CHANNEL_TYPES)
        + " "
        + " ".join(f"{channel}_transactional_opt_in" for channel in CHANNEL_TYPES),
        date="birthday",
        bool="is_blocked " + " ".join(f"{channel}_marketing_opt_in" for channel in CHANNEL_TYPES),
        int="number_of_marketing_opt_in_requests campaign_messages_this_month",
    ),
    "conversation": _columns(
        uuid="id organisation_id assignee_id channel_id contact_id inbox_id "
        "latest_message_id latest_inbound_message_id",
        time=_STAMPS + " latest_message_created_at latest_inbound_message_created_at",
        text="subject status channel_type external_id",
        bool="unread is_spam",
        list="tags",
    ),
    "message": _columns(
        uuid="id organisation_id conversation_id author_id reply_to_message_id template_id "
        "review_channel_id sendout_id campaign_id",
        time=_STAMPS + " send_after sent_at timestamp",
        text="subject raw_content status external_id author_type forwarded_message_text "
        "footer header_media_filename location",
        bool="is_inbound forwarded",
        int="attachment_count",
        json="content external_files location_metadata contacts files",
    ),
    "recipient": _columns(
        uuid="id organisation_id conversation_id message_id contact_id",
        time=_STAMPS,
        text="handle full_name role status",
        bool="is_organisation",
    ),
    "message_action": _columns(
        uuid="id organisation_id conversation_id message_id",
        time=_STAMPS,
        text="text data type subtype",
        bool="clicked",
    ),
    "event": _columns(
        uuid="id conversation_id organisation_id source_rule_id source_employee_id "
        "source_api_token_id source_comment_id source_channel_id source_recipient_id "
        "target_employee_id target_comment_id target_message_id target_tag_id "
        "target_message_action_id target_inbox_id",
        time=_STAMPS,
        text="type source_type target_type",
        json="metadata",
    ),
    "provider_template_approval": _columns(
        uuid="provider_id template_id organisation_id",
        time=_STAMPS,
        text="status external_id rejection_reason category",
    ),
    # Assumption: only the section's name is documented; id and key are
    # implied by marketing_subscription.
    "marketing_channel": _columns(uuid="id organisation_id", time=_STAMPS, text="key"),
    # Not resources of their own (whether they are public is unknown); they
    # can only be embedded.
    "template": _columns(
        uuid="id organisation_id", time=_STAMPS, text="name subject text html language"
    ),
    "tag": _columns(uuid="id organisation_id", time=_STAMPS, text="name"),
}

#: What can be listed. ``/template``, ``/tag``, ``/inbox`` … answer 404.
RESOURCES = tuple(name for name in COLUMNS if name not in ("template", "tag"))


class Relation(NamedTuple):
    """Rows of *table* whose *theirs* equals this row's *ours*."""

    table: str
    ours: str
    theirs: str
    many: bool


_TO_ONE = {
    ("conversation", "channel"): "channel_id",
    ("conversation", "contact"): "contact_id",
    ("message", "conversation"): "conversation_id",
    ("message", "template"): "template_id",
    ("recipient", "message"): "message_id",
    ("recipient", "conversation"): "conversation_id",
    ("recipient", "contact"): "contact_id",
    ("message_action", "message"): "message_id",
    ("message_action", "conversation"): "conversation_id",
    ("event", "conversation"): "conversation_id",
    ("provider_template_approval", "template"): "template_id",
}


def relation(table: str, name: str) -> Relation | None:
    """How rows called *name* hang on a row of *table*, or None.

    To-many rows answer to the singular and to the plural: the documents call
    the resource ``message`` and embed it as ``messages``.
    """
    if key := _TO_ONE.get((table, name)):
        return Relation(name, key, "id", many=False)
    if (table, name) in (("conversation", "tag"), ("conversation", "tags")):
        return Relation("tag", "tags", "name", many=True)
    for other in (name, name.removesuffix("s")):
        if key := _TO_ONE.get((other, table)):
            return Relation(other, "id", key, many=True)
    return None
