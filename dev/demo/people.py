"""People of the demo with their posts, read from people.toml."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db.models import Model
from django.utils import timezone

from dev.demo.established import decide_long_ago
from foundation.history import write
from foundation.types import StoredJson
from people.models import (
    Appointment,
    Committee,
    Group,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Proposal,
    ProposalKind,
    Service,
    User,
    Ward,
)
from people.models.second_person import POST_FIELDS
from people.roles import GUARDED, Role

M = TypeVar("M", bound=Model)
PASSWORD = "westhaven-demo"  # noqa: S105  (shown on the demo's sign-in page)
HOST = "westhaven.example"
DECIDED_BY = ("Owen Hart", "Mona Lindqvist", "Judith Amankwah")


@cache
def people_file() -> dict[str, StoredJson]:
    """people.toml as it stands."""
    return tomllib.loads((Path(__file__).parent / "people.toml").read_text())


def email_of(name: str) -> str:
    """clara@westhaven.example; with the surname for the second person with a first name."""
    first, last = name.lower().split(" ", 1)
    namesakes = [other for other in all_names() if other.lower().split(" ", 1)[0] == first]
    return f"{first if namesakes[0] == name else f'{first}.{last}'}@{HOST}"


@cache
def all_names() -> list[str]:
    """Every name once, starting with the people a visitor can sign in as."""
    return list(dict.fromkeys(post["person"] for post in all_posts()))


@cache
def all_posts() -> list[dict[str, str]]:
    """Every post as fields of Appointment, with names for rows; the eight useful ones first."""
    first: list[str] = people_file()["first"]
    every_post = list(_posts())
    leading = [next(post for post in every_post if post["person"] == name) for name in first]
    return leading + [post for post in every_post if post not in leading]


def _posts() -> Iterator[dict[str, str]]:
    groups = {name: group for group, names in people_file()["groups"].items() for name in names}
    for ward, names in people_file()["wards"].items():
        for name in names:
            yield {"person": name, "role": Role.COUNCILLOR, "ward": ward, "group": groups[name]}
    titles = people_file()["directors"]
    for service, team in people_file()["services"].items():
        for name in team["officers"]:
            yield {"person": name, "role": Role.OFFICER, "service": service}
        yield {"person": team["head"], "role": Role.HEAD_OF_SERVICE, "service": service}
        director = team["director"]
        post = {"person": director, "role": Role.CHIEF_OFFICER, "service": service}
        yield post | {"job_title": titles[director]}
    yield from people_file()["offices"]


def telephones() -> dict[str, str]:
    """A number for each officer of a service, from those set aside for stories."""
    teams = people_file()["services"].values()
    officers = [name for team in teams for name in team["officers"]]
    return {name: f"01632 960 {151 + n}" for n, name in enumerate(officers)}


def make_accounts() -> dict[str, User]:
    """By full name. All have the demo's password, hashed once: hashing it for each would take half
    a minute."""
    password, numbers = make_password(PASSWORD), telephones()
    accounts = {}
    for name in all_names():
        person = User(email=email_of(name), name=name, password=password)
        person.telephone = numbers.get(name, "")
        accounts[name] = _saved(person)
    return accounts


def make_people(*, since: date) -> dict[str, User]:
    """Everybody with their posts, in office since a local date; gives them by full name."""
    known = make_accounts()
    rows: dict[str, Mapping[str, Model]] = {
        "ward": {name: _saved(Ward(name=name)) for name in people_file()["wards"]},
        "group": {name: _saved(Group(name=name)) for name in people_file()["groups"]},
        "service": make_services(),
        "committee": {name: _saved(Committee(name=name)) for name in people_file()["committees"]},
        "person": known,
        "councillor": known,
    }
    for post in all_posts():
        fields = {
            field: rows[field][value] if field in rows else value for field, value in post.items()
        }
        _appoint(Appointment(starts_on=since, **fields))
    _add_portfolios_and_bodies(known, since)
    return known


def make_services() -> dict[str, Model]:
    """Each with the words that it is suggested by."""
    teams = people_file()["services"].items()
    return {
        name: _saved(Service(name=name, words="\n".join(team.get("words", ()))))
        for name, team in teams
    }


def _appoint(post: Appointment) -> None:
    """Guarded posts were proposed by the people administrator, and the Monitoring Officer confirmed
    them; the Chief Executive acted for each of these two."""
    if post.role not in GUARDED:
        _saved(post)
        return
    names = [name for name in DECIDED_BY if name != post.person.name]
    proposed_by, confirmed_by = (User.objects.get(name=name) for name in names[:2])
    fields = {name: getattr(post, name) for name in POST_FIELDS} | {"job_title": post.job_title}
    decide_long_ago(
        Proposal(kind=ProposalKind.POST, **fields),
        proposed_by=proposed_by,
        confirmed_by=confirmed_by,
        at=timezone.now() - timedelta(days=7),
    )


def _add_portfolios_and_bodies(known: dict[str, User], since: date) -> None:
    """The fields of cabinet members, and places on bodies outside the council."""
    for name, services in people_file()["portfolios"].items():
        post = Appointment.objects.get(person=known[name], role=Role.CABINET_MEMBER)
        for service in Service.objects.filter(name__in=services):
            _saved(Portfolio(post=post, service=service, starts_on=since))
    for place in people_file()["outside"]:
        body = _saved(OutsideBody(name=place["body"]))
        for name in place["people"]:
            more = {"capacity": place["capacity"], "starts_on": since}
            _saved(OutsideAppointment(person=known[name], body=body, **more))


def _saved(row: M) -> M:
    write(row, by=None, reason="demo")
    return row


def sign_in_table() -> str:
    """Who to sign in as: name, post and email address, a line each, and the one password."""
    shown = Appointment.objects.current().of_people_who_can_sign_in().order_by("pk")
    rows = [
        (post.person.name, post.post, post.person.email)
        for post in shown.select_related("person", "service", "ward")[:8]
    ]
    if not rows:
        return "There are no people yet."
    wide = [max(len(row[column]) for row in rows) for column in range(2)]
    lines = [f"  {name:<{wide[0]}}  {post:<{wide[1]}}  {email}" for name, post, email in rows]
    return "\n".join(
        [f"Sign in as any of these people. The password for each of them is {PASSWORD}", *lines]
    )
