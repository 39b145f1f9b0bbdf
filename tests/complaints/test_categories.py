"""Kinds of complaint: what the protocol asks about each, and the office that receives it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from complaints import categories, policy
from complaints.lodging import actions, check_answers, draft_contents, drafts
from complaints.models import Category, Complaint, Draft
from complaints.reader_role import reader_role_of
from people.models import Group, User
from protocols.version_cache import todays_protocol
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_url
from tests.files import pdf, pending
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
STARTED = ["about", "who"]


def answer(who, slug, **typed):
    """One page of the journey sent; the page that came back, or where it led."""
    address = lodging_url(slug)
    return signed_in(who).post(address, {"key": uuid4(), **typed})


def page(who, slug):
    return " ".join(signed_in(who).get(lodging_url(slug)).content.decode().split())


def readers():
    return [p.name for p in User.objects.order_by("pk") if Complaint.objects.visible_to(p).exists()]


def offered(side):
    return {kind.category for kind in categories.kinds_offered(todays_protocol(), side)}


@pytest.mark.clause("surrey", "report-7")
def test_a_complaint_has_at_least_one_category_and_each_has_its_line(clause_protocol):
    cases.drafted("omar", "nia", track="conduct", done=STARTED)
    shown = page("omar", "what")
    for kind, line in (
        ("Lack of respect or courtesy", "Rude, dismissive or demeaning words or conduct"),
        ("Bullying or harassment", "hurts their confidence, work or health"),
        ("Officers’ impartiality not respected", "An officer was pressed to take sides"),
    ):
        assert kind in shown
        assert line in shown
    refused = answer("omar", "what", text="It was said.").content.decode()
    assert "Select what kind of complaint it is" in refused
    assert "It was said." in refused
    sent = answer("omar", "what", text="It was said.", categories=["disrespect", "impartiality"])
    assert sent.status_code == 302


@pytest.mark.clause("surrey", "report-13")
def test_either_side_can_complain_of_discrimination(clause_protocol):
    for who, about, track in (("omar", "nia", "conduct"), ("clara", "ruth", "council")):
        cases.drafted(who, about, track=track, done=STARTED)
        assert "Discrimination" in page(who, "what")
    complaint = cases.sent_by_officer(categories=["discrimination", "bullying"])
    shown = signed_in("mona").get(complaint.get_absolute_url()).content.decode()
    assert "Discrimination" in shown


def test_categories_that_need_a_clause_are_not_offered_without_it(clock):
    brought = {kind.category for kind in categories.COMPLAINT_KINDS if kind.asked_by}
    assert not brought & (offered("officer") | offered("councillor"))
    cases.drafted("omar", "nia", track="conduct", done=STARTED)
    refused = answer("omar", "what", text="It was said.", categories=["attack"])
    assert "Select what kind of complaint it is" in refused.content.decode()


@pytest.mark.clause("surrey", "report-7-p4")
def test_effects_of_bullying_are_read_only_by_the_office(clock):
    under("surrey", clock)
    cases.drafted("omar", "nia", track="conduct", done=STARTED)
    sent = answer("omar", "what", text="Again.", categories=["bullying"])
    assert sent.url.endswith("/effects/")
    assert answer("omar", "effects", health="I sleep badly").status_code == 302
    complaint = cases.sent_by_officer(categories=["bullying"], health="I sleep badly")
    assert "I sleep badly" in signed_in("mona").get(complaint.get_absolute_url()).content.decode()
    cases.access_given(complaint, "grace", "mona")
    shown = signed_in("grace").get(complaint.get_absolute_url()).content.decode()
    assert cases.PLANTED[0] in shown
    assert "I sleep badly" not in shown
    assert draft_contents.effects_of({"categories": ["other"], "health": "x"}) == {}


@pytest.mark.clause("surrey", "report-7-p10")
def test_the_offer_of_a_reward_goes_to_the_monitoring_officer(clock):
    under("surrey", clock)
    cases.drafted("omar", "nia", track="conduct", done=STARTED)
    assert "A reward offered for an outcome" in page("omar", "what")
    sent = answer("omar", "what", text="He offered me a job.", categories=["incentive"])
    assert sent.status_code == 302
    draft = cases.drafted("omar", "nia", track="conduct", categories=["incentive"])
    shown = check_answers.readers_context(
        named("omar"), drafts.answers_of(draft), todays_protocol()
    )
    assert (shown["office"], shown["clause"][0]) == ("Monitoring Officer", "Surrey report-7")
    actions.send_complaint(draft, by=named("omar"))
    assert readers() == ["Omar Haddad", "Mona Reid"]


@pytest.mark.clause("cheshire-east", "3.10-2")
def test_victimisation_needs_no_step_before_and_nobody_of_the_accuseds_group_reads_it(clock):
    under("cheshire-east", clock)
    group = Group.objects.get(name="Harbour Independents")
    cases.appoint("clara", "group-leader", group=group)
    usual = cases.sent_by_officer(first_answer="no", first_why="No")
    assert usual.says.first.must
    complaint = cases.sent_by_officer(categories=["victimisation"])
    assert complaint.says.first is None
    assert policy.can_investigate(named("mona"), cases.assessed(complaint, office="mona"))
    out = set(complaint.held.out)
    assert {named("nia").pk, named("clara").pk} <= out
    with pytest.raises(Exception, match="is involved or has a conflict of interest"):
        cases.access_given(complaint, "clara", "mona")


def test_a_statutory_officer_who_was_victimised_is_not_their_own_reader(clock):
    under("cheshire-east", clock)
    complaint = cases.sent_by_officer(by="mona", categories=["victimisation"])
    assert readers() == ["Eve Larkin", "Mona Reid"]
    assert reader_role_of(named("mona"), complaint).is_complainant


@pytest.mark.clause("thurrock", "10.3-prohibited-1")
def test_contempt_is_a_category_of_its_own_for_officers(clock):
    under("thurrock", clock)
    assert Category.ABUSE in offered("officer")
    assert Category.ABUSE not in offered("councillor")


@pytest.mark.clause("thurrock", "10.3-prohibited-2")
def test_an_attack_needs_no_step_before_and_gives_notice_at_once(clock, monkeypatch):
    under("thurrock", clock)
    cases.drafted("omar", "nia", track="conduct", done=STARTED)
    assert "You do not have to try anything else first" in page("omar", "what")
    clock.set(2026, 12, 5, 23)  # a Saturday night
    sealed_notices.forget()
    cases.sent_by_officer()
    assert [at.isoweekday() for at in sealed_notices.due_times()] == [1]
    complaint = cases.sent_by_officer(categories=["attack"])
    assert complaint.says.first is None
    assert sealed_notices.due_times()[0] == timezone.now()


@pytest.mark.clause("thurrock", "10.3-p6")
def test_an_approach_on_a_report_goes_to_two_offices_and_never_to_the_member(clock):
    under("thurrock", clock)
    draft = cases.drafted("omar", "nia", track="conduct", categories=["approach"])
    shown = check_answers.readers_context(
        named("omar"), drafts.answers_of(draft), todays_protocol()
    )
    assert [p["name"] for p in (*shown["people"], *shown["beside"])] == [
        "Ruth Adeyemi",
        "Mona Reid",
    ]
    actions.send_complaint(draft, by=named("omar"))
    assert readers() == ["Omar Haddad", "Ruth Adeyemi", "Mona Reid"]
    assert sealed_notices.told() == ["Mona Reid", "Ruth Adeyemi"]
    assert Complaint.objects.visible_to(named("mona")).count() == 1


@pytest.mark.clause("somerset", "10.4-p12")
def test_an_officer_says_where_it_happened(clock):
    under("somerset", clock)
    cases.drafted("omar", "nia", track="conduct", done=[*STARTED, "what"])
    for place in ("A meeting", "A public forum", "Council offices", "Online"):
        assert place in page("omar", "when")
    assert "Select the kind of place" in answer("omar", "when").content.decode()
    assert answer("omar", "when", place="forum").status_code == 302
    complaint = cases.sent_by_officer(place="forum")
    shown = signed_in("mona").get(complaint.get_absolute_url()).content.decode()
    assert "A public forum" in shown
    cases.drafted("clara", "ruth", done=[*STARTED, "what"])
    assert "A public forum" not in page("clara", "when")


GUIDANCE = {
    "knutsford": (
        "If you are unhappy with an officer, follow these steps.",
        "Do not make personal attacks or use abuse.",
        "Only make criticism that is well founded, and say what would put things right.",
        "Do not criticise an officer in public.",
        "Raise it in private first, with the officer or their line manager.",
    ),
    "surrey": ("Offensive or personal remarks may themselves breach the code.",),
}


@pytest.mark.clause("knutsford", "15.2")
@pytest.mark.clause("surrey", "report-7-p7")
def test_guidance_for_complainants_is_confirmed_first(clause_protocol):
    shown = page("clara", "about")
    steps = [shown.index(words) for words in GUIDANCE[clause_protocol.preset]]
    assert steps == sorted(steps)
    assert steps[-1] < shown.index("I have read this")
    refused = answer("clara", "about", track="council").content.decode()
    assert "Confirm that you have read this and will follow it" in refused
    assert not Draft.objects.exists()
    assert answer("clara", "about", track="council", read="on").url.endswith("/who/")
    assert "I have read this" not in page("omar", "about")  # it speaks to councillors


@pytest.mark.clause("knutsford", "15.2(a)")
def test_the_rule_against_abuse_is_shown_with_the_text(clock):
    under("knutsford", clock)
    cases.drafted("clara", "ruth", done=STARTED)
    shown = page("clara", "what")
    assert shown.index("Do not make personal attacks") < shown.index("What happened?")
    assert "Knutsford 15.2(a)" in shown


@pytest.mark.clause("knutsford", "15.2(b)")
def test_what_when_and_the_outcome_are_all_required(clock):
    under("knutsford", clock)
    cases.drafted("clara", "ruth", done=[*STARTED, "what"], text="", happened=None, outcome="")
    assert "Enter what happened" in answer("clara", "what", categories=["other"]).content.decode()
    assert (
        "Enter the date it happened, or the last date" in answer("clara", "when").content.decode()
    )
    assert "Enter the outcome you want" in answer("clara", "outcome").content.decode()
    assert "When did it happen? (optional)" not in page("clara", "when")


def test_the_date_is_optional_where_no_clause_requires_it_and_says_so(clock):
    cases.drafted("clara", "ruth", done=[*STARTED, "what"], happened=None)
    assert "When did it happen? (optional)" in page("clara", "when")


def test_too_many_files_are_an_error_next_to_the_field(clock):
    draft = cases.drafted("clara", "ruth", done=[*STARTED, "what"])
    clara = named("clara")
    drafts.seal_uploads(draft, [pending(clara, f"{n}.pdf", pdf()) for n in range(9)])
    two = [SimpleUploadedFile(f"more-{n}.pdf", pdf(), "application/pdf") for n in range(2)]
    refused = answer("clara", "files", evidence=two)
    assert refused.status_code == 200
    assert refused.context["form"].errors["evidence"] == [
        "You can add up to 10 files. You have added 9, so choose only one"
    ]
    assert len(drafts.evidence_of(draft)) == 9


def test_before_sending_it_is_said_who_cannot_be_kept_out(clock):
    """People with the servers and the keys can read all that the portal can."""
    cases.drafted("clara", "ruth")
    shown = page("clara", "check")
    assert "the portal’s administrators" in shown
    assert "someone who controls the council’s servers and the keys to its encryption" in shown
