"""Files as chips: links, library paths and uploads."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from mateo_desktop.domain.draft import Attachment
from tests.ui.composer.desk import MAIL, Desk

A, B, C = (Attachment(f"https://example.org/{name}.pdf") for name in "abc")


def _drop(desk: Desk, *addresses: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(address) for address in addresses])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    desk.composer.attachments.dropEvent(event)


def test_chips_move_with_alt_and_arrows_and_go_with_delete(desk: Desk) -> None:
    desk.open(MAIL, attachments=(A, B, C))
    chips = desk.composer.attachments.chips
    chips[0].setFocus()
    desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.draft.attachments == (B, A, C)
    assert chips[1].hasFocus()
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.draft.attachments == (A, B, C)
    desk.key(Qt.Key.Key_Delete)
    assert desk.sent["attachments"] == [B.url, C.url]
    assert chips[0].hasFocus()


def test_a_chip_says_name_size_state_and_place(desk: Desk) -> None:
    desk.open(
        MAIL,
        attachments=(
            Attachment("media_library://offer%20one.pdf", "", 0),
            Attachment("http://example.org/b.pdf"),
            Attachment("", "map.png", 1_468_006, "/tmp/map.png"),
        ),
    )
    names = [chip.accessibleName() for chip in desk.composer.attachments.chips]
    assert names == [
        "File offer one.pdf, media library, 1 of 3",
        "File b.pdf, not an https:// or media_library:// address, 2 of 3",
        "File map.png, 1.4 MiB uploading, 3 of 3",
    ]


def test_an_upload_shows_how_far_it_is_why_it_failed_and_that_it_is_done(desk: Desk) -> None:
    file = Attachment("", "map.png", 1000, "/tmp/map.png")
    desk.open(MAIL, attachments=(file,))
    strip = desk.composer.attachments
    strip.set_progress(file.path, 0.4)
    assert strip.chips[0].progress == 40
    strip.set_failed(file.path, "the network is gone")
    assert "the network is gone" in strip.chips[0].accessibleName()
    assert strip.chips[0].progress is None
    strip.set_progress(file.path, 0.0)
    assert "uploading" in strip.chips[0].accessibleName()
    desk.session.update(
        attachments=(Attachment("media_library://m.png", "map.png", 1000, file.path),)
    )
    assert "✓" in strip.chips[0].accessibleName()
    assert strip.chips[0].progress is None


def test_a_wrong_address_is_refused_where_it_is_typed(desk: Desk) -> None:
    desk.composer.attachments.add.menu().actions()[1].trigger()
    dialog = desk.dialog("addressDialog")
    assert isinstance(dialog, QDialog)
    line = dialog.findChild(QLineEdit, "attachmentAddress")
    for wrong in ("https://", "http://example.org/a.pdf", "/home/erika/a.pdf"):
        line.clear()
        QTest.keyClicks(line, wrong)
        dialog.accept()
        assert dialog.isVisible(), wrong
    line.clear()
    QTest.keyClicks(line, "media_library://a.pdf")
    dialog.accept()
    assert desk.draft.attachments == (Attachment("media_library://a.pdf"),)


def test_an_address_given_too_late_does_not_land_in_another_draft(desk: Desk) -> None:
    desk.composer.attachments.add.menu().actions()[1].trigger()
    dialog = desk.dialog("addressDialog")
    other = desk.open(MAIL)
    assert isinstance(dialog, QDialog)
    dialog.findChild(QLineEdit, "attachmentAddress").setText("https://example.org/a.pdf")
    dialog.accept()
    assert desk.draft == other


def test_dropped_files_are_for_upload_and_dropped_addresses_are_attached(desk: Desk) -> None:
    chosen: list[list[str]] = []
    desk.composer.files_chosen.connect(chosen.append)
    _drop(desk, "file:///tmp/a.pdf", "https://example.org/b c.pdf", "http://example.org/c.pdf")
    assert chosen == [["/tmp/a.pdf"]]
    # Mateo cannot fetch the last one, which is said and not kept silent.
    assert [file.url for file in desk.draft.attachments] == [
        "https://example.org/b%20c.pdf",
        "http://example.org/c.pdf",
    ]
    assert desk.session.problems[0].blocks or desk.draft.channel_id == ""
    assert any(problem.code == "attachment_http" for problem in desk.session.problems)


def test_twelve_files_fit_into_a_narrow_column(desk: Desk) -> None:
    files = tuple(Attachment(f"https://example.org/a-rather-long-name-{n}.pdf") for n in range(12))
    desk.open(MAIL, attachments=files)
    desk.composer.resize(380, 700)
    QApplication.processEvents()
    for chip in desk.composer.attachments.chips:
        assert chip.mapTo(desk.composer, chip.rect().topRight()).x() < 380
    last = desk.composer.attachments.chips[-1]
    last.setFocus()
    QApplication.processEvents()
    assert last.visibleRegion().boundingRect() == last.rect()
    assert desk.find("sendButton").isVisible()
