"""Policy of releases: who drafts, quotes, guides, recommends, disputes, approves, issues one."""

from django.utils import timezone

from announcements.election_restraint import publicity_allowed
from announcements.models import RELEASE_WRITTEN, Release, ReleaseState, Timing
from announcements.models.media_team import in_media_team
from announcements.publication import can_become_public
from announcements.releases.quoting import objection_to_quotes
from foundation import dates_in_words
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

# Any of these makes releases part of what the portal does.
RELEASES = (
    Behaviour.RELEASE_GUIDED,
    Behaviour.RELEASE_DISPUTES,
    Behaviour.RELEASE_COUNCILLOR_QUOTES,
    Behaviour.RELEASE_PERMITTED_POSTS,
)
NOT_THE_TEAM = "Only the media team can do this."


def can_draft_release(user: User, version: Protocol | None = None) -> Verdict:
    """The media team, if the version in force provides for releases."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(*RELEASES):
        return denied("The protocol does not provide for releases in Concordat.")
    return ALLOWED if in_media_team(user) else denied("Only the media team can draft a release.")


def can_edit_release(user: User, release: Release) -> Verdict:
    """The media team, and the Chief Executive while the wording is disputed."""
    settles = release.status == ReleaseState.DISPUTED and Role.CHIEF_EXECUTIVE in user.offices
    if not (in_media_team(user) or settles):
        return denied(NOT_THE_TEAM)
    return is_being_written(release)


def can_quote_councillor(user: User, release: Release) -> Verdict:
    """As the text, if the protocol says who can be quoted."""
    if not release.version.clause_for(Behaviour.RELEASE_COUNCILLOR_QUOTES):
        return denied("The protocol does not provide for quoting councillors in a release.")
    return can_edit_release(user, release)


def can_remove_quote(user: User, release: Release) -> Verdict:
    """As the text, while there is a quote."""
    if not release.quotes_given:
        return denied("This release has no quotes.")
    return can_edit_release(user, release)


def can_guide_release(user: User, release: Release) -> Verdict:
    """The media team records which councillor guides, and the choice."""
    if not in_media_team(user):
        return denied(NOT_THE_TEAM)
    return is_being_written(release)


def can_advise(user: User, release: Release) -> Verdict:
    """The media team, if the protocol asks for its advice."""
    if not release.version.clause_for(Behaviour.RELEASE_ADVICE):
        return denied("The protocol does not provide for advice on a release.")
    return can_guide_release(user, release)


def can_recommend(user: User, release: Release) -> Verdict:
    """Who leads the service that is concerned."""
    if not release.version.clause_for(Behaviour.RELEASE_ADVICE):
        return denied("The protocol does not provide for recommendations on a release.")
    if release.service_id is None or release.service_id not in user.led_services:
        return denied("Only the director or the head of the service can recommend.")
    return is_being_written(release)


def can_dispute(user: User, release: Release) -> Verdict:
    """Everyone who sees the draft."""
    if not release.version.clause_for(Behaviour.RELEASE_DISPUTES):
        return denied("The protocol does not provide for disputes about a release.")
    if release.status != ReleaseState.DRAFT:
        return denied("Only the wording of a draft can be disputed.")
    return ALLOWED


def can_approve(user: User, release: Release) -> Verdict:
    """The media team, once the release is complete; of a disputed one, only the Chief Executive."""
    number = release.version.clause_for(Behaviour.RELEASE_DISPUTES)
    if number and release.status == ReleaseState.DISPUTED:
        if Role.CHIEF_EXECUTIVE not in user.offices:
            return denied(
                "The wording is disputed, so only the Chief Executive can approve this release.",
                clause=number,
            )
    elif not in_media_team(user):
        return denied(NOT_THE_TEAM)
    return is_being_written(release) and is_complete(release)


def is_being_written(release: Release) -> Verdict:
    if release.status not in RELEASE_WRITTEN:
        return denied(f"This release is already {release.get_status_display().lower()}.")
    return ALLOWED


def is_complete(release: Release) -> Verdict:
    """Whether the release has everything that the protocol asks for before it is approved."""
    version = release.version
    number = version.clause_for(Behaviour.RELEASE_GUIDED)
    if number and not (release.guided_by_id and release.timing):
        return denied(
            "Record first which councillor guides when this release comes out, and what they"
            " chose.",
            clause=number,
        )
    number = version.clause_for(Behaviour.RELEASE_AFTER_MEETING)
    if number and release.timing == Timing.AFTER and not release.items:
        return denied(
            "Record at least one item of the meeting’s agenda that this release is about.",
            clause=number,
        )
    reason, number = objection_to_quotes(release)
    return denied(reason, clause=number) if reason else ALLOWED


def can_issue(user: User, release: Release) -> Verdict:
    """The media team, once the release is approved, on the right side of its meeting, and after
    each councillor of its wards has been told."""
    if not in_media_team(user):
        return denied(NOT_THE_TEAM)
    if release.status != ReleaseState.APPROVED:
        return denied("Only an approved release can be issued.")
    reason, number = objection_to_quotes(release)
    if reason:
        return denied(reason, clause=number)
    if not (may := is_on_its_day(release)):
        return may
    announcement = release.announcement
    return can_become_public(announcement) if announcement else release_publicity(release)


def is_on_its_day(release: Release) -> Verdict:
    """Whether today is before, or no sooner than, the day of the meeting, as was chosen."""
    today, day = timezone.localdate(), release.meets_on
    number = release.version.clause_for(Behaviour.RELEASE_AFTER_MEETING)
    if number and release.timing == Timing.AFTER and day and today < day:
        when = dates_in_words.day(day)
        return denied(
            f"This release comes out after the meeting on {when}.", clause=number, later=True
        )
    if release.timing == Timing.BEFORE and day and today > day:
        return denied("The meeting has been held. Withdraw this release and draft another.")
    return ALLOWED


def release_publicity(release: Release) -> Verdict:
    """Whether an election period stops this release today."""
    return publicity_allowed(
        release.version,
        on=timezone.localdate(),
        is_controversial=release.is_controversial,
        text=f"{release.title}\n{release.whole_text}",
    )


def can_withdraw_release(user: User, release: Release) -> Verdict:
    """The media team, until it is issued."""
    if not in_media_team(user):
        return denied(NOT_THE_TEAM)
    if release.status in (ReleaseState.ISSUED, ReleaseState.WITHDRAWN):
        return denied(f"This release is already {release.get_status_display().lower()}.")
    return ALLOWED
