"""Politically restricted posts: the list, who must confirm this year, and the actions on them.

The Local Government and Housing Act 1989 restricts some posts; a protocol that says so asks for a
list of them, kept by one role (Oxford 23.9(a), Cheshire East 4.5).
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BigIntegerField, DateField, Max, Q, QuerySet
from django.utils import timezone

from foundation.history import write
from foundation.statements import Parameter, Statement, is_among
from foundation.turns import wait_for_turn
from foundation.years import a_year_before
from people.directory import directory
from people.models import Appointment, AppointmentQuerySet, RestrictedPost, User
from people.roles import COUNCILLORS
from protocols import guidance, policy
from protocols.behaviours import Behaviour
from protocols.models import Protocol, RestrictionRead
from protocols.version_cache import in_force_or_none


class RestrictedPostLine(NamedTuple):
    """A post on the list: who holds it, who listed it, and when it was confirmed last; `overdue`
    when that is more than a year ago, or never was."""

    row: RestrictedPost
    name: str
    post: str
    listed_by: str
    confirmed: date | None
    overdue: bool


def version_restricting_posts(today: date) -> Protocol | None:
    """The version in force on a local date, if it speaks of politically restricted posts."""
    version = in_force_or_none(today)
    return version if version and version.clause_for(Behaviour.RESTRICTED_POSTS) else None


def restricted_posts_on(today: date) -> list[RestrictedPost]:
    """Those that are restricted and held on a local date, by name."""
    rows = RestrictedPost.objects.current(today).filter(post__in=posts_held(today))
    rows = rows.select_related("post__person", "post__service")
    return list(rows.order_by("post__person__name", "pk"))


def restricted_post_by_key(key: int, today: date) -> RestrictedPost | None:
    return RestrictedPost.objects.current(today).filter(pk=key).first()


def posts_held(today: date) -> AppointmentQuerySet:
    return Appointment.objects.current(today).of_people_who_can_sign_in()


def restricted_post_lines(today: date) -> list[RestrictedPostLine]:
    """The whole list, those who are overdue first: three queries."""
    rows = restricted_posts_on(today)
    people = [row.post.person_id for row in rows]
    reads = RestrictionRead.objects.filter(person__in=people).values("person")
    last = dict(reads.annotate(last=Max("at")).order_by().values_list("person", "last"))
    added = RestrictedPost.history.filter(id__in=[row.pk for row in rows], history_type="+")
    by = dict(added.values_list("id", "history_user__name"))
    lines = [
        restricted_post_line(
            row, by.get(row.pk) or "", timezone.localdate(at) if at else None, today
        )
        for row in rows
        for at in [last.get(row.post.person_id)]
    ]
    return sorted(lines, key=lambda line: not line.overdue)


def restricted_post_line(
    row: RestrictedPost, by: str, confirmed: date | None, today: date
) -> RestrictedPostLine:
    overdue = confirmed is None or confirmed <= a_year_before(today)
    post = f"{row.post.post}{directory().since(row.post.person_id)}"
    return RestrictedPostLine(row, row.post.person.name, post, by, confirmed, overdue)


def restriction_called(row: RestrictedPost) -> str:
    """A restricted post with its holder, as no other on the list is called."""
    return f"{row.post}{directory().since(row.post.person_id)}"


def restricted_post_of(user: User, today: date) -> RestrictedPost | None:
    """The restricted post that this person holds on a local date."""
    rows = restricted_posts_of(user, today).select_related("post__service")
    return rows.order_by("starts_on", "pk").first()


def restricted_posts_of(user: User, today: date) -> QuerySet[RestrictedPost]:
    return RestrictedPost.objects.current(today).filter(
        post__in=[post.pk for post in user.posts_today]
    )


def last_restriction_read(user: User) -> RestrictionRead | None:
    return RestrictionRead.objects.filter(person=user).order_by("at").last()


# Whether any of these posts is restricted today: asked before every letter of an officer.
RESTRICTED = Statement(
    lambda: (
        RestrictedPost.objects.current(Parameter("today", DateField()))
        .filter(is_among("post", "posts", BigIntegerField()))
        .values_list("pk")[:1]
    )
)


def must_confirm_restriction(user: User, today: date) -> bool:
    """Whether this person has still to confirm this year what their restricted post forbids."""
    if (
        user.side != "officer"
        or not version_restricting_posts(today)
        or not RESTRICTED.rows(posts=[post.pk for post in user.posts_today], today=today)
    ):
        return False
    read = last_restriction_read(user)
    return read is None or timezone.localdate(read.at) <= a_year_before(today)


def restriction_guidance(user: User, today: date) -> guidance.GuidanceSentence | None:
    """The line about restricted posts in what is expected, only for someone who holds one."""
    version = version_restricting_posts(today) if user.side == "officer" else None
    if version is None or not restricted_post_of(user, today):
        return None
    first = version.clauses.filter(behaviour=Behaviour.RESTRICTED_POSTS).first()
    return guidance.guidance_sentence(first, version) if first else None


@transaction.atomic
def restrict_post(post: Appointment, *, starts_on: date, by: User) -> RestrictedPost:
    """Put a post on the list. Raises ValidationError where it cannot be there."""
    policy.can_keep_restricted(by).or_raise()
    wait_for_turn("restricted post", post.pk)
    if post.restrictions.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on)).exists():
        raise ValidationError("This post is already on the list")
    if post.role in COUNCILLORS:
        raise ValidationError("A councillor’s post cannot be politically restricted")
    row = RestrictedPost(post=post, starts_on=starts_on)
    write(row, by=by, reason="listed")
    return row


@transaction.atomic
def end_restriction(row: RestrictedPost, *, ends_on: date, by: User) -> None:
    """Record the last day of a restriction. Raises ValidationError if it is before the first."""
    policy.can_keep_restricted(by).or_raise()
    if ends_on < row.starts_on:
        raise ValidationError(
            f"Enter {row.starts_on:%-d %B %Y} or later. The restriction starts on that day"
        )
    write(row, by=by, reason="taken off", ends_on=ends_on)


@transaction.atomic
def confirm_restriction(version: Protocol, *, by: User) -> None:
    """Record that the holder of a restricted post knows what it forbids; once a year is enough."""
    today = timezone.localdate()
    if must_confirm_restriction(User.objects.select_for_update().get(pk=by.pk), today):
        RestrictionRead.objects.create(protocol=version, person=by, at=timezone.now())


def restricted_post_objections(post: Appointment) -> Iterator[tuple[str, str]]:
    """Checked when a post is added: the holder of a restricted post cannot be a councillor."""
    if post.role not in COUNCILLORS or post.person_id is None:
        return
    rows = RestrictedPost.objects.filter(post__person=post.person_id, post__is_cancelled=False)
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=post.starts_on))
    if post.ends_on:
        rows = rows.filter(starts_on__lte=post.ends_on)
    for row in rows.select_related("post__person", "post__service")[:1]:
        version = version_restricting_posts(timezone.localdate())
        clause = (
            f" ({version.clause_name(version.clause_for(Behaviour.RESTRICTED_POSTS))})"
            if version
            else ""
        )
        yield (
            "role",
            f"The post of {row.post.person.name}, {row.post.post}, is politically restricted, so"
            f" its holder cannot be a councillor{clause}.",
        )
