"""Tables of retention: schedules, holds, reviews, destructions and their certificates."""

from retention.models.certificate import Certificate
from retention.models.destruction import Destruction, ErasedRow
from retention.models.holds import Hold
from retention.models.review import ReviewDecision
from retention.models.schedule import Schedule, ScheduleLine
from retention.models.subject_search import SubjectSearch

__all__ = [
    "Certificate",
    "Destruction",
    "ErasedRow",
    "Hold",
    "ReviewDecision",
    "Schedule",
    "ScheduleLine",
    "SubjectSearch",
]
