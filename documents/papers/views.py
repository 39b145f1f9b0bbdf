"""Pages of committee papers: the list, one paper, and presenting a report or advice."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from documents.models.committee_report import PRESENTING_OFFICE, CommitteeReport
from documents.papers import actions, policy
from documents.papers.forms import PresentForm
from foundation.paging import page_of
from foundation.types import Cleaned
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

BACK_TO_PAPERS = "Back to committee papers"


def shows_papers(user: User, version: Protocol) -> bool:
    """Whether the page of documents leads to the papers: where the protocol provides for them, and
    later for as long as there are any for this reader."""
    if not policy.can_read(user):
        return False
    asked_for = bool(version.clause_for(Behaviour.COMMITTEE_REPORTS))
    return asked_for or CommitteeReport.objects.visible_to(user).exists()


@require_safe
def paper_list(request: PortalRequest) -> HttpResponse:
    """The papers this person can read, the latest presented first."""
    policy.can_read(request.user).or_raise()
    rows = CommitteeReport.objects.visible_to(request.user).select_related("committee")
    page = page_of(rows, "recorded_at", request.GET.get("after", ""), newest=True)
    after = page.after.replace("+", "%2B")
    context = {
        "title": "Committee papers",
        "papers": page.rows,
        "may_present": bool(policy.can_present(request.user, todays_protocol())),
        "desk": True,
        "back": (reverse("documents:index"), "Back to documents"),
        "next_link": {"url": f"?after={after}", "label": "Earlier papers"} if after else None,
        "first_url": "" if page.is_first else "?",
    }
    return render(request, "documents/papers.html", context)


@require_safe
def paper_page(request: PortalRequest, key: str) -> HttpResponse:
    rows = CommitteeReport.objects.select_related("committee")
    paper = visible_or_404(rows, request.user, key=key)
    office = todays_protocol().title(PRESENTING_OFFICE)
    back = (reverse("documents:papers"), BACK_TO_PAPERS)
    context = {"paper": paper, "office": office, "back": back}
    return render(request, "documents/paper.html", context)


@require_http_methods(["GET", "POST"])
def present_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()
    papers = reverse("documents:papers")
    return verb_page(
        request,
        {
            "overline": "Committee papers",
            "heading": "Present a report or advice to a committee",
            "lead": "It goes straight to the members of the committee. You cannot change it later, "
            "but you can present another one.",
            "clause": version.cite_for(Behaviour.COMMITTEE_REPORTS),
            "button": "Present to the committee",
            "back": (papers, BACK_TO_PAPERS),
            "cancel_url": papers,
            "back_keeps": True,
            "readers": "",
            "side": [],
        },
        form=PresentForm,
        may=policy.can_present(user, version),
        do=lambda cleaned: actions.present(new_paper(cleaned), by=user, key=cleaned["key"]),
        done="Paper presented to the committee",
        to="documents:papers",
        reads_first=True,
    )


def new_paper(cleaned: Cleaned) -> CommitteeReport:
    names = ("committee", "kind", "title", "text", "presented_on")
    return CommitteeReport(**{name: cleaned[name] for name in names})
