"""Guide pages: what the protocol says on a topic, and the people it names."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from foundation.history import write
from people.models import Appointment, Service
from people.roles import Role
from protocols import version_cache
from protocols.drafting import actions
from protocols.reading import guides
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import everybody_has_read, named
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_force(clock):
    def adopt(preset, **settings):
        draft = actions.draft_from_preset(
            preset, name="Member and officer protocol", by=named("pat")
        )
        if settings:
            revision = draft.revision
            actions.edit_settings(draft, settings=settings, revision=revision, by=named("pat"))
        start, today = date(2021, 1, 1), date(2020, 6, 1)
        version = actions.adopt_version(
            draft, effective_from=start, minute="C12", by=named("mona"), today=today
        )
        everybody_has_read(version)
        return version

    return adopt


def read(client, who, address):
    client.force_login(named(who))
    response = client.get(address)
    assert response.status_code == 200
    return text_of(response), response.content.decode()


def test_the_protocol_links_to_the_topics_that_it_covers(in_force, client):
    in_force("oxford")
    _, html = read(client, "clara", "/protocol/")
    assert "/protocol/about/media/" in html
    assert "/protocol/about/resources/" not in html
    assert client.get("/protocol/about/weather/").status_code == 404


@pytest.mark.clause("section-c", "2.1")
@pytest.mark.clause("section-c", "2.2")
def test_each_reads_what_their_own_role_is_for(in_force, client):
    in_force("section-c")
    member, html = read(client, "clara", "/protocol/role/")
    assert html.count("clause-2.1-bullet") == 5
    assert "Councillor: Harbour ward" in member
    assert "raise an enquiry" in member
    _, html = read(client, "omar", "/protocol/role/")
    assert html.count("clause-2.2-bullet") == 5
    assert "clause-2.1" not in html
    nobody, _ = read(client, "sam", "/protocol/role/")
    assert "You do not hold a post today." in nobody


@pytest.mark.clause("section-c", "fn2")
@pytest.mark.clause("section-c", "5.9")
def test_one_page_has_the_head_and_the_contact_of_each_service(
    in_force, client, django_assert_max_num_queries
):
    in_force("section-c", office_hours="Monday to Friday, 9am to 5pm")
    post = Appointment.objects.get(person=named("grace"))
    write(post, by=named("petra"), reason="changed", for_enquiries=True)
    Service.objects.create(name="Licensing")
    text, _ = read(client, "clara", "/protocol/contacts/")
    assert "You can call officers Monday to Friday, 9am to 5pm." in text
    assert "Ruth Adeyemi, ruth@westhaven.example" in text
    assert "Grace Lund, grace@westhaven.example" in text
    assert "Omar" not in text
    assert "These services have no head of service and no named contact" not in text
    client.force_login(named("pat"))
    with django_assert_max_num_queries(10):
        text = text_of(client.get("/protocol/contacts/"))
    assert "These services have no head of service and no named contact: Licensing." in text


@pytest.mark.clause("knutsford", "15.1")
@pytest.mark.clause("cheshire-east", "1.3")
@pytest.mark.clause("section-c", "1.10")
@pytest.mark.parametrize(
    ("preset", "number", "who", "office"),
    [
        ("knutsford", "15.1", "eve", "Town Clerk"),
        ("cheshire-east", "1.3", "mona", "Monitoring Officer"),
        ("section-c", "1.10", "mona", "Monitoring Officer"),
    ],
)
def test_each_clause_links_to_the_office_that_interprets_it(
    preset, number, who, office, in_force, client
):
    version = in_force(preset)
    clause = version.clauses.get(number=number)
    address = reverse("protocols:ask", args=[version.number, clause.position])
    _, html = read(client, "clara", "/protocol/")
    assert f'href="{address}"' in html
    text, html = read(client, "clara", address)
    assert office in text
    assert f"If you ask here, your question goes to the {office}." in text
    assert f"mailto:{who}@westhaven.example?subject={version.source.split()[0]}" in html
    assert clause.summary in text


def lead_the_group(who):
    group = named("clara").appointments.get(role=Role.COUNCILLOR).group
    establish(person=named(who), role=Role.GROUP_LEADER, group=group, starts_on=date(2020, 1, 1))


@pytest.mark.clause("section-c", "1.10")
def test_a_councillor_chooses_to_ask_their_group_leader_or_the_monitoring_officer(client, clock):
    lead_the_group("nia")
    version = version_cache.todays_protocol()
    clause = version.clauses.get(number="1.10")
    address = reverse("protocols:ask", args=[version.number, clause.position])
    text, html = read(client, "clara", address)
    assert "You can choose who to ask." in text
    assert "your question goes to the Monitoring Officer" in text
    assert "mailto:mona@westhaven.example" in html
    assert "Your group leader Nia" in text
    assert "mailto:nia@westhaven.example" in html
    text, html = read(client, "omar", address)
    assert "mailto:mona@westhaven.example" in html
    assert "Your group leader" not in text
    assert "nia@" not in html


def test_a_leader_is_not_told_to_ask_themselves(client, clock):
    lead_the_group("clara")
    version = version_cache.todays_protocol()
    offices = guides.who_to_ask(version, named("clara"), date(2026, 12, 1))
    assert [title for title, _ in offices] == ["Monitoring Officer"]


def test_a_vacant_office_is_not_asked(in_force, client, clock):
    version = in_force("knutsford")
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 30))
    offices = guides.interpreting_offices(version, date(2026, 12, 1))
    assert [[p.name for p in people] for _, people in offices] == [["Mona Reid"]]


@pytest.mark.clause("surrey", "report-10")
def test_two_sources_are_compared_topic_by_topic(clause_protocol, client):
    text, _ = read(client, "clara", "/protocol/compare/sources/?first=surrey&second=thurrock")
    assert "Surrey and Thurrock both cover" in text
    row = text[text.index("Councillors and officers confirm they have read") :]
    assert row.index("Surrey 16:") < row.index("Thurrock 10.3-p3:")
    address = "/protocol/compare/sources/?first=surrey&second=oxford&show=all"
    text, _ = read(client, "clara", address)
    assert "Answer to a councillor" in text
    assert "Says nothing" in text
    everything, _ = read(client, "clara", "/protocol/compare/sources/")
    for source in ("Surrey", "Merton", "Epsom", "Thurrock", "Somerset", "North Yorkshire"):
        assert source in everything


@pytest.mark.clause("cheshire-east", "4.4-4")
def test_the_council_sets_a_time_limit_if_the_source_names_none(clause_protocol, client, clock):
    pat = named("pat")
    draft = actions.draft_from_version(clause_protocol, name="Ours", by=pat)
    page = f"/protocol/versions/{draft.number}/settings/response-times/"
    client.force_login(pat)
    typed = form_values(client.get(page))
    assert typed["reply_amount"] == ""
    ten_days = {"reply_amount": "10", "reply_unit": "working days"}
    assert client.post(page, typed | ten_days).status_code == 302
    tomorrow = clock.at.date() + timedelta(days=1)
    actions.adopt_version(draft, effective_from=tomorrow, minute="C13", by=named("mona"))
    clock.next_day()
    enquiry = cases.raised()
    assert enquiry.protocol_id == draft.pk
    assert enquiry.promises.get(kind="reply").due_on == date(2026, 12, 16)
