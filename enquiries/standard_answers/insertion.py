"""Insertion of a standard answer into the letter that an officer is writing, and its removal."""

from collections.abc import Callable
from typing import NamedTuple

from django.http import QueryDict

from enquiries.models import StandardAnswer
from enquiries.standard_answers import actions
from enquiries.standard_answers.placeholders import filled_in
from enquiries.standard_answers.subjects import Subject
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


def offered_answers(user: User, subject: Subject) -> list[tuple[str, str]]:
    """The standard answers next to the text of a letter, each as key and title."""
    return [(str(one.pk), one.title) for one in answers_for(user, subject)]


class Change(NamedTuple):
    """What is in the form now, and what the page says about it."""

    typed: QueryDict
    said: Context


def insert_chosen(form: PortalForm, user: User, subject: Subject) -> Change:
    """Put the chosen standard answer after what was typed in `text`, and record its use. Nothing is
    sent."""
    typed, answer = typed_and_chosen(form, user, subject)
    if answer is None:
        return refused(form, typed, NOT_CHOSEN)
    text, missing = filled_in(answer.text, subject, user)
    typed["text"] = paragraphs(typed.get("text", ""), text)
    form.data = typed
    actions.record_use(answer, subject, by=user)
    words = inserted_words(answer, str(form.fields["text"].label))
    words += missing_words(missing, subject)
    return Change(typed, {"chosen": str(answer.pk), "words": words})


def remove_chosen(form: PortalForm, user: User, subject: Subject) -> Change:
    """Take the chosen standard answer out of `text` again, the last time that it is there. If it
    was changed there, nothing is removed. That it was used stays on record."""
    typed, answer = typed_and_chosen(form, user, subject)
    if answer is None:
        return refused(form, typed, NOT_CHOSEN)
    text, _ = filled_in(answer.text, subject, user)
    before, found, after = as_typed(typed.get("text", "")).rpartition(as_typed(text))
    if not found:
        return refused(form, typed, NOT_THERE.format(answer.title), chosen=str(answer.pk))
    typed["text"] = paragraphs(before, after)
    form.data = typed
    return Change(typed, {"words": f"“{answer.title}” has been removed from your text."})


def typed_and_chosen(
    form: PortalForm, user: User, subject: Subject
) -> tuple[QueryDict, StandardAnswer | None]:
    """What was typed, to be changed, and the answer of the list. The form says nothing yet."""
    typed = QueryDict(mutable=True)
    typed.update(form.data)
    form.without_errors()
    answers = {str(one.pk): one for one in answers_for(user, subject)}
    return typed, answers.get(typed.get(CHOSEN, ""))


def refused(form: PortalForm, typed: QueryDict, why: str, chosen: str = "") -> Change:
    form.add_error(None, why)
    return Change(typed, {"error": why, "chosen": chosen})


def paragraphs(before: str, after: str) -> str:
    """Both with an empty line between, if there is something in both."""
    return "\n\n".join(filter(None, [before.rstrip(), after.lstrip("\n")]))


def inserted_words(answer: StandardAnswer, label: str) -> str:
    """What was inserted under which label, and who vouches for it."""
    return (
        f"“{answer.title}” has been inserted under “{label}”. {answer.owner.name} reviewed it on "
        f"{day_year(answer.reviewed_on)}. Edit the text before you send it."
    )


def missing_words(missing: list[str], subject: Subject) -> str:
    """What the officer has to fill in; "" if nothing is missing."""
    places = " and ".join(f"[{name}]" for name in missing)
    return f" Replace {places}, which this {subject.noun} does not have." if missing else ""


CHANGES: dict[str, Callable[[PortalForm, User, Subject], Change]] = {
    INSERT: insert_chosen,
    REMOVE: remove_chosen,
}
