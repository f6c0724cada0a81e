"""Spelling in the window: wavy lines, the menu with what may have been meant, the next wrong word.

It stands behind the editors of the message, which know nothing of it. Where
there is no dictionary it does nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from mateo_desktop.app import spelling
from mateo_desktop.storage.errors import StorageFailed
from mateo_desktop.ui import messages
from mateo_desktop.ui.notices import Notice
from mateo_desktop.ui.text.line_marks import LineMarks
from mateo_desktop.ui.text.spelling_marks import Place, SpellingMarks

if TYPE_CHECKING:
    from mateo_desktop.app.spelling import Spelling
    from mateo_desktop.app.tasks import Tasks
    from mateo_desktop.storage.preferences import Preferences
    from mateo_desktop.ui.main_window import MainWindow
    from mateo_desktop.ui.session import DraftSession
    from mateo_desktop.ui.text.spelling_marks import Editor

    Field = Editor | QLineEdit

Marks = SpellingMarks | LineMarks

#: The cursor has rested so long on a word before something is said of it.
_SAY_AFTER_MS = 300


class Proofreader(QObject):
    """Marks, explains and mends misspelt words in the pages of the text."""

    def __init__(self, window: MainWindow, session: DraftSession, tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._tasks = tasks
        self._spelling: Spelling | None = None
        self._preferences: Preferences | None = None
        self._has_begun = False
        self._say_later = QTimer(self, singleShot=True, interval=_SAY_AFTER_MS)
        self._say_later.timeout.connect(self._say)
        body = window.composer.body
        self._marks: dict[Field, Marks] = {}
        self._menu_place: tuple[Marks, Place] | None = None
        subject = window.composer.subject.edit
        self._add_marks(LineMarks(subject, self._verdict))
        subject.installEventFilter(self)
        for editor in body.pages.editors.values():
            self._add(editor)
        body.pages.chat_made.connect(self._add)
        self.next_wrong = QAction(self.tr("Next misspelt word"), self)
        self.next_wrong.setObjectName("command_next_misspelt")
        self.next_wrong.setShortcut(QKeySequence("F7"))
        self.next_wrong.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.next_wrong.setEnabled(False)
        window.composer.addAction(self.next_wrong)
        self.next_wrong.triggered.connect(self._on_next)
        session.opened.connect(self._on_opened)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    @Slot(object)
    def _add(self, editor: Editor) -> None:
        """Look at what is written in *editor* as well."""
        source = self._window.composer.body.source
        self._add_marks(SpellingMarks(editor, self._verdict, is_source=editor is source))
        editor.hearing.menu_wanted.connect(self._on_menu_wanted)

    def _add_marks(self, marks: Marks) -> None:
        marks.unknown.connect(self._on_unknown)
        if self._spelling is not None and self._spelling.is_on:
            marks.set_on(True)
        self._marks[marks.field] = marks
        # No Python between a key and its paint.
        marks.field.cursorPositionChanged.connect(self._say_later.start)

    def use(self, service: Spelling, preferences: Preferences) -> None:
        """The data folder is open."""
        self._spelling = service
        self._preferences = preferences
        if any(editor.hasFocus() for editor in self._marks):
            self._begin()

    def _begin(self) -> None:
        """Look for dictionaries when somebody comes into the text: they take 20 MB."""
        if self._spelling is not None and not self._has_begun:
            self._has_begun = True
            self._tasks.start("spelling-open", self._open(self._spelling))

    @Slot(object)
    def follow(self, preferences: Preferences) -> None:
        """The person chose other languages, or none."""
        self._preferences = preferences
        if self._has_begun:
            self._apply()

    async def _open(self, service: Spelling) -> None:
        await service.open()
        self._apply()

    def _apply(self) -> None:
        assert self._spelling is not None
        assert self._preferences is not None
        wanted = self._preferences.spelling_languages
        if not wanted:
            wanted = spelling.usual(self._spelling.found, QLocale.system().name())
        self._spelling.use(wanted if self._preferences.spelling else ())
        self.next_wrong.setEnabled(self._spelling.is_on)
        for marks in self._marks.values():
            marks.set_on(self._spelling.is_on)

    # Words

    def _verdict(self, word: str) -> bool | None:
        if self._spelling is None:
            return True
        return self._spelling.verdict(word, self._session.draft.key)

    @Slot(object)
    def _on_unknown(self, words: set[str]) -> None:
        marks = self.sender()
        if isinstance(marks, SpellingMarks | LineMarks):
            self._tasks.start(f"spelling:{id(marks)}", self._judge(marks, words))

    async def _judge(self, marks: Marks, words: set[str]) -> None:
        assert self._spelling is not None
        await self._spelling.judge(words)
        marks.look()

    @Slot(object)
    def _on_opened(self, _draft: object) -> None:
        # What is ignored is ignored in one message only.
        self._look_again()

    def _look_again(self) -> None:
        for marks in self._marks.values():
            marks.look()

    # For those who do not see the line

    @Slot()
    def _say(self) -> None:
        marks = self._current()
        if marks is None or self._spelling is None or not self._spelling.is_on:
            return
        words = ""
        word = marks.marked_at(marks.selection()[0])
        if word is not None:
            words = self.tr("“{word}” may be misspelt").format(word=word)
        if marks.field.accessibleDescription() != words:
            marks.field.setAccessibleDescription(words)

    def _current(self) -> Marks | None:
        """The marks of the subject if somebody writes there, else of the editor in sight."""
        subject = self._window.composer.subject.edit
        if subject.hasFocus():
            return self._marks[subject]
        shown = self._window.composer.body.pages.currentWidget()
        return next((marks for field, marks in self._marks.items() if field is shown), None)

    # The next one

    @Slot()
    def _on_next(self) -> None:
        self._tasks.start("spelling-next", self._go_to_next())

    async def _go_to_next(self) -> None:
        marks = self._current()
        if marks is None or self._spelling is None:
            return
        draft = self._session.draft.key
        for found, places in self._round(marks):
            new = [place.word for place in places if self._verdict(place.word) is None]
            if new:
                await self._spelling.judge(new)
                if draft != self._session.draft.key:
                    return
            wrong = next((place for place in places if self._verdict(place.word) is False), None)
            if wrong is not None:
                found.select(wrong)
                found.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        words = self.tr("No misspelt words.")
        self._window.notice.show_notice(Notice("spelling", words, "ok"))

    def _round(self, marks: Marks) -> Iterator[tuple[Marks, list[Place]]]:
        """The words behind the cursor in *marks*, those of the other field, those before it."""
        here = marks.selection()[1]
        for places in marks.from_here(here):
            if places and places[0].start < here:
                break
            yield marks, places
        shown = (self._window.composer.subject.edit, self._window.composer.body.pages.editor)
        for field in shown:
            if field is not marks.field and field.isVisible():
                other = self._marks[field]
                for places in other.from_here(0):
                    yield other, places
        for places in marks.from_here(here):
            yield marks, [place for place in places if place.start < here]

    # The menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu of the subject, which has no other way to ask."""
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            subject = self._window.composer.subject.edit
            return watched is subject and self._wants_menu(self._marks[subject], event)
        return False

    @Slot(object)
    def _on_menu_wanted(self, event: QContextMenuEvent) -> None:
        """A menu for a word that is wrong, or that somebody taught; others are the editor's."""
        editor = self.sender().parent()
        marks = next((marks for field, marks in self._marks.items() if field is editor), None)
        if marks is not None and self._wants_menu(marks, event):
            event.accept()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new in self._marks:
            self._begin()

    def _wants_menu(self, marks: Marks, event: QContextMenuEvent) -> bool:
        if self._spelling is None:
            return False
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not self._spelling.is_on or marks.field.isReadOnly():
            return False
        here = marks.selection()[0] if by_keyboard else marks.position_at(event.globalPos())
        place = marks.word_at(here)
        if place is None:
            return False
        if self._verdict(place.word) is not False and not self._spelling.is_own(place.word):
            return False
        at = marks.below_cursor() if by_keyboard else event.globalPos()
        self._tasks.start("spelling-menu", self._show_menu(marks, place, at), replace=True)
        return True

    async def _show_menu(self, marks: Marks, place: Place, at: QPoint) -> None:
        assert self._spelling is not None
        is_own = self._spelling.is_own(place.word)
        offered = () if is_own else await self._spelling.suggestions(place.word)
        now = marks.word_at(place.start)
        if now is None or now.word != place.word:
            return
        menu = QMenu(marks.field)
        menu.setObjectName("spellingMenu")
        menu.setAccessibleName(self.tr("Spelling of “{word}”").format(word=place.word))
        for other in offered:
            action = menu.addAction(other.replace("&", "&&"))
            action.setData(("replace", other))
        if not offered and not is_own:
            menu.addAction(self.tr("No suggestions")).setEnabled(False)
        menu.addSeparator()
        if is_own:
            words = self.tr("Remove “{word}” from my words")
            menu.addAction(words.format(word=place.word)).setData(("forget", place.word))
        else:
            menu.addAction(self.tr("Add to my words")).setData(("learn", place.word))
            menu.addAction(self.tr("Ignore in this message")).setData(("ignore", place.word))
        menu.addSeparator()
        # What the editor offers anyway; its menu has to live as long as ours.
        usual = marks.usual_menu()
        usual.setParent(menu, usual.windowFlags())
        menu.addActions(usual.actions())
        self._menu_place = (marks, place)
        menu.triggered.connect(self._on_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        held = action.data()
        if not isinstance(held, tuple) or self._menu_place is None or self._spelling is None:
            return
        what, word = held
        marks, place = self._menu_place
        if what == "replace":
            marks.put(place, word)
        elif what == "ignore":
            self._spelling.ignore(word, self._session.draft.key)
            self._look_again()
        else:
            self._tasks.start(f"spelling-{what}", self._keep(what, word))

    async def _keep(self, what: str, word: str) -> None:
        assert self._spelling is not None
        try:
            await (self._spelling.learn(word) if what == "learn" else self._spelling.forget(word))
        except StorageFailed as error:
            words = messages.storage_trouble(error.code)
            self._window.notice.show_notice(Notice("words", words, "danger"))
        self._look_again()
