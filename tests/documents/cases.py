"""Document requests in any status, each led there by the real actions."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from casework.journeys import progress_today
from casework.models import Notice
from documents import actions, decide
from documents.asking import actions as asking_actions
from documents.asking.forms import WhyForm
from documents.asking.steps import JOURNEY
from documents.models import DocumentRequest, Outcome, Purpose
from documents.sharing import actions as sharing_actions
from people.models import Committee, Seat, Service
from tests.files import pdf, pending
from tests.people import adopt, named

ON_PAPER = "It is on paper, in the deed room."
TITLE = "Viability report on the sale of Quayside Yard"


def adopt_preset(preset, clock) -> None:
    """That protocol is in force from the next day, which it then is."""
    adopt(preset, date(2026, 12, 2))
    clock.set(2026, 12, 2, 10)


def pages_for(**answers):
    """The pages that Clara is asked after these answers."""
    return [step.slug for step in JOURNEY.steps_for(progress_after(answers))]


def need_is_weighed(**answers):
    """Whether Clara is asked after these answers why she needs it."""
    form = WhyForm()
    form.prepare(progress_after(answers))
    return "why" in form.fields


def progress_after(answers):
    return progress_today(named("clara"), answers, uuid4())


def notices_of(document_request):
    """The notices about it: first names and events, in order."""
    rows = (
        Notice.objects.about(document_request.ledger_name)
        .order_by("pk")
        .select_related("addressee")
    )
    return [(notice.addressee.name.split()[0].lower(), notice.event) for notice in rows]


def requested(**more) -> DocumentRequest:
    """Clara's request with Highways, where Ruth as its head is to decide. Under Knutsford the Town
    Clerk has passed it on, unless it waits for advice."""
    document_request = with_town_clerk(**more)
    if document_request.is_with_first_office and not document_request.awaits_advice:
        return passed_on(document_request)
    return document_request


def passed_on(document_request, service="") -> DocumentRequest:
    to = Service.objects.get(name=service) if service else document_request.service
    return actions.pass_to_service(
        document_request, service=to, text="They hold it.", by=named("eve"), key=uuid4()
    )


def with_town_clerk(member="clara", service="Highways", title=TITLE, **more) -> DocumentRequest:
    """Clara's request as she sent it."""
    fields = {
        "right": "need-to-know",
        "purpose": Purpose.CASEWORK,
        "why": "Twelve residents asked me what the sale means for their road.",
    }
    details = asking_actions.RequestDetails(
        title=title,
        what="September 2026, 48 pages",
        service=Service.objects.get(name=service),
        **fields | more,
    )
    return asking_actions.ask_for_document(details, member=named(member), key=uuid4())


def assigned(**more) -> DocumentRequest:
    return actions.assign_officer(requested(**more), officer=named("omar"), by=named("ruth"))


def questioned() -> DocumentRequest:
    return actions.ask_question(assigned(), text="Which pages?", by=named("omar"), key=uuid4())


def ruling(outcome=Outcome.DISCLOSE, who="omar", **more) -> decide.Ruling:
    """What is decided with that outcome, with a file of three pages if it releases one."""
    releases = outcome != Outcome.REFUSE
    fields = {
        "text": "It is needed." if releases else "The bids are open until 18 December.",
        "grounds": [] if outcome in (Outcome.DISCLOSE, Outcome.INSPECT) else ["12a-3"],
        "left_out": "Pages 31 to 36" if outcome == Outcome.PART else "",
        "expires_on": timezone.localdate() + timedelta(days=30) if releases else None,
        "is_report": False if releases else None,
        "files": [pending(named(who), "report.pdf", pdf(3))] if releases else [],
        "why_not": ON_PAPER if outcome in (Outcome.REFUSE, Outcome.PART) else "",
    }
    return decide.Ruling(outcome, **fields | more)


def decided(outcome=Outcome.DISCLOSE, document_request=None, who="omar", **more) -> DocumentRequest:
    by = named(who)
    return decide.decide(
        document_request or assigned(), ruling=ruling(outcome, who, **more), by=by, key=uuid4()
    )


def awaiting_advice(clock, **more) -> DocumentRequest:
    """Clara's under Knutsford, where her interest has the Town Clerk's advice come first."""
    adopt_preset("knutsford", clock)
    return requested(**{"interest": "My brother bids for it"} | more)


def accepted(outcome=Outcome.DISCLOSE, **more) -> DocumentRequest:
    return actions.accept_conditions(decided(outcome, **more), by=named("clara"))


def disputed(document_request=None) -> DocumentRequest:
    case = document_request or decided(Outcome.REFUSE)
    text = "I do not need the price, only the drawings of the road."
    return actions.dispute(case, text=text, by=named("clara"), key=uuid4())


def with_view() -> DocumentRequest:
    return with_view_on(disputed())


def with_view_on(case) -> DocumentRequest:
    text = "Release the drawings."
    return actions.record_view(case, text=text, by=named("mona"), key=uuid4())


def determined(outcome=Outcome.PART, document_request=None, **more) -> DocumentRequest:
    return decide.determine(
        document_request or with_view(),
        ruling=ruling(outcome, "eve", **more),
        by=named("eve"),
        key=uuid4(),
    )


def withdrawn() -> DocumentRequest:
    return actions.withdraw(requested(), text="Found it", by=named("clara"), key=uuid4())


def sharing_requested(document_request=None, **more) -> DocumentRequest:
    return actions.ask_to_share(
        document_request or accepted(),
        to=named("nia"),
        text="She speaks on it in committee.",
        by=named("clara"),
        key=uuid4(),
        **more,
    )


def shared(document_request=None) -> DocumentRequest:
    """Nia's own request, once her need was found equal."""
    case = document_request or sharing_requested()
    text = "You speak on it in committee."
    sharing_actions.decide_sharing(case, agreed=True, text=text, by=named("omar"), key=uuid4())
    return DocumentRequest.objects.get(shared_from=case)


def seated(member="clara", name="Planning Committee", ends_on=None) -> Committee:
    committee, _ = Committee.objects.get_or_create(name=name)
    Seat.objects.get_or_create(
        person=named(member), committee=committee, starts_on=date(2020, 1, 1), ends_on=ends_on
    )
    return committee
