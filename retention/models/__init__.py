"""Tables of retention: schedules and their lines, holds, reviews and destructions."""

from retention.models.destruction import Destruction, ErasedRow
from retention.models.holds import Hold
from retention.models.review import ReviewDecision
from retention.models.schedule import Schedule, ScheduleLine

__all__ = ["Destruction", "ErasedRow", "Hold", "ReviewDecision", "Schedule", "ScheduleLine"]
