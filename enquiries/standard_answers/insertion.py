"""Insertion of a standard answer into the letter that an officer is writing on an enquiry."""

from typing import NamedTuple

from django.http import QueryDict

from enquiries.models import Enquiry, StandardAnswer
from enquiries.standard_answers import actions
from enquiries.standard_answers.placeholders import filled_in
from enquiries.standard_answers.suggestions import answers_for
from foundation.dates_in_words import day_year
from foundation.forms import PortalForm
from foundation.types import Context
from people.models import User

INSERT, CHOSEN = "insert-standard-answer", "standard-answer"  # the button, and what it inserts
NOT_CHOSEN = "Select the standard answer you want to insert"


def offered_answers(user: User, enquiry: Enquiry) -> list[tuple[str, str]]:
    """The standard answers next to the text of a letter, each as key and title."""
    return [(str(one.pk), one.title) for one in answers_for(user, enquiry)]


class Insertion(NamedTuple):
    """What is in the form now, and what the page says about it."""

    typed: QueryDict
    said: Context


def insert_chosen(form: PortalForm, user: User, enquiry: Enquiry) -> Insertion:
    """Put the chosen standard answer after what was typed in `text`, and record its use. Nothing is
    sent."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    answers = {str(one.pk): one for one in answers_for(user, enquiry)}
    answer = answers.get(typed.get(CHOSEN, ""))
    form.without_errors()
    if answer is None:
        form.add_error(None, NOT_CHOSEN)
        return Insertion(typed, {"error": NOT_CHOSEN})
    text, missing = filled_in(answer.text, enquiry, user)
    typed["text"] = "\n\n".join(filter(None, [typed.get("text", "").rstrip(), text]))
    form.data = typed
    actions.record_use(answer, enquiry, by=user)
    said: Context = {"chosen": str(answer.pk), "words": inserted_words(answer, missing)}
    return Insertion(typed, said)


def inserted_words(answer: StandardAnswer, missing: list[str]) -> str:
    """What was inserted, who vouches for it, and what the officer has to fill in."""
    reviewed = f"{answer.owner.name} reviewed it on {day_year(answer.reviewed_on)}."
    said = f"“{answer.title}” has been inserted below. {reviewed} Edit the text before you send it."
    if missing:
        places = " and ".join(f"[{name}]" for name in missing)
        said += f" Replace {places}, which this enquiry does not have."
    return said
