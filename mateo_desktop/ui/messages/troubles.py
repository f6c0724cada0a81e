"""Trouble with the disk, the keyring, an address or a file, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mateo_desktop.ui.messages.marking import QT_TRANSLATE_NOOP
from mateo_desktop.ui.text.foreign.plain_names import plain_name

_STORAGE: dict[str, str] = {
    "disk_full": QT_TRANSLATE_NOOP(
        "troubles",
        "The disk is full, so nothing can be saved. Make room; saving goes on by itself.",
    ),
    "io_error": QT_TRANSLATE_NOOP(
        "troubles",
        "The disk reports a fault. Your text is kept in this window; saving is tried again.",
    ),
    "read_only": QT_TRANSLATE_NOOP(
        "troubles",
        "The data folder cannot be written to. Your text is kept in this window; saving is tried "
        "again.",
    ),
    "damaged": QT_TRANSLATE_NOOP(
        "troubles",
        "The data file is damaged. Your text is kept in this window; start again to mend it.",
    ),
    "locked": QT_TRANSLATE_NOOP(
        "troubles", "Another program holds the data file. Saving is tried again."
    ),
    "newer_version": QT_TRANSLATE_NOOP(
        "troubles",
        "The data folder was written by a newer version of this program. It is shown, but nothing "
        "is changed and nothing is sent; install the newer version.",
    ),
    "closed": QT_TRANSLATE_NOOP("troubles", "The data file was closed already."),
    "failed": QT_TRANSLATE_NOOP("troubles", "Saving failed. Your text is kept in this window."),
    "salvaged": QT_TRANSLATE_NOOP(
        "troubles",
        "The data file was damaged. What could be read was saved; the damaged file is kept beside "
        "it.",
    ),
    "backup": QT_TRANSLATE_NOOP(
        "troubles",
        "The data file was damaged. The newest backup is used; the damaged file is kept beside it.",
    ),
    "empty": QT_TRANSLATE_NOOP(
        "troubles",
        "The data file was damaged and nothing could be read from it. The damaged file is kept.",
    ),
    "preferences": QT_TRANSLATE_NOOP(
        "troubles",
        "The settings file could not be read; the usual settings are used. The old file is kept.",
    ),
}

_SECRETS: dict[str, str] = {
    "no_backend": QT_TRANSLATE_NOOP(
        "troubles", "This computer has no keyring. The API key is kept in memory until you quit."
    ),
    "locked": QT_TRANSLATE_NOOP(
        "troubles", "The keyring is locked. Unlock it, or enter the API key for this run."
    ),
    "silent": QT_TRANSLATE_NOOP(
        "troubles", "The keyring does not answer. Enter the API key for this run."
    ),
    "refused_backend": QT_TRANSLATE_NOOP(
        "troubles",
        "The keyring “{backend}” is not known to keep secrets safe and is not used. The API key is "
        "kept in memory until you quit.",
    ),
    "failed": QT_TRANSLATE_NOOP(
        "troubles", "The keyring reports a fault. The API key is kept in memory until you quit."
    ),
}

_URLS: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("troubles", "Enter the address of the API."),
    "scheme": QT_TRANSLATE_NOOP("troubles", "The address must begin with https://."),
    "http_beyond_loopback": QT_TRANSLATE_NOOP(
        "troubles", "http:// is only allowed on this computer. Use https://."
    ),
    "userinfo": QT_TRANSLATE_NOOP("troubles", "The address must not hold a user name or password."),
    "query": QT_TRANSLATE_NOOP("troubles", "The address must end before the question mark."),
    "fragment": QT_TRANSLATE_NOOP("troubles", "The address must end before the # sign."),
    "port": QT_TRANSLATE_NOOP(
        "troubles", "The port in the address is not a number from 1 to 65535."
    ),
    "path": QT_TRANSLATE_NOOP(
        "troubles", "The path of the address has signs that do not belong there."
    ),
    "host": QT_TRANSLATE_NOOP("troubles", "The address names no valid host."),
    "characters": QT_TRANSLATE_NOOP("troubles", "The address has characters that no address has."),
}

_READING: dict[str, str] = {
    "syntax": QT_TRANSLATE_NOOP("troubles", "This is no JSON: line {line}, column {column}."),
    "not_object": QT_TRANSLATE_NOOP(
        "troubles", "The JSON is not an object with the fields of a message."
    ),
    "too_deep": QT_TRANSLATE_NOOP("troubles", "The JSON is nested too deeply."),
    "number": QT_TRANSLATE_NOOP(
        "troubles", "The JSON has a number that no program can read: line {line}, column {column}."
    ),
    "too_large": QT_TRANSLATE_NOOP("troubles", "This is too large to be a message."),
    "encoding": QT_TRANSLATE_NOOP(
        "troubles", "This is no text in UTF-8: line {line}, column {column}."
    ),
    "not_mailto": QT_TRANSLATE_NOOP("troubles", "This is no mailto: address."),
    "not_curl": QT_TRANSLATE_NOOP("troubles", "This is neither JSON nor a cURL command."),
    "open_quote": QT_TRANSLATE_NOOP("troubles", "A quotation mark in the command is not closed."),
    "data_in_file": QT_TRANSLATE_NOOP(
        "troubles", "The command takes its data from a file; paste the JSON itself."
    ),
    "data_missing": QT_TRANSLATE_NOOP("troubles", "The command has no JSON body (-d or --data)."),
    "unreadable": QT_TRANSLATE_NOOP("troubles", "The file cannot be opened."),
}

_NOTES: dict[str, str] = {
    "unknown_keys": QT_TRANSLATE_NOOP(
        "troubles", "Fields that are not in the form stand under More, Extra fields."
    ),
    "wrong_shape": QT_TRANSLATE_NOOP(
        "troubles", "Values that did not fit their fields stand under More, Extra fields."
    ),
    "repeated_keys": QT_TRANSLATE_NOOP(
        "troubles", "A field stood there more than once; the last one counts."
    ),
    "id_replaced": QT_TRANSLATE_NOOP(
        "troubles", "The message ID was no UUID; the draft has a new one."
    ),
    "token_dropped": QT_TRANSLATE_NOOP(
        "troubles", "The key in the command was dropped; it is stored nowhere."
    ),
}


_SNIPPET_FILES: dict[str, str] = {
    "too_large": QT_TRANSLATE_NOOP(
        "troubles", "The file is larger than 5 MB; these are no snippets."
    ),
    "broken": QT_TRANSLATE_NOOP(
        "troubles", "The file is no JSON that can be read, line {line}. Nothing was changed."
    ),
    "not_snippets": QT_TRANSLATE_NOOP(
        "troubles", "There are no snippets in this file. Nothing was changed."
    ),
    "newer": QT_TRANSLATE_NOOP(
        "troubles", "The file was written by a newer version of this program."
    ),
    "too_many": QT_TRANSLATE_NOOP(
        "troubles", "There are more snippets in this file than there is room for."
    ),
    "empty": QT_TRANSLATE_NOOP(
        "troubles", "No snippet in this file has a name and a text. Nothing was changed."
    ),
}


def storage_trouble(code: str) -> str:
    """Why something was not stored, or how a damaged file was mended."""
    return _tr(_STORAGE.get(code, _STORAGE["failed"]))


def secrets_trouble(code: str, backend: str = "") -> str:
    """Why the keyring is not used."""
    return _tr(_SECRETS.get(code, _SECRETS["failed"])).replace("{backend}", plain_name(backend))


def bad_base_url(code: str) -> str:
    """Why an address never gets a token."""
    return _tr(_URLS.get(code, _URLS["host"]))


def snippet_file_error(code: str, line: int = 0) -> str:
    """Why a file holds no snippets that could be taken over."""
    return _tr(_SNIPPET_FILES.get(code, _SNIPPET_FILES["broken"])).replace("{line}", str(line))


def read_error(code: str, line: int = 0, column: int = 0) -> str:
    """Why a file or a pasted text is no message."""
    words = _tr(_READING.get(code, _READING["syntax"]))
    return words.replace("{line}", str(line)).replace("{column}", str(column))


def read_note(code: str) -> str:
    """What was put aside while reading."""
    return _tr(_NOTES.get(code, _NOTES["unknown_keys"]))


def _tr(words: str) -> str:
    return QCoreApplication.translate("troubles", words)
