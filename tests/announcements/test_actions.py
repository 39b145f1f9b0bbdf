"""Announcements: who is told, each receipt, and what stops an announcement from becoming public."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from announcements import actions, policy, publication, receipts
from announcements.jobs import tell_and_publish
from announcements.models import Announcement, AnnouncementState, Receipt
from announcements.routing import members_concerned, vacant_wards
from casework.models import Notice
from people.models import Committee, Seat
from people.roles import Role
from tests.announcements.announcements import elected, email_accepted, sent, written
from tests.clause_protocols import adopt_for
from tests.established import establish
from tests.owner import as_owner
from tests.people import STARTED, named

pytestmark = pytest.mark.django_db

S = AnnouncementState
PEOPLE = (
    *("omar", "ruth", "colin", "dev", "grace", "eve", "mona"),
    *("clara", "nia", "ivy", "stan", "petra", "ada"),
)


def names(announcement):
    return [one.styled for one in members_concerned(announcement)]


def mails(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def refusal(announcement, by="omar"):
    return publication.can_make_public(named(by), announcement).reason


def test_the_councillors_of_its_wards_are_concerned_and_no_others(clock):
    elected("Ivy Marsh", "Quayside")
    assert names(written()) == ["Councillor Clara Okafor", "Councillor Nia Menon"]
    assert names(written(wards=("Quayside",))) == ["Councillor Ivy Marsh"]
    everyone = written(wards=(), for_everyone=True)
    assert [name.split()[1] for name in names(everyone)] == ["Clara", "Ivy", "Nia"]


def test_members_and_chairs_of_its_committees_are_concerned_today(clock):
    planning = Committee.objects.create(name="Planning Committee")
    ivy, iris = elected("Ivy Marsh", "Quayside"), elected("Iris Tull", "Quayside")
    seat = Seat.objects.create(person=ivy, committee=planning, starts_on=STARTED)
    establish(person=iris, role=Role.COMMITTEE_CHAIR, committee=planning, starts_on=STARTED)
    announcement = written(wards=(), committees=[planning])
    assert [name.split()[1] for name in names(announcement)] == ["Iris", "Ivy"]
    Seat.objects.filter(pk=seat.pk).update(ends_on=clock.at.date() - timedelta(days=1))
    assert [name.split()[1] for name in names(announcement)] == ["Iris"]


def test_telling_writes_a_receipt_and_an_email_for_each_and_no_text(clock):
    announcement = sent()
    assert announcement.status == S.TELLING
    assert Receipt.objects.filter(announcement=announcement).count() == 2
    assert mails("announced") == ["Clara Okafor", "Nia Menon"]
    for mail in Notice.objects.filter(event="announced"):
        said = f"{mail.sentence} {mail.path} {mail.reference}"
        assert "Harbour" not in said
        assert "closure" not in said.lower()


def test_the_same_form_is_the_same_draft(clock):
    key = uuid4()
    assert written(key=key).pk == written(key=key).pk
    assert Announcement.objects.count() == 1


def test_a_hundred_members_are_told_in_a_fixed_number_of_statements(
    clock, django_assert_max_num_queries
):
    for number in range(98):
        elected(f"M{number} Member")
    announcement = written()
    with django_assert_max_num_queries(24):
        actions.tell(announcement, by=named("omar"))
    assert Receipt.objects.count() == 100


@pytest.mark.clause("section-c", "4.4")
@pytest.mark.clause("staffordshire", "10.6-officers-6")
def test_nothing_becomes_public_before_each_member_of_its_wards_has_been_told(
    clause_protocol, clock
):
    announcement = sent(public_from=clock.at)
    assert refusal(announcement).startswith("2 councillors have not been told yet.")
    with pytest.raises(PermissionDenied):
        actions.make_public(announcement, by=named("omar"))
    email_accepted(announcement, "clara", at=clock.at)
    told = receipts.told_members(announcement)
    assert told == {named("clara").pk: (clock.at, "email")}
    assert refusal(announcement).startswith("Councillor Nia Menon has not been told yet.")
    tell_and_publish()
    announcement.refresh_from_db()
    assert announcement.status == S.TELLING
    clock.at += timedelta(minutes=5)
    actions.record_opening(announcement, named("nia"))
    assert receipts.told_members(announcement)[named("nia").pk] == (clock.at, "portal")
    tell_and_publish()
    announcement.refresh_from_db()
    assert (announcement.status, announcement.public_at) == (S.PUBLIC, clock.at)


def test_it_is_told_by_what_came_first_and_opened_only_once(clock):
    announcement, clara = sent(), named("clara")
    actions.record_opening(announcement, clara)
    first = clock.at
    clock.at += timedelta(hours=1)
    actions.record_opening(announcement, clara)
    email_accepted(announcement, "clara", at=clock.at)
    assert receipts.told_members(announcement)[clara.pk] == (first, "portal")
    assert Receipt.objects.get(member=clara).opened_at == first
    actions.record_opening(announcement, named("omar"))
    assert Receipt.objects.filter(opened_at__isnull=False).count() == 1


def test_a_member_elected_later_is_told_until_it_is_public(clock):
    announcement = sent(public_from=clock.at + timedelta(days=2))
    for who in ("clara", "nia"):
        actions.record_opening(announcement, named(who))
    iris = elected(starts_on=clock.at.date())
    assert "Iris Tull" in refusal(announcement)
    assert tell_and_publish() == 1
    assert tell_and_publish() == 0
    assert mails("announced") == ["Clara Okafor", "Iris Tull", "Nia Menon"]
    actions.record_opening(announcement, iris)
    actions.make_public(announcement, by=named("omar"))
    elected("Ines Poole")
    tell_and_publish()
    assert Receipt.objects.count() == 3


def test_a_member_elected_between_writing_and_sending_is_told(clock):
    announcement = written()
    elected()
    actions.tell(announcement, by=named("omar"))
    assert mails("announced") == ["Clara Okafor", "Iris Tull", "Nia Menon"]


def test_a_member_who_has_left_holds_nothing_up(clock):
    announcement = sent()
    actions.record_opening(announcement, named("clara"))
    named("nia").appointments.update(ends_on=clock.at.date() - timedelta(days=1))
    assert refusal(announcement) == ""


def test_a_vacant_ward_is_said_and_the_monitoring_officer_is_told(clock):
    announcement = sent(wards=("Harbour", "Mill"))
    assert [ward.name for ward in vacant_wards(announcement)] == ["Mill"]
    assert mails("ward-vacant") == ["Mona Reid"]


def test_what_is_due_but_cannot_be_public_is_told_to_its_author_once(clock):
    announcement = sent(public_from=clock.at + timedelta(hours=1))
    tell_and_publish()
    assert mails("not-public") == []
    clock.at += timedelta(hours=1)
    for _ in range(2):
        tell_and_publish()
    assert mails("not-public") == ["Omar Haddad"]
    announcement.refresh_from_db()
    assert announcement.status == S.TELLING


@pytest.mark.clause("oxford", "23.9(a)-p5")
@pytest.mark.clause("section-c", "8.5")
def test_nothing_becomes_public_until_someone_confirmed_that_it_promotes_no_group(
    clause_protocol, clock
):
    announcement = sent(no_party=False)
    for who in ("clara", "nia"):
        actions.record_opening(announcement, named(who))
    assert refusal(announcement) == publication.NOT_CONFIRMED
    with pytest.raises(PermissionDenied):
        actions.make_public(announcement, by=named("omar"))
    announcement = actions.confirm_no_party(announcement, by=named("ruth"))
    assert (announcement.no_party_by, announcement.no_party_at) == (named("ruth"), clock.at)
    assert actions.make_public(announcement, by=named("omar")).status == S.PUBLIC


def test_the_tick_on_the_form_is_stored_with_person_and_time(clock):
    announcement = written(no_party=True)
    assert (announcement.no_party_by, announcement.no_party_at) == (named("omar"), clock.at)
    reason = policy.can_confirm_no_party(named("ruth"), announcement).reason
    assert reason == "This has been confirmed already."


def test_no_one_confirms_what_the_protocol_does_not_ask_for(clock):
    adopt_for(clock, "staffordshire")
    reason = policy.can_confirm_no_party(named("omar"), sent(no_party=False)).reason
    assert reason == "The protocol does not ask for this confirmation."


def test_all_who_were_told_hear_that_it_is_withdrawn(clock):
    announcement = sent()
    actions.withdraw(announcement, reason="The works are cancelled.", by=named("omar"))
    assert mails("announcement-withdrawn") == ["Clara Okafor", "Nia Menon"]
    with pytest.raises(PermissionDenied):
        actions.withdraw(announcement, reason="Again.", by=named("omar"))
    actions.withdraw(written(), reason="A slip.", by=named("omar"))
    assert mails("announcement-withdrawn") == ["Clara Okafor", "Nia Menon"]


@pytest.mark.parametrize(
    ("status", "seen_by"),
    [
        ("draft", "omar ruth colin dev"),
        ("telling", "omar ruth colin dev grace eve mona clara nia"),
        ("public", "omar ruth colin dev grace eve mona clara nia ivy stan petra ada"),
        ("withdrawn", "omar ruth colin dev grace eve mona clara nia"),
    ],
)
def test_who_sees_it_in_each_state(status, seen_by, clock):
    elected("Ivy Marsh", "Quayside")
    announcement = written() if status == "draft" else sent()
    if status == "public":
        actions.publish(announcement, by=named("omar"))
    if status == "withdrawn":
        actions.withdraw(announcement, reason="Over.", by=named("omar"))
    seen = [who for who in PEOPLE if Announcement.objects.visible_to(named(who)).exists()]
    assert seen == seen_by.split()


def test_rights_end_with_the_post(clock):
    announcement = sent()
    yesterday = clock.at.date() - timedelta(days=1)
    for who in ("clara", "omar"):
        named(who).appointments.update(ends_on=yesterday)
        assert not Announcement.objects.visible_to(named(who)).exists()
        assert not policy.can_withdraw(named(who), announcement)


def test_an_author_who_becomes_a_councillor_no_longer_answers_for_it(clock):
    announcement = sent()
    named("omar").appointments.update(ends_on=clock.at.date() - timedelta(days=1))
    establish(
        person=named("omar"), role=Role.COUNCILLOR, ward_id=announcement.wards[0], starts_on=STARTED
    )
    assert not policy.answers_for(named("omar"), announcement)
    assert not Announcement.objects.visible_to(named("omar")).exists()


@pytest.mark.parametrize("who", ["clara", "nia", "stan", "grace", "eve"])
def test_only_those_who_answer_for_it_can_act(who, clock):
    draft, announcement, user = written(), sent(), named(who)
    assert policy.can_tell(user, draft).reason == policy.ONLY_THEY
    assert policy.can_withdraw(user, announcement).reason == policy.ONLY_THEY
    assert policy.can_confirm_no_party(user, announcement).reason == policy.ONLY_THEY
    assert publication.can_make_public(user, announcement).reason == policy.ONLY_THEY


@pytest.mark.parametrize("who", ["omar", "ruth", "colin", "dev"])
def test_its_author_and_the_leads_of_the_service_and_coordinators_can_act(who, clock):
    user = named(who)
    assert policy.can_tell(user, written())
    assert policy.can_tell(user, sent()).reason == policy.TOLD_ALREADY
    assert policy.can_withdraw(user, sent())


def test_no_receipt_is_changed_again_or_removed(clock):
    announcement = sent()
    actions.record_opening(announcement, named("clara"))
    opened = Receipt.objects.filter(member=named("clara"))
    with pytest.raises(DatabaseError), as_owner():
        opened.update(opened_at=timezone.now())
    with pytest.raises(DatabaseError), as_owner():
        Receipt.objects.update(written_at=timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        opened.delete()
