"""Covers as the pages show them: Omar is away and Grace covers, with an enquiry of his."""

from tests.covers import away
from tests.enquiries import cases
from tests.people import named


def an_absence_covered(clock):
    """The arguments of its address; the same for every stop."""
    return ((named("omar").absences.first() or away()).key,)


def someone_covered(clock):
    """For pages without arguments."""
    an_absence_covered(clock)


def covered(clock):
    """An enquiry that Grace has sent a holding reply on, for Omar."""
    enquiry = cases.assigned()
    an_absence_covered(clock)
    return cases.held(enquiry, by=named("grace"))
