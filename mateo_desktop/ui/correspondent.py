"""Conversations and contacts: what the desk asks the server while one writes.

All of it helps and none of it is needed: what does not answer is said once,
in words, and the form stays usable by hand.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING
from urllib.parse import quote

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from mateo_desktop.api.replies import ConversationReply, MessageReply, read_send_reply
from mateo_desktop.app.conversations import Thread, thread_of
from mateo_desktop.app.replying import reply_to
from mateo_desktop.domain import channels
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.contact_desk import ContactDesk
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.foreign.plain_names import plain_name

if TYPE_CHECKING:
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.app.workspace import Workspace
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.domain.draft import Draft, Recipient
    from mateo_desktop.storage.ledger import Entry
    from mateo_desktop.ui.desk import Desk
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession

#: Where a conversation lies in the web application (mateo-api.md, 3.3).
WEB_APP = "https://app.getmateo.com/embed/conversations/{id}/single"


class Correspondent(QObject):
    """Fills the conversation pane, the channel list and the suggestions."""

    def __init__(self, window: MainWindow, session: DraftSession, desk: Desk, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._thread: Thread | None = None
        self._wanted = ""
        #: Role and text of the last search.
        self._searched = ("", "")
        #: A channel by hand, with the type that an answer told.
        self._right: Channel | None = None

        self.contacts = ContactDesk(window, session, tasks)

        composer, detail = window.composer, window.detail
        composer.contacts_wanted.connect(self._on_contacts_wanted)
        composer.recipients.forget_wanted.connect(self._on_forget_wanted)
        composer.recipients.again_wanted.connect(self._on_again_wanted)
        composer.channel_made.connect(self._on_channel_made)
        picker = composer.channel
        picker.arranged.connect(self._on_arranged)
        picker.removed.connect(self._on_removed)
        picker.refresh_wanted.connect(self._retry)
        picker.last.asked.connect(self._on_last_asked)
        detail.reply_requested.connect(self._on_reply)
        detail.refresh_requested.connect(self._on_refresh)
        detail.open_in_mateo.connect(self._on_open_in_mateo)
        window.commands["reply"].triggered.connect(self._on_reply_command)
        desk.laid.connect(self._on_laid)

    def use(self, workspace: Workspace | None) -> None:
        """Ask the server of *workspace* from now on."""
        self._right = None
        for topic in ("channel-type", "contacts"):
            self._window.notice.clear(topic)
        before = self._workspace
        if before is not None:
            before.directory.forget_told()
            self._window.composer.set_channels((), "")
        if workspace is not None:
            workspace.directory.search_again(workspace.profile.id)
        self._workspace = workspace
        self.contacts.use(workspace)
        self._tasks.cancel("conversation")
        known = workspace.directory if workspace is not None else None
        self._session.addresses.put(
            known.addresses if known else {}, known.address_lacks if known else {}
        )
        self._show(None)

    async def arrive(self) -> None:
        """Offer the channels of the book at once, and those of the server when they come."""
        workspace = self._workspace
        assert workspace is not None
        self._desk.set_channels(await workspace.directory.channels(workspace.profile.id))
        await self.contacts.arrive()
        self._tasks.start("channels", self._refresh_channels(), replace=True)

    @property
    def in_sight(self) -> Thread | None:
        """The conversation in sight."""
        return self._thread

    # -- channels and contacts ----------------------------------------------------

    async def _refresh_channels(self) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        result = await workspace.directory.refresh(workspace.profile.id)
        if workspace is not self._workspace:
            return
        trouble = result.trouble
        if trouble == "storage" and workspace.database.read_only:
            # That nothing is saved was said already, and why.
            trouble = ""
        note = messages.trouble(trouble) if trouble else ""
        self._desk.set_channels(list(result.entries))
        if trouble == "no_token" and self._window.notice.holds("key"):
            # Why there is no key is said already, and this would stand before it.
            self._window.notice.clear("channels")
        elif note:
            retry = self.tr("Try again")
            words = self.tr("The list of channels is not up to date: {why}").format(why=note)
            if not result.entries:
                words = self.tr(
                    "The list of channels cannot be had: {why} A channel can be entered by its ID."
                ).format(why=note)
            self._window.notice.show_notice(
                Notice("channels", words, "warning", retry, self._retry)
            )
        else:
            self._window.notice.clear("channels")
            self._window.notice.clear("contacts")
            workspace.directory.search_again(workspace.profile.id)
            # The server answers: what waited for the network may go on.
            workspace.sender.resume(workspace.profile.id)

    @Slot()
    def _retry(self) -> None:
        self._tasks.start("channels", self._refresh_channels())

    @Slot(object)
    def _on_arranged(self, found: tuple[Channel, ...]) -> None:
        workspace = self._workspace
        if workspace is not None:
            kept = workspace.directory.arrange(workspace.profile.id, found)
            self._tasks.start("channel-order", kept, replace=True)

    @Slot(str)
    def _on_removed(self, channel_id: str) -> None:
        workspace = self._workspace
        if workspace is not None:
            gone = workspace.directory.remove(workspace.profile.id, channel_id)
            self._tasks.start(f"channel:{channel_id}", gone)

    @Slot(object)
    def _on_last_asked(self, person: Recipient) -> None:
        if self._workspace is not None and not self._desk.showing_sent:
            self._tasks.start("last-channel", self._tell_last(person), replace=True)

    async def _tell_last(self, person: Recipient) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        try:
            known = await workspace.directory.last_time(workspace.profile.id, person)
        except StorageFailed:
            return
        if known is not None and workspace is self._workspace:
            picker = self._window.composer.channel
            picker.last.offer(person, picker.find(known[0]), known[1])

    def _confirm_type(self, entry: Entry, told: ConversationReply) -> None:
        """What the answer says of a channel by hand is right, whatever was typed."""
        channel = self._window.composer.channel.find(entry.draft.channel_id)
        if channel is None or not channel.by_hand or told.channel_type in ("", channel.type):
            return
        if told.channel_id and told.channel_id.casefold() != channel.id.casefold():
            return
        self._right = dataclasses.replace(channel, type=told.channel_type)
        name = plain_name(channel.name) or channel.id
        kind = messages.channel_type(told.channel_type)
        if not channel.type:
            self._correct_type()
            words = self.tr("“{name}” is a channel of the type {kind}. That is noted.")
            notice = Notice("channel-type", words.format(name=name, kind=kind), "ok")
        else:
            words = self.tr(
                "“{name}” is noted as {typed}, but the answer says that it is {kind}. "
                "The form may show the wrong fields."
            )
            notice = Notice(
                "channel-type",
                words.format(name=name, typed=messages.channel_type(channel.type), kind=kind),
                "warning",
                self.tr("Correct it"),
                self._correct_type,
            )
        self._window.notice.show_notice(notice)

    def _correct_type(self) -> None:
        channel = self._right
        self._window.notice.clear("channel-type")
        if channel is None:
            return
        self._right = None
        picker = self._window.composer.channel
        self._desk.set_channels([channel if c.id == channel.id else c for c in picker.channels])
        self._on_channel_made(channel)

    @Slot(object)
    def _on_channel_made(self, channel: Channel) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._tasks.start(
                f"channel:{channel.id}",
                workspace.directory.add_by_hand(workspace.profile.id, channel),
            )

    @Slot(str, str)
    def _on_contacts_wanted(self, role: str, text: str) -> None:
        if self._workspace is not None:
            self._tasks.start(f"contacts:{role}", self._find(role, text), replace=True)

    async def _find(self, role: str, text: str) -> None:
        workspace = self._workspace
        if workspace is None:
            return
        self._searched = (role, text)
        known, profile_id = workspace.directory, workspace.profile.id
        kind, trouble = self._session.draft.channel_type, known.search_trouble(profile_id)
        country = self._session.numbers.country
        try:
            # Whom this machine knows need not wait for a server.
            at_once = await known.remembered(profile_id, text, kind, country)
            if at_once and self._is_wanted(workspace, kind):
                self._window.composer.offer_contacts(role, text, list(at_once), at_once)
            people = await known.find_contacts(profile_id, text, kind, country)
        except StorageFailed:
            return
        if people is None or workspace is not self._workspace:
            return
        if trouble != known.search_trouble(profile_id):
            self._say_not_searched(known.search_trouble(profile_id))
        self._session.addresses.put(known.addresses, known.address_lacks)
        if not self._is_wanted(workspace, kind):
            return
        again = bool(known.search_trouble(profile_id))
        self._window.composer.offer_contacts(role, text, people, known.known, again=again)

    def _is_wanted(self, workspace: Workspace, kind: str) -> bool:
        """Whether people of *workspace* for that kind of channel can still be offered."""
        return workspace is self._workspace and kind == self._session.draft.channel_type

    def _say_not_searched(self, trouble: str) -> None:
        """Said once: the next searches do not ask, so they have nothing to say."""
        words = self.tr("Contacts cannot be searched: {why} A recipient can be typed.")
        words = words.format(why=messages.trouble(trouble))
        again = self.tr("Try again")
        self._window.notice.show_notice(
            Notice("contacts", words, "warning", again, self._search_again)
        )

    @Slot(str, str)
    def _on_again_wanted(self, role: str, text: str) -> None:
        self._searched = (role, text)
        self._window.notice.clear("contacts")
        self._search_again()

    def _search_again(self) -> None:
        if self._workspace is not None:
            self._workspace.directory.search_again(self._workspace.profile.id)
            self._on_contacts_wanted(*self._searched)

    @Slot(object)
    def _on_forget_wanted(self, person: Recipient) -> None:
        workspace = self._workspace
        if workspace is not None:
            self._tasks.start(
                f"forget:{person.handle or person.contact_id}",
                workspace.directory.forget(workspace.profile.id, person),
            )

    # -- the conversation -----------------------------------------------------------

    def follow(self, entry: Entry) -> None:
        """A message was accepted: show its conversation, and look again for a while."""
        if entry.answer is None:
            return
        try:
            reply = read_send_reply(entry.answer)
        except ValueError:
            return
        self._confirm_type(entry, reply.conversation)
        thread = thread_of(reply, entry.updated_at)
        self._wanted = thread.id
        self._show(thread)
        self._tasks.start("conversation", self._follow(thread), replace=True)

    async def _follow(self, thread: Thread) -> None:
        workspace = self._workspace
        client = await workspace.client() if workspace else None
        if workspace is None or client is None:
            return
        found = await workspace.conversations.load(client, thread.id, thread)
        self._on_read(found)
        await workspace.conversations.watch(
            client, found, read=self._on_read, visible=self._is_visible
        )

    async def _load(self, conversation_id: str) -> None:
        workspace = self._workspace
        self._window.detail.set_thread(self._thread, busy=True)
        client = await workspace.client() if workspace else None
        if workspace is None or client is None:
            self._window.detail.set_thread(self._thread, trouble=messages.trouble("no_token"))
            return
        known = self._thread if self._thread and self._thread.id == conversation_id else None
        self._on_read(await workspace.conversations.load(client, conversation_id, known))

    def _on_read(self, thread: Thread) -> None:
        if thread.id == self._wanted:
            self._show(thread)

    def _show(self, thread: Thread | None) -> None:
        self._thread = thread
        trouble = messages.trouble(thread.trouble) if thread and thread.trouble else ""
        self._window.detail.set_thread(thread, trouble=trouble)
        self._tell_window()
        answerable = thread is not None and bool(thread.id)
        self._window.commands["reply"].setEnabled(answerable)
        self._window.reply_button.setEnabled(answerable)

    def _tell_window(self) -> None:
        """Say how long the draft's own conversation is open, as far as it was ever read."""
        workspace, conversation_id = self._workspace, self._session.draft.conversation_id
        heard = workspace.heard(conversation_id) if workspace and conversation_id else None
        if heard is not None:
            self._window.composer.window_line.set_window(heard.latest_inbound, heard.as_of)

    def _is_visible(self) -> bool:
        return self._window.isVisible() and not self._window.isMinimized()

    @Slot(object)
    def _on_laid(self, draft: Draft) -> None:
        if draft.conversation_id == self._wanted and self._wanted:
            self._tell_window()
            return
        self._wanted = draft.conversation_id
        self._tasks.cancel("conversation")
        self._show(None)
        if self._wanted:
            self._tasks.start("conversation", self._load(self._wanted), replace=True)

    @Slot()
    def _on_refresh(self) -> None:
        if self._wanted:
            self._tasks.start("conversation", self._load(self._wanted), replace=True)

    @Slot()
    def _on_reply_command(self) -> None:
        self._on_reply(None)

    @Slot(object)
    def _on_reply(self, message: MessageReply | None) -> None:
        if self._thread is None:
            return
        draft = reply_to(self._thread, message)
        channel = self._window.composer.channel.find(draft.channel_id)
        if channel is not None:
            draft = channels.choose(draft, channel)
        self._desk.lay(self._session.signed(draft.replace(wants_signature=True), channel))
        self._window.composer.show_field("html")

    @Slot(str)
    def _on_open_in_mateo(self, conversation_id: str) -> None:
        # The ID comes from outside: it must not add to the path.
        address = WEB_APP.format(id=quote(conversation_id, safe=""))
        QDesktopServices.openUrl(QUrl(address))
