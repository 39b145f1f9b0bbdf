"""Clearance: letters that a service or a protocol has approved by a second officer first."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from lxml import html

from enquiries import actions, clearance, officer_marks
from enquiries.case import approval
from enquiries.models import Enquiry, Kind, LetterKind, Proposal, ProposalState, ServiceClearance
from people.models import Service
from protocols.choices import ClearedLetters
from tests.enquiries import cases
from tests.enquiries.contentious import proposed, recipients, switch_on
from tests.enquiries.pages import address, page, send
from tests.established import establish
from tests.people import adopt, named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db
LIST = reverse("enquiries:approvals")
TEXT = "Yes, in April."


def needed(enquiry, who="omar"):
    found = clearance.clearance_of(Enquiry.objects.get(pk=enquiry.pk), named(who))
    return found and found.because


def turn(who, enquiry):
    """Whose turn it is, and a note below."""
    page_of = html.fromstring(signed_in(who).get(enquiry.get_absolute_url()).content)
    facts = page_of.xpath("//dt[normalize-space() = 'Whose turn']/following-sibling::dd[1]/span")
    return [" ".join(line.text_content().split()) for line in facts]


def first_action(who, enquiry):
    page_of = html.fromstring(signed_in(who).get(enquiry.get_absolute_url()).content)
    [first, *_] = page_of.xpath("//section[@aria-labelledby = 'actions']//a")
    return first.text_content().strip()


def test_nothing_needs_approval_before_it_is_switched_on(clock):
    enquiry = cases.assigned()
    assert needed(enquiry) is None
    assert send(signed_in("omar"), "answer", enquiry, text=TEXT).status_code == 302
    assert not Proposal.objects.exists()


def test_a_service_has_every_letter_approved_by_its_head(clock):
    switch_on("every")
    enquiry = cases.assigned()
    row = proposed(enquiry)
    assert (row.approver, row.because, row.due_on) == (
        "head-of-service",
        ClearedLetters.EVERY,
        date(2026, 12, 3),
    )
    assert recipients("proposed") == {"Ruth Adeyemi"}
    assert signed_in("grace").get(address("approve", enquiry)).status_code == 403
    ruth = signed_in("ruth")
    assert "Waiting for your approval: 1" in ruth.get("/").content.decode()
    queue = ruth.get("/enquiries/?whose=service&mark=approval").content.decode()
    assert "With approver" in queue
    assert "Approve by Thursday 3 December" in queue
    assert enquiry.title in ruth.get(LIST).content.decode()
    assert turn("ruth", enquiry) == ["Yours", "A letter by Omar Haddad is waiting for approval"]
    assert turn("omar", enquiry)[0] == "The head of service"
    assert first_action("ruth", enquiry) == "Approve a waiting letter"
    assert enquiry.title not in signed_in("grace").get(LIST).content.decode()
    form = form_values(ruth.get(address("approve", enquiry))) | {"decision": "send"}
    assert ruth.post(address("approve", enquiry), form).status_code == 302
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    assert (letter.author, letter.body) == (named("omar"), TEXT)
    assert recipients("approved") == {"Omar Haddad"}


def test_a_letter_cannot_go_past_the_approver(clock):
    switch_on("every")
    enquiry = cases.assigned()
    with pytest.raises(PermissionDenied, match="a second officer must approve what you send"):
        actions.answer(enquiry, text="Quickly", by=named("omar"), key=uuid4())
    assert enquiry.letters.count() == 1


def test_while_one_waits_no_other_goes_even_after_it_is_switched_off(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry)
    switch_on()
    with pytest.raises(PermissionDenied, match="already waiting for approval"):
        actions.answer(enquiry, text="Quickly", by=named("omar"), key=uuid4())


def test_only_policy_or_only_flagged_matters_need_it_if_that_is_switched_on(clock):
    switch_on("policy", "contentious")
    enquiry = cases.assigned()
    assert needed(enquiry) is None
    officer_marks.flag_as_contentious(enquiry, text="On the radio", by=named("omar"))
    assert needed(enquiry) == ClearedLetters.CONTENTIOUS
    policy = cases.raised(kind=Kind.POLICY)
    policy.service, policy.office = Service.objects.get(name="Highways"), ""
    assert clearance.clearance_of(policy, named("omar")).because == ClearedLetters.POLICY


def test_an_officer_is_new_until_a_day_or_a_number_of_approved_letters(clock):
    switch_on("new-officers")
    enquiry = cases.assigned()
    assert needed(enquiry) is None  # in post since 2020
    post = named("omar").appointments.get()
    type(post).objects.filter(pk=post.pk).update(starts_on=clock.at.date() - timedelta(days=89))
    assert needed(enquiry) == ClearedLetters.NEW_OFFICERS
    for number in (1, 2):
        assert needed(enquiry) == ClearedLetters.NEW_OFFICERS, number
        said = {"case": cases.assigned(), "verb": "answer", "said": {"text": "Yes."}}
        Proposal(**said, by=named("omar"), at=clock.at, state=ProposalState.SENT).save()
    assert needed(enquiry) is None


def test_an_officer_is_no_longer_new_after_the_day(clock):
    switch_on("new-officers")
    post = named("omar").appointments.get()
    type(post).objects.filter(pk=post.pk).update(starts_on=clock.at.date() - timedelta(days=90))
    assert needed(cases.assigned()) is None


def test_those_who_approve_need_no_approval_themselves(clock):
    switch_on("every", "policy", "new-officers")
    assert needed(cases.assigned(), "ruth") is None
    assert needed(cases.assigned(), "colin") is None


def test_a_protocol_switches_it_on_for_every_service(clock):
    adopt("section-c", clock.at.date() + timedelta(days=1), clearance=["every"])
    clock.next_day()
    enquiry = cases.assigned()
    row = proposed(enquiry)
    assert (row.approver, row.because) == ("", ClearedLetters.EVERY)
    assert enquiry.title in signed_in("grace").get(LIST).content.decode()
    approval.approve_letter(enquiry, by=named("grace"))
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).exists()


def test_an_older_enquiry_stays_under_its_version(clock):
    enquiry = cases.assigned()
    adopt("section-c", clock.at.date() + timedelta(days=1), clearance=["every"])
    clock.next_day()
    assert needed(enquiry) is None
    assert needed(cases.assigned()) == ClearedLetters.EVERY


def test_a_chief_officer_approves_in_place_of_the_head(clock):
    switch_on("every")
    enquiry = cases.assigned()
    proposed(enquiry)
    approval.approve_letter(enquiry, by=named("colin"))
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).exists()


def test_a_vacant_post_leaves_it_to_the_next_one_up(clock):
    switch_on("every", approver="line-manager")
    assert proposed(cases.assigned()).approver == "head-of-service"
    highways = Service.objects.get(name="Highways")
    establish(person=named("grace"), role="line-manager", service=highways, starts_on=clock.at)
    assert proposed(cases.assigned()).approver == "line-manager"


def test_the_author_recalls_a_letter_and_continues_it(clock):
    switch_on("every")
    enquiry = cases.assigned()
    row = proposed(enquiry)
    assert signed_in("grace").get(address("recall", enquiry)).status_code == 403
    omar = signed_in("omar")
    assert "Recall your letter" in page(omar, "detail", enquiry)
    assert omar.post(address("recall", enquiry), {"key": uuid4()}).status_code == 302
    row.refresh_from_db()
    assert row.state == ProposalState.RECALLED
    assert f"{TEXT}</textarea>" in page(omar, "answer", enquiry)
    with pytest.raises(PermissionDenied, match="No letter is waiting"):
        approval.approve_letter(enquiry, by=named("ruth"))


def test_what_was_approved_does_not_come_back_for_the_next_letter(clock):
    switch_on("every")
    enquiry, omar = cases.assigned(), signed_in("omar")
    send(omar, "ask", enquiry, text="Which end?")
    approval.send_back_letter(enquiry, text="Shorter.", by=named("ruth"))
    assert "Which end?</textarea>" in page(omar, "ask", enquiry)
    send(omar, "ask", enquiry, text="Which?")
    approval.approve_letter(enquiry, by=named("ruth"))
    actions.reply(enquiry, text="East.", by=named("clara"), key=uuid4())
    assert "Which" not in omar.get(address("ask", enquiry)).context["form"].initial.get("text", "")


def test_the_case_says_with_approver_to_officers_only(clock):
    switch_on("every")
    enquiry = cases.assigned()
    clara = signed_in("clara")
    before = {name: words(clara, address(name, enquiry)) for name in ("detail", "print", "add")}
    lists = {path: words(clara, path) for path in ("/", "/everything/", "/everything/csv/")}
    proposed(enquiry)
    for who in ("omar", "grace", "dev"):
        shown = page(signed_in(who), "detail", enquiry)
        assert "With approver" in shown
        assert "Thursday 3 December" in shown
    after = {name: words(clara, address(name, enquiry)) for name in before}
    assert after == before
    assert {path: words(clara, path) for path in lists} == lists
    for name in ("approve", "recall", "decided-letters"):
        assert clara.get(address(name, enquiry)).status_code == 404
    assert clara.get(LIST).status_code == 404


def words(client, path):
    """A page without what is new at each look."""
    lines = client.get(path).content.decode().splitlines()
    return [one for one in lines if "csrf" not in one and 'name="key"' not in one]


def test_lists_find_what_awaits_approval(clock):
    switch_on("every")
    enquiry, other = cases.assigned(), cases.assigned()
    proposed(enquiry)
    due = dict(Enquiry.objects.with_approval_due().values_list("pk", "approval_due"))
    assert due == {enquiry.pk: date(2026, 12, 3), other.pk: None}


@pytest.mark.parametrize(
    ("who", "status"), [("ruth", 200), ("colin", 200), ("omar", 403), ("stan", 404), ("clara", 404)]
)
def test_the_head_and_the_chief_officer_switch_it_on(clock, who, status):
    highways = Service.objects.get(name="Highways")
    where = reverse("enquiries:service-clearance", args=[highways.pk])
    client = signed_in(who)
    assert client.get(where).status_code == status
    typed = {"key": uuid4(), "groups": ["every"], "approver": "chief-officer"}
    typed |= {"working_days": "3", "new_days": "30", "new_replies": "5"}
    assert client.post(where, typed).status_code == (302 if status == 200 else status)
    saved = ServiceClearance.objects.filter(service=highways, groups=["every"], working_days=3)
    assert saved.exists() == (status == 200)


def test_what_is_wrong_in_the_settings_is_said_and_nothing_is_saved(clock):
    highways = Service.objects.get(name="Highways")
    where = reverse("enquiries:service-clearance", args=[highways.pk])
    typed = {
        "key": uuid4(),
        "groups": ["all"],
        "working_days": "0",
        "new_days": "",
        "new_replies": "x",
    }
    shown = signed_in("ruth").post(where, typed).content.decode()
    assert "Select letters from the list" in shown
    assert "Select who approves them" in shown
    assert "“x” is not a whole number" in shown
    assert not ServiceClearance.objects.exists()


def test_a_change_of_the_settings_has_its_history(clock):
    rule = switch_on("every")
    switch_on("policy", by="colin")
    rows = rule.history.order_by("history_id")
    assert [(row.history_user, row.groups) for row in rows] == [
        (named("ruth"), ["every"]),
        (named("colin"), ["policy"]),
    ]


def test_a_confidential_enquiry_has_no_approver(clock):
    switch_on("every")
    sealed = Enquiry(kind=Kind.BUDGET, service=Service.objects.get(name="Highways"))
    assert clearance.clearance_of(sealed, named("omar")) is None
