"""The page of one request, and one page for each verb."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, act, visible_or_404
from documents import actions, policy, routing
from documents import decide as documents_decide
from documents.asking import actions as asking_actions
from documents.case import content, timeline, wording
from documents.case import what_was_asked as case_what_was_asked
from documents.case.decision_forms import RulingForm, ruling
from documents.case.letter_pages import LETTER_VERBS, LetterVerb
from documents.forms import AssignForm, PassForm, TextForm
from documents.models import (
    DocumentLetter,
    DocumentRequest,
    Outcome,
    ReleasedFile,
    Status,
)
from foundation.forms import PortalForm
from people.directory import styled
from people.models import User


def opened(request: PortalRequest, reference: str) -> DocumentRequest:
    """The request with all that its pages show, if this person may see it."""
    return visible_or_404(content.rows(), request.user, reference=reference.upper())


@require_safe
def detail(request: PortalRequest, reference: str) -> HttpResponse:
    found, user = opened(request, reference), request.user
    letters = letters_of(user, found)
    decisions = [letter.decision for letter in reversed(letters) if hasattr(letter, "decision")]
    files = list(ReleasedFile.objects.visible_to(user).filter(case=found))
    return render(
        request,
        "documents/detail.html",
        {
            "desk": not user.is_member,
            "title": found.title,
            "back": (reverse("documents:index"), "Back to documents"),
            "overline": wording.overline(found),
            "facts": content.facts(user, found),
            "blocked": content.blocked(user, found),
            "steps": content.steps(user, found, decisions),
            "asked": case_what_was_asked.asked(found, letters),
            "member": "you" if found.member_id == user.pk else styled(found.member),
            "decisions": content.decisions_shown(found, decisions),
            "ways_open": content.ways_open(user, found),
            "messages_": content.letters(user, letters),
            "own_before": content.own_before(user, found),
            "held": [(file.name, file_url(found, file)) for file in files if file.is_held],
            "released": released_to(user, found, files),
            "actions": content.open_choices(user, found),
            "promises": content.promises_shown(found),
            "readers": wording.readers(found),
            "timeline": timeline.events(user, found),
        },
    )


def letters_of(user: User, found: DocumentRequest) -> list[DocumentLetter]:
    """Those that this person reads, oldest first, each with the decision that it gives."""
    rows = DocumentLetter.objects.visible_to(user).filter(case=found)
    return list(rows.select_related("decision__by", "decision__answered_for_by"))


def released_to(
    user: User, found: DocumentRequest, files: list[ReleasedFile]
) -> list[tuple[str, str]]:
    """For the people who decide: where to see who has opened what. The councillor has a page."""
    if found.member_id == user.pk:
        return []
    return [(file.name, file_url(found, file)) for file in files if not file.is_held]


def file_url(found: DocumentRequest, file: ReleasedFile) -> str:
    return reverse("documents:file", args=[found.reference, file.key])


def page(found: DocumentRequest, user: User, **words: Any) -> dict[str, Any]:
    """What every verb's page has around its form."""
    return {
        "desk": not user.is_member,
        "overline": f"{found.reference}, {found.title}",
        "back": (found.get_absolute_url(), f"Back to {found.reference}"),
        "cancel_url": found.get_absolute_url(),
        "readers": wording.read_by(found),
        "side": [],
    } | words


def sent(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The cleaned data as an action takes it."""
    return {name: value for name, value in cleaned.items() if name != "signed_for"}


@require_http_methods(["GET", "POST"])
def letter(request: PortalRequest, reference: str, verb: str) -> HttpResponse:
    """Any verb that is one letter: its words are in `verbs`."""
    found, user, words = opened(request, reference), request.user, LETTER_VERBS[verb]
    return act(
        request,
        letter_page(user, found, words),
        form=TextForm,
        may=words.may(user, found),
        do=lambda cleaned: words.do(found, by=user, **sent(cleaned)),
        done=words.done,
        to=found,
        reads_first=True,
        label=words.label,
    )


def letter_page(user: User, found: DocumentRequest, words: LetterVerb) -> dict[str, Any]:
    names = {
        "member": styled(found.member),
        "office": routing.decides_in_the_end(found),
    }
    number = policy.clause_of(found) if words.cites else ""
    if words.cites_advice:
        number = found.version.asks_for(asking_actions.ADVICE) or policy.clause_of(found)
    said = {
        "heading": words.heading.format(**names),
        "lead": words.lead.format(**names),
        "button": words.button,
        "clause": wording.cited(found.version, number),
        "side": what_was_asked(user, found) if found.member_id != user.pk else [],
    }
    readers = {"readers": words.readers.format(**names)} if words.readers else {}
    return page(found, user, **said, **readers)


@require_http_methods(["GET", "POST"])
def decide(request: PortalRequest, reference: str, outcome: str) -> HttpResponse:
    """One of the four outcomes, decided by the service or finally."""
    found, user = opened(request, reference), request.user
    if outcome not in Outcome.values:
        raise Http404
    final = found.status == Status.FOR_DECISION
    may = policy.can_determine(user, found) if final else policy.can_decide(user, found)
    do = documents_decide.determine if final else documents_decide.decide
    clause = wording.cited(found.version, policy.clause_of(found)) if final else None
    return act(
        request,
        page(found, user, clause=clause, **ruling_page(user, found, outcome)),
        form=RulingForm,
        may=may,
        do=lambda cleaned: do(
            found, ruling=ruling(cleaned, Outcome(outcome)), by=user, key=cleaned["key"]
        ),
        done="Final decision recorded" if final else "Decision recorded",
        to=found,
        reads_first=True,
        case=found,
        outcome=Outcome(outcome),
    )


def ruling_page(user: User, found: DocumentRequest, outcome: str) -> dict[str, Any]:
    return {
        "heading": str(Outcome(outcome).label),
        "lead": LEADS[outcome].format(member=styled(found.member)),
        "button": BUTTONS[outcome],
        "side": what_was_asked(user, found),
    }


def what_was_asked(user: User, found: DocumentRequest) -> list[dict[str, Any]]:
    """The request in brief, next to the form."""
    items = case_what_was_asked.asked_briefly(found, letters_of(user, found))
    return [{"title": "The request", "items": items}]


LEADS: dict[str, str] = {
    Outcome.DISCLOSE: "{member} can open the document after accepting the conditions. "
    "No other councillor can open it.",
    Outcome.PART: "{member} can open what you release, and will see what you left out and why. "
    "Make sure it is deleted from the file itself, because text that is only covered over can "
    "be uncovered.",
    Outcome.INSPECT: "{member} can view the document page by page but will not get a copy.",
    Outcome.REFUSE: "{member} will see the ground, your reasons and what they can do next.",
}
BUTTONS: dict[str, str] = {
    Outcome.DISCLOSE: "Release document",
    Outcome.PART: "Release part",
    Outcome.INSPECT: "Allow inspection",
    Outcome.REFUSE: "Refuse request",
}


@require_http_methods(["GET", "POST"])
def assign(request: PortalRequest, reference: str) -> HttpResponse:
    found, user = opened(request, reference), request.user
    member = styled(found.member)
    return act(
        request,
        page(
            found,
            user,
            heading="Assign to an officer",
            lead=f"We will tell {member} who has the request. The due date will not change.",
            button="Assign",
            readers="",
        ),
        form=AssignForm,
        may=policy.can_assign(user, found),
        do=lambda cleaned: actions.assign(found, officer=cleaned["officer"], by=user),
        done="Request assigned to an officer",
        to=found,
        reads_first=True,
        case=found,
    )


@require_http_methods(["GET", "POST"])
def pass_on(request: PortalRequest, reference: str) -> HttpResponse:
    found, user = opened(request, reference), request.user
    return act(
        request,
        page(
            found,
            user,
            heading="Pass to another service",
            lead="Use this if another service holds the document. The due date will not change.",
            button="Pass to service",
            readers="",
        ),
        form=PassForm,
        may=policy.can_pass(user, found),
        do=lambda cleaned: actions.pass_on(found, by=user, **sent(cleaned)),
        done="Request passed to another service",
        to="documents:index",
        reads_first=True,
        case=found,
    )


@require_http_methods(["GET", "POST"])
def remind(request: PortalRequest, reference: str) -> HttpResponse:
    found, user = opened(request, reference), request.user
    office = found.version.title(found.consulted) if found.consulted else ""
    return act(
        request,
        page(
            found,
            user,
            heading=f"Remind the {office}",
            lead="We will email them that their view is needed. You can send one reminder a day.",
            button="Send reminder",
            readers="",
        ),
        form=PortalForm,
        may=policy.can_remind(user, found),
        do=lambda cleaned: actions.remind(found, by=user),
        done="Reminder sent",
        to=found,
    )
