"""Copies outside of the window, asked for as a person does; all is real but the browser."""

from __future__ import annotations

import asyncio
import stat
import time
from collections.abc import AsyncIterator, Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox, QToolButton

from mateo_desktop.app.tasks import Tasks
from mateo_desktop.domain.draft import Draft, Recipient
from mateo_desktop.ui.copies import Copies
from mateo_desktop.ui.main_window import MainWindow
from mateo_desktop.ui.session import DraftSession
from tests.pdf import Pdf
from tests.ui.entries import ERIKA

CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """A window with a message on it, and what a browser was asked to open."""

    def __init__(self, folder: Path) -> None:
        self.errors: list[BaseException] = []
        self.opened: list[QUrl] = []
        self.has_browser = True
        self.session = DraftSession()
        self.window = MainWindow(self.session).whole()
        self.tasks = Tasks(self.errors.append)
        self.copies = Copies(self.window, self.session, self.tasks, folder, opener=self.open)
        self.folder = folder
        self.window.show()
        self.window.show_detail("preview")

    def open(self, url: QUrl) -> bool:
        self.opened.append(url)
        return self.has_browser

    def lay(self, **fields: object) -> None:
        self.session.open(Draft.new(**{"channel_type": "email", "to": (ERIKA,)} | fields))

    async def until(self, seen: Callable[[], object]) -> None:
        deadline = time.monotonic() + 60
        while not seen():
            assert time.monotonic() < deadline, self.said
            await asyncio.sleep(0.005)

    @property
    def said(self) -> str:
        notice = self.window.notice
        return notice.accessibleDescription() or " ".join(
            label.text() for label in notice.findChildren(type(self.window.strip._label))
        )

    def press(self, name: str) -> None:
        button = self.window.findChild(QToolButton, name)
        assert isinstance(button, QToolButton)
        QTest.keyClick(button, Qt.Key.Key_Space)

    def dialog(self, name: str) -> QDialog | None:
        found = self.window.findChild(QDialog, name)
        return found if isinstance(found, QDialog) and found.isVisible() else None


@pytest.fixture
async def desk(data_folder: Path) -> AsyncIterator[Desk]:
    desk = Desk(data_folder)
    yield desk
    await desk.tasks.aclose()
    desk.window.hide()
    desk.window.deleteLater()
    assert not desk.errors


class Page(HTMLParser):
    """The tags of a page that a browser reads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


async def test_a_browser_gets_the_very_html_in_a_private_file(desk: Desk) -> None:
    desk.lay(html="<p style='color: red'>Grüße <b>und</b> mehr</p>", subject="Größe")
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    path = Path(desk.opened[0].toLocalFile())
    assert desk.opened[0].scheme() == "file"
    assert path.is_relative_to(desk.folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8-sig")
    assert text.endswith("<p style='color: red'>Grüße <b>und</b> mehr</p>")
    policy = Page(text).tags[1][1]
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'")


async def test_what_leads_away_is_disarmed_and_that_is_said(desk: Desk) -> None:
    desk.lay(html="<meta http-equiv=refresh content='0;url=//127.0.0.1'><base href=//x><p>Hi</p>")
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    tags = Page(Path(desk.opened[0].toLocalFile()).read_text(encoding="utf-8-sig")).tags
    assert [tag for tag, _ in tags].count("meta") == 5
    assert "base" not in [tag for tag, _ in tags]
    await desk.until(lambda: "<meta>, <base>" in desk.said)


async def test_pictures_that_do_not_come_are_not_taken_for_a_mistake(desk: Desk) -> None:
    desk.lay(html='<p>Hi <img alt="x" src="https://example.org/x.png"></p>')
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    await desk.until(lambda: "pictures are not loaded" in desk.said)


async def test_a_text_is_opened_as_text(desk: Desk) -> None:
    desk.lay(text="1 < 2\nand so on")
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    assert "1 &lt; 2\nand so on" in Path(desk.opened[0].toLocalFile()).read_text("utf-8-sig")


async def test_the_file_goes_after_a_while(desk: Desk) -> None:
    desk.copies.kept_s = 0.01
    desk.lay(text="Hello")
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    await desk.until(lambda: not Path(desk.opened[0].toLocalFile()).exists())


async def test_the_file_goes_when_the_program_ends(desk: Desk) -> None:
    desk.lay(text="Hello")
    desk.press("browserButton")
    await desk.until(
        lambda: desk.opened and desk.tasks.running(f"browser-file:{desk.opened[0].fileName()}")
    )
    await desk.tasks.aclose()
    assert not Path(desk.opened[0].toLocalFile()).exists()


async def test_what_a_crash_left_goes_at_the_next_start(desk: Desk) -> None:
    left = desk.folder / "browser" / "left.html"
    left.parent.mkdir()
    left.write_text("left")
    desk.copies.arrive()
    await desk.until(lambda: not left.exists())


async def test_without_a_browser_nothing_stays_and_that_is_said(desk: Desk) -> None:
    desk.has_browser = False
    desk.lay(text="Hello")
    desk.press("browserButton")
    await desk.until(lambda: "No browser" in desk.said)
    assert list((desk.folder / "browser").iterdir()) == []


async def test_a_folder_that_takes_nothing_is_said(desk: Desk) -> None:
    (desk.folder / "browser").write_text("in the way")
    desk.lay(text="Hello")
    desk.press("browserButton")
    await desk.until(lambda: "could not be written" in desk.said)
    assert desk.opened == []


async def test_no_copy_and_no_preview_asks_for_anything(desk: Desk, tmp_path: Path) -> None:
    asked: list[object] = []
    server = await asyncio.start_server(lambda r, w: asked.append(w), "127.0.0.1", 0)
    host = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    html = (
        f"<img src='{host}/a'><link rel=stylesheet href='{host}/b'><iframe src='{host}/c'></iframe>"
        f"<p style=\"background: url('{host}/d')\">Hi</p><script src='{host}/e'></script>"
    )
    for kind in ("email", "postal", "whatsapp", "sms"):
        desk.lay(html=html, text=html, channel_type=kind)
        await desk.until(lambda: desk.window.detail.build("preview")._shown)
        await save(desk, "pdf", tmp_path / f"{kind}.pdf")
        if kind != "email":
            await save(desk, "pdf_preview", tmp_path / f"{kind}-look.pdf")
    desk.lay(html=html)
    desk.press("browserButton")
    await desk.until(lambda: desk.opened)
    assert asked == []
    server.close()
    await server.wait_closed()


async def save(desk: Desk, name: str, path: Path) -> None:
    desk.window.detail.copy_wanted.emit(name)
    await desk.until(lambda: desk.dialog("pdfDialog"))
    dialog = desk.dialog("pdfDialog")
    assert isinstance(dialog, QFileDialog)
    enter(dialog, path)
    await desk.until(lambda: not desk.tasks.running("copy"))


def enter(dialog: QFileDialog, path: Path) -> None:
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()


async def test_a_message_is_saved_as_a_pdf(desk: Desk, tmp_path: Path) -> None:
    desk.lay(html="<p>Grüße</p>", subject="a/b: Größe")
    await save(desk, "pdf", tmp_path / "message.pdf")
    made = Pdf((tmp_path / "message.pdf").read_bytes())
    assert "Grüße" in made.text(0)
    assert "message.pdf" in desk.said


async def test_a_file_that_is_there_is_replaced_only_when_a_person_says_so(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "there.pdf"
    path.write_bytes(b"mine")
    desk.lay(html="<p>Grüße</p>")
    for answer in (0, 1):
        desk.window.detail.copy_wanted.emit("pdf")
        await desk.until(lambda: desk.dialog("pdfDialog"))
        dialog = desk.dialog("pdfDialog")
        assert isinstance(dialog, QFileDialog)
        enter(dialog, path)
        await desk.until(lambda: desk.window.findChildren(QMessageBox))
        box = desk.window.findChildren(QMessageBox)[-1]
        box.buttons()[answer].click()
        if answer == 0:
            await desk.until(lambda: desk.dialog("pdfDialog"))
            assert path.read_bytes() == b"mine"
            desk.dialog("pdfDialog").reject()
        await desk.until(lambda: not desk.tasks.running("copy"))
    assert path.read_bytes().startswith(b"%PDF")


async def test_the_file_is_called_like_the_subject(desk: Desk) -> None:
    desk.lay(html="<p>Grüße</p>", subject="../a/b: Größe")
    desk.window.detail.copy_wanted.emit("pdf")
    await desk.until(lambda: desk.dialog("pdfDialog"))
    dialog = desk.dialog("pdfDialog")
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "a b Größe.pdf"
    dialog.reject()
    await desk.until(lambda: not desk.tasks.running("copy"))


async def test_a_letter_is_saved_as_it_looks(desk: Desk, tmp_path: Path) -> None:
    person = Recipient(contact_id="c1", full_name="Erika Muster")
    desk.session.addresses.put({"c1": ("Musterweg 1", "12345 Musterstadt")})
    desk.lay(channel_type="postal", to=(person,), html="<p>Grüße</p>" * 200)
    await save(desk, "pdf_preview", tmp_path / "letter.pdf")
    made = Pdf((tmp_path / "letter.pdf").read_bytes())
    assert made.text(0).startswith("ErikaMusterMusterweg112345Musterstadt")
    assert made.page_count > 3


async def test_a_file_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.lay(html="<p>Grüße</p>")
    desk.window.detail.copy_wanted.emit("pdf")
    await desk.until(lambda: desk.dialog("pdfDialog"))
    folder = tmp_path / "gone"
    folder.mkdir()
    dialog = desk.dialog("pdfDialog")
    assert isinstance(dialog, QFileDialog)
    enter(dialog, folder / "a.pdf")
    folder.rmdir()
    await desk.until(lambda: "could not be saved" in desk.said)


async def test_ctrl_p_prints_the_message(desk: Desk, tmp_path: Path) -> None:
    desk.lay(html="<p>Grüße</p>")
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    await desk.until(lambda: desk.dialog("printDialog"))
    dialog = desk.dialog("printDialog")
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    await desk.until(lambda: not desk.tasks.running("copy"))
    assert "Grüße" in Pdf((tmp_path / "paper.pdf").read_bytes()).text(0)


async def test_a_print_that_was_thought_better_of_prints_nothing(desk: Desk) -> None:
    desk.lay(html="<p>Grüße</p>")
    QTest.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    await desk.until(lambda: desk.dialog("printDialog"))
    QTest.keyClick(desk.dialog("printDialog"), Qt.Key.Key_Escape)
    await desk.until(lambda: not desk.tasks.running("copy"))
    assert desk.said.strip() == "" or "printed" not in desk.said


async def test_nothing_written_is_nothing_to_print(desk: Desk) -> None:
    desk.session.open(Draft.new())
    QTest.keyClick(desk.window, Qt.Key.Key_P, CTRL)
    await desk.until(lambda: "nothing to print" in desk.said)
    assert desk.dialog("printDialog") is None
