"""Questions about a clause: an enquiry that names the clause, to the office that interprets it."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions
from enquiries.models import Draft, Enquiry, Kind, Status
from tests.drafting import step_url
from tests.established import change_posts
from tests.people import adopt, named
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def under(clock):
    def in_force(preset):
        clock.set(2026, 10, 1, 10)
        version = adopt(preset, date(2026, 11, 2))
        clock.set(2026, 12, 1, 10)
        return version

    return in_force


def page_of(version, number):
    position = version.clauses.get(number=number).position
    return reverse("protocols:ask", args=[version.number, position])


def begin(client, version, number):
    position = version.clauses.get(number=number).position
    return client.post(reverse("enquiries:about-clause", args=[version.number, position]))


def step(client, slug, **typed):
    page = step_url(slug)
    return client.post(page, form_values(client.get(page)) | typed)


def raise_question(client, response):
    """Walks on to the end of the journey; what was raised, and the page before it was sent."""
    while "check" not in response.url:
        slug = response.url.rstrip("/").rpartition("/")[2]
        typed = {"text": "Does it bind a co-opted member?", "asked_as": "council"}
        response = step(client, slug, **typed, interest_declared="no")
    text = text_of(client.get(response.url))
    client.post(response.url, form_values(client.get(response.url)))
    return Enquiry.objects.latest("pk"), text


@pytest.mark.clause("knutsford", "15.1")
@pytest.mark.clause("cheshire-east", "1.3")
@pytest.mark.parametrize(
    ("preset", "number", "office", "title", "who"),
    [
        ("knutsford", "15.1", "chief-executive", "Town Clerk", "eve"),
        ("cheshire-east", "1.3", "monitoring-officer", "Monitoring Officer", "mona"),
    ],
)
def test_a_councillor_asks_what_a_clause_means_and_is_answered(
    preset, number, office, title, who, under, clara
):
    version = under(preset)
    assert "Ask about this clause" in text_of(clara.get(page_of(version, number)))
    enquiry, text = raise_question(clara, begin(clara, version, number))
    assert f"Clause {version.clause_name(number)}" in text
    assert f"the {title}" in text
    assert "Where" not in text
    assert (enquiry.kind, enquiry.clause, enquiry.office) == (Kind.INTERPRETATION, number, office)
    assert (enquiry.status, enquiry.ward, enquiry.service) == (Status.WITH_OFFICER, None, None)
    clara.force_login(named(who))
    case = text_of(clara.get(enquiry.get_absolute_url()))
    assert "Asks what this clause means:" in case
    actions.answer(enquiry, text="It does.", by=named(who), key=uuid4())
    enquiry.refresh_from_db()
    assert enquiry.status == Status.ANSWERED


def test_what_was_typed_for_another_enquiry_is_not_lost(under, clara):
    version = under("knutsford")
    answers = {"kind": "ward", "title": "Bus shelter", "text": "When?", "done": ["about"]}
    Draft.objects.create(writer=named("clara"), answers=answers)
    begin(clara, version, "15.1")
    other, draft = Draft.objects.order_by("pk")
    assert other.answers == answers
    assert draft.answers["clause"] == "15.1"
    assert draft.answers["title"] != "Bus shelter"


def test_another_kind_chosen_after_all_forgets_the_clause(under, clara):
    version = under("knutsford")
    begin(clara, version, "15.1")
    assert "What the protocol means" in text_of(clara.get(step_url("about")))
    enquiry, text = raise_question(clara, step(clara, "about", kind="fact"))
    assert (enquiry.kind, enquiry.clause) == (Kind.FACT, "")
    assert "Clause" not in text


def test_the_kind_is_offered_only_to_someone_who_came_from_a_clause(under, clara):
    under("knutsford")
    page = text_of(clara.get(step_url("about")))
    assert "What the protocol means" not in page


def test_a_vacant_office_leaves_the_question_to_the_next(under, clara):
    version = under("knutsford")
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 30))
    enquiry, _ = raise_question(clara, begin(clara, version, "15.1"))
    assert enquiry.office == "monitoring-officer"


@pytest.mark.parametrize("who", ["omar", "mona", "pat", "sam"])
def test_officers_read_names_and_start_no_enquiry(under, who, client):
    version = under("knutsford")
    client.force_login(named(who))
    page = text_of(client.get(page_of(version, "15.1")))
    assert "email eve@westhaven.example" in page
    assert "Ask about this clause" not in page
    assert begin(client, version, "15.1").status_code == 403


def test_without_a_clause_the_page_has_only_the_names(under, clara):
    version = under("oxford")
    assert "Ask about this clause" not in text_of(clara.get(page_of(version, "23.5")))
    assert begin(clara, version, "23.5").status_code == 404
