"""The contract, used against the sandbox by Schemathesis.

Only the operations that the sandbox has; whatever else the contract lists
answers 404 there. Bounded and without chance, so that every run is the same.
"""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.config import (
    ChecksConfig,
    CoveragePhaseConfig,
    ExamplesPhaseConfig,
    FuzzingPhaseConfig,
    GenerationConfig,
    PhasesConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
    SimpleCheckConfig,
    StatefulPhaseConfig,
)

from mateo_desktop.sandbox import TOKEN, SandboxThread, Settings
from mateo_desktop.sandbox.routes import SEND_PATH
from mateo_desktop.sandbox.tables import RESOURCES
from tests.sandbox.client import contract

PATHS = {
    "/send_message",
    "/storage/upload/sign/media_library/{path}",
    *(f"/{resource}" for resource in RESOURCES),
}


def implemented() -> dict:
    """The contract without the operations that the sandbox does not have."""
    document = copy.deepcopy(contract())
    document["paths"] = {path: document["paths"][path] for path in sorted(PATHS)}
    return document


CONFIG = SchemathesisConfig(
    projects=ProjectsConfig(
        default=ProjectConfig(
            phases=PhasesConfig(
                examples=ExamplesPhaseConfig(enabled=True),
                coverage=CoveragePhaseConfig(enabled=False),
                fuzzing=FuzzingPhaseConfig(enabled=True),
                stateful=StatefulPhaseConfig(enabled=False),
            ),
            generation=GenerationConfig(deterministic=True, database="none"),
        )
    )
)
schema = schemathesis.openapi.from_dict(implemented(), config=CONFIG)


@pytest.fixture(scope="module")
def running() -> Iterator[SandboxThread]:
    thread = SandboxThread(
        Settings(rate_limit=False, customer_delay_s=None, on_repeated_id="return")
    )
    thread.start()
    yield thread
    thread.stop()


@schema.parametrize()
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_the_sandbox_keeps_the_contract(case, running):
    case.call_and_validate(
        base_url=running.base_url, headers={"Authorization": f"Bearer {TOKEN}"}
    )
