"""Public meetings and consultations in wards: invitations, days of notice, and what comes first."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements import actions as announcement_actions
from announcements.jobs import tell_and_publish
from announcements.models import AnnouncementState, WardConsultation, WardMeeting
from announcements.ward_meetings import policy
from casework.models import Notice
from protocols import version_cache
from tests.announcements.announcements import email_accepted
from tests.announcements.ward_meetings import arranged, at, consulted, typed, wards
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations.visits import quayside_ward

pytestmark = pytest.mark.django_db

FORM = "announcements:arrange-ward-meeting"
TITLE = "A crossing in Harbour Road"


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def invited(announcement):
    return sorted(row.member.name for row in announcement.receipts.select_related("member"))


@pytest.mark.clause("oxford", "23.15")
@pytest.mark.clause("knutsford", "9.3")
def test_every_councillor_of_each_ward_is_invited_when_a_meeting_is_arranged(clause_protocol):
    chosen = [ward.pk for ward in (*wards(), quayside_ward())]
    assert signed_in("omar").post(reverse(FORM), typed(wards=chosen)).status_code == 302
    meeting = WardMeeting.objects.get()
    assert invited(meeting.announcement) == ["Clara Okafor", "Ivy Marsh", "Nia Menon"]
    mails = Notice.objects.filter(event="announced")
    assert mails.count() == 3
    assert not any("crossing" in mail.sentence for mail in mails)


@pytest.mark.clause("oxford", "23.15")
@pytest.mark.clause("knutsford", "9.3")
def test_no_meeting_is_arranged_without_wards_and_no_one_can_be_left_out(clause_protocol):
    response = signed_in("omar").post(reverse(FORM), typed(wards=[]))
    assert "Select each ward that it affects" in response.content.decode()
    assert not WardMeeting.objects.exists()
    with pytest.raises(PermissionDenied, match="each ward"):
        arranged(wards=[])
    assert "leave-out" not in page("omar", arranged().get_absolute_url())


@pytest.mark.clause("oxford", "23.15-p2")
def test_short_notice_needs_a_reason_that_councillors_read(clause_protocol):
    assert clause_protocol.meeting_notice_days == 10
    response = signed_in("omar").post(reverse(FORM), typed(day_day="10"))
    text = response.content.decode()
    assert "Enter why councillors get less notice than 10 days" in text
    assert "Come and say where." in text
    with pytest.raises(PermissionDenied, match="less notice"):
        arranged(starts_at=at(18, day=10), ends_at=at(20, day=10))
    why = {"short_notice_reason": "The hall is free only then."}
    assert signed_in("omar").post(reverse(FORM), typed(day_day="10", **why)).status_code == 302
    text = page("clara", WardMeeting.objects.get().get_absolute_url())
    assert "9 days" in text
    assert "The hall is free only then." in text


def test_ten_days_are_notice_enough(clock):
    adopt_for(clock, "oxford")
    meeting = arranged(starts_at=at(18, day=11), ends_at=at(20, day=11))
    assert (meeting.notice_days, meeting.short_notice_reason) == (10, "")


def test_the_figure_is_a_setting_of_the_protocol(clock):
    adopt_for(clock, "oxford", meeting_notice_days=21)
    assert policy.needs_reason(at(18, day=21).date(), version_cache.todays_protocol())
    assert not policy.needs_reason(at(18, day=22).date(), version_cache.todays_protocol())


@pytest.mark.clause("oxford", "23.15-p3")
def test_a_consultation_opens_only_after_its_councillors_have_been_told(clause_protocol, clock):
    matter = consulted().announcement
    clock.set(2026, 12, 3, 9, 5)
    tell_and_publish()
    matter.refresh_from_db()
    assert matter.status == AnnouncementState.TELLING
    assert "not been told yet" in page("omar", matter.get_absolute_url())
    page("stan", matter.get_absolute_url(), status=404)
    email_accepted(matter, "clara", "nia", at=clock.at)
    tell_and_publish()
    matter.refresh_from_db()
    assert matter.status == AnnouncementState.PUBLIC
    assert matter.told_at < matter.public_at
    assert "Parking in Harbour" in page("stan", matter.get_absolute_url())


def test_a_consultation_in_the_past_or_that_ends_before_it_opens_is_refused(clock):
    adopt_for(clock, "oxford")
    url = reverse("announcements:start-consultation")
    last = {"closes_on_day": "2", "closes_on_month": "12", "closes_on_year": "2026"}
    response = signed_in("omar").post(url, typed(opens="9am", **last))
    assert "The last day must not be before" in response.content.decode()
    response = signed_in("omar").post(url, typed(opens="9am", day_month="11", **last))
    assert "must be in the future" in response.content.decode()
    assert not WardConsultation.objects.exists()
    later = last | {"closes_on_day": "20"}
    assert signed_in("omar").post(url, typed(opens="9am", **later)).status_code == 302


@pytest.mark.parametrize("preset", ["section-c", "staffordshire"])
def test_a_silent_protocol_arranges_none(preset, clock):
    adopt_for(clock, preset)
    page("omar", reverse(FORM), status=403)
    page("omar", reverse("announcements:start-consultation"), status=403)


def test_a_meeting_is_public_once_all_have_been_told_and_withdrawn_to_all(clock):
    adopt_for(clock, "oxford")
    meeting = arranged()
    matter, url = meeting.announcement, meeting.get_absolute_url()
    page("stan", url, status=404)
    assert TITLE in page("clara", url)
    email_accepted(matter, "nia", at=clock.at)
    tell_and_publish()
    assert TITLE in page("stan", url)
    matter.refresh_from_db()
    announcement_actions.withdraw(matter, reason="The hall has flooded.", by=named("omar"))
    mails = Notice.objects.filter(event="announcement-withdrawn")
    assert sorted(mail.addressee.name for mail in mails) == ["Clara Okafor", "Nia Menon"]
    assert "The hall has flooded." in page("clara", url)


def test_councillors_never_see_who_has_been_told(clock):
    adopt_for(clock, "oxford")
    url = arranged().get_absolute_url()
    assert "Nia Menon" in page("omar", url)
    text = page("clara", url)
    for words in ("Nia Menon", "has not been told", "of 2 councillors"):
        assert words not in text


def test_a_ward_without_a_councillor_is_said_and_the_monitoring_officer_told(clock):
    adopt_for(clock, "oxford")
    meeting = arranged(wards=wards("Harbour", "Empty"))
    assert "No councillor represents Empty ward" in page("omar", meeting.get_absolute_url())
    assert Notice.objects.get(event="ward-vacant").addressee == named("mona")


def test_the_button_pressed_twice_arranges_one_meeting(clock):
    adopt_for(clock, "oxford")
    key = uuid4()
    assert arranged(key=key).pk == arranged(key=key).pk
    assert Notice.objects.filter(event="announced").count() == 2


def test_the_meeting_is_in_the_calendars_of_its_councillors_with_a_file(clock):
    adopt_for(clock, "oxford")
    meeting = arranged()
    month = reverse("relations:calendar") + "?month=2026-12&as=list"
    assert TITLE in page("clara", month)
    assert TITLE not in page("stan", month)
    reference = meeting.announcement.reference
    file = reverse("announcements:ward-meeting-file", args=[reference])
    response = signed_in("clara").get(file)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Harbour Hall" in response.content.decode()
    announcement_actions.withdraw(meeting.announcement, reason="No hall.", by=named("omar"))
    assert TITLE not in page("clara", month)


def test_the_list_takes_a_fixed_number_of_statements(clock, django_assert_max_num_queries):
    adopt_for(clock, "oxford")
    for hour in range(9, 15):
        arranged(starts_at=at(hour), ends_at=at(hour + 1))
    clara, url = signed_in("clara"), reverse("announcements:ward-meetings")
    with django_assert_max_num_queries(8):
        assert clara.get(url).content.decode().count(TITLE) == 6


def test_consultations_have_a_list_of_their_own_with_what_is_open_and_closed(clock):
    adopt_for(clock, "oxford")
    clock.set(2026, 12, 1, 10)
    announcement = consulted().announcement
    arranged()
    url = reverse("announcements:consultations")
    text = page("clara", url)
    assert "Parking in Harbour" in text
    assert TITLE not in text
    assert "Opens Thursday 3 December at 9am. Last day Sunday 20 December 2026" in text
    assert "Telling councillors" in text
    assert "There are no consultations." in page("stan", url)
    email_accepted(announcement, "clara", "nia", at=clock.at)
    clock.set(2026, 12, 3, 10)
    tell_and_publish()
    assert "Open</strong>" in page("stan", url)
    clock.set(2026, 12, 21, 10)
    assert "Closed</strong>" in page("stan", url)


def test_the_list_of_consultations_takes_a_fixed_number_of_statements(
    clock, django_assert_max_num_queries
):
    adopt_for(clock, "oxford")
    for number in range(3):
        consulted(title=f"Parking {number}")
    browser = signed_in("clara")
    browser.get(reverse("announcements:consultations"))
    with django_assert_max_num_queries(8):
        browser.get(reverse("announcements:consultations"))
