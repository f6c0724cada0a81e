"""Every problem a draft can have is said in one sentence, with its figures."""

import re

import pytest

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.validation import CODES, Problem
from mateo_desktop.ui import messages
from mateo_desktop.ui.messages.problems import TEXTS
from mateo_desktop.ui.text.foreign.plain_names import plain_name
from tests.domain.drafts import email, found
from tests.domain.test_problem_codes import CASES
from tests.domain.test_template_checks import TEMPLATE_CASES
from tests.domain.test_template_checks import found as of_template

_PLACE = re.compile(r"\{(\w+)\}")
#: These the words themselves know: from the field and from the pointer.
_OWN = {"field", "number"}


def _with(code: str) -> list[Problem]:
    if code in TEMPLATE_CASES:
        known = of_template(*TEMPLATE_CASES[code])
        return [problem for problem in known if problem.code == code]
    return [
        problem for draft, *_ in CASES[code] for problem in found(draft) if problem.code == code
    ]


def test_there_are_words_for_exactly_the_codes_there_are() -> None:
    assert set(TEXTS) == set(CODES)


@pytest.mark.parametrize("code", sorted({*CASES, *TEMPLATE_CASES}))
def test_every_figure_the_words_name_is_in_every_such_problem(code: str) -> None:
    problems = _with(code)
    assert problems
    for problem in problems:
        named = set(_PLACE.findall(TEXTS[code])) - _OWN
        assert named <= {name for name, _ in problem.values}, problem
        words = messages.problem_text(problem)
        for _, figure in problem.values:
            words = words.replace(plain_name(figure), "")
        assert not _PLACE.search(words), words
        assert words[-1] in ".?)" or code in ("and_more", "sms_unicode"), words


@pytest.mark.parametrize(
    "code", sorted(code for code in (*CASES, *TEMPLATE_CASES) if "{number}" in TEXTS[code])
)
def test_a_button_or_a_placeholder_is_counted_from_one(code: str) -> None:
    for problem in _with(code):
        number = re.search(r"\d+", messages.problem_text(problem))
        assert number is not None
        assert int(number[0]) >= 1


def test_strangers_text_is_made_harmless_in_a_sentence() -> None:
    draft = email(to=(Recipient("a\u202egro.elpmaxe@{field}"),))
    (problem,) = (p for p in found(draft) if p.code == "handle_not_email")
    words = messages.problem_text(problem)
    assert "\u202e" not in words
    # What a value holds is never read as a place of its own.
    assert "{field}" in words


def test_a_figure_that_nobody_verified_says_so() -> None:
    problem = Problem(
        "too_many_links",
        "actions",
        values=(("used", "3"), ("limit", "2"), ("unit", "items"), ("verified", "no")),
    )
    assert messages.problem_text(problem).endswith("(not verified)")


@pytest.mark.parametrize("status", ["draft", "in-review", "rejected", "inactive", "hibernating"])
def test_why_a_channel_cannot_send_is_said_in_its_words(status: str) -> None:
    channel = Channel("00000000-0000-4000-8000-000000000001", "email", status=status)
    draft = Draft.new(channel_id=channel.id, channel_type="email")
    (problem,) = (p for p in found(draft, channel) if p.code == "channel_inactive")
    assert messages.channel_status(channel) in messages.problem_text(problem)
