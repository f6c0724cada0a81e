"""A mailto link fills five fields and nothing else."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.draft import TEXT, Draft, Recipient
from mateo_desktop.domain.mailto import read_mailto
from mateo_desktop.domain.reader import MAX_SIZE, ReadError


def _handles(people: tuple[Recipient, ...]) -> list[str]:
    return [person.handle for person in people]


def test_all_five_fields_are_read() -> None:
    draft = read_mailto(
        "mailto:erika@example.org,max@example.org?cc=c%40example.org&bcc=b@example.org"
        "&subject=Gr%C3%BC%C3%9Fe%20%26%20mehr&body=Line%201%0D%0ALine%202"
    )
    assert _handles(draft.to) == ["erika@example.org", "max@example.org"]
    assert _handles(draft.cc) == ["c@example.org"]
    assert _handles(draft.bcc) == ["b@example.org"]
    assert draft.subject == "Grüße & mehr"
    assert draft.text == "Line 1\nLine 2"
    assert (draft.body_mode, draft.text_is_own) == (TEXT, True)
    assert draft.key != draft.id


@pytest.mark.parametrize(
    ("url", "handles"),
    [
        ("MailTo:erika@example.org", ["erika@example.org"]),
        ("mailto:erika+list@example.org", ["erika+list@example.org"]),
        ("mailto:?to=erika@example.org", ["erika@example.org"]),
        ("mailto:erika@example.org?TO=max@example.org", ["erika@example.org", "max@example.org"]),
        ("mailto:a%40example.org%2Cb%40example.org", ["a@example.org", "b@example.org"]),
        ("mailto:Erika%20Muster%20%3Cerika@example.org%3E", ["erika@example.org"]),
        ("mailto:", []),
        ("mailto:?", []),
        (" mailto:erika@example.org\n", ["erika@example.org"]),
    ],
)
def test_addresses_come_in_every_usual_way(url: str, handles: list[str]) -> None:
    assert _handles(read_mailto(url).to) == handles


def test_a_name_in_the_link_is_the_name_of_the_recipient() -> None:
    draft = read_mailto("mailto:%22Muster%2C%20Erika%22%20%3Cerika@example.org%3E")
    assert draft.to == (Recipient(handle="erika@example.org", full_name="Muster, Erika"),)


def test_a_plus_is_a_plus() -> None:
    draft = read_mailto("mailto:?subject=1+1&body=a+b%2Bc")
    assert (draft.subject, draft.text) == ("1+1", "a+b+c")


def test_everything_else_in_the_link_is_ignored() -> None:
    link = (
        "mailto:erika@example.org?attach=/etc/passwd&attachment=file:///etc/passwd&from=x"
        "&html=%3Cb%3E&content=%7B%7D&In-Reply-To=%3Ca%3E&id=1&send_after=now&subject=Hi&=x&&y"
    )
    draft = read_mailto(link)
    plain = read_mailto("mailto:erika@example.org?subject=Hi")
    assert draft == plain.replace(key=draft.key, id=draft.id)


def test_a_line_break_never_reaches_another_field() -> None:
    draft = read_mailto(
        "mailto:erika@example.org%0D%0ABcc:spy@example.org"
        "?subject=Hi%0D%0ABcc:%20spy@example.org&cc=c@example.org%0Aspy@example.org"
    )
    assert _handles(draft.to) == ["erika@example.org"]
    assert _handles(draft.cc) == ["c@example.org"]
    assert draft.bcc == ()
    assert draft.subject == "Hi Bcc: spy@example.org"


def test_links_copied_from_the_source_of_a_page_work() -> None:
    draft = read_mailto("mailto:erika@example.org?subject=a&amp;body=b")
    assert (draft.subject, draft.text) == ("a", "b")


def test_old_links_in_latin_1_are_readable() -> None:
    assert read_mailto("mailto:?subject=Gr%FC%DFe").subject == "Grüße"


@given(st.text(), st.text())
def test_subject_and_body_come_as_they_were_written(subject: str, body: str) -> None:
    draft = read_mailto(f"mailto:?subject={_quoted(subject)}&body={_quoted(body)}")
    if subject.isprintable():
        assert draft.subject == subject.strip()
    if body.isprintable():
        assert draft.text == body
    assert not {"\r", "\0"} & set(draft.text)


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")


@given(st.text(), st.text(alphabet='%0DA8ab?&=,;:@<>"\\ \r\n\0\u2028'))
def test_any_link_is_a_draft_without_line_breaks_outside_its_body(start: str, rest: str) -> None:
    draft = read_mailto(f"mailto:{start}?subject={rest}&to={rest}&body={rest}")
    assert isinstance(draft, Draft)
    fields = [draft.subject]
    for person in draft.recipients:
        fields += [person.handle, person.full_name, person.contact_id]
    assert not set("\r\n\0\u2028") & set("".join(fields))
    written = {"key", "id", "to", "subject", "text", "body_mode", "text_is_own"}
    blank = Draft(key="", id="")
    for name in set(Draft.__dataclass_fields__) - written - {"cc", "bcc"}:
        assert getattr(draft, name) == getattr(blank, name)


@pytest.mark.parametrize("url", ["", "https://example.org", "mail:a@example.org", "x mailto:a"])
def test_another_link_is_refused(url: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_mailto(url)
    assert caught.value.code == "not_mailto"


def test_a_link_of_eleven_megabytes_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_mailto("mailto:?body=" + "a" * MAX_SIZE)
    assert caught.value.code == "too_large"
