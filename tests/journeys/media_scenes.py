"""Releases, media events, media interest and consultations as pages show them."""

from datetime import date

from announcements.models import Timing
from announcements.releases import actions, issuing
from people.models import User
from protocols import version_cache
from protocols.drafting import actions as drafting_actions
from protocols.models import Protocol
from tests.announcements import media
from tests.announcements import test_media_events as events
from tests.announcements.test_information_requests import asked
from tests.announcements.test_media_consultations import sent
from tests.announcements.test_media_interest import recorded
from tests.journeys.clause_scenes import FIRST, under
from tests.people import everybody_has_read, named

MEETS_ON = date(2026, 12, 8)


def media_team(clock):
    """Oxford in force, with Waste as the media team, Clara as the leader and Tess as a leader of
    a group."""
    if not Protocol.objects.filter(preset="oxford", effective_from=FIRST).exists():
        draft = drafting_actions.draft_from_preset("oxford", name="Another", by=named("pat"))
        drafting_actions.edit_settings(
            draft, settings=media.TEAM, revision=draft.revision, by=named("pat")
        )
        more = {"effective_from": FIRST, "minute": "C20", "today": date(2026, 11, 2)}
        draft = Protocol.objects.get(pk=draft.pk)
        adopted = drafting_actions.adopt_version(draft, **more, by=named("mona"))
        version_cache.forget_versions()
        media.make_leader("clara")
        if not User.objects.filter(email="tess@westhaven.example").exists():
            events.leader()
        everybody_has_read(adopted)


def a_release(clock, timing=Timing.AFTER):
    media_team(clock)
    release = media.drafted(
        service=media.highways(), wards=[media.harbour()], is_controversial=True
    )
    release = media.guided(release, timing, meets_on=MEETS_ON)
    stan = named("stan")
    for who, contact in (("clara", "01632 960 141"), ("omar", "")):
        quote = media.quote(who, basis="fact", words="We grit the hill first.", contact=contact)
        release = actions.add_quote(release, quote=quote, by=stan)
    release = actions.recommend(release, text="After the meeting.", by=named("ruth"))
    return actions.advise(release, text="In time for the evening news.", by=stan)


def release_with_quotes(clock):
    return (a_release(clock).reference,)


def release_disputed(clock):
    reason = "The hill is not gritted first."
    release = actions.dispute_release(a_release(clock), reason=reason, by=named("ruth"))
    return (release.reference,)


def approved_release(clock, timing=Timing.AFTER):
    return issuing.approve_release(a_release(clock, timing), no_party=True, by=named("stan"))


def release_approved(clock):
    return (approved_release(clock).reference,)


def release_ready(clock):
    release = approved_release(clock, Timing.BEFORE)
    media.tell_by_mail(release.announcement)
    return (release.reference,)


def release_announced(clock):
    return (approved_release(clock).announcement.reference,)


def media_event(clock):
    media_team(clock)
    return (events.planned().reference,)


def information_asked(clock):
    media_team(clock)
    return (asked().reference,)


def media_interest_to_record(clock):
    under("knutsford")


def media_interest(clock):
    under("knutsford")
    return (recorded().reference,)


def media_interest_announced(clock):
    under("knutsford")
    return (recorded().announcement.reference,)


def media_consultation(clock):
    return (sent().reference,)
