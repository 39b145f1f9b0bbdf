"""A choice for a leaver's case, and a post that has ended, on record."""

from django.utils import timezone

from portal.leavers.models import LeaverChoice, PostEnd, What
from tests.enquiries import cases
from tests.leavers.leaving import choose
from tests.people import named


def leaver_on_record() -> LeaverChoice:
    """Of an enquiry that Omar has, which goes to Grace."""
    enquiry = cases.assigned()
    choose(enquiry, What.OFFICER, "grace")
    return LeaverChoice.objects.get(enquiry=enquiry)


def post_end_on_record() -> PostEnd:
    post, today = named("omar").appointments.get(), timezone.localdate()
    return PostEnd.objects.create(post=post, ended_on=today, at=timezone.now())
