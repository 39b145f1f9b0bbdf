"""The media team in tests: Stan and Wanda of Waste. Clara is the leader, Nia only a councillor."""

from uuid import uuid4

from announcements.models import Timing
from announcements.releases import actions, issuing, quoting
from people.models import Committee, Service, Ward
from people.roles import Role
from tests.clause_protocols import adopt_for
from tests.established import establish
from tests.people import STARTED, named

TEAM = {"request_services": {"media": "Waste"}}


def under_oxford(clock):
    """Oxford's protocol with a media team and a leader, in force on the day of the clock."""
    version = adopt_for(clock, "oxford", **TEAM)
    make_leader("clara")
    return version


def make_leader(who):
    person = named(who)
    if not person.holds(Role.LEADER):
        establish(person=person, role=Role.LEADER, starts_on=STARTED)


def chair(who, committee="Planning Committee"):
    """This councillor chairs the committee; returns the post."""
    body, _ = Committee.objects.get_or_create(name=committee)
    return establish(
        person=named(who), role=Role.COMMITTEE_CHAIR, committee=body, starts_on=STARTED
    )


def text_of(**more):
    fields = {"title": "New gritting routes", "text": "The hill roads are gritted first."}
    return actions.ReleaseText(**fields | more)


def drafted(**more):
    return actions.draft_release(text_of(**more), by=named("stan"), key=uuid4())


def guided(release, timing=Timing.NO_MEETING, **more):
    if timing != Timing.NO_MEETING:
        more = {"meeting": "Planning Committee", "items": ["7. Gritting"]} | more
    guidance = actions.Guidance(guided_by=named("clara"), timing=timing, **more)
    return actions.record_guidance(release, guidance=guidance, by=named("stan"))


def quote(who, *, basis, words="We listened.", contact=""):
    person = named(who)
    posts = quoting.quotable_officers() if person.side == "officer" else {person.pk: "Councillor"}
    return quoting.quote_of(
        person, posts, words=words, basis=basis, contact=contact, of_councillor=person.is_member
    )


def approved(**more):
    release = guided(drafted(**more))
    return issuing.approve_release(release, no_party=True, by=named("stan"))


def harbour():
    return Ward.objects.get(name="Harbour")


def highways():
    return Service.objects.get(name="Highways")


def tell_by_mail(announcement):
    """The mail server has accepted every email about it."""
    from django.utils import timezone

    from casework.models import Notice, NoticeState

    Notice.objects.about(announcement.ledger_name).update(
        state=NoticeState.SENT, sent_at=timezone.now()
    )
