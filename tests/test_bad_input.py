"""Wrong input gets a sentence next to the field, and nothing that was typed is lost."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import Draft, Enquiry, EnquiryLetter
from tests.clients import Client
from tests.drafting import check_url, step_url
from tests.enquiries import cases
from tests.people import PASSWORD, named

pytestmark = pytest.mark.django_db


@pytest.fixture
def omar(client, clock):
    client.force_login(named("omar"))
    return client


@pytest.fixture
def clara(client, clock):
    client.force_login(named("clara"))
    return client


def answering(client, enquiry, text):
    url = reverse("enquiries:answer", args=[enquiry.pk])
    return client.post(url, {"key": uuid4(), "text": text})


def problems(response):
    return [str(e) for errors in response.context["form"].errors.values() for e in errors]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Enter your answer"),
        (" \n\t ", "Enter your answer"),
        ("é" * 20_431, "Your text is 20,431 characters long. Shorten it to 20,000 or fewer"),
        ("Bell \x07 here", "There is a character we cannot store"),
        ("Null \x00 here", "There is a character we cannot store"),
    ],
    ids=["empty", "blank", "huge", "control", "null"],
)
def test_an_answer_that_cannot_be_kept_stays_on_the_page(text, sentence, omar, clock):
    enquiry = cases.assigned()
    response = answering(omar, enquiry, text)
    assert response.status_code == 200
    assert sentence in problems(response)[0]
    assert response.context["form"]["text"].value() == text
    assert not EnquiryLetter.objects.filter(kind="answer").exists()


@pytest.mark.parametrize(
    "text", ["é" * 20_000, "Done 👍🏽 שלום", "a\r\nb", "<script>alert(1)</script>"]
)
def test_any_text_is_saved_as_it_was_typed(text, omar, clock):
    enquiry = cases.assigned()
    assert answering(omar, enquiry, text).status_code == 302
    assert EnquiryLetter.objects.get(kind="answer").body == text.replace("\r\n", "\n")
    page = omar.get(enquiry.get_absolute_url()).content.decode()
    assert "<script>alert" not in page


def holding(client, enquiry, day, month, year):
    typed = {"promised_on_day": day, "promised_on_month": month, "promised_on_year": year}
    more = {"key": uuid4(), "text": "We inspect on Wednesday.", "reason": "visit"}
    return client.post(reverse("enquiries:hold", args=[enquiry.pk]), typed | more)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (("28", "12", "2026"), "Monday 28 December 2026 is not a working day: Boxing Day"),
        (("12", "12", "2026"), "Saturday 12 December 2026 is a Saturday. Enter a working day"),
        (("1", "12", "2026"), "Tuesday 1 December 2026 is not in the future"),
        (("1", "12", "2020"), "is not in the future"),
        (("31", "12", "2027"), "later than the protocol allows"),
        (("31", "2", "2027"), "is not a real date"),
        (("", "12", "2026"), "Enter the day of the date you will answer by too"),
        (("", "", ""), "Select the date you will answer by"),
        (("x" * 5000, "1", "2027"), "is not a real date"),
        (("1", "1", "99999"), "Enter the year of the date you will answer by in full"),
    ],
)
def test_a_date_that_cannot_be_promised_is_explained_and_kept(day, sentence, omar, clock):
    enquiry = cases.assigned()
    response = holding(omar, enquiry, *day)
    assert response.status_code == 200
    assert sentence in problems(response)[0]
    page = response.content.decode()
    assert "We inspect on Wednesday." in page
    assert all(part in page for part in day)


def test_a_bank_holiday_is_refused_with_the_days_that_would_do(omar, clock):
    response = holding(omar, cases.assigned(), "28", "12", "2026")
    such = "such as Thursday 24 December 2026 or Tuesday 29 December 2026"
    assert such in problems(response)[0]


def test_a_letter_goes_on_after_the_session_ended(clock):
    enquiry, client = cases.assigned(), Client()
    client.login(email="omar@westhaven.example", password=PASSWORD)
    url = reverse("enquiries:answer", args=[enquiry.pk])
    mark = client.get(url).context["form"].initial["signed_for"]
    client.session.flush()
    typed = {"key": uuid4(), "text": "Half an hour’s work", "signed_for": mark}
    response = client.post(url, typed)
    assert response.status_code == 302
    signed_in = {"login": "omar@westhaven.example", "password": PASSWORD}
    response = client.post(response.url, signed_in, follow=True)
    assert response.request["PATH_INFO"] == url
    assert "Half an hour’s work" in response.content.decode()
    assert client.get(url).context["form"]["text"].value() is None


def test_what_one_person_typed_is_not_given_to_another(clock):
    enquiry, client = cases.assigned(), Client()
    client.login(email="clara@westhaven.example", password=PASSWORD)
    url = reverse("enquiries:add", args=[enquiry.pk])
    mark = client.get(url).context["form"].initial["signed_for"]
    client.session.flush()
    client.post(url, {"key": uuid4(), "text": "Clara’s own words", "signed_for": mark})
    client.login(email="dev@westhaven.example", password=PASSWORD)
    assert "own words" not in client.get(url).content.decode()


def test_raising_takes_two_pages_and_the_check(clara, clock):
    def answer(slug, **typed):
        url = step_url(slug)
        return clara.post(url, {"key": uuid4()} | typed)

    assert answer("about", kind="ward").url == step_url("question")
    typed = {"text": "When?", "place": "Tide Street", "interest_declared": "no"}
    assert answer("question", **typed).url == check_url()
    page = clara.get(check_url())
    assert "Tuesday 8 December" in page.content.decode()
    check = check_url()
    sent, again = (clara.post(check, {"key": uuid4()}, follow=True) for _ in range(2))
    assert sent.request["PATH_INFO"] == again.request["PATH_INFO"]
    assert Enquiry.objects.get().place == "Tide Street"
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "query",
    [
        "?after=nonsense",
        "?after=2026-01-01T00:00:00~1",
        "?after=2026-01-01T00:00:00%2B00:00~99999999999999999999",
        "?after=0001-01-01T00:00:00%2B23:59~1",
        "?after=9999-12-31T23:59:59-23:59~1",
        "?service=x&ward=%00&kind=none&state=none&whose=none&due=none",
        "?q=%00",
        "?q=" + "x" * 3000,
        "?q=%27%22%29%28%26%7C%21%3A%2A",
        "?q=%F0%9F%8F%BD",
        "?q=E-2026",
    ],
)
def test_a_queue_address_that_makes_no_sense_shows_a_list(query, omar, clock):
    cases.assigned()
    assert omar.get(reverse("enquiries:queue") + query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "?before=nonsense",
        "?before=2026-01-01",
        "?before=%00",
        "?before=0001-01-01T00:00:00%2B23:59",
    ],
)
def test_a_case_address_that_makes_no_sense_shows_the_case(query, omar, clock):
    assert omar.get(cases.assigned().get_absolute_url() + query).status_code == 200


def test_an_empty_password_is_asked_for_by_the_name_of_its_box(clara):
    page = clara.post(reverse("account_change_password"), {}).content.decode()
    for words in ("current password", "new password", "new password again"):
        assert f"Enter your {words}<" in page
    assert "(again)" not in page


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999"])
def test_a_number_that_no_enquiry_has_is_not_found(pk, omar):
    assert omar.get(f"/enquiries/{pk}/").status_code == 404
