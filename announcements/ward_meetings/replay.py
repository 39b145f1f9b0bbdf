"""Replay of a year of public meetings in wards under a draft: how many had too little notice."""

from announcements.models import WardMeeting
from enquiries.models import Replay
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from relations.replay import instead_of, year_of


def short_notices(replay: Replay) -> str:
    """Each keeps the notice that its invitation gave, also if it was withdrawn later."""
    rows = WardMeeting.objects.filter(announcement__received_at__range=year_of(replay))
    notices = list(rows.values_list("notice_days", flat=True))

    def short(version: Protocol) -> int:
        if not version.clause_for(Behaviour.WARD_MEETING_NOTICE):
            return 0
        return sum(days < version.meeting_notice_days for days in notices)

    return (
        f"Of {len(notices)} public meetings that councillors were invited to in the last 12 months,"
        f" {instead_of(short, replay)} would have been at short notice."
    )
