"""One message to a server that answers with too much: what it costs the process.

    bomb_client.py BASE_URL

Prints, as JSON, how it ended, by how many megabytes the process grew at its
highest, and for how many milliseconds its loop stood still at the longest.
"""

import asyncio
import json
import re
import sys
import time
from pathlib import Path

from mateo_desktop.api.client import MateoClient, Timeouts
from mateo_desktop.domain.redact import Secret

_TICK_S = 0.005
#: For what never ends; the real limits are 60 s and more.
_TIMEOUTS = Timeouts(connect_s=5, write_s=5, read_s=5, pool_s=5, answer_s=8)


async def main(base_url: str) -> dict[str, object]:
    """Send twice and look at the second time."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            began = time.perf_counter()
            await asyncio.sleep(_TICK_S)
            longest = max(longest, time.perf_counter() - began - _TICK_S)

    client = MateoClient(base_url, Secret("a-token-of-the-bench"), timeouts=_TIMEOUTS)
    message_id = "6d0e5b3c-6a53-4b5e-8d70-3a3c0e3f9d11"
    # The first answer is a plain one: what any call needs is imported with it.
    await client.send_message(b"{}", message_id)
    watching = asyncio.create_task(watch())
    before = _highest_mb()
    outcome = await client.send_message(b"{}", message_id)
    grown = _highest_mb() - before
    watching.cancel()
    await client.aclose()
    kind = outcome.kind.value
    return {"kind": kind, "grown_mb": grown, "stall_ms": longest * 1000}


def _highest_mb() -> float:
    # Not ru_maxrss, in which a child begins with what its parent had.
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(sys.argv[1]))))
