"""The one place where the current draft changes.

Panes hand user gestures to :meth:`DraftSession.update` and render what
``changed`` carries. ``changed`` fires only for a draft that differs, which
ends every loop between a pane that shows and a pane that listens.

Before another draft is laid on the desk, ``leaving`` lets every pane write
what it still holds into the old one. What is wrong with the draft is looked
up after the keystroke is on the screen, and then ``assessed`` says so. The
rules are imported when they are first asked for: the first paint needs none.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mateo_desktop.domain import channels
from mateo_desktop.domain.attachment_words import ATTACHMENT_WORDS
from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.address_list import AddressList
from mateo_desktop.ui.numbers import Numbers
from mateo_desktop.ui.snippets.snippet_list import SnippetList
from mateo_desktop.ui.template_list import TemplateList

if TYPE_CHECKING:
    from mateo_desktop.domain.channels import Channel
    from mateo_desktop.domain.payload import Payload
    from mateo_desktop.domain.validation import Problem

#: So long after the last change the draft is looked over.
ASSESS_AFTER_MS = 80
#: Ten thousand people take 30 ms to look over: that waits until nothing else is to be done.
_MANY, _ASSESS_MANY_AFTER_MS = 1_000, 400


class DraftSession(QObject):
    """The draft on the desk, its channel, and what follows from both."""

    #: Another draft is about to come: what a pane holds belongs to the old one.
    leaving = Signal()
    #: Somebody types; the pane will put the change into the draft in a moment.
    touched = Signal()
    #: The draft after any change, also after another one was opened.
    changed = Signal(object)
    #: Something else than a pane is about to change the body: write down what you hold.
    signing = Signal()
    #: Another draft is on the desk; comes before ``changed``.
    opened = Signal(object)
    #: The channel row (or None) whose facts apply to the draft.
    channel_changed = Signal(object)
    #: ``problems`` are up to date with what is on the screen.
    assessed = Signal()

    def __init__(self, draft: Draft | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: The templates of the workspace; the draft only holds the ID of one.
        self.templates = TemplateList(self)
        #: The person's snippets, and the signatures of the workspace.
        self.snippets = SnippetList(self)
        #: The addresses of contacts, for letters.
        self.addresses = AddressList(self)
        #: How phone numbers are read and shown.
        self.numbers = Numbers(self)
        self._draft = draft or Draft.new()
        self._attachment_words = ATTACHMENT_WORDS
        self._channel: Channel | None = None
        self._payload: tuple[Draft, Payload] | None = None
        self._problems: tuple[Draft, Channel | None, datetime, tuple[Problem, ...]] | None = None
        self._telling = self._tell_again = False
        self._assessing = QTimer(self, singleShot=True)
        self._assessing.timeout.connect(self.assessed)
        self.templates.changed.connect(self._on_templates_changed)
        self.numbers.changed.connect(self._on_numbers)

    @property
    def draft(self) -> Draft:
        """The draft on the desk."""
        return self._draft

    @property
    def channel(self) -> Channel | None:
        """The channel of the draft as the book knows it, or None."""
        return self._channel

    @property
    def payload(self) -> Payload:
        """What would leave if the draft were sent now; made once per change."""
        from mateo_desktop.domain.payload import payload

        if self._payload is None or self._payload[0] is not self._draft:
            self._payload = (self._draft, payload(self._draft))
        return self._payload[1]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the draft, blocking first; at most 30 s old."""
        from mateo_desktop.domain.validation import problems

        now = datetime.now(UTC)
        known = self._problems
        if (
            known is None
            or known[0] is not self._draft
            or known[1] is not self._channel
            or (now - known[2]).total_seconds() > 30
        ):
            template = self.templates.find(self._draft.template_id)
            found = problems(
                *(self._draft, self._channel, now, self._attachment_words),
                template,
                self.numbers.country,
            )
            known = (self._draft, self._channel, now, found)
            self._problems = known
        return known[3]

    @property
    def is_ready(self) -> bool:
        """Whether nothing the reference page forbids is in the draft."""
        from mateo_desktop.domain.problem import Severity

        return not any(problem.severity is Severity.BLOCKS for problem in self.problems)

    def update(self, **fields: Any) -> None:
        """Change the named fields of the draft; nothing happens if they are equal."""
        self.put(self._draft.replace(**fields))

    def insist(self, **fields: Any) -> None:
        """Change fields that a person meant: no channel leaves the filled ones out."""
        filled = [name for name, value in fields.items() if value]
        self.put(channels.pin(self._draft.replace(**fields), *filled))

    def put(self, draft: Draft) -> None:
        """The same draft with other content, as a pure function made it."""
        if draft == self._draft:
            return
        if draft.key != self._draft.key:
            self.open(draft)
            return
        self._draft = draft
        self._tell()

    def open(self, draft: Draft, channel: Channel | None = None) -> None:
        """Lay another draft on the desk, with its channel if the book has it."""
        self.leaving.emit()
        self._draft = draft
        self._channel = channel
        self.opened.emit(draft)
        self.channel_changed.emit(channel)
        self._tell()
        self._assess_now()

    def choose(self, channel: Channel | None) -> None:
        """Send from *channel*: fields it cannot use are left out, none is cleared.

        The signature becomes that of the channel, where nobody changed it.
        """
        self.signing.emit()
        self._channel = channel
        self._draft = self.signed(channels.choose(self._draft, channel), channel)
        self.channel_changed.emit(channel)
        self._tell()
        self._assess_now()

    def signed(self, draft: Draft, channel: Channel | None) -> Draft:
        """*draft* with the signature of *channel*, if it is a draft that gets one."""
        if not (draft.wants_signature or draft.signature):
            return draft
        from mateo_desktop.domain import signature
        from mateo_desktop.ui.snippets import insertion

        html = self.snippets.signature(channel.id) if channel else ""
        return signature.signed(draft, insertion.signature(html, draft, channel) if html else "")

    def recognise(self, channel: Channel | None) -> None:
        """The book knows more of the draft's own channel now; the draft is as before."""
        self._channel = channel
        self.channel_changed.emit(channel)
        self._tell()
        self._assess_now()

    def pin(self, *names: str) -> None:
        """Send the named wire fields even if the channel would leave them out."""
        self.put(channels.pin(self._draft, *names))

    def _tell(self) -> None:
        is_long = len(self._draft.to) + len(self._draft.cc) + len(self._draft.bcc) > _MANY
        self._assessing.start(_ASSESS_MANY_AFTER_MS if is_long else ASSESS_AFTER_MS)
        # A pane that writes while it hears of a change waits its turn: told in
        # the midst of it, the panes after it would be left with the older draft.
        self._tell_again = True
        if self._telling:
            return
        self._telling = True
        try:
            while self._tell_again:
                self._tell_again = False
                self.changed.emit(self._draft)
        finally:
            self._telling = False

    @Slot()
    def _on_templates_changed(self) -> None:
        if self._draft.template_id:
            self._problems = None
            self._assessing.start(ASSESS_AFTER_MS)

    def heed(self, attachment_words: tuple[str, ...]) -> None:
        """From now on *attachment_words* promise a file."""
        if attachment_words != self._attachment_words:
            self._attachment_words = attachment_words
            self._problems = None
            self.assess()

    @Slot()
    def _on_numbers(self) -> None:
        self._problems = None
        self.assess()

    def assess(self) -> None:
        """Look the draft over now, not in a moment."""
        self._assess_now()

    def _assess_now(self) -> None:
        self._assessing.stop()
        self.assessed.emit()
