"""Links to the pages that come with a post and show no case: administration, figures, lists."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from django.utils import timezone

from casework.closures.policy import can_edit_calendar
from casework.held.policy import can_see_held
from casework.set_aside.policy import can_see_set_aside
from casework.unsent.policy import can_see_unsent
from complaints.policy import can_see_figures
from documents.policy import can_compare
from enquiries.clearance import can_list_clearance
from foundation.addresses import address_of
from people.imports.policy import can_import
from people.models import User
from people.policy import can_administer
from people.proposals.policy import can_see_list
from people.service_accounts.policy import can_make_service_account
from portal.endings.policy import can_end_places
from portal.leavers.policy import can_list_leavers
from protocols import policy
from protocols.restricted_posts.actions import version_restricting_posts
from reports.policy import (
    can_compare_treatment,
    can_list_committee_reports,
    can_see_reports,
)
from retention.policy import can_see_schedule


class OwnWork(NamedTuple):
    """A page, and the policy of who has it."""

    label: str
    address: str
    is_for: Callable[[User], object]
    name: str = ""  # in `empty_groups`: where it cannot be there nobody asks


def has_restricted_posts(user: User) -> bool:
    """Whether the version in force speaks of them, and this person sees the list."""
    restricting = version_restricting_posts(timezone.localdate())
    return restricting is not None and bool(policy.can_see_restricted(user))


OWN_WORK = (
    OwnWork("People", "administration:people", can_administer),
    OwnWork("Wards, services and bodies", "admin:index", can_administer),
    OwnWork("Files of councillors and officers", "imports:list", can_import),
    OwnWork("Changes to posts and accounts", "people:changes", can_see_list, "seen_changes"),
    OwnWork("Wards, services and committees that end", "places:list", can_end_places),
    OwnWork("Leavers and their work", "leavers:list", can_list_leavers),
    OwnWork("Service accounts", "people:service-accounts", can_make_service_account),
    OwnWork("Emails not sent", "unsent", can_see_unsent),
    OwnWork("Files waiting for the virus check", "held-files", can_see_held),
    OwnWork("What the portal could not do", "set-aside", can_see_set_aside),
    OwnWork("Versions of the protocol", "protocols:versions", policy.can_see_drafts),
    OwnWork("Approval of letters in your service", "enquiries:clearance", can_list_clearance),
    OwnWork("The council’s calendar", "casework:calendar", can_edit_calendar),
    OwnWork("Election periods", "protocols:elections", policy.can_set_elections),
    OwnWork(
        "What emails to councillors say", "news:what-emails-say", policy.can_choose_what_emails_say
    ),
    OwnWork("Figures on answers", "reports", can_see_reports),
    OwnWork("Reports to committee", "committee:reports", can_list_committee_reports),
    OwnWork("Are groups treated alike?", "even-handedness", can_compare_treatment),
    OwnWork("How well the protocol is followed", "monitoring", policy.can_see_working),
    OwnWork("Figures about complaints", "complaints:figures", can_see_figures),
    OwnWork("Documents that several councillors asked for", "documents:register", can_compare),
    OwnWork("How long records are kept", "retention:schedule", can_see_schedule),
    OwnWork("Politically restricted posts", "protocols:restricted", has_restricted_posts),
    OwnWork("Who still has to confirm", "protocols:outstanding", policy.can_see_outstanding),
)


def own_work(user: User, possible: Collection[str]) -> list[tuple[str, str]]:
    """The links of this person; `possible` are the names that `empty_groups` gives."""
    asked = [work for work in OWN_WORK if not work.name or work.name in possible]
    return [(work.label, address_of(work.address)) for work in asked if work.is_for(user)]
