"""Notices to councillors: written, sent, opened, found, left out, dated, made public, withdrawn."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from announcements import actions, publication
from announcements.forms import NO_DAY, NO_TIME, NOT_TICKED
from announcements.models import Announcement, AnnouncementState, LeftOut, NoticeFile, Receipt
from announcements.notices.forms import NO_ONE, NO_REASON, NO_START, NO_TRIGGER, NOT_BOTH
from announcements.notices.hindrance import SENSITIVE
from casework.models import Notice, NoticeState
from people.models import User, Ward
from relations.meeting_times import NO_SUCH_TIME
from tests.announcements.announcements import TEXT, elected, email_accepted, sent, written
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.files import pdf, upload
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

S = AnnouncementState
WRITE = "announcements:write-notice"


def typed(**more):
    """What the form sends: a notice to Harbour ward, for councillors only."""
    wards = [ward.pk for ward in Ward.objects.filter(name="Harbour")]
    return {"title": "Night closures", "text": TEXT, "trigger": "other", "wards": wards} | {
        "key": uuid4(),
        **more,
    }


def day(prefix, number, month=12, year=2026):
    return {f"{prefix}_day": number, f"{prefix}_month": month, f"{prefix}_year": year}


def post(who="omar", **more):
    return signed_in(who).post(reverse(WRITE), typed(**more))


def words_of(response):
    return " ".join(response.content.decode().split())


def page(who, notice, name="notice", *more):
    url = reverse(f"announcements:{name}", args=[notice.reference, *more])
    return words_of(signed_in(who).get(url))


def press(who, notice, name, *more, **fields):
    url = reverse(f"announcements:{name}", args=[notice.reference, *more])
    return signed_in(who).post(url, {"key": uuid4()} | fields)


def test_an_officer_writes_a_notice_sees_who_will_be_told_and_sends_it(clock):
    response = post(attached=[upload("map.pdf", pdf())])
    notice = Announcement.objects.get()
    assert response.url == notice.get_absolute_url()
    assert notice.status == S.DRAFT
    assert NoticeFile.objects.get().name == "map.pdf"
    for text in (page("omar", notice), page("omar", notice, "send-notice")):
        assert "Councillor Clara Okafor" in text
        assert "Councillor Nia Menon" in text
    assert not Receipt.objects.exists()
    assert press("omar", notice, "send-notice").url == notice.get_absolute_url()
    assert Receipt.objects.count() == 2
    assert press("omar", notice, "send-notice").url == notice.get_absolute_url()
    assert Notice.objects.filter(event="announced").count() == 2


def test_only_officers_write_notices(clock):
    for who in ("clara", "sam"):
        assert post(who).status_code == 403
    assert not Announcement.objects.exists()


AT_NINE = {"public_time": "9am"} | day("public_day", 3)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "Enter what the notice is about"),
        ({"wards": []}, NO_ONE),
        ({"for_everyone": "on"}, NOT_BOTH),
        ({"trigger": "urgent"}, NO_REASON),
        ({"trigger": "consultation"}, NO_START),
        ({"trigger": "sensitive-operation"} | AT_NINE, SENSITIVE),
        (day("public_day", 3), NO_TIME),
        ({"public_time": "9am"}, NO_DAY),
        (AT_NINE, NOT_TICKED),
        ({"public_time": "9am"} | day("public_day", 3, year=2025), "must be in the future"),
        ({"public_time": "1:30am"} | day("public_day", 28, 3, 2027), NO_SUCH_TIME),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(fields, sentence, clock):
    response = post(**fields)
    assert response.status_code == 200
    assert sentence in words_of(response).replace("&#x27;", "'")
    assert TEXT in words_of(response)
    assert not Announcement.objects.exists()


def test_when_the_clocks_go_back_it_is_public_at_the_first_of_two_times(clock):
    post(public_time="1:30am", no_party="on", **day("public_day", 31, 10, 2027))
    at = Announcement.objects.get().public_from
    assert at == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


def test_councillors_read_the_notice_and_not_who_else_was_told(clock):
    notice = sent()
    text = page("clara", notice)
    assert TEXT in text
    for word in ("Who has been told", "Nia", "Make this notice public", "What you can do"):
        assert word not in text
    assert Receipt.objects.get(member=named("clara")).opened_at == clock.at


def test_the_page_says_who_was_told_when_and_how_and_who_was_not(clock):
    notice = sent()
    email_accepted(notice, "clara", at=clock.at)
    failed = {"state": NoticeState.FAILED, "error": "mailbox full", "claimed_at": clock.at}
    Notice.objects.filter(addressee=named("nia")).update(**failed)
    page("clara", notice)
    text = page("omar", notice)
    assert "Told</strong> today at 10am: email accepted" in text
    assert "Opened</strong> today at 10am" in text
    assert "Not told yet:</strong> email refused today at 10am, “mailbox full”" in text
    assert "Councillor Nia Menon has not been told yet." in text
    assert "1 of 2 councillors" in text
    assert "Telephone" not in text
    User.objects.update(telephone="01632 960 145")
    assert page("omar", notice).count("Not opened. Telephone 01632 960 145") == 1


def test_the_page_says_why_these_councillors_and_what_has_happened(clock):
    notice = sent(public_from=clock.at + timedelta(days=2), trigger="policy-formation")
    for who in ("clara", "nia"):
        page(who, notice)
    actions.make_public(notice, by=named("ruth"))
    text = page("omar", notice)
    assert text.index("What you can do") < text.index("Who has been told") < text.index(TEXT)
    for words in ("for Harbour ward", "elected later", "at an early stage", "History: 3 events"):
        assert words in text
    assert "Ruth Adeyemi made it public" in text
    for who in ("clara", "petra", "grace"):
        for words in ("Why these councillors", "History:", "Ruth"):
            assert words not in page(who, notice)


def test_an_email_is_sent_again_once_for_two_presses(clock):
    notice, nia = sent(), named("nia")
    for _ in range(2):
        press("omar", notice, "send-again", nia.pk)
    assert Notice.objects.filter(event="announced", addressee=nia).count() == 2
    assert press("omar", notice, "send-again", named("stan").pk).status_code == 404


@pytest.mark.clause("knutsford", "9.1")
def test_a_ward_councillor_is_left_out_only_with_a_reason_that_the_town_clerk_reads(
    clause_protocol, clock
):
    notice, nia = written(), named("nia")
    assert press("omar", notice, "leave-out", nia.pk, reason="").status_code == 200
    assert not LeftOut.objects.exists()
    press("omar", notice, "leave-out", nia.pk, reason="She is a party to the sale.")
    actions.tell(notice, by=named("omar"))
    assert [row.member for row in Receipt.objects.all()] == [named("clara")]
    assert Notice.objects.get(event="left-out").addressee == named("eve")
    assert "She is a party to the sale." in page("eve", notice)
    assert "party to the sale" not in page("clara", notice)
    assert press("omar", notice, "leave-out", named("clara").pk, reason="No.").status_code == 403


@pytest.mark.parametrize("preset", ["section-c", "staffordshire", "oxford"])
def test_no_one_is_left_out_where_the_protocol_does_not_allow_it(preset, clock):
    adopt_for(clock, preset)
    notice = written()
    response = press("omar", notice, "leave-out", named("nia").pk, reason="She is away.")
    assert response.status_code == 403
    assert not LeftOut.objects.exists()
    assert "Leave out" not in page("omar", notice)


@pytest.mark.clause("knutsford", "9.2")
def test_a_notice_says_why_councillors_are_told_and_is_found_by_it(clause_protocol, clock):
    assert NO_TRIGGER in words_of(post(trigger=""))
    post(trigger="media-interest")
    url = reverse("announcements:notices")
    assert "Night closures" in words_of(signed_in("omar").get(f"{url}?trigger=media-interest"))
    assert "Night closures" not in words_of(signed_in("omar").get(f"{url}?trigger=urgent"))


@pytest.mark.clause("knutsford", "9.2(a)")
def test_councillors_hear_of_policy_before_there_is_anything_for_the_public(clause_protocol, clock):
    assert post(trigger="policy-formation").status_code == 302
    notice = actions.tell(Announcement.objects.get(), by=named("omar"))
    assert notice.public_from is None
    assert TEXT in page("clara", notice)
    assert not Announcement.objects.public().exists()


@pytest.mark.clause("knutsford", "9.2(b)")
def test_a_sensitive_operation_is_only_for_its_councillors_and_officers(clause_protocol, clock):
    elected("Ivy Marsh", "Quayside")
    assert post(trigger="sensitive-operation").status_code == 302
    notice = actions.tell(Announcement.objects.get(), by=named("omar"))
    for who in ("clara", "nia"):
        page(who, notice)
    assert publication.can_make_public(named("omar"), notice).reason == SENSITIVE
    assert press("omar", notice, "notice-date").status_code == 403
    url = notice.get_absolute_url()
    assert {who: signed_in(who).get(url).status_code for who in ("ivy", "clara", "grace")} == {
        **{"ivy": 404, "clara": 200, "grace": 200},
    }


@pytest.mark.clause("knutsford", "9.2(c)")
def test_a_consultation_is_told_to_the_councillors_of_every_ward_chosen(clause_protocol, clock):
    elected("Ivy Marsh", "Quayside")
    start = day("consultation_starts_on", 9)
    wards = [ward.pk for ward in Ward.objects.filter(name__in=("Harbour", "Quayside"))]
    assert post(trigger="consultation", wards=wards, **start).status_code == 302
    notice = actions.tell(Announcement.objects.get(), by=named("omar"))
    told = Receipt.objects.values_list("member__name", flat=True)
    assert sorted(told) == ["Clara Okafor", "Ivy Marsh", "Nia Menon"]
    assert "Wednesday 9 December" in page("clara", notice)


@pytest.mark.clause("oxford", "23.15-p4")
def test_ward_councillors_hear_first_of_what_may_be_controversial(clause_protocol, clock):
    post(is_controversial="on")
    notice = actions.tell(Announcement.objects.get(), by=named("omar"))
    assert Receipt.objects.filter(announcement=notice).count() == 2
    assert "This may be controversial." in page("clara", notice)
    assert Receipt.objects.get(member=named("clara")).opened_at == clock.at


def test_the_date_is_changed_and_it_is_made_public_by_hand(clock):
    notice = sent(public_from=clock.at + timedelta(days=1))
    press("omar", notice, "notice-date", public_time="9am", **day("public_day", 8))
    notice.refresh_from_db()
    assert notice.public_from == datetime(2026, 12, 8, 9, tzinfo=LONDON)
    assert press("omar", notice, "publish-notice").status_code == 403
    for who in ("clara", "nia"):
        page(who, notice)
    assert press("omar", notice, "publish-notice").status_code == 302
    notice.refresh_from_db()
    assert notice.status == S.PUBLIC
    assert press("omar", notice, "notice-date").status_code == 403


def test_a_withdrawn_notice_says_why(clock):
    notice = sent()
    press("omar", notice, "withdraw-notice", reason="The works are cancelled.")
    assert "The works are cancelled." in page("clara", notice)


def test_a_councillor_finds_their_notices_unread_first_by_word_and_ward(clock):
    for number in ("zero", "one", "two"):
        clock.at += timedelta(minutes=1)
        sent(title=f"Notice {number}")
    page("clara", Announcement.objects.get(title="Notice two"))
    elected("Ivy Marsh", "Quayside")
    sent(wards=("Quayside",), title="Quayside only")
    client, url = signed_in("clara"), reverse("announcements:notices")
    text = words_of(client.get(url))
    places = [text.index(f"Notice {number}<") for number in ("one", "zero", "two")]
    assert places == sorted(places)
    assert "Quayside only" not in text
    assert "Notice one" not in words_of(client.get(f"{url}?q=notice+zero"))
    ward = Ward.objects.get(name="Quayside")
    assert "0 found" in words_of(client.get(f"{url}?ward={ward.pk}"))
    assert "2 you have not opened." in words_of(client.get(reverse("announcements:index")))


@pytest.mark.parametrize("who", ["clara", "dev"])
def test_the_list_takes_as_many_statements_for_many_notices(who, clock, client):
    client.force_login(named(who))
    url = reverse("announcements:notices")
    sent()
    client.get(url)
    few = counted(client, url)
    for _ in range(12):
        sent()
    assert counted(client, url) == few


def counted(client, url):
    with CaptureQueriesContext(connection) as found:
        client.get(url)
    return len(found)
