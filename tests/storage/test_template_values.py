"""Values that went into templates: by place, the latest first, and forgotten for good."""

from __future__ import annotations

from datetime import UTC, datetime

from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import LIVE, Profile, ProfileStore
from mateo_desktop.storage.template_values import VALUES_KEPT, TemplateValues
from tests.storage.conftest import Clock

_TEMPLATE = "aced8f9c-13bb-40e8-a1b1-6ace2130412b"


async def test_values_stand_at_their_place_the_latest_first(database: Database) -> None:
    clock = Clock()
    values = TemplateValues(database, clock)
    for sent in (("Erika", "Montag"), ("Max", "Dienstag"), ("Erika", "", "9:30")):
        await values.remember("p", _TEMPLATE, sent)
        clock.forward(60)
    await values.remember("p", "another", ("Nur hier",))

    assert await values.all("p") == {
        _TEMPLATE: {0: ("Erika", "Max"), 1: ("Dienstag", "Montag"), 2: ("9:30",)},
        "another": {0: ("Nur hier",)},
    }
    assert await values.all("q") == {}


async def test_an_id_is_the_same_however_it_is_written(database: Database) -> None:
    values = TemplateValues(database)
    await values.remember("p", _TEMPLATE.upper(), ("Erika",))
    await values.remember("p", _TEMPLATE, ("Erika",))
    assert await values.all("p") == {_TEMPLATE: {0: ("Erika",)}}


async def test_only_the_latest_of_each_place_are_kept(database: Database) -> None:
    values = TemplateValues(database, Clock())
    for number in range(VALUES_KEPT + 1):
        await values.remember("p", _TEMPLATE, (f"{number}", "immer"))

    (found,) = (await values.all("p")).values()

    assert found[0] == tuple(f"{number}" for number in range(VALUES_KEPT, 0, -1))
    assert found[1] == ("immer",)


async def test_a_value_is_forgotten_at_its_place_alone(database: Database) -> None:
    values = TemplateValues(database)
    for profile in ("p", "q"):
        await values.remember(profile, _TEMPLATE, ("Erika", "Erika"))

    await values.forget("p", _TEMPLATE.upper(), 0, "Erika")

    assert await values.all("p") == {_TEMPLATE: {1: ("Erika",)}}
    assert await values.all("q") == {_TEMPLATE: {0: ("Erika",), 1: ("Erika",)}}


async def test_what_nobody_would_choose_again_is_not_remembered(database: Database) -> None:
    values = TemplateValues(database)
    await values.remember("p", _TEMPLATE, ("", "  ", "a" * 1001, "\ud83d"))
    assert await values.all("p") == {}
    await values.remember("p", _TEMPLATE, ("a" * 1000,))
    assert len((await values.all("p"))[_TEMPLATE]) == 1


async def test_values_go_when_their_time_is_over_and_with_their_workspace(
    database: Database,
) -> None:
    clock = Clock()
    values = TemplateValues(database, clock)
    await values.remember("p", _TEMPLATE, ("alt",))
    clock.forward(100)
    await values.remember("p", _TEMPLATE, ("neu",))

    await values.forget_before(datetime.fromtimestamp(clock.now - 50, UTC))
    assert await values.all("p") == {_TEMPLATE: {0: ("neu",)}}

    profiles = ProfileStore(database)
    await profiles.save(Profile("p", "Muster", "https://api.example.org", LIVE))
    await profiles.delete("p")
    assert await values.all("p") == {}
