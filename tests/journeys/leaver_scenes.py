"""Leavers as their pages show them: Omar leaves Highways, Clara the council, and Mona an office."""

from datetime import date

from casework.news.actions import make_feed
from enquiries.standard_answers.actions import Contents, add_answer
from portal.leavers.models import What
from tests.announcements import announcements
from tests.covers import away
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.leavers.leaving import choose, leaves
from tests.people import named

__all__ = [
    "a_councillor_who_leaves",
    "a_leaver",
    "a_post_with_cases",
    "an_office_left_vacant",
]


def a_leaver(clock):
    """With a choice for one case and none for two, an answer of the service, a cover and a notice
    for councillors."""
    del clock
    announcements.written()
    enquiry = cases.held()
    cases.assigned()
    requests.assigned()
    choose(enquiry, What.OFFICER, "grace")
    contents = Contents("Grit", "We grit main roads first.", named("omar"), date(2027, 2, 1))
    add_answer(enquiry.service, contents, key=enquiry.key, by=named("ruth"))
    away("grace", "omar", first=date(2026, 12, 10), last=date(2026, 12, 11))
    return leaves()


def a_councillor_who_leaves(clock):
    del clock
    cases.assigned()
    cases.waiting()
    make_feed(by=named("clara"))
    return leaves("clara")


def a_post_with_cases(clock):
    """What the address of the post takes."""
    del clock
    cases.assigned()
    post = named("omar").appointments.get()
    return (post.person_id, post.pk)


def an_office_left_vacant(clock):
    del clock
    return leaves("mona")
