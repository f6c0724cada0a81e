"""The composer as somebody has it on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from mateo_desktop.domain.draft import Draft
from mateo_desktop.ui.composer.body_editor import BodyEditor
from mateo_desktop.ui.session import DraftSession
from tests.ui.composer.body import shown
from tests.ui.composer.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """A composer with an empty draft and five channels."""
    return Desk(qtbot)


@pytest.fixture
def session() -> DraftSession:
    """What an empty draft is in."""
    return DraftSession(Draft.new())


@pytest.fixture
def body(qtbot: QtBot, session: DraftSession) -> BodyEditor:
    """The body of that draft."""
    return shown(qtbot, session)
