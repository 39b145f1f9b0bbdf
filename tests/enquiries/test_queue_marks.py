"""Marks, filters, pages and columns of the queue, and that no councillor reads a mark."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions, follow_ups, officer_marks
from enquiries.queue import enquiry_marks
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.contentious import flagged, proposed
from tests.established import establish_whatever_stops_it
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def queue(who="omar", **asked):
    return signed_in(who).get(reverse("enquiries:queue"), asked)


def lines(who="omar", **asked):
    return queue(who, whose="any", **asked).context["lines"]


def references(who="omar", **asked):
    return [line.reference for line in lines(who, **asked)]


def chased(clock):
    enquiry = cases.assigned()
    clock.at += timedelta(days=20)
    return actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())


def replied(clock):
    return actions.reply(cases.waiting(), text="The school end.", by=named("clara"), key=uuid4())


MADE = {
    "chased": (chased, ("Chased today",)),
    "replied": (replied, ("Councillor replied",)),
    "held": (lambda clock: cases.held(), ()),  # its line stands under the date
}


@pytest.mark.parametrize("mark", MADE)
def test_each_mark_is_shown_and_narrows_the_queue(mark, clock):
    make, words = MADE[mark]
    enquiry = make(clock)
    cases.assigned()
    assert references(mark=mark) == [enquiry.reference]
    assert lines(mark=mark)[0].marks == words
    assert references("stan", mark=mark) == []


def test_a_holding_reply_is_said_under_the_date(clock):
    cases.held()
    assert "Holding reply sent</span>" in queue(whose="mine").content.decode()


@pytest.mark.parametrize("write", ["reply", "addition", "follow-up"])
def test_a_councillor_has_replied_until_an_officer_writes_back(write, clock):
    clara = {"text": "And another thing.", "by": named("clara"), "key": uuid4()}
    enquiry = {
        "reply": lambda: actions.reply(cases.waiting(), **clara),
        "addition": lambda: actions.add_information(cases.assigned(), **clara),
        "follow-up": lambda: follow_ups.follow_up(cases.answered(), **clara),
    }[write]()
    assert references(mark="replied") == [enquiry.reference]
    actions.ask_councillor(enquiry, text="Which?", by=named("omar"), key=uuid4())
    assert references(mark="replied") == []


def test_a_mark_goes_when_the_enquiry_is_answered(clock):
    enquiry = chased(clock)
    cases.answered(enquiry)
    assert references(mark="chased") == []
    assert lines()[0].marks == ()


@pytest.mark.parametrize(
    ("age", "days", "found"), [("7", 7, False), ("7", 8, True), ("91", 91, False), ("91", 92, True)]
)
def test_age_counts_from_the_day_of_receipt(age, days, found, clock):
    enquiry = cases.assigned()
    clock.at += timedelta(days=days)
    assert references(age=age) == ([enquiry.reference] if found else [])


def test_those_of_an_age_come_oldest_first(clock):
    """Not the most urgent: the older one is held until later."""
    older, newer = cases.held(), cases.assigned()
    clock.at += timedelta(days=8)
    assert references() == [newer.reference, older.reference]
    page = queue(whose="service", age="7").context
    assert [line.reference for line in page["lines"]] == [older.reference, newer.reference]
    assert page["heading"] == "Highways: 2 open, oldest first"


def test_the_pages_of_an_age_follow_one_another(clock):
    made = [cases.raised().reference for _ in range(27)]
    clock.at += timedelta(days=8)
    first = queue(whose="unassigned", age="7").context
    second = queue_at(first["next_link"])
    assert first["next_link"]["note"] == ""  # it is in no order of due dates
    assert [row.reference for row in first["lines"] + second["lines"]] == made


def test_the_queue_is_narrowed_by_officer(clock):
    mine = cases.assigned()
    cases.raised()
    assert references(officer=named("omar").pk) == [mine.reference]


def test_officers_are_offered_by_service_each_once(clock):
    offered = dict(queue("dev").context["form"].fields["officer"].choices)
    assert str(named("omar").pk) in dict(offered["Highways"])
    keys = [key for group in offered.values() if isinstance(group, list) for key, _ in group]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "asked", [{"mark": "x"}, {"age": "1"}, {"officer": "x"}, {"officer": "9" * 30}]
)
def test_a_filter_that_makes_no_sense_is_ignored(asked, clock):
    enquiry = cases.assigned()
    assert references(**asked) == [enquiry.reference]


def test_filters_narrow_the_list_one_is_on(clock):
    cases.raised()
    page = queue(list="mine", kind="ward").context
    assert page["heading"] == "Mine: 0 open"
    assert queue(list="mine", q="resurfacing").context["heading"].startswith("1 found")


def test_service_stands_in_each_row_for_those_who_see_several(clock):
    cases.assigned()
    assert (lines("dev")[0].service, lines("dev")[0].officer) == ("Highways", "Omar Haddad")
    assert lines("omar")[0].service == ""


def test_an_enquiry_that_nobody_has_says_so(clock):
    cases.raised()
    assert lines()[0].officer == "Not assigned"


def test_an_ended_enquiry_says_when_it_was_answered(clock):
    cases.closed(clock)
    assert (lines()[0].due, lines()[0].ended) == (None, "Answered on 1 December")
    assert lines()[0].tag[0] == "Closed"


def test_an_answer_that_can_be_followed_up_says_until_when(clock):
    cases.answered()
    assert lines()[0].due.note == "to follow up"


def test_pages_go_back_as_they_came(clock):
    made = [cases.raised().reference for _ in range(53)]
    first = queue(whose="unassigned").context
    second = queue_at(first["next_link"])
    third = queue_at(second["next_link"])
    assert first["previous_link"] is None
    assert [row.reference for row in third["lines"]] == made[50:]
    back = queue_at(third["previous_link"])
    assert [row.reference for row in back["lines"]] == made[25:50]
    start = queue_at(back["previous_link"])
    assert [row.reference for row in start["lines"]] == made[:25]
    assert start["previous_link"] is None
    assert queue_at(start["next_link"])["lines"] == second["lines"]


def queue_at(link):
    return signed_in("omar").get(reverse("enquiries:queue") + link["url"]).context


def test_marks_are_for_staff_alone(clock, monkeypatch):
    chased(clock)
    lists = map(reverse, ("home", "enquiries:with-officers", "everything"))
    for address in (*lists, reverse("export", args=["everything", "csv"])):
        shown = signed_in("clara").get(address).content.decode()
        for mark in enquiry_marks.Mark:
            assert mark.label not in shown


@pytest.mark.parametrize("preset", ["cheshire-east", "knutsford", "epsom-ewell"])
def test_staff_see_which_are_contentious_and_narrow_by_it(preset, under, clock):
    under(preset)
    plain, enquiry = cases.assigned(kind="fact"), flagged()
    assert references(mark="contentious") == [enquiry.reference]
    shown = {line.reference: line.marks for line in lines()}
    assert shown == {plain.reference: (), enquiry.reference: ("Contentious",)}
    assert references("stan", mark="contentious") == []
    officer_marks.remove_contentious_flag(enquiry, by=named("omar"))
    assert references(mark="contentious") == []


def test_staff_see_which_wait_for_approval(under, clock):
    under("epsom-ewell")
    enquiry = flagged()
    proposed(enquiry)
    cases.assigned()
    assert references("ruth", mark="approval") == [enquiry.reference]
    assert lines("ruth", mark="approval")[0].marks == (
        "Contentious",
        "Approve by Wednesday 2 December",
    )


def test_who_asked_reads_no_mark_in_the_queue_of_an_office(under, clock):
    under("cheshire-east")
    enquiry = flagged()
    establish_whatever_stops_it(named("clara"), Role.COORDINATOR, clock.at.date())
    assert [line.marks for line in lines("clara")] == [()]
    assert enquiry.reference not in references("clara", mark="contentious")


def test_a_mark_that_no_clause_provides_for_is_not_offered(clock):
    offered = [value for value, _ in queue().context["form"].fields["mark"].choices]
    assert offered == ["", "chased", "replied", "held", "approval", "contribution", "away"]
