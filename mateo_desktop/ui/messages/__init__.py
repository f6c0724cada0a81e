"""Words for every code of the lower layers.

Below ``ui`` nothing speaks to a person: values and codes come up, and here
they become sentences, each in one place, each translated. A module is imported
when one of its sentences is asked for: most are about what seldom happens.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mateo_desktop.ui.messages.colours import (
        colour_name as colour_name,
    )
    from mateo_desktop.ui.messages.connection import (
        check_result as check_result,
    )
    from mateo_desktop.ui.messages.faults import (
        fault_group as fault_group,
        fault_name as fault_name,
        personality_name as personality_name,
    )
    from mateo_desktop.ui.messages.missing import (
        trouble as trouble,
        upload_trouble as upload_trouble,
    )
    from mateo_desktop.ui.messages.names import (
        action_subtype as action_subtype,
        action_type as action_type,
        addressee as addressee,
        channel_status as channel_status,
        channel_type as channel_type,
        conversation_status as conversation_status,
        field_name as field_name,
        message_status as message_status,
        role as role,
    )
    from mateo_desktop.ui.messages.outcomes import (
        Telling as Telling,
        attempt_text as attempt_text,
        outcome_text as outcome_text,
        tls_text as tls_text,
    )
    from mateo_desktop.ui.messages.problems import (
        problem_text as problem_text,
    )
    from mateo_desktop.ui.messages.receipts import (
        receipt_line as receipt_line,
        receipt_verdict as receipt_verdict,
    )
    from mateo_desktop.ui.messages.recoveries import (
        kept_file as kept_file,
        restored_after_cut as restored_after_cut,
        rows_back as rows_back,
    )
    from mateo_desktop.ui.messages.source import (
        source_place as source_place,
        source_problem as source_problem,
    )
    from mateo_desktop.ui.messages.states import (
        entry_state as entry_state,
    )
    from mateo_desktop.ui.messages.templates import (
        header_kind as header_kind,
        template_button as template_button,
        template_category as template_category,
    )
    from mateo_desktop.ui.messages.times import (
        day as day,
        moment_ago as moment_ago,
        near_moment as near_moment,
        schedule_meaning as schedule_meaning,
        schedule_without_zone as schedule_without_zone,
        time_of_day as time_of_day,
        to_the_second as to_the_second,
    )
    from mateo_desktop.ui.messages.troubles import (
        bad_base_url as bad_base_url,
        read_error as read_error,
        read_note as read_note,
        secrets_trouble as secrets_trouble,
        snippet_file_error as snippet_file_error,
        storage_trouble as storage_trouble,
    )
    from mateo_desktop.ui.messages.waits import (
        send_refused as send_refused,
        waiting_text as waiting_text,
    )
    from mateo_desktop.ui.messages.windows import (
        template_status as template_status,
        window_rule as window_rule,
        window_text as window_text,
    )

#: Every module and what it offers.
OFFERED = {
    "colours": ("colour_name",),
    "connection": ("check_result",),
    "faults": ("fault_group", "fault_name", "personality_name"),
    "missing": ("trouble", "upload_trouble"),
    "names": (
        "action_subtype",
        "action_type",
        "addressee",
        "channel_status",
        "channel_type",
        "conversation_status",
        "field_name",
        "message_status",
        "role",
    ),
    "outcomes": ("Telling", "attempt_text", "outcome_text", "tls_text"),
    "problems": ("problem_text",),
    "receipts": ("receipt_line", "receipt_verdict"),
    "recoveries": ("kept_file", "restored_after_cut", "rows_back"),
    "source": ("source_place", "source_problem"),
    "states": ("entry_state",),
    "templates": ("header_kind", "template_button", "template_category"),
    "times": (
        "day",
        "moment_ago",
        "near_moment",
        "schedule_meaning",
        "schedule_without_zone",
        "time_of_day",
        "to_the_second",
    ),
    "troubles": (
        "bad_base_url",
        "read_error",
        "read_note",
        "secrets_trouble",
        "snippet_file_error",
        "storage_trouble",
    ),
    "waits": ("send_refused", "waiting_text"),
    "windows": ("template_status", "window_rule", "window_text"),
}
_HOMES = {name: module for module, names in OFFERED.items() for name in names}


def __getattr__(name: str) -> Any:
    """The function *name* of the module that has it."""
    if name not in _HOMES:
        raise AttributeError(f"no message is called {name!r}")
    found = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
