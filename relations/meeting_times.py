"""The part of a form that asks when and where a meeting is: its day, its two times, its place."""

from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.utils import timezone

from foundation.clock_time import ClockTimeField
from foundation.fields import DayField, LineField
from foundation.forms import PortalForm
from foundation.types import Cleaned

IN_THE_PAST = "The {} must be in the future"
NOT_YET = "The {} must have started already"
ENDS_FIRST = (
    "The {} must end after it starts, on the same day. If it goes on past midnight, enter 11:59pm"
)
NO_SUCH_TIME = "The clocks go forward at 1am that day, so there is no such time. Enter another time"


def london_time(day: date, at: time) -> datetime:
    """That time of a day in London, as an aware time. When the clocks go back, the first of two.

    ValidationError: the clocks go forward past that time.
    """
    wall = datetime.combine(day, at)
    aware = timezone.make_aware(wall)
    if timezone.localtime(aware.astimezone(UTC)).time() != at:
        raise ValidationError(NO_SUCH_TIME, code="no-such-time")
    return aware


class TimesForm(PortalForm):
    """Leaves `starts_at` and `ends_at`, aware, among the cleaned data, or an error beside a field.

    `what` is it called in the sentences of errors.
    A meeting is still to come, unless a kind of form sets `has_been_held`: then it has started.
    """

    has_been_held = False
    what = "meeting"

    day = DayField(
        label="Day of the meeting",
        asks="the day of the meeting",
        help_text="For example, 9 12 2026",
    )
    starts = ClockTimeField(
        label="Start time", asks="the start time", help_text="For example, 6:30pm"
    )
    ends = ClockTimeField(label="End time", asks="the end time", help_text="For example, 8pm")

    def clean(self) -> Cleaned:
        typed: Cleaned = super().clean() or {}
        if typed.get("day") and typed.get("starts") is not None:
            typed["starts_at"] = self.moment("starts")
        if typed.get("day") and typed.get("ends") is not None:
            typed["ends_at"] = self.moment("ends")
        self.check_order(typed.get("starts_at"), typed.get("ends_at"))
        return typed

    def moment(self, name: str) -> datetime | None:
        try:
            return london_time(self.cleaned_data["day"], self.cleaned_data[name])
        except ValidationError as error:
            self.add_error(name, error)
            return None

    def check_order(self, starts_at: datetime | None, ends_at: datetime | None) -> None:
        if starts_at is None:
            return
        now = timezone.now()
        if self.has_been_held and starts_at > now:
            self.add_error("day", NOT_YET.format(self.what))
        elif not self.has_been_held and starts_at <= now:
            self.add_error("day", IN_THE_PAST.format(self.what))
        if ends_at is not None and ends_at <= starts_at:
            self.add_error("ends", ENDS_FIRST.format(self.what))


class MeetingTimesForm(TimesForm):
    """The times of a meeting, and its place."""

    place = LineField(
        label="Place of the meeting",
        help_text="For example, Old Town Library",
        error_messages={"required": "Enter the place of the meeting"},
    )
