"""The ladder of a contribution: who is reminded of it, by the steps of a date an officer named."""

from casework.chase_step import is_chase_step
from casework.models import PromiseQuerySet
from casework.notices.ladders import Reached, those_with_mail
from enquiries import contributors, notices
from enquiries.models import Contribution
from people.models import HoldersOfRole, User, holders_of_role, unique_people
from people.roles import Role
from protocols.models import Addressee, Nudge


class ContributionLadder:
    """Before the date and on it those asked; after it their head of service and the officer
    who has the enquiry as well. It ends with their chief officer, and no councillor is told."""

    def __init__(self, holders_today: HoldersOfRole = holders_of_role) -> None:
        self.holders_today = holders_today

    def promises(self) -> PromiseQuerySet:
        related = ("case__officer", "case__service", "person", "said_by", "service", "rule")
        return Contribution.objects.select_related(*related)

    def reached(self, promise: Contribution, step: Nudge) -> Reached:
        if is_chase_step(step):
            return Reached([], [])
        return those_with_mail(unique_people(self.people(promise, step)))

    def people(self, row: Contribution, step: Nudge) -> list[User]:
        asked = contributors.people_asked(row, self.holders_today)
        if step.addressee == Addressee.HANDLING_OFFICER:
            return asked
        handlers = notices.handlers(row.case, self.holders_today)
        if step.addressee == Addressee.HEAD_OF_SERVICE:
            return [*asked, *contributors.leads_of(row, self.holders_today), *handlers]
        if step.addressee == Addressee.CHIEF_OFFICER:
            return self.holders_today(Role.CHIEF_OFFICER, service_id=row.service_id)
        return []

    def sentence(self, promise: Contribution, when: str, step: Nudge | None) -> str:
        return f"A contribution to an answer is {when}."
