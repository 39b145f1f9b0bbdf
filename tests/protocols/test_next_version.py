"""A change of the protocol: decided by the council, in a new version, with the cases before it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from enquiries.models import Enquiry, Kind
from enquiries.raising import actions as raising_actions
from foundation.history import write
from people.models import Service
from protocols.confirmations import expected
from protocols.drafting import actions
from protocols.models import Protocol, Status
from tests.enquiries import cases
from tests.people import named, signed_in
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db

TOMORROW = date(2026, 12, 2)
NEW_WORDS = "Nobody is contacted on a day off."
# A clause that is reworded, and what it says in the source.
REWORDED = {
    "section-c": ("5.2", "Both sides should try to work together cordially and cooperatively."),
    "surrey": (
        "17",
        "Members should take care how they speak to and deal with officers, and avoid undue"
        " pressure.",
    ),
}


@pytest.fixture
def draft(clause_protocol, pat):
    """The next version, with one clause reworded."""
    number, _ = REWORDED[clause_protocol.preset]
    draft = actions.draft_from_version(clause_protocol, name="Revised", by=pat)
    words = {"summary": NEW_WORDS, "guidance": ""}
    write(draft.clauses.get(number=number), by=pat, reason="edited", **words)
    return draft


def read(address="/protocol/"):
    return text_of(signed_in("clara").get(address))


def raised_with(service):
    clara = named("clara")
    enquiry = Enquiry(kind=Kind.WARD, title="Bins", service=Service.objects.get(name=service))
    new = raising_actions.NewEnquiry(enquiry, "When?")
    return raising_actions.raise_enquiry(new, member=clara, by=clara, key=uuid4())


@pytest.mark.clause("section-c", "9.3")
@pytest.mark.clause("surrey", "report-next-steps")
def test_a_change_is_a_new_version_and_the_cases_before_it_keep_theirs(
    clause_protocol, draft, clock, mona
):
    number, old_words = REWORDED[clause_protocol.preset]
    before = cases.assigned()
    actions.adopt_version(draft, effective_from=TOMORROW, minute="C13", by=mona)
    clock.next_day()
    after = cases.raised()
    versions = {one.pk: one.version.number for one in Enquiry.objects.all()}
    assert versions == {before.pk: clause_protocol.number, after.pk: draft.number}
    assert Protocol.objects.get(pk=clause_protocol.pk).status_on(TOMORROW) == Status.SUPERSEDED
    kept = read(before.protocol.clause_url(number).partition("#")[0])
    assert old_words in kept
    assert NEW_WORDS not in kept
    assert NEW_WORDS in read()
    assert expected.version_to_confirm(named("clara"), TOMORROW) == draft


@pytest.mark.clause("surrey", "report-11")
def test_the_words_in_force_stay_until_the_decision_of_the_council_is_recorded(
    clause_protocol, draft, clock, mona
):
    _, old_words = REWORDED[clause_protocol.preset]
    with pytest.raises(ValidationError, match="Enter the minute reference"):
        actions.adopt_version(draft, effective_from=TOMORROW, minute=" ", by=mona)
    clock.next_day()
    assert old_words in read()
    assert NEW_WORDS not in read()
    minute = "Council, 2 December 2026, item 9"
    actions.adopt_version(draft, effective_from=date(2026, 12, 3), minute=minute, by=mona)
    clock.next_day()
    assert NEW_WORDS in read()
    assert f"Adopted by Mona Reid, {minute}; drafted by Pat Lowe." in read()


@pytest.mark.clause("section-c", "1.7")
def test_one_version_is_in_force_on_a_day_for_every_service(clause_protocol, clock, draft, mona):
    other = actions.draft_from_version(clause_protocol, name="Another", by=named("pat"))
    actions.adopt_version(draft, effective_from=TOMORROW, minute="C13", by=mona)
    with pytest.raises(ValidationError, match="Version 2 comes into force on that date"):
        actions.adopt_version(other, effective_from=TOMORROW, minute="C14", by=mona)
    adopted = {"status": Status.ADOPTED, "adopted_by": mona, "minute": "C14"}
    with pytest.raises(IntegrityError, match="one_in_force_on_a_day"), transaction.atomic():
        write(other, by=mona, reason="adopted", effective_from=TOMORROW, **adopted)
    clock.next_day()
    ours = Enquiry.objects.filter(pk__in=[cases.raised().pk, raised_with("Waste").pk])
    assert {(one.service.name, one.version) for one in ours} == {
        ("Highways", draft),
        ("Waste", draft),
    }
