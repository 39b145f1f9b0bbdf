"""The page on how a councillor’s enquiry reached the coordinator who types it, and when."""

from datetime import time

from django.utils import timezone

from casework.journeys import Progress, StepForm
from casework.promises import at_local
from enquiries.models import CameBy
from enquiries.raising.policy import can_enter_receipt
from enquiries.raising.receipt import HOUR_UNKNOWN, receipt_of, verdict_on_receipt
from foundation.fields import ChoiceWithHints, DayField
from foundation.types import Cleaned
from protocols.models import Protocol
from protocols.settings.fields import TimeField


def asks_for_receipt(progress: Progress) -> bool:
    return bool(can_enter_receipt(progress.user))


def receipt_holds(progress: Progress) -> bool:
    """Whether what the draft says can still be, if another version is in force since."""
    receipt = receipt_of(progress.answers)
    now = timezone.now()
    return bool(receipt and verdict_on_receipt(receipt.at, progress.protocol, now))


class ReceiptForm(StepForm):
    came_by = ChoiceWithHints(
        label="How did the councillor ask?",
        choices=CameBy.choices,
        error_messages={"required": "Select how the councillor asked"},
    )
    received_on = DayField(
        label="Which day did it come? (optional)",
        asks="the date it came",
        help_text="Leave this blank if it came today",
        required=False,
    )
    received_time = TimeField(
        label="What time was it? (optional)",
        help_text="For example, 4:30pm. Leave this blank if it came just now, or on an earlier day "
        "if you do not know the time. We then count it as midday",
        required=False,
    )

    version: Protocol

    def prepare(self, progress: Progress) -> None:
        self.version = progress.protocol

    def clean(self) -> Cleaned:
        """With the day and the hour that a blank stands for."""
        cleaned: Cleaned = super().clean() or self.cleaned_data
        if {"received_on", "received_time"} & set(self.errors):
            return cleaned
        now = timezone.localtime()
        on = cleaned.get("received_on") or now.date()
        hour = cleaned.get("received_time") or self.hour_of_blank(on == now.date(), now.time())
        verdict = verdict_on_receipt(at_local(on, hour), self.version, now)
        if not verdict:
            at_field = "received_time" if on == now.date() else "received_on"
            self.add_error(at_field, verdict.reason)
            return cleaned
        return cleaned | {"received_on": on, "received_time": hour.isoformat("minutes")}

    def hour_of_blank(self, is_today: bool, now: time) -> time:
        return now.replace(second=0, microsecond=0) if is_today else HOUR_UNKNOWN
