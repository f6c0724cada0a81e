from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.channels import Channel, choose
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.ui.detail.letter_page import LetterPage
from mateo_desktop.ui.detail.preview import MailPage, PhonePage, PreviewPane
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.safe_html import SafeView
from mateo_desktop.ui.theme import theme
from tests.ui.entries import ERIKA

HOSTILE = "<img src=file:///etc/passwd>\u202egnp.exe"


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


def show(pane: PreviewPane, session: DraftSession, draft: Draft) -> None:
    session.open(draft)
    pane._render()


def words(widget: QWidget) -> str:
    """Every word in sight."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    views = [one.toPlainText() for one in widget.findChildren(SafeView) if one.isVisibleTo(widget)]
    return "\n".join(labels + views)


def test_an_empty_draft_says_what_belongs_here(pane: PreviewPane) -> None:
    assert "as its reader will see it" in words(pane)
    assert pane._page is not None
    assert pane._page.isHidden()


def test_a_mail_shows_subject_people_body_and_files(
    pane: PreviewPane, session: DraftSession
) -> None:
    draft = Draft.new(
        channel_type="email",
        to=(ERIKA,),
        cc=(Recipient("max@example.org"),),
        subject="Your appointment",
        html="<p>On <b>Monday</b></p>",
        text="On Monday",
        attachments=(Attachment("https://example.org/files/form.pdf"),),
    )
    show(pane, session, draft)
    assert isinstance(pane._page, MailPage)
    seen = words(pane)
    for part in ("Your appointment", "To: Erika Muster", "Cc: max@example.org", "On Monday"):
        assert part in seen
    assert "form.pdf" in seen
    assert "font-weight:7" in pane._page._view.toHtml()


def test_bcc_is_not_shown_to_the_reader(pane: PreviewPane, session: DraftSession) -> None:
    show(
        pane,
        session,
        Draft.new(channel_type="email", to=(ERIKA,), bcc=(Recipient("secret@example.org"),)),
    )
    assert "secret@example.org" not in words(pane)


def test_whatsapp_shows_marks_and_buttons(pane: PreviewPane, session: DraftSession) -> None:
    draft = Draft.new(
        channel_type="whatsapp",
        to=(Recipient("+491713920001"),),
        text="Hello *Mrs Muster*, <b>no tag</b>",
        actions=(Action(text="I will come"), Action(text="")),
    )
    show(pane, session, draft)
    assert isinstance(pane._page, PhonePage)
    assert pane._page._view.toPlainText() == "Hello Mrs Muster, <b>no tag</b>"
    assert "I will come" in words(pane)
    assert "(no label)" in words(pane)
    session.update(actions=())
    pane._render()
    assert "I will come" not in words(pane)


def test_an_sms_counts_its_parts_and_names_the_culprits(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, Draft.new(channel_type="sms", text="„Guten Tag“ " + "x" * 70))
    seen = words(pane)
    assert "2\xa0SMS" in seen
    assert "force Unicode: „ “" in seen


def test_a_letter_has_an_address_a_page_and_a_number_of_pages(
    pane: PreviewPane, session: DraftSession
) -> None:
    draft = Draft.new(
        channel_type="postal",
        to=(Recipient(contact_id=new_id(), full_name="Erika Muster"),),
        subject="Your letter",
        html="<p>Dear Mrs Muster</p>",
    )
    show(pane, session, draft)
    page = pane._page
    assert isinstance(page, LetterPage)
    assert page.heightForWidth(420) == 594
    assert "Erika Muster" in words(pane)
    assert "Approximation" in words(pane)
    assert page.pages == 1
    session.update(html="<p>Dear Mrs Muster</p>" + "<p>And so on.</p>" * 120)
    pane._render()
    assert page.pages > 1
    assert "pages" in words(pane)


def test_what_is_left_out_on_the_channel_is_not_shown(
    pane: PreviewPane, session: DraftSession
) -> None:
    mail = Draft.new(channel_type="email", to=(ERIKA,), subject="Only in mails", text="Hello")
    show(pane, session, mail)
    assert "Only in mails" in words(pane)
    show(pane, session, choose(mail, Channel(new_id(), "sms")))
    assert "Only in mails" not in words(pane)
    assert "Hello" in words(pane)


def test_a_template_says_that_its_text_is_not_known(
    pane: PreviewPane, session: DraftSession
) -> None:
    show(pane, session, Draft.new(channel_type="whatsapp", template_id=new_id()))
    assert "its text is not known here" in words(pane)


@pytest.mark.parametrize("kind", ["email", "whatsapp", "sms", "postal", "unheard_of"])
def test_everything_hostile_is_text_and_loads_nothing(
    pane: PreviewPane, session: DraftSession, kind: str
) -> None:
    draft = Draft.new(
        channel_type=kind,
        to=(Recipient(full_name=HOSTILE, contact_id=new_id()),),
        subject=HOSTILE,
        html=HOSTILE + "<script>x</script>",
        text=HOSTILE,
        actions=(Action(text=HOSTILE),),
        attachments=(Attachment(f"https://example.org/{HOSTILE}"),),
    )
    show(pane, session, draft)
    for label in pane.findChildren(QLabel):
        assert "\u202e" not in label.text()
    for view in pane.findChildren(SafeView):
        assert "<img" not in view.toHtml()
        assert "script" not in view.toHtml().replace("&lt;script", "")


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
    assert isinstance(pane._page, MailPage)
    cursor = pane._page._view.document().find("map")
    assert cursor.charFormat().foreground().color() != theme().colour("accent")
    assert pane._page.palette().text().color().lightness() < 100


def test_nothing_is_drawn_while_nobody_looks(pane: PreviewPane, session: DraftSession) -> None:
    pane.hide()
    session.open(Draft.new(channel_type="sms", text="Unseen"))
    assert "Unseen" not in words(pane)
    pane.show()
    assert "Unseen" in words(pane)
