"""Requests by councillors, some open only to certain posts, under protocols that have them."""

from datetime import date
from uuid import uuid4

from enquiries import actions
from enquiries.models import Draft
from people.models import Appointment
from people.roles import Role
from protocols import version_cache
from protocols.drafting import actions as drafting_actions
from protocols.models import Protocol
from tests.enquiries import cases
from tests.enquiries.journey import appoint, chairs, leads_a_group
from tests.journeys.clause_scenes import FIRST, under
from tests.people import everybody_has_read, named

DONE = ["about", "question"]


def drafting(kind, **answers):
    answers = {"kind": kind, "text": "By post if you can.", "done": DONE, **answers}
    Draft.objects.update_or_create(writer=named("clara"), defaults={"answers": answers})


def support_started(clock):
    under("cheshire-east")
    drafting("support")


def support_drafted(clock):
    under("cheshire-east")
    typed = {"purpose": "letters", "support": "Printing", "interest_declared": "no", "interest": ""}
    drafting("support", **typed)


def a_support_request(clock):
    under("cheshire-east")
    return cases.raised(kind="support", purpose="letters")


def reasons_started(clock):
    under("cheshire-east")
    drafting("decision")


def media_help_started(clock):
    under("knutsford")
    drafting("media-help")


def oxford():
    """In force, with a service that gives advice on budgets, and Clara in every post."""
    if not Protocol.objects.filter(preset="oxford", effective_from=FIRST).exists():
        draft = drafting_actions.draft_from_preset(
            "oxford", name="Another council's", by=named("pat")
        )
        services = {"request_services": {"budget": "Highways", "media": "Highways"}}
        drafting_actions.edit_settings(
            draft, settings=services, revision=draft.revision, by=named("pat")
        )
        more = {"effective_from": FIRST, "minute": "C20", "today": date(2026, 11, 2)}
        draft = Protocol.objects.get(pk=draft.pk)
        everybody_has_read(drafting_actions.adopt_version(draft, **more, by=named("mona")))
        version_cache.forget_versions()
    if not named("clara").holds(Role.GROUP_LEADER):
        leads_a_group("clara")
        appoint("clara", Role.MAYOR)
        Appointment.objects.filter(person=named("omar")).update(for_enquiries=True)


def a_draft_of_a_post_holder(clock):
    oxford()
    drafting("fact", done=["about"])


def background_started(clock):
    oxford()
    chairs("nia")
    drafting("background")


def background_drafted(clock):
    oxford()
    committee = chairs("nia")
    item = {"committee": committee.pk, "committee_name": str(committee), "item": "Item 6"}
    day = {"meeting_on": "2026-12-08", "title": "Harbour Road"}
    drafting("background", **item, **day)


def advice_on_a_budget(clock):
    oxford()
    enquiry = cases.raised(kind="budget-format")
    return actions.answer(enquiry, text="Two columns.", by=named("omar"), key=uuid4())


def background_for_a_meeting(clock):
    """Nia chairs the committee, and reads what Clara was given for its meeting."""
    oxford()
    meeting = {"committee": chairs("nia"), "item": "Item 6", "meeting_on": date(2026, 12, 8)}
    enquiry = cases.assigned(kind="background", **meeting)
    return actions.answer(enquiry, text="Four sites.", by=named("omar"), key=uuid4())


def a_draft_under_oxford(clock):
    oxford()
    drafting("fact", title="Harbour Road")


def criticism_started(clock):
    under("somerset")
    drafting("criticism", title="Dock Street")


def criticism_drafted(clock):
    under("somerset")
    highways = {"service": next(iter(named("omar").services)), "service_name": "Highways"}
    drafting("criticism", title="Dock Street", **highways)


def a_criticism(clock):
    under("somerset")
    return cases.raised(kind="criticism")


def a_media_request(clock):
    oxford()
    return cases.raised(kind="media-question")
