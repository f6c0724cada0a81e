"""What is said of a template's words, and of the values that go into them."""

from __future__ import annotations

import pytest

from mateo_desktop.domain.channels import rule
from mateo_desktop.domain.draft import Action, Draft
from mateo_desktop.domain.template import Template
from mateo_desktop.domain.template_checks import text_problems
from mateo_desktop.domain.validation import Problem, Severity, problems, value
from tests.domain.drafts import CHANNELS, CONTACT, NOW, good, whatsapp

FINE = "Hallo {{1}}, Ihr Termin ist am {{2}} um {{3}} Uhr."


def a_template(text: str = FINE, **known: object) -> Template:
    return Template(CONTACT, "terminerinnerung", text, "whatsapp", **known)  # type: ignore[arg-type]


def found(draft: Draft, template: Template | None) -> tuple[Problem, ...]:
    return problems(draft, CHANNELS[draft.channel_type], NOW, template=template)


def codes(draft: Draft, template: Template | None) -> list[str]:
    return [problem.code for problem in found(draft, template)]


def sent(*values: str, **fields: object) -> Draft:
    return whatsapp(**({"text": "", "template_id": CONTACT, "placeholder_values": values} | fields))


_LINK = Action("call_to_action", "Karte", "https://example.org", "url")
_CALL = Action("call_to_action", "Anruf", "+4930", "phone_number")

#: Per code a draft and a template that have it.
TEMPLATE_CASES: dict[str, tuple[Draft, Template | None]] = {
    "placeholder_break": (sent("a\nb"), None),
    "placeholder_spaces": (sent("a     b"), None),
    "placeholders_surplus": (sent("a", "b", "c", "d"), a_template()),
    "template_text_too_long": (sent(), a_template("a" * 1025)),
    "template_filled_too_long": (sent("b" * 1024), a_template("Am {{1}}.")),
    "template_header_too_long": (sent(), a_template(header_kind="text", header="a" * 61)),
    "template_footer_too_long": (sent(), a_template(footer="a" * 61)),
    "template_button_too_long": (sent(), a_template(buttons=(Action(text="a" * 26),))),
    "template_button_longer_than_advised": (sent(), a_template(buttons=(Action(text="a" * 21),))),
    "template_too_many_buttons": (sent(), a_template(buttons=(Action(text="Ja"),) * 11)),
    "template_too_many_links": (sent(), a_template(buttons=(_LINK,) * 3)),
    "template_too_many_phones": (sent(), a_template(buttons=(_CALL,) * 2)),
    "template_header_places": (sent(), a_template(header_kind="text", header="{{1}} {{2}}")),
    "template_header_place": (sent(), a_template(header_kind="text", header="Für {{1}}")),
    "template_footer_places": (sent(), a_template(footer="Für {{1}}")),
    "template_header_emoji": (sent(), a_template(header_kind="text", header="👍")),
    "template_footer_emoji": (sent(), a_template(footer="👍")),
    "template_double_spaces": (sent(), a_template("Hallo  du")),
    "template_name_signs": (sent(), Template(CONTACT, "Hallo!", "Hallo")),
    "template_place_at_start": (sent("a"), a_template("{{1}} kommt")),
    "template_place_at_end": (sent("a"), a_template("Es kommt {{1}}")),
    "template_places_adjacent": (sent("a", "b"), a_template("Am {{1}} {{2}} um")),
    "template_places_missing": (sent("a"), a_template("Am {{2}}.")),
    "template_places_out_of_order": (sent("a", "b"), a_template("Am {{2}} um {{1}} Uhr")),
}


@pytest.mark.parametrize("code", TEMPLATE_CASES)
def test_every_remark_names_a_place_that_the_form_can_show(code: str) -> None:
    matching = [each for each in found(*TEMPLATE_CASES[code]) if each.code == code]
    assert [each.field for each in matching] in (["template_id"], ["placeholder_values"])
    assert matching[0].pointer.startswith(f"/{matching[0].field}")


@pytest.mark.parametrize(
    ("code", "fine", "odd", "said"),
    [
        ("template_place_at_start", "Hallo {{1}}, gut.", " {{1}}, gut.", "{{1}}"),
        ("template_place_at_end", "Bis {{1}}.", "Bis {{name}}\n", "{{name}}"),
        ("template_places_adjacent", "{{1}}, {{2}}", "{{1}} {{2}}", "{{1}}{{2}}"),
        ("template_places_missing", "Am {{1}} und {{2}}.", "Am {{1}} und {{3}}.", "{{2}}"),
        ("template_places_missing", "Am {{1}}.", "Am {{4}}.", "{{1}}, {{2}}, {{3}}"),
        ("template_places_out_of_order", "{{1}} {{2}} {{1}}", "{{2}} {{1}}", ""),
    ],
)
def test_where_a_placeholder_may_stand(code: str, fine: str, odd: str, said: str) -> None:
    assert code not in [each.code for each in text_problems(a_template(fine), "whatsapp")]
    (problem,) = [each for each in text_problems(a_template(odd), "whatsapp") if each.code == code]
    assert value(problem, "value") == said
    assert problem.severity is Severity.WARNS
    limit = rule("whatsapp", "template_id").limit(code)
    if limit is not None:
        assert problem.source == limit.source
        assert problem.source.startswith("https://")
    assert code not in [each.code for each in text_problems(a_template(odd), "email")] or not limit


def test_a_number_far_away_does_not_name_every_one_before_it() -> None:
    (problem,) = [
        each
        for each in text_problems(a_template("Am {{9999}}."), "whatsapp")
        if each.code == "template_places_missing"
    ]
    assert value(problem, "value") == "{{1}}, {{2}}, {{3}}, {{4}}, {{5}}"


@pytest.mark.parametrize(
    ("name", "is_odd"),
    [("termin_erinnerung 2-neu", False), ("Größe", False), ("a.b", True), ("Hallo!", True)],
)
def test_special_characters_in_a_name_are_advised_against(name: str, is_odd: bool) -> None:
    told = text_problems(Template(CONTACT, name, FINE), "whatsapp")
    assert [each.code for each in told] == (["template_name_signs"] if is_odd else [])


def test_a_placeholder_in_the_header_says_that_its_value_is_not_known() -> None:
    template = a_template(header_kind="text", header="Für {{1}}", status="approved")
    (problem,) = found(sent("Erika", "Montag", "9:30"), template)
    assert (problem.code, value(problem, "value")) == ("template_header_place", "{{1}}")
    assert codes(sent("a", "b", "c"), a_template(header_kind="image", header="{{1}}")) == []


def test_a_template_that_was_approved_is_not_judged_again_but_its_values_are() -> None:
    odd = a_template("{{1}}{{3}}", footer="a" * 61, buttons=(Action(text="a" * 26),))
    told = {each.code for each in text_problems(odd, "whatsapp")}
    assert len(told) == 6
    draft = sent("Erika")
    for status, by_hand, judged in (
        ("approved", False, False),
        ("approved", True, True),
        ("rejected", False, True),
        ("", False, True),
    ):
        template = a_template(
            odd.text, footer=odd.footer, buttons=odd.buttons, status=status, by_hand=by_hand
        )
        got = set(codes(draft, template))
        assert got == (told if judged else set()) | {"placeholder_empty"}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("Erika", "Montag", "9:30"), []),
        (("Erika", "Montag"), [("placeholder_empty", "/placeholder_values/2")]),
        (("Erika", " ", "9:30"), [("placeholder_empty", "/placeholder_values/1")]),
        ((), [("placeholder_empty", f"/placeholder_values/{at}") for at in range(3)]),
        (
            ("Erika", "Montag", "9:30", "zu viel"),
            [("placeholders_surplus", "/placeholder_values")],
        ),
        (("Erika", "Montag", "9:30", ""), [("placeholders_surplus", "/placeholder_values")]),
    ],
)
def test_as_many_values_as_placeholders(
    values: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    assert [(each.code, each.pointer) for each in found(sent(*values), a_template())] == told


def test_values_are_counted_on_every_network_that_takes_a_template() -> None:
    draft = good("sms", text="", template_id=CONTACT, placeholder_values=("a", "b\nc", "d", "e"))
    assert codes(draft, a_template()) == ["placeholders_surplus"]


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\u2028"])
def test_a_value_with_a_line_break_or_a_tab_is_a_remark(sign: str) -> None:
    (problem,) = found(sent("Erika", f"Montag{sign}9:30", "a b"), a_template())
    assert (problem.code, problem.pointer) == ("placeholder_break", "/placeholder_values/1")
    assert value(problem, "number") == "2"
    assert problem.source.startswith("https://")
    # Whether the words of the template are known makes no difference.
    assert codes(sent(f"a{sign}b"), None) == ["placeholder_break"]


def test_values_can_make_a_text_too_long_that_was_not() -> None:
    text = "{{1}}" + "a" * 1000 + "."
    for length, told in ((23, []), (24, ["template_filled_too_long"])):
        draft = sent("b" * length)
        template = a_template(text, status="approved")
        assert codes(draft, template) == told
    # Said once: a text that is too long without them stays it.
    assert "template_filled_too_long" not in codes(sent("b"), a_template("{{1}}" + "a" * 1100))


def test_values_that_are_left_out_are_not_looked_at() -> None:
    draft = sent("a\nb", "a\tb").replace(left_out=frozenset({"placeholder_values"}))
    assert codes(draft, None) == ["left_out"]
    assert codes(draft, a_template()) == ["left_out"] + ["placeholder_empty"] * 3


def test_a_text_of_a_megabyte_is_too_long_and_nothing_else_is_looked_for() -> None:
    template = a_template("{{1}} " * 200_000, header_kind="text", header="👍" * 200_000)
    told = [each.code for each in text_problems(template, "whatsapp")]
    assert told[0] == "template_text_too_long"
    assert "template_places_adjacent" not in told
