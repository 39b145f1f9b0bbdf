"""Who can see, propose and adopt the retention schedule, place holds and decide on what is due."""

from datetime import date

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from retention.models import Hold, Schedule
from retention.models.schedule import reads_schedules


def can_see_schedule(user: User) -> Verdict:
    """Those who can propose or adopt a schedule, and auditors."""
    if reads_schedules(user):
        return ALLOWED
    return denied(
        "Only the Monitoring Officer, the Chief Executive, protocol administrators and auditors can"
        " see how long records are kept."
    )


def can_propose_schedule(user: User) -> Verdict:
    """A protocol administrator, as with a draft of the protocol."""
    if not user.may(Permission.DRAFT_PROTOCOL):
        return denied("Only a protocol administrator can propose how long records are kept.")
    return ALLOWED


def can_adopt_schedule(user: User, schedule: Schedule) -> Verdict:
    """The Monitoring Officer or the Chief Executive, and not the person who proposed it. Only the
    newest proposal can be adopted."""
    if not user.may(Permission.ADOPT_PROTOCOL):
        return denied(
            "Only the Monitoring Officer or the Chief Executive can adopt a retention schedule."
        )
    if schedule.adopted_at is not None:
        return denied("This schedule has already been adopted.")
    if user.pk == schedule.proposed_by_id:
        return denied("You proposed this schedule, so someone else must adopt it.")
    if schedule != Schedule.objects.proposed():
        return denied("Another schedule has been proposed since. Read that one instead.")
    return ALLOWED


def can_review_records(user: User) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied(
            "Only the Monitoring Officer can decide what happens to records that are due."
        )
    return ALLOWED


def can_place_hold(user: User) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied("Only the Monitoring Officer can place or end a hold.")
    return ALLOWED


def can_search_for_person(user: User) -> Verdict:
    """The Monitoring Officer, or a deputy who acts for them."""
    if Role.MONITORING_OFFICER not in user.offices:
        return denied("Only the Monitoring Officer can search for a person across cases.")
    return ALLOWED


def can_end_hold(user: User, hold: Hold, today: date) -> Verdict:
    """Anyone who can place one, as long as it is in force."""
    if not (may := can_place_hold(user)):
        return may
    if not hold.is_in_force(today):
        return denied("This hold is no longer in force.")
    return ALLOWED
