"""Files of letters that wait for approval: put up with the letter, sent again, and read."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from casework.files.attaching import attach_uploads
from casework.files.models import State
from enquiries.letters import LetterFiles
from enquiries.models import Enquiry, Proposal, ProposalState, ProposedFile
from foundation.history import write
from people.models import User

CAME_BACK = (ProposalState.RETURNED, ProposalState.RECALLED)
NOT_YOURS = "This file did not come back to you with a letter. Choose it again."


def files_of_proposal(proposal: Proposal) -> list[ProposedFile]:
    """Those that go with the letter, in the order in which its author chose them."""
    keys = proposal.said.get("attached", [])
    if not keys:
        return []
    rows = {str(one.key): one for one in proposal.files.select_related("proposal")}
    return [rows[key] for key in keys if key in rows]


def files_to_send_again(proposal: Proposal) -> list[ProposedFile]:
    """Those of a letter that came back, without any that has a virus."""
    return [one for one in files_of_proposal(proposal) if one.state != State.UNSAFE]


def keys_of(files: LetterFiles) -> dict[str, list[str]]:
    """What the letter says of its files, as it is stored."""
    return {"attached": [str(one.key) for one in files]}


def put_up_files(proposal: Proposal, files: LetterFiles, *, by: User) -> None:
    """Put these files before the approver with the letter: what its author chose now, and what
    came back with an earlier letter of theirs. Raises PermissionDenied for any other file."""
    uploads = [one for one in files if not isinstance(one, ProposedFile)]
    attach_uploads(uploads, ProposedFile, by=by, case=proposal.case, proposal=proposal)
    for one in locked_files(one.pk for one in files if isinstance(one, ProposedFile)):
        before = one.proposal
        if (before.case_id, before.by_id) != (proposal.case_id, by.pk):
            raise PermissionDenied(NOT_YOURS)
        if before.state not in CAME_BACK:
            raise PermissionDenied(NOT_YOURS)
        write(one, by=by, reason="attached", proposal=proposal)


def locked_files(keys: Iterable[int]) -> list[ProposedFile]:
    rows = ProposedFile.objects.select_related("proposal").filter(pk__in=list(keys))
    return list(rows.select_for_update(of=("self",)))


def files_by_key(user: User, enquiry: Enquiry) -> dict[str, dict[str, object]]:
    """Every file that was put up for approval here, as a page lists it: what this reader cannot
    open has no link. Two statements."""
    rows = ProposedFile.objects.filter(case=enquiry)
    seen = set(rows.visible_to(user).values_list("pk", flat=True))
    return {
        str(one.key): {
            "name": one.name,
            "in_words": one.in_words,
            "state": one.state,
            "get_absolute_url": one.get_absolute_url() if one.pk in seen else "",
        }
        for one in rows
    }
