"""The chase step: a councillor is told that an answer is late and can be chased.

It is the portal’s own, so no version of the protocol has it as a row. On the first working morning
after the due date it stands among the reminders of a promise, and goes out by the same sweep.
"""

from protocols.models import Addressee, Nudge, PromiseKind, PromiseRule

ANSWERS = frozenset({PromiseKind.REPLY, PromiseKind.FULL_REPLY, PromiseKind.WATCH})
DAYS_AFTER = 1


def steps_of(rule: PromiseRule) -> list[Nudge]:
    """The reminders of a rule, and the chase step if it is of an answer to a councillor."""
    steps: list[Nudge] = list(rule.nudges.all())
    if rule.kind in ANSWERS:
        addressee = Addressee.MEMBER
        steps.append(Nudge(rule=rule, offset=DAYS_AFTER, addressee=addressee, template="overdue"))
    return steps


def is_chase_step(step: Nudge) -> bool:
    """It is never saved, unlike a reminder that a version has."""
    return step._state.adding and step.addressee == Addressee.MEMBER
