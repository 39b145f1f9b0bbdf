"""Complaint routing: every preset, every person complained about, and every conflict."""

from dataclasses import replace
from itertools import chain, combinations

import pytest
from django.core.exceptions import PermissionDenied

from casework.drafts import AlreadySent
from complaints import routing
from complaints.blind_index import ROLE_OF_OFFICE, kept_out_tag, row_tag
from complaints.lodging import actions, drafts
from complaints.models import Body, Complainant, Complaint, Exclusion, PersonComplainedAbout
from people.models import Appointment, Group, Service, Standing, User
from protocols import routes
from protocols.choices import RouteKind
from protocols.routes import MAY_BE_OUT, ROUTE_END
from protocols.sources import load
from tests.complaints import cases
from tests.established import change_posts, establish
from tests.people import STARTED, named

pytestmark = pytest.mark.django_db
PAIRS = [("councillor", about) for about in routes.COMPLAINED_ABOUT if about != "member"]
PAIRS += [("officer", "member")]
SUBSETS = list(chain.from_iterable(combinations(MAY_BE_OUT, n) for n in range(len(MAY_BE_OUT) + 1)))


@pytest.fixture
def offices(clock):
    """One holder of every office to which a complaint can go, and no other appointment."""
    change_posts(Appointment.objects.all(), ends_on=STARTED)
    service = Service.objects.get(name="Highways")
    group = Group.objects.get(name="Harbour Independents")
    holders = {}
    for office, role in ROLE_OF_OFFICE.items():
        person = User.objects.create_user(f"{office}@westhaven.example", office, "a long secret")
        post = {"service": service, "group": group}
        establish(person=person, role=role, starts_on=STARTED, **post)
        holders[office] = person
    return holders, service.pk, group.pk


def matter_of(by, about, out, service, group):
    """A complaint of which the routes see who it is by and about, and nothing else is said."""
    unsaid = dict.fromkeys(("what", "where", "outcome"), "")
    unsaid |= {"happened": None, "first": None, "formal": False, "withhold": False, "others": ()}
    person = PersonComplainedAbout(None, "", "", about, service, group)
    body = Body(complainant=Complainant(0, "", ""), by=by, about=person, **unsaid)
    return routing.Matter(body, out)


class Version:
    """A preset as the reading list asks it."""

    def __init__(self, name):
        self.table = load.load_preset(name).routes


@pytest.fixture
def by_preset(monkeypatch):
    def find(matter, version):
        return routes.find_route(
            version.table, RouteKind.COMPLAINT, matter.body.by, matter.body.about.rank
        )

    monkeypatch.setattr(routing, "complaint_route_for", find)


@pytest.mark.parametrize("name", load.preset_names())
def test_a_complaint_never_reaches_anyone_in_conflict_whichever_offices_are_out(
    name, offices, by_preset
):
    """Every preset x by and about whom x every subset of offices, in conflict or vacant."""
    people, service, group = offices
    version, full = Version(name), routing.Posts()
    for by, about in PAIRS:
        accused = people.get(about)
        for out in SUBSETS:
            keys = {people[office].pk for office in out} | ({accused.pk} if accused else set())
            matter = matter_of(by, about, frozenset(keys), service, group)
            vacant = routing.Posts.__new__(routing.Posts)
            vacant.posts = [post for post in full.posts if post.person_id not in keys]
            for posts in (full, vacant):
                reading = routing.reading_office_for(matter, version, posts)
                assert reading.people, (name, by, about, out)
                assert not keys & {person.pk for person in reading.people}, (name, by, about, out)
                route = routing.complaint_route_for(matter, version)
                way = routes.resolve_route(route, conflicted=out)
                assert reading.office in (*way.to, *way.fallback), (name, by, about, out)


@pytest.mark.parametrize("name", load.preset_names())
def test_nobody_reads_a_complaint_when_everybody_is_in_conflict(name, offices, by_preset):
    people, service, group = offices
    out = frozenset(person.pk for person in people.values())
    for by, about in PAIRS:
        matter = matter_of(by, about, out, service, group)
        assert routing.reading_office_for(matter, Version(name)) is None
        but_one = replace(matter, out=out - {people[ROUTE_END].pk})
        assert routing.reading_office_for(but_one, Version(name)).people == (people[ROUTE_END],)


@pytest.mark.parametrize(
    ("about", "to"),
    [("omar", "eve"), ("ruth", "eve"), ("colin", "eve"), ("mona", "eve"), ("eve", "mona")],
)
def test_section_c_sends_a_complaint_to_the_office_in_its_table(about, to, clock):
    complaint = cases.sent(about=about)
    assert Complaint.objects.visible_to(named(to)).get() == complaint
    assert not Complaint.objects.visible_to(named(about)).exists()


def test_a_deputy_of_the_person_complained_about_is_in_conflict(clock):
    cases.appoint("mona", "chief-executive", standing=Standing.DEPUTY)
    cases.appoint("stan", "chief-operating-officer")
    cases.sent(about="eve")
    assert not Complaint.objects.visible_to(named("mona")).exists()
    assert Complaint.objects.visible_to(named("stan")).exists()


def test_a_witness_and_anyone_named_as_involved_are_passed_over(clock):
    cases.appoint("stan", "chief-operating-officer")
    sent = cases.sent(about="ruth", witnesses=[named("eve").pk], involved=[named("mona").pk])
    for who, sees in (("eve", False), ("mona", False), ("stan", True)):
        assert Complaint.objects.visible_to(named(who)).exists() == sees
    out = [kept_out_tag(named(who)) for who in ("eve", "mona", "ruth", "clara")]
    tags = {row_tag(tag, sent.key) for tag in out}
    assert set(Exclusion.objects.values_list("person", flat=True)) == tags


def test_a_vacant_office_falls_to_its_deputy_and_then_on(clock):
    change_posts(named("eve").appointments.all(), ends_on="2026-11-30")
    cases.appoint("dev", "chief-executive", standing=Standing.DEPUTY)
    first = cases.sent()
    assert Complaint.objects.visible_to(named("dev")).get() == first
    change_posts(named("dev").appointments.all(), ends_on="2026-11-30")
    second = cases.sent(about="omar")
    assert Complaint.objects.visible_to(named("mona")).get() == second


def test_a_statutory_officer_who_complains_does_not_receive_it(clock):
    """Mona is in the service of nobody: her own complaint goes on to Eve."""
    complaint = cases.sent_by_officer(by="mona")
    assert complaint.held.office.name == "chief-executive"
    assert Complaint.objects.visible_to(named("mona")).get() == complaint  # as its complainant


def test_with_nobody_left_a_complaint_is_not_sent_and_the_draft_stays(clock):
    out = [named(who).pk for who in ("eve", "mona")]
    draft = cases.drafted(involved=out)
    with pytest.raises(PermissionDenied, match="No one can read this complaint"):
        actions.send_complaint(draft, by=named("clara"))
    assert not Complaint.objects.exists()
    assert drafts.answers_of(drafts.drafts_of(named("clara"))[0])["text"] == cases.WHAT


def test_a_draft_is_sent_once_however_often_the_button_is_pressed(clock):
    draft = cases.drafted()
    complaint = actions.send_complaint(draft, by=named("clara"))
    with pytest.raises(AlreadySent) as again:
        actions.send_complaint(draft, by=named("clara"))
    assert again.value.case == complaint
    assert Complaint.objects.count() == 1


def test_a_reference_that_is_taken_is_drawn_again(clock, monkeypatch):
    taken = cases.sent().reference
    letters = iter(taken.rsplit("-", 1)[1] + "ZZZZZ")
    monkeypatch.setattr(actions.secrets, "choice", lambda _: next(letters))
    assert actions.new_reference(2026) == "C-2026-ZZZZZ"


def test_somebody_who_is_not_on_the_portal_can_be_complained_about(clock):
    highways = Service.objects.get(name="Highways").pk
    more = {"person": None, "name": "Basil Fry", "rank": "head-of-service", "service": highways}
    complaint = cases.sent(**more)
    assert complaint.says.about.name == "Basil Fry"
    assert Complaint.objects.visible_to(named("eve")).exists()


def test_a_group_leader_need_not_talk_to_themselves_first(clock):
    group = Group.objects.get(name="Harbour Independents")
    assert cases.sent().says.first.step == "Discuss it with your group chairman or leader"
    cases.appoint("clara", "group-leader", group=group)
    assert cases.sent(about="omar").says.first is None
