"""Every place of the window where a stranger's words are shown, to put an attack into."""

from __future__ import annotations

import dataclasses
import functools
import json
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel, QWidget

from mateo_desktop.api import replies
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient
from mateo_desktop.domain.template import Template
from mateo_desktop.storage.drafts import DraftRow
from mateo_desktop.ui.composer.composer import Composer
from mateo_desktop.ui.composer.recipient_dialogs import PeopleDialog
from mateo_desktop.ui.composer.template_preview import FinishedText
from mateo_desktop.ui.detail.bubbles import Bubble, Said
from mateo_desktop.ui.detail.conversation_head import ConversationHead
from mateo_desktop.ui.detail.elided_label import ElidedLabel
from mateo_desktop.ui.detail.json_page import JsonPage
from mateo_desktop.ui.detail.preview.pane import PreviewPane
from mateo_desktop.ui.detail.raw_dialog import RawDialog
from mateo_desktop.ui.detail.raw_text import RawText
from mateo_desktop.ui.lists.sidebar import Sidebar
from mateo_desktop.ui.notices import Notice, NoticeBar
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.foreign.link_question import LinkQuestion
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from mateo_desktop.ui.text.foreign.tooltips import plain_tooltip
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from mateo_desktop.ui.text.source.source_edit import SourceEdit
from tests.ui.detail.conversations import message, thread

#: Where the attachments of every draft lie.
ATTACHMENTS = ["https://example.org/offer.pdf"]

Show = Callable[[str], QWidget]


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A place; ``make`` gives what puts a text into it and says where it is seen.

    ``every`` says how much of all attacks a quick run puts here: each, or
    every so many. ``gestures`` are what a reader may do there afterwards, one
    after the other. ``prepare`` is what others do beforehand, as the server does.
    """

    name: str
    make: Callable[[], Show]
    every: int = 1
    gestures: tuple[Callable[[QWidget], object], ...] = ()
    prepare: Callable[[str], object] = len

    def opened(self) -> Show:
        """As ``make``, with all gestures done at once."""
        show = self.make()

        def show_all(text: str) -> QWidget:
            widget = show(text)
            for gesture in self.gestures:
                gesture(widget)
            return widget

        return show_all


def _view() -> Show:
    view = SafeView()
    view.resize(420, 300)
    view.show()

    def show(text: str) -> QWidget:
        view.show_html(text)
        return view

    return show


def _bytes() -> Show:
    view = SafeView(fit=True)
    view.resize(420, 300)
    view.show()

    def show(text: str) -> QWidget:
        view.show_html(text.encode("utf-8", "surrogatepass"))
        return view

    return show


def _plain() -> Show:
    view = SafeView()
    view.resize(420, 300)
    view.show()

    def show(text: str) -> QWidget:
        view.show_plain(text)
        return view

    return show


def said(content: str) -> Said:
    """A message of which every field is *content*, or much of it."""
    text = content[:200_000]
    people = {"handle": text, "full_name": text, "role": "to", "status": text, "contact_id": text}
    buttons = {"text": text, "data": text, "type": "reply", "subtype": text}
    told = message(1, content, inbound=True, footer=text, location=text, status=text, subject=text)
    return Said(
        told,
        text,
        tuple(replies.recipient({**people, "id": f"r{n}"}) for n in range(2)),
        tuple(replies.action({**buttons, "id": f"a{n}", "clicked": n == 0}) for n in range(2)),
        subject=text,
    )


def _conversation() -> Show:
    holder = QWidget()
    holder.resize(440, 600)
    holder.show()
    last: list[Bubble] = []

    def show(text: str) -> QWidget:
        if last:
            last.pop().deleteLater()
        bubble = Bubble(said(f"<p></p>{text}"), holder)
        last.append(bubble)
        bubble.fit(400)
        bubble.show()
        bubble.resize(bubble.sizeHint())
        return holder

    return show


def _bubble_in(holder: QWidget) -> Bubble:
    return holder.findChildren(Bubble)[-1]


def _formatted(holder: QWidget) -> None:
    bubble = _bubble_in(holder)
    if bubble.toggle is not None:
        bubble.toggle.click()
    bubble.resize(bubble.sizeHint())


def _with_people(holder: QWidget) -> None:
    bubble = _bubble_in(holder)
    if bubble.people is not None:
        bubble.people.toggle()
    bubble.resize(bubble.sizeHint())


def _head() -> Show:
    head = ConversationHead()
    head.resize(440, 160)
    head.show()

    def show(text: str) -> QWidget:
        told = thread(
            message(1, text, inbound=True),
            people={"m1": [{"id": "r", "full_name": text, "handle": text, "role": "from"}]},
            subject=text,
            status=text,
            channel_type=text,
            tags=[text, text],
            assignee_id=text,
        )
        head.show_thread(told, busy=False, trouble="")
        return head

    return show


def _preview(kind: str) -> Callable[[], Show]:
    def make() -> Show:
        session = DraftSession()
        pane = PreviewPane(session)
        session.setParent(pane)
        pane.resize(440, 600)
        pane.show()

        def show(text: str) -> QWidget:
            session.open(draft_of(text, kind))
            pane._render()
            return pane

        return show

    return make


def draft_of(text: str, kind: str, **more: object) -> Draft:
    """A draft of which every field that holds words is *text*."""
    people = (Recipient(text, text), Recipient(text))
    fields: dict[str, object] = {
        "channel_type": kind,
        "to": people,
        "subject": text,
        "text": text,
        "html": text,
        "attachments": (
            Attachment(f"https://example.org/{text}", text),
            *(Attachment(address, text) for address in ATTACHMENTS),
        ),
        "actions": (Action(text, "reply", data=text),),
    }
    return Draft.new(**{**fields, **more})


def _composer() -> Show:
    session = DraftSession()
    composer = Composer(session).whole()
    session.setParent(composer)
    composer.resize(760, 820)
    composer.show()

    def show(text: str) -> QWidget:
        channel = Channel("00000000-0000-4000-8000-000000000001", "email", text, text)
        composer.set_channels((channel,))
        session.open(draft_of(text, "email", channel_id=channel.id), channel)
        return composer

    return show


def _sidebar() -> Show:
    sidebar = Sidebar()
    sidebar.resize(280, 500)
    sidebar.show()
    now = datetime.now(UTC)

    def show(text: str) -> QWidget:
        row = DraftRow("k", text, text, text, "email", now, False)
        sidebar.put_drafts([row, row._replace(key="l", subject="")])
        return sidebar

    return show


def _tooltip() -> Show:
    # As Qt shows a tooltip: a label that guesses what its text is.
    label = QLabel()
    label.setWordWrap(True)
    label.resize(420, 300)
    label.show()

    def show(text: str) -> QWidget:
        label.setText(plain_tooltip(text))
        label.setToolTip(plain_tooltip(text))
        return label

    return show


def _labels() -> Show:
    holder = QWidget()
    bar, label = NoticeBar(holder), ElidedLabel("", holder)
    bar.setGeometry(0, 0, 420, 200)
    label.setGeometry(0, 210, 420, 30)
    holder.resize(440, 260)
    holder.show()

    def show(text: str) -> QWidget:
        bar.show_notice(Notice("topic", text))
        label.put(text)
        return holder

    return show


def _dialogs() -> Show:
    view = SafeView(opener=lambda _url: True)
    view.resize(420, 300)
    view.show()
    last: list[QWidget] = []

    def show(text: str) -> QWidget:
        if last:
            last.pop().close()
        view.show_html(f'<a href="https://example.org/">{text}</a>')
        question = LinkQuestion(QUrl("https://example.org/"), (text, text), view)
        last.append(question)
        question.show()
        return question

    return show


def _people_dialog() -> Show:
    last: list[QWidget] = []
    holder = QWidget()

    def show(text: str) -> QWidget:
        if last:
            last.pop().close()
        dialog = PeopleDialog((Recipient(text, text), Recipient(text)), "email", holder)
        last.append(dialog)
        dialog.show()
        return dialog

    return show


def _raw_dialog() -> Show:
    last: list[QWidget] = []
    holder = QWidget()

    def show(text: str) -> QWidget:
        if last:
            last.pop().close()
        dialog = RawDialog(_answer(text), holder)
        last.append(dialog)
        dialog.show()
        return dialog

    return show


def _raw_text() -> Show:
    last: list[QWidget] = []
    holder = QWidget()

    def show(text: str) -> QWidget:
        if last:
            last.pop().close()
        dialog = RawText(text, holder)
        last.append(dialog)
        dialog.show()
        return dialog

    return show


def _json() -> Show:
    page = JsonPage()
    page.resize(420, 300)
    page.show()

    def show(text: str) -> QWidget:
        page.show_json(_object(text))
        return page

    return show


@functools.lru_cache(maxsize=1)
def _answer(text: str) -> bytes:
    return json.dumps({text: text, "list": [text, {"a": text}]}).encode()


@functools.lru_cache(maxsize=1)
def _object(text: str) -> str:
    return json.dumps({"text": text}, indent=2)


def _paste_source() -> Show:
    edit = SourceEdit()
    edit.resize(420, 300)
    edit.show()

    def show(text: str) -> QWidget:
        edit.put_text("")
        mime = QMimeData()
        mime.setText(text)
        edit.insertFromMimeData(mime)
        return edit

    return show


def _paste(kind: str) -> Callable[[], Show]:
    def make() -> Show:
        edit = RichEdit()
        edit.resize(420, 300)
        edit.show()

        def show(text: str) -> QWidget:
            edit.put_html("")
            mime = QMimeData()
            if kind != "text":
                mime.setHtml(text)
            if kind != "html":
                mime.setText(text)
            edit.insertFromMimeData(mime)
            return edit

        return show

    return make


def _draft() -> Show:
    edit = RichEdit()
    edit.resize(420, 300)
    edit.show()

    def show(text: str) -> QWidget:
        edit.put_html(text)
        return edit

    return show


def _source() -> Show:
    edit = SourceEdit()
    edit.resize(420, 300)
    edit.show()

    def show(text: str) -> QWidget:
        mime = QMimeData()
        mime.setHtml(text)
        mime.setText(text)
        edit.clear()
        edit.insertFromMimeData(mime)
        return edit

    return show


def _template() -> Show:
    shown = FinishedText()
    shown.resize(420, 300)
    shown.show()

    def show(text: str) -> QWidget:
        told = Template("t", text, text, header_kind="text", header=text, footer=text)
        told = dataclasses.replace(told, buttons=(Action(text, "reply", data=text),))
        shown.show_template(told, text, with_marks=True)
        return shown

    return show


PLACES = (
    Place("the safe view", _view),
    Place("the safe view, from bytes", _bytes),
    Place("the safe view, as plain text", _plain),
    Place("a message of a conversation", _conversation, 8, (_formatted, _with_people)),
    Place("the head of a conversation", _head, 5),
    Place("the preview of a mail", _preview("email"), 2),
    Place("the preview of a chat message", _preview("whatsapp"), 2),
    Place("the preview of an SMS", _preview("sms"), 4),
    Place("the preview of a letter", _preview("postal"), 2),
    Place("the composer", _composer, 20),
    Place("the lists", _sidebar, 2),
    Place("tooltips", _tooltip),
    Place("labels", _labels),
    Place("the question before a link", _dialogs, 12),
    Place("the dialog of recipients", _people_dialog, 10),
    Place("the raw answer", _raw_dialog, 10, prepare=_answer),
    Place("a page of JSON", _json, 2, prepare=_object),
    Place("text as it came", _raw_text, 10),
    Place("paste of markup", _paste("html")),
    Place("paste of markup and text", _paste("both"), 2),
    Place("paste of text", _paste("text"), 2),
    Place("paste of source", _paste_source, 2),
    Place("a draft", _draft, 2),
    Place("the HTML tab", _source, 2),
    Place("the finished text of a template", _template),
)
