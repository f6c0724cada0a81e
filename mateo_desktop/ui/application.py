"""The QApplication: one style, one theme, two languages, one way to end.

Qt's own quitting would tear the event loop from under running work. So the
wish to quit becomes a signal; ``main`` ends the work first and Qt afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from mateo_desktop import __version__, paths
from mateo_desktop.ui.theme import theme

#: A language chosen by hand brings its dates and numbers along.
_LOCALES = {"de": "de_DE", "en": "en_GB"}


class Application(QApplication):
    """The running program as Qt sees it."""

    quit_requested = Signal()

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self.setApplicationName("mateo-desktop")
        self.setApplicationDisplayName("Mateo Desktop")
        self.setApplicationVersion(__version__)
        self.setDesktopFileName("mateo-desktop")
        self.setStyle("Fusion")
        self.setQuitOnLastWindowClosed(False)
        self._translators: list[QTranslator] = []
        #: What was asked for last: "system", "de" or "en".
        self.language = "system"

    def wear(self, language: str, scheme: str, *, dress: bool = True) -> None:
        """Put language ("system", "de", "en") and scheme into force (see Theme.apply)."""
        self.speak(language)
        theme().apply(scheme, dress=dress)
        theme().follow_system()

    def speak(self, language: str) -> None:
        """Load the translations of *language*, Qt's own words included."""
        for translator in self._translators:
            self.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()
        self.language = language
        locale = QLocale.system() if language == "system" else QLocale(_LOCALES[language])
        first = locale.uiLanguages()[:1] if language == "system" else [language]
        spoken = "de" if any(name.startswith("de") for name in first) else "en"
        QLocale.setDefault(locale)
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # The English file has the plurals, which Qt cannot form by itself.
        for name, folder in (
            (f"qtbase_{spoken}", qt),
            (f"mateo_{spoken}", str(paths.translations())),
        ):
            # A translator without a parent is collected while Qt still uses it.
            translator = QTranslator(self)
            if translator.load(name, folder):
                self.installTranslator(translator)
                self._translators.append(translator)

    def event(self, event: QEvent) -> bool:
        """Turn the wish to quit (Cmd+Q, end of session) into a signal."""
        if event.type() == QEvent.Type.Quit:
            self.quit_requested.emit()
            event.ignore()
            return True
        return super().event(event)
