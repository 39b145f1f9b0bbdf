"""Scenes of retention, as the pages show them."""

from datetime import timedelta

from tests.enquiries import cases
from tests.retention.records import adopted, certified, held, proposed, searched


def a_schedule_proposed(clock):
    adopted()
    return proposed(enquiry=(7, "destroy"))


def a_hold(clock):
    enquiry = cases.raised()
    held(case=enquiry.reference, why="An inquiry has been announced.")
    return held(name="Zelda Quill", until=clock.at.date(), why="A claim against the council.")


def a_review_due(clock):
    records_due(clock)


def a_certificate(clock):
    return (certified().pk,)


def certificates_made(clock):
    certified()


def a_search(clock):
    cases.raised(kind="casework", resident={"name": "Ada Ewart", "basis": "asked"})
    return (searched().key,)


def searches_made(clock):
    searched()


def records_due(clock):
    """Two enquiries that ended a year ago; one is on hold. The schedule says one year."""
    adopted(enquiry=(1, "review"))
    first, second = cases.closed(clock), cases.closed(clock)
    held(case=second.reference, why="An inquiry has been announced.")
    clock.at += timedelta(days=366)
    return (first.reference,)
