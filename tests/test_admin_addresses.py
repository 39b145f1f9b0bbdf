"""The administration's addresses, all of them: no one learns there what a case, a file, a notice or
a row of history is, nor whether there is one.

Each is asked with the numbers of rows that are there, then without those rows: the answers are the
same. The rows of people and posts, for which the administration is, stay as they are.
"""

import re
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.urls import reverse

from casework.models import Notice
from complaints.lodging import drafts
from complaints.models import Complaint, Evidence, Record
from documents.models import DocumentRequest, ReleasedFile
from enquiries.models import Enquiry, EnquiryFile
from tests.addresses import every_address
from tests.complaints import cases as complaint_cases
from tests.complaints.actors import OUTSIDE, READERS, make_everybody, signed_in, the_complaint
from tests.documents.test_access import in_dispute
from tests.enquiries import cases
from tests.files import pdf, pending
from tests.people import named

pytestmark = pytest.mark.django_db

ADMINISTRATORS = ("petra", "sam", "sue")
KEPT_SECRET = [Complaint, Evidence, Record, DocumentRequest, ReleasedFile, Enquiry, EnquiryFile]
KEPT_SECRET += [Notice, Complaint.history.model, DocumentRequest.history.model]
OTHER_APPS = ("announcements", "casework", "complaints", "documents", "enquiries", "relations")


@pytest.fixture
def everybody(clock):
    make_everybody()


@contextmanager
def secrets():
    """A number of a row of each secret table, as long as this lasts; then none of them is."""
    with transaction.atomic():
        drafts.seal_uploads(
            complaint_cases.drafted(), [pending(named("clara"), "a note.pdf", pdf())]
        )
        the_complaint()
        in_dispute()
        cases.with_photo(cases.assigned())
        yield {model: model.objects.latest("pk").pk for model in KEPT_SECRET}
        transaction.set_rollback(True)


def administration():
    return [address for address in every_address() if address.area == "admin"]


def urls_of(numbers):
    """Every address with each of these numbers, and the one that named what a row is."""
    kinds = [ContentType.objects.get_for_model(model) for model in numbers]
    pairs = zip(kinds, numbers.values(), strict=True)
    urls = [f"/admin/r/{kind.pk}/{number}/" for kind, number in pairs]
    for address in administration():
        once = "object_id" not in address.parts
        for number in sorted(set(numbers.values()))[: 1 if once else None]:
            urls.append(address.url(object_id=number, app_label="people"))
    return urls


def relations_of(model):
    return [relation for relation in model._meta.get_fields() if relation.is_relation]


def queries_of(numbers):
    """The lists, filtered by what leads from a person or a service to the secret rows."""
    queries = []
    for model in admin.site._registry:
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for relation in relations_of(model):
            number = numbers.get(relation.related_model, 1)
            for lookup in (f"={number}", f"__gte={number}", "__isnull=False", "__pk=1"):
                queries.append(f"{address}?{relation.name}{lookup}")
    return queries


def completions():
    """The lists of names beside a field, of every relation of every case."""
    for model in apps.get_models():
        if model._meta.app_label in OTHER_APPS:
            for relation in relations_of(model):
                query = f"app_label={model._meta.app_label}&model_name={model._meta.model_name}"
                yield f"/admin/autocomplete/?{query}&field_name={relation.name}&term=a"


def answers(who, urls):
    """What each address answers, without what differs from one request to the next."""
    client, seen = signed_in(who), {}
    for url in urls:
        response = client.get(url)
        text = re.sub(r'(value|nonce)="[^"]{20,}"', "", response.content.decode())
        seen[url] = response.status_code, response.headers.get("Location"), text
    return seen


def differences(people, urls_for):
    """Who gets another answer at which address when the secret rows are there."""
    with secrets() as numbers:
        urls = urls_for(numbers)
        there = {who: answers(who, urls) for who in people}
    gone = {who: answers(who, urls) for who in people}
    return [(who, url) for who in people for url in urls if there[who][url] != gone[who][url]]


def test_no_address_says_what_a_row_of_any_table_is(everybody):
    assert "admin:view_on_site" not in {address.name for address in administration()}
    with secrets() as numbers:
        for who in ADMINISTRATORS:
            client = signed_in(who)
            for model, number in numbers.items():
                kind = ContentType.objects.get_for_model(model).pk
                assert client.get(f"/admin/r/{kind}/{number}/").status_code == 404


def test_every_address_answers_as_if_there_were_no_case_file_or_notice(everybody):
    assert differences(ADMINISTRATORS, urls_of) == []


def test_nobody_else_is_told_anything_there(everybody):
    """Whatever the address, they are led to where they came from."""
    with secrets() as numbers:
        urls = urls_of({Complaint: numbers[Complaint]})
        for who in {*OUTSIDE, *READERS} - set(ADMINISTRATORS):
            for status, location, _ in answers(who, urls).values():
                led_to = location.partition("?")[0]
                assert status == 302 and led_to in ("/", "/admin/", "/admin/login/")  # noqa: PT018


def test_no_list_is_filtered_by_a_case_a_file_or_a_notice(everybody):
    assert differences(ADMINISTRATORS, queries_of) == []


def test_no_name_is_completed_by_what_is_in_a_case(everybody):
    assert differences(["sam"], lambda numbers: list(completions())) == []


def test_the_filters_that_a_list_offers_still_work(everybody):
    client = signed_in("petra")
    service = named("omar").posts_today[0].service_id
    lists = "/admin/people/appointment/"
    for query in ("role__exact=officer", f"service__id__exact={service}", "service__isnull=True"):
        assert client.get(f"{lists}?{query}").status_code == 200
    days = "/admin/protocols/bankholiday/?division__exact=england-and-wales&day__year=2026"
    sam = signed_in("sam")
    for query in ("", "&day__month=12", "&day__month=12&day__day=25"):
        assert sam.get(days + query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "people/user/?email__regex=(",
        "people/user/?last_login__gt=0001-01-01T00:00:00%2B23:59",
        "people/user/?id__range=1",
        "people/appointment/?role__exact=%00",
        "people/appointment/?starts_on__year=99999999999999999999",
        "people/appointment/add/?person=%00",
        "people/appointment/add/?person=nobody",
        "protocols/bankholiday/?day__year=2026&day__month=2&day__day=30",
        "protocols/bankholiday/?day__year=0",
        "autocomplete/?app_label=people&model_name=appointment&field_name=person&term=%00",
        "autocomplete/?app_label=people&model_name=appointment&field_name=person&page=" + "9" * 30,
    ],
)
def test_a_query_that_makes_no_sense_does_not_fail(query, db):
    assert signed_in("sam").get(f"/admin/{query}").status_code < 500
