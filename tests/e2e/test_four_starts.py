"""D7: several starts at once on one data folder are one window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.e2e.starts_trial import start_again_and_again

ROUNDS = 5


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
@pytest.mark.timeout(400)
def test_four_starts_at_once_are_one_window_also_after_a_crash(
    data_folder: Path, clean_environment: dict[str, str]
) -> None:
    starts = start_again_and_again(data_folder, clean_environment, ROUNDS)
    assert starts.troubles == []
    assert (starts.windows, starts.handed_over) == (ROUNDS, 3 * ROUNDS)
