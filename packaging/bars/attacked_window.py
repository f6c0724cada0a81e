"""Every attack in every place of the window, for somebody who watches from outside.

    attacked_window.py FOLDER EVERY

FOLDER is watched; of the attacks each EVERYth is shown in each place. The
process says by ``stat`` of a path that does not exist when it begins and ends.
Prints, as JSON, what it saw itself.
"""

import contextlib
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QUrl

from bars.marks import BEGIN, END
from mateo_desktop.ui.application import Application
from mateo_desktop.ui.text.foreign.link_question import LinkQuestion
from mateo_desktop.ui.text.foreign.safe_html import SafeView
from tests.ui.text.attacks import HARMLESS_LINKS, LINKS, VECTORS, armed, places
from tests.ui.text.attacks.places import PLACES
from tests.ui.text.attacks.watch import Listener, WatchedPicture, faults, shows_it

_FILES = ("offer.pdf", "picture.png", "x.svg", "sound.mp3", "page.html")


def main(folder: Path, every: int) -> dict[str, object]:
    """Show all of it and look."""
    application = Application(["attacked"])
    listener, picture = Listener(), WatchedPicture(folder)
    shown = images = touched = 0
    bad: list[str] = []
    for vector in VECTORS[::40]:
        # What Qt loads once for any text (fonts of other scripts) comes first.
        for place in PLACES[:2]:
            place.opened()(armed(vector, listener.port, picture.path))
    application.processEvents()
    picture.opened()
    places.ATTACHMENTS[:] = [f"http://127.0.0.1:{listener.port}/{end}" for end in _FILES]
    _say(BEGIN)
    for place in PLACES:
        show = place.opened()
        for number, vector in enumerate(VECTORS[::every]):
            widget = show(armed(vector, listener.port, picture.path))
            shown += 1
            bad += [f"{place.name}: {fault}" for fault in faults(widget)]
            if number % 3 == 0:
                application.processEvents()
                images += shows_it(widget)
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        touched += picture.opened()
        for window in application.topLevelWidgets():
            window.close()
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    opened, asked = _follow_links(listener.port, picture.path)
    touched += picture.opened()
    _say(END)
    listener.stop()
    picture.close()
    return {
        "shown": shown,
        "images": images,
        "touched": touched,
        "calls": listener.calls,
        "faults": bad[:20],
        "links": len(LINKS) + len(HARMLESS_LINKS),
        "opened": opened,
        "asked": asked,
    }


def _follow_links(port: int, file: Path) -> tuple[list[str], list[str]]:
    """What reached the system without a yes, and what was asked about and must not be."""
    reached: list[str] = []

    def opener(url: QUrl) -> bool:
        reached.append(url.toString())
        return True

    view = SafeView(opener=opener)
    asked: list[str] = []
    for link in LINKS:
        href = armed(link, port, file)
        view.show_html(f'<a href="{href}">x</a>')
        for form in view.document().allFormats():
            url = QUrl(form.toCharFormat().anchorHref()) if form.isCharFormat() else QUrl()
            for each in (QUrl(href), url):
                view.anchorClicked.emit(each)
                question = view.findChild(LinkQuestion)
                if question is not None:
                    asked.append(link)
                    question.reject()
                    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for link in HARMLESS_LINKS:
        view.show_html(armed(f'<a href="{link}">x</a>', port, file))
        for form in view.document().allFormats():
            if form.isCharFormat() and form.toCharFormat().anchorHref():
                view.anchorClicked.emit(QUrl(form.toCharFormat().anchorHref()))
    return reached, asked


def _say(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        Path(path).stat()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
