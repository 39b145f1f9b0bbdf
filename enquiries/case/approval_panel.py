"""Panel of the letter that waits for approval, and what became of earlier ones, for officers."""

import difflib
import re
from collections.abc import Iterator
from datetime import date

from casework.timeline import acted_for_words
from enquiries import clearance, contentious
from enquiries.case import annotations, approval_files
from enquiries.case.verb_pages import APPROVED_PAGES
from enquiries.models import Enquiry, Proposal, ProposalState
from foundation.types import Context
from people.models import User

WORDS = re.compile(r"\s+|[^\s]+")


def approval_panel(user: User, enquiry: Enquiry) -> Context | None:
    """The waiting letter: whose it is, who approves it and by when; empty if there were only
    earlier ones. None for a councillor."""
    if contentious.is_hidden_from(user, enquiry):
        return None
    proposal = contentious.waiting_letter(enquiry)
    if proposal is None:
        return {} if vars(enquiry).get("approval_was_asked") else None
    return {
        "by": "you" if proposal.by_id == user.pk else proposal.by.name,
        "what": letter_label(proposal),
        "approver": clearance.approver_words(proposal),
        "due_on": proposal.due_on,
    }


def letter_label(proposal: Proposal) -> str:
    return APPROVED_PAGES[proposal.verb].letter_label


def waiting_letter_shown(proposal: Proposal, edited: str = "") -> Context:
    """The waiting letter, shown as a message with its annotations, or with the text `edited`."""
    letter = proposal.said
    marks = []
    if letter.get("advice"):
        marks.append(annotations.Annotation("Professional advice"))
    if letter.get("confidential"):
        marks.append(annotations.Annotation(annotations.CONFIDENTIAL))
    if letter.get("missing"):
        marks.append(annotations.Annotation(f"Not covered in this answer: {letter['missing']}"))
    if letter.get("clause"):
        marks.append(annotations.Annotation(f"Declined under {letter['clause']}"))
    promised = letter.get("promised_on")
    return {
        "who": proposal.by.name,
        "at": proposal.at,
        "kind_label": letter_label(proposal),
        "body": edited or letter.get("text", ""),
        "for_resident": letter.get("for_resident", ""),
        "files": approval_files.files_of_proposal(proposal),
        "unfolded": True,
        "promised_on": date.fromisoformat(promised) if promised else None,
        "marks": marks,
    }


def decided_letters(user: User, enquiry: Enquiry) -> list[Context]:
    """Every letter that was put up for approval here, newest first, with what was changed."""
    files = approval_files.files_by_key(user, enquiry)
    rows = enquiry.proposals.select_related("by", "decided_by").order_by("-at", "-pk")
    return [
        {
            "what": letter_label(row),
            "by": row.by.name,
            "at": row.at,
            "state": ProposalState(row.state).label,
            "decided_by": decider_words(row),
            "decided_at": row.decided_at,
            "why": row.why,
            "pieces": letter_changes(row),
            "is_edited": bool(row.edited),
            "files": [files[key] for key in row.said.get("attached", []) if key in files],
        }
        for row in rows
    ]


def decider_words(row: Proposal) -> str:
    """Grace Lund, for Ruth Adeyemi, who was away."""
    if row.decided_by is None:
        return ""
    covered = acted_for_words(row.decided_for_id)
    return f"{row.decided_by.name}, {covered}" if covered else row.decided_by.name


def letter_changes(row: Proposal) -> list[tuple[str, str]]:
    """What its approver changed; nothing of an enquiry that was destroyed."""
    before = row.said.get("text", "")
    return list(changes(before, row.edited or before))


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """The text word by word: pieces that are "same", "removed" or "added"."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(old[i:j])
            continue
        if i < j:
            yield "removed", "".join(old[i:j])
        if k < m:
            yield "added", "".join(new[k:m])
