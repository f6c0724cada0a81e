"""Send, undo, and what became of it: the desk's way to the outbox.

Button, shortcut and menu meet in :meth:`Dispatcher.send`, which is guarded
before anything is awaited, so that ten clicks are one message. What is sent
are the bytes the payload view shows at that moment.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from mateo_desktop.app.sending import SendRefused
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.app.workspace import Workspace
from mateo_desktop.domain.draft import Draft
from mateo_desktop.domain.payload import Payload
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.storage.ledger import Entry
from mateo_desktop.ui import messages, refusals
from mateo_desktop.ui.composer.send_bar import SendLine
from mateo_desktop.ui.correspondent import Correspondent
from mateo_desktop.ui.desk import Desk
from mateo_desktop.ui.detail.detail_pane import RESPONSE
from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.send_lines import send_line, window_choices
from mateo_desktop.ui.send_questions import is_sure, may_discard, may_repeat
from mateo_desktop.ui.session import DraftSession

_OPEN = (SendState.HELD, SendState.QUEUED, SendState.SENDING, SendState.UNKNOWN)


class Dispatcher(QObject):
    """Keeps the outbox list, the foot of the composer and the answers up to date."""

    def __init__(
        self,
        window: MainWindow,
        session: DraftSession,
        desk: Desk,
        correspondent: Correspondent,
        tasks: Tasks,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._desk = desk
        self._correspondent = correspondent
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._outbox: dict[str, Entry] = {}
        #: The message on the desk, once Send was pressed for it.
        self._entry: Entry | None = None
        #: Keys of drafts that are on their way into the outbox.
        self._going: set[str] = set()
        self._refusals = refusals.Refusals(window.notice, window.detail)
        #: Messages for which a person chose another tab than the one with the choices.
        self._other_tab: set[str] = set()
        self._ticking = QTimer(self, interval=250)
        self._ticking.timeout.connect(self._on_tick)

        composer, commands = window.composer, window.commands
        composer.send_requested.connect(self.send)
        composer.send_and_close_requested.connect(self.send_and_close)
        composer.line_action.connect(self._on_line_action)
        window.detail.entry_action.connect(self._on_line_action)
        window.detail.tab_chosen.connect(self._on_tab_chosen)
        commands["send"].triggered.connect(self.send)
        commands["schedule"].triggered.connect(composer.schedule)
        commands["undo_send"].triggered.connect(self.undo)
        window.sidebar.entry_opened.connect(self._on_entry_opened)
        window.sidebar.entry_action.connect(self._on_entry_action)
        desk.laid.connect(self._on_laid)

    def use(self, workspace: Workspace | None) -> None:
        """Send through *workspace* from now on; None while there is none."""
        self._workspace = workspace
        self._outbox.clear()
        self._entry = None
        self._refusals.clear()
        if workspace is not None:
            workspace.listener.entry_changed = self._on_entry_changed
        self._window.sidebar.put_outbox(())
        self._render_line()

    async def arrive(self) -> None:
        """List what is on its way and let it go on."""
        workspace = self._workspace
        assert workspace is not None
        for entry in await workspace.outbox():
            self._outbox[entry.id] = entry
        self._list()
        await workspace.start_sending()

    @property
    def state(self) -> SendState | None:
        """What became of the message on the desk; None while it is a draft."""
        return self._entry.state if self._entry is not None else None

    # -- sending --------------------------------------------------------------------

    @Slot()
    def send(self) -> None:
        """Send the draft on the desk, if nothing speaks against it."""
        self._send()

    @Slot()
    def send_and_close(self) -> None:
        """Send, and close the conversation with it."""
        if self._is_free:
            self._session.update(conversation_status="closed")
            self._session.pin("conversation_status")
            self._send()

    def _send(self) -> None:
        # Everything up to the task is synchronous: a second click finds it done.
        if not self._is_free:
            return
        self._window.composer.flush()
        if not self._session.is_ready:
            self._window.composer.show_first_problem()
            return
        if self._workspace is None or self._window.composer.foot.reason:
            self._window.composer.foot.button.setFocus()
            return
        draft, payload = self._session.draft, self._session.payload
        self._going.add(draft.key)
        self._window.composer.set_locked(True)
        self._window.composer.set_line(SendLine(self.tr("Sending…")))
        self._tasks.start(f"hold:{draft.id}", self._hold(draft, payload))

    async def _hold(self, draft: Draft, payload: Payload) -> None:
        workspace = self._workspace
        trouble = ""
        entry: Entry | None = None
        try:
            addresses = self._session.addresses
            if workspace is not None and await is_sure(self._window, draft, addresses):
                workspace.keeper.forget(draft.key)
                entry = await workspace.sender.send(draft, payload, workspace.profile)
        except StorageFailed as error:
            trouble = messages.storage_trouble(error.code)
            trouble += " " + self.tr("Nothing was sent.")
        except SendRefused as error:
            trouble = messages.send_refused(error.code)
        finally:
            self._going.discard(draft.key)
            if entry is None:
                self._give_back(draft, workspace)
        if trouble:
            self._window.notice.show_notice(Notice("sending", trouble, "danger"))
        elif entry is not None:
            self._window.notice.clear("sending")
            self._refusals.forget(draft.key)
            self._on_entry_changed(entry)
            self._desk.relist()

    def _give_back(self, draft: Draft, workspace: Workspace | None) -> None:
        """Nothing became of sending: *draft* is one to be kept and edited again."""
        is_here = draft.key == self._session.draft.key
        if workspace is not None:
            workspace.keeper.note(self._session.draft if is_here else draft)
        if is_here:
            self._release()

    @property
    def _is_free(self) -> bool:
        """Whether the message on the desk is a draft that nobody has sent."""
        return self._entry is None and self._session.draft.key not in self._going

    @Slot()
    def undo(self) -> None:
        """Take back the message on the desk, or else the newest one held."""
        entry = self._entry
        if entry is None or entry.state is not SendState.HELD:
            held = [e for e in self._outbox.values() if e.state is SendState.HELD]
            entry = max(held, key=lambda e: e.updated_at, default=None)
        if entry is not None:
            self._tasks.start(f"undo:{entry.id}", self._undo(entry.id))

    async def _undo(self, message_id: str) -> None:
        assert self._workspace is not None
        draft = await self._workspace.sender.undo(message_id)
        if draft is None:
            words = self.tr("It is too late to undo: the message is being sent.")
            self._window.notice.show_notice(Notice("sending", words))
            return
        self._gone(message_id)
        self._lay_back(draft)

    def _lay_back(self, draft: Draft) -> None:
        """The very draft is on the desk again and can be edited."""
        self._entry = None
        self._release()
        self._desk.lay(draft)
        self._desk.relist()

    # -- what becomes of it -----------------------------------------------------------

    def _on_entry_changed(self, entry: Entry) -> None:
        workspace = self._workspace
        if workspace is None or entry.profile_id != workspace.profile.id:
            return
        known = self._outbox.get(entry.id)
        if entry.state in _OPEN or entry.state is SendState.REJECTED:
            self._outbox[entry.id] = entry
        else:
            self._outbox.pop(entry.id, None)
        self._list()
        shown = self._entry is not None and self._entry.id == entry.id
        begun = self._entry is None and self._session.draft.key == entry.key and known is None
        if shown or begun:
            self._show(entry)
        if entry.state is SendState.ACCEPTED and (known is None or known.state != entry.state):
            self._desk.relist()
            if self._entry is not None and self._entry.id == entry.id:
                self._window.show_detail("conversation")
                self._correspondent.follow(entry)

    def _show(self, entry: Entry) -> None:
        self._entry = entry
        self._desk.showing_sent = True
        self._window.composer.set_locked(True)
        self._render_line()
        self._tasks.start(f"attempts:{entry.id}", self._show_attempts(entry), replace=True)
        if entry.state is SendState.REJECTED:
            self._tasks.start(f"reopen:{entry.id}", self._reopen(entry))

    async def _show_attempts(self, entry: Entry) -> None:
        if self._workspace is not None:
            attempts = await self._workspace.ledger.attempts(entry.id)
            if self._entry is not None and self._entry.id == entry.id:
                self._window.detail.set_entry(entry, tuple(attempts))

    async def _reopen(self, entry: Entry) -> None:
        """Refused: the draft can be edited again, with the reason above it."""
        assert self._workspace is not None
        draft = await self._workspace.sender.reopen(entry.id)
        if draft is None:
            return
        self._gone(entry.id)
        told = messages.outcome_text(entry.outcome).line if entry.outcome else ""
        reason = entry.outcome.reason if entry.outcome else ""
        action, act = self.tr("Show the answer"), self._on_show_answer
        if reason in ("missing_key", "wrong_key"):
            action, act = self.tr("Enter the key…"), self._on_key_wanted
        self._lay_back(draft)
        notice = Notice(refusals.TOPIC, told, "danger", action, act)
        self._refusals.add(draft.key, entry, notice)

    def _on_show_answer(self) -> None:
        self._window.show_detail("response")

    def _on_key_wanted(self) -> None:
        self._window.commands["enter_key"].trigger()

    def _gone(self, message_id: str) -> None:
        self._outbox.pop(message_id, None)
        self._list()

    def _release(self) -> None:
        """The fields belong to a draft again."""
        self._desk.showing_sent = False
        self._window.composer.set_locked(False)
        self._render_line()

    # -- lists and lines ----------------------------------------------------------------

    def _list(self) -> None:
        rows = sorted(self._outbox.values(), key=lambda entry: entry.created_at, reverse=True)
        workspace, states = self._workspace, dict[str, str]()
        choices: dict[str, tuple[str, ...]] = {}
        for entry in rows:
            sender = workspace.sender if workspace is not None else None
            waiting = sender.waiting(entry.id) if sender is not None else None
            left = sender.seconds_left(entry) if sender is not None else None
            states[entry.id] = messages.entry_state(entry, waiting, left)
            if waiting is not None and waiting.code == "window_closed":
                choices[entry.id] = window_choices(entry)
        self._window.sidebar.put_outbox(rows, states, choices)

    @Slot(object)
    def _on_laid(self, draft: Draft) -> None:
        if self._entry is not None and self._entry.key != draft.key:
            self._entry = None
            self._window.detail.set_entry(None)
        self._refusals.follow(draft.key)
        if self._entry is None:
            self._release()

    @Slot()
    def _render_line(self) -> None:
        line = self._line()
        if self._entry is not None or self._is_free:
            self._window.composer.set_line(line)
        held = any(entry.state is SendState.HELD for entry in self._outbox.values())
        self._window.commands["undo_send"].setEnabled(held)
        if held != self._ticking.isActive():
            if held:
                self._ticking.start()
            else:
                self._ticking.stop()

    @Slot()
    def _on_tick(self) -> None:
        """A hold counts down: in its row, and in the foot if it is the one on the desk."""
        self._list()
        self._render_line()

    def _line(self) -> SendLine | None:
        entry, workspace = self._entry, self._workspace
        if entry is None or workspace is None:
            return None
        sender = workspace.sender
        return send_line(entry, sender.waiting(entry.id), sender.seconds_left(entry))

    # -- what a person does with a message --------------------------------------------------

    @Slot(str)
    def _on_line_action(self, name: str) -> None:
        if name == "new":
            self._desk.new()
        elif name == "enter_key":
            self._on_key_wanted()
        elif self._entry is not None:
            self._on_entry_action(self._entry.id, name)

    @Slot(str)
    def _on_entry_opened(self, message_id: str) -> None:
        self._tasks.start("open-entry", self._open_entry(message_id), replace=True)

    async def _open_entry(self, message_id: str) -> None:
        workspace = self._workspace
        entry = await workspace.ledger.entry(message_id) if workspace else None
        if entry is None:
            return
        self._entry = None
        self._desk.lay(entry.draft, sent=True)
        self._show(entry)
        if entry.state is SendState.ACCEPTED:
            self._correspondent.follow(entry)
        elif entry.state is SendState.UNKNOWN and entry.id not in self._other_tab:
            # What it is about, and what can be chosen, stands there.
            self._window.show_detail(RESPONSE)

    @Slot(str)
    def _on_tab_chosen(self, name: str) -> None:
        if self._entry is not None and name != RESPONSE:
            self._other_tab.add(self._entry.id)
        elif self._entry is not None:
            self._other_tab.discard(self._entry.id)

    @Slot(str, str)
    def _on_entry_action(self, message_id: str, action: str) -> None:
        if action == "undo":
            self._tasks.start(f"undo:{message_id}", self._undo(message_id))
        else:
            self._tasks.start(f"{action}:{message_id}", self._act(message_id, action))

    async def _act(self, message_id: str, action: str) -> None:
        workspace = self._workspace
        entry = await workspace.ledger.entry(message_id) if workspace else None
        if workspace is None or entry is None:
            return
        if action == "send_now":
            await workspace.sender.send_now(message_id)
        elif action == "send_anyway":
            # Whoever was asked about the window is not asked for anything more.
            await workspace.sender.send_again(message_id)
        elif action == "check_again":
            await workspace.sender.check_again(message_id)
        elif action == "send_again":
            if await may_repeat(self._window):
                await workspace.sender.send_again(message_id)
        elif action == "duplicate":
            self._desk.lay(entry.draft.duplicate())
        elif action in ("edit", "template"):
            draft = await workspace.sender.reopen(message_id)
            if draft is not None:
                self._gone(message_id)
                self._lay_back(draft)
                if action == "template":
                    self._window.composer.choose_template()
        elif action == "discard" and await may_discard(self._window, entry):
            await self._discard(workspace, message_id)

    async def _discard(self, workspace: Workspace, message_id: str) -> None:
        if await workspace.sender.discard(message_id) is None:
            return
        self._gone(message_id)
        if self._entry is not None and self._entry.id == message_id:
            self._desk.new()
