"""Pages of one verb on a release: its text, quotes, guidance, notes, dispute and approval."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from announcements.media_posts import Posts
from announcements.models import Release
from announcements.releases import actions, content, forms, policy, quoting
from announcements.releases.views import release_or_404, release_text
from casework.http import PortalRequest
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def edit_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    same = ("title", "text", "service", "wards")
    return case_verb_page(
        request,
        release,
        {"heading": "Change the text", "button": "Save text"},
        form=forms.ReleaseForm,
        can=policy.can_edit_release,
        do=lambda typed: actions.edit_release(
            release, new=release_text(typed), shown=typed["shown"], by=user
        ),
        done="Text changed",
        initial={name: getattr(release, name) for name in same}
        | {
            "is_controversial": "yes" if release.is_controversial else "no",
            "shown": release.as_shown,
        },
    )


def quote_page(
    request: PortalRequest, release: Release, words: Context, *, posts: Posts, of_councillor: bool
) -> HttpResponse:
    """Both pages of quotes: of a councillor, or of an officer. Before a meeting they say that a
    release has facts only."""
    reminder = content.facts_only(release)
    said = {"lead": reminder["sentence"], "clause": reminder["clause"]} if reminder else {}

    def do(typed: Cleaned) -> None:
        quote = quoting.quote_of(
            typed["person"],
            posts,
            words=typed["words"],
            basis=typed.get("basis", ""),
            contact=typed["contact"],
            of_councillor=of_councillor,
        )
        actions.add_quote(release, quote=quote, by=request.user)

    return case_verb_page(
        request,
        release,
        words | said | {"button": "Add quote"},
        form=forms.QuoteCouncillorForm if of_councillor else forms.QuoteOfficerForm,
        can=policy.can_quote_councillor if of_councillor else policy.can_edit_release,
        do=do,
        done="Quote added",
        release=release,
        posts=posts,
    )


@require_http_methods(["GET", "POST"])
def quote_councillor_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release = release_or_404(request, release_reference)
    posts = quoting.quotable_councillors(release.version)
    clause = release.version.cite_for(Behaviour.RELEASE_COUNCILLOR_QUOTES)
    words: Context = {"heading": "Quote a councillor", "clause": clause}
    return quote_page(request, release, words, posts=posts, of_councillor=True)


@require_http_methods(["GET", "POST"])
def quote_officer_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release = release_or_404(request, release_reference)
    clause = release.version.cite_for(Behaviour.RELEASE_OFFICER_QUOTES)
    words: Context = {"heading": "Quote an officer", "clause": clause}
    posts = quoting.quotable_officers()
    return quote_page(request, release, words, posts=posts, of_councillor=False)


@require_http_methods(["GET", "POST"])
def remove_quote_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {"heading": "Remove a quote", "button": "Remove quote"},
        form=forms.RemoveQuoteForm,
        can=policy.can_remove_quote,
        do=lambda typed: actions.remove_quote(release, quote=typed["quote"], by=user),
        done="Quote removed",
        release=release,
    )


@require_http_methods(["GET", "POST"])
def guide_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    names = ("guided_by", "timing", "meeting", "meets_on", "items")
    return case_verb_page(
        request,
        release,
        {
            "heading": "Record when the release comes out",
            "clause": release.version.cite_for(Behaviour.RELEASE_GUIDED),
            "button": "Save",
        },
        form=forms.GuidanceForm,
        can=policy.can_guide_release,
        do=lambda typed: actions.record_guidance(
            release, guidance=actions.Guidance(**{name: typed[name] for name in names}), by=user
        ),
        done="Guidance recorded",
        initial={name: getattr(release, name) for name in names}
        | {"items": forms.lines_of(release.items)},
        release=release,
    )


@require_http_methods(["GET", "POST"])
def recommend_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {
            "heading": "Recommend when to issue the release",
            "clause": release.version.cite_for(Behaviour.RELEASE_ADVICE),
            "button": "Save recommendation",
        },
        form=forms.NoteForm,
        can=policy.can_recommend,
        do=lambda typed: actions.recommend(release, text=typed["text"], by=user),
        done="Recommendation recorded",
        initial={"text": release.recommendation},
    )


@require_http_methods(["GET", "POST"])
def advise_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {
            "heading": "Give the media team’s advice",
            "lead": "Take the recommendation of the service into account.",
            "clause": release.version.cite_for(Behaviour.RELEASE_ADVICE),
            "button": "Save advice",
        },
        form=forms.NoteForm,
        can=policy.can_advise,
        do=lambda typed: actions.advise(release, text=typed["text"], by=user),
        done="Advice recorded",
        initial={"text": release.advice},
    )


@require_http_methods(["GET", "POST"])
def dispute_release_page(request: PortalRequest, release_reference: str) -> HttpResponse:
    release, user = release_or_404(request, release_reference), request.user
    return case_verb_page(
        request,
        release,
        {
            "heading": "Dispute the wording",
            "lead": "After this only the Chief Executive can approve the release.",
            "clause": release.version.cite_for(Behaviour.RELEASE_DISPUTES),
            "button": "Dispute wording",
        },
        form=forms.DisputeForm,
        can=policy.can_dispute,
        do=lambda typed: actions.dispute_release(release, reason=typed["reason"], by=user),
        done="Wording disputed",
    )
