"""Ladders of reminders: faults in a ladder, and the email template of each line."""

from collections.abc import Iterable, Sequence

from protocols.choices import NudgeTemplate, PromiseKind
from protocols.settings.pages import addressee_in_words, offset_in_words
from protocols.settings.snapshots import Step

MOST_LINES = 12


def ladder_fault(steps: Sequence[Step]) -> str:
    """A sentence for the first fault, "" for none.

    Nobody is told twice on a day. Once it is overdue each line goes to somebody new: a ladder
    that tells the same office again does not climb.
    """
    seen: set[Step] = set()
    for step in steps:
        who = addressee_in_words(step.to)
        if step in seen:
            when = offset_in_words(step.offset)
            return f"The {who} would be told twice {when}. Remove one of the lines"
        if step.offset > 0 and any(s.offset > 0 and s.to == step.to for s in seen):
            return f"The {who} would be told twice that it is overdue. Remove one of the lines"
        seen.add(step)
    if len(steps) > MOST_LINES:
        return f"There are {len(steps)} lines. Use {MOST_LINES} or fewer"
    return ""


def ladder_templates(kind: str, steps: Iterable[Step]) -> dict[Step, NudgeTemplate]:
    """The mail of each line: what lies ahead, what is due today, and who hears of lateness."""
    ordered = sorted(steps)
    first_late = min((step.offset for step in ordered if step.offset > 0), default=0)
    return {step: _template(kind, step, first_late) for step in ordered}


def _template(kind: str, step: Step, first_late: int) -> NudgeTemplate:
    if kind == PromiseKind.ACKNOWLEDGE:
        return NudgeTemplate.UNASSIGNED
    if step.offset < 0:
        return NudgeTemplate.DUE_SOON
    if step.offset == 0:
        return NudgeTemplate.DUE_TODAY
    again = step.offset > first_late or kind == PromiseKind.CHASE_ANSWER
    return NudgeTemplate.STILL_OVERDUE if again else NudgeTemplate.OVERDUE
