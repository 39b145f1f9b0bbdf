"""Every councillor is served alike: no priority, no date of their own, and no word of a party."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents.models import Outcome
from enquiries import actions, jobs
from enquiries.models import Enquiry, Kind
from enquiries.queue.search_form import FilterForm
from enquiries.raising import actions as raising_actions
from people.models import Appointment, Group, Service, User, Ward
from people.roles import Role
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.enquiries.pages import recipients, send
from tests.every_form import fields_of
from tests.people import everybody_has_read, named
from tests.test_access import ACCESS, address

pytestmark = pytest.mark.django_db

# No form of a case asks for one. Other dates are those of a meeting, a decision, or of officers.
PRIORITY = re.compile(r"priority|urgen|wanted|needed|due|deadline|by_when|soon", re.IGNORECASE)
DATES = {"MeetingForm.meeting_on", "SubjectForm.meeting_on", "DecidedWorkForm.decided_on"}
DATES |= {"HoldingForm.promised_on", "ChaseAnswerForm.promised_on", "AskContributionForm.due_on"}
DATES |= {
    "ReceiptForm.received_on",
    "StandardAnswerForm.review_on",
}  # of coordinators, of a library
DOCUMENT_PAGES = ("detail", "decide", "assign", "pass", "question")
OFFICERS_PAGES = [
    name
    for name, gets in ACCESS.items()
    if 200 in (gets["omar"], gets["dev"]) and not name.startswith("protocols:")
]


def councillor_without_group():
    una = User.objects.create_user("una@westhaven.example", "Una Birch")
    post = {"role": Role.COUNCILLOR, "ward": Ward.objects.get(), "starts_on": date(2026, 1, 1)}
    Appointment.objects.create(person=una, **post)
    return User.objects.get(pk=una.pk)


def asked_by(person):
    row = Enquiry(kind=Kind.FACT, title="Tides", service=Service.objects.get(name="Highways"))
    new = raising_actions.NewEnquiry(row, "When?")
    return raising_actions.raise_enquiry(new, member=person, by=person, key=uuid4())


def dates_of(enquiry):
    return set(enquiry.promises.values_list("kind", "due_on"))


@pytest.mark.clause("knutsford", "4.7")
@pytest.mark.clause("knutsford", "9.5")
@pytest.mark.clause("cheshire-east", "4.1")
@pytest.mark.clause("epsom-ewell", "10.2(v)")
def test_two_councillors_wait_as_long_and_in_the_order_of_receipt(clause_protocol, sign_in):
    una = councillor_without_group()
    everybody_has_read(clause_protocol)
    first, second = asked_by(una), asked_by(named("clara"))
    watched = {("acknowledge", date(2026, 12, 2)), ("watch", date(2026, 12, 15))}
    assert dates_of(first) == dates_of(second) == watched
    html = page_of_queue(sign_in("dev"))
    assert 0 < html.index(first.get_absolute_url()) < html.index(second.get_absolute_url())


def page_of_queue(client, query="?whose=unassigned"):
    response = client.get(reverse("enquiries:queue") + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.clause("knutsford", "4.7")
@pytest.mark.clause("knutsford", "9.5")
@pytest.mark.clause("cheshire-east", "4.1")
@pytest.mark.clause("epsom-ewell", "10.2(v)")
def test_no_councillor_says_by_when_or_how_urgent(clause_protocol, sign_in):
    fields = dict(fields_of("enquiries"))
    dated = {name for name, field in fields.items() if is_day(field)}
    assert dated == DATES
    urgent = {name for name, field in fields.items() if PRIORITY.search(f"{name} {field.label}")}
    assert urgent == {"AskContributionForm.due_on"}  # an officer’s, to a colleague
    enquiry = cases.assigned(kind=Kind.FACT)
    before = dates_of(enquiry)
    typed = {
        "text": "By Friday",
        "priority": "1",
        "due_on": "2026-12-04",
        "promised_on": "4 12 2026",
    }
    assert send(sign_in("clara"), "add", enquiry, **typed).status_code == 302
    assert dates_of(enquiry) == before


def is_day(field):
    return "Date" in type(field).__name__ or "Day" in type(field).__name__


@pytest.mark.clause("knutsford", "4.7")
def test_in_knutsford_officers_are_reminded_and_the_town_clerk_says_who_does_it(under, clock):
    under("knutsford")
    enquiry = cases.raised()
    with pytest.raises(PermissionDenied, match="Only the Town Clerk can assign this enquiry"):
        actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("eve"))
    assert ("watch", date(2026, 12, 15)) in dates_of(enquiry)
    clock.set(2026, 12, 15, 10)
    jobs.nudge()
    assert "Omar" in recipients("watch")


@pytest.mark.clause("section-c", "5.4(vi)")
def test_the_officers_list_begins_with_what_is_due_first_and_says_what_is_overdue(sign_in, clock):
    first = cases.assigned()
    clock.set(2026, 12, 4, 10)
    later = cases.assigned()
    clock.set(2026, 12, 9, 10)
    html = page_of_queue(sign_in("omar"), "?whose=mine")
    assert 0 < html.index(first.reference) < html.index(later.reference)
    assert "<strong>1 day overdue</strong>" in html


@pytest.mark.clause("thurrock", "10.3-officers-2")
def test_where_nothing_is_due_the_oldest_comes_after_what_was_promised(
    clause_protocol, sign_in, clock
):
    first, later = cases.assigned(), cases.assigned()
    held = cases.held(cases.assigned(), days=3)
    html = page_of_queue(sign_in("omar"), "?whose=mine")
    assert html.index(held.reference) < html.index(first.reference) < html.index(later.reference)
    assert "overdue</strong>" not in html
    clock.set(2026, 12, 7, 10)
    late = page_of_queue(sign_in("omar"), "?whose=mine")
    assert "<strong>1 working day overdue</strong>" in late


def is_page(response):
    return response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")


@pytest.mark.clause("oxford", "23.2")
@pytest.mark.clause("cheshire-east", "4.3")
@pytest.mark.clause("merton", "10.1-officers-2")
@pytest.mark.clause("somerset", "10.4-p3")
def test_no_page_of_officers_shows_or_filters_by_a_political_group(clause_protocol, client):
    enquiry, group = cases.assigned(), Group.objects.get().name
    asked = document_cases.assigned()
    pages = {name: address(name, enquiry) for name in OFFICERS_PAGES}
    pages["documents:index"] = reverse("documents:index")
    pages |= {f"documents:{name}": of_document(name, asked) for name in DOCUMENT_PAGES}
    seen = set()
    for who in ("omar", "dev"):
        client.force_login(named(who))
        for name, page_address in pages.items():
            response = client.get(page_address)
            if is_page(response):
                seen.add(name)
                assert group not in response.content.decode(), name
    assert {"enquiries:queue", "enquiries:detail", "enquiries:print", "documents:decide"} <= seen
    assert len(seen) >= 20
    narrows = {"q", "service", "officer", "ward", "kind", "state", "mark", "age", "list"}
    assert set(FilterForm.base_fields) == narrows


def of_document(name, document_request):
    more = [Outcome.REFUSE] if name == "decide" else []
    return reverse(f"documents:{name}", args=[document_request.reference, *more])
