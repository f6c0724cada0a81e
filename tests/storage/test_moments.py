"""A damaged time costs no message."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest

from mateo_desktop.storage.moments import UNREADABLE, moment


def test_a_moment_is_read_as_it_was_stored() -> None:
    then = datetime(2026, 11, 25, 12, 30, tzinfo=UTC)
    assert moment(then.timestamp()) == then


@pytest.mark.parametrize("number", [1e300, -1e300, 1e17, math.inf, math.nan])
def test_a_number_that_no_calendar_has_is_no_reason_to_refuse_a_row(number: float) -> None:
    assert moment(number) == UNREADABLE
