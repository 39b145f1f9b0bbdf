"""The contentious flag as officers see it. Councillors are shown nothing of it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from enquiries import contentious
from enquiries.case import annotations
from enquiries.models import ContentiousFlag, Enquiry, LetterKind, Proposal
from people import directory
from people.models import User

KINDS = {
    "answer": LetterKind.ANSWER,
    "decline": LetterKind.DECLINE,
    "hold": LetterKind.HOLDING,
    "ask": LetterKind.ASK,
    "redirect": LetterKind.REDIRECT,
}


def on_page(user: User, enquiry: Enquiry) -> dict[str, Any] | None:
    """The flag with its reason, and the letter waiting for approval. None for a councillor."""
    if user.is_member or user.pk == enquiry.member_id:
        return None
    flag = contentious.flag_of(enquiry)
    if flag is None:
        return None
    proposal = contentious.waiting(enquiry)
    return {
        "reason": flag.reason,
        "by": flag.by.name,
        "at": flag.at,
        "clause": annotations.cited(enquiry.version, contentious.asked(enquiry.version)),
        "waits": {"by": proposal.by.name, "what": label(proposal)} if proposal else None,
    }


def label(proposal: Proposal) -> str:
    return str(KINDS[proposal.verb].label)


def letter(proposal: Proposal) -> dict[str, Any]:
    """The waiting letter, shown as a message with its annotations."""
    said = proposal.said
    found = []
    if said.get("advice"):
        found.append(annotations.Mark("Professional advice"))
    if said.get("missing"):
        found.append(annotations.Mark(f"Not covered in this answer: {said['missing']}"))
    if said.get("clause"):
        found.append(annotations.Mark(f"Declined under {said['clause']}"))
    promised = said.get("promised_on")
    return {
        "who": proposal.by.name,
        "at": proposal.at,
        "kind_label": label(proposal),
        "body": said["text"],
        "promised_on": date.fromisoformat(promised) if promised else None,
        "marks": found,
    }


def rows(user: User, flags: Iterable[ContentiousFlag]) -> list[dict[str, Any]]:
    """A line of the list for each. The case is a link if the reader can see it."""
    found = list(flags)
    seen = Enquiry.objects.visible_to(user).filter(pk__in=[flag.case_id for flag in found])
    open_to = set(seen.values_list("pk", flat=True))
    return [
        {
            "reference": flag.case.reference,
            "title": flag.case.title,
            "url": reverse("enquiries:detail", args=[flag.case_id])
            if flag.case_id in open_to
            else "",
            "service": directory.service(flag.case.service_id),
            "has_it": directory.person(flag.case.officer_id),
            "reason": flag.reason,
            "by": flag.by.name,
            "at": flag.at,
        }
        for flag in found
    ]
