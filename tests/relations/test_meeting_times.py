"""When and where a meeting is: what is typed, and the two aware times that come of it."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from foundation.clock_time import clock_time
from relations.meeting_times import (
    ENDS_FIRST,
    IN_THE_PAST,
    NO_SUCH_TIME,
    NOT_YET,
    MeetingTimesForm,
)

LONDON = ZoneInfo("Europe/London")


class HeldForm(MeetingTimesForm):
    has_been_held = True


def sent(kind=MeetingTimesForm, day=(9, 12, 2026), starts="6:30pm", ends="8pm", place="Library"):
    names = ("day_day", "day_month", "day_year")
    typed = dict(zip(names, map(str, day), strict=True)) | {"place": place}
    key = "6f1a2a44-3a0d-4f0e-9d5e-6c8f3f6f2a11"
    return kind(typed | {"starts": starts, "ends": ends, "key": key})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6:30pm", time(18, 30)),
        ("6.30 pm", time(18, 30)),
        ("18:30", time(18, 30)),
        ("6pm", time(18)),
        ("6 P.M.", time(18)),
        ("12am", time(0)),
        ("12:15am", time(0, 15)),
        ("12pm", time(12)),
        ("noon", time(12)),
        ("9:05", time(9, 5)),
        *((wrong, None) for wrong in ("6", "25:00", "13pm", "0am", "6:60pm", "soon", "6:3pm", "")),
    ],
)
def test_a_time_is_read_as_people_write_it_and_a_doubtful_one_is_not(typed, meant):
    assert clock_time(typed) == meant


def test_a_meeting_has_two_aware_times_of_one_day_in_london(clock):
    form = sent()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts_at"] == datetime(2026, 12, 9, 18, 30, tzinfo=LONDON)
    assert form.cleaned_data["ends_at"] == datetime(2026, 12, 9, 20, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"day": (1, 12, 2025)}, "day", IN_THE_PAST.format("meeting")),
        ({"starts": "11pm", "ends": "1am"}, "ends", ENDS_FIRST.format("meeting")),
        ({"starts": "8pm", "ends": "8pm"}, "ends", ENDS_FIRST.format("meeting")),
        ({"day": (28, 3, 2027), "starts": "1:30am", "ends": "9am"}, "starts", NO_SUCH_TIME),
        (
            {"starts": "6"},
            "starts",
            "“6” is not a time. Enter the start time, such as 6:30pm or 18:30",
        ),
        ({"ends": ""}, "ends", "Enter the end time, such as 6:30pm or 18:30"),
        ({"place": ""}, "place", "Enter the place of the meeting"),
        ({"kind": HeldForm}, "day", NOT_YET.format("meeting")),
    ],
)
def test_a_wrong_day_or_time_has_a_sentence_beside_it(clock, typed, field, sentence):
    assert sent(**typed).errors == {field: [sentence]}


def test_of_the_hour_that_comes_twice_the_first_is_meant(clock):
    form = sent(day=(31, 10, 2027), starts="1:30am", ends="2:30am")
    assert form.is_valid(), form.errors
    length = form.cleaned_data["ends_at"].timestamp() - form.cleaned_data["starts_at"].timestamp()
    assert length == 2 * 60 * 60


def test_a_meeting_that_was_held_has_started(clock):
    assert sent(HeldForm, day=(1, 12, 2025)).is_valid()
