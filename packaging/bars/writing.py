"""What the writer's desk costs: reading 200 kB for the draft, and the bytes of what goes out.

W1 is the whole document as markup, W2 what a pause costs after one more
letter, markup and plain text together. W3 compares our markup of ten samples
with what ``QTextDocument.toHtml`` writes for the same documents. W4 is a key and
its paint in source that came without line ends, as newsletters of other tools do.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from bars.report import Figure, middle, percentile
from mateo_desktop.domain.markup import from_plain

BARS = {
    "W1": "200 kB as markup, all of it",
    "W2": "200 kB after one more letter: markup and plain text",
    "W3": "bytes of our markup against Qt's, ten samples",
    "W4": "a key in 200 kB of source in one line, with its paint",
}

#: Half of what may pass between two frames, and what a key may take (bars.md, P3).
_COLD_MS, _WARM_MS = 100.0, 10.0
#: Most of ten long paragraphs are their words, whoever writes them.
_SHARE = 0.75
_PARAGRAPH = ("Your appointment is on Monday, and we look forward to seeing you then. " * 5).strip()

_TABLE = '<table border="1" cellpadding="4">'
SAMPLES = {
    "two words": "<p>Hello you</p>",
    "a letter": "<p>Dear Mrs Muster,</p><p>your appointment is on <b>Monday</b>.</p><p>Bye</p>",
    "emphasis": "<p><b>a</b> <i>b</i> <u>c</u> <s>d</s> <code>e</code></p>",
    "links": '<p><a href="https://example.org/a">page</a> <a href="mailto:a@example.org">a</a></p>',
    "headings": "<h1>One</h1><p>x</p><h2>Two</h2><p>y</p><h3>Three</h3><p>z</p>",
    "lists": "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>",
    "quotes": "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote><p>c</p>",
    "code": "<pre>def a():\n    return 1\n\nprint(a())</pre>",
    "a table": f"{_TABLE}<tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>",
    "ten paragraphs": f"<p>{_PARAGRAPH}</p>" * 10,
}
#: As tools for newsletters write it.
_NEWSLETTER = (
    '<table width="100%" cellpadding="0" cellspacing="0" border="0"><tr>'
    '<td style="padding:0 24px 16px;font-family:Arial,sans-serif;font-size:15px;color:#333">'
    '<p style="margin:0 0 12px">We look forward to seeing you on <b>Monday</b>.</p>'
    "</td></tr></table>"
)


def measure(wanted: set[str], *, full: bool) -> Iterator[Figure]:
    """Measure the *wanted* bars of writing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from mateo_desktop.ui.application import Application

    # There can be one only, and other bars need the program's own.
    app = Application.instance() or Application(["bench"])
    if wanted & {"W1", "W2"}:
        yield from _reading(wanted, 200 if full else 40)
    if "W3" in wanted:
        yield _bytes()
    if "W4" in wanted:
        yield _in_one_line(200 if full else 60)
    del app


def _reading(wanted: set[str], n: int) -> Iterator[Figure]:
    from PySide6.QtGui import QTextCursor

    from mateo_desktop.ui.text.rich import rich_text
    from mateo_desktop.ui.text.rich.rich_edit import RichEdit

    edit = RichEdit()
    edit.put_html(from_plain("\n\n".join([_PARAGRAPH] * (200_000 // len(_PARAGRAPH)))))
    # A long text comes bit by bit.
    edit.finish_paste()
    document = edit.document()
    if "W1" in wanted:
        times = [_ms(rich_text.html, document) for _ in range(n)]
        yield Figure("W1", BARS["W1"], middle(times), limit=_COLD_MS, n=n)
    if "W2" in wanted:
        edit.plain_text()
        times = []
        for number in range(n):
            cursor = QTextCursor(document.findBlockByNumber(number * 7 % document.blockCount()))
            cursor.insertText("x")
            times.append(_ms(edit.html) + _ms(edit.plain_text))
        yield Figure("W2", BARS["W2"] + ", p95", percentile(times, 95), limit=_WARM_MS, n=n)


def _in_one_line(n: int) -> Figure:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from mateo_desktop.ui.text.source.html_edit import HtmlEdit

    edit = HtmlEdit()
    edit.resize(700, 500)
    edit.show()
    edit.put_text(_NEWSLETTER * (200_000 // len(_NEWSLETTER)))
    edit.finish_paste()
    for _ in range(200):
        # Its colours come bit by bit.
        QApplication.processEvents()

    def key() -> None:
        QTest.keyClick(edit, Qt.Key.Key_X)
        QApplication.processEvents()

    times = [_ms(key) for _ in range(n)]
    edit.close()
    return Figure("W4", BARS["W4"] + ", p95", percentile(times, 95), limit=_WARM_MS, n=n)


def _ms(work: object, *arguments: object) -> float:
    # The time of the processor: what else the machine does is not measured.
    start = time.process_time()
    work(*arguments)  # type: ignore[operator]
    return 1000 * (time.process_time() - start)


def _bytes() -> Figure:
    """The largest share of Qt's bytes that a sample of ours needs; the table is printed."""
    from PySide6.QtGui import QTextDocument

    from mateo_desktop.ui.text.rich import rich_reader, rich_text

    shares = []
    for name, markup in SAMPLES.items():
        document = QTextDocument()
        rich_reader.fill(document, markup)
        ours, qt = (len(text.encode()) for text in (rich_text.html(document), document.toHtml()))
        shares.append(ours / qt)
        print(f"    {name:<16}{ours:>6} bytes, Qt {qt:>6}, {100 * ours / qt:.0f} %")
    return Figure("W3", BARS["W3"], max(shares), unit="of Qt's", limit=_SHARE, n=len(shares))
