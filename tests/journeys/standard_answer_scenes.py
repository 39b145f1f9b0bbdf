"""The library of Highways, with answers used, overdue for review, changed and retired."""

from enquiries.standard_answers import actions
from enquiries.standard_answers.subjects import subject_of_enquiry
from tests.enquiries import cases
from tests.enquiries.standard_answers import standard_answer
from tests.people import named


def library_of_answers(clock):
    """Of three answers one is overdue for review and one retired."""
    subject = subject_of_enquiry(cases.assigned())
    actions.record_use(standard_answer(), subject, by=named("omar"))
    standard_answer("Gritting routes", "Dear {name}\n\nSee https://westhaven.example/gritting.")
    actions.retire_answer(standard_answer("Old forms", "Gone."), by=named("ruth"))
    overdue = standard_answer("Dropped kerbs: how to apply", "Dear {name}", days=1)
    clock.next_day()
    clock.next_day()
    return overdue


def an_overdue_answer(clock):
    return library_of_answers(clock)


def their_service(clock):
    return named("ruth").posts_today[0].service


def with_standard_answers(clock):
    library_of_answers(clock)
    return cases.assigned()
