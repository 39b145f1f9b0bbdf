from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "relations"
    verbose_name = "Relations of members and officers"

    def ready(self) -> None:
        from casework import connections
        from casework.exports.lists import declare
        from casework.notices.ladders import LADDERS
        from enquiries.replay.setting_counts import SETTING_COUNTS
        from relations.connections.register import Register
        from relations.group_meetings.ladder import GroupMeetingLadder
        from relations.replay import COUNTS
        from relations.scrutiny.ladder import ScrutinyLadder
        from relations.visits.export import VISITS

        declare(VISITS)
        SETTING_COUNTS.update(COUNTS)
        connections.answered_by(Register())
        LADDERS["group-meeting"] = GroupMeetingLadder
        LADDERS["scrutiny"] = ScrutinyLadder
