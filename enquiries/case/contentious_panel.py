"""Panel of the contentious flag, with the waiting letter. Councillors see none of it."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from enquiries import contentious
from enquiries.case import annotations
from enquiries.case.verb_pages import APPROVED_PAGES
from enquiries.models import ContentiousFlag, Enquiry, Proposal
from foundation.types import Context
from people import directory
from people.models import User


def flag_panel(user: User, enquiry: Enquiry) -> Context | None:
    """The flag with its reason, and the letter waiting for approval. None for a councillor."""
    if contentious.is_hidden_from(user, enquiry):
        return None
    flag = contentious.flag_of(enquiry)
    if flag is None:
        return None
    proposal = contentious.waiting_letter(enquiry)
    return {
        "reason": flag.reason,
        "by": flag.by.name,
        "at": flag.at,
        "clause": enquiry.version.cite(contentious.flag_clause(enquiry.version)),
        "waits": {"by": proposal.by.name, "what": letter_label(proposal)} if proposal else None,
    }


def letter_label(proposal: Proposal) -> str:
    return APPROVED_PAGES[proposal.verb].letter_label


def waiting_letter_shown(proposal: Proposal) -> Context:
    """The waiting letter, shown as a message with its annotations."""
    letter = proposal.said
    marks = []
    if letter.get("advice"):
        marks.append(annotations.Annotation("Professional advice"))
    if letter.get("missing"):
        marks.append(annotations.Annotation(f"Not covered in this answer: {letter['missing']}"))
    if letter.get("clause"):
        marks.append(annotations.Annotation(f"Declined under {letter['clause']}"))
    promised = letter.get("promised_on")
    return {
        "who": proposal.by.name,
        "at": proposal.at,
        "kind_label": letter_label(proposal),
        "body": letter["text"],
        "for_resident": letter.get("for_resident", ""),
        "unfolded": True,
        "promised_on": date.fromisoformat(promised) if promised else None,
        "marks": marks,
    }


def flag_rows(user: User, flags: Iterable[ContentiousFlag]) -> list[Context]:
    """A line of the list for each. The case is a link if the reader can see it."""
    listed = list(flags)
    seen = Enquiry.objects.visible_to(user).filter(pk__in=[flag.case_id for flag in listed])
    open_to = set(seen.values_list("pk", flat=True))
    return [
        {
            "reference": flag.case.reference,
            "title": flag.case.title,
            "url": reverse("enquiries:detail", args=[flag.case_id])
            if flag.case_id in open_to
            else "",
            "service": directory.service_name(flag.case.service_id),
            "has_it": directory.person_name(flag.case.officer_id),
            "reason": flag.reason,
            "by": flag.by.name,
            "at": flag.at,
        }
        for flag in listed
    ]
