"""Records of the protocol: rulings on a clause, and election periods."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from protocols import elections, policy
from protocols.drafting import actions
from protocols.models import ElectionPeriod, Review, Ruling
from protocols.records import actions as records_actions
from protocols.records import election_actions
from tests.people import adopt, named
from tests.protocols.pages import error_messages, form_values, text_of

pytestmark = pytest.mark.django_db
WHO = ("clara", "omar", "eve", "mona", "pat", "petra", "sam")

TODAY = date(2026, 12, 1)


@pytest.fixture
def under(clock):
    """Puts a preset in force from 2 November, with clauses reworded by name."""

    def in_force(preset, **words):
        clock.set(2026, 10, 1, 10)
        version = adopt(preset, date(2026, 11, 2), **words)
        clock.set(2026, 12, 1, 10)
        return version

    return in_force


def clause(version, number):
    return version.clauses.get(number=number)


def ruled(version, number="4.4", by="mona", **more):
    answers = {"question": "Does it bind co-opted members?", "says": "It does."}
    answers |= {"consulted_on": date(2026, 11, 30), "key": uuid4()}
    return records_actions.record_ruling(clause(version, number), **answers | more, by=named(by))


def rule_page(version, number="4.4"):
    return reverse("protocols:rule", args=[version.number, clause(version, number).position])


@pytest.mark.clause("cheshire-east", "2.3-p3")
def test_the_monitoring_officer_rules_after_consulting_and_all_read_the_ruling(under, client):
    version = under("cheshire-east")
    client.force_login(named("mona"))
    page = client.get(rule_page(version))
    typed = form_values(page) | {"question": "Does it bind co-opted members?", "says": "It does."}
    refused = client.post(rule_page(version), typed)
    assert (
        "Error: Enter the date the Chief Executive was consulted, such as 3 12 2026"
        in error_messages(refused)
    )
    assert not Ruling.objects.exists()
    day = {"consulted_on_day": "30", "consulted_on_month": "11", "consulted_on_year": "2026"}
    for _ in range(2):  # the second press records nothing more
        assert client.post(rule_page(version), typed | day).status_code == 302
    assert Ruling.objects.get().signed == "Mona Reid, Monitoring Officer"
    client.force_login(named("clara"))
    text = text_of(client.get("/protocol/"))
    assert "Ruling: Does it bind co-opted members? It does." in text
    assert "after consulting the Chief Executive on Monday 30 November 2026." in text


@pytest.mark.clause("cheshire-east", "2.3-p3")
@pytest.mark.parametrize("who", ["eve", "pat", "clara", "omar", "ada", "sam"])
def test_only_the_monitoring_officer_rules(under, who, client):
    version = under("cheshire-east")
    with pytest.raises(PermissionDenied, match="Only the Monitoring Officer"):
        ruled(version, by=who)
    client.force_login(named(who))
    assert client.get(rule_page(version)).status_code == 403
    assert policy.can_rule(named("mona"), version)


def test_a_ruling_is_not_recorded_before_the_consulting(under):
    version = under("cheshire-east")
    with pytest.raises(ValidationError, match="You must consult before you rule"):
        ruled(version, consulted_on=date(2026, 12, 2))


@pytest.mark.clause("oxford", "23.17")
def test_a_review_is_recorded_once_with_its_days_and_figures(under):
    version, key = under("oxford"), uuid4()
    november = (date(2026, 11, 2), date(2026, 11, 30))
    for _ in range(2):  # the second press records nothing more
        row = records_actions.record_review(
            version,
            days=november,
            figures=[("Reply: missed", "1")],
            found="Late in one case.",
            by=named("mona"),
            key=key,
        )
    assert row == Review.objects.get()
    assert (row.since, row.until, row.reviewed_on) == (*november, TODAY)
    assert (row.figures, row.signed) == (
        [["Reply: missed", "1"]],
        "Mona Reid, Monitoring Officer",
    )


@pytest.mark.parametrize(
    ("preset", "who", "sentence"),
    [
        ("oxford", "eve", "Only the Monitoring Officer can record a review of the protocol."),
        ("section-c", "mona", "No clause in this version provides for reviews."),
    ],
)
def test_a_review_is_refused_with_the_reason(preset, who, sentence, under):
    version = under(preset)
    assert policy.can_review(named(who), version).reason == sentence


def test_a_version_that_asks_for_no_rulings_has_none(under, client):
    version = under("oxford")
    with pytest.raises(PermissionDenied, match="No clause in this version"):
        ruled(version, "23.5")
    client.force_login(named("mona"))
    page = reverse("protocols:ask", args=[version.number, clause(version, "23.5").position])
    assert "Rule on what this clause means" not in text_of(client.get(page))


def test_a_ruling_is_shown_in_later_versions_of_the_same_source(under, client, clock):
    first = under("cheshire-east")
    ruled(first)
    adopt("cheshire-east", date(2026, 12, 10))
    clock.set(2026, 12, 11, 10)
    client.force_login(named("clara"))
    text = text_of(client.get("/protocol/"))
    assert "Version 3 of the protocol" in text
    assert f"under version {first.number}, after consulting" in text
    other = actions.draft_from_preset("oxford", name="Another source", by=named("pat"))
    client.force_login(named("pat"))
    assert "Ruling:" not in text_of(client.get(f"/protocol/?version={other.number}"))


def period(**more):
    days = {"starts_on": TODAY, "ends_on": date(2026, 12, 10)}
    return election_actions.add_election_period(name="by-election", **days | more, by=named("pat"))


def reads(client, who, address="/protocol/"):
    client.force_login(named(who))
    return text_of(client.get(address))


@pytest.mark.clause("cheshire-east", "2.4")
def test_in_an_election_period_other_words_apply_and_every_page_says_so(clock, client, pat, mona):
    draft = actions.draft_from_preset("cheshire-east", name="Ours", by=pat)
    client.force_login(pat)
    courtesy = clause(draft, "3.8-1")
    page = reverse("protocols:clause", args=[draft.number, courtesy.position])
    words = {"before_poll": "Ask officers for nothing that a candidate could use."}
    assert client.post(page, form_values(client.get(page)) | words).status_code == 302
    clock.set(2026, 11, 1, 10)
    more = {"effective_from": date(2026, 11, 2), "minute": "C1"}
    actions.adopt_version(draft, **more, by=mona)
    clock.set(2026, 12, 1, 10)
    period(starts_on=date(2026, 12, 2))
    elections.forget_elections()
    assert "Election period" not in reads(client, "clara")
    for day in (2, 10):
        clock.set(2026, 12, day, 10)
        text = reads(client, "clara")
        assert "Election period until Thursday 10 December 2026, for the by-election." in text
        assert "In this election period: Ask officers for nothing that a candidate" in text
        assert "Election period until" in reads(client, "omar", "/help/")
        expected = reads(client, "clara", "/protocol/expected/")
        assert "Ask officers for nothing that a candidate could use." in expected
        assert courtesy.says not in expected
    clock.set(2026, 12, 11, 10)
    assert "Election period" not in reads(client, "clara")
    assert courtesy.says in reads(client, "clara", "/protocol/expected/")


def test_a_protocol_that_does_not_mention_elections_shows_no_notice(under, client):
    under("oxford")
    period()
    elections.forget_elections()
    assert "Election period" not in reads(client, "clara")


@pytest.mark.clause("knutsford", "11.5(g)")
def test_the_page_about_the_media_warns_against_electioneering(under, client, clock):
    under("knutsford")
    warning = "Near elections, take particular care to avoid seeming to electioneer"
    assert warning not in reads(client, "clara", "/protocol/about/media/")
    period()
    elections.forget_elections()
    assert warning in reads(client, "clara", "/protocol/about/media/")
    clock.set(2026, 12, 11, 10)
    assert warning not in reads(client, "clara", "/protocol/about/media/")


def days(**typed):
    return {
        f"{name}_{part}": getattr(day, part)
        for name, day in typed.items()
        for part in ("day", "month", "year")
    }


def test_a_period_that_was_removed_already_leads_back_to_the_list(client, clock, pat):
    client.force_login(pat)
    page = client.post(reverse("protocols:take-out-election", args=[987]), follow=True)
    assert page.redirect_chain == [(reverse("protocols:elections"), 302)]
    assert "This election period has been removed already" in page.content.decode()


def test_a_protocol_administrator_adds_and_removes_an_election_period(client, clock, pat):
    client.force_login(pat)
    page = reverse("protocols:set-election")
    typed = form_values(client.get(page)) | {"name": "County election 2027"}
    dates = days(starts_on=date(2027, 3, 22), ends_on=date(2027, 5, 6))
    for _ in range(2):  # the button is pressed twice
        assert client.post(page, typed | dates).status_code == 302
    added = ElectionPeriod.objects.get()
    finds = [who for who in WHO if ElectionPeriod.objects.visible_to(named(who)).exists()]
    assert finds == ["pat"]
    assert "County election 2027 First day: Monday 22 March 2027" in text_of(
        client.get(reverse("protocols:elections"))
    )
    out = reverse("protocols:take-out-election", args=[added.pk])
    assert client.post(out, form_values(client.get(out))).status_code == 302
    assert not ElectionPeriod.objects.exists()
    assert ElectionPeriod.history.count() == 2


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (
            date(2027, 5, 6),
            date(2027, 3, 22),
            "The last day must be the same as or after the first day",
        ),
        (date(2026, 12, 10), date(2026, 12, 20), "Election periods cannot overlap"),
    ],
)
def test_an_impossible_period_is_refused_and_stays_typed(first, last, sentence, client, clock, pat):
    period()
    client.force_login(pat)
    page = reverse("protocols:set-election")
    typed = form_values(client.get(page)) | {"name": "County"} | days(starts_on=first, ends_on=last)
    refused = client.post(page, typed)
    assert sentence in " ".join(error_messages(refused))
    assert form_values(refused)["name"] == "County"
    assert ElectionPeriod.objects.count() == 1


def test_a_period_that_is_over_stays(clock, client, pat):
    over = period()
    clock.set(2026, 12, 11, 10)
    with pytest.raises(PermissionDenied, match="is over"):
        election_actions.remove_election_period(over, by=pat, today=date(2026, 12, 11))
    client.force_login(pat)
    assert client.get(reverse("protocols:take-out-election", args=[over.pk])).status_code == 403
    assert "Remove" not in text_of(client.get(reverse("protocols:elections")))
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        period(
            starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 2)
        ) and election_actions.remove_election_period(over, by=named("mona"), today=TODAY)
