"""Enquiries as the pages show them, each led to its state by the real actions."""

from datetime import date, time, timedelta
from uuid import uuid4

from casework.absences.actions import record_absence
from casework.closures.actions import CalendarChange, change_days
from complaints import access as complaint_access
from enquiries.models import Basis, Draft, Enquiry, Kind, Status
from enquiries.raising import actions as raising_actions
from foundation import sweeps
from foundation.history import write
from people.models import Appointment, Service
from protocols.deadlines.working_days import EarlyClosing
from protocols.drafting import actions as drafting_actions
from protocols.models import ClosureDay, Protocol
from protocols.settings.snapshots import Figure
from protocols.version_cache import division_in_force
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.journeys import file_scenes
from tests.journeys.account_scenes import *  # noqa: F403
from tests.journeys.advice_scenes import *  # noqa: F403
from tests.journeys.agenda_scenes import *  # noqa: F403
from tests.journeys.announcement_scenes import *  # noqa: F403
from tests.journeys.appointment_scenes import *  # noqa: F403
from tests.journeys.assistant_scenes import *  # noqa: F403
from tests.journeys.clause_scenes import *  # noqa: F403  (scenes too)
from tests.journeys.colleague_scenes import *  # noqa: F403
from tests.journeys.complaint_scenes import *  # noqa: F403
from tests.journeys.confidential_scenes import *  # noqa: F403
from tests.journeys.contribution_scenes import *  # noqa: F403
from tests.journeys.cover_scenes import *  # noqa: F403
from tests.journeys.file_scenes import (  # noqa: F401 - scenes like those below
    a_file_often_opened,
    a_held_file,
    a_letter,
    a_photo,
    an_unsafe_file,
    files_on_every_letter,
    held_files,
)
from tests.journeys.forwarding_scenes import *  # noqa: F403
from tests.journeys.list_scenes import *  # noqa: F403
from tests.journeys.note_scenes import *  # noqa: F403
from tests.journeys.post_scenes import *  # noqa: F403  (and these)
from tests.journeys.record_scenes import *  # noqa: F403  (scenes too)
from tests.journeys.related_scenes import *  # noqa: F403
from tests.journeys.relation_scenes import *  # noqa: F403
from tests.journeys.reply_scenes import *  # noqa: F403
from tests.journeys.request_scenes import *  # noqa: F403
from tests.journeys.saved_view_scenes import *  # noqa: F403
from tests.journeys.standard_answer_scenes import *  # noqa: F403
from tests.people import named

LONG_TITLE = "Flooding under the railway bridge at Llanfairpwllgwyngyllgogerychwyrndrobwll crossing"
QUESTION = {"title": "Bus shelter outside the library", "text": "When is it mended?\n\nBy whom?"}
NONE = {"interest_declared": "no", "interest": ""}


def raised(clock):
    return cases.raised()


def assigned(clock):
    return cases.assigned()


def waiting(clock):
    return cases.waiting()


def held(clock):
    return cases.held()


def answered(clock):
    return cases.answered()


def overdue(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    return enquiry


def chased(clock):
    return cases.chased(overdue(clock))


def closed(clock):
    return cases.closed(clock)


def redirected(clock):
    return cases.enquiry_at(Status.REDIRECTED, clock)


def withdrawn(clock):
    return cases.enquiry_at(Status.WITHDRAWN, clock)


def officers_question(clock):
    enquiry = Enquiry(
        kind=Kind.OFFICER_QUESTION,
        title="Closure of Dock Street",
        service=Service.objects.get(name="Highways"),
    )
    new = raising_actions.NewEnquiry(enquiry, "Does Sunday suit the market?")
    clara, omar = named("clara"), named("omar")
    return raising_actions.raise_officer_question(new, member=clara, by=omar, key=uuid4())


def about_a_resident(clock):
    details = {"name": "Edith Marsh", "address": "14 Coble Row\nWesthaven", "basis": Basis.ASKED}
    return cases.raised(Kind.CASEWORK, place="Coble Row", resident=details)


def policy(clock):
    return cases.raised(Kind.POLICY)


def one_of_each(clock):
    """A list with every state in it, one overdue, one with a word that does not fit a phone."""
    clock.set(2026, 11, 20, 10)
    cases.assigned()
    clock.set(2026, 11, 24, 10)
    cases.assigned()
    clock.set(2026, 12, 1, 10)
    for make in (raised, waiting, held, answered, redirected, officers_question, policy):
        make(clock)
    enquiry = Enquiry(
        kind=Kind.FAILED_SERVICE,
        title=LONG_TITLE,
        service=Service.objects.get(name="Highways"),
        earlier_reference="CC-4711",
    )
    new, clara = raising_actions.NewEnquiry(enquiry, "Again. " * 200), named("clara")
    return raising_actions.raise_enquiry(new, member=clara, by=clara, key=uuid4())


def more_than_a_page(clock):
    for _ in range(26):
        cases.raised()


def a_closure_day(clock):
    if not ClosureDay.objects.exists():
        added = ((date(2026, 12, 29), "Staff training day"),)
        change_days(CalendarChange(adding=added), by=named("pat"))


def something_set_aside(clock):
    """A promise that could not be reminded of, and an enquiry that could not be closed."""
    for sweep, row in (("reminders of enquiries", "17"), ("closing enquiries", "204")):
        sweeps.set_aside(sweep, row, KeyError(row), sealed=False)


def a_councillor_who_has_left(clock):
    """An enquiry whose councillor's term has ended."""
    post = Appointment.objects.get(person=named("clara"), role="councillor")
    if not post.ends_on:
        cases.assigned()
        post.ends_on = clock.at.date() - timedelta(days=1)
        post.save()
    return Enquiry.objects.latest("pk")


def a_holiday_worked(clock):
    """The holiday after Christmas, struck out by the council."""
    day, ours = date(2026, 12, 28), division_in_force()
    change = CalendarChange(striking=(day,), division=ours, why="Worked by agreement")
    change_days(change, by=named("pat"))


def an_early_closing(clock):
    """On Christmas Eve, next to the holiday of the stop before."""
    early = ((date(2026, 12, 24), EarlyClosing(time(12), "Christmas Eve")),)
    change_days(CalendarChange(early=early), by=named("pat"))


def an_absence(clock):
    """The arguments of its address."""
    days = {"starts_on": date(2026, 12, 7), "ends_on": date(2026, 12, 11)}
    return (record_absence(**days, key=uuid4(), by=named("mona")).key,)


def a_draft(clock):
    """The same for every stop, with a change that its history shows."""
    draft = Protocol.objects.filter(status="draft").first()
    if draft:
        return draft
    pat, ten = named("pat"), {"reply": Figure(10, "working days")}
    draft = drafting_actions.draft_from_preset(
        "oxford", name="Councillors and officers in Westhaven", by=pat
    )
    return drafting_actions.edit_settings(draft, settings=ten, revision=0, by=pat)


def an_adopted_version(clock):
    later = Protocol.objects.filter(effective_from=date(2027, 4, 1)).first()
    if later:
        return later
    draft = drafting_actions.draft_from_preset("knutsford", name="From April", by=named("pat"))
    day, minute = date(2027, 4, 1), "Council 12 November 2026, minute 48"
    return drafting_actions.adopt_version(
        draft, effective_from=day, minute=minute, by=named("mona")
    )


def services_with_contacts(clock):
    """A contact for enquiries in Highways, and a service without a head."""
    post = named("grace").appointments.get()
    write(post, by=named("petra"), reason="changed", for_enquiries=True)
    Service.objects.get_or_create(name="Licensing")


def nothing_read_yet(clock):
    """A version in force that no one has confirmed, with a clause that has its own tick box."""
    now = Protocol.objects.filter(effective_from=date(2021, 1, 1)).first()
    if now:
        return now
    draft = drafting_actions.draft_from_preset(
        "surrey", name="Councillors and officers", by=named("pat")
    )
    links = {"members-code": "https://x.example/m", "officers-code": "https://x.example/o"}
    more = {"links": links, "review_on": date(2026, 11, 1), "source_dates": "Adopted in 2009"}
    write(draft, by=named("pat"), reason="edited", **more)
    day, past = date(2021, 1, 1), date(2020, 6, 1)
    return drafting_actions.adopt_version(
        draft, effective_from=day, minute="C1", by=named("mona"), today=past
    )


def mail_sent(clock):
    from casework.models import SentMail

    body = "Your enquiry has been answered.\n\nhttp://localhost:8000/enquiries/1/"
    return SentMail.objects.create(to="clara@westhaven.example", subject="E-2026-0001", body=body)


def draft(**answers):
    clara = named("clara")
    return Draft.objects.update_or_create(writer=clara, defaults={"answers": answers})[0]


def drafted(clock):
    done = ["about", "question"]
    draft(kind=Kind.WARD, **QUESTION, **NONE, place="Tide Street", done=done)


drafted_with_a_photo = file_scenes.drafted_with_a_photo(drafted)


def a_sent_draft(clock):
    return str(cases.raised().key), "question"


def empty_draft(clock):
    draft(kind=Kind.WARD, done=["about"])


def draft_of_a_coordinator(clock):
    answers = {"member": named("clara").pk, "done": ["councillor"]}
    return str(Draft.objects.create(writer=named("dev"), answers=answers).key), "receipt"


def draft_for_a_resident(clock):
    draft(kind=Kind.CASEWORK, **QUESTION, **NONE, done=["about", "question"])


def draft_of_a_second_report(clock):
    draft(kind=Kind.FAILED_SERVICE, **QUESTION, done=["about", "question"])


def a_complaint(clock):
    return complaints.sent()


def an_acknowledged_complaint(clock):
    return complaints.acknowledged()


def an_assessed_complaint(clock):
    return complaints.assessed()


def a_complaint_with_much(clock):
    """A case file with every kind of entry, and access given to one person."""
    grant = {"person": named("grace"), "role": "investigator", "text": "To look into it."}
    complaint = complaints.settled(complaints.assessed(code=True))
    return complaint_access.give_access(complaint, **grant, by=named("eve"), key=uuid4())


def a_drafted_complaint(clock):
    complaints.drafted(others="A resident")


def an_empty_complaint(clock):
    complaints.draft_with(named("clara"), {})
