"""Scrutiny requests in tests: Clara chairs the body and asks Highways, whose Director is Colin."""

from datetime import date, datetime
from uuid import uuid4

from casework import promises
from casework.files.attaching import attach_uploads
from foundation.history import write
from people.models import Committee, Service
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.models import ScrutinyBody, ScrutinyPaper, ScrutinyRequest, ScrutinyState
from relations.scrutiny import actions
from tests.conftest import LONDON
from tests.established import establish
from tests.files import pdf, pending
from tests.people import STARTED, named

TOPICS = ["How gritting is planned", "What the new depot costs"]
RULES = "https://westhaven.example/scrutiny-rules"


def scrutiny_body(name="Places scrutiny", chair="clara", **more) -> ScrutinyBody:
    """A body of which one councillor is the chair; made once."""
    committee, made = Committee.objects.get_or_create(name=f"{name} committee")
    if made:
        post = {"role": Role.COMMITTEE_CHAIR, "committee": committee, "starts_on": STARTED}
        establish(person=named(chair), **post)
    fields = {"committee": committee, "rules_url": RULES}
    fields |= {"guidance": "Send questions before the meeting.", "guidance_on": date(2026, 5, 4)}
    return ScrutinyBody.objects.get_or_create(name=name, defaults=fields | more)[0]


def at(hour, day=18):
    return datetime(2026, 12, day, hour, tzinfo=LONDON)


def highways():
    return Service.objects.get(name="Highways")


def new_request(body=None, **more):
    fields = {"service": highways(), "starts_at": at(14), "ends_at": at(16), "place": "Town Hall"}
    return actions.NewScrutiny(body=body or scrutiny_body(), **fields | {"areas": TOPICS} | more)


def asked(who="clara", *, key=None, **more) -> ScrutinyRequest:
    return actions.ask_for_scrutiny(new_request(**more), by=named(who), key=key or uuid4())


def agreed(officer="omar", **more) -> ScrutinyRequest:
    """The Director has named an officer."""
    who = {"officer": named(officer), "by": named("colin")}
    return actions.name_scrutiny_officer(asked(**more), **who)


def scrutiny_on_record() -> ScrutinyRequest:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    body = scrutiny_body()
    write(body, by=named("petra"), reason="added")
    request = ScrutinyRequest(
        reference="S-2026-0001", protocol=todays_protocol(), received_at=at(9, day=1)
    )
    fields = {"status": ScrutinyState.ASKED, "title": body.name, "body": body, "place": "Town Hall"}
    fields |= {"starts_at": at(14), "ends_at": at(16), "member": named("clara"), "areas": TOPICS}
    fields |= {"service": highways(), "decider": Role.CHIEF_OFFICER}
    write(request, by=named("clara"), reason="asked", **fields)
    new = promises.promises_to_start(request, actions.ANSWER, at=request.received_at)
    promises.save_promises(request, new, by=named("clara"))
    paper = [pending(named("clara"), "advice.pdf", pdf())]
    attach_uploads(paper, ScrutinyPaper, by=named("clara"), case=request)
    return request


def typed(**more):
    """What the form sends."""
    return {
        **{"day_day": "18", "day_month": "12", "day_year": "2026", "starts": "2pm", "ends": "4pm"},
        **{"about": "services", "areas": "\n".join(TOPICS), "proposed": ""},
        **{"seniority_reason": "", "place": "Town Hall", "key": uuid4()},
        **more,
    }
