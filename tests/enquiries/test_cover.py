"""Cover of an enquiry: who gets what an officer who is away would get, who answers, who is told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework import jobs as casework_jobs
from casework.absences.actions import end_absence
from casework.models import Notice
from casework.notes.actions import add_note
from enquiries import actions, jobs
from enquiries.case import approval
from enquiries.models import Enquiry, Kind, Status
from foundation.history import write
from tests.covers import LAST, away
from tests.enquiries import cases
from tests.enquiries.contentious import proposed, switch_on
from tests.enquiries.pages import address, page, recipients, send
from tests.enquiries.test_jobs import reminders, sweep_daily
from tests.enquiries.test_queue_marks import lines, queue
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
NO_LONGER = "This enquiry is with Omar Haddad"
WORDS_OF_COVER = ("covers", "covered", "for Omar Haddad", "who was away")


def read_by(who):
    return list(Enquiry.objects.visible_to(named(who)).order_by("pk"))


def test_a_cover_answers_in_their_own_name_and_the_officer_keeps_the_enquiry(clock):
    enquiry = cases.assigned()
    grace = signed_in("grace")
    assert grace.get(address("answer", enquiry)).status_code == 403
    away()
    assert "You can answer it" in page(grace, "detail", enquiry)
    assert send(grace, "answer", enquiry, text="Yes, in April.").status_code == 302
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.officer) == (Status.ANSWERED, named("omar"))
    letter = enquiry.letters.latest("pk")
    assert (letter.author, letter.signed, letter.acted_for) == (
        named("grace"),
        "Grace Lund, Highways",
        named("omar"),
    )


def test_staff_read_who_acted_for_whom_and_the_councillor_only_who_answered(clock):
    enquiry = cases.assigned()
    away()
    cases.held(enquiry, by=named("grace"))
    for who in ("omar", "ruth", "dev"):
        words = page(signed_in(who), "detail", enquiry)
        assert "Sent for Omar Haddad, who was away" in words
        assert "Grace Lund sent a holding reply" in words
        assert ", for Omar Haddad, who was away" in words
    for name in ("detail", "print"):
        words = page(signed_in("clara"), name, enquiry)
        assert "Grace Lund, Highways" in words or name == "print"
        assert [said for said in WORDS_OF_COVER if said in words] == []
    mails = Notice.objects.filter(addressee=named("clara"))
    assert [m.sentence for m in mails if any(said in m.sentence for said in WORDS_OF_COVER)] == []


def test_what_an_officer_sends_later_as_themselves_is_for_nobody(clock):
    enquiry = cases.assigned()
    away()
    enquiry = cases.held(enquiry, by=named("grace"))
    clock.at += timedelta(minutes=5)
    enquiry = actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    actions.answer(enquiry, text="Yes.", by=named("grace"), key=uuid4())
    assert enquiry.letters.latest("pk").acted_for is None
    words = page(signed_in("dev"), "detail", enquiry)
    assert words.count("for Omar Haddad, who was away") == 2  # the letter and its line of history


def test_a_cover_stops_on_the_day_after_the_last_by_itself(clock):
    enquiry = cases.assigned()
    away()
    clock.set(2026, 12, 4, 16)
    assert signed_in("grace").get(address("answer", enquiry)).status_code == 200
    clock.set(2026, 12, 7, 9)
    answer = send(signed_in("grace"), "answer", enquiry, text="Too late")
    assert answer.status_code == 403
    assert NO_LONGER in answer.content.decode()
    assert "Too late" in answer.content.decode()
    with pytest.raises(PermissionDenied, match=NO_LONGER):
        actions.answer(enquiry, text="Yes.", by=named("grace"), key=uuid4())
    enquiry = actions.reply(
        actions.ask_councillor(enquiry, text="Where?", by=named("omar"), key=uuid4()),
        text="There.",
        by=named("clara"),
        key=uuid4(),
    )
    assert recipients("replied") == {"Omar"}


def test_new_cases_and_replies_go_to_the_cover(clock):
    away()
    enquiry = cases.assigned()
    assert recipients("assigned") == {"Clara", "Grace"}
    actions.add_information(enquiry, text="And here.", by=named("clara"), key=uuid4())
    assert recipients("added") == {"Grace"}


def test_reminders_go_to_the_cover_and_say_why(clock):
    away(last=date(2026, 12, 20))
    cases.assigned()
    sweep_daily(clock, date(2026, 12, 9))
    assert reminders()[:2] == [
        ("Grace", "reply", "due in 1 working day"),
        ("Grace", "reply", "due today"),
    ]
    first = Notice.objects.exclude(step="").earliest("pk")
    assert first.sentence.endswith("Omar Haddad is away until 20 December 2026.")


def test_a_reminder_not_sent_before_the_officer_is_back_is_theirs_again(clock):
    absence = away(last=date(2026, 12, 20))
    cases.assigned()
    clock.set(2026, 12, 4, 18)
    while not reminders():
        clock.next_day()
        jobs.nudge()
    end_absence(absence, by=named("omar"))
    clock.set(clock.at.year, clock.at.month, clock.at.day, 16)
    casework_jobs.send_notices()
    jobs.nudge()
    assert ("Omar", "reply", reminders()[0][2]) in reminders()


def test_the_head_who_is_away_has_a_cover_like_any_other(clock):
    away("ruth", "omar", last=date(2026, 12, 20))
    cases.assigned()
    sweep_daily(clock, date(2026, 12, 10))
    assert [who for who, *_ in reminders()] == ["Omar", "Omar", "Omar", "Clara"]


def test_a_mention_goes_to_both(clock):
    enquiry = cases.assigned()
    away()
    add_note(enquiry, text="Look.", told=[named("omar")], key=uuid4(), by=named("ruth"))
    assert recipients("mentioned") == {"Omar", "Grace"}
    add_note(enquiry, text="Look.", told=[named("omar")], key=uuid4(), by=named("grace"))
    assert enquiry.notes.latest("pk").told == [named("omar").pk]


def test_a_mention_goes_to_no_cover_who_cannot_read_the_case(clock):
    enquiry = cases.raised()
    away("omar", "stan")
    add_note(enquiry, text="Look.", told=[named("omar")], key=uuid4(), by=named("ruth"))
    assert recipients("mentioned") == {"Omar"}


def test_a_cover_of_another_service_reads_what_the_officer_has_and_nothing_else(clock):
    enquiry, other = cases.assigned(), cases.raised()
    assert read_by("stan") == []
    away("omar", "stan")
    stan = signed_in("stan")
    assert read_by("stan") == [enquiry]
    assert "You can answer it" in page(stan, "detail", enquiry)
    assert stan.get(address("detail", other)).status_code == 404
    assert "Stan Price (who can answer it today)" in page(signed_in("clara"), "detail", enquiry)
    for place in (f"/enquiries/?officer={named('omar').pk}", "/enquiries/?q=resurfacing&whose=any"):
        listed = stan.get(place).content.decode()
        assert enquiry.get_absolute_url() in listed
        assert other.get_absolute_url() not in listed
    clock.set(2026, 12, 5, 9)
    assert read_by("stan") == []
    assert signed_in("stan").get(address("detail", enquiry)).status_code == 404


def confidential():
    enquiry = cases.assigned()
    write(enquiry, by=named("dev"), reason="edited", kind=Kind.CRITICISM)
    return enquiry


@pytest.mark.parametrize("cover", ["grace", "stan", "ruth"])
def test_a_confidential_enquiry_is_never_covered(clock, cover):
    enquiry = confidential()
    away("omar", cover)
    client = signed_in(cover)
    assert read_by(cover) == []
    assert client.get(address("detail", enquiry)).status_code == 404
    assert client.get(address("answer", enquiry)).status_code == 404
    assert enquiry.reference not in client.get("/").content.decode()
    with pytest.raises(PermissionDenied):
        actions.answer(enquiry, text="Yes.", by=named(cover), key=uuid4())
    actions.add_information(enquiry, text="And here.", by=named("clara"), key=uuid4())
    sweep_daily(clock, date(2026, 12, 20))
    told = Notice.objects.filter(addressee=named(cover)).exclude(event__startswith="absence")
    assert not told.exists()


def test_the_author_of_a_challenged_answer_gets_nothing_by_cover(clock):
    enquiry = cases.assigned()
    write(enquiry, by=named("dev"), reason="edited", challenged=named("stan"))
    away("omar", "stan")
    assert read_by("stan") == []
    actions.add_information(enquiry, text="And here.", by=named("clara"), key=uuid4())
    assert recipients("added") == {"Omar"}
    write(enquiry, by=named("dev"), reason="edited", challenged=named("grace"))
    end_absence(named("omar").absences.get(), by=named("omar"))
    away("omar", "grace")
    assert signed_in("grace").get(address("answer", enquiry)).status_code == 403
    assert signed_in("grace").get(address("ask", enquiry)).status_code == 403
    with pytest.raises(PermissionDenied):
        cases.redirected(enquiry, by="grace")


def test_the_cover_of_an_approver_approves_and_is_named_with_them(clock):
    switch_on("every")
    enquiry = cases.assigned()
    away("ruth", "grace")
    row = proposed(enquiry)
    assert recipients("proposed") == {"Grace"}
    assert enquiry.title in signed_in("grace").get(reverse("enquiries:approvals")).content.decode()
    approval.approve_letter(Enquiry.objects.get(), by=named("grace"))
    row.refresh_from_db()
    assert (row.decided_by, row.decided_for) == (named("grace"), named("ruth"))
    words = page(signed_in("omar"), "decided-letters", enquiry)
    assert "Grace Lund, for Ruth Adeyemi, who was away" in words


def test_nobody_approves_their_own_letter_as_the_cover_of_the_approver(clock):
    switch_on("every")
    enquiry = cases.assigned()
    away("ruth", "omar")
    row = proposed(enquiry)
    assert row.approver == "chief-officer"
    assert recipients("proposed") == {"Colin"}
    with pytest.raises(PermissionDenied, match="You wrote this letter"):
        approval.approve_letter(Enquiry.objects.get(), by=named("omar"))


def test_the_first_page_has_a_group_for_each_person_covered(clock):
    enquiry = cases.assigned()
    grace = signed_in("grace")
    assert "For Omar Haddad" not in grace.get("/").content.decode()
    away()
    words = " ".join(grace.get("/").content.decode().split())
    assert "For Omar Haddad, away until 4 December 2026: 1" in words
    assert enquiry.get_absolute_url() in words
    assert "For Omar Haddad" not in signed_in("omar").get("/").content.decode()
    clock.set(2026, 12, 5, 9)
    assert "For Omar Haddad" not in grace.get("/").content.decode()


def test_the_queue_marks_the_cases_of_somebody_away(clock):
    cases.assigned()
    assert lines()[0].marks == ()
    assert lines(mark="away") == []
    away()
    assert lines(mark="away")[0].marks == ("Officer away until Friday 4 December",)
    clock.set(2026, 12, 5, 9)
    assert lines()[0].marks == ()
    assert lines(mark="away") == []


def test_offers_to_assign_say_who_is_away_and_who_covers(clock):
    enquiry = cases.assigned()
    away()
    words = "Omar Haddad, away until 4 December 2026, covered by Grace Lund"
    dev = signed_in("dev")
    assert words in page(dev, "assign", enquiry)
    form = queue("dev", whose="any", ticked=enquiry.pk).context["assign"]["form"]
    [field] = form.visible_fields()
    labels = [label for _, label in field.field.choices]
    assert "Omar Haddad, 1 open, away until 4 December 2026, covered by Grace Lund" in labels


def test_the_page_of_a_case_says_to_officers_who_covers(clock):
    enquiry = cases.assigned()
    away(last=LAST)
    assert "Away until Friday 4 December, Grace Lund covers" in page(
        signed_in("ruth"), "detail", enquiry
    )
