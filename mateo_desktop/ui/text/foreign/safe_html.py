"""The one place where a stranger's markup is shown.

What arrives goes through :mod:`cleaning` into a browser that loads nothing
and follows nothing. A click asks first, with the address as it really is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage, QResizeEvent, QTextDocument, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from mateo_desktop.ui.text.foreign import cleaning, plain_names
from mateo_desktop.ui.text.foreign.addresses import safe_address
from mateo_desktop.ui.text.foreign.link_question import LinkQuestion
from mateo_desktop.ui.text.steady_layout import SteadyLayout
from mateo_desktop.ui.text.styles import PAGE
from mateo_desktop.ui.theme import mark

Opener = Callable[[QUrl], bool]

#: More characters than this are as wide as they may be.
_SURELY_WIDE = 3_000
#: More characters than this do not fit into a window.
_SURELY_HIGH = 20_000
#: What a mail address in a link may bring along. "attach" would name a file.
_MAIL_FIELDS = frozenset(("to", "cc", "bcc", "subject", "body"))


class SafeView(SteadyLayout, QTextBrowser):
    """Shows one message, as markup or as plain text.

    With *fit* it is as high as its content and never scrolls, for bubbles; all
    of that is laid out, so it shows less.
    *opener* is what a confirmed link goes to.
    """

    #: Whether what is shown is all there is; False offers the original.
    shown = Signal(bool)

    def __init__(
        self, parent: QWidget | None = None, *, fit: bool = False, opener: Opener | None = None
    ) -> None:
        super().__init__(parent)
        self._opener: Opener = QDesktopServices.openUrl if opener is None else opener
        self._fit = fit
        self._limits = cleaning.BUBBLE if fit else cleaning.FOREIGN
        self.is_whole = True
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDefaultStyleSheet(PAGE)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(self._on_clicked)
        if fit:
            # The bubble around it has the colour and the corners.
            self.setStyleSheet(
                "QTextBrowser { border: none; background: transparent; padding: 0; }"
            )
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.document().setDocumentMargin(0)
            self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        else:
            mark(self, kind="page")

    def show_html(self, markup: str | bytes) -> None:
        """Show markup from anywhere, cleaned; what is too much is shown as text."""
        images = self.tr("[Image: {name}]")
        self._show(cleaning.cleaned(markup, limits=self._limits, images=images))

    def show_words(self, markup: str) -> None:
        """Show the mere words of markup of any size."""
        self._show(cleaning.words(markup, self._limits.text))

    def show_plain(self, text: str) -> None:
        """Show text from anywhere, exactly its characters."""
        self._show(cleaning.plain(text, self._limits.text))

    def size_within(self, width: int) -> QSize:
        """The size the content takes if it may be *width* wide at most."""
        if self.document().characterCount() > _SURELY_WIDE:
            # Laid out a second time, a long text would stall the window.
            return QSize(width, math.ceil(self.document().size().height()))
        copy = self.document().clone(self)
        copy.setDefaultFont(self.document().defaultFont())
        copy.setTextWidth(width)
        size = QSize(min(width, math.ceil(copy.idealWidth()) + 1), math.ceil(copy.size().height()))
        copy.deleteLater()
        return size

    def _show(self, clean: cleaning.Clean) -> None:
        if not self._fit:
            # A scroll bar that comes when the text is laid out has it all laid out again.
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOn
                if clean.length > _SURELY_HIGH
                else policy.ScrollBarAsNeeded
            )
        if clean.html:
            self.setHtml(clean.html)
        else:
            self.setPlainText(clean.text)
        self.is_whole = not clean.cut
        self.shown.emit(self.is_whole)

    @Slot(QUrl)
    def _on_clicked(self, url: QUrl) -> None:
        self.ask(url)

    def ask(self, url: QUrl) -> LinkQuestion | None:
        """Ask whether to open *url*; None if it is one that is never opened."""
        address = _without_files(url)
        if address is None:
            return None
        question = LinkQuestion(address, self._words_of(url), self)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.agreed.connect(self._on_agreed)
        question.open()
        return question

    @Slot(QUrl)
    def _on_agreed(self, url: QUrl) -> None:
        if _without_files(url) is not None:
            self._opener(url)

    def _words_of(self, url: QUrl) -> tuple[str, ...]:
        """The words that lead to *url*: all of them, wherever they stand."""
        found: list[str] = []
        block = self.document().begin()
        while block.isValid():
            fragments = block.begin()
            going_on = False
            while not fragments.atEnd():
                fragment = fragments.fragment()
                form = fragment.charFormat()
                same = form.isAnchor() and QUrl(form.anchorHref()) == url
                if same and going_on:
                    found[-1] += fragment.text()
                elif same:
                    found.append(fragment.text())
                going_on = same
                fragments += 1
            block = block.next()
        return tuple(plain_names.plain_name(words) for words in found[:20])

    @Slot()
    def _on_size_changed(self) -> None:
        height = math.ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(max(1, height))

    # Qt overrides

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        """Nothing is ever loaded: None or no bytes would make Qt open the file."""
        return QImage()

    def doSetSource(  # noqa: N802
        self,
        name: QUrl | str,
        /,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,  # noqa: A002
    ) -> None:
        """There is no other page to go to."""

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copies the words only: what was sent to us is not sent on as markup."""
        # As in RichEdit: data made in Python would kill the process at its end.
        mime = super().createMimeDataFromSelection()
        mime.html()
        for kind in mime.formats():
            mime.removeFormat(kind)
        mime.setText(self.textCursor().selection().toPlainText())
        return mime

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may make another height."""
        super().resizeEvent(event)
        if self._fit:
            self._on_size_changed()

    def changeEvent(self, event: QEvent) -> None:
        """Another font may make another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and getattr(self, "_fit", False):
            self._on_size_changed()


def _without_files(url: QUrl) -> QUrl | None:
    """*url* as it may reach the system, or None if it may not."""
    text = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    if not url.isValid() or not safe_address(text):
        return None
    if url.scheme().lower() != "mailto":
        return url if url.host() else None
    address, _, query = text.partition("?")
    if "#" in address:
        address, query = address.partition("#")[0], ""
    fields = query.partition("#")[0].split("&") if query else []
    kept = [field for field in fields if field.partition("=")[0].lower() in _MAIL_FIELDS]
    # A line end would begin another header in some programs.
    kept = [
        field
        for field in kept
        if field.lower().startswith("body=") or not re.search("%0[ad]", field, re.IGNORECASE)
    ]
    if re.search("%0[ad]", address, re.IGNORECASE):
        return None
    return QUrl(address + ("?" + "&".join(kept) if kept else ""))
