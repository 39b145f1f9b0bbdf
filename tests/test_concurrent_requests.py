"""Two people at once, and one person twice: the database decides, and nobody's text is lost."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, jobs
from enquiries.models import Draft, Enquiry, EnquiryFile, EnquiryLetter
from tests.clients import Client
from tests.drafting import check_url
from tests.enquiries import cases
from tests.files import jpeg, pending
from tests.people import named

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """The results of calls made in threads of their own, errors among them."""

    def safely(call):
        try:
            return call()
        except PermissionDenied as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(safely, calls))


def signed_in(first_name):
    client = Client()
    client.force_login(named(first_name))
    return client


def test_of_two_answers_at_once_one_is_kept_and_the_other_is_told(council):
    enquiry = cases.assigned()
    omar = named("omar")
    results = at_once(
        *(
            lambda text=text: actions.answer(enquiry, text=text, by=omar, key=uuid4())
            for text in ("Yes, in April.", "No, not in April.")
        )
    )
    refused = [result for result in results if isinstance(result, PermissionDenied)]
    assert len(refused) == 1
    assert "This enquiry was answered by Omar Haddad" in str(refused[0])
    assert EnquiryLetter.objects.filter(kind="answer").count() == 1


def test_who_answers_second_still_has_their_text(council):
    enquiry = cases.assigned()
    url = reverse("enquiries:answer", args=[enquiry.pk])
    actions.answer(enquiry, text="Yes", by=named("omar"), key=uuid4())
    response = signed_in("omar").post(url, {"key": uuid4(), "text": "My own long answer"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "This enquiry was answered by Omar Haddad" in page
    assert "My own long answer" in page


def test_send_pressed_twice_at_once_makes_one_enquiry(council):
    clara = named("clara")
    answers = {"kind": "ward", "title": "Bus shelter", "text": "When?", "interest_declared": "no"}
    answers |= {"interest": "", "done": ["about", "question", "where", "interest"]}
    draft = Draft.objects.create(writer=clara, answers=answers)
    clients = [signed_in("clara") for _ in range(4)]
    url = check_url()
    results = at_once(*(lambda c=c: c.post(url, {"key": draft.key}) for c in clients))
    enquiry = Enquiry.objects.get()
    assert {result.url for result in results} == {reverse("enquiries:sent", args=[enquiry.pk])}


def test_enquiries_raised_at_once_have_numbers_of_their_own(council):
    raised = at_once(*(cases.raised for _ in range(6)))
    assert len({enquiry.reference for enquiry in raised}) == 6


def test_two_sweeps_at_once_remind_once(council, clock):
    for _ in range(5):
        cases.assigned()
    clock.set(2026, 12, 7, 10)
    at_once(jobs.nudge, jobs.nudge, jobs.nudge)
    assert Notice.objects.exclude(step="").count() == 5


def test_a_file_sent_twice_at_once_goes_with_one_letter(council):
    enquiries, clara = [cases.assigned(), cases.assigned()], named("clara")
    chosen = [pending(clara, "photo.jpg", jpeg())]
    results = at_once(
        *(
            lambda to=to: actions.add_information(
                to, text="Look", by=clara, key=uuid4(), attached=chosen
            )
            for to in enquiries
        )
    )
    refused = [str(result) for result in results if isinstance(result, PermissionDenied)]
    assert refused == ["We no longer have one of the files you chose. Choose it again."]
    assert EnquiryFile.objects.count() == 1
    assert EnquiryLetter.objects.filter(kind="addition").count() == 1


def test_many_guesses_at_once_are_each_counted(council):
    """Otherwise a limit of five would be five for each thread and process."""
    cache.clear()
    typed = {"login": "mona@westhaven.example", "password": "wrong"}
    pages = at_once(*([lambda: Client().post(reverse("account_login"), typed)] * 12))
    refused = ["too many attempts to sign in" in page.content.decode() for page in pages]
    assert refused.count(False) <= 5
    cache.clear()
