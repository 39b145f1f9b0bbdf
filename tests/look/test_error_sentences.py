"""Error sentences: each names its question, because the summary at the top stands apart from it."""

import re

import pytest
from django import forms

from foundation.fields import ChoiceWithHints, DayField
from portal.rendering import DJANGOS_REQUIRED, SAYS_NO_QUESTION
from tests.every_form import fields_of

APPS = [
    "people",
    "protocols",
    "casework",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "retention",
    "reports",
    "api",
]
APPS += ["portal"]
# Words of a question that do not say what it asks for.
SAY_NOTHING = re.compile(
    "also|and|any|are|been|can|did|for|has|how|not|now|the|was|who|yes|you|could|does|enter|from|have|many|much|select|should|such|than|that|their|them|"
    "then|there|they|this|those|what|when|where|which|will|with|would|your|yours"
)
PRESENT = {"told": "tell", "spoke": "speak", "found": "find"}
# Named on the page of a case, by its verb.
GIVEN_LATER = {None, ""}
# Their labels are “From”, “To” and “with”.
LABELS_WITHOUT_A_NOUN = {"PeriodForm.since", "PeriodForm.until", "CompareForm.second"}


def stems(words):
    """The beginnings of the words that say something: “decided” and “decision” are alike."""
    said = (PRESENT.get(word, word) for word in re.findall(r"[a-z]{3,}", words.lower()))
    return {word[:4] for word in said if not SAY_NOTHING.fullmatch(word)}


def unnamed(field):
    """Whether the error for no answer does not say which question it is about. Where the form has
    no words of its own, the page says “Enter your” and the label."""
    error = str(field.error_messages["required"])
    if error == DJANGOS_REQUIRED:
        return not isinstance(field, forms.CharField)
    return not stems(error) & stems(str(field.label))


def is_asked(field):
    return field.required and not field.widget.is_hidden and field.label not in GIVEN_LATER


@pytest.mark.parametrize("app", APPS)
def test_the_error_for_no_answer_names_its_question(app):
    asked = [(name, field) for name, field in fields_of(app) if is_asked(field)]
    assert [
        (name, str(field.label), str(field.error_messages["required"]))
        for name, field in asked
        if unnamed(field) and name not in LABELS_WITHOUT_A_NOUN
    ] == []


pytestmark = pytest.mark.django_db


class Sheet(forms.Form):
    decided_on = DayField(label="When was it decided?", asks="the date of the decision")
    kind = ChoiceWithHints(
        label="What kind is it?", choices=[("a", "A")], error_messages={"required": "Select a kind"}
    )
    ward = forms.ChoiceField(label="Ward", choices=[("a", "A")], required=False)


def errors_of(**typed):
    form = Sheet(typed)
    return {name: form[name].error_sentences for name in form.errors}


@pytest.mark.parametrize(
    ("boxes", "error"),
    [
        (("", "", ""), "Enter the date of the decision, such as 3 12 2026"),
        (("3", "", "2026"), "Enter the month of the date of the decision too, such as 3 12 2026"),
        (("3", "12", "26"), "Enter the year of the date of the decision in full, such as 2026"),
        (
            ("31", "2", "2026"),
            "“31 2 2026” is not a real date. Enter the date of the decision, such as 3 12 2026",
        ),
    ],
)
def test_each_error_of_a_date_names_the_date(boxes, error):
    typed = dict(zip(("decided_on_day", "decided_on_month", "decided_on_year"), boxes, strict=True))
    assert errors_of(**typed)["decided_on"] == [error]


def test_a_choice_that_is_not_on_the_page_names_its_question():
    errors = errors_of(kind="z", ward="z")
    assert errors["kind"] == ["Select a kind"]
    assert errors["ward"] == ["Choose an answer from the list for “Ward”"]


@pytest.mark.parametrize("field", [forms.ChoiceField(), forms.ModelChoiceField(None)])
def test_djangos_words_for_a_choice_are_known(field):
    words = [str(field.error_messages["invalid_choice"])]
    assert all(one.startswith(SAYS_NO_QUESTION) for one in words)
