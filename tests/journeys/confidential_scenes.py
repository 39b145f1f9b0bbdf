"""An answer sent in confidence as pages show it, under Staffordshire's protocol."""

from tests.enquiries import confidential_letters
from tests.journeys.clause_scenes import under


def told_in_confidence(clock):
    under("staffordshire")
    return confidential_letters.told_in_confidence()


def confidential_letter(clock):
    enquiry = told_in_confidence(clock)
    return enquiry.pk, confidential_letters.secret_of(enquiry).pk
