"""Pasting from other programs: as each of them meant it, and what of it stays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPixmap,
    QTextDocument,
)

from mateo_desktop.ui.theme import paper_palette
from tests.ui.text import clipboards
from tours import looks
from tours.guide import Guide
from tours.journey import Journey

_MARGIN = 16
_PICTURE = "<p>{words}<img src='file:///nowhere/plan.png'><img src='file:///nowhere/map.jpg'></p>"


class _Page(QTextDocument):
    """The markup as it came, as a browser would show it, but for pictures."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Nothing is loaded."""
        return QImage()


async def paste(guide: Guide) -> None:
    """Each program's clipboard before and after; pictures on this disk; the dialog for links."""
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("What we discussed", "Was wir besprochen haben"))
    guide.window.resize(guide.window.width(), max(guide.window.height(), 1000))
    for name, program in clipboards.PROGRAMS.items():
        markup = clipboards.sample(name)
        guide.editor.put_html("")
        _paste(guide, markup)
        await guide.rest()
        guide.shot(name)
        guide.press("bodyFine")
        _put_before(_page(program, markup, guide.editor.viewport().width()))
    guide.editor.put_html("")
    words = guide.say("The way to us: ", "So finden Sie uns: ")
    _paste(guide, _PICTURE.format(words=words))
    await guide.rest()
    guide.shot("pictures")
    guide.press("bodyFine")
    guide.rich(guide.say("<p>Our opening hours</p>", "<p>Unsere Öffnungszeiten</p>"))
    guide.editor.selectAll()
    guide.editor.setFocus()
    dialog = guide.editor.open_link_dialog()
    dialog.address.setText("www.example.org/hours")
    await guide.rest()
    middle = guide.window.rect().center() - dialog.rect().center()
    guide.shot_with("link", dialog, middle)
    dialog.reject()


def _paste(guide: Guide, markup: str) -> None:
    mime = QMimeData()
    mime.setHtml(markup)
    guide.editor.setFocus()
    guide.editor.insertFromMimeData(mime)


def _page(title: str, markup: str, width: int) -> QPixmap:
    page = _Page()
    page.setHtml(markup)
    page.setTextWidth(width)
    height = min(900, round(page.size().height())) + 44
    picture = QPixmap(width, height)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(_MARGIN, 24, title)
    painter.translate(0, 40)
    # On paper, whatever the window looks like.
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = paper_palette()
    page.documentLayout().draw(painter, context)
    painter.end()
    return picture


def _put_before(before: QPixmap) -> None:
    """Put *before* to the left of the newest picture."""
    path = _newest()
    after = QPixmap(str(path))
    both = QPixmap(before.width() + _MARGIN + after.width(), max(before.height(), after.height()))
    both.fill(QColor("gray"))
    painter = QPainter(both)
    painter.drawPixmap(0, 0, before)
    painter.drawPixmap(before.width() + _MARGIN, 0, after)
    painter.end()
    both.save(str(path))


def _newest() -> Path:
    return max(looks.OUT.glob("*.png"), key=lambda path: path.stat().st_mtime_ns)


JOURNEYS = {"paste": Journey("Paste from other programs, pictures, and a link", paste)}
