"""Content of the page of a leaver: what is open, what else ends, and who will be told."""

from collections.abc import Mapping, Sequence

from django.urls import reverse

from foundation.types import Context
from people.directory import styled_member
from people.models import User
from portal.leavers.kinds import OpenKind
from portal.leavers.lines import Line
from portal.leavers.models import LeaverChoice
from portal.leavers.offices import left_vacant
from portal.leavers.open_cases import CaseKey, Work, without_choice
from portal.leavers.other_work import other_work
from portal.leavers.policy import opens_person_page
from portal.leavers.posts import Leaving

MOST_NAMED = 10


def page_context(
    leaving: Leaving,
    work: Work,
    keys: Sequence[CaseKey],
    pending: Mapping[str, LeaverChoice],
    lines: Sequence[Line],
    kinds: Sequence[OpenKind],
) -> Context:
    """`keys` are all open cases of the reader, `lines` those of this page."""
    person = leaving.person
    return {
        "heading": f"What happens to {person.name}’s work",
        "person": person,
        "leaving": leaving,
        "number": len(keys),
        "counts": counts_in_words(len(keys), len(without_choice(keys, pending)), leaving),
        "undecided": {key.field for key in without_choice(keys, pending)},
        "lines": lines,
        "vacant": left_vacant(leaving),
        "other": other_work(leaving, work),
        "kinds": kinds,
        "told": told_in_words(lines, leaving),
        "ends": what_ends(leaving),
        "desk": True,
    }


def way_back(reader: User, person: User) -> Context:
    """To the page of the person, for those who have it, who can change the last day there."""
    if opens_person_page(reader):
        there = reverse("administration:person", args=[person.pk])
        return {"back": (there, f"Back to {person.name}"), "person_url": there}
    return {"back": (reverse("leavers:list"), "Back to leavers and their work")}


def counts_in_words(number: int, undecided: int, leaving: Leaving) -> str:
    """9 cases are open. 7 have a choice and 2 still need one."""
    what = "enquir" if leaving.as_councillor else "case"
    one, many = ("enquiry", "enquiries") if what == "enquir" else ("case", "cases")
    if not number:
        return f"No {one} is open in {leaving.person.name}’s name."
    are = f"1 {one} is open." if number == 1 else f"{number:,} {many} are open."
    if not undecided:
        return f"{are} {'It has' if number == 1 else 'All have'} a choice."
    needs = "1 still needs one" if undecided == 1 else f"{undecided:,} still need one"
    return f"{are} {number - undecided:,} with a choice, {needs}."


def told_in_words(lines: Sequence[Line], leaving: Leaving) -> str:
    """Whose enquiries are on this page, by name if they are few."""
    if leaving.as_councillor:
        return "The councillor who takes over and the officers are told about each handover."
    members = User.objects.filter(pk__in={line.member_id for line in lines if line.member_id})
    names = [styled_member(member) for member in members.order_by("name", "pk")]
    if not names or len(names) > MOST_NAMED:
        return "Each councillor is told who has their case now, and each officer what they have."
    who = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    each = "" if len(names) == 1 else "each "
    return f"{who} will {each}be told who has their case now, and each officer what they have."


def what_ends(leaving: Leaving) -> list[str]:
    """What stops with the last day, and what stays."""
    last = "Sign-in on every device ends, unless another post goes on"
    if leaving.as_councillor:
        return [
            last,
            "The calendar feed stops working",
            "Enquiries without a choice stay with their officers, who are told",
            "Unsent drafts stay their own. The portal deletes each 30 days after its last change",
            "No due date changes",
        ]
    return [
        last,
        "A case without a choice goes to the head or chief officer of the service",
        "Confidential enquiries, which are not listed here, go to the post that gets new ones",
        "Reminders go to the new officers, and no due date changes",
        f"Letters keep {leaving.person.name}’s name, as they were sent",
    ]
