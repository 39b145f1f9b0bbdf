"""What was read is what is decided: conditions accepted, and a request to share."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from documents import decide
from documents.models import DocumentRequest, Outcome
from documents.sharing import actions as sharing_actions
from tests.documents import cases
from tests.people import named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


def test_conditions_are_accepted_only_as_they_were_read(clock):
    case = cases.decided(Outcome.PART)
    page = reverse("documents:released", args=[case.reference])
    clara = signed_in("clara")
    read = form_values(clara.get(page)) | {"accepted": "on"}
    stricter = cases.with_view_on(cases.disputed(case))
    clock.at += timedelta(hours=1)
    terms = cases.ruling(Outcome.PART, "eve", conditions="Read it in the office.")
    decide.determine(stricter, ruling=terms, by=named("eve"), key=uuid4())
    response = clara.post(page, read)
    assert response.status_code == 409
    assert "its conditions are not those you read" in response.content.decode()
    assert "Read it in the office." in response.content.decode()
    assert DocumentRequest.objects.get(pk=case.pk).accepted_at is None
    assert clara.post(page, form_values(response) | {"accepted": "on"}).status_code == 302
    assert DocumentRequest.objects.get(pk=case.pk).accepted_at


def test_only_the_request_to_share_that_was_read_is_decided(clock):
    case = cases.sharing_requested()
    page = reverse("documents:settle", args=[case.reference])
    omar = signed_in("omar")
    typed = {"agreed": "yes", "text": "They speak on it."}
    read = form_values(omar.get(page)) | typed
    refusal = {"agreed": False, "text": "No need.", "by": named("omar"), "key": uuid4()}
    sharing_actions.decide_sharing(case, **refusal)
    cases.sharing_requested(case)
    response = omar.post(page, read)
    assert response.status_code == 409
    assert "there is another one now" in response.content.decode()
    assert not case.shared_to.exists()
    assert omar.post(page, form_values(response) | typed).status_code == 302
    assert case.shared_to.exists()
