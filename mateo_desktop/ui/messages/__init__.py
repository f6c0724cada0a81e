"""Words for every code of the lower layers.

Below ``ui`` nothing speaks to a person: values and codes come up, and here
they become sentences, each in one place, each translated.
"""

from mateo_desktop.ui.messages.colours import colour_name
from mateo_desktop.ui.messages.connection import check_result
from mateo_desktop.ui.messages.faults import fault_group, fault_name, personality_name
from mateo_desktop.ui.messages.missing import trouble, upload_trouble
from mateo_desktop.ui.messages.names import (
    action_subtype,
    action_type,
    addressee,
    channel_status,
    channel_type,
    conversation_status,
    field_name,
    message_status,
    role,
)
from mateo_desktop.ui.messages.outcomes import (
    Telling,
    attempt_text,
    outcome_text,
    tls_text,
)
from mateo_desktop.ui.messages.problems import problem_text
from mateo_desktop.ui.messages.receipts import receipt_line, receipt_verdict
from mateo_desktop.ui.messages.recoveries import kept_file, restored_after_cut, rows_back
from mateo_desktop.ui.messages.source import source_place, source_problem
from mateo_desktop.ui.messages.states import entry_state
from mateo_desktop.ui.messages.templates import header_kind, template_button, template_category
from mateo_desktop.ui.messages.times import (
    day,
    moment_ago,
    near_moment,
    schedule_meaning,
    schedule_without_zone,
    time_of_day,
    to_the_second,
)
from mateo_desktop.ui.messages.troubles import (
    bad_base_url,
    read_error,
    read_note,
    secrets_trouble,
    snippet_file_error,
    storage_trouble,
)
from mateo_desktop.ui.messages.waits import send_refused, waiting_text
from mateo_desktop.ui.messages.windows import template_status, window_rule, window_text

__all__ = [
    "Telling",
    "action_subtype",
    "action_type",
    "addressee",
    "attempt_text",
    "bad_base_url",
    "channel_status",
    "channel_type",
    "check_result",
    "colour_name",
    "conversation_status",
    "day",
    "entry_state",
    "fault_group",
    "fault_name",
    "field_name",
    "header_kind",
    "kept_file",
    "message_status",
    "moment_ago",
    "near_moment",
    "outcome_text",
    "personality_name",
    "problem_text",
    "read_error",
    "read_note",
    "receipt_line",
    "receipt_verdict",
    "restored_after_cut",
    "role",
    "rows_back",
    "schedule_meaning",
    "schedule_without_zone",
    "secrets_trouble",
    "send_refused",
    "snippet_file_error",
    "source_place",
    "source_problem",
    "storage_trouble",
    "template_button",
    "template_category",
    "template_status",
    "time_of_day",
    "tls_text",
    "to_the_second",
    "trouble",
    "upload_trouble",
    "waiting_text",
    "window_rule",
    "window_text",
]
