"""Releases that are issued: the ward first, the election period, what members read."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.models import AnnouncementState, Basis, Receipt, ReleaseState
from announcements.releases import actions, issuing, policy
from people.models import User
from people.roles import Role
from protocols.records import election_actions
from tests.announcements.media import (
    approved,
    drafted,
    guided,
    harbour,
    quote,
    tell_by_mail,
    under_oxford,
)
from tests.announcements.test_releases import of, page, post
from tests.established import establish
from tests.people import STARTED, named

pytestmark = pytest.mark.django_db


def election(clock):
    """From the notice on 23 November to polling on 10 December."""
    days = {"starts_on": date(2026, 11, 23), "ends_on": date(2026, 12, 10)}
    election_actions.add_election_period(name="the by-election", **days, by=named("pat"))


@pytest.mark.clause("oxford", "23.15-p5")
def test_a_release_about_a_ward_is_issued_once_its_councillors_have_been_told(clock):
    under_oxford(clock)
    release = approved(wards=[harbour()])
    url = of(release, "issue-release")
    assert "2 councillors have not been told yet" in page("stan", url, 403)
    page("clara", reverse("announcements:release", args=[release.announcement.reference]))
    assert "Councillor Nia Menon has not been told yet" in page("stan", url, 403)
    tell_by_mail(release.announcement)
    post("stan", url)
    release.refresh_from_db()
    assert release.status == ReleaseState.ISSUED
    assert release.announcement.status == AnnouncementState.PUBLIC
    assert Receipt.objects.count() == 2


@pytest.mark.clause("oxford", "23.15-p5")
def test_a_councillor_elected_after_the_approval_is_told_before_the_release_is_issued(clock):
    under_oxford(clock)
    release = approved(wards=[harbour()])
    tell_by_mail(release.announcement)
    lena = User.objects.create_user("lena@westhaven.example", "Lena Ford", "a long secret")
    establish(person=lena, role=Role.COUNCILLOR, ward=harbour(), starts_on=STARTED)
    with pytest.raises(PermissionDenied, match="Lena Ford has not been told"):
        issuing.issue_release(release, by=named("stan"))
    assert Receipt.objects.filter(member=lena).exists()
    tell_by_mail(release.announcement)
    assert issuing.issue_release(release, by=named("stan")).status == ReleaseState.ISSUED


def test_a_release_without_a_ward_needs_no_one_to_be_told(clock):
    under_oxford(clock)
    release = approved()
    assert release.announcement is None
    post("stan", of(release, "issue-release"))


@pytest.mark.clause("oxford", "23.14(e)")
def test_nothing_controversial_is_published_from_the_notice_of_election_until_polling_ends(clock):
    under_oxford(clock)
    election(clock)
    release = approved(is_controversial=True)
    refused = page("stan", of(release, "issue-release"), 403)
    assert "Nothing controversial can be published" in refused
    clock.set(2026, 12, 10, 21)
    assert policy.can_issue(named("stan"), release).clause == "23.14(e)"
    clock.set(2026, 12, 11, 9)
    post("stan", of(release, "issue-release"))


@pytest.mark.clause("oxford", "23.14(e)-p2")
def test_nothing_that_names_or_quotes_a_councillor_is_published_before_an_election(clock):
    under_oxford(clock)
    election(clock)
    texts = ("Thanks to Clara Okafor.", "Thanks to Cllr Menon.", "Thanks to Councillor  Okafor.")
    for text in texts:
        refused = policy.can_issue(named("stan"), approved(text=text))
        assert "cannot name or quote a councillor" in refused.reason
        assert refused.clause == "23.14(e)"
    release = actions.add_quote(drafted(), quote=quote("clara", basis=Basis.FACT), by=named("stan"))
    release = issuing.approve_release(guided(release), no_party=True, by=named("stan"))
    assert "names Councillor Clara Okafor" in policy.can_issue(named("stan"), release).reason
    assert policy.can_issue(named("stan"), approved(text="Omar Haddad grits the Menon road."))


def test_the_councillors_of_the_ward_read_the_release_and_no_other_councillor_does(clock):
    under_oxford(clock)
    release = approved(wards=[harbour()])
    url = reverse("announcements:release", args=[release.announcement.reference])
    text = page("nia", url)
    assert "The hill roads are gritted first." in text
    assert "Please keep this to yourself" in text
    ivy = User.objects.create_user("ivy@westhaven.example", "Ivy Marsh", "a long secret")
    from people.models import Ward
    from protocols.version_cache import todays_protocol
    from tests.people import everybody_has_read

    ward = Ward.objects.create(name="Quayside")
    establish(person=ivy, role=Role.COUNCILLOR, ward=ward, starts_on=STARTED)
    everybody_has_read(todays_protocol())
    page("ivy", url, 404)
    page("clara", release.get_absolute_url(), 404)


def test_councillors_read_nothing_that_only_officers_do(clock):
    under_oxford(clock)
    release = drafted(wards=[harbour()], is_controversial=True)
    release = actions.advise(guided(release), text="Say little about the tender.", by=named("stan"))
    release = issuing.approve_release(release, no_party=True, by=named("stan"))
    url = reverse("announcements:release", args=[release.announcement.reference])
    for address in (url, "/", reverse("announcements:index")):
        assert "Say little about the tender." not in page("clara", address)
    assert "guides" not in page("clara", url)
    assert "Stan Price" not in page("clara", url)


def test_a_release_withdrawn_after_the_ward_was_told_is_said_to_be_withdrawn(clock):
    under_oxford(clock)
    release = approved(wards=[harbour()])
    tell_by_mail(release.announcement)
    post("wanda", of(release, "withdraw-release"), reason="The tender has failed.")
    release.refresh_from_db()
    assert release.status == ReleaseState.WITHDRAWN
    url = reverse("announcements:release", args=[release.announcement.reference])
    assert "The tender has failed." in page("clara", url)
    with pytest.raises(PermissionDenied):
        issuing.issue_release(release, by=named("stan"))
