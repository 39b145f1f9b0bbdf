"""Pages of the retention schedule: what is in force, a proposal, and its adoption."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, visible_or_404
from foundation.forms import PortalForm, form_for
from foundation.types import Cleaned, Context
from protocols.http import DONE, attempt
from retention import policy
from retention.choices import DESTROYED, EVENT, RecordKind
from retention.models import Schedule
from retention.schedule import actions
from retention.schedule.forms import ScheduleForm

ADOPT_PAGE = "retention/adopt.html"


@require_safe
def schedule_page(request: PortalRequest) -> HttpResponse:
    policy.can_see_schedule(request.user).or_raise()
    seen = Schedule.objects.visible_to(request.user)
    proposed = seen.proposed()
    context = {
        "title": "How long records are kept",
        "in_force": schedule_context(seen.in_force()),
        "proposed": schedule_context(proposed),
        "may_adopt": policy.can_adopt_schedule(request.user, proposed) if proposed else None,
        "may_propose": policy.can_propose_schedule(request.user),
        "may_review": policy.can_review_records(request.user),
        "kept": [kind.label for kind in RecordKind if kind not in DESTROYED],
        "desk": True,
    }
    return render(request, "retention/schedule.html", context)


def schedule_context(schedule: Schedule | None) -> Context | None:
    """A schedule with its lines in words."""
    if schedule is None:
        return None
    rows = [(line, EVENT[RecordKind(line.kind)]) for line in schedule.lines.all()]
    return {"schedule": schedule, "rows": rows}


@require_http_methods(["GET", "POST"])
def propose(request: PortalRequest) -> HttpResponse:
    may = policy.can_propose_schedule(request.user)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, ScheduleForm)

    def do(typed: Cleaned) -> None:
        actions.propose_schedule(form.lines(), by=request.user, key=typed["key"])

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, "Retention schedule proposed")
        return redirect("retention:schedule")
    context = schedule_question("Propose how long records are kept", "Propose schedule") | {
        "form": form,
        "lead": "Nothing changes until the Monitoring Officer or the Chief Executive has adopted"
        " your proposal.",
    }
    return render(request, "question_page.html", context, status=status)


@require_http_methods(["GET", "POST"])
def adopt(request: PortalRequest, pk: int) -> HttpResponse:
    policy.can_see_schedule(request.user).or_raise()
    schedule = visible_or_404(Schedule.objects.all(), request.user, pk=pk)
    may = policy.can_adopt_schedule(request.user, schedule)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, PortalForm)

    def do(typed: Cleaned) -> None:
        actions.adopt_schedule(schedule, by=request.user)

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        messages.success(request, "Retention schedule adopted")
        return redirect("retention:schedule")
    context = schedule_question("Adopt this retention schedule?", "Adopt schedule")
    context |= {"form": form, "proposed": schedule_context(schedule)}
    context["today"] = timezone.localdate()
    return render(request, ADOPT_PAGE, context, status=status)


def schedule_question(heading: str, button: str) -> Context:
    to = reverse("retention:schedule")
    back = (to, "Back to how long records are kept")
    return {"heading": heading, "button": button, "cancel_url": to, "back": back, "desk": True}
