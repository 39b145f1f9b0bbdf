"""Pages of the verbs on meetings and consultations in wards: arrange, make public, withdraw."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from announcements import policy as announcement_policy
from announcements import publication
from announcements.actions import make_public, withdraw
from announcements.models import Announcement, AnnouncementKind
from announcements.ward_meetings import actions, forms, policy
from announcements.ward_meetings.views import BACK, matter_or_404
from casework.http import PortalRequest, verb_page
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from relations.case_verb import case_verb_page

KINDS = (AnnouncementKind.WARD_MEETING, AnnouncementKind.CONSULTATION)
INVITED = (
    "We will invite every councillor of each ward. The public will hear once all have been told."
)
TOLD = "We will tell every councillor of each ward now. It opens only after all have been told."


@require_http_methods(["GET", "POST"])
def arrange_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("title", "text", "place", "starts_at", "ends_at")
        new = actions.NewWardMeeting(
            **{name: typed[name] for name in names},
            wards=list(typed["wards"]),
            short_notice_reason=typed.get("short_notice_reason", ""),
            no_party=bool(typed.get("no_party")),
        )
        actions.arrange_ward_meeting(new, by=user, key=typed["key"])

    words = {"heading": "Arrange a public meeting", "lead": INVITED, "button": "Invite councillors"}
    return verb_page(
        request,
        words | words_of_arranging(version, Behaviour.WARD_MEETINGS),
        form=forms.WardMeetingForm,
        may=policy.can_arrange_meeting(user, version),
        do=do,
        done="Meeting arranged and councillors invited",
        to="announcements:ward-meetings",
        version=version,
    )


@require_http_methods(["GET", "POST"])
def consult_ward_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("title", "text", "opens_at", "closes_on")
        new = actions.NewWardConsultation(
            **{name: typed[name] for name in names},
            wards=list(typed["wards"]),
            no_party=bool(typed.get("no_party")),
        )
        actions.start_ward_consultation(new, by=user, key=typed["key"])

    words = {"heading": "Plan a consultation", "lead": TOLD, "button": "Tell councillors"}
    return verb_page(
        request,
        words | words_of_arranging(version, Behaviour.WARD_CONSULTATIONS),
        form=forms.WardConsultationForm,
        may=policy.can_consult_ward(user, version),
        do=do,
        done="Consultation planned and councillors told",
        to="announcements:ward-meetings",
        version=version,
    )


def words_of_arranging(version: Protocol, behaviour: Behaviour) -> Context:
    url = reverse("announcements:ward-meetings")
    cited = version.cite_for(behaviour)
    return {"desk": True, "clause": cited, "cancel_url": url, "back": (url, BACK)}


def kind_of(announcement: Announcement) -> str:
    """Inside a sentence: public meeting, consultation."""
    return str(announcement.get_kind_display()).lower()


@require_http_methods(["GET", "POST"])
def make_public_page(request: PortalRequest, ward_matter_reference: str) -> HttpResponse:
    announcement, user = matter_or_404(request, ward_matter_reference, *KINDS), request.user
    lead = "Every councillor concerned has been told. Everyone will be able to read this."
    heading = f"Make this {kind_of(announcement)} public"
    return case_verb_page(
        request,
        announcement,
        {"heading": heading, "lead": lead, "button": heading},
        form=forms.MakePublicForm,
        can=publication.can_make_public,
        do=lambda typed: make_public(announcement, by=user),
        done="This is now public",
    )


@require_http_methods(["GET", "POST"])
def withdraw_matter_page(request: PortalRequest, ward_matter_reference: str) -> HttpResponse:
    announcement, user = matter_or_404(request, ward_matter_reference, *KINDS), request.user
    lead = "We will tell every councillor who was told."
    heading = f"Withdraw this {kind_of(announcement)}"
    return case_verb_page(
        request,
        announcement,
        {"heading": heading, "lead": lead, "button": heading},
        form=forms.WithdrawMatterForm,
        can=announcement_policy.can_withdraw,
        do=lambda typed: withdraw(announcement, reason=typed["reason"], by=user),
        done="Withdrawn, and councillors told",
    )
