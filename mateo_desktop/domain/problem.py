"""What is wrong or odd about a draft, as a value.

A code and figures, no words: ui/messages.py has the words for each code.
"""

from __future__ import annotations

import dataclasses
import enum
from collections import Counter
from collections.abc import Callable, Mapping

from mateo_desktop.domain.capability import Limit
from mateo_desktop.domain.draft import FIELDS
from mateo_desktop.domain.json_text import BrokenJson, read_object_and_repeats


class Severity(enum.Enum):
    """Whether a problem keeps the message from being sent."""

    BLOCKS = "blocks"
    WARNS = "warns"


_BLOCKING = (
    "from_missing",
    "uuid_malformed",
    "conversation_status_unknown",
    "send_after_malformed",
    "json_broken",
    "json_not_object",
    "attachment_http",
    "attachment_scheme",
    "attachment_not_uploaded",
    "postal_handle",
    "postal_contact_missing",
)
_WARNING = (
    # the channel as a whole
    "channel_inactive",
    "channel_discontinued",
    "left_out",
    "unsupported_field",
    "id_missing",
    # recipients
    "no_recipients",
    "only_copies",
    "recipient_without_address",
    "recipient_duplicate",
    "many_visible_recipients",
    "handle_not_email",
    "handle_not_phone",
    "handle_not_national",
    "handle_not_scoped_id",
    "handle_lookalike",
    "needs_conversation",
    "contact_id_malformed",
    "country_code_odd",
    # words
    "nothing_to_send",
    "several_bodies",
    "subject_missing",
    "line_break",
    "text_too_long",
    "text_too_long_with_actions",
    "text_longer_than_advised",
    "sms_parts",
    "sms_unicode",
    "placeholder_left",
    "todo_left",
    # time
    "send_after_past",
    "send_after_without_zone",
    # templates
    "placeholder_empty",
    "placeholder_break",
    "placeholder_spaces",
    "placeholders_surplus",
    "placeholders_without_template",
    "template_text_too_long",
    "template_filled_too_long",
    "template_header_too_long",
    "template_footer_too_long",
    "template_button_too_long",
    "template_button_longer_than_advised",
    "template_too_many_buttons",
    "template_too_many_links",
    "template_too_many_phones",
    "template_header_places",
    "template_header_place",
    "template_footer_places",
    "template_header_emoji",
    "template_footer_emoji",
    "template_double_spaces",
    "template_name_signs",
    "template_place_at_start",
    "template_place_at_end",
    "template_places_adjacent",
    "template_places_missing",
    "template_places_out_of_order",
    # files
    "attachment_forgotten",
    "too_many_attachments",
    "attachment_too_big",
    "attachment_bigger_than_advised",
    "attachment_format",
    "attachment_malformed",
    # buttons
    "too_many_actions",
    "too_many_links",
    "action_text_empty",
    "action_data_missing",
    "action_type_unknown",
    "action_subtype_unknown",
    "action_type_unsupported",
    "action_label_too_long",
    "action_label_emoji",
    "action_data_too_long",
    # raw JSON
    "extra_key_shadowed",
    "extra_known_key",
    "json_repeated_key",
    # there is more of what was named already
    "and_more",
)

#: Every code there is. Only what the reference page forbids, or what cannot
#: be written into a request at all, blocks.
CODES: Mapping[str, Severity] = {
    **dict.fromkeys(_BLOCKING, Severity.BLOCKS),
    **dict.fromkeys(_WARNING, Severity.WARNS),
}

#: At most so many problems of one code are named per field; the rest is
#: counted in one "and_more", so that 10,000 bad addresses stay one list.
MAX_ALIKE = 50

_MAX_VALUE = 80
_ORDER = {field: place for place, field in enumerate((*FIELDS, "extra"))}


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One row of the checklist.

    ``pointer`` names the place in the field as a JSON pointer; a number in it
    is the place in the draft's own list, which counts entries that the
    payload skips. ``source`` says where the rule was read.
    """

    code: str
    field: str
    pointer: str = ""
    severity: Severity = Severity.WARNS
    values: tuple[tuple[str, str], ...] = ()
    source: str = ""

    @property
    def blocks(self) -> bool:
        """Whether the message cannot be sent like this."""
        return self.severity is Severity.BLOCKS


def value(problem: Problem, name: str) -> str:
    """One of the figures of a problem, "" if it has none of that name."""
    return next((found for key, found in problem.values if key == name), "")


class Findings:
    """Collects problems, a bounded number of each kind."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(
        self, code: str, field: str, pointer: str = "", source: str = "", **values: object
    ) -> None:
        """Note a problem; its severity is that of the code."""
        self._counts[code, field] += 1
        if self._counts[code, field] > MAX_ALIKE:
            return
        shown = tuple((name, str(figure)[:_MAX_VALUE]) for name, figure in values.items())
        pointer = pointer or (f"/{field}" if field != "extra" else "")
        self._found.append(Problem(code, field, pointer, CODES[code], shown, source))

    def has_room(self, code: str, field: str) -> bool:
        """Whether a further problem of that code would still be named."""
        return self._counts[code, field] < MAX_ALIKE

    def over(
        self, code: str, field: str, used: int, limit: Limit | None, pointer: str = ""
    ) -> bool:
        """Note a passed limit; whether it was passed."""
        if limit is None or used <= limit.value:
            return False
        unsure = {} if limit.verified else {"verified": "no"}
        self.add(
            code,
            field,
            pointer,
            limit.source,
            used=used,
            limit=limit.value,
            unit=limit.unit.value,
            **unsure,
        )
        return True

    def json_keys(self, text: str, field: str, pointer: str) -> frozenset[str]:
        """Note why *text* is not a JSON object; else its keys that hold something."""
        try:
            found, repeats = read_object_and_repeats(text)
        except BrokenJson as error:
            code = "json_not_object" if error.reason == "not_object" else "json_broken"
            self.add(
                code, field, pointer, reason=error.reason, line=error.line, column=error.column
            )
            return frozenset()
        for key in repeats:
            self.add("json_repeated_key", field, pointer, key=key)
        return frozenset(key for key, held in found.items() if held is not None)

    def drop(self, unwanted: Callable[[Problem], bool]) -> None:
        """Take back what is *unwanted*."""
        self._found = [problem for problem in self._found if not unwanted(problem)]

    def sorted(self) -> tuple[Problem, ...]:
        """What was found: blocking first, then in the order of the form."""
        for (code, field), count in tuple(self._counts.items()):
            if count > MAX_ALIKE:
                self.add("and_more", field, of=code, count=count - MAX_ALIKE)
        return tuple(
            sorted(self._found, key=lambda problem: (not problem.blocks, _ORDER[problem.field]))
        )
