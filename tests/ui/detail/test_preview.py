from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain import sms
from mateo_desktop.domain.channels import Channel, choose
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.domain.template import Template
from mateo_desktop.ui.detail.preview.letter_page import LetterPage
from mateo_desktop.ui.detail.preview.mail_page import MailPage
from mateo_desktop.ui.detail.preview.pane import PreviewPane
from mateo_desktop.ui.detail.preview.phone_buttons import BubbleButtons
from mateo_desktop.ui.detail.preview.phone_page import PhonePage
from mateo_desktop.ui.detail.preview.sms_page import SmsPage, SmsView
from mateo_desktop.ui.detail.raw_text import RawText
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.theme import theme
from tests.ui.entries import ERIKA

HOSTILE = "<img src=file:///etc/passwd>\u202egnp.exe"
SUPPORT = Channel(new_id(), "email", "Support", "support@example.org")


@pytest.fixture
def session() -> DraftSession:
    return DraftSession()


@pytest.fixture
def pane(qtbot: QtBot, session: DraftSession) -> PreviewPane:
    pane = PreviewPane(session)
    qtbot.addWidget(pane)
    pane.resize(440, 800)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def show(
    pane: PreviewPane, session: DraftSession, draft: Draft, channel: Channel | None = None
) -> None:
    session.open(draft, channel)
    pane._render()


def words(widget: QWidget) -> str:
    """Every word in sight."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    views = [one.toPlainText() for one in widget.findChildren(SafeView) if one.isVisibleTo(widget)]
    letters = [one.sheets.text for one in widget.findChildren(LetterPage)]
    return "\n".join(labels + views + letters)


def test_an_empty_draft_says_what_belongs_here(pane: PreviewPane) -> None:
    assert "as its reader will see it" in words(pane)
    assert pane.page is not None
    assert pane.page.isHidden()
    assert pane.bar.isHidden()


# Mail -------------------------------------------------------------------------


MAIL = Draft.new(
    channel_type="email",
    to=(ERIKA,),
    cc=(Recipient("max@example.org"),),
    bcc=(Recipient("secret@example.org"),),
    subject="Your appointment",
    html="<p>On <b>Monday</b></p>",
    text="On Monday, in plain words",
    attachments=(Attachment("https://example.org/files/form.pdf"),),
)


def test_a_mail_shows_sender_subject_people_body_and_files(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, MAIL, SUPPORT)
    page = pane.page
    assert isinstance(page, MailPage)
    seen = words(page)
    for part in ("Support <support@example.org>", "Erika Muster", "max@example.org", "form.pdf"):
        assert part in seen
    assert "secret@example.org" not in seen
    assert page.view.toPlainText() == "On Monday"
    bold = page.view.document().find("Monday").charFormat()
    assert bold.fontWeight() > 500


def test_the_line_in_the_inbox_is_sender_subject_and_first_words(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, MAIL.replace(text="First words\n\nof a mail " + "x" * 300), SUPPORT)
    assert isinstance(pane.page, MailPage)
    line = pane.page.line
    assert (line.who.text(), line.subject.text()) == ("Support", "Your appointment")
    assert line.words.text().startswith("First words of a mail xxx")
    assert len(line.words.text()) < 150


def test_a_mail_is_shown_as_on_a_computer_and_as_on_a_phone_by_key(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    pane.resize(700, 800)
    show(pane, session, MAIL)
    page = pane.page
    assert isinstance(page, MailPage)
    wide = page.width()
    pane.bar.phone.setFocus()
    qtbot.keyClick(pane.bar.phone, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.width() == 375)
    assert page.view.document().textWidth() < 340
    qtbot.keyClick(pane.bar.desktop, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.width() == wide > 600)


def test_the_plain_part_of_a_mail_is_one_key_away(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    show(pane, session, MAIL)
    assert isinstance(pane.page, MailPage)
    qtbot.keyClick(pane.bar.text, Qt.Key.Key_Space)
    assert pane.page.view.toPlainText() == "On Monday, in plain words"
    qtbot.keyClick(pane.bar.html, Qt.Key.Key_Space)
    assert pane.page.view.toPlainText() == "On Monday"
    session.update(text="")
    pane._render()
    assert pane.bar.text.isHidden()


def test_a_choice_of_width_outlives_another_channel(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    show(pane, session, MAIL)
    qtbot.keyClick(pane.bar.phone, Qt.Key.Key_Space)
    show(pane, session, Draft.new(channel_type="sms", text="Hello"))
    assert pane.bar.phone.isHidden()
    show(pane, session, MAIL)
    assert isinstance(pane.page, MailPage)
    assert pane.page.width_kind == "phone"


def test_a_long_mail_comes_in_portions_and_whole(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    html = "".join(f"<p>Line {number} of <i>many</i></p>" for number in range(3_000))
    show(pane, session, MAIL.replace(html=html, text=""))
    assert isinstance(pane.page, MailPage)
    paper = pane.page.view.paper
    assert not paper.is_finished
    assert "Line 0 of many" in paper.toPlainText()
    qtbot.waitUntil(lambda: paper.is_finished)
    assert paper.toPlainText().count("\n") == 2_999
    assert paper.is_whole
    assert pane.page.view.height() >= paper.size().height()


# Phones -----------------------------------------------------------------------


def whatsapp(*actions: Action) -> Draft:
    return Draft.new(
        channel_type="whatsapp",
        to=(Recipient("+491713920001"),),
        text="Hello *Mrs Muster*, <b>no tag</b>",
        actions=actions,
    )


REPLIES = tuple(Action(text=text) for text in ("Yes", "No", "Later", "Never"))


@pytest.mark.parametrize("kind", ["email", "postal"])
def test_a_long_message_stays_where_it_is_looked_at_while_it_is_written(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot, kind: str
) -> None:
    html = "<p>Some words of a paragraph.</p>" * 2_500
    show(pane, session, MAIL.replace(channel_type=kind, html=html))
    page, bar = pane.page, pane.area.verticalScrollBar()
    assert page is not None
    qtbot.waitUntil(lambda: page.paper.is_finished, timeout=30_000)
    qtbot.waitUntil(lambda: bar.maximum() > 10_000, timeout=30_000)
    bar.setValue(bar.maximum() - 100)
    place, seen = bar.value(), [bar.value()]
    bar.valueChanged.connect(seen.append)
    before = bar.maximum()
    session.update(html=html + "<p>And more.</p>" * 90)
    pane._render()
    assert not page.paper.is_finished
    qtbot.waitUntil(lambda: bar.maximum() > before, timeout=30_000)
    assert set(seen) == {place}
    # Another message is read from its beginning.
    show(pane, session, Draft.new(channel_type=kind, html=html))
    assert bar.value() == 0


def test_whatsapp_shows_marks_and_buttons(pane: PreviewPane, session: DraftSession) -> None:
    show(pane, session, whatsapp(Action(text="I will come"), Action(text="")))
    assert isinstance(pane.page, PhonePage)
    assert pane.page.view.toPlainText() == "Hello Mrs Muster, <b>no tag</b>"
    assert "I will come" in words(pane)
    assert "(no label)" in words(pane)
    session.update(actions=())
    pane._render()
    assert "I will come" not in words(pane)


# Actions, the labels below the bubble, and the words of what opens the others.
BUTTONS = {
    "three stand below": (REPLIES[:3], ("Yes", "No", "Later"), ""),
    "of four the first two": (REPLIES, ("Yes", "No"), "See all options"),
    "a list is one button": (
        (Action("list", "Monday"), Action("list", "Tuesday")),
        (),
        "Choose from the list",
    ),
    "a list beside two replies": (
        (*REPLIES[:2], Action("list", "Monday")),
        ("Yes", "No"),
        "Choose from the list",
    ),
    "links count like replies": (
        (*REPLIES[:2], Action("call_to_action", "Map", "https://example.org", "url")),
        ("Yes", "No", "Map"),
        "",
    ),
}


@pytest.mark.parametrize(("actions", "below", "opener"), BUTTONS.values(), ids=BUTTONS)
def test_buttons_stand_as_whatsapp_shows_them(
    pane: PreviewPane,
    session: DraftSession,
    actions: tuple[Action, ...],
    below: tuple[str, ...],
    opener: str,
) -> None:
    show(pane, session, whatsapp(*actions))
    assert isinstance(pane.page, PhonePage)
    buttons = pane.page.buttons
    assert isinstance(buttons, BubbleButtons)
    assert buttons.labels == below
    assert buttons.opener.isVisible() == bool(opener)
    assert opener in buttons.opener.accessibleName()


def test_all_options_open_by_key(pane: PreviewPane, session: DraftSession, qtbot: QtBot) -> None:
    show(pane, session, whatsapp(*REPLIES))
    assert isinstance(pane.page, PhonePage)
    buttons = pane.page.buttons
    assert isinstance(buttons, BubbleButtons)
    assert "Never" not in words(pane)
    qtbot.keyClick(buttons.opener, Qt.Key.Key_Space)
    assert "Never" in words(pane)


def test_a_file_stands_before_the_text(pane: PreviewPane, session: DraftSession) -> None:
    draft = whatsapp().replace(attachments=(Attachment("https://example.org/map.pdf"),))
    show(pane, session, draft)
    assert isinstance(pane.page, PhonePage)
    bubble = pane.page.bubble
    assert bubble.files.isVisible()
    assert bubble.files.geometry().bottom() < bubble.view.geometry().top()
    assert "map.pdf" in words(bubble)


@pytest.mark.parametrize("kind", ["instagram", "facebook"])
def test_quick_replies_float_above_the_keys(
    pane: PreviewPane, session: DraftSession, kind: str
) -> None:
    show(pane, session, whatsapp(*REPLIES).replace(channel_type=kind))
    page = pane.page
    assert isinstance(page, PhonePage)
    assert page.view.toPlainText().startswith("Hello *Mrs Muster*")
    assert page.buttons.geometry().bottom() < page.keys.geometry().top()
    for reply in REPLIES:
        assert reply.text in words(page)
    assert page.remark.isVisible() == (kind == "instagram")


def test_nothing_claims_that_a_message_was_delivered(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, whatsapp())
    assert not set("✓✔☑") & set(words(pane))


# SMS --------------------------------------------------------------------------


def test_an_sms_draws_its_seams_where_a_part_begins(
    pane: PreviewPane, session: DraftSession
) -> None:
    text = "€" + "abcde " * 55
    show(pane, session, Draft.new(channel_type="sms", to=(ERIKA,), text=text))
    assert isinstance(pane.page, SmsPage)
    view = pane.page.view
    assert isinstance(view, SmsView)
    assert view.toPlainText() == text
    assert view.seams == tuple(start for start, _ in sms.parts(text)[1:])
    assert "3\xa0SMS · 332 of 459 · GSM-7" in words(pane)
    assert "in all" not in words(pane)
    session.update(to=(ERIKA, Recipient("+491713920001")))
    pane._render()
    assert "2 recipients: 6 SMS in all" in words(pane)


def test_what_makes_an_sms_dear_is_underlined_and_told(
    pane: PreviewPane, session: DraftSession
) -> None:
    style = QTextCharFormat.UnderlineStyle
    show(pane, session, Draft.new(channel_type="sms", text="5 € [net]"))
    assert isinstance(pane.page, SmsPage)
    assert underlines(pane.page.view) == {
        "€": style.DotLine,
        "[": style.DotLine,
        "]": style.DotLine,
    }
    assert "Dotted line" in words(pane)
    show(pane, session, Draft.new(channel_type="sms", text="„Guten Tag“ 👩‍👧 " + "x" * 70))
    wave = style.WaveUnderline
    assert underlines(pane.page.view) == {"„": wave, "“": wave, "👩‍👧": wave}
    assert "force" in words(pane)
    cursor = QTextCursor(pane.page.view.document())
    cursor.setPosition(1)
    assert "Forces Unicode" in cursor.charFormat().toolTip()
    assert "&quot;" in cursor.charFormat().toolTip()


def underlines(view: SafeView) -> dict[str, QTextCharFormat.UnderlineStyle]:
    found = {}
    fragments = view.document().begin().begin()
    while not fragments.atEnd():
        form = fragments.fragment().charFormat()
        if form.underlineStyle() != QTextCharFormat.UnderlineStyle.NoUnderline:
            for sign in fragments.fragment().text() if "€" in view.toPlainText() else ("",):
                found[sign or fragments.fragment().text()] = form.underlineStyle()
        fragments += 1
    return found


def test_of_a_very_long_sms_the_first_parts_are_shown_and_all_are_counted(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, Draft.new(channel_type="sms", text="a" * 200_000))
    assert isinstance(pane.page, SmsPage)
    assert len(pane.page.view.toPlainText()) == 30 * 153
    assert "1,308\xa0SMS" in words(pane)
    assert "Only the first 30" in words(pane)


# Letters ----------------------------------------------------------------------


LETTER = Draft.new(
    channel_type="postal",
    to=(Recipient(contact_id=new_id(), full_name="Erika Muster"),),
    subject="Your letter",
    html="<p>Dear Mrs Muster</p>",
)


def test_a_letter_has_an_address_and_pages(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    show(pane, session, LETTER)
    page = pane.page
    assert isinstance(page, LetterPage)
    for part in ("Erika Muster", "Street and number", "Dear Mrs Muster", "Your letter"):
        assert part in page.sheets.text
    assert "Approximation" in words(pane)
    assert page.pages == 1
    one = page.heightForWidth(420)
    assert one >= 594
    session.update(html="<p>Dear Mrs Muster</p>" + "<p>And so on.</p>" * 120)
    pane._render()
    pages = page.pages
    assert 3 <= pages <= 6
    assert page.heightForWidth(420) == pages * one
    qtbot.waitUntil(lambda: page.height() >= page.heightForWidth(page.width()))
    assert f"{pages} pages" in page.accessibleName()


def test_a_letter_takes_the_address_that_is_known(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    show(pane, session, LETTER)
    lines = ("Musterweg 1", "12345 Musterstadt")
    session.addresses.put({LETTER.to[0].contact_id.casefold(): lines})
    page = pane.page
    assert isinstance(page, LetterPage)
    qtbot.waitUntil(lambda: page.sheets.address == ("Erika Muster", *lines))
    assert page.sheets.is_address_known


def test_only_the_pages_in_sight_are_painted(
    pane: PreviewPane, session: DraftSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(pane, session, LETTER.replace(html="<p>And so on.</p>" * 2_000, text=""))
    page = pane.page
    assert isinstance(page, LetterPage)
    page.sheets.document.finish()
    painted: list[int] = []
    real = page.sheets.paint

    def paint(painter: object, number: int) -> None:
        painted.append(number)
        real(painter, number)  # type: ignore[arg-type]

    monkeypatch.setattr(page.sheets, "paint", paint)
    pane.grab()
    assert page.pages > 40
    assert set(painted) <= {0, 1, 2}
    assert 0 in painted


# All of them ------------------------------------------------------------------


def test_what_is_left_out_on_the_channel_is_not_shown(
    pane: PreviewPane, session: DraftSession
) -> None:
    mail = Draft.new(channel_type="email", to=(ERIKA,), subject="Only in mails", text="Hello")
    show(pane, session, mail)
    assert "Only in mails" in words(pane)
    show(pane, session, choose(mail, Channel(new_id(), "sms")))
    assert "Only in mails" not in words(pane)
    assert "Hello" in words(pane)


def test_a_template_shows_its_text_where_that_is_known(
    pane: PreviewPane, session: DraftSession, qtbot: QtBot
) -> None:
    template = Template(new_id(), "Reminder", "Hello {{1}}, see you on *{{2}}*")
    draft = Draft.new(
        channel_type="whatsapp", template_id=template.id, placeholder_values=("Mrs Muster",)
    )
    show(pane, session, draft)
    assert "its text is not known here" in words(pane)
    session.templates.put((template,))
    qtbot.waitUntil(lambda: "Hello Mrs Muster, see you on {{2}}" in words(pane))
    assert "Only its text is known" in words(pane)


@pytest.mark.parametrize(
    "kind", ["email", "whatsapp", "instagram", "facebook", "sms", "postal", "unheard_of"]
)
def test_everything_hostile_is_text_and_loads_nothing(
    pane: PreviewPane, session: DraftSession, kind: str
) -> None:
    draft = Draft.new(
        channel_type=kind,
        to=(Recipient(full_name=HOSTILE, contact_id=new_id()),),
        subject=HOSTILE,
        html=HOSTILE + "<script>x</script>",
        text=HOSTILE,
        actions=tuple(Action(text=HOSTILE) for _ in range(5)),
        attachments=(Attachment(f"https://example.org/{HOSTILE}"),),
    )
    session.addresses.put({draft.to[0].contact_id: (HOSTILE, HOSTILE)})
    show(pane, session, draft, Channel(new_id(), kind, HOSTILE, HOSTILE))
    for label in pane.findChildren(QLabel):
        assert "\u202e" not in label.text()
        assert label.textFormat() in (Qt.TextFormat.PlainText, Qt.TextFormat.AutoText)
        if "img" in label.text():
            assert label.textFormat() == Qt.TextFormat.PlainText
    documents = [view.document() for view in pane.findChildren(SafeView)]
    documents += [page.sheets.document for page in pane.findChildren(LetterPage)]
    for document in documents:
        assert "<img" not in document.toHtml()
        assert "script" not in document.toHtml().replace("&lt;script", "")


def test_paper_stays_light_in_the_dark(
    pane: PreviewPane, session: DraftSession, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: theme().apply("light"))
    theme().apply("dark")
    show(
        pane,
        session,
        Draft.new(channel_type="email", html="<p><a href='https://example.org'>map</a></p>"),
    )
    assert isinstance(pane.page, MailPage)
    cursor = pane.page.view.document().find("map")
    assert cursor.charFormat().foreground().color() != theme().colour("accent")
    assert pane.page.palette().text().color().lightness() < 100
    show(pane, session, LETTER)
    pane.resize(440, 801)
    picture = pane.grab().toImage()
    assert isinstance(pane.page, LetterPage)
    inside = pane.page.mapTo(pane, pane.page.rect().center())
    assert picture.pixelColor(inside.x(), 200).lightness() > 240


def test_nothing_is_drawn_while_nobody_looks(pane: PreviewPane, session: DraftSession) -> None:
    pane.hide()
    session.open(Draft.new(channel_type="sms", text="Unseen"))
    assert "Unseen" not in words(pane)
    pane.show()
    assert "Unseen" in words(pane)


@pytest.mark.parametrize("draft", [MAIL, whatsapp(*REPLIES), LETTER], ids=["mail", "phone", "post"])
def test_everything_that_takes_the_focus_has_a_name(
    pane: PreviewPane, session: DraftSession, draft: Draft
) -> None:
    show(pane, session, draft)
    for widget in pane.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


# What is cut ------------------------------------------------------------------


@pytest.mark.parametrize(
    "draft",
    [
        MAIL.replace(html="<p>" + "Good day. " * 60_000),
        MAIL.replace(html="", text="Good day. " * 60_000),
        Draft.new(channel_type="whatsapp", to=(ERIKA,), text="Good day. " * 6_000),
        Draft.new(channel_type="sms", to=(ERIKA,), text="Good day. " * 600),
        Draft.new(channel_type="postal", to=(ERIKA,), text="Good day. " * 60_000),
    ],
    ids=["mail", "plain mail", "chat", "SMS", "letter"],
)
def test_what_a_preview_cuts_can_be_read_as_it_is_sent(
    qtbot: QtBot, pane: PreviewPane, session: DraftSession, draft: Draft
) -> None:
    show(pane, session, MAIL.replace(channel_type=draft.channel_type))
    assert pane.raw_row.isHidden()
    show(pane, session, draft)
    qtbot.waitUntil(pane.raw_row.isVisible)
    pane.raw_button.setFocus()
    qtbot.keyClick(pane.raw_button, Qt.Key.Key_Space)
    dialog = pane.window().findChild(RawText)
    assert dialog is not None
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (draft.html or draft.text)
    dialog.reject()
    session.open(Draft.new(channel_type=draft.channel_type))
    pane._render()
    assert pane.raw_row.isHidden()
