"""A server in the box that behaves like the Mateo API, as far as that is known.

It is stocked with invented people, answers like a customer, and can fail in
every way a network fails. What no document says is a switch in ``settings``
and marked there as an assumption.
"""

from mateo_desktop.sandbox.faults import FAULTS, GROUPS, LASTING
from mateo_desktop.sandbox.server import Sandbox
from mateo_desktop.sandbox.settings import PERSONALITIES, TOKEN, Settings
from mateo_desktop.sandbox.thread import SandboxThread

__all__ = [
    "FAULTS",
    "GROUPS",
    "LASTING",
    "PERSONALITIES",
    "TOKEN",
    "Sandbox",
    "SandboxThread",
    "Settings",
]
