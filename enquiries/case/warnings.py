"""Warnings before somebody sends, as the protocol asks: what is open, what to take care over."""

from django.utils import timezone

from enquiries.case import wording
from enquiries.case.annotations import Annotation
from enquiries.clearance import WHY, Clearance, approval_due_on
from enquiries.models import Enquiry, EnquiryQuerySet, LetterKind
from foundation import dates_in_words as dates
from foundation.types import Context
from people.directory import styled_member
from people.models import Service, User, holders_of_role
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.routes import Office
from protocols.words import NUMBERS

MOST_LISTED = 5  # open enquiries that are listed by title
PRESSING_LETTERS = (LetterKind.CHASE, LetterKind.ADDITION)
PRESSING_LIMIT = 2  # letters in a row after which one more is preceded by a word about pressure


def warnings_before_raising(enquiry: Enquiry, protocol: Protocol) -> list[Annotation]:
    """For a councillor about to raise an enquiry, by what they said about themselves in it."""
    warnings = []
    if enquiry.committee_decides:
        officer = (
            f"{holder_names(Role.MONITORING_OFFICER)}, {protocol.title(Role.MONITORING_OFFICER)},"
        )
        words = (
            "By law a committee must decide this on the evidence put before it. Do not press "
            f"anyone for an outcome here. If in doubt, ask {officer} first."
        )
        warnings.append(Annotation(words, protocol.cite_for(Behaviour.QUASI_JUDICIAL_WARNING)))
    if enquiry.may_conflict:
        advisers = (Role.CHIEF_EXECUTIVE, Role.MONITORING_OFFICER)
        who = " or ".join(
            f"{holder_names(office)}, {protocol.title(office)}" for office in advisers
        )
        words = (
            "You said another of your roles or interests may conflict with this. You can get "
            f"advice from {who} before you send it."
        )
        warnings.append(Annotation(words, protocol.cite_for(Behaviour.CAPACITY_OF_THE_COUNCILLOR)))
    if enquiry.service and (clause := protocol.cite_for(Behaviour.WORKLOAD_AND_LINES)):
        warnings.append(Annotation(reporting_line(enquiry.service, protocol), clause))
    return warnings


def reporting_line(service: Service, protocol: Protocol) -> str:
    """Who the officers of a service report to, by name and up to its chief officer."""
    head = holder_names(Role.HEAD_OF_SERVICE, service)
    chief = holder_names(Role.CHIEF_OFFICER, service)
    return (
        f"Officers in {service} report to the head of service ({head}), who reports to the"
        f" {protocol.title(Office.DIRECTOR)} ({chief})."
    )


def approval_warning(enquiry: Enquiry, needed: Clearance) -> list[Annotation]:
    """For an officer whose letter needs approval: why, by when, and why the last one was sent
    back."""
    by = dates.day(approval_due_on(enquiry, needed))
    words = (
        f"{WHY[needed.because]} a second officer must approve what you write. They have until {by}."
        " The due date of the answer does not change."
    )
    warnings = [Annotation(words, enquiry.version.cite(needed.clause))]
    last = enquiry.proposals.select_related("decided_by").order_by("pk").last()
    if last and last.why and last.decided_by:
        warnings.append(Annotation(f"{last.decided_by.name} sent the last letter back: {last.why}"))
    return warnings


def holder_names(role: Role, service: Service | None = None) -> str:
    """Who holds a post today. Of a service that has nobody in it, the post is vacant."""
    people = holders_of_role(role, service_id=service.pk if service else None)
    return ", ".join(person.name for person in people) or ("vacant" if service else role.label)


def open_with_service(user: User, service: Service | None, protocol: Protocol) -> Context:
    """This councillor's own open enquiries with the service, soonest first.

    Not those of others, because no count may tell a councillor about another's enquiry.
    """
    clause = protocol.cite_for(Behaviour.WORKLOAD_AND_LINES, Behaviour.WORKLOAD_IS_SHOWN)
    if not (clause and service):
        return {}
    mine = Enquiry.objects.visible_to(user).open().filter(service=service.pk, member=user)
    links = enquiry_links(mine)
    return {"clause": clause, "service": service, "links": links} if links else {}


def other_open_enquiries(user: User, enquiry: Enquiry) -> list[Context]:
    """For an officer who answers: what else this councillor has open that the officer can see."""
    shown = (Behaviour.WORKLOAD_AND_LINES, Behaviour.WORKLOAD_IS_SHOWN)
    if not enquiry.version.clause_for(*shown):
        return []
    rows = Enquiry.objects.visible_to(user).open().filter(member=enquiry.member_id)
    links = enquiry_links(rows.exclude(pk=enquiry.pk))
    title = f"Other open enquiries from {styled_member(enquiry.member)}"
    return [{"title": title, "links": links}] if links else []


def enquiry_links(rows: EnquiryQuerySet) -> list[Context]:
    today = timezone.localdate()
    listed = rows.for_lists().order_by("queue_at", "pk")[:MOST_LISTED]
    return [
        {"title": row.title, "url": row.get_absolute_url(), "due": wording.next_due(row, today)}
        for row in listed
    ]


def pressure_warning(enquiry: Enquiry) -> list[Annotation]:
    """A word about pressure, from the third letter in a row that presses for an answer."""
    clause = enquiry.version.cite_for(Behaviour.REPEATED_CHASERS)
    if not clause:
        return []
    kinds = enquiry.letters.order_by("-sent_at", "-pk").values_list("kind", flat=True)[:10]
    since = next((n for n, kind in enumerate(kinds) if kind not in PRESSING_LETTERS), len(kinds))
    if since < PRESSING_LIMIT:
        return []
    many = NUMBERS[since]
    words = (
        f"You have written {many} times since you last heard back. Officers can see the due "
        "date. Another message now may feel like pressure."
    )
    return [Annotation(words, clause)]
