"""Scenes of announcements and letters, of each kind of record."""

from tests.journeys.decision_scenes import *  # noqa: F403
from tests.journeys.letter_scenes import *  # noqa: F403
from tests.journeys.media_scenes import *  # noqa: F403
from tests.journeys.members_meeting_scenes import *  # noqa: F403
from tests.journeys.notice_scenes import *  # noqa: F403
from tests.journeys.ward_meeting_scenes import *  # noqa: F403
