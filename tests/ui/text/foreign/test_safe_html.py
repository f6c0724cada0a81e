import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QImage, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mateo_desktop.ui.text.foreign.link_question import LinkQuestion, other_host, real_host
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from tests.ui.text.attacks import BOMBS, HARMLESS_LINKS, LINKS, armed
from tests.ui.text.attacks.watch import Listener, WatchedPicture, shows_it


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.stop()


@pytest.fixture
def picture(qapp: QApplication, tmp_path: Path) -> Iterator[WatchedPicture]:
    picture = WatchedPicture(tmp_path / "watched")
    yield picture
    picture.close()


class Opened(list[str]):
    def __call__(self, url: QUrl) -> bool:
        self.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return True


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def view(qtbot: QtBot, opened: Opened) -> SafeView:
    view = SafeView(opener=opened)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    return view


def test_even_markup_that_slipped_through_could_load_nothing(
    view: SafeView, listener: Listener, picture: WatchedPicture
) -> None:
    asked: list[str] = []
    load = view.loadResource

    def counted(kind: int, name: QUrl | str) -> QImage:
        asked.append(str(name))
        return load(kind, name)

    view.loadResource = counted  # type: ignore[method-assign]
    # Past the cleaning on purpose: this is the second wall.
    view.setHtml(f'<p>x</p><img src="{picture.path}"><img src="http://127.0.0.1:{listener.port}/">')
    QApplication.processEvents()
    assert not shows_it(view)
    assert listener.calls == 0


@pytest.mark.parametrize("name", BOMBS)
def test_no_message_stalls_the_window(view: SafeView, name: str) -> None:
    start = time.process_time()
    view.show_html(BOMBS[name])
    QApplication.processEvents()
    view.grab()
    took = time.process_time() - start
    # 100 ms by bench.py on a quiet machine; unbounded, these took up to 40 s.
    assert took < 0.6
    assert not view.document().isUndoAvailable()


def test_a_view_that_fits_is_as_high_as_its_content(qtbot: QtBot) -> None:
    view = SafeView(fit=True)
    qtbot.addWidget(view)
    view.resize(300, 10)
    view.show()
    view.show_plain("one line")
    QApplication.processEvents()
    low = view.height()
    view.show_html("<p>word word word word</p>" * 20)
    QApplication.processEvents()
    high = view.height()
    assert high > 10 * low
    assert view.verticalScrollBar().maximum() == 0
    view.resize(120, high)
    QApplication.processEvents()
    assert view.height() > high
    assert view.verticalScrollBar().maximum() == 0


def test_a_bubble_is_no_wider_than_its_words(qtbot: QtBot) -> None:
    view = SafeView(fit=True)
    qtbot.addWidget(view)
    view.show_plain("short")
    short = view.size_within(400)
    view.show_plain("a much longer text that goes on " * 10)
    long = view.size_within(400)
    assert short.width() < 100
    assert 300 < long.width() <= 400
    assert long.height() > 3 * short.height()


def _click_first_link(view: SafeView) -> None:
    cursor = QTextCursor(view.document())
    cursor.setPosition(2)
    where = QPointF(view.cursorRect(cursor).center())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        held = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, where, view.viewport().mapToGlobal(where), held, held, Qt.KeyboardModifier(0)
        )
        QApplication.sendEvent(view.viewport(), event)


def test_a_click_asks_first_and_cancel_is_the_default(view: SafeView, opened: Opened) -> None:
    view.show_html('<a href="https://example.org/path?q=1">our page</a>')
    _click_first_link(view)
    question = view.findChild(LinkQuestion)
    assert question is not None
    assert question.host.text() == "example.org"
    assert question.address.toPlainText() == "https://example.org/path?q=1"
    assert question.warning.isHidden()
    assert question.host.textFormat() == Qt.TextFormat.PlainText
    assert question.cancel_button.isDefault()
    assert question.focusWidget() is question.cancel_button
    QTest.keyClick(question.focusWidget(), Qt.Key.Key_Return)
    assert opened == []
    assert not question.isVisible()


def test_only_a_yes_opens_the_very_address_that_was_shown(view: SafeView, opened: Opened) -> None:
    view.show_html('<a href="https://example.org/path?q=1">our page</a>')
    _click_first_link(view)
    question = view.findChild(LinkQuestion)
    assert question is not None
    QTest.mouseClick(question.open_button, Qt.MouseButton.LeftButton)
    assert opened == ["https://example.org/path?q=1"]
    assert view.toPlainText() == "our page"


def test_other_addresses_never_reach_the_system(
    view: SafeView, opened: Opened, picture: WatchedPicture
) -> None:
    assert len(set(LINKS)) + len(HARMLESS_LINKS) >= 200
    for link in LINKS:
        href = armed(link, 1, picture.path)
        for url in (QUrl(href), QUrl(unescape(href)), QUrl.fromUserInput(href)):
            if url.scheme() in ("http", "https") and url.host():
                # What only a guess makes an address of is never guessed at.
                continue
            view.anchorClicked.emit(url)
            assert view.ask(url) is None, link
        view.show_html(f'<a href="{href}">our page</a>')
        _click_first_link(view)
        assert view.findChild(LinkQuestion) is None, link
    assert opened == []
    assert not picture.opened()


@pytest.mark.parametrize("href", HARMLESS_LINKS)
def test_web_and_mail_are_reached_after_the_question_only(
    view: SafeView, opened: Opened, picture: WatchedPicture, href: str
) -> None:
    view.show_html(armed(f'<a href="{href}">our page</a>', 4711, picture.path))
    _click_first_link(view)
    assert opened == []
    question = view.findChild(LinkQuestion)
    assert question is not None
    question.open_button.click()
    assert opened == [armed(HARMLESS_LINKS[href], 4711, picture.path)]


@pytest.mark.parametrize(
    ("words", "href", "named"),
    [
        ("https://bank.example.org/login", "https://evil.example.net/", "bank.example.org"),
        ("bank.example.org", "https://bank.example.org.evil.example.net/", "bank.example.org"),
        ("bank.example.org", "https://bank.example.org@evil.example.net/", "bank.example.org"),
        ("erika@example.org", "mailto:other@example.net", "example.org"),
        ("bänk.example", "https://bank.example/", "bänk.example"),
        ("www.example.org", "https://example.org/x", ""),
        ("Example.ORG", "https://example.org/x", ""),
        ("click here", "https://example.org/x", ""),
        ("erika@example.org", "mailto:max@example.org", ""),
    ],
)
def test_words_that_name_another_host_are_noticed(words: str, href: str, named: str) -> None:
    assert other_host(words, QUrl(href)) == named


def test_the_question_warns_of_disguises(view: SafeView) -> None:
    view.show_html('<p><a href="http://user@xn--bnk-qla.example/">bank.example</a></p>')
    question = view.ask(QUrl("http://user@xn--bnk-qla.example/"))
    assert question is not None
    assert question.host.text() == "xn--bnk-qla.example"
    warning = question.warning.text()
    assert "bank.example" in warning
    assert len(warning.split("\n")) == 4
    question.reject()


def test_a_host_of_other_letters_is_shown_in_punycode() -> None:
    assert real_host(QUrl("https://bаnk.example/")) == "xn--bnk-6cd.example"
    assert real_host(QUrl("mailto:a@bänk.example")) == "xn--bnk-qla.example"


def test_a_mail_link_brings_no_file_along(view: SafeView, opened: Opened) -> None:
    href = (
        "mailto:erika@example.org?subject=Hi&attach=/etc/passwd&Attachment=x"
        "&bcc=a%0d%0ab@example.org&body=a%0Ab"
    )
    question = view.ask(QUrl(href))
    assert question is not None
    question.open_button.click()
    assert opened == ["mailto:erika@example.org?subject=Hi&body=a%0Ab"]


def test_the_view_goes_nowhere_by_itself(view: SafeView, picture: WatchedPicture) -> None:
    view.show_plain("stay")
    view.setSource(QUrl.fromLocalFile(str(picture.path)))
    view.reload()
    assert view.toPlainText() == "stay"
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_what_is_copied_from_a_message_are_its_words(view: SafeView) -> None:
    view.show_html('<p><b>Hello</b> <a href="https://example.org">you</a></p>')
    view.selectAll()
    mime = view.createMimeDataFromSelection()
    assert mime.text() == "Hello you"
    assert not mime.hasHtml()


def test_each_label_of_the_question_is_plain_text(view: SafeView) -> None:
    view.show_html('<p><a href="https://example.org/">&lt;b&gt;bank.example&lt;/b&gt;</a></p>')
    question = view.ask(QUrl("https://example.org/"))
    assert question is not None
    for label in (question.host, question.warning):
        assert isinstance(label, QLabel)
        assert label.textFormat() == Qt.TextFormat.PlainText
    question.reject()


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<img alt="Our  logo" src="https://example.org/a.png">', "[Image: Our logo]"),
        ('<img src="https://example.org/x/offer.png?id=7">', "[Image: offer.png]"),
        ("<img src='C:\\x\\plan.jpg'>", "[Image: plan.jpg]"),
        ('<img src="cid:logo.png@example.org">', "[Image: logo.png@example.org]"),
        ('<img src="data:image/png;base64,AAAA">', "[Image: …]"),
        ('<img src="https://track.example.org/o.gif" width="1" height="1">', ""),
        ("<img>", ""),
        ('<img alt="\u202egnp.exe">', "[Image: [U+202E]gnp.exe]"),
        ('<img alt="<img src=x>">', "[Image: <img src=x>]"),
    ],
)
def test_a_picture_is_named_and_never_loaded(view: SafeView, markup: str, words: str) -> None:
    view.show_html(f"<p>a{markup}b</p>")
    assert view.toPlainText() == f"a{words}b"


def test_a_long_text_is_laid_out_once(view: SafeView) -> None:
    widths = set()
    for text in ("word " * 8_000, "word"):
        view.show_plain(text)
        QApplication.processEvents()
    # A view that is as wide as its scroll bar leaves it, from the beginning.
    layout = view.document().documentLayout()
    layout.documentSizeChanged.connect(lambda _: widths.add(view.document().textWidth()))
    view.show_html("<p>" + "word " * 8_000 + "</p>")
    QApplication.processEvents()
    assert len(widths) == 1
    assert view.verticalScrollBar().maximum() > 0
    view.show_html("<p>word</p>")
    QApplication.processEvents()
    assert not view.verticalScrollBar().isVisible()


def test_long_lines_of_code_are_wrapped_in_a_bubble(qtbot: QtBot) -> None:
    view = SafeView(fit=True)
    qtbot.addWidget(view)
    view.resize(200, 10)
    view.show()
    view.show_html(f"<pre>{'word ' * 60}</pre>")
    QApplication.processEvents()
    # There is no scroll bar to see the rest by.
    assert view.document().idealWidth() <= 200
