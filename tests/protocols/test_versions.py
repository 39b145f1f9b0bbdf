"""Versions of the protocol: drafted, adopted by another, one in force on any day."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation.history import write
from protocols import policy, version_cache
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Terms, Unit
from protocols.drafting import actions
from protocols.models import (
    BankHoliday,
    Clause,
    ClosureDay,
    Nudge,
    PromiseKind,
    PromiseRule,
    Protocol,
    Route,
    Status,
)
from protocols.sources import load
from protocols.sources.load import PresetError

DAY = timedelta(days=1)


def adopted(pat, mona, preset, day):
    draft = actions.draft_from_preset(preset, name="Later version", by=pat)
    today = date(2020, 6, 1)
    return actions.adopt_version(draft, effective_from=day, minute="C1", by=mona, today=today)


def test_a_draft_holds_all_that_the_preset_says(pat):
    draft = actions.draft_from_preset("section-c", name="Member and officer protocol", by=pat)
    assert (draft.number, draft.status) == (2, Status.DRAFT)
    assert draft.rule(PromiseKind.REPLY).terms() == Terms(1, Unit.WEEKS, time(17), roll=True)
    assert draft.rule(PromiseKind.REPLY).in_words() == "Answer within one week"
    assert draft.clause_of("reply") == "3.4"
    assert draft.clause_of("chase-answer") == "3.5"
    assert draft.clause_name("3.4") == "Section C 3.4"
    assert draft.clause_name("") == ""
    assert [nudge.when for nudge in draft.rule("reply").nudges.all()][:3] == [
        "one working day before",
        "on the day",
        "one working day after",
    ]
    assert str(draft.clauses.get(number="3.4")) == "3.4 Access to officers"


def test_a_clause_of_another_source_keeps_its_name_and_an_address_without_spaces(oxford):
    assert oxford.clause_name("Section C 3.5") == "Section C 3.5"
    assert oxford.clause_url("Section C 3.5") == "/protocol/?version=2#clause-Section-C-3.5"
    assert Clause(number="Section C 3.5").anchor == "clause-Section-C-3.5"


def test_what_the_source_is_silent_on_is_marked(oxford):
    acknowledge = oxford.rule("acknowledge")
    assert (acknowledge.silent, acknowledge.clause_name) == (True, "")
    assert oxford.rule("reply").clause_name == "Oxford 23.5"
    assert oxford.rule("member-reply") is None
    assert oxford.clause_of("chase-answer") == ""


def test_a_full_reply_has_no_time_limit(oxford):
    rule = oxford.rule("full-reply")
    assert not rule.has_figure
    assert rule.in_words() == "Answer by the date promised in the holding reply"
    with pytest.raises(ValueError, match="date is promised"):
        rule.terms()


def test_offices_are_called_as_the_council_calls_them(oxford):
    oxford.titles = {"chief-executive": "Town Clerk"}
    assert oxford.title("chief-executive") == "Town Clerk"
    assert oxford.title("monitoring-officer") == "Monitoring Officer"


def test_only_a_protocol_administrator_drafts(stan, mona):
    for by in (stan, mona):
        with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
            actions.draft_from_preset("oxford", name="Mine", by=by)


def test_a_draft_from_no_preset_is_refused(pat):
    with pytest.raises(PresetError, match="no preset"):
        actions.draft_from_preset("wessex", name="Ours", by=pat)
    assert Protocol.objects.count() == 1


def test_adoption_records_who_when_and_why(oxford, pat, mona):
    assert (oxford.adopted_by, oxford.minute, oxford.status) == (mona, "C12/2020", Status.ADOPTED)
    events = oxford.history.order_by("history_id")
    assert [(row.history_change_reason, row.history_user) for row in events] == [
        ("drafted", pat),
        ("adopted", mona),
    ]
    for rows, past in [
        (oxford.rules.all(), PromiseRule.history.filter(protocol=oxford)),
        (oxford.clauses.all(), Clause.history.filter(protocol=oxford)),
        (Nudge.objects.filter(rule__protocol=oxford), Nudge.history.filter(rule__protocol=oxford)),
    ]:
        assert [row.history_user for row in past] == [pat] * rows.count() != []


def test_the_drafter_cannot_adopt(pat, stan, mona, oxford):
    draft = actions.draft_from_preset("oxford", name="Mine", by=pat)
    pat.permissions = mona.permissions
    verdicts = {
        pat: "You drafted this version, so someone else must adopt it.",
        stan: "Only the Monitoring Officer or the Chief Executive can adopt a protocol.",
        mona: "",
    }
    for user, reason in verdicts.items():
        assert policy.can_adopt(user, draft).reason == reason
    with pytest.raises(PermissionDenied, match="You drafted"):
        actions.adopt_version(draft, effective_from=date(2027, 1, 1), minute="C13", by=pat)
    assert not policy.can_adopt(mona, oxford)


def test_the_database_refuses_adoption_by_the_drafter(pat):
    draft = actions.draft_from_preset("oxford", name="Mine", by=pat)
    fields = {"status": Status.ADOPTED, "effective_from": date(2027, 1, 1), "minute": "C13"}
    with pytest.raises(IntegrityError, match="protocol_adopted_by_another"), transaction.atomic():
        write(draft, by=pat, reason="adopted", adopted_by=pat, **fields)


@pytest.mark.parametrize("missing", ["effective_from", "adopted_by", "minute"])
def test_the_database_wants_the_whole_record_of_an_adoption(pat, mona, missing):
    draft = actions.draft_from_preset("oxford", name="Not yet", by=pat)
    whole = {"effective_from": date(2027, 1, 1), "adopted_by": mona, "minute": "C13"}
    fields = whole | {"status": Status.ADOPTED, missing: "" if missing == "minute" else None}
    with pytest.raises(IntegrityError, match="protocol_adopted_says"), transaction.atomic():
        write(draft, by=None, reason="adopted", **fields)


def test_the_database_refuses_two_versions_from_one_day(oxford, pat, mona):
    draft = actions.draft_from_preset("staffordshire", name="Third", by=pat)
    whole = {"status": Status.ADOPTED, "adopted_by": mona, "minute": "C13"}
    with pytest.raises(IntegrityError, match="one_in_force_on_a_day"), transaction.atomic():
        write(draft, by=mona, reason="adopted", effective_from=oxford.effective_from, **whole)


def test_on_every_day_since_the_first_one_version_is_in_force(oxford, pat, mona):
    in_force = Protocol.objects.in_force
    first = in_force(date(2020, 1, 1))
    last = adopted(pat, mona, "staffordshire", date(2022, 1, 1))
    between = adopted(pat, mona, "section-c", date(2021, 9, 1))
    assert in_force(date(2020, 12, 31)) == first
    assert in_force(date(2021, 1, 1)) == in_force(date(2021, 8, 31)) == oxford
    assert in_force(date(2021, 9, 1)) == in_force(date(2021, 12, 31)) == between
    assert in_force(date(2022, 1, 1)) == in_force() == last
    with pytest.raises(Protocol.DoesNotExist, match="31 December 2019"):
        in_force(date(2019, 12, 31))
    actions.draft_from_preset("oxford", name="Not yet", by=pat)
    assert in_force() == last


def test_a_version_is_superseded_when_the_next_takes_effect(oxford, pat):
    first = Protocol.objects.get(number=1)
    draft = actions.draft_from_preset("oxford", name="Not yet", by=pat)
    assert first.status_on(date(2020, 12, 31)) == Status.ADOPTED
    assert first.status_on(date(2021, 1, 1)) == Status.SUPERSEDED
    assert oxford.status_on(date(2021, 1, 1)) == Status.ADOPTED
    assert draft.status_on(date(2021, 1, 1)) == Status.DRAFT


def test_a_later_version_starts_tomorrow_at_the_earliest(pat, mona):
    today = timezone.localdate()
    draft = actions.draft_from_preset("staffordshire", name="Later version", by=pat)
    with pytest.raises(ValidationError, match="or a later date"):
        actions.adopt_version(draft, effective_from=today, minute="C1", by=mona)
    actions.adopt_version(draft, effective_from=today + DAY, minute="C1", by=mona)
    another = actions.draft_from_preset("section-c", name="Another", by=pat)
    with pytest.raises(ValidationError, match="Version 2 comes into force on that date"):
        actions.adopt_version(another, effective_from=today + DAY, minute="C1", by=mona)


def test_drafts_are_for_those_who_draft_or_adopt(pat, mona, stan):
    actions.draft_from_preset("oxford", name="Not yet", by=pat)
    seen = {user.name: Protocol.objects.visible_to(user).count() for user in (pat, mona, stan)}
    assert seen == {"Pat Lowe": 2, "Mona Reid": 2, "Stan Price": 1}


def test_adoption_needs_a_minute(pat, mona):
    draft = actions.draft_from_preset("staffordshire", name="Later version", by=pat)
    with pytest.raises(ValidationError, match="Enter the minute reference"):
        actions.adopt_version(draft, effective_from=date(2090, 1, 1), minute=" ", by=mona)
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_an_adopted_version_is_kept_in_memory_with_all_its_rules(
    oxford, pat, django_assert_num_queries
):
    with django_assert_num_queries(6):
        version_cache.cached_version(oxford.pk)
    with django_assert_num_queries(0):
        version = version_cache.cached_version(oxford.pk)
        assert [nudge.offset for nudge in version.rule("reply").nudges.all()] == [-1, 0, 1, 3, 5]
        assert version.rule("reply").terms().amount == 5
        assert version.route("policy").to == ("head-of-service", "nominated-officer")
        assert version.clause_for(Behaviour.PARTIAL_ANSWERS) == "23.8(a)"
        assert version.clause_for(Behaviour.PERSONAL_INTEREST) == ""
    draft = actions.draft_from_preset("oxford", name="Not yet", by=pat)
    assert version_cache.cached_version(draft.pk) is not version_cache.cached_version(draft.pk)


def test_the_version_in_force_comes_from_memory_until_another_is_adopted(
    oxford, pat, mona, django_assert_num_queries
):
    assert version_cache.in_force(date(2021, 6, 1)) == oxford
    with django_assert_num_queries(0):
        assert version_cache.in_force(date(2021, 12, 31)) == oxford
    later = adopted(pat, mona, "section-c", date(2021, 9, 1))
    assert version_cache.in_force(date(2021, 12, 31)) == later
    with pytest.raises(Protocol.DoesNotExist, match="31 December 2019"):
        version_cache.in_force(date(2019, 12, 31))


def test_rows_name_themselves(oxford):
    assert str(oxford) == "Member and officer protocol, version 2"
    assert str(oxford.rule("reply")) == "Answer within five working days"
    assert str(ClosureDay(day=date(2026, 6, 4), why="election")) == "4 June 2026, election"
    assert str(BankHoliday(day=date(2026, 12, 25), title="Christmas Day")).startswith("25 Dec")


def test_the_database_refuses_a_rule_of_no_days_and_a_second_of_a_kind(pat):
    draft = actions.draft_from_preset("oxford", name="Not yet", by=pat)
    rule = draft.rule("reply")
    with pytest.raises(IntegrityError, match="rule_amount_is_at_least_one"), transaction.atomic():
        write(rule, by=None, reason="changed", amount=0)
    with pytest.raises(IntegrityError, match="rule_one_of_a_kind"), transaction.atomic():
        PromiseRule.objects.create(protocol=draft, kind="reply", clause="1", amount=1)
    twice = {"rule": draft.rule("reply"), "offset": 0, "addressee": "handling-officer"}
    with pytest.raises(IntegrityError, match="nudge_told_once_a_day"), transaction.atomic():
        Nudge.objects.create(template="overdue", **twice)


def test_a_draft_holds_the_routes_and_what_is_done_about_each_clause(oxford):
    route = oxford.routes.get(kind="complaint", about="officer")
    assert route.as_route() == load.load_preset("oxford").routes[0]
    assert (
        str(route)
        == "Complaint by councillor about officer: line-manager, head-of-service, director"
    )
    policy_matter = oxford.routes.get(kind="policy")
    assert str(policy_matter) == "Policy or strategy: head-of-service, nominated-officer"
    assert policy_matter.as_route().first is None
    duty = oxford.clauses.get(number="23.5-p2")
    assert (duty.cited_as, duty.handled, duty.serves.built) == ("23.5", "supported", True)
    assert oxford.clauses.get(number="23.2-p2").serves is None
    by = {row.history_user.name for row in Route.history.filter(protocol=oxford)}
    assert by == {"Pat Lowe"}


def test_the_database_refuses_a_route_without_an_end_or_a_clause_that_nothing_serves(pat):
    draft = actions.draft_from_preset("oxford", name="Not yet", by=pat)
    route = draft.routes.get(kind="policy")
    with pytest.raises(IntegrityError, match="route_has_an_end"), transaction.atomic():
        write(route, by=None, reason="changed", to=[])
    with pytest.raises(IntegrityError, match="by_and_about_whom"), transaction.atomic():
        write(route, by=None, reason="changed", kind="complaint")
    clause = draft.clauses.get(number="23.5")
    with pytest.raises(IntegrityError, match="names_the_behaviour"), transaction.atomic():
        write(clause, by=None, reason="changed", behaviour="")
