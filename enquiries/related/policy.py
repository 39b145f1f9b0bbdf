"""Policy of links between enquiries: who links, who removes a link, who closes a duplicate."""

from enquiries.contributors import reads_as_contributor
from enquiries.corrections.policy import may_put_right
from enquiries.models import ENDED, Enquiry, EnquiryLink, LinkKind, Status
from enquiries.statutory_duty import may_end_or_move
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission

CONFIDENTIAL = "{} is confidential, so it cannot be linked to another."


def is_staff(user: User, enquiry: Enquiry) -> bool:
    """Whether this person deals with enquiries, and is not the councillor of this one."""
    may = user.may(Permission.HANDLE_ENQUIRY) or user.may(Permission.ASSIGN_ENQUIRY)
    staff = may and not user.reads_as_councillor and user.pk != enquiry.member_id
    return staff and not reads_as_contributor(user, enquiry)


def can_link(user: User, enquiry: Enquiry) -> Verdict:
    """Staff who can see it, in every state. They need to see the other one too: the action asks."""
    if not is_staff(user, enquiry):
        return denied("Only officers who deal with enquiries can link them.")
    if enquiry.is_sealed:
        return denied(CONFIDENTIAL.format("This enquiry"))
    return ALLOWED


def can_be_linked(enquiry: Enquiry, other: Enquiry, kind: str) -> Verdict:
    """Whether these two can be linked like this: once, and a duplicate only to what is none."""
    if enquiry.pk == other.pk:
        return denied("This is the reference of this enquiry. Enter that of the other one.")
    if other.is_sealed:
        return denied(CONFIDENTIAL.format(other.reference))
    linked = EnquiryLink.objects.of_enquiry(enquiry.pk)
    if linked.of_enquiry(other.pk).exists():
        return denied(f"This enquiry is linked to {other.reference} already.")
    return can_be_duplicate(enquiry, other) if kind == LinkKind.DUPLICATE else ALLOWED


def can_be_duplicate(enquiry: Enquiry, other: Enquiry) -> Verdict:
    """Each duplicate leads to one enquiry, which is no duplicate itself."""
    duplicates = EnquiryLink.objects.open().filter(kind=LinkKind.DUPLICATE)
    if first := duplicates.filter(case=enquiry).select_related("other").first():
        return denied(f"This enquiry is a duplicate of {first.other.reference} already.")
    if duplicates.filter(other=enquiry).exists():
        return denied("Another enquiry is a duplicate of this one, so this one cannot be one.")
    if duplicates.filter(case=other).exists():
        return denied(f"{other.reference} is a duplicate itself. Enter the enquiry it duplicates.")
    return ALLOWED


def can_end_link(user: User, link: EnquiryLink) -> Verdict:
    """Staff who can see both. What closed a duplicate is undone on the duplicate first."""
    if not is_staff(user, link.case):
        return denied("Only officers who deal with enquiries can remove a link.")
    if link.ended_at:
        return denied("This link has been removed already.")
    if is_closed_by(link):
        reference = link.case.reference
        return denied(f"{reference} was closed as a duplicate. Reopen it, which removes the link.")
    return ALLOWED


def is_closed_by(link: EnquiryLink) -> bool:
    """Whether the duplicate was closed because of this link."""
    return link.kind == LinkKind.DUPLICATE and link.case.status == Status.REDIRECTED


def open_duplicate(enquiry: Enquiry) -> EnquiryLink | None:
    """The link by which it is a duplicate, if it is one. A page knows beforehand if it has none."""
    if not vars(enquiry).get("is_linked", True):
        return None
    links = EnquiryLink.objects.open().filter(case=enquiry, kind=LinkKind.DUPLICATE)
    return links.select_related("other").first()


def can_undo_duplicate(user: User, enquiry: Enquiry) -> Verdict:
    """Anyone who can undo a redirect, while it is closed as a duplicate."""
    redirected = enquiry.status == Status.REDIRECTED
    if not redirected or not EnquiryLink.objects.that_closed(enquiry).exists():
        return denied("This enquiry was not closed as a duplicate.")
    return may_put_right(user, enquiry)


def can_close_duplicate(user: User, enquiry: Enquiry) -> Verdict:
    """Its officer, a senior post of its service or a coordinator, if its councillor asked the same
    in another enquiry that did not end without an answer. A duplicate of another councillor’s is
    answered like any other."""
    if not enquiry.is_open or enquiry.is_from_officer:
        return denied("Only an open enquiry can be closed as a duplicate.")
    if not (allowed := may_put_right(user, enquiry) and may_end_or_move(user, enquiry)):
        return allowed
    link = open_duplicate(enquiry)
    if not link:
        return denied("This enquiry is not marked as a duplicate.")
    if link.other.member_id != enquiry.member_id:
        return denied("Another councillor asked the same, so this councillor gets an answer here.")
    if link.other.status in ENDED and not link.other.answered_at:
        return denied(f"{link.other.reference} ended without an answer, so this one needs one.")
    return ALLOWED
