"""Long drafts in the composer, beside payload and preview: how long the window stands still.

    long_drafts.py TURNS

What the window's thread computes in one turn of its loop counts, while a draft
is opened, a letter typed and taken back, and its source looked at and made
formatted text again. Of TURNS turns the shortest longest one. Prints JSON.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from mateo_desktop.domain import markup
from mateo_desktop.domain.channels import Channel
from mateo_desktop.domain.draft import HTML, RICH, TEXT, Draft
from mateo_desktop.ui.application import Application
from mateo_desktop.ui.composer.composer import Composer
from mateo_desktop.ui.detail.payload_view import PayloadView
from mateo_desktop.ui.detail.preview.pane import PreviewPane
from mateo_desktop.ui.rubbish import Rubbish
from mateo_desktop.ui.session import DraftSession
from mateo_desktop.ui.text.source.loss_dialog import LossDialog

_CHANNEL = Channel("00000000-0000-4000-8000-000000000001", "email", "Support", "s@example.org")
_SIZES = {"200 kB": 200_000, "512 kB": 512_000}
#: The loop turns at least so often…
_PULSE_MS = 4
#: …and is quiet after so many turns: longer than any pause after which something is read.
_QUIET_TURNS = 150
_PATIENCE_S = 120.0


def _times(part: str, size: int) -> str:
    return part * (size // len(part))


def _shapes(size: int) -> dict[str, str]:
    words = "<p>Good <b>day</b> and <i>welcome</i>, dear guest of ours in our own house.</p>"
    return {
        "paragraphs": _times(words, size),
        "a list": f"<ul>{_times('<li>An item of a long list</li>', size)}</ul>",
        "numbers": f"<ol>{_times('<li>An item of a long list</li>', size)}</ol>",
        "a quote": f"<blockquote>{_times('<p>Quoted words of old</p>', size)}</blockquote>",
        "code": f"<pre>{_times('a line of code, and' + chr(10), size)}x</pre>",
        "foreign source": _times(words.replace("<p>", '<p class="x">') + "\n", size),
    }


class Desk:
    """A composer with a draft, and what is beside it in the window."""

    def __init__(self) -> None:
        self.session = DraftSession()
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        self.composer = Composer(self.session).whole()
        self.composer.set_channels((_CHANNEL,))
        for pane in (self.composer, PreviewPane(self.session), PayloadView(self.session)):
            row.addWidget(pane)
        self.body = self.composer.body
        # As in the program: garbage goes between the turns, not in the middle of one.
        Rubbish(self.window)
        sys.setswitchinterval(0.001)
        self._pulse = QTimer(self.window, interval=_PULSE_MS)
        self._pulse.start()
        self.window.resize(1440, 900)
        self.window.show()
        self.window.activateWindow()

    def longest_ms(self, gesture: Callable[[], object], until: Callable[[], object]) -> float:
        """The longest turn from *gesture* on, until things are so and quiet again."""
        gc.collect()
        before = time.thread_time()
        gesture()
        longest = time.thread_time() - before
        quiet, deadline = 0, time.monotonic() + _PATIENCE_S
        while quiet < _QUIET_TURNS:
            if time.monotonic() > deadline:
                raise TimeoutError
            before = time.thread_time()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            took = time.thread_time() - before
            longest = max(longest, took)
            quiet = quiet + 1 if until() else 0
        return 1000 * longest


def _question() -> LossDialog | None:
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if isinstance(one, LossDialog)), None)


def _gestures(desk: Desk, html: str, *, lossy: bool) -> dict[str, float]:
    body, session = desk.body, desk.session
    draft = Draft.new(
        html=html,
        text=markup.plain_text(html),
        channel_id=_CHANNEL.id,
        channel_type="email",
        body_mode=HTML if lossy else RICH,
    )

    def there() -> bool:
        return not body.pages.editor.coming

    def choose(mode: str) -> None:
        QTest.mouseClick(body.mode_buttons[mode], Qt.MouseButton.LeftButton)

    def key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(body.pages.editor, key, held)

    ctrl = Qt.KeyboardModifier.ControlModifier
    found = {
        "opening": desk.longest_ms(lambda: session.open(draft, _CHANNEL), there),
        "a letter": desk.longest_ms(lambda: key(Qt.Key.Key_X), there),
        "Enter": desk.longest_ms(lambda: key(Qt.Key.Key_Return), there),
        "undo": desk.longest_ms(lambda: key(Qt.Key.Key_Z, ctrl), there),
    }
    if lossy:
        found["the question"] = desk.longest_ms(lambda: choose(RICH), _question)
        question = _question()
        assert question is not None
        button = question.convert_button
        found["to Rich with losses"] = desk.longest_ms(
            lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
            lambda: there() and body.pages.page == RICH,
        )
        return found
    for mode, page in ((HTML, HTML), (RICH, RICH), (TEXT, TEXT), (RICH, RICH)):
        done = desk.longest_ms(lambda: choose(mode), lambda: there() and body.pages.page == page)  # noqa: B023
        found[f"to {mode}"] = done
    key(Qt.Key.Key_Y)
    found["to html, written in"] = desk.longest_ms(lambda: choose(HTML), there)
    found["a letter of source"] = desk.longest_ms(lambda: key(Qt.Key.Key_X), there)
    found["back to rich"] = desk.longest_ms(
        lambda: choose(RICH), lambda: there() and body.pages.page == RICH
    )
    return found


def main(turns: int) -> dict[str, float]:
    """The longest turn of each gesture, by size, shape and gesture."""
    application = Application(["long drafts"])
    desk = Desk()
    longest: dict[str, float] = {}
    for size, letters in _SIZES.items():
        for shape, html in _shapes(letters).items():
            for _ in range(turns):
                for gesture, ms in _gestures(desk, html, lossy=shape == "foreign source").items():
                    name = f"{gesture}, {size} of {shape}"
                    longest[name] = min(longest.get(name, ms), ms)
    del application
    return longest


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))), flush=True)
    os._exit(0)
