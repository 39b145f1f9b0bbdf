"""Complaint routing: the office and people who read a complaint, without anyone in conflict."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from casework.connections import people_connected_to
from complaints import categories
from complaints.blind_index import ROLE_OF_OFFICE
from complaints.categories import ComplaintKind
from complaints.models import Body
from people.models import Appointment, OfficeReader, User, deputies
from people.roles import DEPUTISED, SERVICE_ROLES, Role
from protocols import routes
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.routes import MAY_BE_OUT, FirstStep, Office, Route

RANK_BY_ROLE = (  # the highest first
    (Role.CHIEF_EXECUTIVE, "chief-executive"),
    (Role.MONITORING_OFFICER, "monitoring-officer"),
    (Role.CHIEF_OPERATING_OFFICER, "director"),
    (Role.CHIEF_OFFICER, "director"),
    (Role.HEAD_OF_SERVICE, "head-of-service"),
    (Role.LINE_MANAGER, "officer"),
    (Role.NOMINATED_OFFICER, "officer"),
    (Role.OFFICER, "officer"),
)


@dataclass(frozen=True)
class Matter:
    """A complaint or a draft as the routes see it: what is sent, or typed so far. `out` are the
    keys of people who must not read it; `chosen` is the office that the complainant chose where
    there is a choice; `to` is the office of a copy, past the table."""

    body: Body
    out: frozenset[int]
    chosen: str = ""
    to: str = ""

    def scope(self, office: str) -> int | None:
        role = ROLE_OF_OFFICE[office]
        if role in SERVICE_ROLES:
            return self.body.about.service
        return self.body.about.group if role == Role.GROUP_LEADER else None

    def kinds(self, version: Protocol) -> list[ComplaintKind]:
        return categories.kinds_chosen(self.body.categories, version, self.body.by)

    def without(self, *people: int) -> "Matter":
        return replace(self, out=self.out | set(people))


@dataclass(frozen=True)
class ReadingOffice:
    """`readers` hold the office, or deputise while no holder is there; `deputies` would do so
    then. `people` are the readers who act today, and are told."""

    office: str
    scope: int | None
    route: Route
    first: FirstStep | None
    choice: tuple[str, ...]
    people: tuple[User, ...] = field(default=())
    readers: tuple[OfficeReader, ...] = field(default=())
    deputies: tuple[User, ...] = field(default=())


class Posts:
    """Today's holders of every office to which a complaint can go, in one query."""

    def __init__(self) -> None:
        rows = Appointment.objects.current().of_people_who_can_sign_in()
        rows = rows.filter(role__in=[role.value for role in ROLE_OF_OFFICE.values()])
        rows = rows.with_absences().select_related("person")
        self.posts = list(rows.order_by("starts_on", "pk"))

    def appointments(self, office: str, scope: int | None) -> list[Appointment]:
        role = ROLE_OF_OFFICE[office]
        needs_scope = role in SERVICE_ROLES or role == Role.GROUP_LEADER
        if needs_scope and scope is None:
            return []
        return [post for post in self.posts if post.role == role and post.scope == scope]

    def readers(
        self, office: str, scope: int | None, out: Iterable[int] = ()
    ) -> tuple[OfficeReader, ...]:
        """Today's readers for an office: its holders, and its deputies while they act; no one in
        `out`."""
        readers = deputies.office_readers(self.appointments(office, scope))
        return tuple(reader for reader in readers if reader.person.pk not in set(out))

    def addressees(
        self, office: str, scope: int | None, out: Iterable[int] = ()
    ) -> tuple[User, ...]:
        """Those of its readers who act for it today; all of them if none of those may read."""
        posts = deputies.acting(self.appointments(office, scope))
        readers = [reader.person for reader in self.readers(office, scope, out)]
        act = {post.person_id for post in posts}
        return tuple([person for person in readers if person.pk in act] or readers)

    def has_lasting_reader(self, office: str, scope: int | None, out: Iterable[int]) -> bool:
        """Whether someone who may read will be there after an absence too: a holder, or a deputy
        while the office is vacant."""
        posts = self.appointments(office, scope)
        held = [post for post in posts if not post.is_deputy]
        return any(post.person_id not in set(out) for post in held or posts)

    def waiting_deputies(
        self, office: str, scope: int | None, out: Iterable[int]
    ) -> tuple[User, ...]:
        waiting = deputies.waiting(self.appointments(office, scope))
        return tuple(post.person for post in waiting if post.person_id not in set(out))

    def connected_to(self, person: int) -> set[int]:
        """Those of all these holders with a declared connection to this person."""
        return people_connected_to(person, {post.person_id for post in self.posts})

    def deputies_of(self, person: int) -> set[int]:
        """Deputies for the offices that this person holds."""
        held = {
            (post.role, post.scope)
            for post in self.posts
            if post.person_id == person and not post.is_deputy
        }
        return {
            post.person_id
            for post in self.posts
            if post.is_deputy and (post.role, post.scope) in held
        }


def when_deputies_act(office: str) -> str:
    """When a deputy who waits would read. Only holders of some offices can be away."""
    if ROLE_OF_OFFICE[office] in DEPUTISED:
        return "only while the holder is away or the office is vacant"
    return "only while the office is vacant"


def reading_office_for(
    matter: Matter, version: Protocol, posts: Posts | None = None
) -> ReadingOffice | None:
    """The office that reads the complaint today, without anyone in `out`; None if no one can."""
    route = complaint_route_for(matter, version)
    return reading_office_by_route(route, matter, posts or Posts()) if route else None


def further_reading_offices(
    matter: Matter, version: Protocol, first: ReadingOffice, posts: Posts
) -> list[ReadingOffice]:
    """Offices that receive a copy from the start, by the kinds of the complaint."""
    offices = []
    for kind in matter.kinds(version):
        if kind.also:
            way = route_to_office(kind.also, matter, kind.clause_in(version))
            offices.append(reading_office_by_route(way, matter, posts))
    return [one for one in offices if one and one.office != first.office]


def route_to_office(office: str, matter: Matter, clause: str) -> Route:
    """A route to one office, whatever the protocol's table says."""
    by, about = matter.body.by, matter.body.about.rank
    return Route(RouteKind.COMPLAINT.value, (office,), by, about, clause)


def reading_office_by_route(route: Route, matter: Matter, posts: Posts) -> ReadingOffice | None:
    """The first office on this route with a reader who has no conflict; None if there is none."""
    conflicted, vacant = conflicted_and_vacant_offices(matter, posts)
    way = routes.resolve_route(route, conflicted=conflicted, vacant=vacant)
    chosen = (matter.chosen,) if matter.chosen in way.to else ()
    for office in routes.unique_names((*chosen, *way.to, *way.fallback)):
        scope = matter.scope(office)
        if posts.has_lasting_reader(office, scope, matter.out):
            who = (
                posts.addressees(office, scope, matter.out),
                posts.readers(office, scope, matter.out),
                posts.waiting_deputies(office, scope, matter.out),
            )
            return ReadingOffice(office, scope, route, way.first, way.to, *who)
    return None


def complaint_route_for(matter: Matter, version: Protocol) -> Route | None:
    if matter.to:
        return route_to_office(matter.to, matter, "")
    by, about = matter.body.by, matter.body.about.rank
    row = version.routes.filter(kind=RouteKind.COMPLAINT, by=by, about=about).first()
    usual = row.as_route() if row else None
    own = version.route(RouteKind.CONCERN) if is_officers_concern(matter) else None
    route = own or usual
    return categories.route_for_kinds(route, matter.kinds(version), version) if route else None


def is_officers_concern(matter: Matter) -> bool:
    return matter.body.concern and matter.body.by == "officer"


def conflicted_and_vacant_offices(matter: Matter, posts: Posts) -> tuple[list[str], list[str]]:
    """The offices where everyone has a conflict, and those that are vacant.

    A group whose leader is not recorded does not count as one without a leader: the
    step that a protocol asks for first still applies.
    """
    conflicted, vacant = [], []
    for office in MAY_BE_OUT:
        scope = matter.scope(office)
        if not posts.appointments(office, scope):
            if office != Office.GROUP_LEADER:
                vacant.append(office)
        elif not posts.has_lasting_reader(office, scope, matter.out):
            conflicted.append(office)
    return conflicted, vacant


def rank_of(person: User) -> str:
    """The rank by which the routes name a person; "" for someone without one."""
    if person.is_member:
        return "member"
    roles = {Role(post.role) for post in person.posts_today if not post.is_deputy}
    for role, rank in RANK_BY_ROLE:
        if role in roles:
            return rank
    return "officer" if person.posts_today else ""


def service_of(person: User) -> int | None:
    """Service for routing to line managers, heads of service and directors."""
    posts = [post for post in person.posts_today if post.role in SERVICE_ROLES]
    return posts[0].service_id if posts else None


def group_of(person: User) -> int | None:
    """Political group, only for routing: never shown to officers."""
    return next(
        (post.group_id for post in person.posts_today if post.role == Role.COUNCILLOR), None
    )


def people_kept_out(
    posts: Posts,
    *,
    complainant: int,
    about: int | None,
    others: Iterable[int] = (),
    group: int | None = None,
) -> frozenset[int]:
    """People who must never read it: the complainant as an office, the person complained about
    and their deputies, anyone with a declared connection to that person, witnesses, people said to
    be involved, and a whole group if the kind says so."""
    close = {about, *posts.deputies_of(about), *posts.connected_to(about)} if about else set()
    return frozenset({complainant, *others, *group_members(group)} | {key for key in close if key})


def group_members(group: int | None) -> set[int]:
    rows = Appointment.objects.current().filter(group=group) if group else ()
    return {row.person_id for row in rows}
