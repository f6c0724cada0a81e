"""A message opened in a browser: the writer's HTML, and nothing it could reach out with."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain.browser_page import POLICY, browser_page, text_page

LEADS_AWAY = {
    "a refresh": '<meta http-equiv="refresh" content="0;url=http://127.0.0.1/">',
    "a refresh in capitals": '<META HTTP-EQUIV=Refresh CONTENT="0;url=//127.0.0.1">',
    "a refresh over lines": '<meta\nhttp-equiv="refresh"\ncontent="0;url=http://127.0.0.1/">',
    "a refresh with a slash": "<meta/http-equiv=refresh/content='0;url=http://127.0.0.1/'>",
    "a refresh that never ends": '<p>x</p><meta http-equiv="refresh" content="0;url=//127.0.0.1"',
    "a second policy": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "another encoding": '<meta charset="utf-7">',
    "a base": '<base href="http://127.0.0.1/">',
    "a look-up of a name": '<link rel="dns-prefetch" href="//127.0.0.1">',
    "a connection ahead": '<LINK rel=preconnect href="http://127.0.0.1">',
    "a frame": '<iframe src="http://127.0.0.1/"></iframe>',
    "a frame's own page": '<iframe srcdoc="&lt;meta http-equiv=refresh content=1&gt;"></iframe>',
    "frames": '<frameset><frame src="http://127.0.0.1/"></frameset>',
    "an object": '<object data="http://127.0.0.1/"></object>',
    "an embedded thing": '<embed src="http://127.0.0.1/">',
}
TAGS = {"meta", "base", "link", "iframe", "frame", "frameset", "object", "embed"}


class Tags(HTMLParser):
    """The tags a reader of HTML sees, in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def head() -> list[str]:
    return [tag for tag, _ in Tags(browser_page("").text).seen]


@pytest.mark.parametrize("markup", LEADS_AWAY.values(), ids=LEADS_AWAY)
@pytest.mark.parametrize("before", ["", "<html><head>", "<p>text</p>", "<svg>", "<!-- a -->"])
def test_what_leads_away_is_no_tag_any_more(markup: str, before: str) -> None:
    page = browser_page(before + markup)
    own = head()
    tags = [tag for tag, _ in Tags(page.text).seen]
    assert tags[: len(own)] == own
    assert not TAGS & set(tags[len(own) :])
    assert set(page.disarmed) & TAGS


def test_the_policy_comes_before_everything_of_the_writer() -> None:
    tags = Tags(browser_page("<script>x</script><p>Hello</p>").text).seen
    assert tags[0] == ("meta", {"charset": "utf-8"})
    assert tags[1][1] == {"http-equiv": "Content-Security-Policy", "content": POLICY}
    assert tags[2][1] == {"name": "referrer", "content": "no-referrer"}
    for allowed in ("default-src 'none'", "form-action 'none'", "base-uri 'none'"):
        assert allowed in POLICY
    assert "script-src" not in POLICY


def test_everything_else_is_the_writer_s_own_to_the_character() -> None:
    markup = '<P CLASS=a style="color: red">Grüße &amp; „so“</P>\r\n<script>alert(1)</script>'
    page = browser_page(markup)
    assert page.text.endswith(markup)
    assert page.disarmed == ()


def test_words_that_only_begin_alike_stay() -> None:
    markup = "<metal>1 <basefont> a<b 5 < meta </p>"
    assert browser_page(markup).text.endswith(markup)


def test_a_title_and_a_text_are_text() -> None:
    page = text_page("1 < 2 <meta> & so", title="</title><script>").text
    assert "1 &lt; 2 &lt;meta&gt; &amp; so" in page
    assert "&lt;/title&gt;&lt;script&gt;" in page


@given(st.lists(st.sampled_from([*"<!/> =\"'x\n\0", "meta", "BASE", "link", "<!--", "-->"])))
def test_no_puzzle_of_pieces_makes_such_a_tag(pieces: list[str]) -> None:
    text = browser_page("".join(pieces)).text
    written = text[len(browser_page("").text) :]
    assert not re.search(r"(?i)<(meta|base|link)[\s/>]", written)


@pytest.mark.parametrize(
    ("markup", "has"),
    [
        ("<img src=http://example.org/x>", True),
        ("<IMG alt='a' SRC = '//example.org/x'>", True),
        ('<p style="background: url(https://example.org/x)">', True),
        ("<img src='data:image/png;base64,AA'>", False),
        ('<a href="https://example.org/x">img src</a> <imgx src=//a>', False),
        ("<img " * 50_000, False),
    ],
)
def test_pictures_from_the_network_are_noticed(markup: str, has: bool) -> None:
    assert browser_page(markup).has_pictures == has


@pytest.mark.parametrize("begin", ["url(", "<img src=", '<img src="'])
def test_blanks_without_end_are_passed_over_once(begin: str) -> None:
    before = time.thread_time()
    assert not browser_page(begin + " " * 100_000).has_pictures
    # Tried with each number of them on either side of a quote, minutes.
    assert time.thread_time() - before < 2
