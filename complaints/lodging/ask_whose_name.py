"""Questions about a typed name: whether it is that of someone the portal knows."""

from hashlib import sha256

from casework.journeys import Progress, StepForm
from complaints.lodging import draft_contents, likely_people
from complaints.lodging.likely_people import LikelyPeople
from foundation.fields import ChoiceWithHints
from foundation.types import Cleaned

NOBODY = "none"
WHY = (
    "No one you name can read your complaint. If one of these people is the person you mean, we "
    "will make sure it does not go to them"
)


class WhoseNameForm(StepForm):
    """One question for each typed name that may be of someone here."""

    likely_key = ""
    likely: LikelyPeople
    progress: Progress

    def prepare(self, progress: Progress) -> None:
        self.progress = progress
        self.likely = progress.answers.get(self.likely_key) or {}
        offered = likely_people.people_offered(progress.user)
        for number, (typed, keys) in enumerate(self.likely.items()):
            choices = [(str(key), offered[key]) for key in keys if key in offered]
            name = field_name(typed)
            self.fields[name] = whose_name_field(typed, choices, with_hint=number == 0)
            if (earlier := self.earlier_answer(typed, keys)) is not None:
                self.initial[name] = earlier

    def earlier_answer(self, typed: str, keys: list[int]) -> str | None:
        answers = self.progress.answers
        key = draft_contents.confirmed(answers, typed)
        if key is not None:
            return str(key)
        return NOBODY if {*keys} <= draft_contents.denied(answers, typed) else None

    def clean(self) -> Cleaned:
        """What is kept is who each name is, and who it is not."""
        cleaned = super().clean() or self.cleaned_data
        answers = self.progress.answers
        for typed, keys in self.likely.items():
            chosen = cleaned.pop(field_name(typed), None)
            if chosen is not None:
                key = None if chosen == NOBODY else int(chosen)
                answers = likely_people.with_settled(answers, typed, keys, key)
        return cleaned | {"settled": answers.get("settled", {})}


class WhoseNameAboutForm(WhoseNameForm):
    likely_key = "likely_about"


class WhoseNamesOthersForm(WhoseNameForm):
    likely_key = "likely_others"


def field_name(typed: str) -> str:
    """The same for the same name, whatever else another tab has changed meanwhile."""
    return f"is_{sha256(typed.encode()).hexdigest()[:12]}"


def whose_name_field(
    typed: str, choices: list[tuple[str, str]], *, with_hint: bool
) -> ChoiceWithHints:
    """Nobody is chosen beforehand, and the error says which name it is about."""
    select = f"Select who {typed} is, or “None of these people”"
    return ChoiceWithHints(
        label=f"Is {typed} one of these people?",
        help_text=WHY if with_hint else "",
        choices=[*choices, (NOBODY, "None of these people")],
        divide_before=NOBODY,
        error_messages={"required": select, "invalid_choice": select},
    )
