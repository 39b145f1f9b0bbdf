"""Pages of private notes on a case of any app, which names the case and its addresses."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404, HttpResponse

from casework.http import PortalRequest, verb_page, visible_or_404
from casework.models import AnyCase
from casework.notes import actions, policy
from casework.notes.forms import NoteForm, StrikeOutForm
from casework.notes.page import NoteAddresses, note_shown, notes_page
from foundation.types import Context
from people.models import User


def show_notes_page(
    request: PortalRequest, case: AnyCase, colleagues: Sequence[User], addresses: NoteAddresses
) -> HttpResponse:
    """The notes of a case this person can see, with the form of a new one. `colleagues` are those
    who can read it."""
    user = request.user
    if policy.is_hidden_from(user, case):
        raise Http404

    def around() -> Context:
        page = notes_page(user, case, request.GET.get("after", ""), addresses)
        return case_context(case) | page | {"heading": "Private notes", "button": "Add note"}

    return verb_page(
        request,
        around,
        form=NoteForm,
        may=policy.can_add_note(user, case),
        do=lambda typed: actions.add_note(
            case, text=typed["text"], told=typed["told"], key=typed["key"], by=user
        ),
        done="Private note added",
        to=addresses.notes,
        template="casework/notes.html",
        case=case,
        colleagues=[person for person in colleagues if person.pk != user.pk],
    )


def show_strike_out_page(
    request: PortalRequest, case: AnyCase, key: UUID, addresses: NoteAddresses
) -> HttpResponse:
    user = request.user
    note = visible_or_404(case.notes.only_notes().with_people(), user, key=key)
    return verb_page(
        request,
        case_context(case)
        | {
            "heading": "Strike out your private note",
            "lead": "The note stays on record. It will be crossed out, with your reason below it.",
            "button": "Strike out note",
            "back": (addresses.notes, "Back to the private notes"),
            "cancel_url": addresses.notes,
            "note": note_shown(user, note, addresses) | {"strike_out_url": ""},
        },
        form=StrikeOutForm,
        may=policy.can_strike_out(user, note),
        do=lambda typed: actions.strike_out_note(
            case, note, reason=typed["reason"], key=typed["key"], by=user
        ),
        done="Private note struck out",
        to=addresses.notes,
        template="casework/strike_out_note.html",
    )


def case_context(case: AnyCase) -> Context:
    return {
        "desk": True,
        "overline": f"{case.reference}, {case.title}",
        "back": (case.get_absolute_url(), f"Back to {case.reference}"),
        "cancel_url": case.get_absolute_url(),
    }
