from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "announcements"
    verbose_name = "Announcements, media and letters"

    def ready(self) -> None:
        from announcements.members_meetings.calendar import MEMBERS_MEETINGS
        from announcements.models import HINDRANCES, AnnouncementKind
        from announcements.notices.hindrance import why_never_public
        from announcements.ward_meetings.calendar import WARD_MEETINGS
        from announcements.ward_meetings.export import CONSULTATIONS, MEETINGS
        from announcements.ward_meetings.replay import short_notices
        from casework.exports.lists import declare
        from enquiries.replay.setting_counts import SETTING_COUNTS
        from relations.calendar.kinds import KINDS

        declare(MEETINGS, CONSULTATIONS)
        SETTING_COUNTS["meeting_notice_days"] = short_notices
        HINDRANCES[AnnouncementKind.NOTICE] = why_never_public
        KINDS["ward-meeting"] = WARD_MEETINGS
        KINDS["members-meeting"] = MEMBERS_MEETINGS
