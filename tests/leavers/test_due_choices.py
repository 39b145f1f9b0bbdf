"""Choices for a leaver's cases are done when the post ends, by the right of who chose."""

from datetime import date

import pytest

from casework.models import Notice
from documents.models import DocumentRequest
from enquiries import actions as enquiry_actions
from enquiries.models import Enquiry, EnquiryHandover, Status
from people.models import Appointment, Ward
from people.roles import Role
from portal.leavers.models import LeaverChoice, Outcome, What
from portal.leavers.post_ends import deal_with_post_ends
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts
from tests.leavers.leaving import GONE, address, choose, field_of, gone, leaves, page, send
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def outcomes():
    return [row.outcome for row in LeaverChoice.objects.order_by("pk")]


def again(case):
    return type(case).objects.get(pk=case.pk)


def told(who, event):
    return Notice.objects.filter(addressee=named(who), event=event).count()


def test_each_case_goes_to_the_officer_chosen_for_it(clock):
    enquiry, asked = cases.assigned(), requests.assigned()
    choose(enquiry, What.OFFICER, "grace")
    choose(asked, What.OFFICER, "ruth")
    gone(clock)
    assert again(enquiry).officer == named("grace")
    assert again(asked).officer == named("ruth")
    assert enquiry.history.latest().history_user == named("ruth")
    assert outcomes() == [Outcome.DONE, Outcome.DONE]
    assert told("grace", "assigned") == 1


def test_the_coordinators_are_told_that_everything_was_provided_for(clock):
    choose(cases.assigned(), What.OFFICER, "grace")
    gone(clock)
    notice = Notice.objects.get(addressee=named("dev"), event="post-ended")
    assert notice.sentence.endswith("Every open case was provided for before that.")


def test_nothing_is_done_before_the_last_day_is_over(clock):
    enquiry = cases.assigned()
    choose(enquiry, What.OFFICER, "grace")
    leaves()
    clock.set(2026, 12, 11, 23, 59)
    deal_with_post_ends()
    assert again(enquiry).officer == named("omar")
    assert outcomes() == [""]


def test_a_choice_stays_when_the_day_changes(clock):
    enquiry = cases.assigned()
    leaves()
    choose(enquiry, What.OFFICER, "grace")
    leaves(on=date(2026, 12, 18))
    clock.set(*GONE)
    deal_with_post_ends()
    assert again(enquiry).officer == named("omar")
    clock.set(2026, 12, 19, 1)
    deal_with_post_ends()
    assert again(enquiry).officer == named("grace")


def test_what_the_officer_did_not_finish_goes_to_the_head(clock):
    enquiry = cases.assigned()
    leaves()
    choose(enquiry, What.BEFORE)
    gone(clock)
    assert again(enquiry).officer == named("ruth")
    assert outcomes() == [Outcome.REFUSED]
    assert told("ruth", "leaver-choice-refused") == 0


def test_what_was_answered_meanwhile_is_left_alone(clock):
    enquiry = cases.assigned()
    choose(enquiry, What.OFFICER, "grace")
    cases.answered(enquiry)
    gone(clock)
    assert again(enquiry).officer == named("omar")
    assert outcomes() == [Outcome.NOT_NEEDED]


def test_what_was_assigned_to_someone_else_meanwhile_is_left_with_them(clock):
    enquiry = cases.assigned()
    choose(enquiry, What.OFFICER, "grace")
    enquiry_actions.assign(enquiry, officer=named("colin"), by=named("dev"))
    gone(clock)
    assert again(enquiry).officer == named("colin")
    assert outcomes() == [Outcome.NOT_NEEDED]


def test_if_who_is_named_has_left_too_the_head_has_it_and_who_chose_is_told(clock):
    enquiry, asked = cases.assigned(), requests.assigned()
    choose(enquiry, What.OFFICER, "grace", by="colin")
    choose(asked, What.OFFICER, "grace", by="colin")
    leaves("grace", date(2026, 12, 4))
    gone(clock)
    assert again(enquiry).officer == again(asked).officer == named("ruth")
    assert outcomes() == [Outcome.REFUSED, Outcome.REFUSED]
    assert told("colin", "leaver-choice-refused") == 2


def test_if_who_chose_has_left_too_the_lead_has_it_and_the_coordinators_are_told(clock):
    enquiry = cases.assigned()
    choose(enquiry, What.OFFICER, "grace", by="ruth")
    leaves("ruth", date(2026, 12, 4))
    gone(clock)
    assert again(enquiry).officer == named("colin")
    assert told("dev", "leaver-choice-refused") == 1
    assert told("ruth", "leaver-choice-refused") == 0


def test_once_the_person_has_left_a_choice_is_done_when_it_is_saved(clock):
    enquiry = cases.assigned()
    for who in ("ruth", "colin"):
        change_posts(Appointment.objects.filter(person=named(who)), ends_on=date(2026, 12, 1))
    gone(clock)
    form = page("dev").context["form"]
    assert [label for _, label in form.fields[field_of(enquiry)].choices] == [
        "Choose",
        "Grace Lund, 0 open",
    ]
    typed = {field_of(enquiry): f"officer:{named('grace').pk}"}
    client = signed_in("dev")
    assert send("dev", client=client, **typed).status_code == 302
    assert again(enquiry).officer == named("grace")
    assert "What can be done has been done" in client.get(address()).content.decode()


def successor(who="grace", starts=date(2026, 12, 14), name="Harbour"):
    """Somebody elected in Clara's ward from that day."""
    person = named(who)
    change_posts(Appointment.objects.filter(person=person), ends_on=date(2026, 12, 4))
    seat = {"role": Role.COUNCILLOR, "ward": Ward.objects.get(name=name), "starts_on": starts}
    Appointment.objects.create(person=person, **seat)
    return person


def test_a_coordinator_chooses_for_each_enquiry_of_a_councillor(clock):
    handed, closed, kept = cases.assigned(), cases.assigned(), cases.assigned()
    leaves("clara")
    typed = {
        field_of(handed): f"councillor:{named('nia').pk}",
        field_of(closed): "close",
        f"sentence_{field_of(closed)}": "Harbour’s new councillor can ask again.",
        field_of(kept): "keep",
    }
    assert send("dev", "clara", **typed).status_code == 302
    gone(clock, "clara")
    assert again(handed).member == named("nia")
    assert EnquiryHandover.objects.get().by == named("dev")
    assert again(closed).status == Status.REDIRECTED
    letter = closed.letters.latest("pk")
    assert (letter.author, letter.body) == (named("dev"), "Harbour’s new councillor can ask again.")
    assert (again(kept).member, again(kept).status) == (named("clara"), Status.WITH_OFFICER)
    assert set(outcomes()) == {Outcome.DONE}


def test_what_the_new_councillor_would_read_is_said_for_each(clock):
    cases.assigned()
    leaves("clara")
    shown = page("dev", "clara").content.decode()
    assert "If handed over: They will only see later letters and files" in shown


def test_several_enquiries_for_one_councillor_are_one_email(clock):
    for enquiry in (cases.assigned(), cases.assigned()):
        choose(enquiry, What.COUNCILLOR, "nia", who="clara", by="dev")
    gone(clock, "clara")
    assert told("nia", "handed-over") == 1


def test_a_successor_takes_over_on_the_first_day(clock):
    enquiry = cases.assigned()
    successor()
    leaves("clara")
    offered = page("dev", "clara").context["form"].fields[field_of(enquiry)].choices
    assert "Councillor Grace Lund, from Monday 14 December 2026" in dict(offered).values()
    choose(enquiry, What.COUNCILLOR, "grace", who="clara", by="dev")
    gone(clock, "clara")
    assert again(enquiry).member == named("clara")
    clock.set(2026, 12, 14, 1)
    deal_with_post_ends()
    assert again(enquiry).member == named("grace")


def test_a_councillor_who_is_named_and_has_left_too_gets_nothing(clock):
    enquiry = cases.assigned()
    choose(enquiry, What.COUNCILLOR, "nia", who="clara", by="dev")
    leaves("nia", date(2026, 12, 4))
    gone(clock, "clara")
    assert again(enquiry).member == named("clara")
    assert outcomes() == [Outcome.REFUSED]
    assert told("dev", "leaver-choice-refused") == 1


def test_closing_needs_a_sentence(clock):
    enquiry = cases.assigned()
    leaves("clara")
    answer = send("dev", "clara", **{field_of(enquiry): "close"})
    assert f"Enter the sentence to close {enquiry.reference} with" in answer.content.decode()
    assert not LeaverChoice.objects.exists()


def test_only_a_coordinator_chooses_for_a_councillor(clock):
    enquiry = cases.assigned()
    leaves("clara")
    assert page("ruth", "clara").status_code == 404
    assert page("nia", "clara").status_code == 404
    shown = page("petra", "clara").content.decode()
    assert enquiry.reference in shown
    assert enquiry.title not in shown


def test_a_worker_that_fails_at_one_choice_does_the_others(clock, monkeypatch):
    first, second = cases.assigned(), requests.assigned()
    choose(first, What.OFFICER, "grace")
    choose(second, What.OFFICER, "grace")

    def broken(*args, **more):
        raise RuntimeError("broken")

    with monkeypatch.context() as patched:
        patched.setattr(enquiry_actions, "assign", broken)
        gone(clock)
    assert DocumentRequest.objects.get().officer == named("grace")
    assert Enquiry.objects.get().officer == named("ruth")
