"""The grammar of filters, and what they mean: SQLite is the judge."""

from __future__ import annotations

import contextlib
import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.sandbox.errors import Refusal
from mateo_desktop.sandbox.matching import check, like, matches, moment
from mateo_desktop.sandbox.queries import (
    Condition,
    Group,
    columns_of,
    filter_group,
    range_limits,
    written,
)
from mateo_desktop.sandbox.tables import COLUMNS

names = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True)
words = st.text(max_size=12)
plain = st.builds(
    Condition,
    names,
    st.sampled_from(["eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "is", "isdistinct"]),
    words,
    negated=st.booleans(),
)
lists = st.builds(
    Condition,
    names,
    st.sampled_from(["in", "cs", "cd"]),
    values=st.lists(words, max_size=4).map(tuple),
    negated=st.booleans(),
)


def groups(parts):
    return st.builds(
        Group,
        st.sampled_from(["and", "or"]),
        st.lists(parts, min_size=1, max_size=3).map(tuple),
        st.booleans(),
    )


conditions = plain | lists
trees = st.recursive(conditions, groups, max_leaves=12)


@given(trees)
def test_what_is_written_is_read_again(tree):
    group = Group("or", (tree,))
    assert filter_group([("or", written(group).removeprefix("or"))]).parts == (group,)
    assert columns_of(group) == columns_of(tree)


@given(conditions)
def test_a_parameter_holds_one_condition(condition):
    column, _, rest = written(condition).partition(".")
    if not condition.values and condition.operator not in ("in", "cs", "cd"):
        # Outside of groups nothing needs quotes, and quotes are themselves.
        sign = "not." if condition.negated else ""
        rest = f"{sign}{condition.operator}.{condition.value}"
    assert filter_group([(column, rest)]).parts == (condition,)


@given(st.sampled_from(["or", "and", "not.or", "a", "a.b"]), st.text(max_size=60))
def test_nonsense_is_refused_and_nothing_else_happens(name, text):
    with contextlib.suppress(Refusal):
        assert filter_group([(name, text)]).parts


@pytest.mark.parametrize(
    "text",
    [
        "",
        "()",
        "(a.eq.1",
        "(a.eq.1))",
        "(a.eq.1,)",
        "a.eq.1",
        "(a.xx.1)",
        "(a.in.1)",
        '(a.eq."1)',
        "(" * 100,
        "(and" * 100,
        "(" + "and(" * 50 + "a.eq.1" + ")" * 51,
    ],
)
def test_a_broken_group_is_refused(text):
    with pytest.raises(Refusal):
        filter_group([("or", text)])


@pytest.mark.parametrize("value", ["eq", "5", "", "equals.5", "not.5", "in.1,2", "cs.a"])
def test_a_broken_parameter_is_refused(value):
    with pytest.raises(Refusal):
        filter_group([("a", value)])


def test_quotes_keep_what_divides():
    group = filter_group([("or", r'(a.eq."1,2)\"\\",b.in.("x,y",z),c.not.is.null)')])
    assert group.parts[0].parts == (
        Condition("a", "eq", '1,2)"\\'),
        Condition("b", "in", values=("x,y", "z")),
        Condition("c", "is", "null", negated=True),
    )


# Meaning ----------------------------------------------------------------------

KINDS = {"n": "int", "t": "text", "b": "bool"}
SQL = {"eq": "=", "neq": "<>", "gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
rows = st.fixed_dictionaries(
    {
        "n": st.none() | st.integers(-2, 2),
        "t": st.none() | st.text("ab", max_size=2),
        "b": st.none() | st.booleans(),
    }
)
meant = st.one_of(
    st.builds(
        Condition,
        st.just("n"),
        st.sampled_from([*SQL, "isdistinct"]),
        st.integers(-2, 2).map(str),
        negated=st.booleans(),
    ),
    st.builds(
        Condition,
        st.just("t"),
        st.sampled_from([*SQL, "like", "isdistinct"]),
        st.text("ab%_", max_size=3),
        negated=st.booleans(),
    ),
    st.builds(
        Condition,
        st.just("t"),
        st.just("in"),
        values=st.lists(st.text("ab", max_size=2), max_size=3).map(tuple),
        negated=st.booleans(),
    ),
    st.builds(
        Condition,
        st.just("b"),
        st.just("is"),
        st.sampled_from(["true", "false", "null", "unknown"]),
        negated=st.booleans(),
    ),
)


def as_sql(part, values):
    if isinstance(part, Group):
        joined = f" {part.kind} ".join(as_sql(each, values) for each in part.parts)
        text = f"({joined})"
    elif part.operator == "in":
        values += part.values
        text = f"({part.column} in ({','.join('?' * len(part.values))}))"
        if not part.values:
            # SQLite calls null in () false; the standard knows no empty list.
            text = f"(case when {part.column} is null then null else 0 end)"
    elif part.operator == "is":
        text = f"({part.column} is {'null' if part.value in ('null', 'unknown') else part.value})"
    else:
        values.append(int(part.value) if part.column == "n" else part.value)
        sign = {"like": "like", "isdistinct": "is not"}.get(part.operator) or SQL[part.operator]
        text = f"({part.column} {sign} ?)"
    return f"(not {text})" if part.negated else text


@given(rows, st.recursive(meant, groups, max_leaves=8))
def test_null_and_not_mean_what_they_mean_in_sql(row, tree):
    values = []
    database = sqlite3.connect(":memory:")
    try:
        database.execute("pragma case_sensitive_like = on")
        database.execute("create table r (n, t, b)")
        database.execute("insert into r values (:n, :t, :b)", row)
        (expected,) = database.execute(f"select {as_sql(tree, values)} from r", values).fetchone()
    finally:
        database.close()
    check(tree, KINDS)
    answer = matches(tree, row, KINDS)
    assert answer == (None if expected is None else bool(expected))


@pytest.mark.parametrize(
    ("text", "pattern", "fits"),
    [
        ("Erika Muster", "*must*", True),
        ("Erika Muster", "erika%", True),
        ("Erika Muster", "*erika", False),
        ("ab", "a_b", False),
        ("axb", "a_b", True),
        ("100%", r"100\%", True),
        ("1000", r"100\%", False),
        ("a\nb", "a*b", True),
        ("aba", "*ab*ba*", False),
        ("", "*", True),
        ("aa", "*a*a*", True),
        ("a", "*a*a*", False),
        ("Größe", "GRÖ*", True),
    ],
)
def test_patterns(text, pattern, fits):
    assert like(text, pattern, ignore_case=True) is fits


@given(st.text("ab", max_size=8), st.text("ab*_", max_size=6))
def test_a_pattern_means_what_the_slow_way_says(text, pattern):
    import fnmatch

    assert like(text, pattern, ignore_case=False) is fnmatch.fnmatchcase(
        text, pattern.replace("_", "?")
    )


def test_a_pattern_of_many_stars_takes_no_time():
    assert not like("a" * 100_000, "*a" * 50 + "b", ignore_case=True)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "eq.5"),
        ("created_at", "gte.yesterday"),
        ("is_blocked", "eq.perhaps"),
        ("number_of_marketing_opt_in_requests", "gt.many"),
        ("full_name", "is.true"),
        ("full_name", "cs.{a}"),
        ("id", "like.*"),
        ("full_name", "fts.x"),
        ("never", "eq.5"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_even_without_rows(column, value):
    with pytest.raises(Refusal) as refusal:
        check(filter_group([(column, value)]), COLUMNS["contact"])
    assert refusal.value.status == 400


@pytest.mark.parametrize(
    ("header", "unit", "expected"),
    [
        ("0-19", "items", (20, 0)),
        ("20-29", None, (10, 20)),
        ("5-", "items", (None, 5)),
        ("items=0-0", "items", (1, 0)),
        ("9-3", "items", (None, 0)),
        ("bytes=0-5", "bytes", (None, 0)),
        ("all", "items", (None, 0)),
        (None, None, (None, 0)),
    ],
)
def test_ranges(header, unit, expected):
    assert range_limits(header, unit) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-04T08:00:00+02:00", "2026-05-04T06:00:00+00:00"),
        ("2026-05-04t08:00:00z", "2026-05-04T08:00:00+00:00"),
        ("2026-05-04 08:00:00", "2026-05-04T08:00:00+00:00"),
        ("2026-06-30T23:59:60Z", "2026-06-30T23:59:59+00:00"),
        ("2026-05-04T08:00:00.123456789Z", "2026-05-04T08:00:00.123456+00:00"),
    ],
)
def test_moments(text, expected):
    from datetime import UTC

    assert moment(text).astimezone(UTC).isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2026-05-04",
        "20260504T080000Z",
        "2026-13-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
    ],
)
def test_what_is_no_moment(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any wording will do
        moment(text)


def test_a_row_of_json_is_nothing_to_compare_with():
    with pytest.raises(Refusal):
        check(filter_group([("content", f"eq.{json.dumps({})}")]), COLUMNS["message"])
