"""Pages of officers at group meetings: list, request, one meeting, and the groups compared."""

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.behaviours import Behaviour
from protocols.choices import RouteKind
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.group_meetings import content, figures, policy, requests
from relations.group_meetings.forms import RequestOfficerForm
from relations.meeting_file import meeting_file
from relations.models import BriefingOffer, GroupMeeting, GroupNote, Origin, items_from_lines

LOOKS_BACK = timedelta(days=365)


def group_meeting_or_404(request: PortalRequest, reference: str) -> GroupMeeting:
    rows = GroupMeeting.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def group_meeting_list(request: PortalRequest) -> HttpResponse:
    """The requests that this person sees, the newest first, and the offers to their group."""
    user = request.user
    policy.can_list_group_meetings(user).or_raise()
    rows = GroupMeeting.objects.visible_to(user).with_people()
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    offers = BriefingOffer.objects.visible_to(user).filter(until__gte=timezone.localdate())
    own = offers.select_related("officer", "group").order_by("-offered_at", "-pk")[:10]
    more = urlencode({"after": page.after})
    context = {
        "desk": not user.is_member,
        "title": "Officers at group meetings",
        "rows": [list_line(row) for row in page.rows],
        "offers": own if user.is_member else [],
        "links": links_to_start_requests(user),
        "next_link": {"url": f"?{more}", "label": "Earlier requests"} if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/group_meetings/list.html", context)


def list_line(meeting: GroupMeeting) -> Context:
    return {
        "url": meeting.get_absolute_url(),
        "title": meeting.title,
        "about": f"{meeting.reference}, {meeting.group}",
        "when": meeting.when,
        "tag": content.TAGS[meeting.status],
        "due": content.decision_due(meeting),
    }


def links_to_start_requests(user: User) -> list[dict[str, str]]:
    """What this person can begin, and the page that compares the groups."""
    begin = (
        ("ask-for-officer", "Ask for an officer at a meeting", policy.can_ask_for_officer),
        ("report-invitation", "Report an invitation to a meeting", policy.can_report_invitation),
        ("offer-briefing", "Offer a briefing to a group", policy.can_offer_own_briefing),
        ("compare-groups", "Compare all groups", policy.can_compare_groups),
    )
    return [
        {"label": label, "url": reverse(f"relations:{name}")}
        for name, label, can in begin
        if can(user)
    ]


REQUEST_WORDS: dict[Origin, Context] = {
    Origin.LEADER: {"heading": "Ask for an officer at a meeting of your group"},
    Origin.INVITED: {"heading": "Report an invitation to a group meeting"},
    Origin.OWN: {"heading": "Offer a briefing to a group"},
}


@require_http_methods(["GET", "POST"])
def request_page(request: PortalRequest, origin: Origin, reference: str = "") -> HttpResponse:
    """One form for the three ways in which a request begins. `reference` is that of an offer which
    the leader of a group takes up; 404 for one of another group."""
    user = request.user
    may = requests.MAY_SEND[origin](user)
    may.or_raise()
    offer = None
    if reference:
        offer = visible_or_404(BriefingOffer.objects.all(), user, reference=reference)
    version = todays_protocol()
    return verb_page(
        request,
        words_of_request(origin, version, user),
        form=RequestOfficerForm,
        may=may,
        do=lambda typed: send_request(typed, origin, user, offer),
        done="Request sent",
        to="relations:group-meetings",
        reads_first=True,
        user=user,
        origin=origin,
        version=version,
        initial={"topic": offer.area} if offer else {},
    )


def words_of_request(origin: Origin, version: Protocol, user: User) -> Context:
    """What stands around the form of a request."""
    who = "" if version.route(RouteKind.GROUP_MEETING) else " The officer who was invited decides."
    address = reverse("relations:group-meetings")
    return REQUEST_WORDS[origin] | {
        "lead": f"Say when the meeting is and what the officer is needed for.{who}",
        "clause": version.cite_for(Behaviour.GROUP_MEETINGS),
        "button": "Send request",
        "desk": not user.is_member,
        "screen": "group-request",
        "cancel_url": address,
        "back": (address, "Back to group meetings"),
        "back_keeps": True,
        "readers": readers_sentence(version),
    }


def readers_sentence(version: Protocol) -> str:
    office = version.route(RouteKind.GROUP_MEETING)
    who = f"the {version.title(office.to[0])}" if office else "the officer who decides"
    return (
        f"The leader of the group, {who}, the Monitoring Officer and the officer who attends can"
        " read this. Other groups never can."
    )


def send_request(
    typed: Cleaned, origin: Origin, by: User, offer: BriefingOffer | None
) -> GroupMeeting:
    names = ("group", "topic", "purpose", "starts_at", "ends_at", "place", "attendees")
    invited = by if origin == Origin.INVITED else typed.get("invited")
    details = requests.RequestedMeeting(
        **{name: typed[name] for name in names},
        items=list(items_from_lines(typed["council"], typed["party"])),
        outsiders=typed.get("outsiders") or 0,
        outsiders_who=typed.get("outsiders_who", ""),
        minutes_planned=typed.get("minutes_planned"),
        invited=invited,
        offer=offer,
    )
    return requests.ask_for_officer(details, origin=origin, by=by, key=typed["key"])


@require_safe
def group_meeting_page(request: PortalRequest, reference: str) -> HttpResponse:
    meeting, user = group_meeting_or_404(request, reference), request.user
    reads_notes = meeting.arrived_at and GroupNote.objects.visible_to(user).filter(case=meeting)
    warning = content.warning_of_outsiders(meeting)
    context = {
        "title": f"{meeting.title}: {meeting.group}",
        "overline": f"{meeting.reference}, group meeting",
        "desk": not user.is_member,
        "back": (reverse("relations:group-meetings"), "Back to group meetings"),
        "facts": content.facts_of_meeting(meeting),
        "meeting": meeting,
        "outsiders": content.outsiders_words(meeting),
        "notes": [warning] if warning else [],
        "statements": content.statements_of_record(meeting),
        "decision": content.decision_words(user, meeting),
        "confirmations": content.confirmations_of(meeting),
        "record": content.record_of_meeting(meeting),
        "own_invitation": content.own_invitation_words(user, meeting),
        "officer_left": content.officer_left_words(meeting),
        "earlier": earlier_advice(user, meeting),
        "even": even_panel(user, meeting),
        "promise": content.days_of_decision(meeting),
        "links": content.links_of_meeting(user, meeting),
        "blocked": content.blocked_steps(user, meeting),
        "notes_url": reverse("relations:group-notes", args=[reference]) if reads_notes else "",
        "file_url": reverse("relations:group-meeting-file", args=[reference]),
        "version": meeting.version,
    }
    return render(request, "relations/group_meetings/meeting.html", context)


def even_panel(user: User, meeting: GroupMeeting) -> Context | None:
    """Accepted of requested by each group in the last year, beside a request to be decided: only
    for anyone who reads every request."""
    asked = meeting.version.clause_for(*policy.FIGURES)
    if not (meeting.is_requested and asked and policy.sees_exact_figures(user)):
        return None
    since = timezone.localdate() - LOOKS_BACK
    rows = figures.figures_by_group(meeting.version, since, exact=True)
    return {
        "since": since,
        "rows": [(row.group, f"{row.accepted} of {row.asked}") for row in rows],
        "url": reverse("relations:compare-groups"),
    }


def earlier_advice(user: User, meeting: GroupMeeting) -> list[GroupMeeting]:
    """Meetings of other groups at which an officer advised on this topic: only for anyone who
    decides, who sees that each is given the same."""
    if not policy.sees_exact_figures(user):
        return []
    rows = GroupMeeting.objects.visible_to(user).on_topic(meeting.topic).accepted()
    return list(rows.exclude(group=meeting.group_id).with_people().order_by("-starts_at")[:5])


@require_safe
def meeting_file_view(request: PortalRequest, reference: str) -> HttpResponse:
    meeting = group_meeting_or_404(request, reference)
    return meeting_file(
        meeting,
        title=f"Group meeting, {meeting.reference}",
        path=meeting.get_absolute_url(),
        number=meeting.reference,
    )


@require_safe
def briefing_offer_page(request: PortalRequest, reference: str) -> HttpResponse:
    offer = visible_or_404(
        BriefingOffer.objects.select_related("officer", "group"), request.user, reference=reference
    )
    ask = reverse("relations:take-up-offer", args=[reference])
    stands = offer.until >= timezone.localdate()
    can_take = stands and policy.can_ask_for_officer(request.user)
    context = {
        "offer": offer,
        "stands": stands,
        "ask_url": ask if can_take else "",
        "back": (reverse("relations:group-meetings"), "Back to group meetings"),
    }
    return render(request, "relations/group_meetings/offer.html", context)


@require_safe
def compare_groups_page(request: PortalRequest) -> HttpResponse:
    """Each group’s requests, acceptances, refusals and days to decide in the last year."""
    user = request.user
    policy.can_compare_groups(user).or_raise()
    version = policy.version_with_meetings()
    if version is None:
        raise Http404
    exact, since = policy.sees_exact_figures(user), timezone.localdate() - LOOKS_BACK
    context = {
        "desk": True,
        "title": "Is every group treated alike?",
        "rows": figures.figures_by_group(version, since, exact=exact),
        "exact": exact,
        "since": since,
        "clause": version.cite_for(*policy.FIGURES),
        "back": (reverse("relations:group-meetings"), "Back to group meetings"),
    }
    return render(request, "relations/group_meetings/compare.html", context)
