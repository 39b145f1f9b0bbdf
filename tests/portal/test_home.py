"""The home page of a councillor: what is new, and the drafts that are theirs alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from casework.sealing import keys
from documents.models import DocumentDraft, Outcome
from enquiries.models import Draft, Kind
from enquiries.raising.actions import NewEnquiry, raise_officer_question
from portal.home.news import split_at_it
from portal.models import HomeVisit
from tests.complaints import cases as complaints
from tests.documents import cases as documents
from tests.enquiries import cases
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def home(client):
    return client.get("/")


def news_on(page):
    """Each line of news as it is read, newest first."""
    return [
        " ".join(f"{line.lead} {line.link_word} {line.title}{line.rest}".split())
        for line in page.context["news"]
    ]


@pytest.fixture
def clara(client, clock):
    client.force_login(named("clara"))
    return client


@pytest.fixture
def visited(clara, clock):
    """Clara, an hour after her visit."""
    home(clara)
    clock.at += HOUR
    return clara


def test_a_first_visit_has_no_news(clara):
    cases.answered()
    page = home(clara)
    assert (page.context["news"], page.context["since"]) == ([], "")
    assert "New: " not in page.content.decode()


def test_news_says_who_did_what_on_which_case(visited):
    cases.held()
    title = "Resurfacing of Harbour Road"
    page = home(visited)
    assert news_on(page) == [
        f"Omar Haddad sent a holding reply about {title}: answer promised for Tuesday 15 December",
        f"Dev Patel assigned {title} to Omar Haddad",
    ]
    assert page.context["since"] == "today at 10am"


def test_what_the_reader_did_is_no_news(visited):
    cases.raised()
    assert news_on(home(visited)) == []
    assert "Nothing is new since today at 10am" in home(visited).content.decode()


def test_what_happened_on_another_councillors_case_is_no_news(clock):
    nia = signed_in("nia")
    home(nia)
    clock.at += HOUR
    cases.answered()
    assert news_on(home(nia)) == []


def test_news_stays_for_a_visit_and_goes_at_the_next(visited, clock):
    cases.answered()
    for _ in range(3):
        assert len(news_on(home(visited))) == 2
        clock.at += timedelta(minutes=20)
    clock.at += timedelta(minutes=20)
    assert news_on(home(visited)) == []


def test_what_happens_during_a_visit_is_new_in_it_and_at_the_next(visited, clock):
    home(visited)
    clock.at += timedelta(minutes=1)
    cases.answered()
    for _ in range(2):
        assert len(news_on(home(visited))) == 2
        clock.at += timedelta(seconds=1)


def test_at_most_five_lines_are_shown(visited, clock):
    for _ in range(3):
        cases.answered()
        clock.at += timedelta(minutes=1)
    page = home(visited)
    assert len(news_on(page)) == 5
    assert "New: more than 5" in page.content.decode()


def test_a_released_document_is_news_and_where_it_was_matched_is_not(visited, clock):
    request = documents.decided(Outcome.DISCLOSE)
    lines = news_on(home(visited))
    assert lines[0] == f"Omar Haddad released {request.title}"
    assert lines[1] == f"Ruth Adeyemi assigned {request.title} to Omar Haddad"


def test_a_question_from_an_officer_is_news(visited):
    new = NewEnquiry(cases.Enquiry(kind=Kind.OFFICER_QUESTION, title="Your surgery"), "When is it?")
    new.enquiry.service = named("omar").posts_today[0].service
    raise_officer_question(new, member=named("clara"), by=named("omar"), key=uuid4())
    assert news_on(home(visited)) == ["Omar Haddad asked you about Your surgery"]


def test_nothing_of_a_complaint_is_news(visited):
    complaints.acknowledged()
    assert news_on(home(visited)) == []


def test_the_title_takes_the_place_of_it():
    assert split_at_it("passed it to another service") == ("passed", " to another service")
    assert split_at_it("recorded a visit") == ("recorded a visit about", "")


def test_a_visit_is_written_once_a_minute_and_no_more(visited, clock):
    home(visited)
    before = HomeVisit.objects.get()
    clock.at += timedelta(seconds=30)
    home(visited)
    assert HomeVisit.objects.get().seen_at == before.seen_at


def draft_of(model, who, **answers):
    return model.objects.create(writer=named(who), answers=answers)


def drafts_on(page):
    return [(row.title, row.about) for row in page.context["drafts"]]


def test_home_lists_the_readers_own_drafts_newest_first(clara, clock):
    draft_of(Draft, "clara", kind="casework", title="Damp at 3 Coble Row", name="Mr Lee Antoniou")
    draft_of(Draft, "nia", title="Another’s")
    clock.at += HOUR
    kept = draft_of(DocumentDraft, "clara", title="Quay wall survey 2025")
    page = home(clara)
    assert drafts_on(page) == [
        ("Quay wall survey 2025", "Request for a document"),
        ("Damp at 3 Coble Row", "Enquiry for the resident Mr Lee Antoniou"),
    ]
    words = page.content.decode()
    assert "Saved today at 11am, will be deleted on Thursday 31 December" in words
    assert f'href="{reverse("documents:check", args=[kept.key])}"' in words
    assert f'href="{reverse("documents:delete-draft", args=[kept.key])}"' in words
    assert "Another’s" not in words


def test_a_draft_of_a_complaint_says_its_dates_and_nothing_else(clara):
    draft = complaints.drafted()
    page = home(clara)
    assert drafts_on(page) == [("A confidential complaint", "")]
    words = page.content.decode()
    assert "Saved on Tuesday 1 December, will be deleted on Thursday 31 December" in words
    assert f'href="{reverse("complaints:delete", args=[draft.key])}"' in words
    assert not [word for word in (*complaints.PLANTED, "Ruth") if word in words]


@pytest.mark.parametrize("who", ["nia", "omar", "ruth", "mona", "sam"])
def test_nobody_else_sees_that_there_is_a_draft_of_a_complaint(who, clock):
    other = signed_in(who)
    before = other.get("/", follow=True).content.decode().count("complaint")
    complaints.drafted()
    assert other.get("/", follow=True).content.decode().count("complaint") == before


def test_home_needs_no_key_that_opens_complaints(clara, monkeypatch):
    complaints.drafted()
    monkeypatch.setattr(keys, "can_open", lambda: False)
    assert drafts_on(home(clara)) == [("A confidential complaint", "")]


def test_a_draft_of_a_complaint_is_deleted_after_a_question(clara):
    draft = complaints.drafted()
    url = reverse("complaints:delete", args=[draft.key])
    assert "Delete this draft?" in clara.get(url).content.decode()
    assert complaints.drafts.drafts_of(named("clara"))
    clara.post(url, {"key": uuid4()})
    assert complaints.drafts.drafts_of(named("clara")) == []
    assert drafts_on(home(clara)) == []
