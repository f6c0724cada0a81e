"""The right pane: Conversation, Preview, Payload, Response.

A page is built when it is first looked at; until then it costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QTabWidget, QVBoxLayout, QWidget

from mateo_desktop.ui.theme import mark

if TYPE_CHECKING:
    from mateo_desktop.app.conversations import Thread
    from mateo_desktop.storage.ledger import Attempt, Entry
    from mateo_desktop.ui.session import DraftSession

CONVERSATION, PREVIEW, PAYLOAD, RESPONSE = "conversation", "preview", "payload", "response"
TABS = (CONVERSATION, PREVIEW, PAYLOAD, RESPONSE)


class DetailPane(QFrame):
    """Four tabs about the message on the desk."""

    #: A message of the thread is to be answered; None means the latest.
    reply_requested = Signal(object)
    refresh_requested = Signal()
    field_wanted = Signal(str)
    import_requested = Signal(str)
    open_in_mateo = Signal(str)
    #: What a person decided about the message: "check_again", "send_again" or "discard".
    entry_action = Signal(str)
    #: A person looks at another tab, by mouse or by keys.
    tab_chosen = Signal(str)
    #: The message is to be printed, saved or opened elsewhere (preview/bar.py).
    copy_wanted = Signal(str)

    def __init__(self, session: DraftSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPane")
        mark(self, kind="side")
        self._session = session
        self._pages: dict[str, QWidget] = {}
        self._holders: dict[str, QVBoxLayout] = {}
        self._base_url = ""
        self._pointer = ""
        self._thread: Thread | None = None
        self._busy = self._is_led = False
        self._trouble = ""
        self._entry: tuple[Entry | None, tuple[Attempt, ...]] = (None, ())
        self.tabs = QTabWidget()
        self.tabs.setObjectName("detailTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setExpanding(False)
        # Four short words: in a narrow pane they end in dots, none is out of reach.
        # Measured as wide as the chosen one is drawn, so that none is cut off.
        chosen = QFont()
        chosen.setWeight(QFont.Weight.DemiBold)
        self.tabs.tabBar().setFont(chosen)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setAccessibleName(self.tr("Details of the message"))
        words = {
            CONVERSATION: self.tr("Conversation"),
            PREVIEW: self.tr("Preview"),
            PAYLOAD: self.tr("Payload"),
            RESPONSE: self.tr("Response"),
        }
        for name in TABS:
            holder = QWidget()
            self._holders[name] = QVBoxLayout(holder)
            self._holders[name].setContentsMargins(0, 0, 0, 0)
            number = self.tabs.addTab(holder, words[name])
            self.tabs.setTabToolTip(number, words[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(self._on_tab)

    # -- for the window -------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Bring "conversation", "preview", "payload" or "response" into sight."""
        self._is_led = True
        self.tabs.setCurrentIndex(TABS.index(name))
        self._is_led = False
        self.build(name)

    @property
    def shown(self) -> str:
        """The tab in sight."""
        return TABS[self.tabs.currentIndex()]

    def start(self) -> None:
        """Build the tab in sight; called after the first paint."""
        self.build(self.shown)

    def set_base_url(self, base_url: str) -> None:
        """The address that copied commands go to."""
        from mateo_desktop.ui.detail.payload_view import PayloadView

        self._base_url = base_url
        page = self._pages.get(PAYLOAD)
        if isinstance(page, PayloadView):
            page.set_base_url(base_url)

    def set_thread(self, thread: Thread | None, *, busy: bool = False, trouble: str = "") -> None:
        """Show the conversation; *trouble* says in words what could not be had."""
        from mateo_desktop.ui.detail.conversation_pane import ConversationPane

        self._thread, self._busy, self._trouble = thread, busy, trouble
        page = self._pages.get(CONVERSATION)
        if isinstance(page, ConversationPane):
            page.set_thread(thread, busy=busy, trouble=trouble)

    def set_entry(self, entry: Entry | None, attempts: tuple[Attempt, ...] = ()) -> None:
        """Show what became of the message, its answer and its receipt."""
        from mateo_desktop.ui.detail.conversation_pane import ConversationPane
        from mateo_desktop.ui.detail.response_view import ResponseView

        self._entry = (entry, attempts)
        page = self._pages.get(RESPONSE)
        if isinstance(page, ResponseView):
            page.set_entry(entry, attempts)
        pane = self._pages.get(CONVERSATION)
        if isinstance(pane, ConversationPane):
            pane.set_entry(entry)

    @Slot(str)
    def highlight(self, pointer: str) -> None:
        """Light up the lines of a field in the payload, now or when it is looked at."""
        from mateo_desktop.ui.detail.payload_view import PayloadView

        self._pointer = pointer
        page = self._pages.get(PAYLOAD)
        if isinstance(page, PayloadView):
            page.highlight(pointer)

    def copy_curl(self) -> None:
        """Put the request as a cURL command into the clipboard."""
        from mateo_desktop.ui.detail.payload_view import PayloadView

        page = self.build(PAYLOAD)
        assert isinstance(page, PayloadView)
        page.copy_curl()

    # -- building -------------------------------------------------------------

    @Slot(int)
    def _on_tab(self, number: int) -> None:
        self.build(TABS[number])
        if not self._is_led:
            self.tab_chosen.emit(TABS[number])

    def build(self, name: str) -> QWidget:
        """The page *name*, made if this is the first look at it."""
        page = self._pages.get(name)
        if page is None:
            page = self._make(name)
            self._pages[name] = page
            self._holders[name].addWidget(page)
        return page

    def _make(self, name: str) -> QWidget:
        if name == PAYLOAD:
            from mateo_desktop.ui.detail.payload_view import PayloadView

            payload = PayloadView(self._session)
            payload.set_base_url(self._base_url)
            payload.highlight(self._pointer)
            payload.field_wanted.connect(self.field_wanted)
            payload.import_requested.connect(self.import_requested)
            return payload
        if name == PREVIEW:
            from mateo_desktop.ui.detail.preview.pane import PreviewPane

            preview = PreviewPane(self._session)
            preview.copy_wanted.connect(self.copy_wanted)
            return preview
        if name == RESPONSE:
            from mateo_desktop.ui.detail.response_view import ResponseView

            response = ResponseView()
            response.action_wanted.connect(self.entry_action)
            response.set_entry(*self._entry)
            return response
        from mateo_desktop.ui.detail.conversation_pane import ConversationPane

        pane = ConversationPane()
        pane.reply_requested.connect(self.reply_requested)
        pane.refresh_requested.connect(self.refresh_requested)
        pane.open_in_mateo.connect(self.open_in_mateo)
        pane.set_thread(self._thread, busy=self._busy, trouble=self._trouble)
        pane.set_entry(self._entry[0])
        return pane
