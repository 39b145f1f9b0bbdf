"""The visibility of document requests: one rule that every page starts from."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, When

from documents.models.choices import OPEN
from foundation.history import RecordedQuerySet
from people.models import Appointment, AppointmentQuerySet, Service, User
from people.roles import Permission, Role

if TYPE_CHECKING:
    from documents.models.request import DocumentRequest  # noqa: F401  (named in a string)

HEADS = (Role.HEAD_OF_SERVICE, Role.CHIEF_OFFICER)
# Who leads a service with no head or chief officer: the first of these that is not vacant.
STANDING_IN = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER, Role.CHIEF_OPERATING_OFFICER)


def headed(user: User) -> list[int]:
    """The services that this person heads, or is the chief officer of, today."""
    return [hat.service_id for hat in user.hats if hat.role in HEADS and hat.service_id]


def leading() -> AppointmentQuerySet:
    """Today's posts that lead a service."""
    posts: AppointmentQuerySet = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role__in=HEADS, service__isnull=False)


def first_held() -> QuerySet[Appointment, Any]:
    """The first of `STANDING_IN` that is not vacant today, as a row with only its role."""
    order = Case(*(When(role=role, then=at) for at, role in enumerate(STANDING_IN)))
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    return posts.filter(role__in=STANDING_IN).order_by(order).values_list("role", flat=True)[:1]


def standing_in(user: User) -> Q:
    """Requests to services with no lead, for the first of `STANDING_IN` that is not vacant."""
    found = Q(service__in=Service.objects.exclude(pk__in=leading().values("service")))
    for office in STANDING_IN:
        if office in user.offices:
            return found
        found &= ~Q(Exists(Appointment.objects.holding(office).order_by()))
    return Q(pk__in=())


class DocumentRequestQuerySet(RecordedQuerySet["DocumentRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule for who can see a document request. Every page starts here.

        These people can: the councillor who asked, if in office today; the officer who has it,
        while they work in its service; the head and chief officer of that service or, if both
        posts are vacant, the office standing in; today's holders of any office that advises first
        and, once it goes for a final decision, of the offices that decide and are consulted. The
        service cannot see it until the advice is recorded. No one else can, including coordinators
        and superusers.
        """
        seen = Q(pk__in=())
        if user.is_member:
            seen |= Q(member=user)
        if user.may(Permission.DECIDE_DOCUMENT):
            has_come = Q(adviser="") | Q(advised_at__isnull=False)
            service = Q(officer=user, service__in=list(user.services))
            service |= Q(service__in=headed(user)) | standing_in(user)
            offices = sorted(user.offices)
            seen |= has_come & service | Q(adviser__in=offices)
            seen |= Q(office__in=offices) | Q(consulted__in=offices)
        return self.filter(seen)

    def open(self) -> Self:
        return self.filter(status__in=OPEN)

    def to_decide(self, user: User) -> Self:
        """The requests this person may have to decide, without their own."""
        return self.exclude(member=user)

    def of_document(self, document: str) -> Self:
        return self.filter(document=document)

    def with_people(self) -> Self:
        """With all that a list shows of each, so that no row asks the database again."""
        lead = leading().filter(service=OuterRef("service"))
        rows = self.select_related("member", "officer", "service", "committee")
        return rows.annotate(has_lead=Exists(lead), office_held=Subquery(first_held()))
