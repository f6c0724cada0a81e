"""A template against the rules of WhatsApp, and the values against the template.

How long each part may be and where a placeholder may stand was read at the
places that the capability table names. All of it is a remark: what Mateo
approved, it approved. So of an approved text that the server told, only the
values are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mateo_desktop.domain.body_checks import emoji_in
from mateo_desktop.domain.capability import Limit
from mateo_desktop.domain.channels import rule
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.problem import Findings, Problem
from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_text import filled, oddities, placeholders

_FIELD, _VALUES = "template_id", "placeholder_values"

#: A longer text is too long by any count, and is not searched.
_MOST_SEARCHED = 20_000

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
_SPACES = re.compile(r" {2,}")
_PLAIN_NAME = re.compile(r"[\w \-]*")


def check(draft: Draft, template: Template | None, channel_type: str, findings: Findings) -> None:
    """Note what is odd about *template* and about what *draft* puts into it."""
    values = () if _VALUES in draft.left_out else draft.placeholder_values
    if template is None or not _is_known(template):
        check_values(values, None, channel_type, findings)
        return
    if template.by_hand or template.status != "approved":
        _check_words(template, channel_type, findings)
    places = placeholders(template.text[:_MOST_SEARCHED]) if template.text else None
    check_values(values, places, channel_type, findings)
    longest = _limit(channel_type, "template_body")
    if longest is not None and len(template.text) <= longest.value and values:
        whole = filled(template.text, values)
        findings.over("template_filled_too_long", _VALUES, len(whole), longest)
    header = placeholders(template.header) if template.header_kind == "text" else ()
    if header and _limit(channel_type, "template_header_places"):
        findings.add("template_header_place", _FIELD, value=_place(header[0]))


def check_values(
    values: Sequence[str],
    places: tuple[str, ...] | None,
    channel_type: str,
    findings: Findings,
) -> None:
    """Note values that lack, that have no place, and that the network refuses.

    *places* is None as long as nobody knows the template's text.
    """
    breaks = rule(channel_type, _VALUES).limit("value_breaks")
    spaces = rule(channel_type, _VALUES).limit("value_spaces")
    count = len(values) if places is None else max(len(values), len(places))
    for at in range(count):
        pointer, number = f"/{_VALUES}/{at}", at + 1
        value = values[at] if at < len(values) else ""
        if not value.strip():
            # A value that is empty and has no place is said once, as one too many.
            if places is None or at < len(places):
                findings.add("placeholder_empty", _VALUES, pointer, number=number)
            continue
        if breaks is not None and _BREAKS.search(value):
            findings.add("placeholder_break", _VALUES, pointer, breaks.source, number=number)
        longest = max((len(run[0]) for run in _SPACES.finditer(value)), default=1)
        if spaces is not None and longest > spaces.value:
            findings.add(
                "placeholder_spaces",
                _VALUES,
                pointer,
                spaces.source,
                number=number,
                used=longest,
                limit=spaces.value,
            )
    if places is not None and len(values) > len(places):
        findings.add("placeholders_surplus", _VALUES, used=len(values), limit=len(places))


def text_problems(template: Template, channel_type: str) -> tuple[Problem, ...]:
    """What the network is said to refuse of the words of *template*."""
    findings = Findings()
    _check_words(template, channel_type, findings)
    return findings.sorted()


def _check_words(template: Template, channel_type: str, findings: Findings) -> None:
    def over(code: str, used: int, about: str) -> bool:
        return findings.over(code, _FIELD, used, _limit(channel_type, about))

    text = template.text
    over("template_text_too_long", len(text), "template_body")
    if template.header_kind == "text":
        over("template_header_too_long", len(template.header), "template_header")
        header = placeholders(template.header[:_MOST_SEARCHED])
        over("template_header_places", len(header), "template_header_places")
        emoji = emoji_in(template.header[:_MOST_SEARCHED])
        over("template_header_emoji", emoji, "template_header_emoji")
    footer = template.footer[:_MOST_SEARCHED]
    over("template_footer_too_long", len(template.footer), "template_footer")
    over("template_footer_places", len(placeholders(footer)), "template_footer_places")
    over("template_footer_emoji", emoji_in(footer), "template_footer_emoji")
    if len(text) <= _MOST_SEARCHED:
        _check_places(text, channel_type, findings)
        over("template_double_spaces", len(_SPACES.findall(text)), "template_double_spaces")
    _check_buttons(template, channel_type, findings)
    signs = _limit(channel_type, "template_name_signs")
    if signs is not None and not _PLAIN_NAME.fullmatch(template.name):
        findings.add("template_name_signs", _FIELD, source=signs.source, value=template.name)


def _check_places(text: str, channel_type: str, findings: Findings) -> None:
    odd = oddities(text)
    both = "".join(_place(name) for name in odd.adjacent or ())
    for about, value in (
        ("template_place_at_start", _place(odd.at_start)),
        ("template_place_at_end", _place(odd.at_end)),
        ("template_places_adjacent", both),
        ("template_places_missing", ", ".join(_place(name) for name in odd.missing)),
    ):
        limit = _limit(channel_type, about)
        if limit is not None and value:
            findings.add(about, _FIELD, source=limit.source, value=value)
    if odd.out_of_order and not odd.missing:
        findings.add("template_places_out_of_order", _FIELD)


def _check_buttons(template: Template, channel_type: str, findings: Findings) -> None:
    buttons = template.buttons
    links = [one for one in buttons if one.subtype == "url"]
    phones = [one for one in buttons if one.subtype == "phone_number"]
    for code, found, about in (
        ("template_too_many_buttons", buttons, "template_buttons"),
        ("template_too_many_links", links, "template_links"),
        ("template_too_many_phones", phones, "template_phones"),
    ):
        findings.over(code, _FIELD, len(found), _limit(channel_type, about))
    longest = _limit(channel_type, "template_button_label")
    advised = _limit(channel_type, "template_button_label_advised")
    for place, button in enumerate(buttons, start=1):
        used = len(button.text)
        for code, limit in (
            ("template_button_too_long", longest),
            ("template_button_longer_than_advised", advised),
        ):
            if limit is not None and used > limit.value:
                findings.add(
                    code,
                    _FIELD,
                    source=limit.source,
                    place=place,
                    used=used,
                    limit=limit.value,
                    unit=limit.unit.value,
                )
                break


def _is_known(template: Template) -> bool:
    return bool(template.text or template.header_kind or template.footer or template.buttons)


def _limit(channel_type: str, about: str) -> Limit | None:
    return rule(channel_type, _FIELD).limit(about)


def _place(name: str) -> str:
    return f"{{{{{name}}}}}" if name else ""
