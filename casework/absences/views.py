"""Pages of absences: officers record their own, those who lead them record theirs; who covers."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.absences import actions, policy
from casework.absences.content import (
    absence_context,
    absence_or_404,
    deputies_told,
    leads_to,
    officers_context,
    people_told,
    whose_words,
)
from casework.absences.forms import (
    AbsenceForm,
    CoverForm,
    EndAbsenceForm,
    OfficerAbsenceForm,
    colleagues_who_cover,
)
from casework.http import PortalRequest, verb_page
from foundation.types import Cleaned
from people.models import officers_led_by

DEPUTIES_STOP = " Your deputies will stop acting for you at once. We will tell them."


def absence_fields(typed: Cleaned) -> Cleaned:
    """What a form of an absence says of it."""
    names = ("person", "starts_on", "ends_on", "covered_by", "key")
    return {name: typed[name] for name in names if name in typed}


@require_http_methods(["GET", "POST"])
def absence_page(request: PortalRequest) -> HttpResponse:
    """Record an absence, and see those recorded that are not over."""
    user = request.user

    def do(typed: Cleaned) -> None:
        actions.record_absence(**absence_fields(typed), by=user)

    return verb_page(
        request,
        lambda: absence_context(user),
        form=AbsenceForm,
        may=policy.can_record_absence(user),
        do=do,
        done=f"Absence recorded{deputies_told(user)}",
        to=reverse("absences:absence"),
        template="casework/absence.html",
        today=timezone.localdate(),
        by=user,
        covers=colleagues_who_cover(user),
    )


@require_http_methods(["GET", "POST"])
def officers_page(request: PortalRequest) -> HttpResponse:
    """Record the absence of an officer, and see those of one’s officers that are not over."""
    user = request.user

    def do(typed: Cleaned) -> None:
        actions.record_absence(**absence_fields(typed), by=user)

    return verb_page(
        request,
        lambda: officers_context(user, request.GET.get("page", "")),
        form=OfficerAbsenceForm,
        may=policy.can_lead_absences(user),
        do=do,
        done="Absence recorded. The officer and the person covering have been told",
        to=reverse("absences:officers"),
        template="casework/absences_of_officers.html",
        today=timezone.localdate(),
        by=user,
        officers=officers_led_by(user).exclude(pk=user.pk).order_by("name", "pk"),
        covers=colleagues_who_cover(user, everywhere=True),
    )


@require_http_methods(["GET", "POST"])
def cover_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """Change who covers during an absence. Only those who lead choose beyond the service."""
    absence, user, today = absence_or_404(request, key), request.user, timezone.localdate()
    to = leads_to(absence, user)
    return verb_page(
        request,
        {
            "heading": "Change who covers",
            "lead": f"{whose_words(absence, user)} away {actions.days_in_words(absence)}.",
            "button": "Save",
            "cancel_url": to,
            "back": (to, "Back to the absences"),
            "desk": True,
        },
        form=CoverForm,
        may=policy.can_change_absence(user, absence, today),
        do=lambda typed: actions.change_cover(absence, covered_by=typed["covered_by"], by=user),
        done="Cover changed. Everyone it changes something for has been told",
        to=to,
        absence=absence,
        today=today,
        covers=colleagues_who_cover(user, everywhere=absence.person_id != user.pk),
        initial={"covered_by": absence.covered_by_id},
    )


@require_http_methods(["GET", "POST"])
def end_absence_page(request: PortalRequest, key: UUID) -> HttpResponse:
    absence, user = absence_or_404(request, key), request.user
    to, days = leads_to(absence, user), actions.days_in_words(absence)
    stop = DEPUTIES_STOP if absence.person_id == user.pk and policy.offices_held(user) else ""
    return verb_page(
        request,
        {
            "heading": "End this absence",
            "lead": f"{whose_words(absence, user)} away {days}.{stop}",
            "button": "End absence",
            "cancel_url": to,
            "back": (to, "Back to the absences"),
            "desk": True,
        },
        form=EndAbsenceForm,
        may=policy.can_change_absence(user, absence, timezone.localdate()),
        do=lambda _: actions.end_absence(absence, by=user),
        done=f"Absence ended{people_told(absence, user)}",
        to=to,
    )
