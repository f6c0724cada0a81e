"""The system's dictionaries, through Enchant, where both are there.

Enchant may be missing, or have no dictionary: then nothing is checked, and
nobody is told. It is not for several threads at once; whoever uses it keeps to one.
"""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger(__name__)


class Dictionaries:
    """All languages there are; each is loaded when it is first asked (50 ms)."""

    def __init__(self) -> None:
        self._broker: Any = None
        self._loaded: dict[str, Any] = {}
        self.languages: tuple[str, ...] = ()
        try:
            import enchant
        except (ImportError, OSError):
            # The library of the system is missing: there is no spelling then.
            return
        try:
            self._broker = enchant.Broker()
            self.languages = tuple(sorted(set(self._broker.list_languages())))
        except enchant.errors.Error as error:
            _log.info("no dictionaries: %s", type(error).__name__)

    def knows(self, language: str, word: str) -> bool:
        """Whether *word* stands in the dictionary of *language*."""
        dictionary = self._dictionary(language)
        return dictionary is None or bool(dictionary.check(word))

    def suggestions(self, language: str, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""
        dictionary = self._dictionary(language)
        return [] if dictionary is None else list(dictionary.suggest(word))

    def _dictionary(self, language: str) -> Any:
        if language not in self._loaded:
            import enchant

            try:
                self._loaded[language] = self._broker.request_dict(language)
            except enchant.errors.Error:
                # It was listed and cannot be read: a word it alone knew is not wrong for that.
                self._loaded[language] = None
        return self._loaded[language]
