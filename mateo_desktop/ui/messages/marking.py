"""Marks a sentence in a table for the translators' tools, which look for this name.

PySide6's own function of the name is typed as giving any object.
"""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802, ARG001
    """*text*, to be translated in *context* when it is shown."""
    return text
