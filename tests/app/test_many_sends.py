"""S1, S3, S4 and S5 of bars.md in small: many sends through every fault there is."""

from __future__ import annotations

import gc
import logging
import warnings
from collections.abc import Iterator

import pytest

from tests import retry_after
from tests.fault_network import Network
from tests.fault_trials import TRAVELLED, TRIALS
from tests.fault_world import World, run
from tests.patience import PATIENT

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Every fault is logged, and nobody can say beforehand which ones will be met."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
    # Who is cancelled in the very moment in which the connection comes about leaves
    # its socket to the collector (anyio's connect_tcp): one in some thousand sends.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_fails_and_whatever_a_person_does_nothing_is_doubled_or_lost(
    seed: int,
) -> None:
    tally = await run(100, worlds=4, seed=seed)
    assert tally.sends >= 100
    assert tally.troubles == []
    counted = (tally.duplicates, tally.lost, tally.false_accepted, tally.false_refused)
    assert counted == (0, 0, 0, 0)
    assert tally.second_posts == 0
    assert tally.ambiguous
    assert tally.found == tally.ambiguous


@pytest.mark.parametrize("seed", range(2))
async def test_however_a_server_asks_to_wait_it_is_kept_or_said(seed: int) -> None:
    async with Network() as network, World(network, 0, seed, PATIENT) as world:
        kept = await retry_after.keep(world, 100, seed)
    assert kept.troubles == []
    assert (kept.tried, kept.too_early, kept.silent) == (100, 0, 0)


def test_there_is_a_trial_for_every_way_a_send_can_end() -> None:
    assert len(TRIALS) > 90
    assert {trial.way for trial in TRAVELLED} == {"secure", "proxied"}
