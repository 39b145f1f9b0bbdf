"""Pages of outgoing letters: the list, a new letter, one letter, and its file."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from announcements.letters import actions, content, forms, policy, words
from announcements.letters.paper import letter_as_pdf
from announcements.models import Capacity, OutgoingLetter
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.accessible_pdf import PdfUnavailable
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

BACK = "Back to letters"


def letter_or_404(request: PortalRequest, reference: str) -> OutgoingLetter:
    return visible_or_404(OutgoingLetter.objects.with_people(), request.user, reference=reference)


@require_safe
def letter_list(request: PortalRequest) -> HttpResponse:
    """The letters that this person sees, the newest first."""
    user = request.user
    rows = OutgoingLetter.objects.visible_to(user).with_people()
    page = page_of(rows, "received_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier letters"}
    context = {
        "title": "Letters",
        "desk": not user.is_member,
        "links": content.links_to_write(user),
        "rows": [content.letter_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/letters/list.html", context)


@dataclass
class NewLetter:
    """The letter that a form makes, whose page is the next one."""

    capacity: str
    author: User
    letter: OutgoingLetter | None = None

    def write(self, typed: Cleaned) -> None:
        own = {"capacity": self.capacity, "by": self.author, "key": typed["key"]}
        self.letter = actions.write_letter(typed, **own)

    def get_absolute_url(self) -> str:
        return self.letter.get_absolute_url() if self.letter else reverse("announcements:letters")


@require_http_methods(["GET", "POST"])
def write_letter_page(request: PortalRequest, capacity: str) -> HttpResponse:
    if capacity not in Capacity.values:
        raise Http404
    user, version = request.user, todays_protocol()
    new = NewLetter(capacity, user)
    page = writing_context(user, capacity, version) | {
        "heading": content.WRITE[Capacity(capacity)],
        "button": "Continue",
        "cancel_url": reverse("announcements:letters"),
        "back": (reverse("announcements:letters"), BACK),
    }
    return verb_page(
        request,
        page,
        form=forms.LetterForm,
        may=policy.can_write_letter(user, capacity, version),
        do=new.write,
        done="Letter saved. Read it before it is signed",
        to=new,
        reads_first=True,
        initial={"signatory": user.pk},
        user=user,
        capacity=capacity,
        version=version,
    )


def writing_context(user: User, capacity: str, version: Protocol) -> Context:
    return {
        "desk": not user.is_member,
        "lead": words.lead_for(capacity, version),
        "clause": version.cite_for(words.behaviour_of(capacity, version)),
    }


@require_safe
def letter_page(request: PortalRequest, letter_reference: str) -> HttpResponse:
    letter, user = letter_or_404(request, letter_reference), request.user
    context = {
        "title": letter.title,
        "overline": f"{letter.reference}, {words.KINDS[Capacity(letter.capacity)].lower()}",
        "desk": not user.is_member,
        "back": (reverse("announcements:letters"), BACK),
        "facts": content.facts_of_letter(letter),
        "letter": letter,
        "paper": content.paper_of(letter),
        "matter": words.matter_words(letter),
        "events": content.events_of_letter(letter),
        "links": content.links_of_letter(letter, user),
        "file_url": reverse("announcements:letter-file", args=[letter.reference]),
    }
    return render(request, "announcements/letters/letter.html", context)


@require_safe
def letter_file(request: PortalRequest, letter_reference: str) -> HttpResponse:
    """The letter on paper, as an accessible PDF."""
    letter = letter_or_404(request, letter_reference)
    try:
        pdf = letter_as_pdf(content.paper_of(letter))
    except PdfUnavailable:
        back = (letter.get_absolute_url(), f"Back to {letter.reference}")
        return render(request, "announcements/letters/no_file.html", {"back": back}, status=503)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{letter.reference}.pdf"'
    return response
