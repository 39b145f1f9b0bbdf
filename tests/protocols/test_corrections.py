"""Our corrections to the library's bank holidays: dated, sourced, and the newest release wins."""

from datetime import date
from importlib.metadata import version

import pytest

from protocols import bank_holidays
from protocols.choices import Division
from protocols.holiday_sources import published
from protocols.holiday_sources.published import Holiday, corrected_holidays, published_holidays
from protocols.models import BankHoliday, HolidayCheck

JUBILEE = {
    "division": "scotland",
    "day": date(2030, 6, 3),
    "title": "A jubilee",
    "holiday": True,
    "released": date(2029, 5, 1),
    "source": "a proclamation",
}


def corrected(library, *corrections, library_released=date(2029, 1, 1)):
    told = {"library": {"version": "9", "released": library_released}, "correction": corrections}
    return corrected_holidays(library, told)


def test_a_correction_adds_what_an_older_library_lacks():
    assert corrected([], JUBILEE) == (Holiday("scotland", date(2030, 6, 3), "A jubilee"),)


def test_a_library_released_later_has_the_last_word():
    assert corrected([], JUBILEE, library_released=date(2029, 6, 1)) == ()


def test_the_newest_of_two_corrections_stands_whatever_their_order():
    cancelled = JUBILEE | {"holiday": False, "released": date(2029, 9, 1)}
    renamed = JUBILEE | {"title": "A coronation", "released": date(2029, 10, 1)}
    assert corrected([], cancelled, JUBILEE) == ()
    assert [one.title for one in corrected([], renamed, cancelled, JUBILEE)] == ["A coronation"]


def test_a_correction_takes_away_what_the_library_lists():
    listed = [Holiday("scotland", date(2030, 6, 3), "A jubilee")]
    assert corrected(listed, JUBILEE | {"holiday": False}) == ()


def test_each_correction_is_dated_and_sourced_and_the_installed_library_was_compared():
    told = published.read_corrections()
    assert told["library"]["version"] == version("govuk-bank-holidays")
    for one in told["correction"]:
        assert set(one) == set(JUBILEE)
        assert "https://" in one["source"]
        assert one["division"] in Division.values
        assert one["division"] != Division.ANY_OF_THE_UK


def test_scotland_has_its_world_cup_holiday():
    world_cup = Holiday("scotland", date(2026, 6, 15), "World Cup bank holiday")
    assert world_cup in published_holidays()


@pytest.mark.django_db
def test_seeding_takes_away_what_a_later_correction_says_is_no_holiday(monkeypatch, clock):
    day = date(2027, 8, 2)
    told = published.read_corrections()
    wrong = {"division": "scotland", "day": day, "title": "", "holiday": False}
    wrong |= {"released": date(2026, 11, 30), "source": "https://"}
    kept = [one for one in published_holidays() if one[:2] != ("scotland", day)]
    monkeypatch.setattr(bank_holidays, "published_holidays", lambda: kept)
    monkeypatch.setattr(bank_holidays, "read_corrections", lambda: told | {"correction": [wrong]})
    assert bank_holidays.seed_bank_holidays() == 1
    assert not BankHoliday.objects.filter(division="scotland", day=day).exists()


@pytest.mark.django_db
def test_a_list_read_from_gov_uk_is_older_than_a_correction_released_since(monkeypatch, clock):
    BankHoliday.objects.filter(day=date(2026, 6, 15))._raw_delete("default")
    HolidayCheck.objects.create(at="2026-12-01T10:00Z")
    assert bank_holidays.seed_bank_holidays() == 0
    monkeypatch.setattr(bank_holidays, "published_until", lambda: date(2026, 12, 2))
    assert bank_holidays.seed_bank_holidays() == 1
