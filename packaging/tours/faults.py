"""Every fault in the real window: what is said of it, in pictures and in words.

``build/tour/faults`` gets a picture of each fault with everything that was
said on the way (the row in the list, the foot of the composer, the notice),
sheets of eight, and ``index.<look>.txt`` with the words alone.
"""

from __future__ import annotations

import asyncio
import dataclasses
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QListView

from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.domain.send_state import SendState
from mateo_desktop.ui.theme import theme
from tests.fault_trials import PLAIN, PROXIED, SECURE, TRIALS, Trial
from tours import stage
from tours.guide import Guide
from tours.looks import OUT, ROOT, Look
from tours.troubles import Troubles

FOLDER = OUT / "faults"
WAYS = (PLAIN, SECURE, PROXIED)
_ON_A_SHEET = 8
_MARGIN = 12
_LIST_WIDTH = 248
#: The desk when a message has come to its end; "" is a draft.
_ENDS = frozenset({"busy", "offline", "paused", "tls", "not_possible", "not_found"})
_PATIENCE_S = 30.0
_TIME = re.compile(r"\d\d:\d\d(:\d\d)?")


@dataclasses.dataclass
class Seen:
    """What was seen of one fault, in its order."""

    words: list[str] = dataclasses.field(default_factory=list)
    parts: list[QPixmap] = dataclasses.field(default_factory=list)


def play(look: Look, way: str, names: list[str]) -> int:
    """Play the faults of one *way*, or those whose names begin so; 1 if one went wrong."""
    (FOLDER / "sheets").mkdir(parents=True, exist_ok=True)
    trials = [
        trial
        for trial in TRIALS
        if trial.way == way and (not names or trial.name.startswith(tuple(names)))
    ]
    if not trials:
        return 0
    player = _Player(trials)
    with Troubles() as troubles:
        troubles.meet()
        player.troubles = troubles
        os.environ["MATEO_TOKEN"] = "mt_live_7Qx2/ZkP9+vLw4TnRb8YcE5s"
        code = stage.perform("faults", look, player.play, api_url=troubles.url(way))
    with index_of(look).open("a", encoding="utf-8") as index:
        index.writelines(f"{line}\n" for line in player.index)
    print(f"{sheets(look)} sheets, {index_of(look).relative_to(ROOT)}")
    return code


def index_of(look: Look) -> Path:
    """Where the words of all faults stand."""
    return FOLDER / f"index.{look}.txt"


class _Player:
    troubles: Troubles

    def __init__(self, trials: list[Trial]) -> None:
        self._trials = trials
        self.index: list[str] = []

    async def play(self, guide: Guide) -> None:
        """Send one message through each fault, and take the pictures."""
        await guide.until(lambda: guide.composer.channel.channels)
        await guide.rest()
        for trial in self._trials:
            await self._one(guide, trial)

    async def _one(self, guide: Guide, trial: Trial) -> None:
        self.troubles.arrange(trial)
        guide.program.desk.lay(_message(guide))
        await guide.until(guide.composer.foot.button.isEnabled)
        guide.press("sendButton")
        seen = await self._watch(guide)
        picture = _framed(trial.label, seen.parts)
        name = f"{trial.name}{'-stored' if trial.stored else ''}"
        picture.save(str(FOLDER / f"{name}.{guide.look}.png"))
        self.index += [f"{trial.label}", *(f"    {words}" for words in seen.words), ""]
        self.troubles.heal(trial.way)
        await self._clear(guide)

    async def _watch(self, guide: Guide) -> Seen:
        """Note everything that is said, until nothing more happens by itself."""
        seen = Seen()
        said: set[str] = set()
        end = time.monotonic() + _PATIENCE_S
        dispatcher = guide.program.dispatcher
        before: tuple[object, ...] = ()
        while time.monotonic() < end:
            await asyncio.sleep(0.05)
            state, code = dispatcher.state, _waiting(guide)
            notice = guide.window.notice.current
            is_back = state is None and notice is not None and notice.topic == "refused"
            now = (state, code, notice, guide.composer.foot.line_text.text())
            if (state is not None or is_back) and now != before:
                before = now
                words = _words(guide)
                shape = _TIME.sub("", words)
                if shape not in said and _is_told(guide, state):
                    await asyncio.sleep(0.3 if is_back else 0.1)
                    if dispatcher.state is not state:
                        continue
                    words = _words(guide)
                    said |= {shape, _TIME.sub("", words)}
                    seen.words.append(words)
                    seen.parts += _parts(guide)
            if is_back or state is SendState.ACCEPTED or code in _ENDS:
                return seen
            if state is not SendState.SENDING:
                self.troubles.clock.skip()
        seen.words.append("NOTHING MORE HAPPENED")
        return seen

    async def _clear(self, guide: Guide) -> None:
        services = guide.program._services  # noqa: SLF001 (there is no other way to tidy up)
        assert services is not None
        for entry in list(guide.window.sidebar.outbox._entries.values()):  # noqa: SLF001
            await services.sender.discard(entry.id)
        for topic in ("sending", "refused"):
            guide.window.notice.clear(topic)
        guide.program.desk.new()
        await guide.rest(0.2)


def _is_told(guide: Guide, state: SendState | None) -> bool:
    """Whether more is said of the message than that it is on its way."""
    if state in (SendState.HELD, SendState.SENDING, SendState.QUEUED):
        return bool(_waiting(guide))
    return state is not SendState.REJECTED


def _message(guide: Guide) -> Draft:
    channel = guide.composer.channel.channels[0]
    return Draft.new(
        channel_id=channel.id,
        channel_type=channel.type,
        to=(Recipient("erika.muster@example.org", "Erika Muster"),),
        subject=guide.say("Your appointment on Monday", "Ihr Termin am Montag"),
        text=guide.say("Good morning Mrs Muster", "Guten Tag Frau Muster"),
    )


def _waiting(guide: Guide) -> str:
    services, entry = guide.program._services, guide.program.dispatcher._entry  # noqa: SLF001
    waiting = services.sender.waiting(entry.id) if services and entry else None
    return waiting.code if waiting else ""


def _lists(guide: Guide) -> QListView:
    side, state = guide.window.sidebar, guide.program.dispatcher.state
    name, view = "outbox", side.outbox_list
    if state is None:
        name, view = "drafts", side.draft_list
    elif state is SendState.ACCEPTED:
        name, view = "sent", side.history_list
    side.show_list(name)
    return view


def _words(guide: Guide) -> str:
    said = []
    view = _lists(guide)
    if view.model().rowCount():
        said.append(f"[{view.model().index(0, 0).data()}]")
    foot, notice = guide.composer.foot, guide.window.notice
    if foot.line_text.isVisible():
        said.append(f"{foot.line_text.text()} <{foot.undo.text()}>")
    if notice.current is not None:
        said.append(f"NOTICE {notice.current.text} <{notice.current.action}>")
    return " ".join(said)


def _parts(guide: Guide) -> Iterator[QPixmap]:
    """The notice if there is one, then the row beside the foot."""
    if guide.window.notice.isVisible():
        yield guide.window.notice.grab()
    view = _lists(guide)
    row = view.visualRect(view.model().index(0, 0)) if view.model().rowCount() else QRect()
    left = view.viewport().grab(QRect(0, 0, _LIST_WIDTH, max(row.height(), 40)))
    right = guide.composer.foot.grab()
    both = QPixmap(left.width() + _MARGIN + right.width(), max(left.height(), right.height()))
    both.fill(theme().colour("background"))
    painter = QPainter(both)
    painter.drawPixmap(0, 0, left)
    painter.drawPixmap(left.width() + _MARGIN, 0, right)
    painter.end()
    yield both


def _framed(title: str, parts: list[QPixmap]) -> QPixmap:
    """*parts* below one another, with *title* above them."""
    width = max((part.width() for part in parts), default=600) + 2 * _MARGIN
    height = 40 + sum(part.height() + _MARGIN for part in parts)
    picture = QPixmap(width, height)
    picture.fill(theme().colour("background"))
    painter = QPainter(picture)
    painter.setPen(theme().colour("text"))
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(_MARGIN, 24, title)
    top = 36
    for part in parts:
        painter.drawPixmap(_MARGIN, top, part)
        top += part.height() + _MARGIN
    painter.end()
    return picture


def sheets(look: Look) -> int:
    """Put the pictures of *look* on sheets; gives how many sheets."""
    pictures = [QPixmap(str(path)) for path in sorted(FOLDER.glob(f"*.{look}.png"))]
    number = 0
    for first in range(0, len(pictures), _ON_A_SHEET):
        some = pictures[first : first + _ON_A_SHEET]
        sheet = QPixmap(max(each.width() for each in some), sum(each.height() + 6 for each in some))
        sheet.fill(theme().colour("line"))
        painter = QPainter(sheet)
        top = 0
        for each in some:
            painter.drawPixmap(0, top, each)
            top += each.height() + 6
        painter.end()
        number += 1
        sheet.save(str(FOLDER / f"sheets/{number:02}.{look}.png"))
    return number
