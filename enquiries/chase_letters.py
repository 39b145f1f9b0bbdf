"""Letters that answer a chase, and when an enquiry that was chased can be chased again."""

from django.template.defaultfilters import date as words
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryLetter, LetterKind
from foundation.verdict import ALLOWED, Verdict, denied

DAY_FORMAT = "l j F"
# A holding reply says more than an answer to a chase: it promises the answer itself.
CHASE_ANSWERS = (LetterKind.CHASE_ANSWER, LetterKind.HOLDING)


def answer_to_chase(enquiry: Enquiry) -> EnquiryLetter | None:
    """The first letter that answered the last chase, or None while there is none."""
    if not enquiry.chased_at:
        return None
    since = enquiry.letters.filter(kind__in=CHASE_ANSWERS, sent_at__gte=enquiry.chased_at)
    return since.order_by("sent_at", "pk").first()


def may_chase_again(enquiry: Enquiry) -> Verdict:
    """Whether its councillor can chase it again although no new date has passed: once the day has
    passed by which the answer to their chase said that something would happen."""
    answered = answer_to_chase(enquiry)
    if answered and answered.promised_on:
        if answered.promised_on < timezone.localdate():
            return ALLOWED
        by = words(answered.promised_on, DAY_FORMAT)
        return denied(f"Your chase was answered: you can chase again after {by}.", later=True)
    chased = words(timezone.localtime(enquiry.chased_at), DAY_FORMAT)
    return denied(f"You have already chased this enquiry, on {chased}.")
