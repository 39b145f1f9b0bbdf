"""Who can see figures on answers to enquiries, and of which enquiries."""

from enum import StrEnum

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from reports.models import QuarterlyReport, reads_all_figures


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
        Whose.COUNCIL: reads_all_figures(user),
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


def can_list_committee_reports(user: User) -> Verdict:
    """Everyone with a post."""
    if user.posts_today:
        return ALLOWED
    return denied("Only councillors and the council’s staff can read reports to committee.")


def can_make_committee_report(user: User) -> Verdict:
    """Those who see figures on every enquiry: coordinators, the Chief Executive and the Monitoring
    Officer."""
    if reads_all_figures(user):
        return ALLOWED
    return denied(
        "Only coordinators, the Chief Executive and the Monitoring Officer can make a report to"
        " committee."
    )


def can_renew_committee_report(user: User, report: QuarterlyReport) -> Verdict:
    """The same, until it is signed off."""
    return can_make_committee_report(user) and while_draft(report)


def can_write_in_committee_report(user: User, report: QuarterlyReport) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied("Only the Monitoring Officer can write in a report to committee.")
    return while_draft(report)


def can_sign_off_committee_report(user: User, report: QuarterlyReport) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied("Only the Monitoring Officer can sign off a report to committee.")
    return while_draft(report)


def can_delete_committee_report(user: User, report: QuarterlyReport) -> Verdict:
    """Those who can make it, until the Monitoring Officer has written in it; then only they."""
    if not (may := can_renew_committee_report(user, report)):
        return may
    if report.has_words and Role.MONITORING_OFFICER not in user.offices:
        return denied(
            "The Monitoring Officer has written in this draft, so only they can delete it."
        )
    return ALLOWED


def while_draft(report: QuarterlyReport) -> Verdict:
    if report.is_draft:
        return ALLOWED
    return denied("This report has been signed off, so it cannot be changed.")
