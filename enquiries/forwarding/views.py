"""Pages of forwarding: ask to share letters, decide on one of your own and take consent back, read
those shared with you."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.forwarding import actions, content, policy
from enquiries.forwarding.forms import ConsentForm, ShareLettersForm, TakeBackForm
from enquiries.forwarding.letters import letters_offered
from enquiries.models import Forwarding
from foundation.paging import page_of
from foundation.types import Cleaned
from people.people_choice import people_with_roles
from people.roles import COUNCILLORS, OFFICERS
from protocols.behaviours import Behaviour


@require_http_methods(["GET", "POST"])
def share_letters_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Choose letters one by one, and their reader. The page lists what each would reveal."""
    enquiry, user = enquiry_or_404(request, pk), request.user
    may = policy.can_ask_for_consent(user, enquiry)
    may.or_raise()
    people, posts = people_with_roles([*COUNCILLORS, *OFFICERS], user)

    def do(typed: Cleaned) -> None:
        asked = actions.Asked(typed["letters"], typed["person"], typed["why"])
        actions.ask_for_consent(enquiry, asked=asked, by=user, key=typed["key"])

    return verb_page(
        request,
        content.asking_context(user, enquiry),
        form=ShareLettersForm,
        may=may,
        do=do,
        done="Request sent. The list below shows which letters have been shared",
        to=reverse("enquiries:share-letters", args=[enquiry.pk]),
        template="enquiries/forwarding/share_letters.html",
        letters=letters_offered(user, enquiry),
        people=people,
        posts=posts,
    )


@require_http_methods(["GET", "POST"])
@never_cache
def consent_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """The author reads their letter again, with who would read it and why, and decides."""
    rows = Forwarding.objects.select_related("letter", "case", "asked_by").defer("case__search")
    row, user = visible_or_404(rows, request.user, key=key), request.user

    def do(typed: Cleaned) -> None:
        decide = actions.consent if typed["agreed"] == "yes" else actions.refuse
        decide(row, by=user)

    return verb_page(
        request,
        content.consent_context(user, row),
        form=ConsentForm,
        may=policy.can_decide_on_forwarding(user, row),
        do=do,
        done="Decision on the letter recorded",
        to=reverse("enquiries:letters-shared"),
        template="enquiries/forwarding/consent.html",
    )


@require_http_methods(["GET", "POST"])
@never_cache
def take_back_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """The author reads how often the letter was opened before they take back their consent."""
    row, user = visible_or_404(content.letters_opened(), request.user, key=key), request.user
    return verb_page(
        request,
        content.taking_back_context(user, row),
        form=TakeBackForm,
        may=policy.can_take_back_consent(user, row),
        do=lambda typed: actions.take_back_consent(row, by=user),
        done="Consent taken back",
        to=reverse("enquiries:letters-shared"),
    )


@require_safe
@never_cache
def letter_shared_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """One letter. Each time its reader opens it is recorded."""
    row = visible_or_404(content.letters_read(request.user), request.user, key=key)
    actions.open_shared_letter(row, by=request.user)
    context = {
        "title": "Letter shared with you",
        "desk": not request.user.reads_as_councillor,
        "back": content.letters_link(),
        "clause": row.case.version.cite_for(Behaviour.CONSENTED_FORWARDING),
        **content.letter_shared(row),
    }
    return render(request, "enquiries/forwarding/letter_shared.html", context)


@require_safe
@never_cache
def letters_shared(request: PortalRequest) -> HttpResponse:
    """The letters this person reads without their enquiries, those that wait for them, and their
    own that others read."""
    user, mark = request.user, request.GET.get("after", "")
    page = page_of(content.letters_read(user), "decided_at", mark, newest=True)
    context = {
        "title": "Letters shared with you",
        "desk": not user.reads_as_councillor,
        "letters": [content.line_of_letter(row) for row in page.rows],
        "waiting": [] if mark else content.waiting_lines(user),
        "own": [] if mark else content.lines_of_own(user),
        "next_link": {"url": f"?after={page.after}", "label": "Next page"} if page.after else None,
        "first_url": "" if page.is_first else request.path,
    }
    return render(request, "enquiries/forwarding/letters_shared.html", context)
