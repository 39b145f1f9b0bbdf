from django.apps import AppConfig


class RelationsConfig(AppConfig):
    name = "relations"
    verbose_name = "Relations of members and officers"

    def ready(self) -> None:
        from casework import connections
        from casework.notices.ladders import LADDERS
        from relations.connections.register import Register
        from relations.group_meetings.ladder import GroupMeetingLadder
        from relations.scrutiny.ladder import ScrutinyLadder

        connections.answered_by(Register())
        LADDERS["group-meeting"] = GroupMeetingLadder
        LADDERS["scrutiny"] = ScrutinyLadder
