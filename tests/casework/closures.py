"""Closure days in tests: changed as Pat, and the promises they move."""

from datetime import date

from casework.closures.actions import change_days
from enquiries.models import EnquiryPromise
from protocols import calendar
from protocols.calendar import CalendarChange
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.people import adopt, named


def in_oxford(clock):
    """Five working days, in force since 2 November; it is Tuesday 1 December, ten o’clock."""
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 12, 1, 10)


def close(*days, why="Staff training"):
    return changed(CalendarChange(adding=tuple((day, why) for day in days)))


def reopen(*days):
    return changed(CalendarChange(removing=days))


def changed(change):
    """Makes the change as Pat; how many dates moved. No test commits, so the calendar is told."""
    moved = change_days(change, by=named("pat"))
    calendar.forget_calendars()
    return moved


def promise(enquiry, kind=PromiseKind.REPLY):
    return EnquiryPromise.objects.filter(case=enquiry, kind=kind).latest("pk")


def due(enquiry, kind=PromiseKind.REPLY):
    return promise(enquiry, kind).due_on


def raised_at(clock, *parts):
    clock.set(*parts)
    return cases.assigned()
