from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot

from tests.ui.text.attacks import BOMBS, CLASSES, VECTORS, armed, places
from tests.ui.text.attacks.places import PLACES, Place
from tests.ui.text.attacks.watch import Listener, WatchedPicture, faults, shows_it


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.stop()


@pytest.fixture
def picture(qapp: QApplication, tmp_path: Path) -> Iterator[WatchedPicture]:
    picture = WatchedPicture(tmp_path / "watched")
    yield picture
    picture.close()


@pytest.fixture
def closing(qapp: QApplication) -> Iterator[None]:
    """Closes whatever a place opened."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QApplication.processEvents()


def test_there_are_attacks_of_every_class() -> None:
    assert len(set(VECTORS)) >= 500
    assert len(BOMBS) >= 30
    assert min(map(len, CLASSES.values())) >= 20
    assert all("{port}" in "".join(CLASSES[name]) for name in ("loading", "styles", "running"))


@pytest.mark.usefixtures("closing")
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_no_attack_loads_opens_or_leads_anywhere(
    place: Place, listener: Listener, picture: WatchedPicture
) -> None:
    show = place.opened()
    for number, vector in enumerate(VECTORS[:: place.every]):
        widget = show(armed(vector, listener.port, picture.path))
        assert not faults(widget), vector
        if number % 5 == 0:
            QApplication.processEvents()
            assert not shows_it(widget), vector
            # As between two turns of the loop; or what was shown before stays.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not picture.opened(), vector
    assert listener.calls == 0


@pytest.mark.usefixtures("closing")
def test_the_address_of_an_attachment_is_never_asked_for(
    qtbot: QtBot, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = [f"http://127.0.0.1:{listener.port}/{name}" for name in ("a.pdf", "b.png", "c")]
    monkeypatch.setattr(places, "ATTACHMENTS", addresses)
    for place in PLACES:
        show = place.opened()
        widget = show(f"{addresses[1]} <img src={addresses[1]}>")
        QApplication.processEvents()
        widget.grab()
    assert listener.calls == 0


def test_a_view_without_the_walls_is_noticed(qtbot: QtBot, picture: WatchedPicture) -> None:
    view = QTextBrowser()
    qtbot.addWidget(view)
    view.setHtml(f'<p>x</p><img src="{picture.path}"><a href="javascript:x">x</a>')
    view.show()
    QApplication.processEvents()
    assert shows_it(view)
    assert picture.opened()
    assert len(faults(view)) == 2


def test_a_tooltip_that_was_not_escaped_is_noticed(qtbot: QtBot) -> None:
    view = QTextBrowser()
    qtbot.addWidget(view)
    view.setToolTip("<b>x</b>")
    assert faults(view) == ["rich text in the tooltip of "]
    assert QUrl("x").isValid()
