"""Posts that were established before a test begins: proposed, confirmed and in effect long ago.

Guarded posts take two people, also here.
"""

from datetime import UTC, datetime

from dev.demo.established import confirm_long_ago, decide_long_ago
from people.models import Appointment, Proposal, ProposalKind, User
from people.models.second_person import POST_FIELDS
from people.roles import GUARDED

OFFICERS = [f"{name}@westhaven.example" for name in ("petra", "eve", "mona")]
# What a guarded post does without: an office is for the whole council.
WITHOUT = ("ward", "group", "service", "committee")
LONG_AGO = datetime(2019, 6, 3, 9, tzinfo=UTC)


def confirmed_long_ago(**contents):
    """A proposal that two of the cast made and confirmed long ago, due since then."""
    officers = User.objects.filter(email__in=OFFICERS).exclude(pk=contents["person"].pk)
    proposed_by, confirmed_by = officers.order_by("-pk")[:2]
    row = Proposal(**contents)
    return decide_long_ago(row, proposed_by=proposed_by, confirmed_by=confirmed_by, at=LONG_AGO)


def establish(*, role, **fields):
    """A post that has been held since before the test; like `Appointment.objects.create`."""
    if role not in GUARDED:
        return Appointment.objects.create(role=role, **fields)
    fields = {name: value for name, value in fields.items() if name not in WITHOUT}
    fields = {"standing": "holder", "starts_on": LONG_AGO.date()} | fields
    proposal = confirmed_long_ago(kind=ProposalKind.POST, role=role, **fields)
    return Appointment.objects.get(proposal=proposal)


def establish_whatever_stops_it(person, role, starts_on):
    """A post that no page gives, such as an office of a councillor: the database has it anyway."""
    post = {"person": person, "role": role, "standing": "holder", "starts_on": starts_on}
    two = {"proposed_by": named_officer("petra"), "confirmed_by": named_officer("mona")}
    proposal = Proposal(kind=ProposalKind.POST, **post)
    confirm_long_ago(proposal, **two, at=LONG_AGO)
    return Appointment.objects.create(**post, proposal=proposal)


def named_officer(name):
    return User.objects.get(email=f"{name}@westhaven.example")


def change_posts(posts, **fields):
    """Give posts other fields, as two people would have decided; like `QuerySet.update`."""
    for post in posts:
        if post.role not in GUARDED:
            Appointment.objects.filter(pk=post.pk).update(**fields)
            continue
        whole = {name: getattr(post, name) for name in POST_FIELDS} | {"job_title": post.job_title}
        contents = whole | {"person": post.person} | fields
        contents.pop("person_id")
        confirmed_long_ago(kind=ProposalKind.POST_CHANGE, post=post, **contents)
        post.refresh_from_db()


def superuser(email, name, password="a long enough secret"):
    """One more superuser, who can sign in since two people decided it."""
    person = User.objects.create_superuser(email, name, password)
    change_account(person, is_active=True)
    return person


def change_account(person, **fields):
    """Change an address or sign-in, as two people would have decided for someone guarded."""
    ((name, value),) = fields.items()
    kind = {"email": ProposalKind.ADDRESS, "is_active": ProposalKind.SIGN_IN}[name]
    contents = {"email": value} if name == "email" else {"can_sign_in": value}
    confirmed_long_ago(kind=kind, person=person, **contents)
    person.refresh_from_db()
