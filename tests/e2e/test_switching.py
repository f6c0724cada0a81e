"""From one workspace to the next: nothing of the one is ever seen in the other."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from mateo_desktop.domain.draft import Draft
from mateo_desktop.sandbox.stock import template_id
from mateo_desktop.storage.profiles import Profile
from mateo_desktop.ui.colour_strip import ColourStrip
from mateo_desktop.ui.notices import Notice
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver
from tests.e2e.servers import CHANNEL, FaultServerThread
from tests.fault_server import Exchange

ALPHA = "aced8f9c-13bb-40e8-a1b1-6ace2130412b"
_CHANNELS = [CHANNEL | {"name": "Alpha Support"}]
_TEMPLATES = [
    {
        "template_id": ALPHA,
        "provider_id": ALPHA,
        "status": "approved",
        "category": "UTILITY",
        "template": {"name": "alpha_vorlage", "text": "Alpha {{1}}", "language": "de"},
    }
]
_CONTACTS = [{"id": ALPHA, "full_name": "Alpha Person", "email": "alpha@example.org"}]


class SlowServer:
    """A workspace that answers when it is told to."""

    def __init__(self, thread: FaultServerThread) -> None:
        self.base_url = thread.base_url
        self._thread = thread
        self._may_answer = threading.Event()
        self._may_answer.set()
        self.waiting: set[str] = set()
        self.broken: set[str] = set()
        pages = {
            "/channel": self._page("channel", _CHANNELS),
            "/provider_template_approval": self._page("templates", _TEMPLATES),
            "/contact": self._page("contacts", _CONTACTS),
        }
        thread.call(lambda server: server.pages.update(pages))

    def hold(self) -> None:
        """From now on keep everybody waiting."""
        self._may_answer.clear()

    def let_go(self) -> None:
        """Answer all at once."""
        self._may_answer.set()

    def _page(self, name: str, rows: list[dict[str, Any]]) -> Callable[[Exchange], Any]:
        async def answer(exchange: Exchange) -> None:
            self.waiting.add(name)
            await asyncio.get_running_loop().run_in_executor(None, self._may_answer.wait, 20)
            self.waiting.discard(name)
            if name in self.broken:
                await exchange.answer_json(500, {"message": "later"})
            else:
                await exchange.answer_json(200, rows)

        return answer


@pytest.fixture
def slow(server: FaultServerThread) -> Iterator[SlowServer]:
    slow = SlowServer(server)
    yield slow
    slow.let_go()


def seen(window: Driver) -> str:
    """Everything that the window knows of a workspace, as one text."""
    session, composer = window.program.session, window.program.window.composer
    templates = session.templates
    parts = [
        *(f"{channel.name} {channel.id}" for channel in composer.channel.channels),
        *(f"{template.name} {template.text}" for template in templates.all),
        templates.note,
        *(value for at in range(3) for value in templates.values(ALPHA, at)),
        *(value for at in range(3) for value in templates.values(template_id("rueckfrage"), at)),
        " ".join(session.addresses._lines),
        *(notice.text for notice in window.program.window.notice._notices),
        *window.rows("draftList"),
        *window.rows("outboxList"),
        window.widget("profilePicker", QPushButton).text(),
    ]
    offer = composer.recipients.fields["to"].edit.suggestions
    if offer is not None and offer.isVisible():
        model = offer.model()
        parts += [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return "\n".join(parts)


async def learn(window: Driver, profile_id: str, template: str, value: str) -> None:
    """As if a message with *value* had been accepted before."""
    services = window.program._services
    assert services is not None
    await services._template_values.remember(profile_id, template, (value,))


async def into(window: Driver, profile: Profile) -> None:
    """Change to *profile*, as its entry in the menu does."""
    window.program.tasks.start("workspace", window.program.workspaces.open(profile))
    await window.until(lambda: not window.program.tasks.running("workspace"), "the arrival")


class Watch:
    """Looks at the window with every change of what it knows, as nobody could."""

    def __init__(self, window: Driver, forbidden: tuple[str, ...]) -> None:
        self._window = window
        self._here = window.program.workspaces._workspace
        self._forbidden = forbidden
        self.found: set[str] = set()
        session = window.program.session
        for signal in (
            *(session.changed, session.channel_changed, session.addresses.changed),
            *(session.templates.changed, session.templates.values_changed),
        ):
            signal.connect(self.look)

    def stop(self) -> None:
        """What comes now may be there."""
        self._forbidden = ()

    def look(self, *_: object) -> None:
        """Note what must not be there, once another workspace is open."""
        if self._window.program.workspaces._workspace is self._here:
            return
        shown = seen(self._window)
        for line in shown.split("\n"):
            self.found |= {line for words in self._forbidden if words in line}


async def test_nothing_of_one_workspace_is_seen_in_the_next_however_late_it_answers(
    start: Start, slow: SlowServer
) -> None:
    async with start(slow.base_url) as window:
        session = window.program.session
        here = window.program.workspaces._workspace
        assert here is not None
        await learn(window, here.profile.id, ALPHA, "Alpha-Wert")
        await learn(window, "sandbox", template_id("rueckfrage"), "Sandkasten-Wert")
        await into(window, here.profile)
        await window.until(lambda: "Alpha Support" in seen(window), "the channel")
        session.templates.want()
        await window.until(lambda: "alpha_vorlage" in seen(window), "the template")
        assert "Alpha-Wert" in seen(window)
        assert "Sandkasten" not in seen(window)
        slow.broken.add("channel")
        window.program.correspondent._retry()
        await window.until(lambda: "not up to date" in seen(window), "the notice")
        slow.broken.clear()

        window.write("toField", "Alpha P")
        await window.until(lambda: "Alpha Person" in seen(window), "the contact")
        assert ALPHA in seen(window)
        window.rewrite("toField", "")
        window.program.window.notice.show_notice(Notice("sending", "Alpha-Meldung"))

        # Three questions that are answered after the switch.
        slow.hold()
        watch = Watch(window, ("lpha", ALPHA, "not up to date"))
        session.open(Draft.new(subject="Alpha-Betreff"))
        window.write("toField", "Alph")
        session.templates.want_again()
        window.program.correspondent._retry()
        asked = {"channel", "templates", "contacts"}
        await window.until(lambda: slow.waiting == asked, "the questions")

        window.click("profilePicker")
        await window.until(lambda: window.found("profileMenu"), "the menu")
        window.menu("Sandbox")
        await window.until(lambda: window.found("sandboxStrip"), "the sandbox")
        await window.until(lambda: not window.program.tasks.running("workspace"), "the arrival")
        watch.look()
        slow.let_go()
        await window.until(lambda: not slow.waiting, "the late answers")
        await window.until(
            lambda: "E-Mail-Support" in seen(window) or "SMS Hotline" in seen(window),
            "the channels",
        )
        session.templates.want()
        await window.until(lambda: "terminerinnerung" in seen(window), "the templates")
        assert "Sandkasten-Wert" in seen(window)
        watch.look()
        assert watch.found == set()
        watch.stop()

        # And back.
        await into(window, here.profile)
        await window.until(lambda: "Alpha Support" in seen(window), "the channel")
        session.templates.want()
        await window.until(lambda: "alpha_vorlage" in seen(window), "the template")
        for theirs in ("SMS Hotline", "terminerinnerung", "Sandkasten"):
            assert theirs not in seen(window)
        assert "Alpha-Wert" in seen(window)
        assert "Traceback" not in window.log()


async def test_a_live_workspace_and_the_sandbox_never_look_alike(
    start: Start, slow: SlowServer
) -> None:
    async with start(slow.base_url) as window:
        here = window.program.workspaces._workspace
        assert here is not None
        picker = window.widget("profilePicker", QPushButton)
        strip = window.program.window.colour_strip
        assert isinstance(strip, ColourStrip)
        assert (strip.isVisible(), strip.tone) == (True, "accent")
        assert not window.found("sandboxStrip")
        assert picker.accessibleDescription() == "Blue"

        window.program.workspaces.open_sandbox()
        await window.until(lambda: window.found("sandboxStrip"), "the sandbox")
        await window.until(lambda: not window.program.tasks.running("workspace"), "the arrival")
        assert not strip.isVisible()
        assert picker.accessibleDescription() == "Amber"
