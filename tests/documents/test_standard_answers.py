"""Standard answers in letters about document requests: who is offered which, what inserting one
fills in, keeps and counts."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from documents.case.standard_answers import subject_of_request
from documents.models import Status
from enquiries.models import StandardAnswerUse
from enquiries.standard_answers import actions
from enquiries.standard_answers.actions import record_use
from enquiries.standard_answers.suggestions import answers_for
from people.models import Service
from tests.documents import cases
from tests.enquiries import cases as enquiries
from tests.enquiries.standard_answers import standard_answer
from tests.enquiries.test_queries import statements
from tests.enquiries.test_standard_answers import insert as insert_on_enquiry
from tests.enquiries.test_standard_answers import text_box, words_of
from tests.files import pdf, upload
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
TITLE = "Personal details: what we leave out"
TEXT = "Dear {name}\n\nWe leave out the details of others. {reference}, {ward}, {date}."
FILLED = "Dear Councillor Clara Okafor\n\nWe leave out the details of others. "
LETTERS = ["question", "refer", "pass"]
OUTCOMES = ["disclose", "part", "inspect", "refuse"]


def letter_url(document_request, verb):
    if verb in OUTCOMES:
        return reverse("documents:decide", args=[document_request.reference, verb])
    return reverse(f"documents:{verb}", args=[document_request.reference])


def press(button, answer, document_request, verb="question", who="omar", **typed):
    sent = {"key": uuid4(), "standard-answer": answer.pk, f"{button}-standard-answer": "yes"}
    return signed_in(who).post(letter_url(document_request, verb), sent | typed)


def number_of_letters(document_request):
    return document_request.letters.count()


@pytest.mark.parametrize("verb", [*LETTERS, *OUTCOMES])
def test_it_is_inserted_after_what_was_typed_and_nothing_is_sent(verb, clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    before = number_of_letters(case)
    response = press("insert", answer, case, verb, text="Thank you.")
    assert response.status_code == 200
    expected = f"Thank you.\n\n{FILLED}{case.reference}, [ward], Tuesday 1 December 2026."
    assert text_box(response) == expected
    page = words_of(response)
    assert "Omar Haddad reviewed it on" in page
    assert "Replace [ward], which this request does not have." in page
    assert "There is a problem" not in page
    label = response.context["form"].fields["text"].label
    assert f"“{answer.title}” has been inserted under “{label}”." in page
    case.refresh_from_db()
    assert (number_of_letters(case), case.status) == (before, Status.WITH_OFFICER)


def test_an_office_that_works_in_no_service_is_offered_none(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.with_view()
    assert "Choose a standard answer" not in words_of(
        signed_in("eve").get(letter_url(case, "refuse"))
    )
    assert "Select the standard answer" in words_of(
        press("insert", answer, case, "refuse", "eve", text="Mine")
    )
    assert not answer.uses.exists()


def test_the_rest_of_a_decision_stays_as_it_was_typed_with_its_files(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    typed = {"left_out": "Pages 3 to 5", "grounds": ["12a-3"], "is_exempt": "yes"}
    typed |= {"expires_on_day": "9", "released": [upload("report.pdf", pdf(3))]}
    response = press("insert", answer, case, "part", **typed)
    page = words_of(response)
    assert "Pages 3 to 5</textarea>" in page
    assert "report.pdf" in page
    form = response.context["form"]
    assert form["grounds"].value() == ["12a-3"]
    assert form["is_exempt"].value() == "yes"
    assert 'value="9"' in page


def test_it_is_removed_again_and_what_was_typed_stays(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    inserted = text_box(press("insert", answer, case, text="Thank you."))
    response = press("remove", answer, case, text=f"{inserted}\n\nYours".replace("\n", "\r\n"))
    assert text_box(response) == "Thank you.\n\nYours"
    assert f"“{answer.title}” has been removed from your text" in words_of(response)
    changed = inserted.replace("others", "neighbours")
    assert text_box(press("remove", answer, case, text=changed)) == changed


def test_the_best_match_for_the_words_of_the_request_comes_first(clock):
    standard_answer("Allotments: how to apply", "Write to us.")
    standard_answer("Sales of land", "A report on the viability of a sale names its bidders.")
    subject = subject_of_request(cases.assigned())
    found = [answer.title for answer in answers_for(named("omar"), subject)]
    assert found == ["Sales of land", "Allotments: how to apply"]


def test_it_is_sent_as_edited(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    text = text_box(press("insert", answer, case)).replace("[ward]", "Harbour")
    sent = {"key": uuid4(), "text": text}
    assert signed_in("omar").post(letter_url(case, "question"), sent).status_code == 302
    assert "Harbour, Tuesday 1 December 2026" in case.letters.last().body


def test_who_used_it_is_counted_once_for_each_case_of_either_kind(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    enquiry = enquiries.assigned()
    for _ in range(2):
        press("insert", answer, case)
        press("insert", answer, case, "refuse")
        insert_on_enquiry(answer, enquiry)
    press("insert", answer, case, "refuse", "ruth")
    assert answer.uses.count() == 3
    page = words_of(signed_in("ruth").get(reverse("enquiries:standard-answer", args=[answer.pk])))
    assert "Inserted for 2 cases." in page
    assert "Omar Haddad: 2" in page
    assert "Ruth Adeyemi: 1" in page
    assert case.reference not in page
    assert "2 cases" in words_of(signed_in("ruth").get(reverse("enquiries:standard-answers")))


def test_an_answer_of_another_service_is_not_offered_and_not_inserted(clock):
    contents = actions.contents_of(standard_answer(TITLE, TEXT))
    waste = Service.objects.get(name="Waste")
    other = actions.add_answer(waste, contents, key=uuid4(), by=named("dev"))
    response = press("insert", other, cases.assigned(), text="Thanks.")
    assert "Select the standard answer you want to insert or remove" in words_of(response)
    assert text_box(response) == "Thanks."
    assert not other.uses.exists()


@pytest.mark.parametrize(
    ("verb", "case"),
    [("reply", cases.questioned), ("dispute", lambda: cases.decided(cases.Outcome.REFUSE))],
)
def test_a_councillor_is_offered_none_and_can_insert_none(verb, case, clock):
    answer, document_request = standard_answer(TITLE, TEXT), case()
    page = words_of(signed_in("clara").get(letter_url(document_request, verb)))
    assert "tandard answer" not in page
    page = words_of(press("insert", answer, document_request, verb, "clara"))
    assert "We leave out" not in page
    assert not answer.uses.exists()


def test_neither_the_councillor_nor_a_stranger_inserts_one_into_a_decision(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.assigned()
    response = press("insert", answer, case, "refuse", "clara", text="Mine")
    assert response.status_code == 403
    assert "tandard answer" not in words_of(response)
    assert press("insert", answer, case, "refuse", "stan").status_code == 404
    assert not answer.uses.exists()


def test_a_letter_that_can_no_longer_be_sent_takes_none_and_keeps_its_text(clock):
    answer, case = standard_answer(TITLE, TEXT), cases.questioned()
    response = press("insert", answer, case, text="Which map?")
    assert response.status_code == 403
    assert "has not replied to the last question yet" in words_of(response)
    assert text_box(response) == "Which map?"
    assert not answer.uses.exists()


def test_none_is_offered_for_a_decision_on_sharing_whose_reader_is_another_councillor(clock):
    standard_answer(TITLE, TEXT)
    case = cases.sharing_requested()
    url = reverse("documents:settle", args=[case.reference])
    assert "tandard answer" not in words_of(signed_in("omar").get(url))


def test_a_decision_takes_the_same_statements_for_any_number_of_answers(clock):
    case, client = cases.assigned(), signed_in("omar")
    url = letter_url(case, "refuse")
    client.get(url)
    none = statements(lambda: client.get(url))
    for number in range(3):
        standard_answer(f"Answer {number}", TEXT)
    assert statements(lambda: client.get(url)) == none


@pytest.mark.parametrize("columns", [{}, {"document_request": "D-2026-0001", "case": True}])
def test_the_database_refuses_a_use_without_a_case_or_with_two(columns, clock):
    answer = standard_answer()
    if columns:
        columns = columns | {"case": enquiries.assigned()}
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardAnswerUse.objects.create(
            answer=answer, by=named("omar"), at=timezone.now(), **columns
        )


def test_the_database_refuses_a_second_use_on_the_same_request(clock):
    answer, case = standard_answer(), cases.assigned()
    record_use(answer, subject_of_request(case), by=named("omar"))
    row = answer.uses.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
