"""Next steps: links of a councillor’s page to what is done next with an enquiry, not on it."""

from collections.abc import Callable

from django.urls import reverse

from enquiries.case.readers import name_of_reader
from enquiries.contributions.policy import can_ask_contribution
from enquiries.forwarding.policy import can_ask_for_consent
from enquiries.handover.policy import can_hand_over_for_others
from enquiries.models import ENDED, REPEATED, Enquiry, Kind
from enquiries.raising.policy import can_raise
from enquiries.resident_text import wording
from enquiries.resident_text.policy import can_write_resident_text
from enquiries.sharing.policy import can_share
from foundation.types import Context
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour

Links = list[Context]


def next_steps(user: User, enquiry: Enquiry) -> Links:
    """The links under the buttons of its councillor’s page, each of label and url, in order. Its
    officer can ask others to contribute, and a coordinator has one once the councillor has left."""
    if user.pk != enquiry.member_id:
        steps = (ask_for_a_contribution, share_letters, hand_over_after)
        return [link for step in steps for link in step(user, enquiry)]
    return [link for step in STEPS for link in step(user, enquiry)]


def text_for_the_resident(user: User, enquiry: Enquiry) -> Links:
    if not can_write_resident_text(user, enquiry):
        return []
    url = reverse("enquiries:resident-text", args=[enquiry.pk])
    return [{"label": wording.title_for(enquiry), "url": url}]


def share_with_a_colleague(user: User, enquiry: Enquiry) -> Links:
    if not can_share(user, enquiry):
        return []
    url = reverse("enquiries:share", args=[enquiry.pk])
    return [{"label": "Share with a colleague", "url": url}]


def share_letters(user: User, enquiry: Enquiry) -> Links:
    if not can_ask_for_consent(user, enquiry):
        return []
    url = reverse("enquiries:share-letters", args=[enquiry.pk])
    return [{"label": "Share single letters", "url": url}]


def stop_sharing(_user: User, enquiry: Enquiry) -> Links:
    return [
        {
            "label": f"Stop sharing with {name_of_reader(reader, enquiry)}",
            "url": reverse("enquiries:end-share", args=[enquiry.pk, reader.key]),
        }
        for reader in enquiry.shared_with
    ]


def not_offered(user: User, enquiry: Enquiry) -> Links:
    """Why its councillor cannot share it, if a clause forbids that: as for a verb not open."""
    may = can_share(user, enquiry)
    if user.pk != enquiry.member_id or not may.clause:
        return []
    cited = enquiry.version.cite(may.clause)
    return [
        {
            "label": "Share with a colleague",
            "when": "not possible",
            "reason": may.reason,
            "clause": cited,
        }
    ]


def ask_for_a_contribution(user: User, enquiry: Enquiry) -> Links:
    if not can_ask_contribution(user, enquiry):
        return []
    url = reverse("enquiries:ask-contribution", args=[enquiry.pk])
    return [{"label": "Ask for a contribution", "url": url}]


def hand_over_after(user: User, enquiry: Enquiry) -> Links:
    if enquiry.has_member_today or enquiry.status in ENDED or not can_hand_over_for_others(user):
        return []
    url = reverse("enquiries:hand-over-after", args=[enquiry.member_id])
    return [{"label": f"Hand over the enquiries of {styled_member(enquiry.member)}", "url": url}]


def raise_another(user: User, enquiry: Enquiry) -> Links:
    """A new draft with the kind, title, service and place of this enquiry."""
    if enquiry.kind not in REPEATED or not can_raise(user):
        return []
    url = reverse("enquiries:like", args=[enquiry.pk])
    return [{"label": "Raise another like this", "url": url}]


def same_for_another_resident(user: User, enquiry: Enquiry) -> Links:
    """A new draft with all of it but the resident."""
    if enquiry.kind != Kind.CASEWORK or not can_raise(user):
        return []
    url = reverse("enquiries:another-resident", args=[enquiry.pk])
    return [{"label": "Raise the same for another resident", "url": url}]


def print_without_names(_user: User, enquiry: Enquiry) -> Links:
    if not enquiry.version.clause_for(Behaviour.NAMES_STAY_INSIDE):
        return []
    url = reverse("enquiries:print", args=[enquiry.pk])
    return [{"label": "Print without officers’ names", "url": url}]


# In the order of the page. Each gives no link where it does not apply.
STEPS: tuple[Callable[[User, Enquiry], Links], ...] = (
    text_for_the_resident,
    share_with_a_colleague,
    share_letters,
    stop_sharing,
    raise_another,
    same_for_another_resident,
    print_without_names,
)
