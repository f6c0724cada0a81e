from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.source_spans import (
    ATTRIBUTE,
    CLOSE,
    COMMENT,
    ENTITY,
    EQUALS,
    NAME,
    OPEN,
    RAW,
    TEXT,
    VALUE,
    Reading,
)

# fmt: off
PIECES = st.sampled_from((
    "<p", "<", "</", ">", "/>", "b", " ", '\n', '"', "'", "=", "<!--", "-->", "<!", "<script>",
    "</script>", "<style>", "</", "&", "&amp;", "&#8212;", "ü", "😀", "<textarea", "x=y",
    '\x00',
))
# fmt: on
SOURCES = st.lists(PIECES, max_size=30).map("".join)


def _kinds(source: str) -> list[tuple[int, str]]:
    return [(kind, source[start:end]) for kind, start, end in Reading(source).spans()]


def test_tags_attributes_values_and_entities_are_told_apart() -> None:
    assert _kinds("<a href=\"x>y\" id='z' k=v>&auml; a < b</a>") == [
        (OPEN, "<"),
        (NAME, "a"),
        (ATTRIBUTE, "href"),
        (EQUALS, "="),
        (VALUE, '"x>y"'),
        (ATTRIBUTE, "id"),
        (EQUALS, "="),
        (VALUE, "'z'"),
        (ATTRIBUTE, "k"),
        (EQUALS, "="),
        (VALUE, "v"),
        (CLOSE, ">"),
        (ENTITY, "&auml;"),
        (TEXT, " a "),
        (TEXT, "<"),
        (TEXT, " b"),
        (OPEN, "</"),
        (NAME, "a"),
        (CLOSE, ">"),
    ]


def test_scripts_and_comments_hold_no_tags() -> None:
    kinds = _kinds("<script>if (a<b) {}</script><!-- <b> -->x")
    assert (RAW, "if (a<b) {}") in kinds
    assert (COMMENT, " <b> -->") in kinds
    assert [text for kind, text in kinds if kind == NAME] == ["script", "script"]


@given(SOURCES)
def test_spans_are_in_order_and_leave_out_nothing_but_blanks_in_tags(source: str) -> None:
    at = 0
    for _, start, end in Reading(source).spans():
        assert start >= at
        assert end > start
        assert not source[at:start].strip(" \n/")
        at = end
    assert not source[at:].strip(" \n/")


@given(SOURCES, SOURCES)
def test_reading_line_by_line_gives_the_same_as_reading_all(first: str, second: str) -> None:
    source = f"{first}\n{second}"
    whole = Reading(source)
    covered = {at: kind for kind, start, end in whole.spans() for at in range(start, end)}
    state, begin = 0, 0
    for line in source.split("\n"):
        reading = Reading(line, state)
        for kind, start, end in reading.spans():
            for at in range(begin + start, begin + end):
                # A mark that a line break cuts ("<!-" and "-") is read otherwise: it breaks there.
                assert covered.get(at, kind) == kind
        state = reading.state
        begin += len(line) + 1
    assert state == whole.state
