"""What was ruled, reviewed and summed up, as the pages show it."""

from datetime import date
from uuid import uuid4

from enquiries.models import Draft, Enquiry, Kind, Summary
from enquiries.raising import actions as raising_actions
from enquiries.summaries import monthly
from foundation.history import write
from people.models import Appointment, Portfolio, Service
from people.roles import Role
from protocols import elections
from protocols.models import ElectionPeriod, Review, Ruling
from protocols.records import actions, election_actions
from protocols.version_cache import in_force
from reports.models import QuarterlyReport
from tests.enquiries import cases
from tests.journeys.clause_scenes import FIRST, under
from tests.people import named
from tests.reports.quarters import draft_report, sign_off, signed_off_report
from tests.retention.scenes import *  # noqa: F403  (scenes too)

SAID = "Members who are co-opted are bound as councillors are, but for what only a vote can do."


def a_ruling(clock):
    """On a clause of Cheshire East."""
    under("cheshire-east")
    version = in_force(FIRST)
    if not Ruling.objects.exists():
        ruling = {"question": "Does it bind co-opted members?", "says": SAID, "key": uuid4()}
        ruling |= {"consulted_on": date(2026, 11, 30), "by": named("mona")}
        actions.record_ruling(version.clauses.get(position=51), **ruling)
    return version


def an_election(clock):
    """It runs today; a clause that is said elsewhere has no words of its own for it."""
    a_ruling(clock)
    period = ElectionPeriod.objects.first()
    if period is None:
        days = {"starts_on": FIRST, "ends_on": date(2026, 12, 10)}
        period = election_actions.add_election_period(
            name="Harbour by-election", **days, by=named("pat")
        )
        elections.forget_elections()
    return period


def knutsford(clock):
    under("knutsford")
    return in_force(FIRST)


def an_election_in_knutsford(clock):
    under("knutsford")
    if not ElectionPeriod.objects.exists():
        days = {"starts_on": FIRST, "ends_on": date(2026, 12, 10)}
        election_actions.add_election_period(name="Harbour by-election", **days, by=named("pat"))
        elections.forget_elections()


def a_draft_about_a_clause(clock):
    under("knutsford")
    question = {"kind": Kind.INTERPRETATION, "clause": "15.1", "title": "What Knutsford 15.1 means"}
    question |= {"asked_as": "ward", "interest_declared": "no", "interest": "", "text": "To whom?"}
    answers = question | {"done": ["about", "question"]}
    Draft.objects.update_or_create(writer=named("clara"), defaults={"answers": answers})


def a_question_on_a_clause(clock):
    under("knutsford")
    enquiry = Enquiry(kind=Kind.INTERPRETATION, title="What 15.1 means", clause="15.1")
    new, clara = raising_actions.NewEnquiry(enquiry, "To whom?"), named("clara")
    return raising_actions.raise_enquiry(new, member=clara, by=clara, key=uuid4())


def more_late_than_a_page(clock):
    under("oxford")
    clock.set(2026, 11, 2, 10)
    for _ in range(27):
        cases.assigned()
    clock.set(2026, 12, 1, 10)


def a_review(clock):
    under("oxford")
    if not Review.objects.exists():
        review = {"days": (date(2025, 11, 30), date(2026, 11, 29)), "key": uuid4()}
        review |= {"figures": [("Reply: missed", "4")], "found": "Four late.\n\nThe ladder holds."}
        actions.record_review(in_force(FIRST), **review, by=named("mona"))


def summaries(clock):
    """Nia has Highways in her field."""
    under("oxford")
    if not Summary.objects.exists():
        post = Appointment(person=named("nia"), role=Role.CABINET_MEMBER, starts_on=FIRST)
        write(post, by=named("petra"), reason="added")
        highways = Service.objects.get(name="Highways")
        field = Portfolio(post=post, service=highways, starts_on=FIRST)
        write(field, by=named("petra"), reason="added")
        for _ in range(6):
            cases.assigned()
        monthly.make_summaries(clock())


def reports_to_committee(clock):
    if not QuarterlyReport.objects.exists():
        draft_report()


def a_draft_report(clock):
    reports_to_committee(clock)
    return ("2026-3",)


def a_signed_off_report(clock):
    report = QuarterlyReport.objects.first()
    if report is None:
        signed_off_report()
    elif report.is_draft:
        sign_off(report)
    return ("2026-3",)
