"""The contract, used against the sandbox by Schemathesis.

Only the operations that the sandbox has; whatever else the contract lists
answers 404 there. Bounded and without chance, so that every run is the same.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.config import (
    CoveragePhaseConfig,
    ExamplesPhaseConfig,
    FuzzingPhaseConfig,
    GenerationConfig,
    PhasesConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
    StatefulPhaseConfig,
)

from mateo_desktop.sandbox import TOKEN, SandboxThread, Settings
from mateo_desktop.sandbox.people import contact_id
from mateo_desktop.sandbox.stock import channel_id, conversation_id
from mateo_desktop.sandbox.store import fixed_id
from mateo_desktop.sandbox.tables import RESOURCES
from tests.sandbox.client import contract

PATHS = {
    "/send_message",
    "/storage/upload/sign/media_library/{path}",
    *(f"/{resource}" for resource in RESOURCES),
}


#: What the contract leaves to words, said in its own terms. Its parameters are
#: "any string" there, and its channels any UUID; of such the sandbox can only
#: say that they are wrong, so a generated request would show nothing.
PARAMETERS = {
    "Select": {"enum": ["*", "created_at", "organisation_id,updated_at"]},
    "Order": {"enum": ["created_at", "updated_at.desc", "created_at.asc.nullsfirst"]},
    "Limit": {"type": "string", "pattern": "^[0-9]{1,3}$"},
    "Offset": {"type": "string", "pattern": "^[0-9]{1,2}$"},
    "Or": {"enum": ["(created_at.gt.2020-01-01,created_at.is.null)", "(updated_at.not.is.null)"]},
    "And": {"enum": ["(created_at.gt.2020-01-01,organisation_id.not.is.null)"]},
}
MEANT = [channel_id("email"), channel_id("sms"), channel_id("whatsapp")]
RECIPIENT = {"$ref": "#/components/schemas/RecipientInput"}


def implemented() -> dict:
    """The operations of the contract that the sandbox has, and no others."""
    document = copy.deepcopy(contract())
    document["paths"] = {path: document["paths"][path] for path in sorted(PATHS)}
    parameters = document["components"]["parameters"]
    for name, narrowed in PARAMETERS.items():
        parameters[name]["schema"] = {"type": "string"} | narrowed
    # Any name may be a column there; the lists' own tests have the filters.
    parameters["ColumnFilters"]["schema"]["additionalProperties"] = False
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            narrow_rows(path.strip("/"), method, operation)
    schemas = document["components"]["schemas"]
    request = schemas["SendMessageRequest"]
    request["properties"]["from"] = {"type": "string", "enum": MEANT}
    request["properties"]["to"] = {"type": "array", "minItems": 1, "items": RECIPIENT}
    request["required"] = ["from", "to"]  # or nobody is addressed
    handle = {"type": "string", "pattern": "^[a-z0-9]{1,12}@example.org$"}
    schemas["RecipientInput"]["properties"]["handle"] = handle
    schemas["RecipientInput"]["required"] = ["handle"]
    schemas["ContactWrite"]["properties"] = {
        name: schemas["Contact"]["properties"][name]
        for name in ("full_name", "email", "is_blocked", "birthday", "city", "external_id")
    }
    return document


def narrow_rows(resource: str, method: str, operation: dict) -> None:
    """Let writes mean rows that are there, and a path be one for a file."""
    for parameter in operation.get("parameters", ()):
        if parameter.get("name") == "id":
            known = {"conversation": conversation_id("chat"), "message": fixed_id("message chat 0")}
            parameter["schema"] = {"type": "string", "enum": [f"eq.{known[resource]}"]}
        if parameter.get("name") == "path":
            parameter["schema"] = {"type": "string", "pattern": "^[a-z0-9]{1,8}$"}
    if (resource, method) == ("contact", "patch"):
        # The contract asks for filters only in words.
        known_contact = {"type": "string", "enum": [f"eq.{contact_id('Theo Sandkasten')}"]}
        operation["parameters"].append(
            {"name": "id", "in": "query", "required": True, "schema": known_contact}
        )


def config(mode: GenerationMode) -> SchemathesisConfig:
    """Examples and generated cases of one *mode*; the same ones in every run."""
    return SchemathesisConfig(
        projects=ProjectsConfig(
            default=ProjectConfig(
                phases=PhasesConfig(
                    examples=ExamplesPhaseConfig(enabled=True),
                    coverage=CoveragePhaseConfig(enabled=False),
                    fuzzing=FuzzingPhaseConfig(enabled=True),
                    stateful=StatefulPhaseConfig(enabled=False),
                ),
                generation=GenerationConfig(
                    modes=[mode],
                    deterministic=True,
                    database="none",
                    # The key is given by the test; keys have their own tests.
                    with_security_parameters=False,
                ),
            )
        )
    )


right = schemathesis.openapi.from_dict(implemented(), config=config(GenerationMode.POSITIVE))
# Only the body of a message: the contract lets a query hold any column, and a
# path any words, so what counts as wrong there would be wrong by chance.
wrong = schemathesis.openapi.from_dict(
    implemented(), config=config(GenerationMode.NEGATIVE)
).include(path="/send_message")


@pytest.fixture(scope="module")
def running() -> Iterator[SandboxThread]:
    thread = SandboxThread(
        Settings(rate_limit=False, customer_delay_s=None, on_repeated_id="return")
    )
    thread.start()
    yield thread
    thread.stop()


# The health checks are about speed and size of generated data, which the
# bound on examples settles; the shared fixture is a server, made to be shared.
bounded = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.function_scoped_fixture,
    ],
)


def call(case, base_url):
    return case.call_and_validate(base_url=base_url, headers={"Authorization": f"Bearer {TOKEN}"})


@right.parametrize()
@bounded
def test_what_the_contract_allows_is_answered_as_it_says(case, running):
    answer = call(case, running.base_url)
    # A message may refer to what is not there (404); reading and signing cannot.
    if case.path != "/send_message" and case.method != "DELETE":
        assert answer.status_code == 200


@wrong.parametrize()
@bounded
def test_what_the_contract_forbids_is_refused_and_sends_nothing(case, running):
    before = running.deliveries()
    answer = call(case, running.base_url)
    assert 400 <= answer.status_code < 500
    assert running.deliveries() == before


def test_the_contract_was_narrowed_and_not_emptied():
    operations = {operation.ok().label for operation in right.get_all_operations()}
    assert "POST /send_message" in operations
    assert len(operations) == 15
