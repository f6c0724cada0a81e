"""Both sides of every limit that the capability table has."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.channels import KNOWN_TYPES, Limit, Unit, rules
from mateo_desktop.domain.draft import Action, Attachment, Draft
from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_checks import text_problems
from mateo_desktop.domain.validation import Severity, value
from tests.domain.drafts import (
    CONTACT,
    codes,
    found,
    good,
    whatsapp,
)

_JPG, _MP4, _MP3, _PDF = (f"https://example.org/a.{end}" for end in ("jpg", "mp4", "mp3", "pdf"))
_FILES = {"image": _JPG, "video": _MP4, "audio": _MP3, "document": _PDF}
_CODE_OF = {
    "text_length": "text_too_long",
    "text_length_with_actions": "text_too_long_with_actions",
    "text_length_advised": "text_longer_than_advised",
    "sms_gsm7_single": "sms_parts",
    "sms_ucs2_single": "sms_parts",
    "attachments": "too_many_attachments",
    "image_bytes": "attachment_too_big",
    "video_bytes": "attachment_too_big",
    "audio_bytes": "attachment_too_big",
    "document_bytes": "attachment_too_big",
    "document_bytes_advised": "attachment_bigger_than_advised",
    "actions": "too_many_actions",
    "actions_with_template": "too_many_actions",
    "template_links": "too_many_links",
    "button_label": "action_label_too_long",
    "button_emoji": "action_label_emoji",
    "button_data": "action_data_too_long",
}
# What no draft can pass: the time since the last answer, and parts of a message
# that send_message has no field for.
_NOT_IN_A_DRAFT = {
    *("window", "window_human_agent", "header_text", "footer_text", "list_row_text"),
}
# Whether there is one at all; test_template_checks.py has both sides.
_PLACES = {
    *("template_place_at_start", "template_place_at_end"),
    *("template_places_adjacent", "template_places_missing"),
    *("template_name_signs", "value_breaks"),
}
# The words of a template, as a person enters them.
_CODE_OF_WORDS = {
    "template_body": "template_text_too_long",
    "template_header": "template_header_too_long",
    "template_footer": "template_footer_too_long",
    "template_button_label": "template_button_too_long",
    "template_button_label_advised": "template_button_longer_than_advised",
    "template_buttons": "template_too_many_buttons",
    "template_phones": "template_too_many_phones",
    "template_header_places": "template_header_places",
    "template_footer_places": "template_footer_places",
    "template_header_emoji": "template_header_emoji",
    "template_footer_emoji": "template_footer_emoji",
    "template_double_spaces": "template_double_spaces",
}
# How long a part of several is shows in the number of parts.
_PARTS = {"sms_gsm7_part": "a", "sms_ucs2_part": "я"}

ALL_LIMITS = [
    (channel_type, row, limit)
    for channel_type in KNOWN_TYPES
    for row, known in rules(channel_type).items()
    for limit in known.limits
]


def _using(channel_type: str, row: str, limit: Limit, used: int) -> Draft:
    """A draft that uses exactly so much of a limit."""
    about = limit.about
    action_type = row.partition(".")[2]
    if action_type not in ("call_to_action", "list"):
        action_type = "quick_reply"
    actions = tuple(Action(action_type, f"{n}", "https://example.org") for n in range(used % 1000))
    kind = about.partition("_")[0]
    length = "a" * used if used < 10_000_000 else ""
    umlauts = "ä" * (len(length) // 2) + "a" * (len(length) % 2)
    links = tuple(Action("call_to_action", "Mehr", "https://example.org") for _ in actions)
    templated = {"text": "", "template_id": CONTACT}
    size = {"attachments": (Attachment(_FILES.get(kind, ""), size=used),)}
    fields: dict[str, dict[str, object]] = {
        "text_length": {"text": umlauts if limit.unit is Unit.UTF8_BYTES else length},
        "text_length_with_actions": {"text": length, "actions": (Action(text="Ja"),)},
        "text_length_advised": {"text": length},
        "sms_gsm7_single": {"text": length},
        "sms_ucs2_single": {"text": "я" * len(length)},
        "attachments": {"attachments": (Attachment(_PDF),) * len(length)},
        "actions": {"actions": actions},
        "actions_with_template": templated | {"actions": actions},
        "template_links": templated | {"actions": links},
        "button_label": {"actions": (Action(action_type, length, "https://example.org"),)},
        "button_emoji": {"actions": (Action(text="Ja" + "👍" * len(length)),)},
        "button_data": {"actions": (Action(text="Ja", data=length),)},
    }
    return good(channel_type, **(size if "_bytes" in about else fields[about]))


def test_every_limit_of_the_table_is_tested_or_cannot_be_passed_by_a_draft() -> None:
    abouts = {limit.about for _, _, limit in ALL_LIMITS}
    told = set(_CODE_OF) | _NOT_IN_A_DRAFT | set(_PARTS) | _PLACES | set(_CODE_OF_WORDS)
    assert abouts == told | {"value_spaces"}


def _words_using(about: str, used: int) -> Template:
    """A template that uses exactly so much of a limit."""
    places = " und ".join(f"{{{{{number}}}}}" for number in range(1, used + 1))
    answers = tuple(Action("quick_reply", f"{number}") for number in range(used))
    parts: dict[str, dict[str, object]] = {
        "template_body": {"text": "a" * used},
        "template_header": {"header": "a" * used},
        "template_footer": {"footer": "a" * used},
        "template_button_label": {"buttons": (Action(text="a" * used),)},
        "template_button_label_advised": {"buttons": (Action(text="a" * used),)},
        "template_buttons": {"buttons": answers},
        "template_phones": {
            "buttons": (Action("call_to_action", "Anruf", "+49", "phone_number"),) * used
        },
        "template_header_places": {"header": places},
        "template_footer_places": {"footer": places},
        "template_header_emoji": {"header": "👍" * used},
        "template_footer_emoji": {"footer": "👍" * used},
        "template_double_spaces": {"text": "Hallo" + "  du" * used},
    }
    return Template(CONTACT, header_kind="text", **parts[about])  # type: ignore[arg-type]


@pytest.mark.parametrize("about", _CODE_OF_WORDS)
def test_the_words_of_a_template_are_a_remark_from_one_beyond_a_limit_on(about: str) -> None:
    code = _CODE_OF_WORDS[about]
    limit = rules("whatsapp")["template_id"].limit(about)
    assert limit is not None
    within = text_problems(_words_using(about, limit.value), "whatsapp")
    beyond = text_problems(_words_using(about, limit.value + 1), "whatsapp")
    assert code not in [each.code for each in within]
    (problem,) = [each for each in beyond if each.code == code]
    assert problem.severity is Severity.WARNS
    assert problem.source == limit.source
    assert (value(problem, "used"), value(problem, "limit")) == (
        str(limit.value + 1),
        str(limit.value),
    )
    # Other networks are not known to set any of these.
    assert text_problems(_words_using(about, limit.value + 1), "sms") == ()


def test_a_value_may_have_as_many_spaces_in_a_row_as_the_network_takes() -> None:
    limit = rules("whatsapp")["placeholder_values"].limit("value_spaces")
    assert limit is not None
    for spaces, told in ((limit.value, []), (limit.value + 1, ["placeholder_spaces"])):
        draft = whatsapp(text="", template_id=CONTACT, placeholder_values=(f"a{' ' * spaces}b",))
        assert codes(draft) == told


@pytest.mark.parametrize(
    ("channel_type", "row", "limit"),
    [entry for entry in ALL_LIMITS if entry[2].about in _CODE_OF],
    ids=lambda part: getattr(part, "about", part),
)
def test_a_limit_is_a_remark_from_one_beyond_it_on(
    channel_type: str, row: str, limit: Limit
) -> None:
    code = _CODE_OF[limit.about]
    assert code not in codes(_using(channel_type, row, limit, limit.value))
    beyond = found(_using(channel_type, row, limit, limit.value + 1))
    (problem,) = [each for each in beyond if each.code == code]
    assert problem.severity is Severity.WARNS
    assert problem.source == limit.source
    assert value(problem, "limit") == str(limit.value)
    assert value(problem, "used") == str(limit.value + 1)
    assert value(problem, "unit") == limit.unit.value
    assert value(problem, "verified") == ("" if limit.verified else "no")


@pytest.mark.parametrize(
    ("about", "value_"), [(x.about, x.value) for _, _, x in ALL_LIMITS if x.about in _PARTS]
)
def test_an_sms_names_its_parts(about: str, value_: int) -> None:
    sign = _PARTS[about]
    for length, parts in ((2 * value_, "2"), (2 * value_ + 1, "3")):
        (problem,) = [
            each
            for each in found(good("sms", text=sign * length))
            if each.code in ("sms_parts", "text_longer_than_advised")
        ]
        assert (problem.code, value(problem, "parts")) == ("sms_parts", parts)


def test_there_are_no_limits_on_a_type_nobody_knows() -> None:
    draft = good(
        "fax",
        text="я" * 100_000,
        attachments=(Attachment(_JPG, size=10**9),) * 20,
        actions=(Action(text="👍" * 100, data="a" * 1000),) * 50,
    )
    assert found(draft) == ()


def test_a_text_has_one_remark_about_its_length_the_gravest() -> None:
    assert codes(good("sms", text="a" * 161)) == ["sms_parts"]
    assert codes(good("sms", text="a" * 321)) == ["text_longer_than_advised"]
    assert codes(good("sms", text="a" * 1601)) == ["text_too_long"]
    assert codes(whatsapp(text="a" * 4097, actions=(Action(text="Ja"),))) == ["text_too_long"]


def test_foreign_characters_are_a_remark_only_where_they_cost_parts() -> None:
    assert codes(good("sms", text="„Hallo“ 😀")) == []
    assert codes(good("sms", text="😀" * 36)) == ["sms_parts"]
    problem = found(good("sms", text="„" + "a" * 159))[-1]
    assert problem.code == "sms_unicode"
    assert (value(problem, "parts"), value(problem, "parts_without")) == ("3", "1")
    assert value(problem, "signs") == "„"
