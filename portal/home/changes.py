"""Changes that wait for a second person: drafts of the protocol, posts and accounts."""

from collections.abc import Iterator

from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from people.models import User
from people.proposals import page
from people.proposals.policy import in_need_of
from protocols import policy as versions
from protocols.http import version_url
from protocols.models import Protocol


def waiting_versions(user: User) -> Iterator[WaitingGroup]:
    """Drafts that someone else says are ready to be adopted."""
    if not versions.can_adopt_versions(user):
        return
    offered = Protocol.objects.visible_to(user).offered().order_by("-number")
    rows = [
        WaitingRow(
            title=f"Draft version {draft.number} of the protocol",
            url=version_url(draft),
            about=draft.name,
            line="Ready for you to adopt",
        )
        for draft in offered[: MOST_WAITING + 1]
        if versions.can_adopt(user, draft)
    ]
    url = reverse("protocols:versions")
    yield waiting_group("The protocol", rows, all_label="All versions of the protocol", all_url=url)


def waiting_proposals(user: User) -> Iterator[WaitingGroup]:
    """Changes to posts and accounts that need a second person."""
    oldest = in_need_of(user).select_related("person", "proposed_by", "post")
    rows = [
        WaitingRow(
            title=page.heading_of(proposal),
            url=reverse("people:change", args=[proposal.pk]),
            about=f"Proposed by {proposal.proposed_by.name}",
            line="Needs a second person to confirm it",
        )
        for proposal in oldest.order_by("proposed_at", "pk")[: MOST_WAITING + 1]
    ]
    url = reverse("people:changes")
    yield waiting_group(
        "Posts and accounts", rows, all_label="All changes to posts and accounts", all_url=url
    )
