"""Pages of media events: the list, a new one, one event, its answer and its end."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.media_events import actions, content, policy
from announcements.media_events.forms import AnswerInvitationForm, CancelEventForm, MediaEventForm
from announcements.models import MediaEvent
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page
from relations.meeting_file import meeting_file

BACK = "Back to media events"


def media_event_or_404(request: PortalRequest, reference: str) -> MediaEvent:
    rows = MediaEvent.objects.select_related("liaison", "author")
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def media_event_list(request: PortalRequest) -> HttpResponse:
    """The events that this person sees, the latest first."""
    rows = MediaEvent.objects.visible_to(request.user)
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Media events",
        "desk": not request.user.is_member,
        "may": policy.can_plan_media_event(request.user),
        "rows": [content.media_event_line(row) for row in page.rows],
        "next_link": {"url": f"?after={page.after}", "label": "Earlier events"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/media_events/list.html", context)


@require_http_methods(["GET", "POST"])
def plan_media_event_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("title", "text", "place", "starts_at", "ends_at", "with_councillors")
        fields = {name: typed[name] for name in names}
        new = actions.NewMediaEvent(**fields, liaison=typed.get("liaison"))
        actions.plan_media_event(new, by=user, key=typed["key"])

    return verb_page(
        request,
        {
            "heading": "Plan a media event",
            "desk": True,
            "clause": version.cite_for(*policy.MEDIA_EVENTS),
            "button": "Plan event",
            "cancel_url": reverse("announcements:media-events"),
            "back": (reverse("announcements:media-events"), BACK),
        },
        form=MediaEventForm,
        may=policy.can_plan_media_event(user, version),
        do=do,
        done="Event planned",
        to="announcements:media-events",
        version=version,
    )


@require_safe
def media_event_page(request: PortalRequest, event_reference: str) -> HttpResponse:
    event, user = media_event_or_404(request, event_reference), request.user
    context = {
        "title": event.title,
        "overline": f"{event.reference}, media event",
        "desk": not user.is_member,
        "back": (reverse("announcements:media-events"), BACK),
        "facts": content.facts_of_media_event(event),
        "event": event,
        "invitations": content.invitations_shown(event, user),
        "invitations_clause": event.version.cite_for(Behaviour.MEDIA_EVENT_INVITATIONS),
        "links": content.links_of_media_event(event, user),
        "file_url": reverse("announcements:media-event-file", args=[event.reference]),
    }
    return render(request, "announcements/media_events/event.html", context)


@require_safe
def media_event_file(request: PortalRequest, event_reference: str) -> HttpResponse:
    event = media_event_or_404(request, event_reference)
    path = event.get_absolute_url()
    return meeting_file(event, title=event.title, path=path, number=event.reference)


@require_http_methods(["GET", "POST"])
def answer_invitation_page(request: PortalRequest, event_reference: str) -> HttpResponse:
    event, user = media_event_or_404(request, event_reference), request.user
    return case_verb_page(
        request,
        event,
        {
            "heading": "Answer for your group",
            "clause": event.version.cite_for(Behaviour.MEDIA_EVENT_INVITATIONS),
            "button": "Send answer",
        },
        form=AnswerInvitationForm,
        can=policy.can_answer_invitation,
        do=lambda typed: actions.answer_invitation(
            event, answer=typed["answer"], representative=typed["representative"], by=user
        ),
        done="Answer sent",
    )


@require_http_methods(["GET", "POST"])
def cancel_media_event_page(request: PortalRequest, event_reference: str) -> HttpResponse:
    event, user = media_event_or_404(request, event_reference), request.user
    return case_verb_page(
        request,
        event,
        {
            "heading": "Cancel this event",
            "lead": "We will tell the leaders of the groups that are invited.",
            "button": "Cancel event",
        },
        form=CancelEventForm,
        can=policy.can_cancel_media_event,
        do=lambda typed: actions.cancel_media_event(event, by=user),
        done="Event cancelled",
    )
