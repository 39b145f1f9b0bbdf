"""Tours of announcements, each kind in a module of its own."""

from tests.journeys.decision_pages import BETWEEN_MEETINGS, DECISIONS
from tests.journeys.members_meeting_pages import MEMBERS_MEETINGS
from tests.journeys.ward_meeting_pages import WARD_MEETINGS

ANNOUNCEMENTS = {
    "delegated decisions": DECISIONS,
    "decisions between meetings": BETWEEN_MEETINGS,
    "meetings of councillors": MEMBERS_MEETINGS,
    "meetings in wards": WARD_MEETINGS,
}
# Files, which are not pages.
ANNOUNCEMENT_FILES = {
    "announcements:members-meeting-file",
    "announcements:notice-file",
    "announcements:public-feed",
    "announcements:ward-meeting-file",
}
