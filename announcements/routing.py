"""Members concerned: the councillors of today that an announcement goes to, and vacant wards."""

from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from announcements.models import Announcement, LeftOut
from people.models import Appointment, Seat, User, Ward, councillor_posts
from people.models.user import MEMBER_TITLES
from people.roles import Role


class MemberConcerned(NamedTuple):
    """A councillor, and the name as a sentence has it: Councillor Clara Okafor."""

    person: User
    styled: str


def members_concerned(announcement: Announcement) -> list[MemberConcerned]:
    """Today’s councillors of its wards and committees, or every one, without those left out; by
    name, each once."""
    left_out = LeftOut.objects.in_effect().filter(announcement=announcement).values("member")
    posts = (
        councillor_posts()
        .exclude(person__in=left_out)
        .select_related("person")
        .order_by("person__name", "pk")
    )
    if not announcement.for_everyone:
        of_ward = Q(ward__in=announcement.wards)
        posts = posts.filter(of_ward | Q(person__in=on_committees(announcement.committees)))
    found = {post.person_id: MemberConcerned(post.person, styled(post)) for post in posts}
    return list(found.values())


def styled(post: Appointment) -> str:
    """As `User.styled`, without asking for the posts of each."""
    return f"{MEMBER_TITLES.get(post.standing, Role.COUNCILLOR.label)} {post.person.name}"


def on_committees(committees: list[int]) -> QuerySet[User, int]:
    """The keys of those who have a seat on one of these today, or chair it."""
    seats = Seat.objects.current().filter(committee__in=committees)
    chairs = Appointment.objects.current().filter(
        role=Role.COMMITTEE_CHAIR, committee__in=committees
    )
    people = User.objects.filter(
        Q(pk__in=seats.values("person")) | Q(pk__in=chairs.values("person"))
    )
    return people.values_list("pk", flat=True)


class Vacancy(NamedTuple):
    """A ward with a vacant seat, and how many councillors represent it today."""

    ward: Ward
    held: int


def vacancies(announcement: Announcement) -> list[Vacancy]:
    """Its wards that no councillor represents today or, if the number of seats of a ward is
    recorded, that have fewer councillors than seats: no one in a vacant seat can be told."""
    posts = councillor_posts().filter(ward=OuterRef("pk")).order_by().values("ward")
    held = posts.annotate(number=Count("person", distinct=True)).values("number")
    wards = Ward.objects.filter(pk__in=announcement.wards)
    rows = wards.annotate(held=Coalesce(Subquery(held), 0)).order_by("name")
    return [Vacancy(row, row.held) for row in rows if row.held < (row.seats or 1)]


def vacant_wards(announcement: Announcement) -> list[Ward]:
    """Its wards that no councillor represents today."""
    return [one.ward for one in vacancies(announcement) if not one.held]
