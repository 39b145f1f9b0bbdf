"""The page of one enquiry, its letters to print, and a page for each verb that is one letter."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from enquiries import actions, contentious, policy
from enquiries.case import (
    annotations,
    approval,
    content,
    contentious_panel,
    timeline,
    warnings,
    wording,
)
from enquiries.case.letter_pages import LETTER_VERBS, LetterVerb
from enquiries.models import Enquiry
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour

# Fields that a form only checks. No action takes them.
UNSENT = ("signed_for", "about_work", "topic")


def enquiry_or_404(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry with all that its pages show, if this person can see it."""
    return visible_or_404(
        contentious.with_flag_and_letter(
            Enquiry.objects.with_people().select_related("resident").prefetch_related("promises"),
            request.user,
        ),
        request.user,
        pk=pk,
    )


@require_safe
def enquiry_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = enquiry_or_404(request, pk)
    user, before = request.user, aware_time(request.GET.get("before", ""))
    if policy.can_open(user, enquiry):
        actions.open_answer(enquiry, by=user)
    events = timeline.timeline_events(user, enquiry, before)
    full = len(events) >= timeline.MOST_EVENTS
    older = f"?before={events[-1].at.isoformat()}".replace("+", "%2B") if full else ""
    owed = content.promises_shown(enquiry)
    return render(
        request,
        "enquiries/detail.html",
        correspondence(user, enquiry)
        | {
            "desk": not user.is_member,
            "back": back_to(user),
            "facts": content.case_facts(user, enquiry),
            "actions": content.open_choices(user, enquiry),
            "blocked": content.blocked_choices(user, enquiry),
            "promises": owed,
            "earlier": [promise for promise in owed if not promise["open"]],
            "timeline": events,
            "timeline_next": older,
            "flag": contentious_panel.flag_panel(user, enquiry),
        },
    )


def correspondence(user: User, enquiry: Enquiry) -> dict[str, Any]:
    """The correspondence, what was said about it, and who can read it."""
    return {
        "enquiry": enquiry,
        "title": enquiry.title,
        "overline": wording.overline(enquiry),
        "readers": wording.readers_sentence(enquiry, you=user.pk == enquiry.member_id),
        "messages_": content.letters_shown(user, enquiry),
        "said": annotations.annotations_of_asker(enquiry),
        "resident": getattr(enquiry, "resident", None),
        "prints": enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE),
        "member_view": user.pk == enquiry.member_id,
    }


@require_safe
def print_page(request: PortalRequest, pk: int) -> HttpResponse:
    """The letters to print, with officers under the name of their service if the protocol asks."""
    enquiry, user = enquiry_or_404(request, pk), request.user
    inside = enquiry.version.cite_for(Behaviour.NAMES_STAY_INSIDE)
    return render(
        request,
        "enquiries/print.html",
        {
            "enquiry": enquiry,
            "title": enquiry.title,
            "overline": wording.overline(enquiry),
            "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
            "inside": inside,
            "messages_": content.letters_shown(user, enquiry, names=not inside),
        },
    )


def aware_time(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def back_to(user: User) -> tuple[str, str]:
    if user.is_member:
        return reverse("home"), "Back to your enquiries"
    return reverse("enquiries:queue"), "Back to the list"


def verb_page_context(enquiry: Enquiry, user: User, **words: Any) -> dict[str, Any]:
    """What every verb's page has around its form."""
    return {
        "desk": not user.is_member,
        "enquiry": enquiry,
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
        "readers": wording.readers_sentence(enquiry, you=user.pk == enquiry.member_id),
        "side": [],
    } | words


def action_arguments(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The cleaned data as an action takes it."""
    return {name: value for name, value in cleaned.items() if name not in UNSENT}


@require_http_methods(["GET", "POST"])
def letter_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """Any verb that is one letter: its words are in `LETTER_VERBS`."""
    enquiry, user, words = enquiry_or_404(request, pk), request.user, LETTER_VERBS[verb]
    names = names_in_words(words.lead, enquiry)
    return verb_page(
        request,
        verb_page_context(
            enquiry,
            user,
            heading=words.heading.format(**names),
            lead=words.lead.format(**names),
            button="Ask for approval" if needs_second_officer(enquiry, verb) else words.button,
            clause=enquiry.version.cite(clause_behind(words, enquiry)),
            screen=verb,
            notes=warnings_for(verb, enquiry),
            side=warnings.other_open_enquiries(user, enquiry) if verb == "answer" else [],
        ),
        form=words.form,
        may=words.may(user, enquiry),
        do=letter_sender(enquiry, verb, words.do, user),
        done="Letter sent for approval" if needs_second_officer(enquiry, verb) else words.done,
        to=enquiry,
        enquiry=enquiry,
        label=words.label,
        empty=words.empty,
        hint=words.hint.format(**names),
        alone=needs_second_officer(enquiry, verb),
        initial=letter_so_far(user, enquiry, verb),
        reads_first=True,
    )


def needs_second_officer(enquiry: Enquiry, verb: str) -> bool:
    """Whether a second officer has to approve what this verb sends."""
    return verb in approval.LETTERS_TO_COUNCILLOR and contentious.needs_approval(enquiry)


def letter_sender(
    enquiry: Enquiry, verb: str, do: Callable[..., Any], user: User
) -> Callable[[dict[str, Any]], Any]:
    """The function that sends the letter, or puts it before a second officer."""

    def now(cleaned: dict[str, Any]) -> None:
        do(enquiry, by=user, **action_arguments(cleaned))

    def later(cleaned: dict[str, Any]) -> None:
        arguments = action_arguments(cleaned)
        approval.propose_letter(
            enquiry, name=verb, key=arguments.pop("key"), said=arguments, by=user
        )

    return later if needs_second_officer(enquiry, verb) else now


def letter_so_far(user: User, enquiry: Enquiry, verb: str) -> dict[str, Any]:
    """What they wrote before and was sent back, to continue from."""
    return (
        approval.letter_sent_back(user, enquiry, verb)
        if needs_second_officer(enquiry, verb)
        else {}
    )


def warnings_for(verb: str, enquiry: Enquiry) -> list[annotations.Annotation]:
    if needs_second_officer(enquiry, verb):
        return warnings.approval_warning(enquiry)
    return warnings.pressure_warning(enquiry) if verb in ("chase", "add") else []


def clause_behind(words: LetterVerb, enquiry: Enquiry) -> str:
    """The clause of the promise that the verb keeps, or the clause that asks for the verb."""
    if words.asked_by:
        return enquiry.version.clause_for(words.asked_by)
    return policy.promise_clause_of(enquiry, words.clause_of)


def names_in_words(lead: str, enquiry: Enquiry) -> dict[str, Any]:
    """Names for the words of a verb. Who gets a chase is looked up only if the words need it."""
    stops = (
        "The clock stops until the councillor replies."
        if enquiry.version.pause_while_waiting
        else "The due date for your answer will not change."
    )
    return {
        "member": styled_member(enquiry.member),
        "days": enquiry.version.follow_up_days,
        "clock": stops,
        "chased": content.chase_recipient(enquiry) if "{chased}" in lead else "",
        "head": "the head of service" if enquiry.service_id else "someone else",
    }
