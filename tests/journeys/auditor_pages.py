"""Stops at the pages of the auditor."""

from portal.auditor.sections import SECTIONS
from tests.journeys.stops import Stop

AUDITOR = [
    Stop("home", "ada", "a_verification"),
    Stop("home", "ada", "a_verification_with_problems"),
    Stop("home", "ada", "one_of_each"),
    *(Stop("audit:section", "ada", "one_of_each", step=one.slug) for one in SECTIONS),
    Stop("/audit/history/?record=E-2026-9999&person=Clara&first=2026-12-01", "ada"),
    Stop("/audit/history/?first=2026-12-02&last=2026-12-01&kind=nothing", "ada"),
]
