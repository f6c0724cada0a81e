"""What comes from a clipboard: its sense without its look, in one step, and nothing is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mateo_desktop.ui.text.foreign import pasted
from mateo_desktop.ui.text.rich.rich_edit import RichEdit
from tests.ui.text.attacks import BOMBS, LOADING, armed

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GMAIL = (
    '<meta charset="utf-8"><div dir="ltr" style="font-family:Arial;color:rgb(34,34,34)">Dear '
    '<span style="font-weight:bold">Mrs Muster</span>,<div><br></div><div>see '
    '<a href="https://example.org/" style="color:#15c" target="_blank">our '
    '<span style="font-style:italic">page</span></a></div><ul><li style="margin-left:15px">'
    '<font color="#ff0000">one</font></li><li>two</li></ul>'
    '<img src="cid:ii_1" alt="x"></div>'
)
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><style><!-- p.MsoNormal "
    "{margin:0cm} --></style></head><body><!--StartFragment-->"
    "<p class=MsoNormal><span lang=EN-GB style='font-size:12.0pt;color:red'>Please bring:<o:p>"
    "</o:p></span></p>"
    "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span "
    "style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>"
    "<b>card</b><o:p></o:p></p>"
    "<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>"
    "<span style='mso-list:Ignore'>o<span style='font:7.0pt'>&nbsp; </span></span>front</p>"
    "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>"
    "<span style='mso-list:Ignore'>·</span>form</p>"
    "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>"
    "<span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp; </span></span>first</p>"
    "<p class=MsoNormal>Bye</p><!--EndFragment--></body></html>"
)
DOCS = (
    '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">'
    '<span style="font-weight:400">plain </span>'
    '<span style="font-weight:700;font-style:italic">both</span>'
    '<span style="text-decoration:underline line-through"> lines</span></p></b>'
)


def _press(edit: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(edit, key, held)


def _paste(edit: RichEdit, html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    edit.insertFromMimeData(mime)


def test_what_gmail_copies_keeps_its_sense_and_loses_its_look(edit: RichEdit) -> None:
    _paste(edit, GMAIL)
    assert edit.html() == (
        "<p>Dear <b>Mrs Muster</b>,</p><p><br></p>"
        '<p>see <a href="https://example.org/">our <i>page</i></a></p>'
        "<ul><li>one</li><li>two</li></ul>"
    )


def test_the_lists_of_word_are_lists_again(edit: RichEdit) -> None:
    _paste(edit, WORD)
    assert edit.html() == (
        "<p>Please bring:</p><ul><li><b>card</b><ul><li>front</li></ul></li><li>form</li></ul>"
        "<ol><li>first</li></ol><p>Bye</p>"
    )


def test_google_docs_is_not_bold_all_over(edit: RichEdit) -> None:
    _paste(edit, DOCS)
    assert edit.html() == "<p>plain <b><i>both</i></b><u><s> lines</s></u></p>"


def test_a_paste_is_one_undo_step_and_fits_into_its_line(edit: RichEdit) -> None:
    edit.put_html("<p>before after</p>")
    for _ in range(7):
        edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    _paste(edit, "<p>one</p><ul><li>two</li></ul><p>three </p>")
    assert edit.html() == "<p>before one</p><ul><li>two</li></ul><p>threeafter</p>"
    edit.undo()
    assert edit.html() == "<p>before after</p>"
    edit.redo()
    _paste(edit, "<b>x</b>")
    assert edit.html() == "<p>before one</p><ul><li>two</li></ul><p>three<b>x</b>after</p>"


def test_a_list_pasted_into_the_middle_of_a_line_leaves_the_rest_a_paragraph(
    edit: RichEdit,
) -> None:
    edit.put_html("<p>ab</p>")
    edit.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    _paste(edit, "<ul><li>x</li><li>y</li></ul>")
    assert edit.html() == "<p>a</p><ul><li>x</li><li>y</li></ul><p>b</p>"


def test_plain_text_keeps_its_lines(edit: RichEdit) -> None:
    _paste(edit, text="a <b>\r\n\r\nb\tc\n")
    assert edit.html() == "<p>a &lt;b&gt;</p><p><br></p><p>b\u2003c</p>"


def test_ctrl_shift_v_pastes_the_words_only(edit: RichEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    QGuiApplication.clipboard().setMimeData(mime)
    _press(edit, Qt.Key.Key_V, CTRL | SHIFT)
    assert edit.html() == "<p>bold</p>"
    _press(edit, Qt.Key.Key_V, CTRL)
    assert edit.html() == "<p>bold<b>bold</b></p>"
    # Data made in Python must not be on the clipboard when the process ends.
    QGuiApplication.clipboard().clear()


def test_a_copy_that_is_never_pasted_does_not_kill_the_process_at_its_end() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from mateo_desktop.ui.text.rich.rich_edit import RichEdit\n"
        "from mateo_desktop.ui.text.foreign.safe_html import SafeView\n"
        "app = QApplication([])\n"
        "for edit in (RichEdit(), SafeView()):\n"
        "    edit.setPlainText('hello')\n"
        "    edit.selectAll()\n"
        "    edit.copy()\n"
        "    assert app.clipboard().text() == 'hello'\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=150)


def test_files_are_handed_on_and_pictures_are_not_inserted(edit: RichEdit, tmp_path: Path) -> None:
    dropped: list[list[str]] = []
    reduced: list[str] = []
    edit.files_dropped.connect(dropped.append)
    edit.paste_reduced.connect(reduced.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.pdf"))])
    edit.insertFromMimeData(mime)
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    edit.insertFromMimeData(picture)
    assert dropped == [[str(tmp_path / "a.pdf")]]
    assert reduced == ["image"]
    assert edit.html() == ""


def test_no_pasted_markup_loads_anything(edit: RichEdit, tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    assert image.save(str(path))
    for vector in LOADING:
        _paste(edit, armed(vector, 1, path))
    assert "<img" not in edit.html()
    assert "\ufffc" not in edit.toPlainText()
    edit.textCursor().insertHtml(f'<img src="{path}">')
    QApplication.processEvents()
    shot = edit.grab().toImage()
    points = ((x, y) for x in range(0, shot.width(), 8) for y in range(0, shot.height(), 8))
    assert not any(shot.pixelColor(x, y) == QColor("#ff00ff") for x, y in points)


@pytest.mark.parametrize(
    "name", ["tables, 5,000 deep", "blocks, 100,000 deep", "attributes", "ends"]
)
def test_no_paste_freezes_the_window(edit: RichEdit, name: str) -> None:
    _paste(edit, BOMBS[name])
    edit.finish_paste()
    QApplication.processEvents()
    assert edit.document().blockCount() < 25_000


def test_five_megabytes_are_pasted_as_words_up_to_a_cap_and_it_is_said(edit: RichEdit) -> None:
    reduced: list[str] = []
    edit.paste_reduced.connect(reduced.append)
    _paste(edit, "<p>hello <b>you</b></p>" * 220_000, "hello you\n" * 220_000)
    edit.finish_paste()
    assert reduced == ["cut"]
    assert edit.document().blockCount() == pasted.ROWS_MAX
    edit.undo()
    assert edit.toPlainText() == ""


def test_copy_and_paste_inside_the_editor_lose_nothing(edit: RichEdit) -> None:
    markup = (
        "<h2>T</h2><p>a <b>b</b></p><blockquote><p>q</p></blockquote>"
        '<ul><li>x<ol><li>y</li></ol></li></ul><p><a href="https://example.org">z</a></p>'
    )
    edit.put_html(markup)
    edit.selectAll()
    mime = edit.createMimeDataFromSelection()
    assert "-qt-" not in mime.html()
    edit.put_html("")
    edit.insertFromMimeData(mime)
    assert edit.html() == markup


def test_words_copied_from_a_heading_take_no_heading_along(edit: RichEdit) -> None:
    edit.put_html("<h1>one <b>two</b></h1><p>x</p>")
    cursor = edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    assert edit.createMimeDataFromSelection().html() == "<b>two</b>"
