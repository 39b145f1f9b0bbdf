"""Posts of councillors and restricted posts of officers, as the pages show them."""

from datetime import date

from django.utils import timezone

from people.history import write
from people.models import (
    Appointment,
    Committee,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    RestrictedPost,
    Service,
    User,
)
from people.roles import Role
from protocols.models import RestrictionRead
from protocols.versions import in_force
from tests.journeys.clause_scenes import under
from tests.people import PASSWORD, named

SINCE = date(2026, 5, 20)


def added(row):
    write(row, by=named("petra"), reason="added")
    return row


def posts_of_councillors(clock):
    """A mayor, a cabinet member with a field, a chair, and a place on an outside body."""
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
            version = in_force(timezone.localdate())
            RestrictionRead.objects.create(protocol=version, person=named(who), at=at)


def a_restricted_post(clock):
    restricted_posts(clock)
    return RestrictedPost.objects.first()
