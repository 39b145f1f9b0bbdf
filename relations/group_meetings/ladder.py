"""The ladder of a request for an officer at a group meeting: only who decides is reminded."""

from casework.models import PromiseQuerySet
from casework.notices.ladders import Reached, those_with_mail
from protocols.models import Addressee, Nudge
from relations.group_meetings import routing
from relations.models import GroupMeetingPromise


class GroupMeetingLadder:
    """Who decides is looked up each time: only few requests are open at once."""

    def promises(self) -> PromiseQuerySet:
        related = ("case__group", "case__invited", "rule")
        return GroupMeetingPromise.objects.select_related(*related)

    def reached(self, promise: GroupMeetingPromise, step: Nudge) -> Reached:
        if step.addressee != Addressee.DECIDING_OFFICE:
            return Reached([], [])
        return those_with_mail(routing.deciders(promise.case))

    def sentence(self, promise: GroupMeetingPromise, when: str, step: Nudge | None) -> str:
        return f"A decision on an officer at a group meeting is {when}."
