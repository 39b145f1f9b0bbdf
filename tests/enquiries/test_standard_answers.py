"""Standard answers: who reads and writes them, their fields, versions and reviews, and how one is
inserted into a letter, suggested by the words of the enquiry."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enquiries.models import StandardAnswer
from enquiries.standard_answers import actions
from enquiries.standard_answers.placeholders import filled_in, unknown_placeholder
from enquiries.standard_answers.subjects import subject_of_enquiry
from enquiries.standard_answers.suggestions import answers_for
from people.models import Service
from tests.enquiries import cases
from tests.enquiries.standard_answers import standard_answer
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
LIST = "/enquiries/standard-answers/"
INSERT = {"insert-standard-answer": "yes"}


def words_of(response):
    return " ".join(response.content.decode().split())


def typed(**more):
    fields = {"key": uuid4(), "title": "Gritting", "text": "Dear {name}", "owner": named("omar").pk}
    day = {"review_on_day": "1", "review_on_month": "6", "review_on_year": "2027"}
    return fields | day | more


def add_url():
    return reverse("enquiries:add-standard-answer", args=[Service.objects.get(name="Highways").pk])


def change_url(answer):
    return reverse("enquiries:change-standard-answer", args=[answer.pk])


def insert(answer, enquiry, who="omar", verb="answer", **more):
    url = reverse(f"enquiries:{verb}", args=[enquiry.pk])
    sent = {"key": uuid4(), "standard-answer": answer.pk} | INSERT | more
    return signed_in(who).post(url, sent)


def text_box(response):
    page = response.content.decode()
    return page.partition('name="text"')[2].partition(">")[2].partition("</textarea>")[0].strip()


@pytest.mark.parametrize("who", ["ruth", "colin", "dev"])
def test_heads_and_coordinators_add_one_and_officers_of_the_service_find_it(who, clock):
    assert signed_in(who).post(add_url(), typed()).status_code == 302
    answer = StandardAnswer.objects.get()
    assert (answer.owner, answer.reviewed_on) == (named("omar"), clock.at.date())
    assert "Gritting" in words_of(signed_in("omar").get(LIST + "?q=gritt"))
    assert "Gritting" not in words_of(signed_in("omar").get(LIST + "?q=potholes"))
    assert "Gritting" not in words_of(signed_in("stan").get(LIST))


@pytest.mark.parametrize("who", ["omar", "wanda", "stan", "clara", "eve"])
def test_no_one_else_can_add_one(who, clock):
    assert signed_in(who).post(add_url(), typed()).status_code == 403
    assert not StandardAnswer.objects.exists()


def test_councillors_see_neither_the_library_nor_an_answer(clock):
    answer = standard_answer()
    assert signed_in("clara").get(LIST).status_code == 403
    assert signed_in("clara").get(f"{LIST}{answer.pk}/").status_code == 404
    assert not StandardAnswer.objects.visible_to(named("clara")).exists()


def test_a_button_pressed_twice_adds_one(clock):
    client, sent = signed_in("ruth"), typed()
    for _ in range(2):
        assert client.post(add_url(), sent).status_code == 302
    assert StandardAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dear {nmae}", "“{nmae}” is not a field"),
        ("Dear {name", "“{” is not a field"),
        ("Dear name}", "“}” is not a field"),
        ("{}", "“{}” is not a field"),
    ],
)
def test_an_unknown_field_is_refused_beside_the_text_which_stays(text, said, clock):
    page = words_of(signed_in("ruth").post(add_url(), typed(text=text)))
    assert said in page
    assert f"{text}</textarea>" in page
    assert not StandardAnswer.objects.exists()
    assert unknown_placeholder("{name}, {reference}: {date}") == ""


def test_a_title_is_had_once_in_a_service_until_it_is_retired(clock):
    answer = standard_answer("Gritting")
    page = words_of(signed_in("ruth").post(add_url(), typed()))
    assert "Highways has a standard answer with this title already" in page
    assert signed_in("ruth").post(f"{LIST}{answer.pk}/retire/", {"key": uuid4()}).status_code == 302
    assert signed_in("ruth").post(add_url(), typed()).status_code == 302
    assert StandardAnswer.objects.in_use().get() != answer


def test_its_owner_reviews_it_and_other_officers_do_not(clock):
    answer = standard_answer("Gritting", "First words")
    sent = typed(text="Reviewed words", shown=actions.version_mark(answer))
    assert signed_in("grace").post(change_url(answer), sent).status_code == 403
    assert signed_in("omar").post(change_url(answer), sent).status_code == 302
    assert signed_in("omar").post(f"{LIST}{answer.pk}/retire/", {"key": uuid4()}).status_code == 403
    answer.refresh_from_db()
    assert (answer.text, answer.retired_at) == ("Reviewed words", None)


def test_a_review_is_in_the_future(clock):
    page = words_of(signed_in("ruth").post(add_url(), typed(review_on_year="2025")))
    assert "The date of the next review must be in the future" in page


def test_each_change_is_a_version_with_its_writer_and_counts_as_a_review(clock):
    answer = standard_answer("Gritting", "First words")
    clock.next_day()
    client = signed_in("colin")
    shown = actions.version_mark(answer)
    sent = typed(text="Second words", shown=shown)
    assert client.post(change_url(answer), sent).status_code == 302
    answer.refresh_from_db()
    assert answer.reviewed_on == clock.at.date()
    page = words_of(client.get(f"{LIST}{answer.pk}/"))
    versions = page.partition("Versions")[2]
    assert versions.index("Changed by Colin Baxter") < versions.index("Added by Ruth Adeyemi")
    assert "First words" in versions


def test_a_change_over_one_that_was_not_shown_is_refused_and_loses_nothing(clock):
    answer = standard_answer("Gritting", "First words")
    shown = actions.version_mark(answer)
    client = signed_in("ruth")
    clock.at += timedelta(minutes=5)
    assert client.post(change_url(answer), typed(text="Hers", shown=shown)).status_code == 302
    refused = signed_in("colin").post(change_url(answer), typed(text="His", shown=shown))
    assert refused.status_code == 409
    assert "Someone has changed this standard answer" in words_of(refused)
    assert "His</textarea>" in words_of(refused)
    answer.refresh_from_db()
    assert answer.text == "Hers"


def test_a_retired_answer_is_offered_to_no_one_and_changed_by_no_one(clock):
    answer, enquiry = standard_answer(), cases.assigned()
    actions.retire_answer(answer, by=named("ruth"))
    assert answers_for(named("omar"), subject_of_enquiry(enquiry)) == []
    assert signed_in("ruth").get(change_url(answer)).status_code == 403
    assert answer.title in words_of(signed_in("omar").get(LIST + "?show=retired"))
    with pytest.raises(PermissionDenied, match="has been retired"):
        actions.change_answer(answer, actions.contents_of(answer), shown="", by=named("ruth"))


def test_its_owner_is_shown_what_is_overdue_for_review(clock):
    standard_answer(days=1)
    assert "You have" not in words_of(signed_in("omar").get(LIST))
    clock.at += timedelta(days=2)
    assert "You have 1 standard answer to review now" in words_of(signed_in("omar").get(LIST))
    assert "You have" not in words_of(signed_in("grace").get(LIST))
    assert "overdue" in words_of(signed_in("omar").get(LIST + "?show=mine"))


def test_the_best_match_for_the_words_of_the_enquiry_comes_first(clock):
    standard_answer("Allotments: how to apply", "Write to us.")
    standard_answer("Roads in the programme", "A stretch is resurfaced in its year.")
    standard_answer("Bins", "Every Monday.")
    found = [
        answer.title for answer in answers_for(named("omar"), subject_of_enquiry(cases.assigned()))
    ]
    assert found == ["Roads in the programme", "Allotments: how to apply", "Bins"]


def test_fields_are_filled_in_and_what_is_missing_stands_in_brackets(clock):
    enquiry, omar = cases.assigned(), named("omar")
    filled, missing = filled_in(
        "{name}, {ward}, {reference}, {officer}", subject_of_enquiry(enquiry), omar
    )
    assert (filled, missing) == (
        f"Councillor Clara Okafor, Harbour, {enquiry.reference}, Omar Haddad",
        [],
    )
    enquiry.ward = None
    assert filled_in("In {ward}", subject_of_enquiry(enquiry), omar) == ("In [ward]", ["ward"])


@pytest.mark.parametrize("verb", ["answer", "hold", "ask", "redirect"])
def test_it_is_inserted_after_what_was_typed_and_nothing_is_sent(verb, clock):
    answer, enquiry = standard_answer(), cases.assigned()
    before = enquiry.letters.count()
    response = insert(answer, enquiry, verb=verb, text="Thank you.", reason="outside")
    assert response.status_code == 200
    expected = "Thank you.\n\nDear Councillor Clara Okafor\n\nWe resurface roads in Harbour"
    assert text_box(response).startswith(expected)
    assert "Omar Haddad reviewed it on" in words_of(response)
    assert "There is a problem" not in words_of(response)
    assert enquiry.letters.count() == before


def remove(answer, enquiry, text):
    url = reverse("enquiries:answer", args=[enquiry.pk])
    chosen = {"standard-answer": answer.pk, "remove-standard-answer": "yes"}
    return signed_in("omar").post(url, {"key": uuid4(), "text": text} | chosen)


def test_it_is_removed_again_and_what_was_typed_stays(clock):
    answer, enquiry = standard_answer(), cases.assigned()
    inserted = text_box(insert(answer, enquiry, text="Thank you."))
    response = remove(answer, enquiry, f"{inserted}\n\nYours, Omar".replace("\n", "\r\n"))
    assert text_box(response) == "Thank you.\n\nYours, Omar"
    assert f"“{answer.title}” has been removed from your text" in words_of(response)
    assert text_box(signed_in("omar").get(reverse("enquiries:answer", args=[enquiry.pk]))) == (
        "Thank you.\n\nYours, Omar"
    )


def test_what_was_changed_in_the_letter_is_not_removed_and_the_page_says_so(clock):
    answer, enquiry = standard_answer(), cases.assigned()
    changed = text_box(insert(answer, enquiry)).replace("April", "May")
    response = remove(answer, enquiry, changed)
    assert text_box(response) == changed
    assert "is not in your text as it was inserted, so nothing has been" in words_of(response)


def test_removing_without_a_choice_keeps_the_text(clock):
    answer, enquiry = standard_answer(), cases.assigned()
    answer.pk = 0
    response = remove(answer, enquiry, "Thank you.")
    assert text_box(response) == "Thank you."
    assert "Select the standard answer you want to insert or remove" in words_of(response)


def test_who_used_it_is_counted_once_for_each_enquiry(clock):
    answer, enquiry, other = standard_answer(), cases.assigned(), cases.assigned()
    for case in (enquiry, enquiry, other):
        insert(answer, case)
    assert answer.uses.count() == 2
    page = words_of(signed_in("ruth").get(f"{LIST}{answer.pk}/"))
    assert "Inserted for 2 cases" in page
    assert "Omar Haddad: 2" in page
    assert "2 cases" in words_of(signed_in("ruth").get(LIST))


def test_nothing_is_inserted_without_a_choice_or_from_another_service(clock):
    enquiry = cases.assigned()
    standard_answer()
    waste = Service.objects.get(name="Waste")
    contents = actions.contents_of(standard_answer("Other"))
    other = actions.add_answer(waste, contents, key=uuid4(), by=named("dev"))
    for chosen in (other.pk, "", "nonsense"):
        url = reverse("enquiries:answer", args=[enquiry.pk])
        sent = {"key": uuid4(), "standard-answer": chosen, "text": "Thanks."} | INSERT
        response = signed_in("omar").post(url, sent)
        assert "Select the standard answer you want to insert or remove" in words_of(response)
        assert text_box(response) == "Thanks."
    assert not other.uses.exists()


def test_a_councillor_is_offered_none_and_can_insert_none(clock):
    answer, enquiry = standard_answer(), cases.assigned()
    page = words_of(signed_in("clara").get(reverse("enquiries:add", args=[enquiry.pk])))
    assert "tandard answer" not in page
    assert "Dear Councillor" not in words_of(insert(answer, enquiry, "clara", "add"))
    assert not answer.uses.exists()
