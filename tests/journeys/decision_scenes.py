"""Delegated decisions as pages show them."""

from tests.announcements import decisions as decision_cases
from tests.journeys.clause_scenes import under


def decisions_to_list(clock):
    decision_confirmed(clock)


def decision_to_confirm(clock):
    return (decision_cases.recorded().announcement.reference,)


def decision_confirmed(clock):
    return (decision_cases.confirmed().announcement.reference,)


def committee_that_authorises(clock):
    under("knutsford")
    decision_cases.planning()


def decision_between_meetings(clock):
    under("knutsford")
    return (decision_cases.recorded().announcement.reference,)
