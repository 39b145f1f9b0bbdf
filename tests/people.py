"""The cast, the same in every test: read four names and know the scene.

Clara asked. Omar has it, in Highways; Ruth heads Highways, Colin is its chief
officer. Dev coordinates. Eve is the Chief Executive, Mona the Monitoring
Officer. Nia is a councillor of Clara's own ward and group, Stan an officer of
Waste: both are strangers to Clara's enquiry. Sam is a superuser without a post.
"""

from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from foundation.chain import say_written
from foundation.history import write
from people.models import Group, Service, User, Ward
from people.roles import Role
from protocols.bank_holidays import seed_bank_holidays
from protocols.choices import Side
from protocols.confirmations import expected
from protocols.drafting import actions, notices
from protocols.models import Acknowledgement, Protocol
from tests.clients import Client
from tests.established import establish
from tests.kept_versions import adopted_once

STARTED = date(2020, 1, 1)

POSTS = {
    "Clara Okafor": (Role.COUNCILLOR, "Harbour"),
    "Nia Menon": (Role.COUNCILLOR, "Harbour"),
    "Omar Haddad": (Role.OFFICER, "Highways"),
    "Grace Lund": (Role.OFFICER, "Highways"),
    "Ruth Adeyemi": (Role.HEAD_OF_SERVICE, "Highways"),
    "Colin Baxter": (Role.CHIEF_OFFICER, "Highways"),
    "Stan Price": (Role.OFFICER, "Waste"),
    "Wanda Moss": (Role.HEAD_OF_SERVICE, "Waste"),
    "Dev Patel": (Role.COORDINATOR, ""),
    "Eve Larkin": (Role.CHIEF_EXECUTIVE, ""),
    "Mona Reid": (Role.MONITORING_OFFICER, ""),
    "Pat Lowe": (Role.PROTOCOL_ADMINISTRATOR, ""),
    "Ada Quist": (Role.AUDITOR, ""),
    "Petra Hall": (Role.PEOPLE_ADMINISTRATOR, ""),
}
PASSWORD = "a long enough secret"


def email_of(name: str) -> str:
    return f"{name.split()[0].lower()}@westhaven.example"


def named(first_name: str) -> User:
    """One of the cast by first name, as a request would load them: posts not looked up yet."""
    return User.objects.get(email=f"{first_name}@westhaven.example")


def make_council() -> None:
    """The cast, two services, and a protocol started from Section C, in force since 2020."""
    seed_bank_holidays()
    group = Group.objects.create(name="Harbour Independents")
    cast = {name: User.objects.create_user(email_of(name), name, PASSWORD) for name in POSTS}
    User.objects.create_superuser("sam@westhaven.example", "Sam Vale", PASSWORD)
    for name, (role, place) in POSTS.items():
        councillor = role == Role.COUNCILLOR
        establish(
            person=cast[name],
            role=role,
            ward=Ward.objects.get_or_create(name=place)[0] if councillor else None,
            group=group if councillor else None,
            service=Service.objects.get_or_create(name=place)[0]
            if place and not councillor
            else None,
            job_title="Director of Place" if role == Role.CHIEF_OFFICER else "",
            starts_on=STARTED,
        )
    adopt("section-c", STARTED)


@contextmanager
def nobody_told():
    """So that a test of notices begins with none of them."""
    told = list(notices.WRITE_NOTICES)
    notices.WRITE_NOTICES.clear()
    try:
        yield
    finally:
        notices.WRITE_NOTICES.extend(told)


def adopt(preset: str, effective_from: date, **settings: object) -> Protocol:
    """A version from a preset, drafted by Pat and adopted by Mona."""
    pat, mona = named("pat"), named("mona")

    def make() -> Protocol:
        draft = actions.draft_from_preset(preset, name="Member and officer protocol", by=pat)
        if settings:
            write(draft, by=pat, reason="edited", **settings)
        more = {"effective_from": effective_from, "minute": "C12"}
        return actions.adopt_version(draft, **more, by=mona)

    with nobody_told():
        if settings:
            version = make()
        else:
            version = adopted_once(
                make, preset=preset, effective_from=effective_from, people=(pat, mona)
            )
    everybody_has_read(version)
    return version


def under(preset, clock):
    """The next day, on which a version from this preset takes effect."""
    adopt(preset, clock.at.date() + timedelta(days=1))
    clock.next_day()


def signed_in(who):
    """A browser of this person's own."""
    client = Client()
    client.force_login(named(who))
    return client


@transaction.atomic
def everybody_has_read(version: Protocol) -> None:
    """The cast have confirmed what this version expects of them, so that nothing waits for it."""
    if not version.acknowledgement:
        return
    own_ticks = {side: expected.own_tick_clauses(version, side) for side in Side}
    confirmed = set(version.acknowledgements.values_list("person", "side"))
    holders = User.objects.filter(appointments__isnull=False).distinct()
    rows = Acknowledgement.objects.bulk_create(
        Acknowledgement(
            protocol=version,
            person=person,
            side=person.side,
            ticked=[clause.number for clause in own_ticks[person.side]],
            at=timezone.now(),
        )
        for person in holders
        if person.side and (person.pk, person.side) not in confirmed
    )
    say_written(Acknowledgement, [row.pk for row in rows])
