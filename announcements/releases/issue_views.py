"""Pages of one verb on a finished release: approve, issue, withdraw."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from announcements.releases import forms, issuing, policy
from announcements.releases.views import release_or_404
from casework.http import PortalRequest
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def approve_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    told = " We will tell the councillors of its wards." if release.wards else ""
    return case_verb_page(
        request,
        release,
        {
            "heading": "Approve this release",
            "lead": f"The text cannot be changed after this.{told}",
            "clause": release.version.cite_for(Behaviour.RELEASE_WARD_FIRST),
            "release": release,
            "button": "Approve release",
        },
        form=forms.ApproveForm,
        can=policy.can_approve,
        do=lambda typed: issuing.approve_release(
            release, no_party=bool(typed.get("no_party")), shown=typed["shown"], by=user
        ),
        done="Release approved",
        template="announcements/releases/approve.html",
        initial={"shown": release.as_shown},
        release=release,
    )


@require_http_methods(["GET", "POST"])
def issue_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {
            "heading": "Issue this release",
            "lead": "Send the release to the media when you have pressed the button.",
            "button": "Issue release",
        },
        form=forms.ConfirmForm,
        can=policy.can_issue,
        do=lambda typed: issuing.issue_release(release, by=user),
        done="Release issued",
    )


@require_http_methods(["GET", "POST"])
def withdraw_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {
            "heading": "Withdraw this release",
            "lead": "We will tell the councillors who have been told about it."
            if release.announcement
            else "No councillor has been told about it.",
            "button": "Withdraw release",
        },
        form=forms.WithdrawReleaseForm,
        can=policy.can_withdraw_release,
        do=lambda typed: issuing.withdraw_release(release, reason=typed["reason"], by=user),
        done="Release withdrawn",
    )
