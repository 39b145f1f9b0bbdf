"""Visibility of document requests: one rule that every page starts from, and service leads."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.utils import timezone

from documents.models.choices import OPEN, RELEASED, Status
from foundation.history import RecordedQuerySet
from foundation.statements import Parameter
from people.models import Appointment, AppointmentQuerySet, Service, User
from people.posts import services_in_portfolio
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.models import Clause

if TYPE_CHECKING:
    from documents.models.request import DocumentRequest  # noqa: F401  (named in a string)

LEADING_ROLES = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
# Who leads a service with no head or chief officer: the first of these that is not vacant.
STAND_IN_ROLES = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.CHIEF_OPERATING_OFFICER)


def waits_for_member(on: date | Parameter | None = None) -> Q:
    """A question to reply to, or a release whose conditions are not accepted yet, on a local date
    (today unless told)."""
    day = on or timezone.localdate()
    unaccepted = Q(status__in=RELEASED, accepted_at=None, expires_on__gte=day)
    return Q(status=Status.WAITING) | unaccepted


def headed_services(user: User) -> list[int]:
    """The services that this person heads, or is the chief officer of, today."""
    return [
        post.service_id
        for post in user.posts_today
        if post.role in LEADING_ROLES and post.service_id
    ]


def leading_posts() -> AppointmentQuerySet:
    """Today's posts that lead a service."""
    posts: AppointmentQuerySet = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role__in=LEADING_ROLES, service__isnull=False)


def first_office_held() -> QuerySet[Appointment, str]:
    """The first of `STAND_IN_ROLES` that is not vacant today, as a row with only its role."""
    order = Case(*(When(role=role, then=at) for at, role in enumerate(STAND_IN_ROLES)))
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role__in=STAND_IN_ROLES).order_by(order).values_list("role", flat=True)[:1]


def stand_in_requests(user: User) -> Q:
    """Requests to services with no lead, for the first of `STAND_IN_ROLES` that is not vacant."""
    requests = Q(service__in=Service.objects.exclude(pk__in=leading_posts().values("service")))
    for office in STAND_IN_ROLES:
        if office in user.offices:
            return requests
        requests &= ~Q(Exists(Appointment.objects.holding(office).order_by()))
    return Q(pk__in=())


def covered_requests(user: User) -> Q:
    """Requests of the officers this person covers for, in the services those work in. Never about
    recruitment papers, nor their own."""
    rows = Q(pk__in=())
    for key, cover in user.covered.items():
        rows |= Q(officer=key, service__in=list(cover.away.services))
    return rows & Q(recruitment=False) & ~Q(member=user)


class DocumentRequestQuerySet(RecordedQuerySet["DocumentRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule for who can see a document request. Every page starts here.

        These people can: the councillor who asked, if in office today; the officer who has it,
        while they work in its service; the head and chief officer of that service or, if both
        posts are vacant, the office standing in; the cover of its officer; today's holders of
        any office that advises first and, once it goes for a final decision, of the offices that
        decide and are consulted; their deputies while no holder is there. The service cannot see it
        until the advice is recorded.
        No one else can, including coordinators and superusers.
        """
        seen = Q(pk__in=())
        if user.is_member:
            seen |= Q(member=user)
        if user.may(Permission.DECIDE_DOCUMENT):
            has_come = Q(adviser="") | Q(advised_at__isnull=False)
            service = Q(officer=user, service__in=list(user.services))
            service |= Q(service__in=headed_services(user)) | stand_in_requests(user)
            service |= covered_requests(user)
            offices = sorted(user.offices)
            seen |= has_come & service | Q(adviser__in=offices)
            seen |= Q(office__in=offices) | Q(consulted__in=offices)
        return self.filter(seen)

    def told_to(self, user: User) -> Self:
        """Of which this person, as cabinet member for the service, is told what was asked for and
        what was given: those for a meeting, if their version asks for it (Oxford 23.8)."""
        asking = Clause.objects.filter(behaviour=Behaviour.MEETING_NOTICE).values("protocol")
        services = services_in_portfolio(user) if user.is_member else []
        rows = self.filter(service__in=services, protocol__in=asking)
        return rows.exclude(meeting="").exclude(member=user)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def of_member(self, member: User | Parameter) -> Self:
        """Those of a councillor, for who has asked whether the person is one today."""
        return self.filter(member=member)

    def open_to_member(self, on: date | Parameter | None = None) -> Self:
        """Not decided, or something is still for the councillor to do. What waits for them has
        `waits`, and comes first; then the newest."""
        rows = self.filter(Q(status__in=OPEN) | waits_for_member(on))
        rows = rows.annotate(waits=ExpressionWrapper(waits_for_member(on), BooleanField()))
        return rows.order_by("-waits", "-received_at", "-pk")

    def to_decide(self, user: User) -> Self:
        """The requests this person may have to decide, without their own."""
        return self.exclude(member=user)

    def waiting_for_officer(self, user: User) -> Self:
        """Of those this person sees: what they have to advise on, decide or give a view on. What
        has been assigned to another officer waits for that one."""
        offices = sorted(user.offices)
        advice = Q(status=Status.FOR_ADVICE, adviser__in=offices)
        service = Q(status__in=(Status.ASKED, Status.WITH_OFFICER))
        service &= Q(officer=user) | Q(officer=None) | Q(officer__in=sorted(user.covered))
        viewed = Q(consulted="") | Q(viewed_at__isnull=False)
        posts = [*offices, *(post.role for post in user.posts_today if post.service_id)]
        decision = Q(office__in=posts) & viewed | Q(consulted__in=posts, viewed_at=None)
        return self.filter(advice | service | Q(status=Status.FOR_DECISION) & decision)

    def with_people(self) -> Self:
        """With all that a list shows of each, so that no row asks the database again."""
        lead = leading_posts().filter(service=OuterRef("service"))
        rows = self.select_related("member", "officer", "service", "committee")
        return rows.annotate(has_lead=Exists(lead), office_held=Subquery(first_office_held()))
