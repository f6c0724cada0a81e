"""Noticing that the network is back, by requests alone.

What the operating system says of the network is not asked: it knows nothing
of a portal, a proxy or a server that is down. Any request of the workspace that
comes through is news. Should nobody make one, a look-up asks for a message that
waits: seldom, more and more so, and only as long as one waits. It is never a
POST.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from mateo_desktop.api.errors import ApiError, Refused
from mateo_desktop.app.clock import Clock, Timer
from mateo_desktop.app.listing import ClientFor
from mateo_desktop.app.tasks import Tasks

#: Seconds from look-up to look-up while a message waits; the last one for ever.
PROBE_AFTER_S: tuple[float, ...] = (30, 60, 120, 240, 300)


@dataclasses.dataclass(slots=True)
class _Watch:
    """One workspace that is out of reach."""

    timer: Timer | None = None
    #: How often it has been asked, or gone on, in vain.
    times: int = 0
    #: No news before this counts: they said so, and it was not so.
    deaf_until: float = float("-inf")


class Reconnecting:
    """Watches over the workspaces in which something waits for the network.

    *waiting* gives the message IDs that wait in a workspace; *back* is told the
    workspace that can be reached again. *after_s* empty: nothing is asked.
    """

    def __init__(
        self,
        client_for: ClientFor,
        tasks: Tasks,
        clock: Clock,
        *,
        waiting: Callable[[str], Sequence[str]],
        back: Callable[[str], None],
        after_s: Sequence[float] = PROBE_AFTER_S,
    ) -> None:
        self._client_for = client_for
        self._tasks = tasks
        self._clock = clock
        self._waiting = waiting
        self._back = back
        self._after_s = after_s
        self._watches: dict[str, _Watch] = {}
        self._closed = False

    def watch(self, profile_id: str) -> None:
        """A message of that workspace waits for the network."""
        if self._closed:
            return
        watch = self._watches.setdefault(profile_id, _Watch())
        if watch.timer is None and self._after_s:
            watch.timer = self._clock.later(
                self._pause_s(watch), lambda: self._on_time(profile_id, watch)
            )

    def answered(self, profile_id: str) -> None:
        """A message of that workspace was answered: there is nothing to watch for."""
        watch = self._watches.pop(profile_id, None)
        if watch is not None:
            _stop(watch)

    def reached(self, profile_id: str) -> None:
        """A request of that workspace came through."""
        watch = self._watches.get(profile_id)
        if watch is None or not self._waiting(profile_id):
            return
        now = self._clock.monotonic()
        if now < watch.deaf_until:
            # Reading works and sending does not, as it turned out the last time.
            return
        watch.deaf_until = now + self._pause_s(watch)
        watch.times += 1
        self._back(profile_id)

    def close(self) -> None:
        """Ask nothing any more."""
        self._closed = True
        for watch in self._watches.values():
            _stop(watch)
        self._watches.clear()

    def _pause_s(self, watch: _Watch) -> float:
        after_s = self._after_s or PROBE_AFTER_S
        return after_s[min(watch.times, len(after_s) - 1)]

    def _on_time(self, profile_id: str, watch: _Watch) -> None:
        watch.timer = None
        if self._watches.get(profile_id) is not watch:
            return
        if self._waiting(profile_id):
            self._tasks.start(f"probe:{profile_id}", self._probe(profile_id, watch))

    async def _probe(self, profile_id: str, watch: _Watch) -> None:
        """Look one of the waiting messages up, which harms nobody."""
        wanted = next(iter(self._waiting(profile_id)), None)
        client = await self._client_for(profile_id)
        if wanted is not None and client is not None:
            try:
                # Its success is told by the client, like everybody's.
                await client.message(wanted)
            except Refused as error:
                # A no comes from somebody who is there; a portal only points elsewhere.
                if error.reason != "redirect":
                    self.reached(profile_id)
                else:
                    watch.times += 1
            except ApiError:
                watch.times += 1
        if self._waiting(profile_id) and self._watches.get(profile_id) is watch:
            self.watch(profile_id)


def _stop(watch: _Watch) -> None:
    if watch.timer is not None:
        watch.timer.cancel()
        watch.timer = None
