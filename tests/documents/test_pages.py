"""Pages of documents: deciding, accepting, opening and sharing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from documents import actions
from documents.models import Outcome, Status
from tests.documents import cases
from tests.drafting import asking_url
from tests.files import pdf, pending, upload
from tests.people import named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


def text_of(response):
    return " ".join(response.content.decode().split())


def post_answer(client, slug, **typed):
    return client.post(asking_url(slug), {"key": uuid4()} | typed)


def post_decision(client, document_request, outcome, **typed):
    fields = {"key": uuid4(), "text": "It is needed.", "is_exempt": "no", "is_report": "no"}
    day = cases.timezone.localdate() + timedelta(days=30)
    for part in ("day", "month", "year"):
        fields[f"expires_on_{part}"] = str(getattr(day, part))
    url = reverse("documents:decide", args=[document_request.reference, outcome])
    return client.post(url, fields | typed)


def test_a_release_is_decided_with_its_files(client, clock):
    document_request = cases.assigned()
    client.force_login(named("omar"))
    post_decision(client, document_request, "disclose", released=[upload("report.pdf", pdf(3))])
    document_request.refresh_from_db()
    assert (document_request.status, document_request.files.get().name) == (
        Status.RELEASED,
        "report.pdf",
    )


def test_errors_are_named_and_what_was_typed_stays(client, clock):
    document_request = cases.assigned()
    client.force_login(named("omar"))
    page = text_of(post_decision(client, document_request, "part", expires_on_year="1999"))
    for words in (
        "Select the file you are releasing",
        "Enter what you have left out",
        "Select the ground for withholding it",
        "has passed. Enter today’s date or a later date",
        "It is needed.",
    ):
        assert words in page
    assert document_request.history.count() == 2


def test_an_unknown_outcome_is_not_found(client, clock):
    document_request = cases.assigned()
    client.force_login(named("omar"))
    assert post_decision(client, document_request, "burn").status_code == 404


def test_a_refusal_says_that_rights_are_unaffected_and_where_to_turn(client, clock):
    document_request = cases.decided(Outcome.REFUSE)
    client.force_login(named("clara"))
    page = text_of(client.get(document_request.get_absolute_url()))
    for words in (
        "Your legal rights are not affected",
        "Freedom of Information Act 2000",
        "Information Commissioner",
        "Ask for a final decision by the Chief Executive",
        "Schedule 12A, paragraph 3",
    ):
        assert words in page


@pytest.mark.clause("knutsford", "10.6")
def test_the_purpose_is_confirmed_before_anything_is_opened(clause_protocol, client):
    document_request = cases.decided()
    client.force_login(named("clara"))
    page = reverse("documents:released", args=[document_request.reference])
    file = reverse(
        "documents:file-save", args=[document_request.reference, document_request.files.get().key]
    )
    assert client.get(file).status_code == 403
    assert "Only use it for the casework you described" in text_of(client.get(page))
    refused = client.post(page, {"key": uuid4()})
    assert "Accept the conditions to open the document" in text_of(refused)
    assert client.get(file).status_code == 403
    client.post(page, form_values(client.get(page)) | {"accepted": "on"})
    assert client.get(file).status_code == 200
    assert document_request.files.get().openings.get().reader == named("clara")


def test_accepting_opens_the_only_file_at_its_first_page(client, clock):
    document_request = cases.decided()
    client.force_login(named("clara"))
    page = reverse("documents:released", args=[document_request.reference])
    accepted = client.post(page, form_values(client.get(page)) | {"accepted": "on"}, follow=True)
    assert accepted.redirect_chain[0][0].endswith("?page=1")
    assert "Page 1 of 3" in text_of(accepted)
    at_page = client.get(accepted.request["PATH_INFO"], {"page": "3"})
    assert "Page 3 of 3" in text_of(at_page)


def test_accepting_several_files_leads_to_their_list(client, clock):
    files = [pending(named("omar"), name, pdf()) for name in ("a.pdf", "b.pdf")]
    document_request = cases.decided(files=files)
    client.force_login(named("clara"))
    page = reverse("documents:released", args=[document_request.reference])
    assert client.post(page, form_values(client.get(page)) | {"accepted": "on"}).url == page


def test_a_councillor_reads_that_sharing_is_not_decided_yet(client, clock):
    document_request = cases.sharing_requested()
    client.force_login(named("clara"))
    asked = "You asked on Tuesday 1 December to share this document with Councillor Nia Menon."
    released = reverse("documents:released", args=[document_request.reference])
    for url in (document_request.get_absolute_url(), released):
        assert asked in text_of(client.get(url))
    client.force_login(named("omar"))
    assert asked not in text_of(client.get(document_request.get_absolute_url()))
    cases.shared(document_request)
    client.force_login(named("clara"))
    assert asked not in text_of(client.get(released))


def test_inspecting_gives_pages_as_pictures_and_no_copy(client, clock):
    document_request = cases.accepted(Outcome.INSPECT)
    client.force_login(named("clara"))
    key = document_request.files.get().key
    assert (
        client.get(
            reverse("documents:file-save", args=[document_request.reference, key])
        ).status_code
        == 403
    )
    picture = client.get(reverse("documents:file-page", args=[document_request.reference, key, 2]))
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    assert (
        client.get(
            reverse("documents:file-page", args=[document_request.reference, key, 4])
        ).status_code
        == 404
    )
    about = text_of(client.get(reverse("documents:file", args=[document_request.reference, key])))
    assert "you cannot save a copy" in about
    assert "viewed page 2" in about


def test_access_ends_on_the_next_request_after_the_last_day(client, clock):
    document_request = cases.accepted()
    client.force_login(named("clara"))
    file = reverse(
        "documents:file-save", args=[document_request.reference, document_request.files.get().key]
    )
    clock.set(2026, 12, 31, 23, 59)
    client.force_login(named("clara"))
    assert client.get(file).status_code == 200
    clock.set(2027, 1, 1, 0, 0)
    assert client.get(file).status_code == 403
    assert "Expired" in text_of(client.get(document_request.get_absolute_url()))


def test_a_councillor_reads_only_their_own_access_log(client, clock):
    other = cases.shared()
    actions.accept_conditions(other, by=named("nia"))
    for who, document_request in (("clara", other.shared_from), ("nia", other)):
        client.force_login(named(who))
        key = other.shared_from.files.get().key
        client.get(reverse("documents:file-save", args=[document_request.reference, key]))
    page = text_of(client.get(reverse("documents:file", args=[other.reference, key])))
    assert "Clara" not in page
    assert "You saved a copy" in page.replace("<strong>", "").replace("</strong>", "")


def test_the_register_says_whether_equals_were_treated_equally(client, clock):
    cases.decided(Outcome.REFUSE)
    cases.decided(Outcome.DISCLOSE, cases.assigned(member="nia"))
    cases.decided(Outcome.DISCLOSE, cases.assigned(title="Something else"))
    client.force_login(named("mona"))
    page = text_of(client.get("/documents/register/"))
    for words in (
        "Councillor Clara Okafor",
        "Councillor Nia Menon",
        "Decisions differ",
        "Refused it",
    ):
        assert words in page
    assert "Something else" not in page


def test_deciders_see_the_most_urgent_first_and_councillors_the_newest(client, clock):
    first = cases.requested()
    clock.next_day()
    second = cases.requested(title="Another survey")
    clock.next_day()
    disputed = cases.disputed()  # its final decision is due before theirs
    client.force_login(named("ruth"))
    seen = [row["reference"] for row in client.get("/documents/").context["rows"]]
    assert seen == [r.reference for r in sorted((first, second, disputed), key=saved_due_at)]
    client.force_login(named("clara"))
    mine = [row["reference"] for row in client.get("/documents/").context["rows"]]
    assert mine == [disputed.reference, second.reference, first.reference]


def saved_due_at(document_request):
    document_request.refresh_from_db()
    return document_request.due_at
