"""Messages on A4: what stands where, what can be selected, what links lead to."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter, QPicture
from PySide6.QtPrintSupport import QPrinter

from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import Action, Attachment, Draft, Recipient, new_id
from mateo_desktop.ui.detail.preview.arrival import Arrival, arrival
from mateo_desktop.ui.detail.preview.pages import page_for
from mateo_desktop.ui.printing.letter_sheets import ADDRESS, FOLDS, PUNCH, LetterSheets
from mateo_desktop.ui.printing.look_sheets import LookSheets
from mateo_desktop.ui.printing.message_sheets import MessageSheets
from mateo_desktop.ui.printing.press import NothingPrinted, on_paper, pdf
from mateo_desktop.ui.printing.sheets import HEIGHT, MM, WIDTH
from tests.pdf import Pdf
from tests.ui.entries import ERIKA

pytestmark = pytest.mark.usefixtures("qapp")

NOW = datetime(2026, 11, 25, 12, 3, tzinfo=UTC)
SUPPORT = Channel(new_id(), "email", "Support", "support@example.org")
MAIL = Draft.new(
    channel_type="email",
    to=(ERIKA,),
    subject="Größe „XL“ – 5 €",
    html="<p>Grüße, <b>Öl</b> finden: <a href='https://example.org/karte'>Karte</a></p>",
    attachments=(Attachment("https://example.org/files/form.pdf"),),
)
LETTER = MAIL.replace(
    channel_type="postal", to=(Recipient(contact_id="c", full_name="Erika Muster"),)
)


def message(draft: Draft, channel: Channel | None = SUPPORT) -> MessageSheets:
    sheets = MessageSheets(arrival(draft, channel), NOW)
    sheets.document.finish()
    return sheets


def letter(draft: Draft, lines: tuple[str, ...] = ()) -> LetterSheets:
    sheets = LetterSheets()
    sheets.show_arrival(arrival(draft, SUPPORT), lines)
    sheets.document.finish()
    return sheets


async def test_a_pdf_has_head_and_body_to_be_selected_and_links_to_be_clicked() -> None:
    made = Pdf(await pdf(message(MAIL), "Größe"))
    assert made.page_count == 1
    assert made.title == "Größe"
    seen = made.text(0)
    for part in (
        "Größe„XL“–5€",
        "From:Support<support@example.org>(e-mail)",
        "To:ErikaMuster",
        "Attachments:form.pdf",
        "Grüße,Ölfinden:Karte",
        "Page1of1",
    ):
        assert part in seen
    assert made.links == ["https://example.org/karte"]


async def test_a_long_message_goes_over_many_pages_and_none_of_it_is_lost() -> None:
    html = "".join(f"<p>Zeile{number};</p>" for number in range(400))
    sheets = message(MAIL.replace(html=html))
    made = Pdf(await pdf(sheets, ""))
    assert made.page_count == sheets.count > 8
    seen = "".join(made.text(number) for number in range(made.page_count))
    for number in range(400):
        assert seen.count(f"Zeile{number};") == 1
    assert f"Page{made.page_count}of{made.page_count}" in made.text(made.page_count - 1)


async def test_marks_of_whatsapp_are_printed_as_letters_and_buttons_are_named() -> None:
    draft = Draft.new(
        channel_type="whatsapp",
        to=(ERIKA,),
        text="Hello *you*",
        actions=(Action(text="Yes"), Action(text="No")),
    )
    seen = Pdf(await pdf(message(draft, None), "")).text(0)
    assert "Helloyou" in seen
    assert "[Yes],[No]" in seen


async def test_a_letter_stands_in_its_window_and_below_it() -> None:
    sheets = letter(LETTER, ("Musterweg 1", "12345 Musterstadt"))
    made = Pdf(await pdf(sheets, ""))
    assert made.page_count == 1
    assert made.text(0).startswith("SupportErikaMusterMusterweg112345MusterstadtGröße„XL“")
    # What is written begins 98.5 mm below the edge, 25 mm from the left.
    ink = inked(sheets, 0)
    assert ink.left() >= 3 * MM - 1
    text = inked(sheets, 0, QRectF(24 * MM, 91 * MM, 170 * MM, 100 * MM))
    assert abs(text.left() - 25 * MM) < 1 * MM
    assert 98 * MM < text.top() < 102 * MM
    address = inked(sheets, 0, ADDRESS.adjusted(2, 2, -2, -2))
    assert address.left() > ADDRESS.left() + 4 * MM
    assert ADDRESS.top() + 10 * MM < address.top() < ADDRESS.top() + 17.7 * MM


@pytest.mark.parametrize("place", [*FOLDS, PUNCH])
def test_marks_to_fold_and_punch_are_where_the_standard_has_them(place: float) -> None:
    sheets = letter(LETTER)
    mark = inked(sheets, 0, QRectF(2 * MM, place - 1 * MM, 10 * MM, 2 * MM))
    assert abs(mark.center().y() - place) < 1.5
    assert mark.left() >= 3 * MM - 1


def test_a_long_letter_breaks_between_lines() -> None:
    html = "".join(f"<p>Zeile {number}</p>" for number in range(200))
    sheets = letter(LETTER.replace(html=html))
    assert 5 <= sheets.count <= 9
    layout, height = sheets.document.documentLayout(), sheets.room.height()
    block = sheets.document.begin()
    while block.isValid():
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            top = layout.blockBoundingRect(block).top() + line.y()
            assert int(top // height) == int((top + line.height() - 0.1) // height)
        block = block.next()


@pytest.mark.parametrize("kind", ["whatsapp", "instagram", "facebook", "sms", "email"])
async def test_the_look_of_a_phone_is_printed_as_text(kind: str) -> None:
    draft = Draft.new(
        channel_type=kind, to=(ERIKA,), text="Grüße vom Öl", actions=(Action(text="Yes"),)
    )
    shown = arrival(draft)
    sheets = look(shown)
    try:
        made = Pdf(await pdf(sheets, ""))
    finally:
        sheets.close()
    assert made.page_count == 1
    assert "GrüßevomÖl" in made.text(0)
    assert ("Yes" in made.text(0)) == (kind in ("whatsapp", "instagram", "facebook"))


async def test_a_bubble_longer_than_a_sheet_takes_more() -> None:
    shown = arrival(Draft.new(channel_type="whatsapp", text="line\n" * 200))
    sheets = look(shown)
    try:
        made = Pdf(await pdf(sheets, ""))
    finally:
        sheets.close()
    assert made.page_count == sheets.count > 2


def look(shown: Arrival) -> LookSheets:
    page = page_for(shown)
    page.show_arrival(shown)
    return LookSheets(page)


async def test_only_the_chosen_pages_go_to_the_printer(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(2, 3)
    await on_paper(message(MAIL.replace(html="<p>line</p>" * 300)), printer)
    made = Pdf((tmp_path / "paper.pdf").read_bytes())
    assert made.page_count == 2
    assert "Page2of" in made.text(0)
    assert "Page3of" in made.text(1)


async def test_a_printer_that_takes_nothing_says_so(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setFromTo(7, 8)
    with pytest.raises(NothingPrinted):
        await on_paper(message(MAIL), printer)


def inked(sheets: LetterSheets, number: int, area: QRectF | None = None) -> QRectF:
    """The smallest part of *area* in which something is painted."""
    area = area or QRectF(0, 0, WIDTH, HEIGHT)
    image = QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    sheets.paint(painter, number)
    painter.end()
    part = image.copy(area.toRect())
    rows = [bytes(part.constScanLine(y))[: part.width()] for y in range(part.height())]
    dark = [(x, y) for y, row in enumerate(rows) for x, tone in enumerate(row) if tone < 200]
    assert dark
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRectF(area.left() + min(xs), area.top() + min(ys), max(xs) - min(xs), max(ys) - min(ys))


_WORDS = "One line that takes more than one row of a phone, certainly. "


@pytest.mark.parametrize("kind", ["whatsapp", "facebook"])
async def test_nothing_of_a_bubble_with_files_is_cut(kind: str) -> None:
    files = tuple(Attachment(f"https://example.org/{name}.pdf") for name in ("one", "two"))
    draft = Draft.new(channel_type=kind, text=_WORDS * 9 + "The end.", attachments=files)
    page = page_for(arrival(draft))
    page.show_arrival(arrival(draft))
    sheets = LookSheets(page)
    try:
        assert page.view.height() >= page.view.paper.size().height()
        assert page.height() >= page.sizeHint().height()
        made = Pdf(await pdf(sheets, ""))
    finally:
        sheets.close()
    assert "Theend." in made.text(0)


def test_a_long_bubble_goes_on_between_two_lines() -> None:
    shown = arrival(Draft.new(channel_type="whatsapp", text="A line.\n" * 200))
    page = page_for(shown)
    page.show_arrival(shown)
    sheets = LookSheets(page)
    try:
        room, tops = int(sheets.room.height()), sheets.tops
        block = page.view.paper.begin()
        above = page.view.viewport().mapTo(page, QPoint(0, 0)).y()
        above += page.view.paper.documentLayout().blockBoundingRect(block).top()
        lines = [block.layout().lineAt(n) for n in range(block.layout().lineCount())]
        cut = [
            line
            for line in lines
            for top in tops
            if above + line.y() + 1 < top < above + line.y() + line.height() - 1
        ]
        assert len(lines) > 199
        assert not cut
        assert len(tops) > 3
        assert all(0 < end - top <= room for top, end in pairwise(tops))
        assert tops[-1] == page.height()
    finally:
        sheets.close()


def test_the_margins_of_a_sheet_stay_empty_where_a_bubble_goes_on() -> None:
    sheets = look(arrival(Draft.new(channel_type="whatsapp", text="A line.\n" * 200)))
    # As paper it takes no clip of the system, which widgets are painted within on a screen.
    paper = QPicture()
    painter = QPainter(paper)
    sheets.paint(painter, 1)
    painter.end()
    sheets.close()
    image = QImage(int(WIDTH), int(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paper.play(painter)
    painter.end()
    room = sheets.room
    # Of the wallpaper, with or without the style of the program.
    beside = round(room.left()) + 8
    assert image.pixel(beside, round(room.center().y())) != 0xFFFFFFFF
    for y in (room.top() / 2, HEIGHT - room.top() / 2):
        assert image.pixel(beside, round(y)) == 0xFFFFFFFF
