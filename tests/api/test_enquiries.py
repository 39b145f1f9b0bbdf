"""Enquiries in the API: which there are, what they say, and how a program follows changes."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.changes import number_changes
from api.models import EnquiryChange
from enquiries import actions
from enquiries.models import SEALED, Kind, Status
from foundation.history import write
from people.models import ApiScope
from tests.api.programs import ENQUIRIES, Program, is_problem
from tests.enquiries import cases
from tests.people import named, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def program(clock):
    return Program()


def test_an_enquiry_says_where_it_stands_and_nothing_of_its_content(program, clock):
    enquiry = cases.answered()
    (row,) = program.page()["items"]
    assert row["reference"] == enquiry.reference
    assert (row["kind"], row["state"]) == ("ward", "answered")
    assert row["service"] == {"id": enquiry.service_id, "name": "Highways"}
    assert row["ward"] == {"id": enquiry.ward_id, "name": "Harbour"}
    assert row["version"] == {"number": 1, "name": enquiry.protocol.name}
    assert row["answered_on"] == row["raised_on"] == str(clock.at.date())
    assert ("reply", "met") in {(one["kind"], one["state"]) for one in row["promises"]}
    assert row["subject"] is None
    text = program.ask().content.decode()
    for word in ("Resurfacing", "programme", "Clara", "Omar", "April"):
        assert word not in text


def test_the_subject_is_there_with_its_scope_alone(clock):
    enquiry = cases.raised()
    reader = Program(ApiScope.ENQUIRIES, ApiScope.CONTENT)
    one = f"{ENQUIRIES}/{enquiry.reference}"
    assert reader.page()["items"][0]["subject"] == enquiry.title
    assert reader.ask(one).json()["subject"] == enquiry.title
    plain = Program(ApiScope.ENQUIRIES, name="Other")
    assert plain.ask(one).json()["subject"] is None


def test_a_confidential_enquiry_is_not_there_and_leaves_no_gap(clock):
    under("somerset", clock)
    plain = [cases.raised().reference for _ in range(2)]
    sealed = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    actions.answer(sealed, text="We are sorry.", by=named("ruth"), key=uuid4())
    plain.append(cases.raised().reference)
    reader = Program(ApiScope.ENQUIRIES, ApiScope.CONTENT)
    found, end = reader.everything(limit=1)
    assert sorted(found) == sorted(plain)
    assert len(numbers()) == 3
    assert numbers() == set(range(min(numbers()), max(numbers()) + 1))
    assert reader.page(cursor=end)["items"] == []
    there = reader.ask(f"{ENQUIRIES}/{sealed.reference}")
    nothing = reader.ask(f"{ENQUIRIES}/E-2026-9999")
    assert (there.status_code, there.content) == (404, nothing.content)
    assert is_problem(reader.ask(kind=Kind.CRITICISM.value), 400, "kind")


def numbers():
    number_changes()
    return set(EnquiryChange.objects.values_list("number", flat=True))


@pytest.mark.parametrize("kind", SEALED)
def test_one_that_becomes_confidential_is_not_there_even_if_it_was_marked(kind, program, clock):
    enquiry = cases.raised()
    assert program.references() == [enquiry.reference]
    write(enquiry, by=named("dev"), reason="edited", kind=kind)
    assert program.references() == []
    assert program.ask(f"{ENQUIRIES}/{enquiry.reference}").status_code == 404


def test_a_program_follows_what_changes(program, clock):
    first, second = cases.raised(), cases.assigned()
    found, cursor = program.everything(limit=1)
    assert found == [first.reference, second.reference]
    page = program.page(cursor=cursor)
    assert (page["items"], page["next_cursor"], page["has_more"]) == ([], cursor, False)
    cases.answered(second)
    assert program.references(cursor=cursor) == [second.reference]
    clock.at += timedelta(days=30)
    cases.chased(first)  # a promise was made, and nothing else has changed
    assert program.references(cursor=cursor) == [second.reference, first.reference]


def test_lists_are_narrowed_by_state_kind_place_and_date(program, clock):
    received = cases.raised()
    clock.at += timedelta(days=1)
    answered = cases.answered(cases.assigned(kind=Kind.CASEWORK))
    day, before = str(clock.at.date()), str(clock.at.date() - timedelta(days=1))
    for query, found in (
        ({"state": "answered"}, [answered]),
        ({"state": ["answered", "received"]}, [received, answered]),
        ({"state": "closed"}, []),
        ({"kind": "casework"}, [answered]),
        ({"service": answered.service_id}, [received, answered]),
        ({"service": 2**63 - 1}, []),
        ({"ward": answered.ward_id}, [received, answered]),
        ({"raised_from": day}, [answered]),
        ({"raised_to": before}, [received]),
        ({"due_from": before}, [received]),
        ({"due_to": before}, []),
        ({"raised_from": "0001-01-01", "raised_to": "9999-12-31"}, [received, answered]),
        ({"raised_from": "9999-12-31"}, []),
        ({"raised_to": "0001-01-01"}, []),
    ):
        assert program.references(**query) == [one.reference for one in found], query


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("state", "open", "“state” must be one of the states"),
        ("kind", "criticism", "“kind” must be one of the kinds"),
        ("service", "0", "“service” must be a whole number"),
        ("ward", "x", "“ward” must be a whole number"),
        ("raised_from", "yesterday", "“raised_from” must be a date such as"),
        ("limit", "201", "“limit” must be a whole number from 1 to 200"),
        ("cursor", "x" * 201, "“cursor” must be the next_cursor"),
        ("cursor", "MQ:forged", "This cursor was not made here"),
        ("stat", "answered", "does not take one of these parameters"),
    ],
)
def test_a_wrong_parameter_is_named_and_not_quoted(name, value, words, program):
    answer = program.ask(**{name: value})
    assert is_problem(answer, 400, words)
    assert value not in answer.json()["detail"] or len(value) < 5


def test_a_cursor_of_something_else_is_refused(program):
    for what in ("x", [1], {"a": 1}):
        made = signing.Signer(salt="concordat.api.cursor").sign_object(what)
        assert is_problem(program.ask(cursor=made), 400, "cursor")
    assert is_problem(program.ask(cursor=signing.Signer(salt="other").sign_object(1)), 400)


@pytest.mark.parametrize(
    "reference", ["E-2026-9999", "x", "E%00", "E-2026-0001%0A", "é", "a" * 300]
)
def test_what_is_no_enquiry_is_404(reference, program):
    assert is_problem(program.ask(f"{ENQUIRIES}/{reference}"), 404)


def test_a_page_takes_the_same_statements_for_any_number(program, clock):
    cases.answered()
    program.page()
    with CaptureQueriesContext(connection) as one:
        program.page()
    for _ in range(5):
        cases.held()
    program.page()
    with CaptureQueriesContext(connection) as many:
        assert len(program.page()["items"]) == 6
    assert len(one) == len(many) <= 16


def test_a_promise_says_what_became_of_it(program, clock):
    def states():
        (row,) = program.page()["items"]
        return {one["kind"]: one["state"] for one in row["promises"]}

    enquiry = cases.assigned()
    assert states()["reply"] == "open"
    clock.at += timedelta(days=60)
    assert states()["reply"] == "missed"
    cases.answered(enquiry)
    assert states()["reply"] == "met-late"


def test_a_promise_no_longer_due_says_so(program, clock):
    cases.redirected()
    (row,) = program.page()["items"]
    assert row["state"] == Status.REDIRECTED
    assert {"no-longer-due"} <= {one["state"] for one in row["promises"]}
