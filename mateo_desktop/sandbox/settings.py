"""What the sandbox may be told to do differently.

The documents leave much open. Where the sandbox has to decide all the same,
the decision is a switch here, and its comment says *assumption*: none of
these defaults may be described to anybody as Mateo's behaviour.
"""

from __future__ import annotations

import dataclasses
import re

#: The sandbox's only API key. It opens nothing but the sandbox.
TOKEN = "sandbox-token"  # noqa: S105

#: Every path of the API starts with this, as in the reference page.
BASE_PATH = "/api/v1"

#: What a second message with a known ``id`` may meet. What Mateo does is unknown.
PERSONALITIES: dict[str, str] = {
    "conflict": "409 with code 23505; nothing is sent again",
    "return": "200 with the message as it was stored first; nothing is sent again",
    "update": "200 and the stored message is overwritten; nothing is sent again",
    "insert": "200 and a second message under an ID of its own: it is sent twice",
}

#: A UUID of version 1 to 8, all zeros or all f (the pattern of the reference).
UUID_PATTERN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    r"|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff",
    re.IGNORECASE | re.ASCII,
)


@dataclasses.dataclass(slots=True)
class Settings:
    """The switches of one sandbox; they may be changed while it runs."""

    #: One of PERSONALITIES.
    on_repeated_id: str = "conflict"

    #: Two requests a second (documented). How the second is counted is an
    #: assumption: a bucket of two that refills evenly.
    rate_limit: bool = True
    requests_per_s: int = 2

    #: Seconds until the customer reads, and as long again until the answer
    #: comes. None: nobody ever reads or answers.
    customer_delay_s: float | None = 3.0

    #: Keys that no document names. Assumption: ignored, since the reference
    #: page does not forbid them. True refuses them with 400.
    refuse_unknown_keys: bool = False

    #: Whether an unknown handle becomes a contact. Assumption: no.
    make_contacts: bool = False

    #: Free text on WhatsApp more than 24 hours after the customer's last
    #: message: "accept", "refuse" (400) or "fail_later" (accepted, then the
    #: status becomes submission_error). What the API does is unknown.
    closed_window: str = "accept"

    #: Whether a template must be approved and get as many values as it has
    #: placeholders. Assumption: yes, 400 otherwise.
    check_templates: bool = True

    #: Whether a channel that is not active refuses (400). Assumption: yes.
    check_channel_active: bool = True

    #: So many more contacts and channels than those of the stock, for measuring
    #: with a full book. Only read when a sandbox is made.
    more_people: int = 0
    more_channels: int = 0

    #: The pace of the fault ``slow_bytes``: seconds per byte.
    pace_s: float = 1.0

    #: How long the fault ``stall_after_head`` holds the connection.
    stall_s: float = 600.0

    #: The wait that 429 and 503 ask for, in seconds.
    retry_after_s: int = 3

    def __setattr__(self, name: str, value: object) -> None:
        if name == "on_repeated_id" and value not in PERSONALITIES:
            raise ValueError(f"no such answer to a repeated id: {value!r}")
        if name == "closed_window" and value not in ("accept", "refuse", "fail_later"):
            raise ValueError(f"no such rule for a closed window: {value!r}")
        object.__setattr__(self, name, value)
