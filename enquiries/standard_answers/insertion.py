"""Insertion of a standard answer into the letter that an officer is writing, and its removal."""

from typing import NamedTuple

from django.http import QueryDict

from enquiries.models import Enquiry, StandardAnswer
from enquiries.standard_answers import actions
from enquiries.standard_answers.placeholders import filled_in
from enquiries.standard_answers.suggestions import answers_for
from foundation.dates_in_words import day_year
from foundation.fields import as_typed
from foundation.forms import PortalForm
from foundation.types import Context
from people.models import User

INSERT, REMOVE = "insert-standard-answer", "remove-standard-answer"  # the buttons
CHOSEN = "standard-answer"  # what they insert or remove
NOT_CHOSEN = "Select the standard answer you want to insert or remove"
NOT_THERE = (
    "“{}” is not in your text as it was inserted, so nothing has been removed. Delete it yourself"
)


def offered_answers(user: User, enquiry: Enquiry) -> list[tuple[str, str]]:
    """The standard answers next to the text of a letter, each as key and title."""
    return [(str(one.pk), one.title) for one in answers_for(user, enquiry)]


class Change(NamedTuple):
    """What is in the form now, and what the page says about it."""

    typed: QueryDict
    said: Context


def insert_chosen(form: PortalForm, user: User, enquiry: Enquiry) -> Change:
    """Put the chosen standard answer after what was typed in `text`, and record its use. Nothing is
    sent."""
    typed, answer = typed_and_chosen(form, user, enquiry)
    if answer is None:
        return refused(form, typed, NOT_CHOSEN)
    text, missing = filled_in(answer.text, enquiry, user)
    typed["text"] = paragraphs(typed.get("text", ""), text)
    form.data = typed
    actions.record_use(answer, enquiry, by=user)
    return Change(typed, {"chosen": str(answer.pk), "words": inserted_words(answer, missing)})


def remove_chosen(form: PortalForm, user: User, enquiry: Enquiry) -> Change:
    """Take the chosen standard answer out of `text` again, the last time that it is there. If it
    was changed there, nothing is removed. That it was used stays on record."""
    typed, answer = typed_and_chosen(form, user, enquiry)
    if answer is None:
        return refused(form, typed, NOT_CHOSEN)
    text, _ = filled_in(answer.text, enquiry, user)
    before, found, after = as_typed(typed.get("text", "")).rpartition(as_typed(text))
    if not found:
        return refused(form, typed, NOT_THERE.format(answer.title), chosen=str(answer.pk))
    typed["text"] = paragraphs(before, after)
    form.data = typed
    return Change(typed, {"words": f"“{answer.title}” has been removed from your text."})


def typed_and_chosen(
    form: PortalForm, user: User, enquiry: Enquiry
) -> tuple[QueryDict, StandardAnswer | None]:
    """What was typed, to be changed, and the answer of the list. The form says nothing yet."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    form.without_errors()
    answers = {str(one.pk): one for one in answers_for(user, enquiry)}
    return typed, answers.get(typed.get(CHOSEN, ""))


def refused(form: PortalForm, typed: QueryDict, why: str, chosen: str = "") -> Change:
    form.add_error(None, why)
    return Change(typed, {"error": why, "chosen": chosen})


def paragraphs(before: str, after: str) -> str:
    """Both with an empty line between, if there is something in both."""
    return "\n\n".join(filter(None, [before.rstrip(), after.lstrip("\n")]))


def inserted_words(answer: StandardAnswer, missing: list[str]) -> str:
    """What was inserted, who vouches for it, and what the officer has to fill in."""
    reviewed = f"{answer.owner.name} reviewed it on {day_year(answer.reviewed_on)}."
    said = f"“{answer.title}” has been inserted below. {reviewed} Edit the text before you send it."
    if missing:
        places = " and ".join(f"[{name}]" for name in missing)
        said += f" Replace {places}, which this enquiry does not have."
    return said
