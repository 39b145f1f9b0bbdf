"""Pages of absences: an officer records one and ends one early."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.absences import actions, policy
from casework.absences.forms import AbsenceForm, EndAbsenceForm
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.types import Cleaned, Context
from people.models import Absence, User

DEPUTIES_STOP = " Your deputies will stop acting for you at once. We will tell them."
ACCOUNT = "Back to your account"


@require_http_methods(["GET", "POST"])
def absence_page(request: PortalRequest) -> HttpResponse:
    """Record an absence, and see those recorded that are not over."""
    today = timezone.localdate()

    def do(typed: Cleaned) -> None:
        days = {name: typed[name] for name in ("starts_on", "ends_on", "key")}
        actions.record_absence(**days, by=request.user)

    return verb_page(
        request,
        absence_context(request.user),
        form=AbsenceForm,
        may=policy.can_record_absence(request.user),
        do=do,
        done=f"Absence recorded{deputies_told(request.user)}",
        to=reverse("absences:absence"),
        template="casework/absence.html",
        today=today,
    )


def deputies_told(user: User) -> str:
    return ". Your deputies have been told" if policy.offices_held(user) else ""


def absence_context(user: User) -> Context:
    offices = policy.offices_held(user)
    return {
        "heading": "Say when you are away",
        "offices": [
            (actions.office_title(post), [d.name for d in actions.deputies_of_office(post)])
            for post in offices
        ],
        "absences": Absence.objects.visible_to(user).to_end(timezone.localdate()),
        "button": "Record absence",
        "cancel_url": reverse("account"),
        "back": (reverse("account"), ACCOUNT),
        "desk": True,
    }


@require_http_methods(["GET", "POST"])
def end_absence_page(request: PortalRequest, key: UUID) -> HttpResponse:
    absence = visible_or_404(Absence.objects.all(), request.user, key=key)
    days, offices = actions.days_in_words(absence), policy.offices_held(request.user)
    return verb_page(
        request,
        {
            "heading": "End this absence",
            "lead": f"You recorded that you are away {days}.{DEPUTIES_STOP if offices else ''}",
            "button": "End absence",
            "cancel_url": reverse("absences:absence"),
            "back": (reverse("absences:absence"), "Back to your absences"),
            "desk": True,
        },
        form=EndAbsenceForm,
        may=policy.can_end_absence(request.user, absence, timezone.localdate()),
        do=lambda _: actions.end_absence(absence, by=request.user),
        done=f"Absence ended{deputies_told(request.user)}",
        to=reverse("absences:absence"),
    )
