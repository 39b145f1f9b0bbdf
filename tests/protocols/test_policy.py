"""Permissions on the pages of the protocol, with the sentence for people who are refused."""

import pytest

from protocols import policy
from protocols.models import Protocol
from protocols.version_cache import todays_protocol
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = ("clara", "omar", "ruth", "pat", "petra", "mona", "sam")
RULES = {
    policy.can_see_drafts: (
        {"pat", "mona"},
        "Only a protocol administrator, the Monitoring Officer or the Chief Executive can see"
        " a draft of the protocol.",
    ),
    policy.can_adopt_versions: (
        {"mona"},
        "Only the Monitoring Officer or the Chief Executive can adopt a protocol.",
    ),
    policy.can_complain: (
        {"clara", "omar", "ruth", "pat", "petra", "mona"},
        "Only councillors and officers of the council can complain here.",
    ),
    policy.can_see_summaries: (
        {"ruth"},
        "Only heads of service, and cabinet members for services in their portfolio, can see"
        " the monthly summaries.",
    ),
    policy.can_see_missing_contacts: (
        {"pat", "petra"},
        "Only administrators can see which services have no contact.",
    ),
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_person_is_shown_the_page_or_told_why_not(rule, who):
    allowed, reason = RULES[rule]
    assert rule(named(who)).reason == ("" if who in allowed else reason)


def test_a_concern_is_raised_where_a_clause_asks_for_it(oxford):
    section_c = Protocol.objects.get(number=1)
    assert policy.can_raise_concern(named("omar"), oxford)
    assert policy.can_raise_concern(named("sam"), oxford).reason == (
        "Only councillors and officers of the council can complain here."
    )
    assert policy.can_raise_concern(named("omar"), section_c).reason == (
        "No clause in this version provides for a complaint that begins at a case."
    )


def test_a_councillor_asks_about_a_clause_of_the_current_version():
    section_c = todays_protocol()
    assert policy.can_ask_about_clause(named("clara"), section_c)
    assert policy.can_ask_about_clause(named("omar"), section_c).reason == (
        "Only councillors can raise an enquiry about a clause."
    )


def test_only_the_two_sides_confirm_and_only_if_the_version_asks_them(oxford):
    assert policy.can_acknowledge(named("omar"), oxford)
    assert policy.can_acknowledge(named("sam"), oxford).reason == (
        "Only councillors and officers are asked to confirm this."
    )
    oxford.acknowledgement = False
    assert policy.can_acknowledge(named("omar"), oxford).reason == (
        "This version does not ask anyone to confirm it."
    )


def test_only_a_protocol_administrator_removes_a_clause_and_only_from_a_draft(oxford, pat):
    clause = oxford.clauses.first()
    assert policy.can_take_out(named("mona"), clause).reason == (
        "Only a protocol administrator can change a draft of the protocol."
    )
    assert policy.can_take_out(pat, clause).reason == (
        "Version 2 has been adopted, so it cannot be changed. Start a new draft from it."
    )


def test_nobody_asks_about_a_clause_of_a_past_version_or_one_without_that_clause(oxford):
    section_c = Protocol.objects.get(number=1)
    assert policy.can_ask_about_clause(named("clara"), section_c).reason == (
        "You can only ask about a clause of the current version."
    )
    assert policy.can_ask_about_clause(named("clara"), oxford).reason == (
        "No clause in this version provides for questions about its clauses."
    )
