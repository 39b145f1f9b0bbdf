"""Guarded accounts: what the directory would change of them is proposed, for a second person."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from people.models import Proposal, ProposalKind, ProposalState, User
from people.models.proposal import ProposalQuerySet
from people.proposals.actions import propose_address, propose_sign_in
from people.scim.change import Change
from people.scim.errors import ScimError, taken

WHY = "The council’s directory asks for this."
PROPOSED = (
    "This person holds or held a guarded post, so a second person has to confirm this. It has been"
    " proposed. Send it again later."
)
DECLINED = (
    "This person holds or held a guarded post, and this change was proposed and declined less than"
    " 30 days ago. A people administrator can propose it again."
)
DECLINED_FOR = timedelta(days=30)
NOT_MADE = (ProposalState.REFUSED, ProposalState.WITHDRAWN, ProposalState.LAPSED)
Proposed = tuple[ProposalQuerySet, dict[str, object], Callable[[], Proposal]]


def propose_instead(change: Change, *, by: User) -> ScimError:
    """Propose the address and the sign-in of a change that one alone must not make, and return the
    error that says so. Nothing of the change is made. What has been proposed or was declined is not
    proposed again, however often the directory asks."""
    declined = False
    try:
        for rows, wanted, propose in proposals_for(change, by):
            if was_declined(rows.filter(**wanted)):
                declined = True
            elif not rows.open().exists():
                propose()
    except ValidationError:
        return taken("Another person has this address.")
    except PermissionDenied as refused:
        return ScimError(403, str(refused))
    return ScimError(403, DECLINED if declined else PROPOSED)


def proposals_for(change: Change, by: User) -> Iterator[Proposed]:
    """For the address and for the sign-in, if they would change: earlier proposals of that kind,
    what they hold if they are for the same, and a function that proposes it."""
    person = User.objects.get(pk=change.person.pk)
    rows = Proposal.objects.filter(person=person)
    if email := str(change.of_person.get("email", "")):
        of_address = rows.filter(kind=ProposalKind.ADDRESS)
        yield of_address, {"email": email}, lambda: propose_address(person, email, by=by, why=WHY)
    if "is_active" in change.of_person:
        can = bool(change.of_person["is_active"])
        of_sign_in = rows.filter(kind=ProposalKind.SIGN_IN)
        yield (
            of_sign_in,
            {"can_sign_in": can},
            lambda: propose_sign_in(person, can_sign_in=can, by=by, why=WHY),
        )


def was_declined(rows: ProposalQuerySet) -> bool:
    """Whether people said no not long ago, so that it is not asked again every hour."""
    since = timezone.now() - DECLINED_FOR
    return rows.filter(state__in=NOT_MADE, closed_at__gt=since).exists()
