"""Who asks the server, and what begins it: nothing may ask that no person set off.

A new line here means a new reason for a request. It belongs into the ten
minutes of tests/e2e/test_request_count.py, too.
"""

from __future__ import annotations

import ast
import inspect

from mateo_desktop.api.client import MateoClient
from tests.sources import PACKAGE, modules, tree

METHODS = {name for name, _ in inspect.getmembers(MateoClient, inspect.iscoroutinefunction)}

#: By module below mateo_desktop: the methods of the client that are used, and what begins it.
ASKERS = {
    "app/accounts.py": {"check", "aclose"},  # Test connection; the end
    "app/conversations.py": {"messages", "conversation", "recipients", "actions"},
    "app/contacts.py": {"contacts", "contact"},  # a click on Look; a letter comes to the desk
    "app/delivery.py": {"send_message", "message"},  # Send; what became of it
    "app/directory.py": {"channels", "contacts"},  # arriving, Try again; typing in To
    "app/reconnecting.py": {"message"},  # seldom, while a message waits for the network
    "app/templates.py": {"templates"},  # coming to the picker of templates
    "app/uploading.py": {"sign_upload", "upload"},  # a file was attached
}

#: What lets a request leave.
_LEAVING = {"_exchange", "put_file"}

#: Timers of the window that go on by themselves: what they do asks nobody.
REPEATING = {
    "ui/composer/late_numbers.py",  # reads many pasted numbers, a few at a turn
    "ui/composer/late_people.py",  # reads many pasted people, a few at a turn
    "ui/composer/rich_switch.py",  # looks whether a long source is read beside the window
    "ui/composer/source_text.py",  # looks whether its plain text is made there
    "ui/dispatcher.py",  # counts down while a message is on hold
    "ui/rubbish.py",  # collects what Python left
}


def _modules() -> list[tuple[str, ast.Module]]:
    paths = [*modules(PACKAGE / "app"), *modules(PACKAGE / "ui")]
    return [(str(path.relative_to(PACKAGE)), tree(path)) for path in paths]


def test_every_place_that_asks_the_server_is_known() -> None:
    found: dict[str, set[str]] = {}
    for module, parsed in _modules():
        for node in ast.walk(parsed):
            if not isinstance(node, ast.Attribute) or node.attr not in METHODS:
                continue
            holder = node.value
            name = holder.id if isinstance(holder, ast.Name) else getattr(holder, "attr", "")
            if name.strip("_").endswith("client"):
                found.setdefault(module, set()).add(node.attr)
    # Making a contact is a click of its own.
    made = {
        module: {one for one in names if one.startswith("create")}
        for module, names in found.items()
    }
    found = {module: names - made[module] for module, names in found.items()}
    assert {module: names for module, names in found.items() if names} == ASKERS


def test_no_timer_of_the_window_goes_on_by_itself_but_those_that_ask_nobody() -> None:
    repeating = set()
    for module, parsed in _modules():
        for node in ast.walk(parsed):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "QTimer":
                continue
            single = {word.arg for word in node.keywords if word.arg == "singleShot"}
            if not single:
                repeating.add(module)
    assert repeating == REPEATING


def test_every_request_waits_for_a_turn() -> None:
    turns, requests = 0, 0
    for node in ast.walk(tree(PACKAGE / "api" / "client.py")):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in _LEAVING:
            requests += 1
        if isinstance(node, ast.AsyncWith):
            given = ast.unparse(node.items[0].context_expr)
            assert given.startswith("self._limiter.turn(Priority.")
            inside = [one for part in node.body for one in ast.walk(part)]
            turns += sum(
                getattr(getattr(one, "func", None), "attr", "") in _LEAVING for one in inside
            )
    assert requests == turns >= 5
