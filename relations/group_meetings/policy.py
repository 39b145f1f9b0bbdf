"""Policy of officers at group meetings: who asks, decides, confirms, records, compares groups."""

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from people.roles import Permission, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.group_meetings.routing import (
    decider_title,
    decides_attendance,
    group_leaders,
    offices_of_route,
)
from relations.models import (
    GroupMeeting,
    GroupMeetingQuerySet,
    GroupMeetingState,
    GroupNote,
    NoteKind,
    groups_led_by,
)
from relations.models.offices_today import office_standing_in

FIGURES = (
    Behaviour.FIGURES_BY_GROUP,
    Behaviour.UNEQUAL_REFUSAL_EXPLAINED,
    Behaviour.OFFERS_TO_OTHER_GROUPS,
    Behaviour.SAME_OFFER_TO_ALL,
)


def version_with_meetings() -> Protocol | None:
    """The version in force, if a clause of it asks for requests of this kind."""
    version = in_force_or_none()
    return version if version and version.clause_for(Behaviour.GROUP_MEETINGS) else None


def decides_today(user: User, version: Protocol) -> bool:
    """Whether this person holds the office that decides, or stands in for it."""
    office, _ = offices_of_route(version)
    return bool(office) and office_standing_in(office) in user.offices


def can_list_group_meetings(user: User) -> Verdict:
    """Group leaders, and everyone who works for the council, if the protocol has such requests."""
    if version_with_meetings() is None:
        return denied("The protocol does not provide for officers at group meetings.")
    if groups_led_by(user) or user.side == "officer":
        return ALLOWED
    return denied("Only the leader of a group can ask for an officer at its meetings.")


def can_ask_for_officer(user: User) -> Verdict:
    """Today’s leader of a group."""
    if version_with_meetings() is None:
        return denied("The protocol does not provide for officers at group meetings.")
    if not groups_led_by(user):
        return denied("Only the leader of a group can ask for an officer at its meetings.")
    return ALLOWED


def can_report_invitation(user: User) -> Verdict:
    """Anyone who works for the council: an officer that a group invited directly reports it, and
    the office that decides offers a briefing on its own initiative."""
    version = version_with_meetings()
    if version is None:
        return denied("The protocol does not provide for officers at group meetings.")
    if user.side != "officer":
        return denied("Only officers report an invitation to a group meeting.")
    return ALLOWED


def can_offer_own_briefing(user: User) -> Verdict:
    """Holders of the office that decides."""
    version = version_with_meetings()
    if version is None:
        return denied("The protocol does not provide for officers at group meetings.")
    if not decides_today(user, version):
        return denied("Only the office that decides can offer a briefing on its own initiative.")
    return ALLOWED


def can_decide_attendance(user: User, meeting: GroupMeeting) -> Verdict:
    """The office that the protocol names, alone; the officer invited, if it names no office."""
    if not meeting.is_requested:
        return denied(f"This request is already {meeting.get_status_display().lower()}.")
    if not decides_attendance(user, meeting):
        who = decider_title(meeting)
        number = meeting.version.clause_for(Behaviour.GROUP_MEETINGS)
        return denied(f"Only {who} decides whether an officer attends.", clause=number)
    return ALLOWED


def can_accept_attendance(user: User, meeting: GroupMeeting) -> Verdict:
    """Those who decide, before the meeting, while the group has a leader and, if the protocol says
    so, only if no one else than councillors is there."""
    if not (verdict := can_decide_attendance(user, meeting)):
        return verdict
    if meeting.starts_at <= timezone.now():
        return denied("This meeting has already started. Refuse the request instead.")
    never = meeting.version.clause_for(Behaviour.NEVER_WITH_OUTSIDERS)
    if never and meeting.outsiders:
        return denied(
            "People who are not councillors will be there, so no officer can attend. Refuse the"
            " request, and say that the group can ask again.",
            clause=never,
        )
    if meeting.group.has_ended(timezone.localdate()) or not group_leaders(meeting.group_id):
        return denied(
            "This group has no leader today, so no one can be told. Refuse the request, and say"
            " that the group can ask again once it has a leader."
        )
    return ALLOWED


def can_name_other_officer(user: User, meeting: GroupMeeting) -> Verdict:
    """The office that decided, alone, until the meeting starts; the portal once the officer who was
    to attend has left."""
    if not meeting.is_accepted or meeting.decides_by_invitation:
        return denied("Another officer can be named only once an office has accepted a request.")
    gone = user.is_system and acts_for(user, meeting, "officer", "officer")
    if not (gone or decides_attendance(user, meeting)):
        return denied(f"Only {decider_title(meeting)} names another officer.")
    if meeting.starts_at <= timezone.now():
        return denied("This meeting has already started.")
    return ALLOWED


def can_refuse_attendance(user: User, meeting: GroupMeeting) -> Verdict:
    """Those who decide. After another group was accepted on the same topic, not under a protocol
    that forbids it, unless people who are not councillors will be there."""
    if not (verdict := can_decide_attendance(user, meeting)):
        return verdict
    number = meeting.version.clause_for(Behaviour.SAME_TOPIC_ACCEPTED)
    past = meeting.starts_at <= timezone.now()
    if number and not past and not meeting.outsiders and accepted_elsewhere(meeting).exists():
        return denied(
            "An officer attends, or attended, a meeting of another group on this topic, so this"
            " request cannot be refused.",
            clause=number,
        )
    return ALLOWED


def accepted_elsewhere(meeting: GroupMeeting) -> GroupMeetingQuerySet:
    """Accepted requests of other groups on the same topic."""
    rows = GroupMeeting.objects.on_topic(meeting.topic).accepted()
    return rows.exclude(group=meeting.group_id)


def must_explain_unequal(meeting: GroupMeeting) -> bool:
    """Whether a refusal has to say why another group was accepted on the same topic."""
    asked = meeting.version.clause_for(Behaviour.UNEQUAL_REFUSAL_EXPLAINED)
    return bool(asked) and accepted_elsewhere(meeting).exists()


def refusal_needs_reason(meeting: GroupMeeting) -> bool:
    """Whether a refusal gives a reason to the group."""
    return not meeting.version.clause_for(Behaviour.REFUSAL_NEEDS_NO_REASON)


def can_withdraw_attendance(user: User, meeting: GroupMeeting) -> Verdict:
    """The leader of the group, or the sender of the request, until the meeting starts; the portal
    once the officer who decides has left."""
    if not (meeting.is_requested or meeting.is_accepted):
        return denied(f"This request is already {meeting.get_status_display().lower()}.")
    asks = meeting.group_id in groups_led_by(user) or meeting.asked_by_id == user.pk
    if not (asks or ends_invitation(user, meeting)):
        return denied("Only the group, or the person who sent the request, can withdraw it.")
    if meeting.starts_at <= timezone.now():
        return denied("This meeting has already started.")
    return ALLOWED


def ends_invitation(user: User, meeting: GroupMeeting) -> bool:
    """Whether this is the portal, and the officer who was invited and decides has left."""
    if not (user.is_system and meeting.decides_by_invitation and meeting.invited):
        return False
    return acts_for(user, meeting, "invited", "officer")


def can_confirm_points(user: User, meeting: GroupMeeting) -> Verdict:
    """The leader of the group and the officer who attends, each for their own side, once."""
    number = meeting.version.clause_for(Behaviour.THREE_POINTS_CONFIRMED)
    if not number:
        return denied("The protocol does not ask anyone to confirm anything before the meeting.")
    if not meeting.is_accepted:
        return denied("There is nothing to confirm until an officer attends.", later=True)
    if meeting.officer_id == user.pk:
        done = meeting.officer_confirmed_at
    elif meeting.group_id in groups_led_by(user):
        done = meeting.leader_confirmed_at
    else:
        return denied("Only the leader of the group and the officer who attends confirm this.")
    return denied("Your side has confirmed this already.") if done else ALLOWED


def can_add_group_paper(user: User, meeting: GroupMeeting) -> Verdict:
    """The officer who attends, and those who decide, until the meeting ends."""
    if not meeting.is_accepted or meeting.has_ended:
        return denied("Papers can be added while a meeting is to come.")
    if meeting.officer_id != user.pk and not decides_attendance(user, meeting):
        return denied("Only the officer who attends can add a paper.")
    return ALLOWED


def can_record_attendance(user: User, meeting: GroupMeeting) -> Verdict:
    """The officer who attended, once the meeting has started and both sides have confirmed."""
    if not meeting.is_accepted:
        return denied("Only a meeting that an officer attends is recorded.")
    if meeting.officer_id != user.pk:
        return denied("Only the officer who attended can record this.")
    if not meeting.is_confirmed:
        number = meeting.version.clause_for(Behaviour.THREE_POINTS_CONFIRMED)
        return denied(
            "The leader of the group and the officer must both confirm the three points first.",
            clause=number,
            later=True,
        )
    if meeting.starts_at > timezone.now():
        return denied("This meeting has not started yet.", later=True)
    return ALLOWED


def can_link_full_advice(user: User, meeting: GroupMeeting) -> Verdict:
    """The officer who attended, or those who decide, while full advice is still needed."""
    if meeting.status != GroupMeetingState.RECORDED:
        return denied("No full advice is needed after this meeting.")
    if meeting.officer_id != user.pk and not decides_attendance(user, meeting):
        return denied("Only the officer who attended can link the full advice.")
    return ALLOWED


def can_compare_groups(user: User) -> Verdict:
    """The office that decides and the Monitoring Officer, exactly; anyone who sees figures, without
    small numbers."""
    version = version_with_meetings()
    if version is None or not version.clause_for(*FIGURES):
        return denied("The protocol does not ask for figures by group.")
    if sees_exact_figures(user) or user.may(Permission.SEE_FIGURES):
        return ALLOWED
    return denied("Only the office that decides and the Monitoring Officer compare the groups.")


def sees_exact_figures(user: User) -> bool:
    """Whether small numbers are shown to this person: they read every request that is counted."""
    version = version_with_meetings()
    monitors = Role.MONITORING_OFFICER in user.offices
    return version is not None and (monitors or decides_today(user, version))


def can_write_group_note(user: User, meeting: GroupMeeting) -> Verdict:
    """The leader of the group and the officer who attended, once the meeting is recorded."""
    if not meeting.version.clause_for(Behaviour.GROUP_NOTES_ARE_SEALED):
        return denied("The protocol does not provide for notes of group meetings.")
    if meeting.arrived_at is None:
        return denied("Notes can be written once the attendance is recorded.", later=True)
    if meeting.officer_id != user.pk and meeting.group_id not in groups_led_by(user):
        return denied("Only the leader of the group and the officer who attended write notes.")
    return ALLOWED


def can_check_quote(user: User, quote: GroupNote) -> Verdict:
    """The officer who is quoted, once."""
    number = quote.case.version.clause_for(Behaviour.QUOTES_ARE_CHECKED)
    if not number or quote.kind != NoteKind.QUOTE:
        return denied("There are no quoted words to check here.")
    if quote.case.officer_id != user.pk:
        return denied("Only the officer who is quoted can check these words.", clause=number)
    return ALLOWED


def can_release_group_notes(user: User, meeting: GroupMeeting) -> Verdict:
    """The leader of the group, to anyone by name; the officer who attended, to a colleague whose
    duties need it."""
    if meeting.arrived_at is None:
        return denied("There are no notes yet.", later=True)
    if releases_for_group(user, meeting) or meeting.officer_id == user.pk:
        return ALLOWED
    return denied("Only the group can let someone else read its notes.")


def releases_for_group(user: User, meeting: GroupMeeting) -> bool:
    """Whether this person speaks for the group, which can let in anyone by name."""
    return meeting.group_id in groups_led_by(user)
