"""Employment cases in tests: Hana, head of human resources, keeps one about Stan; Clara and Nia are
appointed to it."""

from uuid import uuid4

from django.utils import timezone

from casework.sealing.field import sealed_values
from foundation.history import start_of_day, write
from protocols.version_cache import todays_protocol
from relations.employment_cases import actions
from relations.models import (
    CaseDeed,
    CaseHandling,
    EmploymentCase,
    EmploymentMatter,
    EmploymentSeat,
    MeetingTime,
    SeatDetails,
    TrainingKind,
)
from tests.people import named
from tests.relations.panels import at, hana, trained

# Words that stand nowhere but in a case: who finds one elsewhere has found a leak.
ABOUT, FINDINGS = "The Zamboni was sold at Wolverine.", "The Pomegranate receipt is genuine."
DUTIES, OUTCOME = "A fair hearing under Barnacle.", "A written Tamarind warning."
PLACE = "The Bandicoot Room"
PLANTED = ("Zamboni", "Wolverine", "Pomegranate", "Barnacle", "Tamarind", "Bandicoot")


def started(by="hana", about="stan", *, text=ABOUT, kind="disciplinary", key=None):
    hana()
    new = actions.NewEmploymentCase(officer=named(about), kind=kind, text=text)
    return actions.start_employment_case(new, by=named(by), key=key or uuid4())


def fresh(case) -> EmploymentCase:
    return EmploymentCase.objects.get(pk=case.pk)


def appointed(case=None, *who) -> EmploymentCase:
    """Clara and Nia, unless others are named."""
    case = case or started()
    who = who or ("clara", "nia")
    trained(*who, kind=TrainingKind.DISCIPLINARY)
    for name in who:
        actions.appoint_to_case(case, member=named(name), by=hana())
    return fresh(case)


def confirmed(case=None, *who) -> EmploymentCase:
    case = case or appointed()
    for name in who or ("clara", "nia"):
        actions.confirm_no_influence(case, by=named(name))
    return fresh(case)


def arranged(case=None, *, day=9, hour=10, by="hana", key=None) -> EmploymentCase:
    """The committee meets for two hours on a day of December."""
    case = case or confirmed()
    meeting = MeetingTime(at(hour, day), at(hour + 2, day), PLACE)
    actions.arrange_case_meeting(case, meeting=meeting, by=named(by), key=key or uuid4())
    return fresh(case)


def found(case=None, *, key=None) -> EmploymentCase:
    case = case or confirmed()
    words = {"findings": FINDINGS, "duties": DUTIES}
    actions.record_facts(case, **words, by=hana(), key=key or uuid4())
    return fresh(case)


def decided(case=None, who=("clara",), *, key=None) -> EmploymentCase:
    case = case or found()
    members = [named(name).pk for name in who]
    seats = [str(seat.key) for seat in case.seats_today if seat.details.member in members]
    actions.decide_case(case, outcome=OUTCOME, seats=seats, by=hana(), key=key or uuid4())
    return fresh(case)


def employment_case_on_record() -> EmploymentCase:
    """Rows and their history, under whatever protocol is in force: one that is silent has none."""
    hana()
    case = EmploymentCase(protocol=todays_protocol(), state="open", concerned="0" * 32)
    matter = EmploymentMatter(named("stan").pk, "Stan Price", "grievance", ABOUT, "", None)
    fields = sealed_values(case, said=matter.to_json(), notes=CaseHandling().to_json())
    started_at = start_of_day(timezone.now())
    write(case, by=None, reason=CaseDeed.STARTED, started_at=started_at, **fields)
    seat = EmploymentSeat(case=case, member="1" * 32)
    details = SeatDetails(named("clara").pk, "Councillor Clara Okafor")
    write(seat, by=None, reason="appointed", **sealed_values(seat, said=details.to_json()))
    actions.record_case_opening(case, by=named("hana"))
    return case
