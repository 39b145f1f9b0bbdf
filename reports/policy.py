"""Who can see figures on answers to enquiries, and of which enquiries."""

from enum import StrEnum

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role


class Whose(StrEnum):
    """Which enquiries a person’s figures are about."""

    COUNCIL = "council"
    SERVICES = "services"
    OWN = "own"
    FIELD = "field"


WHOSE_IN_WORDS = {
    Whose.COUNCIL: "The whole council",
    Whose.SERVICES: "Your services",
    Whose.OWN: "Your own enquiries",
    Whose.FIELD: "Services in your portfolio",
}
READ_EVERYTHING = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)


def can_see_reports(user: User) -> Verdict:
    """Councillors, heads of service, chief officers, coordinators, the Chief Executive and the
    Monitoring Officer."""
    if whose_figures(user):
        return ALLOWED
    return denied(
        "Only councillors, heads of service, chief officers, coordinators, the Chief Executive and"
        " the Monitoring Officer can see figures on answers to enquiries."
    )


def whose_figures(user: User) -> list[Whose]:
    """Which enquiries this person can see figures about: those with every number, then those with
    small numbers hidden."""
    answers = {
        Whose.COUNCIL: user.holds(Role.COORDINATOR) or not user.offices.isdisjoint(READ_EVERYTHING),
        Whose.SERVICES: bool(user.led_services),
        Whose.OWN: user.is_member,
        Whose.FIELD: user.is_member and bool(user.portfolio),
    }
    return [whose for whose, answer in answers.items() if answer]


def can_compare_treatment(user: User) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them: who belongs to which group is on no
    other page about enquiries."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied("Only the Monitoring Officer can compare how groups are treated.")
    return ALLOWED


def can_see_figures_of(user: User, whose: Whose) -> Verdict:
    """Anyone who has enquiries of this sort."""
    if not (may := can_see_reports(user)):
        return may
    if whose not in whose_figures(user):
        return denied(
            "You can only see figures about your own enquiries, your services or your portfolio."
        )
    return ALLOWED
