"""The form of a leaver: a drop-down for each open case and each kind of work with a choice."""

from collections.abc import Mapping, Sequence
from typing import Unpack

from django import forms
from django.http import QueryDict

from foundation.fields import LineField
from foundation.forms import DecidingForm, FormArguments
from foundation.types import Cleaned
from portal.leavers.actions import Chosen
from portal.leavers.lines import Line, chosen_value
from portal.leavers.models import LeaverChoice, What
from portal.leavers.work_lines import WorkLine

EVERYONE = "everyone"
EVERY_CASE = "Choose this for every case without a choice"
NOT_OFFERED = "Select one of the people in the list for {reference}"
MISSING = "Select what happens to {reference}"
NOT_OFFERED_WORK = "Select what happens to {what} from the list"
NO_SENTENCE = "Enter the sentence to close {reference} with"


class WorkForm(DecidingForm):
    """`needs_all` is whether each case must have a choice."""

    def __init__(
        self,
        *,
        lines: Sequence[Line],
        work: Sequence[WorkLine] = (),
        pending: Mapping[str, LeaverChoice],
        needs_all: bool = False,
        **arguments: Unpack[FormArguments],
    ) -> None:
        super().__init__(**arguments)
        self.lines, self.needs_all = lines, needs_all
        self.fields[EVERYONE] = forms.ChoiceField(
            label=EVERY_CASE, choices=of_all(lines), required=False
        )
        for line in lines:
            self.offer(line, pending.get(line.name))
        self.work = work
        for kind in work:
            self.offer_work(kind, pending.get(kind.name))

    def offer(self, line: Line, before: LeaverChoice | None) -> None:
        wrong = NOT_OFFERED.format(reference=line.reference)
        self.fields[line.name] = forms.ChoiceField(
            label=f"What happens to {line.reference}",
            choices=line.choices,
            required=False,
            initial=chosen_value(before),
            error_messages={"invalid_choice": wrong},
        )
        if any(value == What.CLOSE for value, _ in line.choices):
            self.fields[sentence_of(line)] = LineField(
                label=f"Sentence to close {line.reference} with (optional)",
                required=False,
                max_length=300,
                initial=before.sentence if before else "",
            )

    def offer_work(self, line: WorkLine, before: LeaverChoice | None) -> None:
        if line.choices:
            wrong = NOT_OFFERED_WORK.format(what=line.words)
            self.fields[line.name] = forms.ChoiceField(
                label=f"What happens to {line.words}",
                choices=line.choices,
                required=False,
                initial=chosen_value(before),
                error_messages={"invalid_choice": wrong},
            )

    def clean(self) -> Cleaned:
        cleaned = super().clean() or self.cleaned_data
        for line in self.lines:
            value, sentence = cleaned.get(line.name), cleaned.get(sentence_of(line))
            if value == "" and self.needs_all:
                self.add_error(line.name, MISSING.format(reference=line.reference))
            if value == What.CLOSE and not sentence and sentence_of(line) not in self.errors:
                self.add_error(sentence_of(line), NO_SENTENCE.format(reference=line.reference))
        return cleaned

    def show_again(self) -> None:
        """With what somebody else has saved meanwhile, where nothing was chosen here."""
        super().show_again()
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        for name in [*(line.name for line in self.lines), *self.names_of_work()]:
            typed[name] = typed.get(name) or str(self.fields[name].initial)
        self.data = typed

    def names_of_work(self) -> list[str]:
        return [line.name for line in self.work if line.choices]

    def work_rows(self) -> list[tuple[WorkLine, forms.BoundField | None]]:
        """Each kind of work with its drop-down, if there is something to choose."""
        return [(line, self[line.name] if line.choices else None) for line in self.work]

    def rows(self) -> list[tuple[Line, forms.BoundField, forms.BoundField | None]]:
        """Each line with its drop-down and, of a councillor’s, the box for a sentence."""
        return [
            (
                line,
                self[line.name],
                self[name] if (name := sentence_of(line)) in self.fields else None,
            )
            for line in self.lines
        ]


def chosen_of(
    lines: Sequence[Line], typed: Cleaned, work: Sequence[WorkLine] = ()
) -> dict[str, Chosen]:
    """By the field of the case, or of the kind of work."""
    found = {line.name: choice_from(typed[line.name]) for line in work if line.choices}
    for line in lines:
        chosen = choice_from(typed[line.name])
        sentence = typed.get(sentence_of(line), "") if chosen.what == What.CLOSE else ""
        found[line.name] = chosen._replace(sentence=sentence)
    return found


def choice_from(value: str) -> Chosen:
    what, _, to = value.partition(":")
    return Chosen(what, int(to) if to else None)


def sentence_of(line: Line) -> str:
    return f"sentence_{line.name}"


def of_all(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """What some case or other offers, each once."""
    return list(dict(choice for line in lines for choice in line.choices).items())


def filled_in(typed: QueryDict, lines: Sequence[Line]) -> QueryDict:
    """The same, with what was chosen for every case in those that are empty and offer it."""
    filled = typed.copy()
    wanted = typed.get(EVERYONE, "")
    for line in lines:
        if not typed.get(line.name) and wanted in dict(line.choices):
            filled[line.name] = wanted
    return filled
