"""Announcements, letters and media work of officers who have left: another officer has them."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils import timezone

from announcements.actions import pass_announcement
from announcements.decisions.actions import withdraw_undecided
from announcements.information_requests.actions import pass_information_request
from announcements.letters.actions import pass_letter, withdraw_letter
from announcements.models import (
    RELEASE_WRITTEN,
    Announcement,
    AnnouncementState,
    Capacity,
    DelegatedDecision,
    InformationRequest,
    InformationState,
    LetterState,
    OutgoingLetter,
    Release,
    ReleaseState,
)
from announcements.models.media_team import media_team, people_of_media_team
from announcements.releases.actions import pass_release
from casework.leavers import Left, Takers, WorkKind, first_other, stands_in_for, to_officer
from people.models import User, holders_of_role, leads_of_service, system_user
from people.roles import Role
from protocols.version_cache import in_force_or_none


def announcements_in_hand(left: Left) -> "QuerySet[Announcement]":
    """Drafts, what becomes public at a time, and meetings and consultations that are still to be
    held."""
    now = timezone.now()
    going_on = Q(ward_meeting__starts_at__gt=now)
    going_on |= Q(ward_consultation__closes_on__gte=timezone.localdate(now))
    open_ones = Q(status=AnnouncementState.DRAFT) | going_on
    open_ones |= Q(status=AnnouncementState.TELLING, public_from__isnull=False)
    rows = Announcement.objects.filter(open_ones, left.from_service("author", "service"))
    return rows.exclude(status=AnnouncementState.WITHDRAWN).filter(by_member=False)


def leave_announcement_to_lead(announcement: Announcement) -> bool:
    """Whether anyone leads its service, or coordinates, today."""
    people = [*leads_of_service(announcement.service_id)] if announcement.service_id else []
    people += holders_of_role(Role.COORDINATOR)
    lead = first_other(people, announcement.author_id)
    if lead:
        pass_announcement(announcement, officer=lead, by=system_user())
    return bool(lead)


def decisions_to_confirm(left: Left) -> "QuerySet[DelegatedDecision]":
    """Between meetings: only the officer that the resolution names can take it."""
    rows = DelegatedDecision.objects.filter(announcement__status=AnnouncementState.DRAFT)
    return rows.filter(decided_by__in=left.officers, committee__isnull=False)


def officers_letters(column: str, left: Left) -> "QuerySet[OutgoingLetter]":
    rows = OutgoingLetter.objects.filter(status=LetterState.DRAFT, capacity=Capacity.OFFICER)
    return rows.filter(**{f"{column}__in": left.officers})


def leave_letter_to_lead(letter: OutgoingLetter) -> None:
    """Withdrawn if no one leads a service in which the officer worked: it was never sent."""
    gone = next(one for one in (letter.author, letter.signatory) if one.side != "officer")
    lead = stands_in_for(gone, letter.service_id)
    works_there = lead is not None and letter.service_id in (None, *lead.services)
    if lead and works_there:
        pass_letter(letter, officer=lead, by=system_user())
    else:
        withdraw_letter(letter, by=system_user())


def from_media_team(left: Left) -> set[int]:
    team = media_team(in_force_or_none())
    return left.of_service(team.pk if team else None)


def requests_for_information(left: Left) -> "QuerySet[InformationRequest]":
    rows = InformationRequest.objects.filter(status=InformationState.ASKED)
    return rows.filter(author__in=from_media_team(left))


def releases_in_hand(left: Left) -> "QuerySet[Release]":
    rows = Release.objects.filter(status__in=(*RELEASE_WRITTEN, ReleaseState.APPROVED))
    return rows.filter(author__in=from_media_team(left))


def next_of_media_team(person: User) -> User | None:
    return first_other(people_of_media_team(), person.pk)


def leave_request_to_team(request: InformationRequest) -> bool:
    """Whether anyone else works in the media team today."""
    if officer := next_of_media_team(request.author):
        pass_information_request(request, officer=officer, by=system_user())
    return bool(officer)


def leave_release_to_team(release: Release) -> bool:
    if officer := next_of_media_team(release.author):
        pass_release(release, officer=officer, by=system_user())
    return bool(officer)


KINDS_OF_OFFICERS: Sequence[WorkKind] = (
    WorkKind(
        name="announcements",
        holder="author",
        words=("notice, meeting or consultation", "notices, meetings and consultations"),
        rows=announcements_in_hand,
        otherwise="The head or chief officer of the service has them",
        end=leave_announcement_to_lead,
        give=to_officer(pass_announcement),
        takers=Takers.OFFICERS,
    ),
    WorkKind(
        name="decisions",
        holder="decided_by",
        words=("decision to confirm", "decisions to confirm"),
        rows=decisions_to_confirm,
        otherwise="Withdrawn. No one else can take them",
        end=withdraw_undecided,
    ),
    WorkKind(
        name="letters",
        holder="author",
        words=("letter not signed", "letters not signed"),
        rows=lambda left: officers_letters("author", left),
        otherwise="The head or chief officer of the service has them",
        end=leave_letter_to_lead,
        give=to_officer(pass_letter),
        takers=Takers.OFFICERS,
    ),
    WorkKind(
        name="letters-to-sign",
        holder="signatory",
        words=("letter to sign", "letters to sign"),
        rows=lambda left: officers_letters("signatory", left).exclude(author__in=left.officers),
        otherwise="The head or chief officer of the service signs them",
        end=leave_letter_to_lead,
        give=to_officer(pass_letter),
        takers=Takers.OFFICERS,
    ),
    WorkKind(
        name="information-requests",
        holder="author",
        words=("request for information from a service", "requests for information from services"),
        rows=requests_for_information,
        otherwise="Another officer of the media team gets the answer",
        end=leave_request_to_team,
        give=to_officer(pass_information_request),
        takers=Takers.MEDIA_TEAM,
    ),
    WorkKind(
        name="releases",
        holder="author",
        words=("release to the media", "releases to the media"),
        rows=releases_in_hand,
        otherwise="Another officer of the media team has them",
        end=leave_release_to_team,
        give=to_officer(pass_release),
        takers=Takers.MEDIA_TEAM,
    ),
)
