"""A year back, by the calendar: what the figures, the replay and the restricted posts go by."""

from datetime import date

import pytest

from foundation.years import a_year_before, twelve_months_to
from reports import figures


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2028, 3, 1), date(2027, 3, 1)),  # 366 days, as 2028 has a 29 February
        (date(2027, 3, 1), date(2026, 3, 1)),
        (date(2028, 12, 31), date(2027, 12, 31)),
        (date(2029, 3, 1), date(2028, 3, 1)),
    ],
)
def test_the_figures_of_a_year_begin_on_the_same_day_a_year_before(today, since):
    assert figures.year_before(today).since == since
    assert a_year_before(today) == since


def test_a_leap_day_has_the_last_of_february_a_year_before():
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)
    assert twelve_months_to(date(2028, 2, 28)) == date(2027, 2, 28)
