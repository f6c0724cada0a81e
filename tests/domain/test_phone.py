"""Phone numbers by national habits."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from mateo_desktop.domain import phone
from mateo_desktop.domain.draft import Recipient
from mateo_desktop.domain.problem import value
from mateo_desktop.domain.recipient_checks import with_number
from mateo_desktop.domain.validation import problems
from tests.domain.drafts import good

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _habits() -> None:
    pytest.importorskip("phonenumbers")
    assert phone.load()


@pytest.mark.parametrize(
    ("typed", "country", "number"),
    [
        ("0151 23456789", "DE", "+4915123456789"),
        ("(030) 2312-5000", "DE", "+493023125000"),
        ("030/23125-000", "DE", "+493023125000"),
        ("0043 1 5880440", "DE", "+4315880440"),
        ("+49 (0)151 23456789", "DE", "+4915123456789"),
        ("+49 151 23456789", "", "+4915123456789"),
        (" 0151\u00a023456789 ", "de", "+4915123456789"),
        ("01 5880440", "AT", "+4315880440"),
        ("044 668 18 00", "CH", "+41446681800"),
        ("020 7946 0958", "GB", "+442079460958"),
        ("(415) 555-2671", "US", "+14155552671"),
        ("011 49 151 23456789", "US", "+4915123456789"),
        # In Italy the 0 stays.
        ("06 698 12345", "IT", "+390669812345"),
        ("+39 06 698 12345", "DE", "+390669812345"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, country: str, number: str) -> None:
    assert phone.read(typed, country) == number


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("112", "DE"),
        ("0151 234", "DE"),
        ("12345", "DE"),
        ("0151 23456789", ""),
        ("0151 23456789", "??"),
        ("Haus 0151 23456789", "DE"),
        ("0800 FLOWERS", "US"),
        ("erika@example.org", "DE"),
        ("3c90c3cc-0d44-4b50-8888-8dd25736052a", "DE"),
        ("", "DE"),
        ("+", "DE"),
        ("0" * 39, "DE"),
        ("0151 23456789 0151 23456789", "DE"),
    ],
)
def test_what_is_no_number_there_stays_what_it_is(typed: str, country: str) -> None:
    assert phone.read(typed, country) == ""
    assert phone.as_typed(Recipient(typed), "sms", country) == Recipient(typed)


def test_who_writes_the_country_is_believed_about_a_new_range() -> None:
    # No such area is in use; as a number of Germany it is long enough.
    assert phone.read("+49 1999 1234567", "DE") == "+4919991234567"
    assert phone.read("01999 1234567", "DE") == ""


def test_only_the_handle_of_a_phone_channel_is_read() -> None:
    person = Recipient("0151 23456789", "Erika Muster")
    read = phone.as_typed(person, "whatsapp", "DE")
    assert read == Recipient("+4915123456789", "Erika Muster")
    for kind in ("email", "instagram", "postal", ""):
        assert phone.as_typed(person, kind, "DE") is person


def test_who_has_country_codes_is_left_to_the_server() -> None:
    person = Recipient("0151 23456789", country_codes=("AT",))
    assert phone.as_typed(person, "sms", "DE") is person


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+4915123456789", "+49 1512 3456789"),
        ("+493023125000", "+49 30 23125000"),
        ("+390669812345", "+39 06 6981 2345"),
        ("+999123456789", "+999123456789"),
        ("0151 23456789", "0151 23456789"),
        ("erika@example.org", "erika@example.org"),
    ],
)
def test_only_an_international_number_is_shown_in_groups(number: str, shown: str) -> None:
    assert phone.formatted(number) == shown


def test_without_the_library_an_international_number_is_understood_all_the_same() -> None:
    code = (
        "from mateo_desktop.domain import phone\n"
        "import sys\n"
        "assert phone.read('+4915123456789', 'DE') == '+4915123456789'\n"
        "assert phone.read('+49 151 23456789', 'DE') == '+4915123456789'\n"
        "assert phone.read('0151 23456789', 'DE') == ''\n"
        "assert phone.formatted('+4915123456789') == '+4915123456789'\n"
        "assert not {name for name in sys.modules if name.startswith('phonenumbers')}\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=150, check=False)
    assert done.returncode == 0


def test_a_number_that_is_none_in_the_country_is_said_to_be_none_there() -> None:
    draft = good("sms", to=(Recipient("0151 234"),))
    (problem,) = problems(draft, None, NOW, country="DE")
    assert problem.code == "handle_not_national"
    assert (value(problem, "value"), value(problem, "country")) == ("0151 234", "DE")
    assert not problem.blocks
    (without,) = problems(draft, None, NOW)
    assert without.code == "handle_not_phone"


def test_a_number_from_a_file_stays_as_it_came_until_somebody_takes_the_other() -> None:
    draft = good("sms", to=(Recipient("0151 23456789", "Erika"), Recipient("+4915123456780")))
    (problem,) = problems(draft, None, NOW, country="DE")
    assert problem.code == "handle_not_phone"
    assert value(problem, "suggestion") == "+4915123456789"
    better = with_number(draft, problem)
    assert better.to == (Recipient("+4915123456789", "Erika"), Recipient("+4915123456780"))
    assert problems(better, None, NOW, country="DE") == ()
    assert with_number(draft.replace(to=()), problem).to == ()


def test_ten_thousand_odd_numbers_are_read_only_as_far_as_they_are_named() -> None:
    people = tuple(Recipient(f"0151 3{n:07}") for n in range(10_000))
    found = problems(good("sms", to=people), None, NOW, country="DE")
    assert [one.code for one in found if value(one, "suggestion")] == ["handle_not_phone"] * 50


@pytest.mark.parametrize("country", ["DE", ""])
@pytest.mark.parametrize(
    "typed",
    ["0151", "0151 23", "0151/23", "0151-234 56", "(0)151", "+49 (0) 151 23", "0049151", "+49 151"],
)
def test_a_number_is_found_however_it_is_begun(typed: str, country: str) -> None:
    sought = phone.Sought.of(typed, country)
    assert sought is not None
    for handle in ("+4915123456789", "+49 151 23456789"):
        assert sought.fits(handle), handle
    assert not sought.fits("+4917123456789")
    assert not sought.fits("erika15123456789@example.org")


@pytest.mark.parametrize(
    ("typed", "country", "handle", "fits"),
    [
        # At home a nought begins a number of this country, elsewhere of another.
        ("0664 12", "DE", "+43664123456", False),
        ("0664 12", "AT", "+43664123456", True),
        ("0664 12", "", "+43664123456", True),
        ("06 69", "IT", "+390669812345", True),
        ("06 69", "IT", "+39669812345", True),
        # A beginning is none in the middle; digits without a nought may be anywhere.
        ("0234", "DE", "+4915123456789", False),
        ("234", "DE", "+4915123456789", True),
        ("345 67", "DE", "+4915123456789", True),
        ("+151", "DE", "+4915123456789", False),
        # What was sent before the country was known.
        ("0151 23", "DE", "0151/23456789", True),
        ("0151", "XX", "+4915123456789", True),
    ],
)
def test_a_number_is_sought_as_it_is_dialled_in_the_country(
    typed: str, country: str, handle: str, fits: bool
) -> None:
    sought = phone.Sought.of(typed, country)
    assert sought is not None
    assert sought.fits(handle) is fits


@pytest.mark.parametrize(
    "typed", ["", "01", "+4", "Haus 12", "erika", "12 rue", "()-/", "1234567" * 9]
)
def test_what_is_no_number_is_not_sought_as_one(typed: str) -> None:
    assert phone.Sought.of(typed, "DE") is None


def test_without_the_library_a_number_is_sought_by_its_digits() -> None:
    code = (
        "from mateo_desktop.domain import phone\n"
        "import sys\n"
        "assert phone.Sought.of('0151/23', 'DE').fits('+4915123456789')\n"
        "assert not phone.Sought.of('0171', 'DE').fits('+4915123456789')\n"
        "assert not {name for name in sys.modules if name.startswith('phonenumbers')}\n"
    )
    done = subprocess.run([sys.executable, "-c", code], timeout=150, check=False)
    assert done.returncode == 0
