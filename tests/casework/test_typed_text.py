"""Text saved while it is typed: kept for its writer, and never taken for an answer."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.sealing.keys import Sealed
from complaints.lodging import drafts
from documents.models import DocumentDraft
from enquiries.models import Draft
from tests.drafting import MODELS, STEPS
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
# By journey: a page with text, the field, and what the page before it takes.
PAGES = {
    "enquiries": ("question", "title", ("about", {"kind": "fact"})),
    "documents": ("document", "title", None),
    "complaints": ("what", "text", ("about", {"track": "council"})),
}
APPS = pytest.mark.parametrize("app", MODELS)


@pytest.fixture
def clara(client, clock):
    client.force_login(named("clara"))
    return client


def page_of(client, app):
    """The address of the page with text, of a draft that has come so far."""
    slug, _, first = PAGES[app]
    key = uuid4()
    if first:
        url = reverse(f"{app}:{STEPS[app]}", args=[key, first[0]])
        assert client.post(url, {"key": uuid4(), **first[1]}).status_code == 302
    return reverse(f"{app}:{STEPS[app]}", args=[key, slug])


def types(client, url, key=None, **texts):
    return client.post(url, {"key": key or uuid4(), "save-typed": "1", **texts})


@APPS
def test_what_is_typed_is_there_when_the_page_is_opened_again(app, clara):
    url, name = page_of(clara, app), PAGES[app][1]
    saved = types(clara, url, **{name: "Zanzibar"})
    assert (saved.status_code, saved.content.decode()) == (200, "Saved at 10am")
    assert clara.get(url).context["form"][name].value() == "Zanzibar"


@APPS
def test_a_key_that_is_not_the_writers_own_is_not_found(app, clara):
    url, name = page_of(clara, app), PAGES[app][1]
    types(clara, url, **{name: "Zanzibar"})
    assert types(signed_in("nia"), url, **{name: "Quagmire"}).status_code == 404
    assert clara.get(url).context["form"][name].value() == "Zanzibar"


def test_a_complaint_stays_encrypted(clara):
    types(clara, page_of(clara, "complaints"), text="Zanzibar")
    (draft,) = drafts.drafts_of(named("clara"))
    assert isinstance(draft.answers, Sealed)
    assert "Zanzibar" not in repr(MODELS["complaints"].objects.values().get())


def test_a_page_where_nothing_was_typed_leaves_no_draft(clara):
    assert types(clara, page_of(clara, "documents"), title=" ").status_code == 200
    assert not DocumentDraft.objects.exists()


def test_a_typed_title_is_what_home_calls_the_draft(clara):
    types(clara, page_of(clara, "documents"), title="Quay wall survey")
    assert "Quay wall survey" in clara.get("/").content.decode()


def test_nothing_half_typed_counts_as_answered(clara):
    url = page_of(clara, "documents")
    clara.post(url, {"key": uuid4(), "title": "Survey", "right": "foi"})
    draft = DocumentDraft.objects.get()
    types(clara, url, title="Survey of the quay", what="")
    check = reverse("documents:check", args=[draft.key])
    assert clara.get(check).url == url
    draft.refresh_from_db()
    assert draft.answers["title"] == "Survey"
    types(clara, url, title="Survey", what="")
    assert clara.get(check).url != url


def test_what_comes_after_the_page_was_sent_is_not_saved(clara):
    url, key = page_of(clara, "documents"), uuid4()
    clara.post(url, {"key": key, "title": "Survey of the quay", "right": "foi"})
    assert types(clara, url, key=key, title="Survey of").status_code == 200
    assert clara.get(url).context["form"]["title"].value() == "Survey of the quay"


@pytest.mark.parametrize("typed", ["\x00", "x" * 101, "\u202e"])
def test_what_is_no_text_of_the_field_is_left_out(typed, clara):
    url = page_of(clara, "documents")
    types(clara, url, title="Survey")
    assert types(clara, url, title=typed).status_code == 200
    assert clara.get(url).status_code == 200


def test_the_draft_of_an_enquiry_that_was_sent_is_not_made_again(clara):
    url = page_of(clara, "enquiries")
    Draft.objects.all().delete()
    assert types(clara, url, title="Late").status_code == 404
    assert not Draft.objects.exists()
