"""Page of the effects of a draft, before it is adopted."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from enquiries.replay import counting
from enquiries.replay import page as replay_page
from foundation.types import Context
from protocols import policy
from protocols.models import Protocol

SECONDS = "1"  # between two looks at how far the count is


@require_safe
def what_would_change(request: PortalRequest, number: int) -> HttpResponse:
    """The count of a year under a version, or how far it is; for those who draft or adopt."""
    user = request.user
    if not policy.can_see_drafts(user):
        raise Http404
    draft = visible_or_404(Protocol.objects.all(), user, number=number)
    against = Protocol.objects.visible_to(user).in_force_or_none(timezone.localdate())
    if against is None:
        raise Http404
    replay = counting.latest_replay(draft, against)
    context: Context = {"desk": True, "replay": replay}
    if result := replay.result:
        context |= replay_page.effects_context(replay, result, user)
        return render(request, "enquiries/what_would_change.html", context)
    context |= replay_page.heading_context(draft, against)
    response = render(request, "enquiries/counting.html", context)
    response["Refresh"] = SECONDS
    return response
