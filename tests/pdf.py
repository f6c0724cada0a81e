"""Reads as much of a PDF as is needed to see what a reader can select in it."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>")


class Pdf:
    """The pages of a PDF written by Qt: their number, their text, their links."""

    def __init__(self, data: bytes) -> None:
        assert data.startswith(b"%PDF-")
        self._objects = {int(number): body for number, body in _OBJECT.findall(data)}
        fonts = {name: int(number) for name, number in _FONT.findall(data)}
        self._letters = {name: self._letters_of(number) for name, number in fonts.items()}
        self._pages = [
            body for body in self._objects.values() if re.search(rb"/Type ?/Page\b(?!s)", body)
        ]

    @property
    def page_count(self) -> int:
        return len(self._pages)

    @property
    def title(self) -> str:
        for body in self._objects.values():
            found = re.search(rb"/Title ?\((.*?)\)", body, re.DOTALL)
            if found:
                raw = re.sub(rb"\\(.)", rb"\1", found[1], flags=re.DOTALL)
                return raw.decode("utf-16")
        return ""

    @property
    def links(self) -> list[str]:
        return [
            found.decode()
            for body in self._objects.values()
            for found in re.findall(rb"/URI ?\((.*?)\)", body)
        ]

    def text(self, number: int) -> str:
        """What can be selected on a page, without its blanks."""
        contents = re.search(rb"/Contents (\d+) 0 R", self._pages[number])
        assert contents
        shown, letters = [], dict[int, str]()
        for font, hexadecimal in _SHOWN.findall(self._stream(int(contents[1]))):
            if font:
                letters = self._letters[font]
                continue
            codes = [int(hexadecimal[at : at + 4], 16) for at in range(0, len(hexadecimal), 4)]
            shown.append("".join(letters.get(code, "?") for code in codes))
        return "".join("".join(shown).split())

    def _stream(self, number: int) -> bytes:
        found = _STREAM.search(self._objects[number])
        assert found
        if b"FlateDecode" not in self._objects[number]:
            return found[1]
        # Its last byte may be one that ends a line as well, and is then taken for that.
        return zlib.decompressobj().decompress(found[1])

    def _letters_of(self, font: int) -> dict[int, str]:
        found = re.search(rb"/ToUnicode (\d+) 0 R", self._objects[font])
        if not found:
            return {}
        letters: dict[int, str] = {}
        table = self._stream(int(found[1]))
        for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
            for low, _high, values in re.findall(rb"<(\w+)> ?<(\w+)> ?(\[[^\]]*\]|<\w+>)", part):
                for step, value in enumerate(re.findall(rb"<(\w+)>", values)):
                    letters[int(low, 16) + step] = bytes.fromhex(value.decode()).decode("utf-16-be")
        for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for code, value in re.findall(rb"<(\w+)> ?<(\w+)>", part):
                letters[int(code, 16)] = bytes.fromhex(value.decode()).decode("utf-16-be")
        return letters
