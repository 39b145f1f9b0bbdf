"""Enquiries passed to another service: the one that passed them on reads them, and does no more."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, jobs, policy, settlement
from enquiries.earlier_services.actions import end_reading_of
from enquiries.earlier_services.policy import can_end_reading, can_hear_of_answer
from enquiries.models import ContentiousFlag, EarlierService, Enquiry, Kind
from foundation.history import write
from tests.enquiries import cases
from tests.enquiries.earlier_services import earlier_service, passed_on
from tests.enquiries.pages import page
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HIGHWAYS = ("omar", "grace", "ruth", "colin")


def reads(who, enquiry):
    return Enquiry.objects.visible_to(named(who)).filter(pk=enquiry.pk).exists()


def queue(who, **asked):
    return signed_in(who).get(reverse("enquiries:queue"), asked).context


def references(who, **asked):
    return [line.reference for line in queue(who, **asked)["lines"]]


@pytest.mark.parametrize("who", HIGHWAYS)
def test_officers_of_the_service_that_passed_it_on_go_on_reading_it(who):
    enquiry = passed_on()
    assert reads(who, enquiry)
    shown = page(signed_in(who), "detail", enquiry)
    assert "Highways passed this enquiry on, on Tuesday 1 December" in shown
    assert "It is with Waste now, and you can read it until it closes." in shown


def test_page_list_count_and_search_agree():
    enquiry, _ = passed_on(), cases.assigned()
    assert references("omar", whose="passed-on") == [enquiry.reference]
    context = queue("omar", whose="passed-on")
    assert context["heading"] == "Passed on by us: 1 found, most urgent first"
    assert references("omar", q="resurfacing", whose="passed-on") == [enquiry.reference]
    assert enquiry.reference in references("omar", q="resurfacing")
    for whose in ("service", "mine", "unassigned", "any"):
        assert enquiry.reference not in references("omar", whose=whose)
    for stranger in ("stan", "wanda"):
        assert references(stranger, whose="passed-on") == []
    assert references("dev", whose="passed-on") == []
    assert "Passed on by us" not in [label for label, *_ in queue("eve")["whose"]]


def test_nothing_can_be_done_by_a_service_that_only_reads():
    enquiry = passed_on()
    shown = page(signed_in("omar"), "detail", enquiry)
    assert "What you can do" not in shown
    for may in (policy.can_assign, policy.can_pass):
        assert may(named("ruth"), enquiry).reason.startswith(
            "You can read this enquiry because your service passed it on."
        )
    for verb in ("answer", "hold", "ask", "redirect"):
        assert not getattr(policy, f"can_{verb}")(named("omar"), enquiry)
    omar, again = named("omar"), {"text": "No.", "key": uuid4()}
    for act in (
        lambda: actions.answer(enquiry, by=omar, **again),
        lambda: cases.redirected(enquiry),
        lambda: actions.assign(enquiry, officer=omar, by=omar),
        lambda: actions.pass_on(enquiry, service=omar.posts_today[0].service, by=omar, **again),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()
    for verb in ("answer", "assign", "pass", "link"):
        url = reverse(f"enquiries:{verb}", args=[enquiry.pk])
        assert signed_in("omar").get(url).status_code in (403, 404)
    assert signed_in("omar").get(reverse("enquiries:notes", args=[enquiry.pk])).status_code == 404


def test_they_are_told_nothing_of_what_happens_next():
    enquiry = passed_on()
    before = set(Notice.objects.values_list("pk", flat=True))
    answered_by_waste(enquiry)
    later = Notice.objects.exclude(pk__in=before)
    told = {notice.addressee.name.split()[0] for notice in later}
    assert told
    assert told.isdisjoint({"Omar", "Grace", "Ruth", "Colin"})


def answered_by_waste(enquiry):
    enquiry = actions.assign(enquiry, officer=named("stan"), by=named("stan"))
    return actions.answer(enquiry, text="Emptied.", by=named("stan"), key=uuid4())


def settle(enquiry):
    settlement.settle(answered_by_waste(enquiry), by=named("clara"))


def close(enquiry):
    enquiry = answered_by_waste(enquiry)
    over = enquiry.open_until - timedelta(days=30)
    write(enquiry, by=named("stan"), reason="answered", open_until=over)
    jobs.close_answered()


ENDS = {
    "closed by the clock": close,
    "settled": settle,
    "withdrawn": lambda enquiry: actions.withdraw(
        enquiry, text="Done.", by=named("clara"), key=uuid4()
    ),
    "redirected": lambda enquiry: cases.redirected(
        actions.assign(enquiry, officer=named("stan"), by=named("stan")), by="stan"
    ),
    "a coordinator": lambda enquiry: end_reading_of(
        EarlierService.objects.get(case=enquiry), by=named("dev")
    ),
    "contentious": lambda enquiry: write(
        ContentiousFlag(case=enquiry, reason="Radio", by=named("stan"), at=enquiry.received_at),
        by=named("stan"),
        reason="marked",
    ),
    "confidential": lambda enquiry: write(
        enquiry, by=named("clara"), reason="raised", kind=Kind.CRITICISM
    ),
}


@pytest.mark.parametrize("how", ENDS)
def test_reading_ends(how):
    enquiry = passed_on()
    assert reads("omar", enquiry)
    ENDS[how](enquiry)
    assert not reads("omar", enquiry)
    assert references("omar", whose="passed-on") == []
    assert references("omar", q=enquiry.reference[-4:], whose="passed-on") == []
    assert signed_in("omar").get(enquiry.get_absolute_url()).status_code == 404


def test_it_is_read_while_an_answer_can_be_followed_up():
    enquiry = answered_by_waste(passed_on())
    assert references("omar", whose="passed-on") == [enquiry.reference]


def test_a_service_that_a_coordinator_took_it_from_does_not_read_it():
    enquiry = passed_on(cases.raised(), by="dev")
    assert not reads("omar", enquiry)
    assert references("omar", whose="passed-on") == []


def test_what_comes_back_is_the_services_own_again():
    enquiry = passed_on(passed_on(), by="stan", to="Highways")
    assert references("omar", whose="passed-on") == []
    assert enquiry.reference in references("omar", whose="service")
    assert references("stan", whose="passed-on") == [enquiry.reference]


def test_passing_twice_is_one_row():
    passed_on(passed_on(passed_on(), by="stan", to="Highways"))
    assert EarlierService.objects.open().count() == 2  # Highways and Waste


def test_the_councillor_reads_who_reads_it_and_nothing_else_of_this():
    enquiry, clara = passed_on(), signed_in("clara")
    shown = page(clara, "detail", enquiry)
    assert "officers in Highways, which passed it on" in shown
    for words in ("passed this enquiry on, on", "Stop this", "until it closes", "earlier-services"):
        assert words not in shown
    row = EarlierService.objects.get()
    url = reverse("enquiries:end-reading", args=[enquiry.pk, row.key])
    assert clara.get(url).status_code == 404
    assert not EarlierService.objects.visible_to(named("clara")).exists()


def test_a_coordinator_ends_it_and_no_one_else():
    enquiry = passed_on()
    row = EarlierService.objects.get()
    url = reverse("enquiries:end-reading", args=[enquiry.pk, row.key])
    for who, status in {"omar": 403, "ruth": 403, "stan": 404, "wanda": 404}.items():
        assert signed_in(who).post(url, {"key": uuid4()}).status_code == status
        with pytest.raises(PermissionDenied), transaction.atomic():
            end_reading_of(row, by=named(who))
    assert url in page(signed_in("dev"), "detail", enquiry)
    assert signed_in("dev").post(url, {"key": uuid4()}).status_code == 302
    row.refresh_from_db()
    assert row.ended_at
    assert [one.history_change_reason for one in row.history.order_by("history_id")] == [
        "passed on",
        "stopped reading",
    ]
    assert "passed it on" not in page(signed_in("dev"), "detail", enquiry)


def test_other_officers_are_told_who_still_reads_it():
    enquiry = cases.assigned()
    earlier_service(enquiry)
    shown = page(signed_in("omar"), "detail", enquiry)
    assert "Waste passed this enquiry on, on Tuesday 1 December. Its officers can read it" in shown
    assert "Stop this" not in shown


def follow(who, enquiry, name="follow"):
    row = EarlierService.objects.get(case=enquiry)
    url = reverse(f"enquiries:{name}", args=[enquiry.pk, row.key])
    return signed_in(who).post(url, {"key": uuid4()}).status_code


def test_an_officer_who_asks_hears_of_the_answer_and_of_nothing_else():
    enquiry = passed_on()
    assert "Tell me when it is answered" in page(signed_in("omar"), "detail", enquiry)
    assert [follow("omar", enquiry) for _ in range(2)] == [302, 302]  # pressed twice
    assert "Do not tell me when it is answered" in page(signed_in("omar"), "detail", enquiry)
    assert "passed-on-answered" not in page(signed_in("clara"), "detail", enquiry)
    before = set(Notice.objects.values_list("pk", flat=True))
    answered_by_waste(enquiry)
    told = Notice.objects.exclude(pk__in=before).filter(addressee=named("omar"))
    assert [(notice.event, notice.sentence) for notice in told] == [
        ("passed-on-answered", "An enquiry that your service passed on has been answered.")
    ]
    assert "passed on has been answered" not in page(signed_in("clara"), "detail", enquiry)


def test_whoever_stops_following_hears_nothing():
    enquiry = passed_on()
    assert (follow("omar", enquiry), follow("omar", enquiry, "stop-following")) == (302, 302)
    answered_by_waste(enquiry)
    assert not Notice.objects.filter(event="passed-on-answered").exists()


def test_a_follower_whose_service_no_longer_reads_it_hears_nothing():
    enquiry = passed_on()
    follow("omar", enquiry)
    ENDS["contentious"](enquiry)
    answered_by_waste(enquiry)
    assert not Notice.objects.filter(event="passed-on-answered").exists()


@pytest.mark.parametrize(
    ("who", "status"), [("dev", 403), ("stan", 404), ("clara", 404), ("eve", 404)]
)
def test_no_one_else_follows_it(who, status):
    enquiry = passed_on()
    assert follow(who, enquiry) == status
    assert EarlierService.objects.get().followers == []


def test_what_has_ended_is_not_ended_again_and_leads_to_no_news():
    row = earlier_service(cases.assigned())
    assert can_end_reading(named("dev"), row)
    assert can_hear_of_answer(named("stan"), row)
    end_reading_of(row, by=named("dev"))
    row.refresh_from_db()
    ended = "Waste no longer reads this enquiry."
    assert can_end_reading(named("dev"), row).reason == ended
    assert can_hear_of_answer(named("stan"), row).reason == ended


def test_nobody_asks_to_hear_of_an_answer_that_has_been_sent():
    row = earlier_service(cases.answered())
    refused = can_hear_of_answer(named("stan"), row)
    assert refused.reason == "This enquiry is not waiting for an answer."
