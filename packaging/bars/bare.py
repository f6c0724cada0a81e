"""The bare window that everything is compared with: Qt, Python and a text field."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    edit = QTextEdit()
    window.setCentralWidget(edit)
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:  # noqa: PTH123 (pathlib takes 5 ms to import)
            edit.setPlainText(file.read())
    window.resize(1440, 900)
    window.show()
    edit.setFocus()
    application.exec()
