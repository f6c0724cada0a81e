"""A person, a sender and servers that fail: what becomes of many messages.

Everything between the click and the server is real: Sender, Ledger, a SQLite
file, MateoClient, sockets, TLS, a proxy. Only waiting is not: the clock jumps.
After each message a person does something at random, or the program is started
anew over the same file. What arrived is counted by the servers, and what was
decided by the person; a ``Tally`` holds what does not fit together.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import random
import shutil
import tempfile
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from mateo_desktop.api.client import MateoClient, Timeouts
from mateo_desktop.api.errors import ApiError
from mateo_desktop.api.limiter import Limiter
from mateo_desktop.app.delivery import Waiting
from mateo_desktop.app.sending import Sender, SendRefused
from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft, Recipient, new_id
from mateo_desktop.domain.payload import payload
from mateo_desktop.domain.redact import Secret
from mateo_desktop.domain.send_state import OutcomeKind, SendState
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.drafts import DraftStore
from mateo_desktop.storage.ledger import Entry, Ledger
from mateo_desktop.storage.profiles import Profile
from tests.fakes import FastClock
from tests.fault_network import PROXIED as PROXIED_NAMES
from tests.fault_network import SECURE as SECURE_NAMES
from tests.fault_network import Network
from tests.fault_server import BASE_PATH, ON_REPEATED_ID, Exchange, FaultServer
from tests.fault_trials import PLAIN, PROXIED, SECURE, TRAVELLED, TRIALS, Trial
from tests.faults import FAULTS, Fault, with_storing

#: Real seconds: what is silent is silent for so long.
BRIEF = Timeouts(connect_s=0.3, write_s=1.0, read_s=0.5, pool_s=1.0, answer_s=0.7)

#: What a look-up may meet before it is answered.
_LOOKUP_MISHAPS = ("status_500", "status_502", "rate_limited_seconds", "reset_after_body")
_LOOKUP_MISHAPS += ("html_200", "not_yet")

#: The key of each workspace.
KEY = "mt_live_7Qx2/ZkP9+vLw4TnRb8YcE5s"

_WAITS = (SendState.HELD, SendState.QUEUED)
_STORED_IN_TIME_S = 60.0


@dataclasses.dataclass
class Tally:
    """What was counted, and what must be nought."""

    sends: int = 0
    posts: int = 0
    restarts: int = 0
    #: Stored twice without a person's decision in between.
    duplicates: int = 0
    #: Neither in the outbox nor sent nor among the drafts or the trash.
    lost: int = 0
    #: Shown as accepted, and no server has it.
    false_accepted: int = 0
    #: Shown as not sent, and a server has it.
    false_refused: int = 0
    #: POSTs that nobody decided, after an end that was ambiguous.
    second_posts: int = 0
    #: Stored but ambiguous, and left alone; and those accepted within 60 s.
    ambiguous: int = 0
    found: int = 0
    trials: Counter[str] = dataclasses.field(default_factory=Counter)
    ends: Counter[str] = dataclasses.field(default_factory=Counter)
    choices: Counter[str] = dataclasses.field(default_factory=Counter)
    troubles: list[str] = dataclasses.field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count *other* in."""
        for field in dataclasses.fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            setattr(self, field.name, mine + theirs)


@dataclasses.dataclass
class Thing:
    """One intended message: a draft, under one ID or several one after the other."""

    draft: Draft
    label: str
    line: Line
    ids: list[str] = dataclasses.field(default_factory=list)
    #: "decision", "post <truth>" and "delivered", in their order.
    events: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Line:
    """One workspace and the server at its end."""

    profile: Profile
    server: FaultServer
    host: str
    client: MateoClient | None = None


class World:
    """One data folder, one person, three workspaces; enter it, then let it ``live``."""

    def __init__(
        self, network: Network, number: int, seed: object, timeouts: Timeouts = BRIEF
    ) -> None:
        self._network = network
        self._timeouts = timeouts
        self._number = number
        self._chance = random.Random(f"{seed}/{number}")
        self._folder = Path(tempfile.mkdtemp(prefix="mateo-world-"))
        self._clock = FastClock()
        self._plain, self._secure = FaultServer(), FaultServer()
        self._lines: dict[str, Line] = {}
        self._things: list[Thing] = []
        self._reported: list[BaseException] = []
        #: When each state of the message under way was told.
        self._told: list[tuple[str, SendState, float]] = []
        self._tries_left = 0
        self._healing: asyncio.Task[None] | None = None
        self._mishaps: deque[str] = deque()
        self.tally = Tally()

    async def __aenter__(self) -> Self:
        await self._plain.start()
        await self._secure.start(self._secure.certificates(self._network.certificates()))
        names = {SECURE: SECURE_NAMES, PROXIED: PROXIED_NAMES}
        for way, server in ((PLAIN, self._plain), (SECURE, self._secure), (PROXIED, self._secure)):
            host = "127.0.0.1" if way == PLAIN else f"w{self._number}.{names[way]}"
            scheme = "http" if way == PLAIN else "https"
            url = f"{scheme}://{host}:{server.port}{BASE_PATH}"
            self._lines[way] = Line(Profile(way, way, url), server, host)
        for server in (self._plain, self._secure):
            server.pages["/message"] = self._look_up
            server.delivered = self._on_delivered
        self._database = await Database.open(self._folder)
        self._begin()
        await self.sender.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end(grace_s=0)
        await self._database.close()
        await asyncio.gather(self._plain.stop(), self._secure.stop())
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def folder(self) -> Path:
        """Where the database is."""
        return self._folder

    # -- one message after the other ------------------------------------------------

    async def live(self, sends: int) -> Tally:
        """Send so many messages, each with a fault, and count what became of them."""
        for _ in range(sends):
            way = self._chance.random()
            trial = self._chance.choice(TRIALS if way < 0.85 else TRAVELLED)
            async with asyncio.timeout(90):
                await self._one(trial)
        await self._restart(anew=True)
        await self._tasks.idle()
        for thing in self._things:
            await self._judge(thing)
        self.tally.troubles += [repr(error) for error in self._reported]
        return self.tally

    async def try_once(self, trial: Trial) -> tuple[Entry, Waiting | None]:
        """Send one message through *trial*, and nobody does anything."""
        await self._arrange(trial)
        entry = await self._send(self._thing(trial))
        await self._tasks.idle()
        stored = await self.ledger.entry(entry.id)
        assert stored is not None
        return stored, self.sender.waiting(entry.id)

    async def let_go(self, entry: Entry) -> None:
        """What waits is taken back, so that the next one is alone; the server works again."""
        if entry.state in _WAITS:
            await self.sender.undo(entry.id)
        await self._restart(anew=False)

    async def paused_once(self, fault: Fault) -> tuple[list[float], Entry, str]:
        """Send one message to a server that plays *fault* first and has time then.

        Gives the moments of the POSTs, how it stands, and why it waits.
        """
        posts: list[float] = []
        thing = self._thing(Trial("rate_limited_bare", OutcomeKind.RATE_LIMITED))
        self._told.clear()

        def timed(played: Fault) -> Fault:
            async def note(exchange: Exchange) -> None:
                posts.append(self._clock.monotonic())
                await played(exchange)

            return note

        server = thing.line.server
        server.script.clear()
        server.script.append(timed(fault))
        server.play(timed(FAULTS["ok"]))
        entry = await self._send(thing)
        await self._tasks.idle()
        waiting = self.sender.waiting(entry.id)
        stored = await self.ledger.entry(entry.id)
        assert stored is not None
        # The pause was for this message; the next one meets a server that knows nothing of it.
        await self.let_go(stored)
        return posts, stored, waiting.code if waiting else ""

    async def _one(self, trial: Trial) -> None:
        chance = self._chance
        thing = self._thing(trial)
        await self._arrange(trial)
        self._chain()
        # What earlier look-ups left over is not for this one: seven that fail find nothing.
        self._mishaps.clear()
        if chance.random() < 0.3:
            self._mishaps.extend(chance.choices(_LOOKUP_MISHAPS, k=chance.randint(1, 5)))
        self.sender.hold_s = chance.choice((0, 0, 5))
        entry = await self._send(thing)
        disturbed = await self._disturb(thing)
        await self._tasks.idle()
        if not disturbed and trial.stored and trial.truth is OutcomeKind.UNKNOWN:
            self._in_time(entry.id)
        for _ in range(4):
            await self._decide(thing)
            await self._tasks.idle()
        await self._settle(thing)
        stored = await self.ledger.entry(thing.ids[-1])
        self.tally.ends[stored.state if stored else "draft"] += 1

    async def _send(self, thing: Thing) -> Entry:
        thing.events.append("decision")
        if thing.draft.id not in thing.ids:
            thing.ids.append(thing.draft.id)
        self.tally.sends += 1
        return await self.sender.send(thing.draft, payload(thing.draft), thing.line.profile)

    async def _disturb(self, thing: Thing) -> bool:
        """Now and then: ten clicks, an undo, or the end of the program under way."""
        roll = self._chance.random()
        if roll < 0.1:
            await self._turns()
            draft = await self.sender.undo(thing.draft.id)
            self.tally.choices["undo at once"] += draft is not None
            return True
        if roll < 0.2:
            await self._turns()
            await self._restart(anew=self._chance.random() < 0.3)
            return True
        if roll < 0.3:
            for _ in range(5):
                await self.sender.send_now(thing.draft.id)
                try:
                    await self.sender.send(thing.draft, payload(thing.draft), thing.line.profile)
                except SendRefused:
                    continue
                # Whatever was refused may be sent with another click.
                thing.events.append("decision")
            return True
        return False

    async def _turns(self) -> None:
        for _ in range(self._chance.randint(0, 40)):
            await asyncio.sleep(0)
        if self._chance.random() < 0.3:
            await asyncio.sleep(0.02)

    # -- what a person does -----------------------------------------------------------

    async def _decide(self, thing: Thing) -> None:
        message_id = thing.draft.id
        entry = await self.ledger.entry(message_id)
        if self._chance.random() < 0.1:
            await self._restart(anew=self._chance.random() < 0.3)
            return
        if entry is None:
            await self._choose("leave", (self._send_the_draft, thing))
        elif entry.state in _WAITS:
            await self._heal(thing.line)
            ways = (self._resume, self._send_now, self._helper, self._undo, self._discard)
            await self._choose(*((way, thing) for way in ways))
        elif entry.state is SendState.UNKNOWN:
            ways = (self._check_again, self._send_again, self._edit, self._discard)
            await self._choose("leave", "leave", *((way, thing) for way in ways))
        elif entry.state is SendState.REJECTED:
            await self._choose("leave", (self._edit, thing), (self._discard, thing))
        elif entry.state is SendState.DISCARDED and await self.drafts.load(thing.draft.key):
            await self._choose("leave", "leave", (self._send_the_draft, thing))

    async def _choose(self, *ways: str | tuple[Callable[[Thing], Awaitable[None]], Thing]) -> None:
        way = self._chance.choice(ways)
        if isinstance(way, str):
            return
        self.tally.choices[way[0].__name__.strip("_").replace("_", " ")] += 1
        await way[0](way[1])

    async def _send_the_draft(self, thing: Thing) -> None:
        draft = await self.drafts.load(thing.draft.key)
        if draft is None or draft.key not in {row.key for row in await self.drafts.all()}:
            return
        thing.draft = draft.replace(text=f"{draft.text} once more")
        await self._send(thing)

    async def _resume(self, _thing: Thing) -> None:
        self.sender.resume()

    async def _send_now(self, thing: Thing) -> None:
        await self.sender.send_now(thing.draft.id)

    async def _helper(self, thing: Thing) -> None:
        assert thing.line.client is not None
        with contextlib.suppress(ApiError):
            await thing.line.client.channels()

    async def _undo(self, thing: Thing) -> None:
        draft = await self.sender.undo(thing.draft.id)
        if draft is not None and draft != thing.draft:
            self.tally.troubles.append(f"undo gave another draft: {thing.label}")

    async def _discard(self, thing: Thing) -> None:
        await self.sender.discard(thing.draft.id)

    async def _check_again(self, thing: Thing) -> None:
        await self.sender.check_again(thing.draft.id)

    async def _send_again(self, thing: Thing) -> None:
        self._chain()
        thing.events.append("decision")
        await self.sender.send_again(thing.draft.id)

    async def _edit(self, thing: Thing) -> None:
        was = await self.ledger.entry(thing.draft.id)
        draft = await self.sender.reopen(thing.draft.id)
        if draft is None or was is None:
            return
        if was.was_unknown and draft.id == was.id:
            self.tally.troubles.append(f"edited under the old ID: {thing.label}")
        thing.draft = draft.replace(text=f"{draft.text} edited")
        await self.drafts.save(thing.draft, 1_000_000 + len(thing.events))
        if thing.draft.id not in thing.ids:
            thing.ids.append(thing.draft.id)
        if self._chance.random() < 0.7:
            await self._send(thing)

    async def _settle(self, thing: Thing) -> None:
        """No message is left on its way when the next one begins."""
        for _ in range(3):
            entry = await self.ledger.entry(thing.draft.id)
            if entry is None or entry.state not in _WAITS:
                return
            await self._heal(thing.line)
            await self.sender.send_now(entry.id)
            await self._tasks.idle()
        entry = await self.ledger.entry(thing.draft.id)
        if entry is not None and entry.state in _WAITS:
            self.tally.troubles.append(f"waits for ever: {thing.label}: {entry.outcome}")
            await self.sender.undo(entry.id)

    # -- faults -----------------------------------------------------------------------

    def _thing(self, trial: Trial) -> Thing:
        draft = Draft.new(
            channel_id=new_id(),
            channel_type="email",
            to=(Recipient(handle="erika@example.org", full_name="Erika Muster"),),
            subject="Your appointment",
            text=f"Message {len(self._things)} of {self._number}",
        )
        self._things.append(Thing(draft, trial.label, self._lines[trial.way]))
        self.tally.trials[trial.label] += 1
        return self._things[-1]

    async def _arrange(self, trial: Trial) -> None:
        line = self._lines[trial.way]
        server, name = line.server, trial.name
        await self._heal(line)
        server.began.clear()
        server.script.clear()
        server.on_repeated_id = self._chance.choice(ON_REPEATED_ID)
        server.play(self._noted(FAULTS["ok"], OutcomeKind.ACCEPTED, stored=True))
        # So many tries meet the fault; five are made without a person.
        self._tries_left = self._chance.randint(1, 7)
        self._told.clear()
        if name in ("refused", "connect_timeout"):
            await server.shut(deaf=name == "connect_timeout")
        elif name == "dns":
            self._network.unknown.add(line.host)
        elif name.startswith("tls_"):
            server.certificate = name.removeprefix("tls_")
        elif name.startswith("proxy_"):
            self._network.proxy[line.host] = name.removeprefix("proxy_")
        elif name == "dead_keep_alive":
            await self._helper(self._things[-1])
            server.dead_keep_alive = True
        else:
            server.script.append(self._noted(FAULTS[name], trial.truth, stored=trial.stored))

    def _chain(self) -> None:
        """Now and then the next POST meets a fault as well."""
        thing = self._things[-1]
        if self._chance.random() < 0.3:
            trial = self._chance.choice(TRIALS)
            if trial.name in FAULTS:
                fault = self._noted(FAULTS[trial.name], trial.truth, stored=trial.stored)
                thing.line.server.script.append(fault)

    def _noted(self, fault: Fault, truth: OutcomeKind, *, stored: bool) -> Fault:
        """*fault*, which writes down that it was met, and whether a message was delivered."""
        played = with_storing(fault, stored)

        async def note(exchange: Exchange) -> None:
            thing = self._things[-1]
            self.tally.posts += 1
            thing.events.append(f"post {truth}")
            await played(exchange)

        return note

    def _on_delivered(self, message_id: str) -> None:
        thing = self._things[-1]
        meant = next((one for one in self._things if message_id in one.ids), thing)
        if meant is not thing:
            self.tally.troubles.append(f"nobody was busy with what was sent: {meant.label}")
        meant.events.append("delivered")

    async def _heal(self, line: Line) -> None:
        """Everything works again."""
        await line.server.open()
        line.server.certificate = "good"
        line.server.dead_keep_alive = False
        self._network.unknown.discard(line.host)
        self._network.proxy.pop(line.host, None)

    async def _look_up(self, exchange: Exchange) -> None:
        mishap = self._mishaps.popleft() if self._mishaps else ""
        exchange.keep_alive = not mishap
        wanted = exchange.request.query.get("id", "").removeprefix("eq.")
        found = exchange.server.messages.get(wanted)
        if mishap == "not_yet" or (not mishap and found is None):
            await exchange.answer_json(200, [])
        elif found is not None and not mishap:
            await exchange.answer_json(200, [found["message"]])
        else:
            await FAULTS[mishap](exchange)

    # -- the program --------------------------------------------------------------------

    def _begin(self) -> None:
        clock = self._clock
        self._tasks = Tasks(self._reported.append)
        self.drafts = DraftStore(self._database, clock=clock.timestamp)
        self.drafts.profile_id = PLAIN
        self.ledger = Ledger(self._database, clock=clock.timestamp)
        limiter = Limiter(clock=clock.monotonic, later=clock.later)
        for line in self._lines.values():
            line.client = MateoClient(
                line.profile.base_url,
                Secret(KEY),
                limiter=limiter,
                verify=None if line.host == "127.0.0.1" else self._network.trusting,
                timeouts=self._timeouts,
            )
        self.sender = Sender(
            self.ledger,
            self._client_for,
            self._tasks,
            changed=self._on_changed,
            clock=clock,
            rng=self._chance.random,
            # A clock that jumps would let them follow one another for ever.
            probe_after_s=(),
        )

    async def _client_for(self, profile_id: str) -> MateoClient | None:
        return self._lines[profile_id].client

    async def _end(self, grace_s: float) -> None:
        await self.sender.aclose("keep", grace_s)
        await self._tasks.aclose(5)
        for line in self._lines.values():
            if line.client is not None:
                await line.client.aclose()
        if self._healing is not None:
            await asyncio.wait({self._healing})

    async def _restart(self, *, anew: bool) -> None:
        """End the program, at once or in peace, and start it over the same file."""
        self.tally.restarts += 1
        await self._end(grace_s=self._chance.choice((0.0, 0.0, 2.0)))
        if anew:
            await self._database.close()
            self._database = await Database.open(self._folder)
        self._begin()
        await self.sender.start()

    def _on_changed(self, entry: Entry) -> None:
        self._told.append((entry.id, entry.state, self._clock.monotonic()))
        if entry.state is SendState.QUEUED and entry.outcome is not None and self._things:
            self._tries_left -= 1
            if self._tries_left == 0:
                line = self._things[-1].line
                self._healing = asyncio.get_running_loop().create_task(self._heal(line))

    # -- judging --------------------------------------------------------------------------

    def _in_time(self, message_id: str) -> None:
        """Whether what was stored unseen became *accepted* by itself, and when."""
        states = [(state, at) for one, state, at in self._told if one == message_id]
        unknown = next((at for state, at in states if state is SendState.UNKNOWN), None)
        if unknown is None:
            return
        self.tally.ambiguous += 1
        accepted = next((at for state, at in states if state is SendState.ACCEPTED), None)
        if accepted is not None and accepted - unknown <= _STORED_IN_TIME_S:
            self.tally.found += 1

    async def _judge(self, thing: Thing) -> None:
        tally, said = self.tally, f"{thing.label}: {thing.events}"
        may_deliver = may_post = False
        delivered = 0
        for event in thing.events:
            if event == "decision":
                may_deliver = may_post = True
            elif event == "delivered":
                delivered += 1
                if not may_deliver:
                    tally.duplicates += 1
                    tally.troubles.append(f"duplicate: {said}")
                may_deliver = False
            else:
                if not may_post:
                    tally.second_posts += 1
                    tally.troubles.append(f"second POST: {said}")
                may_post = event == f"post {OutcomeKind.RATE_LIMITED}"
        entries = [await self.ledger.entry(one) for one in thing.ids]
        deliveries = thing.line.server.deliveries
        if delivered != sum(deliveries[one] for one in thing.ids):
            tally.troubles.append(f"miscounted: {said}")
        for entry in entries:
            if entry is None:
                continue
            arrived = deliveries[entry.id] > 0
            if entry.state is SendState.ACCEPTED and not arrived:
                tally.false_accepted += 1
                tally.troubles.append(f"accepted, but nowhere: {said}")
            not_sent = entry.state in (SendState.REJECTED, *_WAITS) and not entry.was_unknown
            if not_sent and arrived:
                tally.false_refused += 1
                tally.troubles.append(f"not sent, but there: {said}")
        if not await self._is_somewhere(thing, [entry for entry in entries if entry]):
            tally.lost += 1
            tally.troubles.append(f"lost: {said}")

    async def _is_somewhere(self, thing: Thing, entries: list[Entry]) -> bool:
        """Whether the words of *thing* as they were last can still be read."""
        for entry in entries:
            if entry.state is not SendState.DISCARDED and entry.draft.text == thing.draft.text:
                return True
        draft = await self.drafts.load(thing.draft.key)
        return draft is not None and draft.text == thing.draft.text


async def run(sends: int, *, worlds: int = 6, seed: object = 0) -> Tally:
    """Send at least so many messages in so many worlds side by side."""
    total = Tally()

    async def one(network: Network, number: int, share: int) -> None:
        async with World(network, number, seed) as world:
            total.add(await world.live(share))

    async with Network() as network:
        shares = [sends // worlds + (number < sends % worlds) for number in range(worlds)]
        async with asyncio.TaskGroup() as group:
            for number, share in enumerate(shares):
                group.create_task(one(network, number, share))
    return total
