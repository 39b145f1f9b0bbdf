"""The explain_deadline command: dates worked out by hand, as people and programs ask for them."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from protocols.choices import PromiseKind
from protocols.models import ClosureDay
from protocols.sources import load


def explain(capsys, *options):
    call_command("explain_deadline", "--json", *options)
    return json.loads(capsys.readouterr().out)


def query(preset, received, *more, promise="reply"):
    return ("--preset", preset, "--promise", promise, "--received", received, *more)


@pytest.mark.clause("oxford", "23.5")
def test_christmas_2026_in_oxford(capsys):
    assert explain(capsys, *query("oxford", "2026-12-23T16:30")) == {
        "preset": "oxford",
        "promise": "reply",
        "clause": "23.5",
        "received": "2026-12-23T16:30:00+00:00",
        "counts_from": "2026-12-23",
        "due_on": "2027-01-04",
        "due_at": "2027-01-04T23:59:59+00:00",
        "skipped": [
            {"date": "2026-12-25", "why": "Christmas Day"},
            {"date": "2026-12-26", "why": "Saturday"},
            {"date": "2026-12-27", "why": "Sunday"},
            {"date": "2026-12-28", "why": "Boxing Day (substitute day)"},
            {"date": "2027-01-01", "why": "New Year’s Day"},
            {"date": "2027-01-02", "why": "Saturday"},
            {"date": "2027-01-03", "why": "Sunday"},
        ],
        "rolled": False,
    }


@pytest.mark.parametrize(
    ("question", "counts_from", "due_on"),
    [
        # 2 January is a holiday in Scotland; in 2027 its substitute is Monday 4 January.
        (query("oxford", "2026-12-23T16:30", "--division", "scotland"), "2026-12-23", "2027-01-05"),
        # 29 and 30 December closed: 24, 31, then 4, 5 and 6 January.
        (
            query(
                "oxford", "2026-12-23T16:30", "--closure", "2026-12-29", "--closure", "2026-12-30"
            ),
            "2026-12-23",
            "2027-01-06",
        ),
        (query("oxford", "2026-12-23T17:00"), "2026-12-23", "2027-01-04"),
        (query("oxford", "2026-12-23T17:00:01"), "2026-12-24", "2027-01-05"),
        # Easter 2026: Good Friday 3 April, Easter Monday 6 April.
        (query("oxford", "2026-04-01T09:00"), "2026-04-01", "2026-04-10"),
        (query("oxford", "2026-04-01T09:00", "--division", "scotland"), "2026-04-01", "2026-04-09"),
        (query("staffordshire", "2026-04-02T17:30"), "2026-04-07", "2026-04-09"),
        # A week from Friday 18 December is Christmas Day; the next working day is Tuesday 29.
        (query("section-c", "2026-12-18T18:00"), "2026-12-18", "2026-12-29"),
        (
            query("section-c", "2026-12-18T18:00", "--closure", "2026-12-29"),
            "2026-12-18",
            "2026-12-30",
        ),
        (
            query("section-c", "2026-06-01T10:00", promise="member-reply"),
            "2026-06-01",
            "2026-06-08",
        ),
        # Scotland's holiday of Monday 15 June 2026 is not in the library.
        (query("oxford", "2026-06-12T10:00", "--division", "scotland"), "2026-06-12", "2026-06-22"),
        (
            query("oxford", "2026-06-12T10:00", "--division", "any-of-the-uk"),
            "2026-06-12",
            "2026-06-22",
        ),
        (query("oxford", "2026-06-12T10:00"), "2026-06-12", "2026-06-19"),
        # St Patrick's Day 2026 is a Tuesday, and a holiday anywhere counts for any of the UK.
        (
            query("staffordshire", "2026-03-16T10:00", "--division", "any-of-the-uk"),
            "2026-03-16",
            "2026-03-19",
        ),
        (query("oxford", "2026-06-05T10:00", promise="acknowledge"), "2026-06-05", "2026-06-08"),
        # 5:30pm in London, though 4:30pm by Greenwich.
        (query("oxford", "2026-07-01T16:30:00Z"), "2026-07-02", "2026-07-09"),
    ],
)
def test_dates_worked_out_by_hand(capsys, question, counts_from, due_on):
    answer = explain(capsys, *question)
    assert (answer["counts_from"], answer["due_on"]) == (counts_from, due_on)


def test_a_rolled_week_says_what_it_rolled_over(capsys):
    answer = explain(capsys, *query("section-c", "2026-12-18T18:00", "--closure", "2026-12-29"))
    assert answer["rolled"] is True
    assert [day["date"][8:] for day in answer["skipped"]] == ["25", "26", "27", "28", "29"]
    assert answer["skipped"][-1]["why"] == "Council closed"


def test_the_end_of_the_day_in_summer_has_summers_offset(capsys):
    answer = explain(capsys, *query("oxford", "2026-06-01T10:00"))
    assert answer["due_at"] == "2026-06-08T23:59:59+01:00"


def test_a_promise_that_the_portal_adds_has_no_clause(capsys):
    assert (
        explain(capsys, *query("oxford", "2026-06-05T10:00", promise="acknowledge"))["clause"]
        is None
    )


def test_without_json_the_answer_is_in_words(capsys):
    call_command("explain_deadline", *query("oxford", "2026-06-04T18:12"))
    assert capsys.readouterr().out.splitlines() == [
        "Reply within five working days (Oxford 23.5)",
        "Due by the end of Friday 12 June 2026",
        "",
        "Thu  4 Jun 2026  Received at 6:12pm, after 5pm, so it counts from the next working day",
        "Fri  5 Jun 2026  Day 0, treated as the day it was received",
        "Sat  6 Jun 2026  Not counted: Saturday",
        "Sun  7 Jun 2026  Not counted: Sunday",
        "Mon  8 Jun 2026  Day 1",
        "Tue  9 Jun 2026  Day 2",
        "Wed 10 Jun 2026  Day 3",
        "Thu 11 Jun 2026  Day 4",
        "Fri 12 Jun 2026  Day 5, due by the end of the day",
    ]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            query("oxford", "2026-06-01", promise="member-reply"),
            'Oxford sets no time limit for "mem',
        ),
        (query("oxford", "2026-06-01", promise="full-reply"), "holding reply promises the date."),
        (query("oxford", "2026-06-01", promise="tea"), '--promise: there is no "tea". Choose one'),
        (query("wessex", "2026-06-01"), 'There is no preset "wessex". The presets are cheshire'),
        (query("oxford", "yesterday"), '--received: "yesterday" is not a date and time.'),
        (query("oxford", "2026-02-30T10:00"), '--received: "2026-02-30T10:00" is not a date'),
        (query("oxford", "0001-01-01T00:00+12:00"), "is not a date and time."),
        (query("oxford", "2026-06-01", "--closure", "soon"), '--closure: "soon" is not a date.'),
        (query("oxford", "2026-06-01", "--division", "wales"), '--division: there is no "wales".'),
        (query("oxford", "1999-06-01"), "Bank holidays are known from Sunday 1 January 2012"),
        (query("oxford", "2028-12-29"), "to Sunday 31 December 2028."),
        (query("oxford", "9999-12-30"), "is too far away. Bank holidays are known"),
        (query("section-c", "9999-12-30"), "is too far away. Bank holidays are known"),
        (query("oxford", "2026-06-01", "--protocol", "current"), "Name either --preset NAME or"),
        (("--promise", "reply", "--received", "2026-06-01"), "Name either --preset NAME or"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(question, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("explain_deadline", *question)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 2


@pytest.mark.parametrize("preset", load.preset_names())
@pytest.mark.parametrize("promise", PromiseKind.values)
def test_every_preset_answers_or_says_that_it_has_no_time_limit(capsys, preset, promise):
    question = query(preset, "2026-06-01T10:00", promise=promise)
    if load.load_preset(preset).terms(promise):
        answer = explain(capsys, *question)
        assert answer["due_on"] > "2026-06-01"
        assert answer["clause"] or load.load_preset(preset).promises[promise].silent
    else:
        with pytest.raises(CommandError, match=f'sets no time limit for "{promise}"') as refused:
            call_command("explain_deadline", *question)
        assert refused.value.returncode == 2


CURRENT = ("--protocol", "current", "--promise", "reply", "--received", "2026-06-04T10:00")


def test_the_protocol_in_force_answers_with_the_councils_own_closure_days(capsys, oxford):
    ClosureDay.objects.create(day=date(2026, 6, 5), why="staff training day")
    answer = explain(capsys, *CURRENT)
    assert (answer["preset"], answer["clause"], answer["due_on"]) == (
        "oxford",
        "23.5",
        "2026-06-12",
    )
    assert answer["skipped"][0] == {
        "date": "2026-06-05",
        "why": "Council closed: staff training day",
    }


def test_without_a_database_only_presets_are_explained(monkeypatch):
    def unreachable(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr("protocols.models.Protocol.objects.in_force", unreachable)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("explain_deadline", *CURRENT)


@pytest.mark.django_db
def test_without_a_protocol_in_force_there_is_nothing_to_explain(on_the_day):
    on_the_day(2019, 12, 31)
    with pytest.raises(CommandError, match="No protocol was in force"):
        call_command("explain_deadline", *CURRENT)
