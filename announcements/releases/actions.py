"""Actions on a draft release: draft, change, quote, guide, recommend, advise, dispute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.models import Quote, Release, ReleaseState, ReleaseVerb, Timing
from announcements.models.media_team import in_media_team
from announcements.releases import notices, policy, quoting
from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from foundation.verdict import refuse_unless_shown
from people.models import Service, User, Ward
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force

CHANGED = "Someone has changed this release meanwhile. Read it again before you go on."


@dataclass(frozen=True)
class ReleaseText:
    """What was typed of a release."""

    title: str
    text: str
    wards: Sequence[Ward] = ()
    is_controversial: bool = False
    service: Service | None = None

    def row_fields(self) -> dict[str, object]:
        wards = sorted(ward.pk for ward in self.wards)
        return dict(vars(self)) | {"wards": wards}


@dataclass(frozen=True)
class Guidance:
    """Which councillor guides when it comes out, and around which meeting; `meets_on` is local."""

    guided_by: User
    timing: Timing
    meeting: str = ""
    meets_on: date | None = None
    items: Sequence[str] = ()

    def row_fields(self) -> dict[str, object]:
        return dict(vars(self)) | {"items": list(self.items)}


@transaction.atomic
def draft_release(new: ReleaseText, *, by: User, key: UUID) -> Release:
    """The same form is the same release. Who leads the service is told."""
    if before := made_before(Release.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_draft_release(by, version).or_raise()
    release = Release(
        reference=next_reference("PR", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=ReleaseState.DRAFT,
        author=by,
        **new.row_fields(),
    )
    write(release, by=by, reason=ReleaseVerb.DRAFTED)
    if version.clause_for(Behaviour.RELEASE_ADVICE):
        notices.ask_for_recommendation(release)
    return release


@verb(policy.can_edit_release)
def edit_release(release: Release, *, new: ReleaseText, shown: str | None = None, by: User) -> None:
    refuse_unless_shown(shown, release.as_shown, CHANGED)
    work_on(release, ReleaseVerb.EDITED, by=by, **new.row_fields())


def work_on(release: Release, reason: ReleaseVerb, *, by: User, **fields: object) -> None:
    """Change something of a release that is still being written."""
    move_case(release, release.status, by=by, reason=reason, **fields)


@verb(policy.can_edit_release)
def add_quote(release: Release, *, quote: Quote, by: User) -> None:
    """The same words of the same person are the same quote. PermissionDenied: the protocol does
    not let it stand."""
    check_quote(release, quote, by=by)
    if any((one.person, one.words) == (quote.person, quote.words) for one in release.quotes):
        return
    release.quotes_given = [*release.quotes_given, quote._asdict()]
    if reason := quoting.objection_to_quotes(release)[0]:
        raise PermissionDenied(reason)
    work_on(release, ReleaseVerb.QUOTED, by=by, quotes_given=release.quotes_given)


def check_quote(release: Release, quote: Quote, *, by: User) -> None:
    """Raises PermissionDenied unless the protocol provides for a quote of this side and basis."""
    if quote.of_councillor:
        policy.can_quote_councillor(by, release).or_raise()
        return
    asked = release.version.clause_for(Behaviour.RELEASE_OFFICER_QUOTES)
    if asked and quote.basis not in quoting.OF_OFFICERS:
        raise PermissionDenied(quoting.NO_BASIS)


@verb(policy.can_remove_quote)
def remove_quote(release: Release, *, quote: Quote, by: User) -> None:
    """One that has been removed already makes no difference."""
    kept = [one._asdict() for one in release.quotes if one != quote]
    if kept != release.quotes_given:
        work_on(release, ReleaseVerb.UNQUOTED, by=by, quotes_given=kept)


@verb(policy.can_guide_release)
def record_guidance(release: Release, *, guidance: Guidance, by: User) -> None:
    work_on(release, ReleaseVerb.GUIDED, by=by, **guidance.row_fields())


@verb(policy.can_recommend)
def recommend(release: Release, *, text: str, by: User) -> None:
    note = {"recommendation": text, "recommended_by": by, "recommended_at": timezone.now()}
    work_on(release, ReleaseVerb.RECOMMENDED, by=by, **note)


@verb(policy.can_advise)
def advise(release: Release, *, text: str, by: User) -> None:
    note = {"advice": text, "advised_by": by, "advised_at": timezone.now()}
    work_on(release, ReleaseVerb.ADVISED, by=by, **note)


@verb(policy.can_dispute)
def dispute_release(release: Release, *, reason: str, by: User) -> None:
    """From now on only the Chief Executive approves it."""
    fields = {"dispute": reason, "disputed_by": by}
    move_case(release, ReleaseState.DISPUTED, by=by, reason=ReleaseVerb.DISPUTED, **fields)
    notices.tell_chief_executive(release)
    sentence = "The wording of your release has been disputed."
    notices.tell_drafter(release, sentence, by=by, once="disputed")


def pass_release(release: Release, *, officer: User, by: User) -> None:
    """Another officer of the media team has it, instead of one who has left. PermissionDenied: they
    are not in the team. In a transaction that holds it."""
    if not in_media_team(officer):
        raise PermissionDenied(policy.NOT_THE_TEAM)
    move_case(release, release.status, by=by, reason=ReleaseVerb.GIVEN, author=officer)
    sentence = "The release of an officer who has left has been passed to you."
    notices.tell_drafter(release, sentence, by=by, once=f"given:{officer.pk}")


def remove_guidance(release: Release, *, by: User) -> None:
    """The councillor who guides it has left, so another has to. In a transaction that holds it."""
    work_on(release, ReleaseVerb.UNGUIDED, by=by, guided_by=None, timing="")
    sentence = "The councillor who guides your release has left. Record who guides it now."
    notices.tell_drafter(release, sentence, by=by, once=f"unguided:{timezone.now()}")
