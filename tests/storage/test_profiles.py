"""A profile is a name and an address; a token is bound to the origin of the address."""

from __future__ import annotations

import dataclasses

import pytest

from mateo_desktop.domain.channels import Channel
from mateo_desktop.storage.books import ChannelBook
from mateo_desktop.storage.database import Database
from mateo_desktop.storage.profiles import (
    COLOURS,
    LIVE,
    SANDBOX,
    Profile,
    ProfileStore,
    free_colour,
)

SHOP = Profile("1", "Shop", "https://api.example.org/v1", "live", "blue")
TRIAL = Profile("2", "Trial", "http://127.0.0.1:8080/api/v1", "sandbox")


@pytest.mark.parametrize(
    ("base_url", "origin"),
    [
        ("https://api.example.org/v1", "https://api.example.org"),
        ("HTTPS://API.example.org:443/v1/", "https://api.example.org"),
        ("https://api.example.org:8443", "https://api.example.org:8443"),
        ("http://localhost:80/api", "http://localhost"),
        ("http://[::1]:8080/api", "http://[::1]:8080"),
        ("http://127.0.0.1:443/", "http://127.0.0.1:443"),
    ],
)
def test_the_origin_is_scheme_host_and_port(base_url: str, origin: str) -> None:
    assert dataclasses.replace(SHOP, base_url=base_url).origin == origin


async def test_profiles_are_listed_in_the_order_in_which_they_were_made(
    database: Database,
) -> None:
    profiles = ProfileStore(database)
    assert await profiles.all() == []
    assert await profiles.last_used() is None
    await profiles.save(SHOP)
    await profiles.save(TRIAL)
    renamed = dataclasses.replace(SHOP, name="Shop 2", colour="green")
    await profiles.save(renamed)
    assert await profiles.all() == [renamed, TRIAL]


async def test_the_one_used_last_is_opened_next(database: Database) -> None:
    profiles = ProfileStore(database)
    await profiles.save(SHOP)
    await profiles.save(TRIAL)
    assert await profiles.last_used() == SHOP
    await profiles.mark_used(TRIAL.id)
    assert await profiles.last_used() == TRIAL
    await profiles.delete(TRIAL.id)
    assert await profiles.last_used() == SHOP


async def test_a_deleted_profile_takes_its_books_with_it(database: Database) -> None:
    profiles, book = ProfileStore(database), ChannelBook(database)
    for profile in (SHOP, TRIAL):
        await profiles.save(profile)
        await book.put(profile.id, [Channel("c", "email")])
    await profiles.delete(SHOP.id)
    assert await profiles.all() == [TRIAL]
    assert await book.all(SHOP.id) == []
    assert len(await book.all(TRIAL.id)) == 1


async def test_a_profile_of_this_run_only_is_not_stored(database: Database) -> None:
    profiles = ProfileStore(database)
    with pytest.raises(ValueError, match="this run"):
        await profiles.save(dataclasses.replace(SHOP, kind="unsaved"))
    assert await profiles.all() == []


def test_a_workspace_is_shown_in_its_colour_and_the_sandbox_in_its_own() -> None:
    live = Profile("a", "A", "https://a.example.org", LIVE, "plum")
    assert live.tone == "plum"
    # Nobody chose one, or a later version knows more of them.
    for colour in ("", "ultraviolet", "warning"):
        assert dataclasses.replace(live, colour=colour).tone == COLOURS[0]
    assert dataclasses.replace(live, kind=SANDBOX).tone == "warning"
    assert "warning" not in COLOURS


def test_a_new_workspace_gets_a_colour_that_no_other_has() -> None:
    def live(colour: str) -> Profile:
        return Profile(colour, colour, "https://a.example.org", LIVE, colour)

    assert free_colour([]) == COLOURS[0]
    # One that was never chosen is shown in the first.
    assert free_colour([live("")]) == COLOURS[1]
    assert free_colour([live(COLOURS[1]), live(COLOURS[0])]) == COLOURS[2]
    assert free_colour([live(colour) for colour in COLOURS]) == COLOURS[0]
