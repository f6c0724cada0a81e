"""Which answer belongs to which request. No sockets here, no waiting.

A path that nobody documents answers 404, and so do resources of which only
the name is known. 405 for a wrong method is an assumption.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mateo_desktop.sandbox import checks, selecting
from mateo_desktop.sandbox.addressing import new_contact, searchable
from mateo_desktop.sandbox.errors import Refusal, bad_request, exists, not_found
from mateo_desktop.sandbox.sending import Sending
from mateo_desktop.sandbox.settings import BASE_PATH, Settings
from mateo_desktop.sandbox.store import Store
from mateo_desktop.sandbox.tables import CHANNEL_TYPES, COLUMNS, RESOURCES, Row
from mateo_desktop.sandbox.uploads import UPLOAD_PATH, MediaLibrary
from mateo_desktop.sandbox.wire import Request, Response, json_response

SEND_PATH = f"{BASE_PATH}/send_message"
SIGN_PATH = f"{BASE_PATH}/storage/upload/sign/media_library/"

_UNIQUE = (*CHANNEL_TYPES, "external_id")

Handler = Callable[[Request], Response]


class Routes:
    """The API over one store."""

    def __init__(
        self, store: Store, settings: Settings, sending: Sending, library: MediaLibrary
    ) -> None:
        self._store = store
        self._settings = settings
        self._sending = sending
        self._library = library
        self._handlers: dict[tuple[str, str], Handler] = {
            ("POST", "send_message"): self._send_message,
            ("POST", "contact"): self._make_contact,
            ("PATCH", "contact"): self._change_contact,
            ("PATCH", "conversation"): self._change_conversation,
            ("DELETE", "message"): self._delete_message,
        }
        self._handlers |= {("GET", resource): self._list for resource in RESOURCES}

    def answer(self, request: Request) -> Response:
        """The answer to *request*. Raises Refusal."""
        method = "GET" if request.method == "HEAD" else request.method
        if request.path.startswith(UPLOAD_PATH):
            return self._by_method(method, {"PUT": self._library.put})(request)
        if request.path.startswith(SIGN_PATH):
            return self._by_method(method, {"POST": self._sign})(request)
        name = request.path.removeprefix(BASE_PATH + "/")
        known = {verb: each for (verb, path), each in self._handlers.items() if path == name}
        if not known or name == request.path:
            raise not_found("There is no such resource.")
        return self._by_method(method, known)(request)

    @staticmethod
    def _by_method(method: str, known: dict[str, Handler]) -> Handler:
        if method not in known:
            allowed = ", ".join(sorted(known))
            raise Refusal(
                *(405, "SANDBOX_METHOD", f"{method} is not possible here."),
                f"Possible: {allowed}.",
                (("Allow", allowed),),
            )
        return known[method]

    def _sign(self, request: Request) -> Response:
        return self._library.sign(request.path.removeprefix(SIGN_PATH), request)

    def _send_message(self, request: Request) -> Response:
        return json_response(self._sending.send(checks.json_object(request), request.body))

    def _list(self, request: Request) -> Response:
        table = _table(request)
        return json_response(selecting.listed(self._store, table, request.query, request.headers))

    def _one(self, table: str, request: Request) -> tuple[Row, selecting.Selection]:
        """The row a write is about: the first that its filters choose.

        Assumption: at least one filter is needed, or all rows would be meant.
        The documents demand ``id`` for conversations and messages.
        """
        pairs = [pair for pair in request.query if pair[0] != "select"]
        names = {name for name, _ in pairs}
        if not names or (table != "contact" and "id" not in names):
            raise bad_request("The filter id is required.", "Add id=eq.<id>.")
        selection = self._selection(table, request)
        rows = selecting.chosen(self._store, table, pairs, selection)
        if not rows:
            raise not_found(f"There is no such {table}.")
        return rows[0], selection

    @staticmethod
    def _selection(table: str, request: Request) -> selecting.Selection:
        return selecting.selected(table, dict(request.query).get("select", "*"))

    def _shown(self, selection: selecting.Selection, row: Row) -> Response:
        return json_response(selecting.shown(self._store, selection, row))

    def _make_contact(self, request: Request) -> Response:
        selection = self._selection("contact", request)
        values = self._values(request, checks.CONTACT)
        if values.get("id") and self._store.get("contact", values["id"]):
            raise exists("A contact with this id exists.")
        self._check_unique(values, None)
        return self._shown(selection, new_contact(self._store, values))

    def _change_contact(self, request: Request) -> Response:
        values = self._values(request, checks.CONTACT)
        row, selection = self._one("contact", request)
        if values.pop("id", row["id"]).lower() != row["id"]:
            raise bad_request("The id of a contact cannot be changed.")
        self._check_unique(values, row)
        self._store.change(row, **values)
        self._store.change(row, fts=searchable(row))
        return self._shown(selection, row)

    def _check_unique(self, values: dict[str, Any], row: Row | None) -> None:
        """Handles and external_id are unique (documented for imports)."""
        for column in _UNIQUE:
            value = values.get(column)
            if value and any(
                each is not row for each in self._store.find("contact", **{column: value})
            ):
                raise exists(f"There is another contact with this {column}.")

    def _change_conversation(self, request: Request) -> Response:
        values = self._values(request, checks.CONVERSATION)
        row, selection = self._one("conversation", request)
        self._store.change(row, **values)
        return self._shown(selection, row)

    def _delete_message(self, request: Request) -> Response:
        """Remove one message and answer it (documented).

        What else that does is unknown; here its recipients and actions go too,
        and a scheduled one never leaves.
        """
        row, selection = self._one("message", request)
        answer = self._shown(selection, row)
        self._store.remove("message", row)
        for table in ("recipient", "message_action"):
            for each in self._store.find(table, message_id=row["id"]):
                self._store.remove(table, each)
        conversation = self._store.get("conversation", row["conversation_id"])
        assert conversation is not None  # conversations are never removed
        rest = self._store.find("message", conversation_id=conversation["id"])
        inbound = [each for each in rest if each["is_inbound"]]
        for prefix, rows in (("latest_message", rest), ("latest_inbound_message", inbound)):
            last = max(rows, key=lambda each: each["created_at"], default=None)
            conversation[f"{prefix}_id"] = last["id"] if last else None
            conversation[f"{prefix}_created_at"] = last["created_at"] if last else None
        return answer

    def _values(self, request: Request, known: dict[str, checks.Check]) -> dict[str, Any]:
        """The checked members of the body that *known* names."""
        body = checks.json_object(request)
        checks.fields(known, body, strict=self._settings.refuse_unknown_keys)
        return {
            name: value.lower() if _is_uuid(request, name) and value else value
            for name, value in body.items()
            if name in known
        }


def _table(request: Request) -> str:
    return request.path.removeprefix(BASE_PATH + "/")


def _is_uuid(request: Request, column: str) -> bool:
    return COLUMNS[_table(request)][column] == "uuid"
