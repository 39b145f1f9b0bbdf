"""Pages of employment cases: the list, a new one, one case, the calendar file of its meeting."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from casework.sealing.keys import blind_tag
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from people.step_up.pages import Purpose, needs_recent_sign_in
from relations.employment_cases import actions, content, policy, routing
from relations.employment_cases.access_record import access_of_case
from relations.employment_cases.forms import StartEmploymentCaseForm
from relations.meeting_file import meeting_file
from relations.models import EmploymentCase
from relations.sealed_pages import sealed_page

BACK = "Back to employment cases"


def employment_case_or_404(request: PortalRequest, key: UUID) -> EmploymentCase:
    """By its tags, then by what is encrypted."""
    case = visible_or_404(EmploymentCase.objects.all(), request.user, key=key)
    if not policy.can_find_case(request.user, case):
        raise Http404
    return case


@require_safe
@sealed_page
def employment_case_list(request: PortalRequest) -> HttpResponse:
    """Those that this person keeps or is appointed to, the newest first."""
    user = request.user
    rows = EmploymentCase.objects.visible_to(user).prefetch_related("seats")
    page = page_of(rows, "started_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier cases"}
    context = {
        "title": "Employment cases",
        "desk": not user.is_member,
        "may": policy.can_start_employment_case(user),
        "rows": [
            content.case_line(row, user) for row in page.rows if policy.can_find_case(user, row)
        ],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/employment_cases/list.html", context)


@require_http_methods(["GET", "POST"])
@sealed_page
def start_employment_case_page(request: PortalRequest) -> HttpResponse:
    user, url = request.user, reverse("relations:employment-cases")

    def do(typed: Cleaned) -> None:
        new = actions.NewEmploymentCase(**{n: typed[n] for n in ("officer", "kind", "text")})
        actions.start_employment_case(new, by=user, key=typed["key"])

    return verb_page(
        request,
        {
            "desk": True,
            "heading": "Start an employment case",
            "lead": "Everything is encrypted. Only human resources, the Monitoring Officer and the"
            " councillors appointed to the case can read it, never the officer it concerns.",
            "button": "Start case",
            "cancel_url": url,
            "back": (url, BACK),
        },
        form=StartEmploymentCaseForm,
        may=policy.can_start_employment_case(user),
        do=do,
        done="Employment case started",
        to=url,
        template="relations/employment_cases/verb.html",
        officers=routing.officers_of_new_case(user),
    )


@require_safe
@sealed_page
def employment_case_page(request: PortalRequest, case_key: UUID) -> HttpResponse:
    """A councillor confirms first. Each opening is recorded before the case is shown."""
    case, user = employment_case_or_404(request, case_key), request.user
    if policy.can_confirm_no_influence(user, case):
        return redirect("relations:no-influence", case.key)
    policy.can_read_case(user, case).or_raise()
    actions.record_case_opening(case, by=user)
    context = employment_case_context(case, user)
    return render(request, "relations/employment_cases/case.html", context)


@require_safe
@needs_recent_sign_in(Purpose.SEALED_FILE, is_download=True)
@sealed_page
def case_meeting_file(request: PortalRequest, case_key: UUID) -> HttpResponse:
    """Other programs read it, so it has the time and nothing else: neither the place nor that it is
    about a case. It leads to the day in the calendar."""
    case, user = employment_case_or_404(request, case_key), request.user
    meeting = case.handling.meeting
    if meeting is None or not policy.can_save_case_meeting(user, case):
        raise Http404
    time_alone = replace(meeting, place="")
    path = f"{reverse('relations:calendar-day')}?day={case.held_on}"
    number = blind_tag("calendar file of an employment case", case.key)
    return meeting_file(time_alone, title="Meeting", path=path, number=number)


def employment_case_context(case: EmploymentCase, user: User) -> Context:
    return {
        "title": "Employment case",
        "desk": not user.is_member,
        "back": (reverse("relations:employment-cases"), BACK),
        "tag_words": content.TAGS[case.state],
        "rows": content.rows_of_case(case),
        "committee": content.committee_of_case(case, user),
        "events": content.events_of_case(access_of_case(case)),
        "links": content.links_of_case(case, user),
        "clause": case.version.cite_for(*policy.EMPLOYMENT),
        "case": case,
        "file_url": reverse("relations:case-meeting-file", args=[case.key])
        if policy.can_save_case_meeting(user, case)
        else "",
    }
