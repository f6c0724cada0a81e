"""The bare window that everything is compared with: Qt, Python and a text field."""

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

if __name__ == "__main__":
    application = QApplication([])
    window = QMainWindow()
    edit = QTextEdit()
    window.setCentralWidget(edit)
    window.resize(1440, 900)
    window.show()
    edit.setFocus()
    application.exec()
