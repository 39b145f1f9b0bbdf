"""Contributions of another service: asked, given, sent back, withdrawn, cited, and reminded of."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.closures.redating import REASON
from casework.models import Notice
from enquiries import actions as enquiry_actions
from enquiries import jobs, policy
from enquiries.contributions import actions
from enquiries.contributions import policy as contribution_policy
from enquiries.models import Contribution, ContributionState, Enquiry, Kind, LetterKind
from foundation.history import write
from people.models import Service
from tests.casework.closures import close
from tests.enquiries import cases
from tests.enquiries.contributions import QUESTION, SAID, asked, given
from tests.enquiries.pages import recipients
from tests.people import named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_a_question_tells_its_officer_and_leaves_the_clock_of_the_enquiry():
    enquiry = cases.assigned()
    due_at = enquiry.due_at
    row = asked(enquiry, person=named("stan"))
    notice = Notice.objects.get(event="contribution-asked")
    assert (notice.addressee, notice.reference) == (named("stan"), enquiry.reference)
    assert notice.sentence == "You have been asked for a contribution to an answer."
    assert notice.case == f"contribution:{row.pk}"
    enquiry.refresh_from_db()
    assert (enquiry.due_at, enquiry.promises.open().get().due_at) == (due_at, due_at)
    assert row.history.get().history_change_reason == "asked"


def test_a_question_to_a_service_tells_its_head():
    asked(person=None)
    assert recipients("contribution-asked") == {"Wanda"}


def test_the_same_form_sent_twice_asks_once():
    row = asked()
    asked(row.case, key=row.key)
    assert Contribution.objects.count() == 1


def test_whoever_was_asked_reads_the_enquiry_until_they_have_contributed():
    enquiry, stan, wanda = cases.assigned(), named("stan"), named("wanda")
    assert not Enquiry.objects.visible_to(stan).exists()
    row = asked(enquiry, person=stan)
    assert Enquiry.objects.visible_to(named("stan")).get() == enquiry
    assert not Enquiry.objects.visible_to(wanda).exists()
    actions.give_contribution(row, text=SAID, by=named("stan"))
    assert not Enquiry.objects.visible_to(named("stan")).exists()
    assert Contribution.objects.visible_to(named("stan")).get() == row


def test_everyone_of_a_service_that_was_asked_reads_it():
    enquiry = asked(person=None).case
    for who in ("stan", "wanda"):
        assert Enquiry.objects.visible_to(named(who)).get() == enquiry


def test_whoever_was_asked_does_nothing_else_on_the_enquiry():
    enquiry, stan = asked(person=None).case, named("stan")
    for may in (policy.can_assign, policy.can_pass):
        assert may(stan, enquiry).reason.startswith("You can read this enquiry because you were")
    for verb in ("answer", "hold", "ask", "redirect"):
        may = getattr(policy, f"can_{verb}")
        assert not may(stan, enquiry)
    with pytest.raises(PermissionDenied):
        enquiry_actions.answer(enquiry, text="No.", by=stan, key=uuid4())
    with pytest.raises(PermissionDenied):
        enquiry_actions.assign(enquiry, officer=stan, by=stan)


def criticism():
    enquiry = cases.assigned()
    write(enquiry, by=named("clara"), reason="raised", kind=Kind.CRITICISM)
    return enquiry


def challenged():
    enquiry = cases.assigned()
    write(enquiry, by=named("clara"), reason="raised", challenged=named("stan"))
    return enquiry


REFUSED = {
    "This enquiry is confidential": lambda: (criticism(), {}),
    "Only the officer who has this enquiry": lambda: (cases.assigned(), {"by": named("grace")}),
    "This enquiry has been answered": lambda: (cases.answered(), {}),
    "Stan Price wrote the answer being challenged": lambda: (challenged(), {}),
    "You have this enquiry yourself": lambda: (
        cases.assigned(),
        {"person": named("omar"), "service": Service.objects.get(name="Highways")},
    ),
    "This enquiry is with Highways already": lambda: (
        cases.assigned(),
        {"person": None, "service": Service.objects.get(name="Highways")},
    ),
    "Ruth Adeyemi no longer works in Waste": lambda: (cases.assigned(), {"person": named("ruth")}),
    "Stan Price has been asked already": lambda: (asked().case, {}),
    "Enter a working day from": lambda: (
        cases.assigned(),
        {"due_on": timezone.localdate() - timedelta(days=1)},
    ),
    "Saturday 5 December 2026 is not a working day": lambda: (
        cases.assigned(),
        {"due_on": timezone.localdate() + timedelta(days=4)},
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_question_is_refused(why):
    enquiry, more = REFUSED[why]()
    before = Contribution.objects.count()
    with pytest.raises(PermissionDenied, match=why):
        asked(enquiry, **more)
    assert Contribution.objects.count() == before


def test_a_contribution_keeps_its_promise_and_tells_the_officer_who_has_the_enquiry():
    row = given()
    assert (row.state, row.said, row.kept_at) == ("given", SAID, row.ended_at)
    assert row.kept_in_time
    assert row.signed == "Stan Price, Waste"
    assert recipients("contribution-given") == {"Omar"}


def test_a_contribution_given_twice_in_other_words_is_refused():
    row, stan = given(), named("stan")
    actions.give_contribution(row, text=SAID, by=stan)
    with pytest.raises(PermissionDenied, match="This contribution has been given by Stan Price"):
        actions.give_contribution(row, text="Something else", by=stan)
    row.refresh_from_db()
    assert row.said == SAID


def test_only_whoever_was_asked_gives_it():
    row = asked()
    for who in ("wanda", "omar", "ruth"):
        with pytest.raises(PermissionDenied, match="Only Stan Price can do this"):
            actions.give_contribution(row, text=SAID, by=named(who))


def test_a_question_is_accepted_once():
    row = asked(person=None)
    actions.accept_question(row, by=named("stan"))
    row.refresh_from_db()
    assert (row.state, row.said_by, row.ended_at) == ("accepted", named("stan"), None)
    with pytest.raises(PermissionDenied, match="Stan Price has accepted this question"):
        actions.accept_question(row, by=named("wanda"))
    assert recipients("contribution-accepted") == {"Omar"}


def test_a_question_sent_back_can_be_asked_again():
    row = asked()
    actions.send_back_question(row, text="That is for Highways.", by=named("stan"))
    row.refresh_from_db()
    assert (row.state, row.kept_at, row.nudge_at) == ("sent-back", None, None)
    assert recipients("contribution-sent-back") == {"Omar"}
    again = asked(row.case, key=uuid4())
    assert again.pk != row.pk


def test_a_question_is_withdrawn_by_whoever_has_the_enquiry_now():
    row = asked()
    with pytest.raises(PermissionDenied, match="Only the officer who has the enquiry"):
        actions.withdraw_question(row, by=named("stan"))
    enquiry_actions.assign(row.case, officer=named("grace"), by=named("dev"))
    for _ in range(2):
        actions.withdraw_question(row, by=named("grace"))
    row.refresh_from_db()
    assert row.state == ContributionState.WITHDRAWN
    assert row.history.filter(history_change_reason="withdrawn").count() == 1
    assert recipients("contribution-withdrawn") == {"Stan"}
    assert not contribution_policy.can_give(named("stan"), row)


@pytest.mark.parametrize("end", ["answer", "redirect", "withdraw"])
def test_what_is_still_open_ends_with_the_enquiry(end):
    row = asked()
    by = named("clara" if end == "withdraw" else "omar")
    getattr(enquiry_actions, end)(row.case, text="Done.", by=by, key=uuid4())
    row.refresh_from_db()
    assert row.state == ContributionState.WITHDRAWN
    assert row.nudge_at is None
    assert recipients("contribution-withdrawn") == {"Stan"}
    assert not Enquiry.objects.visible_to(named("stan")).exists()


def reminded(clock, days):
    clock.at += timedelta(days=days)
    jobs.nudge()
    rows = Notice.objects.filter(case__startswith="contribution:").exclude(step="")
    return {(n.addressee.name.split()[0], n.step) for n in rows}


def test_reminders_go_to_whoever_was_asked_and_then_to_both_sides(clock):
    asked(days=3)  # Friday 4 December
    assert reminded(clock, 2) == {("Stan", "due in 1 working day")}
    assert ("Stan", "due today") in reminded(clock, 1)
    late = {who for who, step in reminded(clock, 3) if step == "1 working day overdue"}
    assert late == {"Stan", "Wanda", "Omar"}


def test_no_councillor_is_reminded_of_a_contribution(clock):
    row = asked(days=3)
    for _ in range(12):
        reminded(clock, 1)
    told = Notice.objects.filter(case=f"contribution:{row.pk}").values("addressee__name")
    assert not {"Clara Okafor", "Nia Menon"} & {one["addressee__name"] for one in told}
    sentences = Notice.objects.filter(addressee=named("clara")).values_list("sentence", flat=True)
    assert not [words for words in sentences if "contribution" in words]


def test_what_has_been_given_is_reminded_of_no_more(clock):
    given(days=3)
    assert reminded(clock, 10) == set()


def test_a_closure_day_moves_a_contribution_and_no_date_of_the_enquiry(clock):
    enquiry = cases.assigned()
    row = asked(enquiry, days=10)
    before, due_on = Enquiry.objects.values("due_at", "due_kind").get(pk=enquiry.pk), row.due_on
    close(due_on)
    row.refresh_from_db()
    assert row.due_on > due_on
    assert row.history.first().history_change_reason == REASON
    assert Enquiry.objects.values("due_at", "due_kind").get(pk=enquiry.pk) == before


def test_an_answer_names_what_it_rests_on():
    row = given()
    letter_key = uuid4()
    more = {"contributions": [row.pk]}
    enquiry_actions.answer(row.case, text="In April.", by=named("omar"), key=letter_key, **more)
    letter = row.case.letters.get(kind=LetterKind.ANSWER)
    assert letter.contributions == [row.pk]
    assert QUESTION not in letter.body
