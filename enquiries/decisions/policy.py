"""Policy of work from formal decisions: who can see it, record it and mark it as done.

Officers carry out what was lawfully decided and minuted (Cheshire East 4.4-1, Knutsford 3.3). A
single councillor cannot direct work, but can ask for advice or information (North Yorkshire 10.5).
"""

from datetime import date

from enquiries.models import DecidedWork
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none


def version_asking(today: date) -> Protocol | None:
    """The version in force on a local date, if a clause of it asks for work from decisions."""
    version = in_force_or_none(today)
    return version if version and version.clause_for(Behaviour.WORK_FROM_DECISIONS) else None


def can_see_decided_work(user: User) -> Verdict:
    """Officers who deal with enquiries, coordinators and offices."""
    if user.reads_as_councillor or not (
        user.may(Permission.ASSIGN_ENQUIRY) or user.may(Permission.SEE_OFFICE)
    ):
        return denied("Only officers can see work from decisions.")
    return ALLOWED


def can_record_work(user: User, version: Protocol) -> Verdict:
    """An officer who deals with enquiries, or only the Town Clerk if the protocol says so."""
    clause = version.clause_for(Behaviour.WORK_FROM_DECISIONS)
    if user.reads_as_councillor:
        return denied(
            "Only the council, its executive or a committee can direct work. To ask for advice or"
            " information, raise an enquiry.",
            clause=clause,
        )
    by_clerk = version.clause_for(Behaviour.DECISIONS_BY_TOWN_CLERK)
    if by_clerk and Role.CHIEF_EXECUTIVE not in user.offices:
        clerk = version.title(Role.CHIEF_EXECUTIVE)
        return denied(f"Only the {clerk} can record work from decisions.", clause=by_clerk)
    if not user.may(Permission.HANDLE_ENQUIRY):
        return denied("Only officers who deal with enquiries can record work from decisions.")
    return ALLOWED


def can_finish_work(user: User, work: DecidedWork) -> Verdict:
    """Someone in the service that does the work, or the person who recorded it."""
    if work.done_at:
        return denied("This work has already been marked as done.")
    if work.service_id in user.services or work.recorded_by_id == user.pk:
        return ALLOWED
    return denied(
        f"Only {work.service} officers, or the person who recorded it, can mark this work as done."
    )
