"""An answer that says no, in the shape every error of the API has."""

from __future__ import annotations


class Refusal(Exception):
    """Becomes ``{"code", "message", "hint", "status"}`` with that status.

    The shape is documented, the list of codes is not. The codes that start
    with SANDBOX are therefore this sandbox's own and nobody may rely on them;
    23505 and 23503 are PostgreSQL's.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        hint: str = "",
        headers: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
        self.headers = headers


def bad_request(message: str, hint: str = "", code: str = "SANDBOX_BAD_REQUEST") -> Refusal:
    """The parameters are wrong (400)."""
    return Refusal(400, code, message, hint)


def not_found(message: str, hint: str = "") -> Refusal:
    """There is no such row or resource (404)."""
    return Refusal(404, "SANDBOX_NOT_FOUND", message, hint)


def exists(message: str) -> Refusal:
    """A unique value is taken (409, PostgreSQL's unique_violation)."""
    return Refusal(409, "23505", message, "Use another value.")
