"""What the pages of a group meeting show: facts, agenda, people, steps, and what can be done."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from casework.due_dates import Due, due_in_words
from casework.promises import calendar_of, rule_of
from foundation import dates_in_words
from foundation.types import Context
from foundation.verdict import Verdict
from people.directory import styled_member
from people.models import User
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Deadline
from protocols.models.protocol import Citation
from relations.group_meetings import policy, routing
from relations.models import GroupMeeting, GroupMeetingState, Origin

TAGS: dict[str, tuple[str, str]] = {
    GroupMeetingState.REQUESTED: ("For decision", ""),
    GroupMeetingState.ACCEPTED: ("Officer attends", "green"),
    GroupMeetingState.REFUSED: ("Refused", "grey"),
    GroupMeetingState.WITHDRAWN: ("Withdrawn", "grey"),
    GroupMeetingState.RECORDED: ("Full advice still needed", "purple"),
    GroupMeetingState.CLOSED: ("Recorded", "green"),
}
THREE_POINTS = (
    "Officers give information and advice on council business only",
    "The group’s conclusions decide nothing for the council",
    "What is said here does not replace full advice to the Cabinet or a committee",
)


class MeetingAction(NamedTuple):
    """A link of the page, with the policy that offers it and draws its sentence."""

    name: str
    label: str
    verdict: Verdict

    def url(self, meeting: GroupMeeting) -> str:
        return reverse(f"relations:{self.name}", args=[meeting.reference])


def meeting_actions(user: User, meeting: GroupMeeting) -> list[MeetingAction]:
    """In the order of the page."""
    return [MeetingAction(name, label, can(user, meeting)) for name, label, can in ACTIONS]


ACTIONS: tuple[tuple[str, str, Callable[[User, GroupMeeting], Verdict]], ...] = (
    ("accept-attendance", "Accept this request", policy.can_accept_attendance),
    ("confirm-points", "Confirm the three points", policy.can_confirm_points),
    ("record-attendance", "Record the attendance", policy.can_record_attendance),
    ("link-full-advice", "Link the full advice", policy.can_link_full_advice),
    ("refuse-attendance", "Refuse this request", policy.can_refuse_attendance),
    ("name-other-officer", "Name another officer", policy.can_name_other_officer),
    ("add-group-paper", "Add a paper", policy.can_add_group_paper),
    ("withdraw-attendance", "Withdraw this request", policy.can_withdraw_attendance),
)


def links_of_meeting(user: User, meeting: GroupMeeting) -> list[dict[str, str]]:
    actions = meeting_actions(user, meeting)
    return [{"label": one.label, "url": one.url(meeting)} for one in actions if one.verdict]


def blocked_steps(user: User, meeting: GroupMeeting) -> list[Context]:
    """What the one who decides or attends cannot do now, with the reason and its clause."""
    decides = meeting.is_requested and routing.decides_attendance(user, meeting)
    attends = meeting.is_accepted and meeting.officer_id == user.pk
    named = {"accept-attendance", "refuse-attendance"} if decides else set()
    named |= {"record-attendance"} if attends else set()
    return [
        {
            "label": one.label,
            "when": "not yet" if one.verdict.later else "not possible",
            "reason": one.verdict.reason,
            "clause": meeting.version.cite(one.verdict.clause),
        }
        for one in meeting_actions(user, meeting)
        if one.name in named and not one.verdict
    ]


def decision_due(meeting: GroupMeeting) -> Due | None:
    if meeting.due_at is None:
        return None
    on, today = timezone.localdate(meeting.due_at), timezone.localdate()
    return due_in_words(on, meeting.due_unit, calendar_of(meeting), today)


def days_of_decision(meeting: GroupMeeting) -> Context:
    """How the date of the decision was worked out, day by day, with the clause and the promise."""
    promise = meeting.promises.order_by("pk").first()
    if promise is None:
        return {}
    rule = rule_of(meeting, promise)
    days = Deadline.from_json(promise.working).days(today=timezone.localdate())
    return {"title": rule.in_words(), "clause": meeting.version.cite(rule.clause), "days": days}


def asked_by_words(meeting: GroupMeeting) -> str:
    """Councillor Clara Okafor, or Omar Haddad, for the person who sent it."""
    by = meeting.asked_by
    return styled_member(by) if meeting.origin == Origin.LEADER else by.name


def facts_of_meeting(meeting: GroupMeeting) -> list[Context]:
    due = decision_due(meeting)
    decided = meeting.decided_at
    second: Context = {"label": "Decide by", "due": due, "lines": []}
    if not due:
        lines = [dates_in_words.day(decided)] if decided else ["No time limit"]
        second = {"label": "Decided", "lines": lines}
    return [
        {"label": "State", "tag": TAGS[meeting.status], "lines": []},
        second,
        {"label": "Meeting", "lines": [meeting.when, meeting.place]},
        {
            "label": "Asked by",
            "lines": [asked_by_words(meeting), f"{meeting.get_origin_display()}"],
        },
    ]


def outsiders_words(meeting: GroupMeeting) -> str:
    """How many people who are not councillors will be there, and who; "" if there are none."""
    if not meeting.outsiders:
        return ""
    one = meeting.outsiders == 1
    people = (
        "1 person who is not a councillor"
        if one
        else (f"{meeting.outsiders} people who are not councillors")
    )
    return f"{people}: {meeting.outsiders_who}"


WARNINGS = (Behaviour.OUTSIDERS_ARE_COUNTED, Behaviour.NO_CONFIDENTIAL_PAPERS)


def warning_of_outsiders(
    meeting: GroupMeeting, asked: Sequence[Behaviour] = WARNINGS
) -> Context | None:
    """What to take care of when people who are not councillors will be there, if a clause asks for
    one of these."""
    clause = meeting.version.cite_for(*asked)
    if not meeting.outsiders or clause is None:
        return None
    words = (
        "People who are not councillors are not bound by the rules on interests and"
        " confidentiality. Take care what is said."
    )
    return {"words": words, "clause": clause}


def statements_of_record(meeting: GroupMeeting) -> list[tuple[str, Citation | None]]:
    """The limits that the page states: on business, on decisions and on full advice."""
    version = meeting.version
    limits = (
        (
            Behaviour.NO_PARTY_BUSINESS,
            "The officer gives information and advice on council business only, and is not there"
            " for party business.",
        ),
        (
            Behaviour.GROUPS_DECIDE_NOTHING,
            "The group’s conclusions are not decisions of the council. Nothing that follows from a"
            " decision can cite this meeting.",
        ),
        (
            Behaviour.FULL_ADVICE_FOLLOWS,
            "This does not replace full advice when the matter is formally considered.",
        ),
        (
            Behaviour.REFUSAL_NEEDS_NO_REASON,
            "The group cannot insist that an officer attends, and a refusal needs no reason.",
        ),
    )
    return [(words, version.cite_for(key)) for key, words in limits if version.clause_for(key)]


def record_of_meeting(meeting: GroupMeeting) -> Context | None:
    """When the officer came and left, and for which items; None before it is recorded."""
    if meeting.arrived_at is None or meeting.left_at is None:
        return None
    clock = dates_in_words.clock
    attended = [one.title for one in meeting.agenda if one.number in meeting.items_attended]
    early = ", before the meeting ended" if meeting.left_early else ""
    return {
        "times": f"Arrived at {clock(meeting.arrived_at)}, left at {clock(meeting.left_at)}"
        f"{early}.",
        "items": attended,
        "formal_body": meeting.formal_body,
        "formal_reference": meeting.formal_reference,
    }


def confirmations_of(meeting: GroupMeeting) -> Context | None:
    """The three points and who has confirmed them; None if the protocol does not ask."""
    clause = meeting.version.cite_for(Behaviour.THREE_POINTS_CONFIRMED)
    if clause is None or not meeting.officer:
        return None
    sides = (
        ("The leader of the group", meeting.leader_confirmed_at),
        (meeting.officer.name, meeting.officer_confirmed_at),
    )
    done = [
        f"{who} confirmed them on {dates_in_words.day(at)}"
        if at
        else f"{who} has not confirmed them yet"
        for who, at in sides
    ]
    return {"clause": clause, "points": THREE_POINTS, "done": done}


def decision_words(user: User, meeting: GroupMeeting) -> Context | None:
    """What was decided, by name, with the reason. Why one group was treated otherwise is for the
    council alone."""
    if meeting.decided_by is None:
        return None
    words = f"{meeting.decided_by.name} decided on {dates_in_words.day(meeting.decided_at)}."
    if meeting.officer:
        words += f" {meeting.officer.name} attends."
    own = meeting.unequal_reason if policy.sees_exact_figures(user) else ""
    return {
        "words": words,
        "refusal": meeting.get_refusal_display(),
        "reason": meeting.refusal_words,
        "unequal_reason": own,
    }


def officer_left_words(meeting: GroupMeeting) -> str:
    """A sentence for a meeting to come whose officer has left; "" otherwise."""
    if not meeting.is_accepted or meeting.officer is None or meeting.officer.side == "officer":
        return ""
    return (
        f"{meeting.officer.name} no longer works for the council and will not be there. The group"
        " can withdraw this request and ask for another officer."
    )


def own_invitation_words(user: User, meeting: GroupMeeting) -> str:
    """A sentence for an office that was invited itself, and still decides."""
    if not meeting.is_requested or meeting.invited_id != user.pk or meeting.decides_by_invitation:
        return ""
    return "You were invited yourself. The protocol still leaves this decision to your office."
