"""Pages of media interest: the list, a new record, one record, its answer, what members read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.media_interest import actions, content, policy
from announcements.media_interest.forms import AnswerInterestForm, RecordInterestForm
from announcements.models import AnnouncementKind, MediaInterest
from announcements.receipt_words import receipt_lines
from announcements.told_page import ToldWords, told_page
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page

BACK = "Back to media interest"


@require_safe
def interest_list(request: PortalRequest) -> HttpResponse:
    """The records that this person sees, the newest first."""
    may = policy.can_record_interest(request.user)
    rows = MediaInterest.objects.visible_to(request.user)
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Media interest",
        "desk": not request.user.is_member,
        "may": may,
        "rows": [content.interest_line(row) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier interest"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/media_interest/list.html", context)


@require_http_methods(["GET", "POST"])
def record_interest_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("title", "outlet", "text", "is_contentious", "wards", "committees")
        service = next(iter(user.services.values()), None)
        new = actions.NewInterest(**{name: typed[name] for name in names}, service=service)
        actions.record_interest(new, by=user, key=typed["key"])

    return verb_page(
        request,
        {
            "heading": "Record media interest",
            "lead": "We will tell the councillors of the wards and committees you select.",
            "desk": True,
            "clause": version.cite_for(Behaviour.MEDIA_INTEREST),
            "button": "Tell councillors",
            "cancel_url": reverse("announcements:media-interests"),
            "back": (reverse("announcements:media-interests"), BACK),
        },
        form=RecordInterestForm,
        may=policy.can_record_interest(user, version),
        do=do,
        done="Media interest recorded and councillors told",
        to="announcements:media-interests",
    )


def interest_or_404(request: PortalRequest, reference: str) -> MediaInterest:
    rows = MediaInterest.objects.select_related("author", "authorised_by", "announcement")
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def interest_page(request: PortalRequest, interest_reference: str) -> HttpResponse:
    interest, user = interest_or_404(request, interest_reference), request.user
    context = {
        "title": interest.title,
        "overline": f"{interest.reference}, media interest",
        "desk": True,
        "back": (reverse("announcements:media-interests"), BACK),
        "facts": content.facts_of_interest(interest),
        "interest": interest,
        "receipts": receipt_lines(interest.announcement) if interest.announcement else None,
        "may": policy.can_answer_interest(user, interest),
        "clause": interest.version.cite_for(Behaviour.MEDIA_ANSWER_AUTHORISED),
    }
    return render(request, "announcements/media_interest/interest.html", context)


@require_http_methods(["GET", "POST"])
def answer_interest_page(request: PortalRequest, interest_reference: str) -> HttpResponse:
    interest, user = interest_or_404(request, interest_reference), request.user
    return case_verb_page(
        request,
        interest,
        {
            "heading": "Record the answer",
            "clause": interest.version.cite_for(Behaviour.MEDIA_ANSWER_AUTHORISED),
            "button": "Record answer",
        },
        form=AnswerInterestForm,
        can=policy.can_answer_interest,
        do=lambda typed: actions.answer_interest(
            interest, answer=typed["answer"], authorised_by=typed.get("authorised_by"), by=user
        ),
        done="Answer recorded",
        version=interest.version,
    )


@require_safe
def told_interest_page(request: PortalRequest, reference: str) -> HttpResponse:
    """What the councillors concerned read."""
    words = ToldWords(
        flag="Contentious",
        confidence="This is for the councillors concerned. Please do not pass it on.",
        becomes_public=False,
    )
    return told_page(request, reference, AnnouncementKind.MEDIA_INTEREST, words)
