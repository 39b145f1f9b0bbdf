"""Pages of contributions: ask for one, the list of those asked for, one with its question, and its
verbs."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from casework.files import serving
from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries.case.views import enquiry_or_404
from enquiries.contributions import actions, content, lists, policy
from enquiries.contributions.colleagues import choice_key, colleagues_offered
from enquiries.contributions.forms import AskContributionForm
from enquiries.contributions.verb_pages import CONTRIBUTION_VERB_BY_NAME, ContributionVerb
from enquiries.models import ContributedFile, Contribution, Enquiry
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User

OF_THE_FORM = ("key", "signed_for")  # what no action takes
RELATED = ("case", "service", "person", "asked_by", "said_by")


def contribution_or_404(request: PortalRequest, pk: int, key: UUID) -> Contribution:
    rows = Contribution.objects.select_related(*RELATED).defer("case__search")
    row: Contribution = visible_or_404(rows, request.user, case=pk, key=key)
    return row


@require_http_methods(["GET", "POST"])
def ask_page(request: PortalRequest, pk: int) -> HttpResponse:
    """Ask for a contribution. `again` in the address is a question to start from."""
    enquiry, user = enquiry_or_404(request, pk), request.user

    def do(typed: Cleaned) -> None:
        shown = typed.get("with_resident", False)
        service, person = typed["colleague"]
        said = actions.Question(service, person, typed["question"], typed["due_on"], shown)
        attached = typed["attached"]
        actions.ask_contribution(
            enquiry, question=said, by=user, key=typed["key"], attached=attached
        )

    return verb_page(
        request,
        words_with_enquiry(enquiry) | ASKING,
        form=AskContributionForm,
        may=policy.can_ask_contribution(user, enquiry),
        do=do,
        done="Question sent. Your colleague will be told",
        to=enquiry,
        reads_first=True,
        enquiry=enquiry,
        colleagues=colleagues_offered(enquiry, user),
        initial=question_to_start_from(request, enquiry),
    )


ASKING: Context = {
    "heading": "Ask for a contribution",
    "lead": "Your colleague can read this enquiry until they have contributed. They cannot answer"
    " the councillor, and your own due date does not change. The councillor sees which service you"
    " asked, and nothing else.",
    "button": "Send question",
    "back_keeps": True,
}


def question_to_start_from(request: PortalRequest, enquiry: Enquiry) -> Context:
    key = request.GET.get("again", "")
    rows = Contribution.objects.visible_to(request.user).filter(case=enquiry)
    row = next((one for one in rows if str(one.key) == key), None) if key else None
    if row is None:
        return {}
    return {
        "colleague": choice_key(row.service_id, row.person_id),
        "question": row.question,
        "with_resident": row.with_resident,
    }


def words_with_enquiry(enquiry: Enquiry) -> Context:
    return {
        "desk": True,
        "enquiry": enquiry,
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
    }


@require_safe
def contribution_page(request: PortalRequest, pk: int, key: UUID) -> HttpResponse:
    row, user = contribution_or_404(request, pk, key), request.user
    files = list(ContributedFile.objects.visible_to(user).filter(contribution=row))
    said = content.contribution_message(row, files)
    reads_case = Enquiry.objects.visible_to(user).filter(pk=pk).exists()
    again = reads_case and not row.is_open and policy.can_ask_contribution(user, row.case)
    ask = reverse("enquiries:ask-contribution", args=[pk])
    context = {
        "title": "Contribution",
        "overline": f"{row.case.reference}, {row.case.title}",
        "desk": True,
        "back": (reverse("enquiries:contributions"), "Back to contributions"),
        "facts": content.facts(row),
        "accepted": content.accepted_words(row),
        "letters": [content.question_message(row, files), *([said] if said else [])],
        "links": content.links(user, row),
        "case_url": row.case.get_absolute_url() if reads_case else "",
        "again_url": f"{ask}?{urlencode({'again': key})}" if again else "",
    }
    return render(request, "enquiries/contributions/contribution.html", context)


@require_safe
def contributions_list(request: PortalRequest) -> HttpResponse:
    """What this officer or their service was asked for, or those they asked others for."""
    user = request.user
    policy.can_list_contributions(user).or_raise()
    which = lists.which_of(request.GET.get("which", ""), user)
    rows = lists.rows_of(user, which).select_related("case").defer("case__search")
    page = page_of(rows, "due_at", request.GET.get("after", ""))
    more = urlencode({"which": which, "after": page.after})
    context = {
        "title": lists.HEADINGS[which],
        "desk": True,
        "tabs": lists.tabs(user, which),
        "rows": [lists.line(row) for row in page.rows],
        "next_link": {"url": f"?{more}", "label": "Next contributions"} if page.after else None,
        "first_url": "" if page.is_first else f"?{urlencode({'which': which})}",
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/contributions/list.html", context)


@require_http_methods(["GET", "POST"])
def verb_on_contribution(request: PortalRequest, pk: int, key: UUID, verb: str) -> HttpResponse:
    """The page of one verb, from its row in the table, with the question above the form."""
    row, user = contribution_or_404(request, pk, key), request.user
    page = CONTRIBUTION_VERB_BY_NAME[verb]

    def do(typed: Cleaned) -> None:
        page.do(row, by=user, **{name: typed[name] for name in typed if name not in OF_THE_FORM})

    return verb_page(
        request,
        context_of_verb(user, row, page),
        form=page.form,
        may=page.may(user, row),
        do=do,
        done=page.done,
        to=row,
        reads_first=True,
    )


def context_of_verb(user: User, row: Contribution, page: ContributionVerb) -> Context:
    files = list(ContributedFile.objects.visible_to(user).filter(contribution=row))
    return words_with_enquiry(row.case) | {
        "heading": page.heading,
        "lead": page.lead,
        "button": page.button,
        "back": (row.get_absolute_url(), "Back to the contribution"),
        "cancel_url": row.get_absolute_url(),
        "back_keeps": True,
        "letters": [content.question_message(row, files)],
    }


@require_GET
def contributed_file(request: PortalRequest, pk: int, key: UUID, file: UUID) -> HttpResponseBase:
    rows = ContributedFile.objects.filter(contribution__key=key)
    found = visible_or_404(rows, request.user, case=pk, key=file)
    return serving.download_response(found, request.user)
