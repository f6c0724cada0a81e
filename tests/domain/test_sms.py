"""What an SMS costs, and which characters make it cost more."""

from __future__ import annotations

import itertools
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mateo_desktop.domain import sms
from mateo_desktop.domain.sms import (
    BASIC,
    EXTENSION,
    GSM7,
    MAX_CULPRITS,
    UCS2,
    count,
    doubles,
    parts,
    replaced,
    replacement,
)

# The tables of 3GPP TS 23.038 by code position, written down a second time.
_TABLE = {
    0x00: "@", 0x01: "£", 0x02: "$", 0x03: "¥", 0x04: "è", 0x05: "é", 0x06: "ù", 0x07: "ì",
    0x08: "ò", 0x09: "Ç", 0x0A: "\n", 0x0B: "Ø", 0x0C: "ø", 0x0D: "\r", 0x0E: "Å", 0x0F: "å",
    0x10: "Δ", 0x11: "_", 0x12: "Φ", 0x13: "Γ", 0x14: "Λ", 0x15: "Ω", 0x16: "Π", 0x17: "Ψ",
    0x18: "Σ", 0x19: "Θ", 0x1A: "Ξ", 0x1C: "Æ", 0x1D: "æ", 0x1E: "ß", 0x1F: "É", 0x24: "¤",
    0x40: "¡", 0x5B: "Ä", 0x5C: "Ö", 0x5D: "Ñ", 0x5E: "Ü", 0x5F: "§", 0x60: "¿", 0x7B: "ä",
    0x7C: "ö", 0x7D: "ñ", 0x7E: "ü", 0x7F: "à",
}  # fmt: skip
_TABLE |= {code: chr(code) for code in range(0x20, 0x7B) if code not in _TABLE}


def test_the_alphabet_is_the_standard_s() -> None:
    assert "".join(_TABLE[code] for code in sorted(_TABLE)) == BASIC
    assert sorted(_TABLE) == [code for code in range(0x80) if code != 0x1B]
    assert set(EXTENSION) == set("\f^{}\\[~]|€")
    assert len(EXTENSION) == 10


# Text, encoding, used, capacity, segments and what is left.
COUNTS = {
    "nothing": ("", GSM7, 0, 160, 0, 160),
    "a word": ("Hallo", GSM7, 5, 160, 1, 155),
    "German": ("Grüße, Öl, Ärger, Übel: § 5", GSM7, 27, 160, 1, 133),
    "a euro costs two": ("5 €", GSM7, 4, 160, 1, 156),
    "every extension costs two": (EXTENSION, GSM7, 20, 160, 1, 140),
    "a line break is one": ("a\nb", GSM7, 3, 160, 1, 157),
    "Greek capitals of the table": ("ΔΦΓΛΩΠΨΣΘΞ", GSM7, 10, 160, 1, 150),
    "other Greek is foreign": ("Αθήνα", UCS2, 5, 70, 1, 65),
    "160 are one part": ("a" * 160, GSM7, 160, 160, 1, 0),
    "161 are two": ("a" * 161, GSM7, 161, 306, 2, 145),
    "306 are two": ("a" * 306, GSM7, 306, 306, 2, 0),
    "307 are three": ("a" * 307, GSM7, 307, 459, 3, 152),
    "80 euros are one part": ("€" * 80, GSM7, 160, 160, 1, 0),
    "81 euros are two": ("€" * 81, GSM7, 162, 306, 2, 143),
    "an escape pair moves over": ("a" * 152 + "€" + "a" * 10, GSM7, 164, 306, 2, 141),
    "an escape pair that just fits": ("a" * 151 + "€" + "a" * 10, GSM7, 163, 306, 2, 143),
    "a pair that moves over makes a third part": (
        ("a" * 152 + "€" + "a" * 152),
        *(GSM7, 306, 459, 3, 152),
    ),
    "70 foreign are one part": ("я" * 70, UCS2, 70, 70, 1, 0),
    "71 foreign are two": ("я" * 71, UCS2, 71, 134, 2, 63),
    "134 foreign are two": ("я" * 134, UCS2, 134, 134, 2, 0),
    "135 foreign are three": ("я" * 135, UCS2, 135, 201, 3, 66),
    "one foreign sign turns all": ("a" * 70 + "я", UCS2, 71, 134, 2, 63),
    "an emoji is two units": ("😀", UCS2, 2, 70, 1, 68),
    "35 emoji are one part": ("😀" * 35, UCS2, 70, 70, 1, 0),
    "36 emoji are two parts": ("😀" * 36, UCS2, 72, 134, 2, 61),
    "a surrogate pair moves over": ("a" * 66 + "😀" + "a" * 10, UCS2, 78, 134, 2, 55),
    "a surrogate pair that just fits": ("a" * 65 + "😀" + "a" * 10, UCS2, 77, 134, 2, 57),
    "a euro is one unit in UCS-2": ("я€", UCS2, 2, 70, 1, 68),
    "a lone surrogate is one unit": ("\ud83d", UCS2, 1, 70, 1, 69),
    "a surrogate pair at the very end of one part": ("я" * 68 + "😀", UCS2, 70, 70, 1, 0),
    "a surrogate pair over the end of one part": ("я" * 69 + "😀", UCS2, 71, 134, 2, 63),
    "an escape pair at the very end of one part": ("a" * 158 + "€", GSM7, 160, 160, 1, 0),
    "an escape pair over the end of one part": ("a" * 159 + "€", GSM7, 161, 306, 2, 145),
    "a pair ends the second part": ("a" * 304 + "€", GSM7, 306, 306, 2, 0),
    "a pair over the second seam": ("a" * 305 + "€", GSM7, 307, 459, 3, 151),
    "a pair at both seams": (
        ("a" * 152 + "€" + "a" * 151 + "€" + "a"),
        *(GSM7, 308, 459, 3, 150),
    ),
    "pairs only, from an odd place": ("a" + "€" * 80, GSM7, 161, 306, 2, 145),
    "pairs fill even parts to one less": ("€" * 152, GSM7, 304, 306, 2, 1),
    "one pair more than the even parts hold": ("€" * 153, GSM7, 306, 459, 3, 151),
    "emoji fill odd parts to one less": ("😀" * 66, UCS2, 132, 134, 2, 1),
    "one emoji more than odd parts hold": ("😀" * 67, UCS2, 134, 201, 3, 65),
    "an emoji ends the second part": ("a" * 132 + "😀", UCS2, 134, 134, 2, 0),
    "an emoji over the second seam": ("a" * 133 + "😀", UCS2, 135, 201, 3, 65),
    "an emoji at both seams": (
        ("a" * 66 + "😀" + "a" * 65 + "😀" + "a"),
        *(UCS2, 136, 201, 3, 64),
    ),
    "a family is counted by its pieces": ("👩‍👩‍👧‍👦", UCS2, 11, 70, 1, 59),
    "a family may be cut between its pieces": ("a" * 60 + "👩‍👩‍👧‍👦", UCS2, 71, 134, 2, 62),
    "a flag is four units": ("🇩🇪", UCS2, 4, 70, 1, 66),
    "a flag over the seam is cut in its middle": ("a" * 65 + "🇩🇪" + "a" * 5, UCS2, 74, 134, 2, 60),
    "a skin tone is a pair of its own": ("👍🏽", UCS2, 4, 70, 1, 66),
    "a loose accent costs one": ("a\u0308", UCS2, 2, 70, 1, 68),
    "a composed umlaut costs nothing": ("ä", GSM7, 1, 160, 1, 159),
    "a no-break space turns all": ("10\u00a0Uhr", UCS2, 6, 70, 1, 64),
    "a typographic quote turns all": ("„Ja“", UCS2, 4, 70, 1, 66),
    "an ellipsis turns all": ("Ja…", UCS2, 3, 70, 1, 67),
    "a dash turns all": ("9–10", UCS2, 4, 70, 1, 66),
    "a backtick turns all": ("`a`", UCS2, 3, 70, 1, 67),
    "a tab turns all": ("a\tb", UCS2, 3, 70, 1, 67),
    "a capital sharp s turns all": ("STRAẞE", UCS2, 6, 70, 1, 64),
    "a small sharp s does not": ("Straße", GSM7, 6, 160, 1, 154),
    "a small c with a cedilla turns all": ("façade", UCS2, 6, 70, 1, 64),
    "a capital C with a cedilla does not": ("Ça va", GSM7, 5, 160, 1, 155),
    "an e with an acute is of the table": ("Café", GSM7, 4, 160, 1, 156),
    "an a with an acute is not": ("Málaga", UCS2, 6, 70, 1, 64),
    "a degree sign is not": ("20 °C", UCS2, 5, 70, 1, 65),
    "the currency sign is": ("¤", GSM7, 1, 160, 1, 159),
    "a carriage return is one": ("a\r\nb", GSM7, 4, 160, 1, 156),
    "a form feed is of the extension": ("\f", GSM7, 2, 160, 1, 158),
    "an escape by itself is foreign": ("\x1b", UCS2, 1, 70, 1, 69),
    "a nul is foreign": ("\x00", UCS2, 1, 70, 1, 69),
    "a line break may begin a part": ("a" * 153 + "\n" + "a" * 10, GSM7, 164, 306, 2, 142),
    "a low half first is no pair": ("a" * 66 + "\ude00\ud83d" + "b" * 4, UCS2, 72, 134, 2, 62),
    "high halves in a row are no pairs": ("\ud83d" * 71, UCS2, 71, 134, 2, 63),
    "459 are three": ("a" * 459, GSM7, 459, 459, 3, 0),
    "201 foreign are three": ("я" * 201, UCS2, 201, 201, 3, 0),
    "1530 are ten": ("a" * 1530, GSM7, 1530, 1530, 10, 0),
    "670 foreign are ten": ("я" * 670, UCS2, 670, 670, 10, 0),
    "lone surrogates at the seam may part": ("a" * 66 + "\ud83d" + "b" * 4, UCS2, 71, 134, 2, 63),
}


def test_there_are_cases_enough_and_a_plain_count_agrees_with_each() -> None:
    assert len(COUNTS) >= 60
    for name, (text, *_, segments, _left) in COUNTS.items():
        if not any("\ud800" <= char <= "\udfff" for char in text):
            assert _parts(text) == segments, name


@pytest.mark.parametrize(
    ("text", "encoding", "used", "capacity", "segments", "left"), COUNTS.values(), ids=COUNTS
)
def test_a_text_is_counted(
    text: str, encoding: str, used: int, capacity: int, segments: int, left: int
) -> None:
    counted = count(text)
    assert counted.encoding == encoding
    assert (counted.used, counted.capacity) == (used, capacity)
    assert (counted.segments, counted.left) == (segments, left)


REPLACEMENTS = {
    "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'", "‹": "'",
    "›": "'", "´": "'", "`": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "…": "...", "•": "-",
    "\u00a0": " ", "\u202f": " ", "\u2003": " ", "\t": " ", "\u200b": "", "\ufeff": "",
    "\u00ad": "", "\u200e": "", "\u2028": "\n", "ẞ": "ß", "ç": "c", "ê": "e", "á": "a",
    "Š": "S", "ł": "l", "œ": "oe", "ﬁ": "fi", "×": "x", "©": "(C)", "®": "(R)", "™": "TM",
    "ａ": "a", "a\u0308": "ä", "U\u0308": "Ü", "e\u0302": "e", "n\u0303": "ñ", "1\ufe0f\u20e3": "1",
    # Nothing within the alphabet says the same.
    "😀": None, "❤\ufe0f": None, "👍🏽": None, "👩‍👧": None, "🇩🇪": None, "я": None, "漢": None,
    "°": None, "½": None, "²": None, "‰": None, "→": None, "¨": None, "\x00": None, "\ud83d": None,
}  # fmt: skip


@pytest.mark.parametrize(("sign", "expected"), REPLACEMENTS.items())
def test_a_foreign_sign_is_named_with_what_would_do(sign: str, expected: str | None) -> None:
    assert replacement(sign) == expected
    assert count(f"ab{sign}c").culprits == ((2, sign, expected),)
    assert replaced(f"ab{sign}c") == f"ab{sign if expected is None else expected}c"


def test_culprits_come_with_their_place_in_code_points() -> None:
    assert count("😀 „Hallo“ …").culprits == (
        (0, "😀", None),
        (2, "„", '"'),
        (8, "“", '"'),
        (10, "…", "..."),
    )


def test_replacing_brings_a_text_back_into_the_alphabet() -> None:
    text = "„Grüße“ – bis morgen…\u00a0"
    assert count(text).encoding == UCS2
    assert replaced(text) == '"Grüße" - bis morgen... '
    assert count(replaced(text)).encoding == GSM7


def test_a_text_of_the_alphabet_has_no_culprits_and_is_not_changed() -> None:
    assert count(BASIC + EXTENSION).culprits == ()
    assert replaced(BASIC + EXTENSION) == BASIC + EXTENSION


def test_every_replacement_is_within_the_alphabet_and_no_longer_a_culprit() -> None:
    for code in range(0x11000):
        char = chr(code)
        found = replacement(char)
        if found is not None:
            assert count(found).encoding == GSM7, hex(code)
        elif unicodedata.category(char) != "Cs":
            assert count(char).encoding == UCS2, hex(code)


def _parts(text: str) -> int:
    """Counts parts one sign at a time, as slowly and plainly as possible."""
    if all(char in BASIC + EXTENSION for char in text):
        costs = [2 if char in EXTENSION else 1 for char in text]
        single, part = 160, 153
    else:
        costs = [2 if ord(char) > 0xFFFF else 1 for char in text]
        single, part = 70, 67
    if sum(costs) <= single:
        return 1 if costs else 0
    parts, room = 1, part
    for cost in costs:
        if cost > room:
            parts, room = parts + 1, part
        room -= cost
    return parts


@given(
    st.lists(st.sampled_from("aä€^😀я"), max_size=40),
    st.integers(0, 400),
    st.lists(st.sampled_from("a€"), max_size=40),
)
def test_parts_are_those_of_a_plain_count(before: list[str], run: int, after: list[str]) -> None:
    text = "".join(before) + "a" * run + "".join(after)
    counted = count(text)
    assert counted.segments == _parts(text)
    assert counted.used <= counted.capacity
    if counted.left and text:
        assert count(text + "a").segments == counted.segments
    elif text:
        assert count(text + "a").segments == counted.segments + 1


@given(st.text(max_size=200))
def test_culprits_cover_exactly_what_is_foreign(text: str) -> None:
    rest = text
    for index, sign, _ in reversed(count(text).culprits):
        assert text[index : index + len(sign)] == sign
        rest = rest[:index] + rest[index + len(sign) :]
    assert set(rest) <= set(BASIC + EXTENSION)


@pytest.mark.parametrize("unit", ["a", "€", "a€", "я", "😀", "„a“", "a\u0308", "\u0308", "👩‍"])
def test_a_megabyte_is_counted_at_once(unit: str) -> None:
    text = (unit * 1_000_000)[:1_000_000]
    started = time.thread_time()
    counted = count(text)
    assert time.thread_time() - started < 1
    assert counted.segments > 6000
    assert len(counted.culprits) <= MAX_CULPRITS


def test_culprits_are_named_up_to_a_number() -> None:
    assert len(count("я" * (MAX_CULPRITS + 5)).culprits) == MAX_CULPRITS
    assert len(sms.culprits("я" * (MAX_CULPRITS - 1))) == MAX_CULPRITS - 1


def _units(text: str, encoding: str) -> int:
    if encoding == UCS2:
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text) + sum(char in EXTENSION for char in text)


@given(
    st.lists(st.sampled_from(["a", "ä", "€", "^", "😀", "я", "\ud83d", "\ude00"]), max_size=60),
    st.integers(0, 400),
    st.lists(st.sampled_from("a€😀"), max_size=60),
)
def test_the_parts_lie_side_by_side_and_none_could_hold_more(
    before: list[str], run: int, after: list[str]
) -> None:
    text = "".join(before) + "a" * run + "".join(after)
    counted, found = count(text), parts(text)
    assert len(found) == counted.segments
    assert "".join(text[start:end] for start, end in found) == text
    size = counted.capacity // max(1, counted.segments)
    for (start, end), (_, following) in itertools.pairwise(found):
        assert _units(text[start:end], counted.encoding) <= size
        whole = next(
            at for at in range(end + 1, following + 1) if not _is_pair(text[at - 1 : at + 1])
        )
        assert _units(text[start:whole], counted.encoding) > size
    for start, end in found[-1:]:
        assert _units(text[start:end], counted.encoding) == size - counted.left


def _is_pair(two: str) -> bool:
    return len(two) == 2 and "\ud800" <= two[0] <= "\udbff" and "\udc00" <= two[1] <= "\udfff"


PARTS = {
    "nothing": ("", ()),
    "one part": ("a" * 160, ((0, 160),)),
    "two parts": ("a" * 161, ((0, 153), (153, 161))),
    "an escape pair moves over": ("a" * 152 + "€" + "a" * 10, ((0, 152), (152, 163))),
    "a surrogate pair moves over": ("a" * 66 + "😀" + "a" * 10, ((0, 66), (66, 77))),
    "halves that make a pair move over": (
        ("a" * 66 + "\ud83d\ude00" + "a" * 10),
        ((0, 66), (66, 78)),
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS)
def test_a_text_is_parted(text: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert parts(text) == expected


def test_only_the_first_parts_are_looked_for() -> None:
    assert parts("a" * 1_000_000, 2) == ((0, 153), (153, 306))


def test_what_costs_two_is_named_while_it_does() -> None:
    assert doubles("5 € {a}") == (2, 4, 6)
    assert doubles("5 € я") == ()
    assert len(doubles("€" * (MAX_CULPRITS + 5))) == MAX_CULPRITS
