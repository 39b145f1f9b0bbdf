"""Drafts of journeys: each tab goes on with its own, and nothing of one gets into another."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from casework.drafts import MOST_DRAFTS
from complaints.lodging import drafts
from complaints.models import Complaint
from complaints.models import Draft as ComplaintDraft
from documents.models import DocumentDraft, DocumentRequest
from enquiries.models import Draft, Enquiry
from tests.complaints import cases as complaints
from tests.drafting import MODELS, STEPS
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

START = {
    "enquiries": "enquiries:raise",
    "documents": "documents:ask",
    "complaints": "complaints:begin",
}
LISTS = START | {"enquiries": "enquiries:drafts"}
FIRST = {
    "enquiries": ("about", {"kind": "casework"}),
    "documents": ("document", {"title": "Harbour study", "right": "foi"}),
    "complaints": ("about", {"track": "council"}),
}
DAMP = {"title": "Damp", "text": "Black mould", "interest_declared": "no", "name": "Mrs Ash"}
LATER = {"enquiries": "question", "documents": "why", "complaints": "who"}
APPS = pytest.mark.parametrize("app", MODELS)


def new_tab(client, app="enquiries", **typed):
    """The addresses of a journey that was just started, once its first question is answered."""
    page = client.get(reverse(START[app]))
    first = page.url if page.status_code == 302 else new_url(page)
    slug, answers = FIRST[app]
    assert first.endswith(f"/{slug}/")
    assert client.post(first, {"key": uuid4(), **answers, **typed}).status_code == 302
    return first[: -len(f"{slug}/")]


def new_url(page):
    return re.search(r'href="(/[^"]*)" role="button"', page.content.decode()).group(1)


def words(response):
    return " ".join(response.content.decode().split())


def answer(client, url, **typed):
    response = client.post(url, {"key": uuid4(), **typed})
    assert response.status_code == 302, words(response)
    return response


def finish_casework(client, tab, title, resident):
    question = {"title": title, "text": f"About {title}", "interest_declared": "no"}
    answer(client, f"{tab}question/", name=resident, **question)


def test_two_tabs_never_mix_two_residents(client, clock):
    """Tab A waits at the question, tab B types another's arrears, and A goes on."""
    client.force_login(named("clara"))
    a = new_tab(client)
    answer(client, f"{a}question/", **DAMP)
    b = new_tab(client)
    assert "Damp" not in words(client.get(f"{b}question/"))
    finish_casework(client, b, "Rent arrears", "Mr Brown")
    assert "Mr Brown" not in words(client.get(f"{a}question/"))
    answer(client, f"{a}question/", **DAMP)
    answer(client, f"{a}check/")
    sent = Enquiry.objects.get()
    assert (sent.title, sent.resident.name) == ("Damp", "Mrs Ash")
    answer(client, f"{b}check/")
    other = Enquiry.objects.exclude(pk=sent.pk).get()
    assert (other.title, other.resident.name) == ("Rent arrears", "Mr Brown")
    assert "arrears" not in sent.letters.get().body


@APPS
def test_a_page_that_is_only_looked_at_leaves_no_draft(app, client, clock):
    client.force_login(named("clara"))
    first = client.get(reverse(START[app])).url
    assert client.get(first).status_code == 200
    assert not MODELS[app].objects.exists()


@APPS
def test_each_start_is_another_draft_and_the_one_left_is_offered(app, client, clock):
    client.force_login(named("clara"))
    left = new_tab(client, app)
    page = words(client.get(reverse(LISTS[app])))
    assert "Continue one you started: 1" in page
    assert f'href="{left}check/"' in page
    assert new_tab(client, app) != left
    assert MODELS[app].objects.count() == 2


def test_raising_starts_afresh_and_offers_the_newest_draft_by_its_title(client, clock):
    client.force_login(named("clara"))
    new_tab(client)
    tab = new_tab(client)
    answer(client, f"{tab}question/", **DAMP)
    page = words(client.get(reverse("enquiries:raise"), follow=True))
    assert "What is your enquiry about?" in page
    assert f'href="{reverse("enquiries:drafts")}">2 drafts</a>' in page
    assert f'Continue <a class="govuk-link" href="{tab}check/">Damp</a>' in page
    assert "Damp" not in words(client.get(f"{tab}about/"))


@APPS
def test_the_key_of_another_persons_draft_is_not_found(app, client, clock):
    client.force_login(named("clara"))
    tab = new_tab(client, app)
    nia = signed_in("nia")
    slug, typed = FIRST[app]
    for url in (f"{tab}{slug}/", f"{tab}{LATER[app]}/", f"{tab}check/"):
        assert nia.get(url).status_code == 404
        assert nia.post(url, {"key": uuid4(), **typed}).status_code == 404
    assert nia.post(f"{tab}delete/", {"key": uuid4()}).status_code == 404
    assert MODELS[app].objects.count() == 1
    assert "Continue one you started" not in words(nia.get(reverse(LISTS[app]), follow=True))


@APPS
def test_a_key_of_nobodys_is_not_found_after_the_first_question(app, client, clock):
    client.force_login(named("clara"))
    name = f"{app}:{STEPS[app]}"
    assert client.get(reverse(name, args=[uuid4(), LATER[app]])).status_code == 404
    assert client.get(reverse(f"{app}:check", args=[uuid4()])).status_code == 404


def raised(client):
    tab = new_tab(client)
    finish_casework(client, tab, "Damp", "Mrs Ash")
    answer(client, f"{tab}check/")
    return tab, Enquiry.objects.get()


def test_a_draft_already_sent_says_so_and_links_what_was_raised(client, clock):
    client.force_login(named("clara"))
    tab, enquiry = raised(client)
    for slug in ("about", "question", "check"):
        page = client.get(f"{tab}{slug}/")
        assert page.status_code == 200
        assert "You have already sent this enquiry" in words(page)
        assert f'href="{enquiry.get_absolute_url()}"' in words(page)
    late = client.post(f"{tab}question/", {"key": uuid4(), "name": "Mr Brown"})
    assert late.status_code == 409
    assert "We have not saved what you entered" in words(late)
    assert not Draft.objects.exists()
    assert answer(client, f"{tab}check/").url == reverse("enquiries:sent", args=[enquiry.pk])
    assert Enquiry.objects.count() == 1


def test_nobody_else_starts_a_draft_under_the_key_of_a_case(client, clock):
    client.force_login(named("clara"))
    tab, _ = raised(client)
    nia = signed_in("nia")
    assert nia.get(f"{tab}about/").status_code == 404
    assert nia.post(f"{tab}about/", {"key": uuid4(), "kind": "ward"}).status_code == 404


def test_a_complaint_already_sent_says_so_and_no_address_of_its_draft_names_it(client, clock):
    client.force_login(named("clara"))
    draft = complaints.drafted()
    tab = f"/complaints/start/{draft.key}/"
    first, again = (client.post(f"{tab}check/", {"key": uuid4()}) for _ in range(2))
    complaint = Complaint.objects.get()
    assert first.url == again.url == reverse("complaints:sent", args=[complaint.reference])
    page = client.get(f"{tab}what/")
    assert "You have already sent this complaint" in words(page)
    assert f'href="{first.url}"' in words(page)
    assert complaint.key != draft.key
    assert signed_in("nia").get(f"{tab}what/").status_code == 404


def test_drafts_of_one_writer_have_no_tag_in_common(client, clock):
    clara = named("clara")
    for _ in range(2):
        complaints.draft_with(clara, {"track": "council"}, drafts.new_draft(clara, uuid4()))
    tags = set(ComplaintDraft.objects.values_list("writer", flat=True))
    assert len(tags) == 2
    assert {draft.writer for draft in drafts.drafts_of(clara)} == tags
    assert not drafts.drafts_of(named("nia"))


def test_a_draft_of_a_complaint_from_before_keys_is_still_its_writers(client, clock):
    from complaints.blind_index import draft_tag

    draft = complaints.drafted()
    ComplaintDraft.objects.filter(pk=draft.pk).update(writer=draft_tag(named("clara")))
    client.force_login(named("clara"))
    page = words(client.get("/complaints/start/"))
    assert f"/complaints/start/{draft.key}/check/" in page
    assert signed_in("nia").get(f"/complaints/start/{draft.key}/check/").status_code == 404
    assert client.post(f"/complaints/start/{draft.key}/check/", {"key": uuid4()}).status_code == 302
    assert not ComplaintDraft.objects.exists()


def test_a_draft_that_another_tab_deleted_is_not_found(client, clock):
    client.force_login(named("clara"))
    tab = new_tab(client)
    answer(client, f"{tab}delete/")
    typed = {"key": uuid4(), "title": "Damp", "text": "Mould"}
    assert client.post(f"{tab}question/", typed).status_code == 404
    assert not Draft.objects.exists()


def test_deleting_a_draft_asks_first(client, clock):
    client.force_login(named("clara"))
    tab, other = new_tab(client, "documents"), new_tab(client, "documents")
    assert "Delete this draft?" in words(client.get(f"{tab}delete/"))
    assert DocumentDraft.objects.count() == 2
    answer(client, f"{tab}delete/")
    assert str(DocumentDraft.objects.get().key) in other


def full(app):
    clara = named("clara")
    if app == "complaints":
        for _ in range(MOST_DRAFTS):
            complaints.draft_with(clara, {"track": "council"}, drafts.new_draft(clara, uuid4()))
    else:
        MODELS[app].objects.bulk_create(MODELS[app](writer=clara) for _ in range(MOST_DRAFTS))


@APPS
def test_a_person_has_so_many_drafts_and_no_more(app, client, clock):
    full(app)
    client.force_login(named("clara"))
    page = words(client.get(reverse(START[app]), follow=True))
    assert f"You have {MOST_DRAFTS} drafts" in page
    assert "Start a new" not in page
    slug, typed = FIRST[app]
    url = reverse(f"{app}:{STEPS[app]}", args=[uuid4(), slug])
    refused = client.post(url, {"key": uuid4(), **typed})
    assert refused.status_code == 403
    assert "Send or delete one of them" in words(refused)
    assert MODELS[app].objects.count() == MOST_DRAFTS
    assert signed_in("nia").post(url, {"key": uuid4(), **typed}).status_code == 302


def test_the_list_says_for_whom_each_draft_is_and_when_it_goes(client, clock):
    client.force_login(named("clara"))
    tab = new_tab(client)
    answer(client, f"{tab}question/", **DAMP)
    page = words(client.get("/enquiries/raise/drafts/"))
    for said in ("Damp", "For the resident Mrs Ash", "today at 10am", "Thursday 31 December"):
        assert said in page


def test_a_document_sent_twice_is_asked_for_once(client, clock):
    client.force_login(named("clara"))
    tab = new_tab(client, "documents")
    DocumentDraft.objects.update(
        answers={
            **{"title": "Harbour study", "right": "foi", "applies": []},
            "service": next(iter(named("omar").services)),
            "done": ["document", "why"],
        }
    )
    first, again = (client.post(f"{tab}check/", {"key": uuid4()}) for _ in range(2))
    assert (
        first.url
        == again.url
        == reverse("documents:sent", args=[DocumentRequest.objects.get().reference])
    )
