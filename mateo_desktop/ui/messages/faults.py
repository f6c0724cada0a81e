"""The names of what can go wrong on purpose: the entries of the sandbox's menu of faults."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP

FAULT_NAMES: dict[str, str] = {
    "refused": QT_TRANSLATE_NOOP("faults", "Connection refused"),
    "connect_timeout": QT_TRANSLATE_NOOP("faults", "Nobody takes the connection"),
    "dead_keep_alive": QT_TRANSLATE_NOOP("faults", "A kept connection is dead"),
    "reset_before": QT_TRANSLATE_NOOP("faults", "Reset before the message"),
    "reset_half": QT_TRANSLATE_NOOP("faults", "Reset in the middle of the message"),
    "reset_after": QT_TRANSLATE_NOOP("faults", "Reset after the message, stored"),
    "reset_after_not_stored": QT_TRANSLATE_NOOP("faults", "Reset after the message, not stored"),
    "close_without_reply": QT_TRANSLATE_NOOP("faults", "Hangs up without an answer, not stored"),
    "close_without_reply_stored": QT_TRANSLATE_NOOP("faults", "Hangs up without an answer, stored"),
    "silence": QT_TRANSLATE_NOOP("faults", "Never answers, not stored"),
    "silence_stored": QT_TRANSLATE_NOOP("faults", "Never answers, stored"),
    "not_http": QT_TRANSLATE_NOOP("faults", "Answer that is no HTTP, stored"),
    "head_then_reset": QT_TRANSLATE_NOOP("faults", "Head of the answer, then reset, stored"),
    "truncated_json": QT_TRANSLATE_NOOP("faults", "200, JSON breaks off, stored"),
    "bad_chunking": QT_TRANSLATE_NOOP("faults", "200 in broken chunks, stored"),
    "wrong_content_length": QT_TRANSLATE_NOOP("faults", "200 shorter than announced, stored"),
    "slow_bytes": QT_TRANSLATE_NOOP("faults", "200, one byte a second, stored"),
    "stall_after_head": QT_TRANSLATE_NOOP("faults", "200, head, then silence, stored"),
    "html_200": QT_TRANSLATE_NOOP("faults", "200 with the page of a Wi-Fi portal, not stored"),
    "html_200_stored": QT_TRANSLATE_NOOP("faults", "200 with a web page, stored"),
    "empty_200": QT_TRANSLATE_NOOP("faults", "200 without a body, stored"),
    "other_message_200": QT_TRANSLATE_NOOP("faults", "200 about another message, stored"),
    "other_json_200": QT_TRANSLATE_NOOP("faults", "200 with other JSON, stored"),
    "not_json_200": QT_TRANSLATE_NOOP("faults", "200 that is no JSON, stored"),
    "deep_json_200": QT_TRANSLATE_NOOP("faults", "200 with a million nested lists, stored"),
    "huge_200": QT_TRANSLATE_NOOP("faults", "200 with 100 MB, stored"),
    "endless_200": QT_TRANSLATE_NOOP("faults", "200 without an end, stored"),
    "gzip_bomb_200": QT_TRANSLATE_NOOP("faults", "200 that unpacks to 1 GB, stored"),
    "202": QT_TRANSLATE_NOOP("faults", "202 in place of 200, stored"),
    "303": QT_TRANSLATE_NOOP("faults", "303, look elsewhere"),
    "307": QT_TRANSLATE_NOOP("faults", "307, send elsewhere"),
    "400": QT_TRANSLATE_NOOP("faults", "400, wrong parameters"),
    "401": QT_TRANSLATE_NOOP("faults", "401, key missing"),
    "403": QT_TRANSLATE_NOOP("faults", "403, key wrong"),
    "404": QT_TRANSLATE_NOOP("faults", "404, not found"),
    "408": QT_TRANSLATE_NOOP("faults", "408, took too long, not stored"),
    "408_stored": QT_TRANSLATE_NOOP("faults", "408, took too long, stored"),
    "409_exists": QT_TRANSLATE_NOOP("faults", "409, message exists (23505), stored"),
    "409_reference": QT_TRANSLATE_NOOP("faults", "409, reference missing (23503)"),
    "413": QT_TRANSLATE_NOOP("faults", "413, too large"),
    "415": QT_TRANSLATE_NOOP("faults", "415, wrong kind of content"),
    "422": QT_TRANSLATE_NOOP("faults", "422, not understood"),
    "429_seconds": QT_TRANSLATE_NOOP("faults", "429, pause in seconds"),
    "429_date": QT_TRANSLATE_NOOP("faults", "429, pause until a date"),
    "429_bare": QT_TRANSLATE_NOOP("faults", "429 without a pause"),
    "429_long": QT_TRANSLATE_NOOP("faults", "429, pause of ten minutes"),
    "500": QT_TRANSLATE_NOOP("faults", "500, not stored"),
    "500_stored": QT_TRANSLATE_NOOP("faults", "500, stored"),
    "502": QT_TRANSLATE_NOOP("faults", "502 with the page of a proxy, not stored"),
    "502_stored": QT_TRANSLATE_NOOP("faults", "502 with the page of a proxy, stored"),
    "503_retry": QT_TRANSLATE_NOOP("faults", "503 with a pause, not stored"),
    "503_retry_stored": QT_TRANSLATE_NOOP("faults", "503 with a pause, stored"),
    "504": QT_TRANSLATE_NOOP("faults", "504, not stored"),
    "504_stored": QT_TRANSLATE_NOOP("faults", "504, stored"),
    "helpers_404": QT_TRANSLATE_NOOP("faults", "404 for everything but sending"),
    "helpers_403": QT_TRANSLATE_NOOP("faults", "403 for everything but sending"),
    "helpers_500": QT_TRANSLATE_NOOP("faults", "500 for everything but sending"),
    "upload_500": QT_TRANSLATE_NOOP("faults", "500 for files"),
}

GROUP_NAMES: dict[str, str] = {
    "connection": QT_TRANSLATE_NOOP("faults", "No connection"),
    "breaking": QT_TRANSLATE_NOOP("faults", "Connection breaks"),
    "answer": QT_TRANSLATE_NOOP("faults", "Strange answer"),
    "refusal": QT_TRANSLATE_NOOP("faults", "Refusal"),
    "pause": QT_TRANSLATE_NOOP("faults", "Asks for a pause"),
    "server": QT_TRANSLATE_NOOP("faults", "Server in trouble"),
    "helpers": QT_TRANSLATE_NOOP("faults", "Everything but sending"),
}

PERSONALITY_NAMES: dict[str, str] = {
    "conflict": QT_TRANSLATE_NOOP("faults", "409, nothing is sent again"),
    "return": QT_TRANSLATE_NOOP("faults", "200 with the first message, nothing is sent again"),
    "update": QT_TRANSLATE_NOOP("faults", "200, the first message is overwritten"),
    "insert": QT_TRANSLATE_NOOP("faults", "200, it is sent a second time"),
}


def fault_name(code: str) -> str:
    """The fault of that code in a few words; the code itself if it has none."""
    return _tr(FAULT_NAMES.get(code, "")) or code.replace("_", " ")


def fault_group(code: str) -> str:
    """The heading over faults of one kind."""
    return _tr(GROUP_NAMES.get(code, "")) or code


def personality_name(code: str) -> str:
    """What the sandbox does with a repeated ID; the code itself if it has no words."""
    return _tr(PERSONALITY_NAMES.get(code, "")) or code


def _tr(words: str) -> str:
    return QCoreApplication.translate("faults", words) if words else ""
