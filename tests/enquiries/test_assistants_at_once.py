"""A permission given or taken back, and a draft given, while something else happens to it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection, transaction

from casework.models import Notice
from enquiries.assistants import actions
from enquiries.models import Draft, Enquiry, Kind, StandingPermission
from enquiries.raising.actions import NewEnquiry, raise_enquiry
from tests.assistants import assistant
from tests.people import named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def sends():
    """The assistant sends in Clara’s name, but does not wait long for their turn."""
    new = NewEnquiry(Enquiry(kind=Kind.FACT, title="Car park"), "What was weighed?")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")
        raise_enquiry(new, member=named("clara"), by=named("asha"), key=uuid4())


def test_nothing_is_sent_while_the_permission_is_being_taken_back(council, clock):
    asha, clara = assistant(), named("clara")
    actions.let_send(asha, by=clara)
    with transaction.atomic():
        actions.stop_sending(asha, by=clara)
        with pytest.raises(OperationalError):
            at_once(sends)
    (refusal,) = at_once(sends)
    assert isinstance(refusal, PermissionDenied)
    assert not Enquiry.objects.exists()


def test_a_permission_given_three_times_at_once_is_given_once(council, clock):
    asha, clara = assistant(), named("clara")
    results = at_once(*[lambda: actions.let_send(asha, by=clara)] * 3)
    assert sum(isinstance(result, PermissionDenied) for result in results) == 2
    assert StandingPermission.objects.get().history.count() == 1


def test_a_draft_given_three_times_at_once_is_given_once(council, clock):
    asha = assistant()
    draft = Draft.objects.create(writer=asha, answers={"member": named("clara").pk, "done": []})
    at_once(
        *[lambda: actions.give_draft(draft.key, to=named("clara"), by=named("asha"))] * 3,
    )
    assert Draft.objects.get().writer == named("clara")
    assert Notice.objects.count() == 1
