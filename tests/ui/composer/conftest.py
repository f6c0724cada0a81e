"""The composer as somebody has it on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.composer.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """A composer with an empty draft and five channels."""
    return Desk(qtbot)
