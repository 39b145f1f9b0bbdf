"""Scenes of relations, of each kind of record."""

from tests.journeys.briefing_scenes import *  # noqa: F403
from tests.journeys.calendar_scenes import *  # noqa: F403
from tests.journeys.connection_scenes import *  # noqa: F403
from tests.journeys.employment_scenes import *  # noqa: F403
from tests.journeys.group_meeting_scenes import *  # noqa: F403
from tests.journeys.panel_scenes import *  # noqa: F403
from tests.journeys.scrutiny_scenes import *  # noqa: F403
from tests.journeys.visit_scenes import *  # noqa: F403
