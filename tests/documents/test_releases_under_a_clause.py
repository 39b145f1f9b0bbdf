"""Clauses of single protocols on releases and requests, each test named with its clause."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents import actions
from documents.models import Outcome, ReleasedFile
from documents.sharing import actions as sharing_actions
from foundation.history import write
from people.models import Service
from tests.documents import cases
from tests.documents.test_pages import post_answer, post_decision, text_of
from tests.drafting import asking_check, asking_url
from tests.files import pdf, upload
from tests.people import named

pytestmark = pytest.mark.django_db


def file_url(document_request, name="file"):
    key = ReleasedFile.objects.get(case=document_request.files_of).key
    return reverse(f"documents:{name}", args=[document_request.reference, key])


def statuses(client, url, who):
    by_reader = {}
    for name in who:
        client.force_login(named(name))
        by_reader[name] = client.get(url).status_code
    return by_reader


@pytest.mark.clause("section-c", "5.4(xiv)")
def test_a_report_is_not_released_without_its_responsible_officer(client, clock):
    document_request = cases.assigned()
    client.force_login(named("omar"))
    files = {"released": [upload("report.pdf", pdf(1))]}
    refused = text_of(post_decision(client, document_request, "disclose", is_report="yes", **files))
    assert "Select the officer responsible for the report’s content" in refused
    for more in ({"is_report": True}, {"is_report": None}):
        with pytest.raises(PermissionDenied, match=r"Section C 5\.4\(xiv\)"):
            cases.decided(document_request=document_request, **more)
    document_request = cases.decided(
        document_request=document_request, is_report=True, answered_for_by=named("grace")
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        write(document_request.decisions.get(), by=None, reason="forced", answered_for_by=None)
    client.force_login(named("clara"))
    for url in (
        document_request.get_absolute_url(),
        f"{document_request.get_absolute_url()}released/",
    ):
        assert "Grace Lund" in text_of(client.get(url))


def test_without_a_clause_nobody_asks_whether_it_is_a_report(client, clock):
    cases.adopt_preset("oxford", clock)
    document_request = cases.assigned()
    client.force_login(named("omar"))
    url = reverse("documents:decide", args=[document_request.reference, "disclose"])
    assert "Is it a report?" not in text_of(client.get(url))
    assert cases.decided(document_request=document_request, is_report=None).released_at


@pytest.mark.clause("merton", "10.1-officers-1")
@pytest.mark.clause("thurrock", "10.3-officers-1")
def test_a_confidential_file_is_only_there_for_named_people(clause_protocol, client):
    document_request = cases.assigned()
    client.force_login(named("omar"))
    files = {"released": [upload("report.pdf", pdf(1))]}
    form = text_of(post_decision(client, document_request, "disclose", **files))
    assert "Select yes if the document is confidential to named people" in form
    document_request = actions.accept_conditions(
        cases.decided(document_request=document_request, named_only=True), by=named("clara")
    )
    who = ("clara", "omar", "ruth", "colin", "grace", "dev", "mona", "nia")
    reached = statuses(client, file_url(document_request, "file-save"), who)
    assert reached == dict.fromkeys(who, 404) | {"clara": 200, "omar": 200}
    readers = [one.reader.name for one in ReleasedFile.objects.get().openings.order_by("pk")]
    assert readers == ["Clara Okafor", "Omar Haddad"]
    client.force_login(named("ruth"))
    page = text_of(client.get(document_request.get_absolute_url()))
    assert "report.pdf" not in page
    assert "/files/" not in text_of(client.get("/enquiries/?q=report"))


def test_any_other_file_is_there_for_the_leaders_of_the_service_too(client, clock):
    cases.adopt_preset("merton", clock)
    document_request = cases.decided(named_only=False)
    assert statuses(client, file_url(document_request), ("ruth",)) == {"ruth": 200}


def test_a_confidential_file_opens_for_the_final_office_and_people_it_was_shared_with(
    client, clock
):
    cases.adopt_preset("merton", clock)
    document_request = cases.disputed(cases.accepted(Outcome.PART, named_only=True))
    assert statuses(client, file_url(document_request), ("eve", "colin")) == {
        "eve": 200,
        "colin": 404,
    }
    other = actions.accept_conditions(
        cases.shared(cases.sharing_requested(document_request)), by=named("nia")
    )
    assert statuses(client, file_url(other), ("nia",)) == {"nia": 200}


def post_sharing_request(client, document_request, **typed):
    client.force_login(named("clara"))
    fields = {"key": uuid4(), "to": named("nia").pk, "text": "She speaks on it."}
    return client.post(
        reverse("documents:share", args=[document_request.reference]), fields | typed
    )


@pytest.mark.clause("knutsford", "10.7")
def test_a_confidence_is_shared_only_with_a_named_consent_and_the_attempt_is_recorded(
    client, clock
):
    cases.adopt_preset("knutsford", clock)
    document_request = cases.accepted()
    refused = text_of(post_sharing_request(client, document_request))
    assert "Enter who has agreed to it being passed on" in refused
    assert "She speaks on it." in refused
    assert not document_request.sharings.exists()
    assert document_request.history.first().history_change_reason == "tried to share"
    client.force_login(named("omar"))
    assert "tried to share it" in text_of(client.get(document_request.get_absolute_url()))
    with pytest.raises(PermissionDenied, match="Enter who has agreed"):
        cases.sharing_requested(document_request)
    post_sharing_request(client, document_request, consent="Jo Park, its author, agreed")
    assert document_request.sharings.get().consent == "Jo Park, its author, agreed"
    client.force_login(named("omar"))
    page = text_of(client.get(reverse("documents:settle", args=[document_request.reference])))
    assert "Jo Park, its author, agreed" in page
    sharing_actions.decide_sharing(
        document_request, agreed=True, text="Equal", by=named("omar"), key=uuid4()
    )
    assert document_request.shared_to.get().member == named("nia")


def test_without_a_clause_no_consent_is_needed(client, clock):
    document_request = cases.accepted()
    client.force_login(named("clara"))
    page = text_of(client.get(reverse("documents:share", args=[document_request.reference])))
    assert "Who has agreed to it being passed on" not in page
    assert post_sharing_request(client, document_request).status_code == 302


def human_resources():
    service = Service(name="People and Pay", is_human_resources=True)
    write(service, by=None, reason="added")
    return service


@pytest.mark.clause("oxford", "23.16(a)-p4")
def test_recruitment_papers_have_a_warning_and_go_to_human_resources(client, clock):
    cases.adopt_preset("oxford", clock)
    service = human_resources()
    client.force_login(named("clara"))
    question = text_of(client.get(asks_for_the_shortlist(client).url))
    assert "Do not give any candidate information" in question
    post_answer(client, "recruitment", recruitment="yes")
    assert "Which service" not in text_of(client.get(asking_url("why")))
    post_answer(client, "why", purpose="ward", why="A resident asked about it")
    page = client.get(asking_check())
    assert "People and Pay" in text_of(page)
    assert "Oxford 23.16(a)" in text_of(page)
    client.post(asking_check(), {"key": page.context["form"]["key"].value()})
    document_request = cases.DocumentRequest.objects.get()
    assert (document_request.service, document_request.recruitment) == (service, True)


def test_recruitment_papers_are_not_passed_to_the_service(clock):
    document_request = cases.assigned(recruitment=True)
    waste = Service.objects.get(name="Waste")
    with pytest.raises(PermissionDenied, match="Human resources"):
        actions.pass_to_service(
            document_request, service=waste, text="Theirs", by=named("omar"), key=uuid4()
        )


def asks_for_the_shortlist(client):
    typed = {"title": "The shortlist", "what": "For the post of engineer"}
    return post_answer(client, "document", right="need-to-know", **typed)


def test_while_no_service_is_human_resources_the_councillor_names_the_one_with_the_post(
    client, clock
):
    cases.adopt_preset("oxford", clock)
    client.force_login(named("clara"))
    asks_for_the_shortlist(client)
    post_answer(client, "recruitment", recruitment="yes")
    assert "Which service holds the document?" in text_of(client.get(asking_url("why")))


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Applicants for head of planning", True),
        ("Interview notes", True),
        ("Appointment of a director", True),
        ("Drainage survey of Mill Lane", False),
        ("Appointments system of the surgery", False),
    ],
)
def test_recruitment_is_asked_about_only_where_the_title_suggests_it(title, asked, clock):
    cases.adopt_preset("oxford", clock)
    assert ("recruitment" in cases.pages_for(title=title)) == asked


def test_without_a_clause_nobody_asks_about_recruitment_papers(clock):
    assert "recruitment" not in cases.pages_for(title="The shortlist")
