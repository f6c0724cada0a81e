"""How long a message waits before it leaves, unless somebody chose otherwise."""

from __future__ import annotations

#: It can be taken back so long, in seconds.
HOLD_DEFAULT_S = 5
#: Whoever could not send it for so many minutes is asked before it leaves.
STALE_DEFAULT_MIN = 15
