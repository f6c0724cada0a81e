"""Writing beyond the letters: HTML source, find and replace, spelling."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QContextMenuEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from tours import looks
from tours.guide import Guide
from tours.journey import Journey

_SOURCE = """<table width="600" style="border: 1px solid #ccc">
  <tr>
    <td>{greeting} <b>Frau <i>Muster</b></i>,</td>
  </tr>
</table>
<p onclick="go()">{text} &foo; 9:30&nbsp;Uhr.
<script src="https://example.org/x.js"></script>
<!-- {comment} -->
<a href="karte.html">{map}</a>
</p>
<div>
"""


async def source(guide: Guide) -> None:
    """HTML: colours, what is wrong with line and column, and what would be lost."""
    await guide.choose("email")
    guide.address("Erika Muster <erika.muster@example.org>")
    guide.subject(guide.say("Your appointment on Monday", "Ihr Termin am Montag"))
    body = guide.composer.body
    guide.press("mode_html")
    text = _SOURCE.format(
        greeting=guide.say("Good morning", "Guten Tag"),
        text=guide.say("Your appointment is at", "Ihr Termin ist um"),
        comment=guide.say("for the reception", "für den Empfang"),
        map=guide.say("Map and parking 😀", "Karte und Parkplätze 😀"),
    )
    body.source.setFocus()
    body.source.insertPlainText(text)
    await guide.until(lambda: body.source_foot is not None and body.source_foot.rows.count() > 4)
    body.source.go_to(1, 3)
    await guide.rest()
    guide.shot("problems")
    guide.press("mode_rich")
    await guide.until(lambda: _open(guide) is not None)
    await guide.rest()
    _shot_with(guide, "question", _open(guide))
    dialog = _open(guide)
    if dialog is not None:
        dialog.reject()
    body.source.selectAll()
    body.source.insertPlainText("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d <b>e</b></p>")
    guide.press("sourceLayout")
    await guide.rest(1.0)
    guide.shot("laid-out")


async def find(guide: Guide) -> None:
    """Find and replace, in the formatted text."""
    await guide.choose("email")
    guide.rich(
        guide.say(
            "<p>Good morning Mrs Muster,</p><p>your <b>appointment</b> is on Monday. The "
            "appointment takes an hour.</p><ul><li>confirmation of the appointment</li></ul>",
            "<p>Guten Tag Frau Muster,</p><p>Ihr <b>Termin</b> ist am Montag. Der Termin dauert "
            "eine Stunde.</p><ul><li>Terminbestätigung</li></ul>",
        )
    )
    guide.editor.setFocus()
    keys = guide.composer.body.find_keys
    keys.replace.trigger()
    keys.bar.sought.setText(guide.say("appointment", "termin"))
    keys.bar.sought.textEdited.emit(keys.bar.sought.text())
    keys.bar.other.setText(guide.say("visit", "Besuch"))
    await guide.rest()
    guide.shot("found")
    keys.bar.replace_all()
    await guide.rest()
    guide.shot("replaced")


async def said(guide: Guide) -> None:
    """Find in what was said, from bubble to bubble."""
    from mateo_desktop.sandbox import stock
    from mateo_desktop.ui.detail.conversation_pane import ConversationPane

    await guide.choose("email")
    guide.program.session.update(conversation_id=stock.conversation_id("offer"))
    guide.program.desk.laid.emit(guide.program.session.draft)
    await guide.conversation(2)
    await guide.rest(1.0)
    pane = guide.found("conversationPane")
    assert isinstance(pane, ConversationPane)
    keys = pane.find_keys
    keys.show()
    keys.bar.sought.setText("aufbau")
    keys.bar.sought.textEdited.emit("aufbau")
    await guide.rest(0.6)
    guide.shot("found")


async def spelling(guide: Guide) -> None:
    """Both languages in one message, and what may have been meant."""
    await guide.choose("email")
    guide.subject(guide.say("Your ordr of Monday", "Ihre Bestelung vom Montag"))
    guide.rich(
        "<p>Guten Tag Frau Muster,</p><p>Ihre Bestelung ist unterwegs: das Follow-up finden Sie "
        "auf https://example.org/helo, die Terminbestätigung im Anhang.</p>"
        "<p>Please tell us wheter it arrived. Wir freuhen uns!</p>"
    )
    guide.editor.setFocus()
    service = guide.program.proofreader
    # Where there is no dictionary there is nothing to be seen, and nothing to wait for.
    await guide.rest(3.0)
    service.next_wrong.trigger()
    await guide.rest(1.0)
    guide.shot("marked")
    if not service.next_wrong.isEnabled():
        return
    editor = guide.editor
    place = editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), place)
    QApplication.sendEvent(editor, event)
    await guide.until(lambda: QApplication.activePopupWidget() is not None)
    await guide.rest()
    menu = QApplication.activePopupWidget()
    _shot_with(guide, "menu", menu)
    if isinstance(menu, QMenu):
        menu.close()
    guide.press("settingsButton")
    await guide.until(lambda: _open(guide) is not None)
    await guide.rest()
    dialog = _open(guide)
    _shot_with(guide, "settings", dialog)
    if dialog is not None:
        dialog.reject()


def _open(guide: Guide) -> QDialog | None:
    shown = (each for each in guide.window.findChildren(QDialog) if each.isVisible())
    return next(shown, None)


def _shot_with(guide: Guide, name: str, other: QWidget | None) -> None:
    """A picture of the window with what is open before it."""
    guide.shot(name)
    newest = max(looks.OUT.glob(f"*-{name}.*.png"), key=lambda path: path.stat().st_mtime_ns)
    if other is None:
        return
    picture = QPixmap(str(newest))
    place = other.geometry().topLeft() - guide.window.geometry().topLeft()
    painter = QPainter(picture)
    painter.drawPixmap(place, other.grab())
    # Without a display a dialog has no frame.
    painter.setPen(guide.window.palette().mid().color())
    painter.drawRect(QRect(place, other.size()).adjusted(0, 0, -1, -1))
    painter.end()
    picture.save(str(newest))


JOURNEYS = {
    "find": Journey("Find and replace", find),
    "said": Journey("Find in a conversation", said),
    "source": Journey("HTML source, its problems, and the way to formatted text", source),
    "spelling": Journey("German and English at once", spelling),
}
