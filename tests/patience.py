"""How long the clients of tests wait for a server: for ever, or for a moment.

Where silence is what a test is about, waiting must be short. Everywhere else a
busy machine would turn an answer into silence.
"""

from __future__ import annotations

import pytest

from mateo_desktop.api.transport import Timeouts

#: Nobody waits for so long unless something hangs.
PATIENT = Timeouts(connect_s=60.0, write_s=60.0, read_s=60.0, pool_s=60.0, answer_s=60.0)

#: Gives up when nothing comes; less than the second between two bytes of ``byte_a_second``.
BRIEF = Timeouts(connect_s=0.5, write_s=0.5, read_s=0.8, pool_s=60.0, answer_s=60.0)

#: Gives up when it takes too long, though something comes all the time.
HURRIED = Timeouts(connect_s=60.0, write_s=60.0, read_s=60.0, pool_s=60.0, answer_s=1.2)

#: What a test is given, by its parameters, and how long it waits then.
_BY_PARAMETER = {
    "silence": BRIEF,
    "stall_after_body": BRIEF,
    "stall_after_head": BRIEF,
    "byte_a_second": BRIEF,
    "byte_by_byte": HURRIED,
}


def for_test(request: pytest.FixtureRequest) -> Timeouts:
    """What suits the parameters of the test that asks."""
    callspec = getattr(request.node, "callspec", None)
    names = callspec.id.split("-") if callspec else []
    return next((_BY_PARAMETER[name] for name in names if name in _BY_PARAMETER), PATIENT)
