"""Spelling: which words are wrong in every language that is written here, and what was meant.

A word is wrong only if all chosen languages call it wrong, so German and
English stand in one message. What was found is remembered: most words come
again. The dictionaries live on a thread of their own, in small pieces.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mateo_desktop.domain import spelling
from mateo_desktop.storage.own_words import OwnWords
from mateo_desktop.storage.worker import Worker

if TYPE_CHECKING:
    from mateo_desktop.storage.dictionaries import Dictionaries

#: So many words are looked up before the thread listens again: 128 take a few milliseconds.
_AT_ONCE = 128
#: More words than these are not remembered at a time.
_MOST_REMEMBERED = 50_000
_MOST_SUGGESTIONS = 7
_GRACE_S = 1.0

#: Of several dictionaries of a language the first of these that is there is taken.
_FIRST = {
    "de": ("de_DE", "de_AT", "de_CH", "de"),
    "en": ("en_GB", "en_US", "en"),
}


def usual(found: Sequence[str], locale: str = "") -> tuple[str, ...]:
    """German and English out of the languages *found*, as spoken where *locale* is."""
    chosen = []
    for language, first in _FIRST.items():
        likely = (locale, *first, *(tag for tag in found if tag.split("_")[0] == language))
        tag = next((each for each in likely if each in found and each[:2] == language), None)
        if tag is not None:
            chosen.append(tag)
    return tuple(chosen)


class Spelling:
    """The spelling of one data folder; :meth:`open` first."""

    def __init__(self, folder: Path) -> None:
        self._own = OwnWords(folder)
        self._worker: Worker | None = None
        self._dictionaries: Dictionaries | None = None
        self._right: dict[str, bool] = {}
        self._ignored: dict[str, set[str]] = {}
        self.found: tuple[str, ...] = ()
        self.languages: tuple[str, ...] = ()

    async def open(self) -> None:
        """Look which dictionaries there are."""
        if self._worker is None:
            self._worker = Worker("spelling")
            self._dictionaries = await self._worker.run(self._look)
            self.found = self._dictionaries.languages

    def _look(self) -> Dictionaries:
        from mateo_desktop.storage.dictionaries import Dictionaries

        self._own.load()
        return Dictionaries()

    def use(self, languages: Iterable[str]) -> None:
        """Check in *languages* from now on, those of them that are there; none: not at all."""
        chosen = tuple(tag for tag in languages if tag in self.found)
        if chosen != self.languages:
            self.languages = chosen
            self._right.clear()

    @property
    def is_on(self) -> bool:
        """Whether anything is checked."""
        return bool(self.languages)

    def verdict(self, word: str, draft: str = "") -> bool | None:
        """Whether *word* is right in the draft with that key; None: not looked up yet."""
        if word in self._own.words or word in self._ignored.get(draft, ()):
            return True
        return self._right.get(word)

    def is_own(self, word: str) -> bool:
        """Whether somebody taught *word*."""
        return word in self._own.words

    async def judge(self, words: Iterable[str]) -> None:
        """Look *words* up, so that ``verdict`` knows."""
        worker = self._worker
        if worker is None or not self.languages:
            return
        if len(self._right) > _MOST_REMEMBERED:
            self._right.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._right]
        for begin in range(0, len(new), _AT_ONCE):
            languages, piece = self.languages, new[begin : begin + _AT_ONCE]
            found = await worker.run(lambda: self._judge(languages, piece))  # noqa: B023
            if languages == self.languages:
                self._right.update(found)

    def _judge(self, languages: tuple[str, ...], words: list[str]) -> dict[str, bool]:
        return {word: self._is_right(languages, word) for word in words}

    def _is_right(self, languages: tuple[str, ...], word: str) -> bool:
        if self._stands(languages, word):
            return True
        pieces = spelling.parts(word)
        if pieces == (word,):
            return False
        return all(
            self._stands(languages, piece)
            or piece in self._own.words
            # Ergänzungs-Lieferung: what joins two words is no part of the first.
            or (piece.endswith("s") and self._stands(languages, piece[:-1]))
            for piece in pieces
        )

    def _stands(self, languages: tuple[str, ...], word: str) -> bool:
        assert self._dictionaries is not None
        return any(self._dictionaries.knows(language, word) for language in languages)

    async def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by *word*, the nearest first."""
        worker, languages = self._worker, self.languages
        if worker is None or not languages:
            return ()
        return await worker.run(lambda: self._suggest(languages, word))

    def _suggest(self, languages: tuple[str, ...], word: str) -> tuple[str, ...]:
        assert self._dictionaries is not None
        rated: dict[str, float] = {}
        folded = word.casefold()
        for language in languages:
            for number, other in enumerate(self._dictionaries.suggestions(language, word)[:8]):
                near = difflib.SequenceMatcher(None, folded, other.casefold()).ratio()
                # The order of the dictionary counts where two are as near.
                rated[other] = max(rated.get(other, 0.0), near - number / 100)
        return tuple(sorted(rated, key=rated.__getitem__, reverse=True)[:_MOST_SUGGESTIONS])

    async def learn(self, word: str) -> None:
        """Take *word* for right from now on. Raises StorageFailed if that cannot be kept."""
        if self._worker is not None:
            await self._worker.run(lambda: self._own.add(word))

    async def forget(self, word: str) -> None:
        """Take an own word for what the dictionaries say again. Raises StorageFailed."""
        if self._worker is not None:
            await self._worker.run(lambda: self._own.remove(word))

    def ignore(self, word: str, draft: str) -> None:
        """Take *word* for right in one draft, until the program ends."""
        self._ignored.setdefault(draft, set()).add(word)

    async def aclose(self) -> None:
        """Let the dictionaries go."""
        worker, self._worker = self._worker, None
        self.languages = ()
        if worker is not None:
            await worker.stop(_nothing, _GRACE_S)


def _nothing() -> None:
    """The last thing the thread does."""
