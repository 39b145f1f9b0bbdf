"""Posts of councillors, restricted posts, and what officers mark, as the pages show them."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from casework.models import Notice
from casework.notices.mail_server import note_failure
from enquiries import officer_marks
from enquiries.case import approval
from enquiries.decisions import actions as decisions
from enquiries.models import DecidedWork
from enquiries.service_clearance.actions import set_clearance
from foundation.history import write
from people.account_mail import send_password_link
from people.models import (
    Appointment,
    Committee,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Proposal,
    RestrictedPost,
    Service,
    User,
)
from people.proposals import actions as proposals
from people.proposals.facts import facts_of, mark_of
from people.roles import Role
from protocols.models import RestrictionRead
from protocols.version_cache import todays_protocol
from tests.casework.posting import written
from tests.enquiries import cases
from tests.established import establish
from tests.journeys.clause_scenes import under
from tests.journeys.import_scenes import *  # noqa: F403  (scenes too)
from tests.journeys.leaver_scenes import *  # noqa: F403  (scenes too)
from tests.journeys.people_scenes import *  # noqa: F403  (scenes too)
from tests.journeys.service_account_scenes import *  # noqa: F403
from tests.journeys.webhook_scenes import *  # noqa: F403
from tests.people import PASSWORD, named

SINCE = date(2026, 5, 20)
LONG = f"<{15 * 'clara.okafor'}@westhaven.example>"


def added(row):
    write(row, by=named("petra"), reason="added")
    return row


def a_proposal(clock):
    """That Stan becomes acting Monitoring Officer, which nobody has confirmed."""
    there = Proposal.objects.open().filter(person=named("stan")).first()
    acting = {"role": Role.MONITORING_OFFICER, "standing": "acting", "starts_on": SINCE}
    post = Appointment(person=named("stan"), **acting)
    why = "Mona is on leave until the end of January. Stan is her deputy, and has acted before."
    return there or proposals.propose_post(post, by=named("petra"), why=why)


def emails_not_sent(clock):
    """One of each kind, while the mail server does not answer."""
    late = clock.at - timedelta(hours=3)
    written(due_at=late, step="due today", error="451 4.3.0 Try again later")
    written("clara", due_at=late, state="failed", error=f"550 5.1.1 {LONG}: no such person")
    uncertain = {"state": "uncertain", "claimed_at": late, "times_uncertain": 2}
    written("ruth", due_at=late, error="timed out", **uncertain)
    send_password_link(None, "stranger@elsewhere.example")
    Notice.objects.filter(state="waiting").update(due_at=late)
    note_failure(OSError("[Errno 111] Connection refused"))


def a_service_to_end(clock):
    """Highways, with an enquiry that is open: what its address takes."""
    return ("service", cases.assigned().service_id)


def a_confirmed_proposal(clock):
    row = a_proposal(clock)
    return proposals.confirm(row, shown=mark_of(facts_of(row)), by=named("eve"))


def posts_of_councillors(clock):
    """A mayor, a cabinet member with a portfolio, a chair, and an outside appointment."""
    under("knutsford")
    if Portfolio.objects.exists():
        return
    clara, nia = named("clara"), named("nia")
    planning = added(Committee(name="Planning and Regulatory Committee"))
    added(Appointment(person=nia, role=Role.MAYOR, starts_on=SINCE))
    chair = {"role": Role.COMMITTEE_CHAIR, "committee": planning, "starts_on": SINCE}
    added(Appointment(person=nia, **chair))
    title = "Cabinet member for streets and open spaces"
    more = {"role": Role.CABINET_MEMBER, "job_title": title, "starts_on": SINCE}
    post = added(Appointment(person=clara, **more))
    for service in Service.objects.all():
        added(Portfolio(post=post, service=service, starts_on=SINCE))
    body = added(OutsideBody(name="Westhaven Harbour Trust"))
    added(OutsideAppointment(person=clara, body=body, starts_on=SINCE))


def restricted_posts(clock):
    """Three on the list: one is confirmed, one was a year ago, one never."""
    under("oxford")
    if RestrictedPost.objects.exists():
        return
    hana = User.objects.create_user("hana@westhaven.example", "Hana Reed", PASSWORD)
    added(Appointment(person=hana, role=Role.HUMAN_RESOURCES, starts_on=SINCE))
    for who, year in (("ruth", 2026), ("colin", 2025), ("omar", 0)):
        row = RestrictedPost(post=named(who).appointments.get(), starts_on=SINCE)
        write(row, by=hana, reason="listed")
        if year:
            at = timezone.now().replace(year=year)
            version = todays_protocol()
            RestrictionRead.objects.create(protocol=version, person=named(who), at=at)


def a_restricted_post(clock):
    restricted_posts(clock)
    return RestrictedPost.objects.first()


def a_duty_to_mark(clock):
    """For Colin, who is the section 151 officer too."""
    under("cheshire-east")
    colin = named("colin")
    if not colin.holds(Role.SECTION_151_OFFICER):
        establish(person=colin, role=Role.SECTION_151_OFFICER, starts_on=SINCE)
    return cases.assigned()


def a_statutory_duty(clock):
    return officer_marks.mark_duty(a_duty_to_mark(clock), by=named("colin"))


def a_contentious_matter(clock):
    under("epsom-ewell")
    why = "The leader spoke of it on the radio, and the scrutiny committee has asked for papers"
    return officer_marks.flag_as_contentious(cases.assigned(), text=why, by=named("omar"))


def a_letter_that_waits(clock):
    enquiry = a_contentious_matter(clock)
    texts = {"text": "Yes, in April.\n\nThe gulleys come first.", "advice": True}
    more = {"name": "answer", "arguments": texts, "by": named("omar"), "key": uuid4()}
    return approval.propose_letter(enquiry, **more)


def a_letter_sent_back(clock):
    enquiry = a_letter_that_waits(clock)
    return approval.send_back_letter(enquiry, text="Say which April.", by=named("ruth"))


def an_edited_letter(clock):
    enquiry = a_letter_that_waits(clock)
    text = "Yes, in May.\n\nThe gulleys come first."
    return approval.approve_letter(enquiry, edited=text, by=named("ruth"))


def a_service_with_clearance(clock):
    """What its address takes."""
    highways = Service.objects.get(name="Highways")
    settings = {"approver": "chief-officer", "working_days": 2, "new_days": 30, "new_replies": 5}
    set_clearance(highways, by=named("ruth"), groups=["policy", "new-officers"], **settings)
    return (highways.pk,)


def the_town_clerks_list(clock):
    under("knutsford")
    why = "The leader spoke of it on the radio"
    return officer_marks.flag_as_contentious(
        cases.assigned(kind="fact"), text=why, by=named("omar")
    )


def decided_work(clock):
    """One task that is open and one that is done."""
    under("cheshire-east")
    if DecidedWork.objects.exists():
        return DecidedWork.objects.first()
    for title in ("Mend the gulleys of Dock Street", "Move the bus shelter"):
        row = DecidedWork(
            title=title,
            text="As set out in the report, before the winter.",
            body="Planning and Regulatory Committee",
            decided_on=date(2026, 11, 12),
            minute="PRC 48",
            service=Service.objects.get(name="Highways"),
        )
        work = decisions.record_work(todays_protocol(), row, by=named("omar"))
    decisions.finish_work(work, by=named("omar"))
    return DecidedWork.objects.first()
