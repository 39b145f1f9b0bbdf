"""Pages of the verbs on an outgoing letter."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from announcements.letters import actions, content, forms, policy
from announcements.letters.views import letter_or_404, writing_context
from casework.http import PortalRequest
from foundation.types import Context
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def change_letter_page(request: PortalRequest, letter_reference: str) -> HttpResponse:
    letter, user = letter_or_404(request, letter_reference), request.user
    around = writing_context(user, letter.capacity, letter.version)
    return case_verb_page(
        request,
        letter,
        around | {"heading": "Change letter", "button": "Save letter"},
        form=forms.LetterForm,
        can=policy.can_change_letter,
        do=lambda typed: actions.change_letter(letter, typed=typed, by=user),
        done="Letter changed",
        initial=content.initial_of(letter),
        user=user,
        capacity=letter.capacity,
        version=letter.version,
    )


@require_http_methods(["GET", "POST"])
def sign_letter_page(request: PortalRequest, letter_reference: str) -> HttpResponse:
    """The letter as it goes out, and a button below it."""
    letter, user = letter_or_404(request, letter_reference), request.user
    words: Context = {
        "heading": "Sign letter",
        "button": "Sign and record as sent",
        "lead": "Your name and post are below the letter. It cannot be changed after that. Save the"
        " PDF and send it yourself.",
        "paper": content.paper_of(letter),
    }
    return case_verb_page(
        request,
        letter,
        words,
        form=forms.SignLetterForm,
        can=policy.can_sign_letter,
        do=lambda typed: actions.sign_letter(letter, by=user, shown=typed["shown"]),
        done="Letter signed and recorded as sent",
        template="announcements/letters/sign.html",
        initial={"shown": actions.letter_mark(letter)},
    )


@require_http_methods(["GET", "POST"])
def withdraw_letter_page(request: PortalRequest, letter_reference: str) -> HttpResponse:
    letter, user = letter_or_404(request, letter_reference), request.user
    lead = "No one can sign it after that."
    return case_verb_page(
        request,
        letter,
        {"heading": "Withdraw letter", "button": "Withdraw letter", "lead": lead},
        form=forms.WithdrawLetterForm,
        can=policy.can_withdraw_letter,
        do=lambda typed: actions.withdraw_letter(letter, by=user),
        done="Letter withdrawn",
    )
