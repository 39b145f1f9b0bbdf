from datetime import time

import pytest

from protocols.choices import Addressee, PromiseKind, RouteKind
from protocols.deadlines.clock import Terms, Unit
from protocols.routes import find_route
from protocols.sources import behaviours, load
from protocols.sources.load import PresetError

GOOD = """
source = "Here"
title = "Our own"

[settings]
cut-off = { value = "none", clause = "1" }
holding-cap = { value = "none", clause = "1" }

[titles]
chief-executive = "Town Clerk"

[promises.reply]
clause = "1"
amount = 10
unit = "calendar days"

[nudges]
reply = [{ offset = 1, to = "member", template = "overdue" }]

[[routes]]
kind = "complaint"
by = "councillor"
about = ["officer"]
to = ["director"]
first = { step = "Talk to them", must = false }
clause = "1"
"""
CLAUSES = """
[[clauses]]
number = "1"
heading = "Answers"
summary = "Ten days."
handled = "supported"
behaviour = "reply-clock"
"""


@pytest.fixture
def preset_of(tmp_path):
    def read(text, clauses=CLAUSES):
        path = tmp_path / "ours.toml"
        path.write_text(text)
        (tmp_path / "clauses").mkdir()
        (tmp_path / "clauses/ours.toml").write_text(clauses)
        return load.read_preset(path)

    yield read
    load.read_preset.cache_clear()


@pytest.mark.parametrize(
    ("name", "clause", "amount", "unit"),
    [
        ("section-c", "3.4", 1, Unit.WEEKS),
        ("oxford", "23.5", 5, Unit.WORKING_DAYS),
        ("staffordshire", "10.6", 2, Unit.WORKING_DAYS),
    ],
)
def test_what_the_sources_say_about_a_reply(name, clause, amount, unit):
    preset = load.load_preset(name)
    assert preset.promises[PromiseKind.REPLY].clause == clause
    assert preset.terms(PromiseKind.REPLY) == Terms(amount, unit, time(17), roll=True)
    assert not preset.promises[PromiseKind.REPLY].silent


@pytest.mark.parametrize("name", load.preset_names())
def test_every_preset_loads_and_marks_what_its_source_does_not_say(name):
    acknowledge = load.load_preset(name).promises[PromiseKind.ACKNOWLEDGE]
    assert (acknowledge.amount, acknowledge.clause, acknowledge.silent) == (1, "", True)
    assert {nudge.to for nudge in acknowledge.nudges} == {Addressee.COORDINATORS}


@pytest.mark.parametrize("name", load.preset_names())
def test_only_section_c_holds_councillors_to_a_reply(name):
    kinds = load.load_preset(name).promises
    assert (PromiseKind.MEMBER_REPLY in kinds) == (name == "section-c")


@pytest.mark.parametrize("name", load.preset_names())
def test_without_a_time_limit_in_the_source_no_answer_is_promised(name):
    promised = PromiseKind.REPLY in load.load_preset(name).promises
    assert promised == (name in ("section-c", "oxford", "staffordshire"))


def test_section_c_sends_policy_to_the_chief_executive():
    preset = load.load_preset("section-c")
    route = find_route(preset.routes, RouteKind.POLICY)
    assert (route.to, route.clause) == (("chief-executive",), "3.3")
    assert find_route(load.load_preset("surrey").routes, RouteKind.POLICY) is None


@pytest.mark.parametrize(
    ("name", "clause", "offers"),
    [
        (
            "knutsford",
            "14.1",
            "Typing, Printing, Photocopying, Stationery, Computer equipment,"
            " Other consumables for members’ use",
        ),
        ("cheshire-east", "9.1", "Typing, Printing, Photocopying, Stationery, Computer equipment"),
    ],
)
def test_the_support_that_the_sources_name_and_where(name, clause, offers):
    preset = load.load_preset(name)
    assert ", ".join(preset.settings["support_offers"].splitlines()) == offers
    assert preset.citations["support_offers"] == clause


def test_what_a_source_does_not_say_is_the_default_of_the_portal():
    assert "contact_centre_name" not in load.load_preset("knutsford").citations
    chase = find_route(load.load_preset("knutsford").routes, RouteKind.CHASE)
    assert (chase.to, chase.clause, chase.silent) == (("chief-executive",), "", True)
    concern = find_route(load.load_preset("cheshire-east").routes, RouteKind.CONCERN)
    assert (concern.to, concern.clause, concern.silent) == (("line-manager",), "", True)


def test_the_ladder_of_a_reply():
    nudges = load.load_preset("oxford").promises[PromiseKind.REPLY].nudges
    assert [(nudge.offset, nudge.to.value) for nudge in nudges] == [
        (-1, "handling-officer"),
        (0, "handling-officer"),
        (1, "head-of-service"),
        (3, "chief-officer"),
        (5, "chief-executive"),
    ]


def test_a_preset_overrides_what_the_portal_would_do(preset_of):
    preset = preset_of(GOOD)
    assert preset.settings["cut_off"] is None
    assert preset.settings["holding_cap"] is None
    assert preset.settings["follow_up_days"] == 5
    assert preset.titles == {"chief-executive": "Town Clerk"}
    assert preset.terms(PromiseKind.REPLY) == Terms(10, Unit.CALENDAR_DAYS, None, roll=True)
    assert [nudge.to for nudge in preset.promises[PromiseKind.REPLY].nudges] == [Addressee.MEMBER]


def test_an_unknown_preset_is_refused_with_the_names_there_are():
    with pytest.raises(PresetError, match=r'no preset "wessex"\. The presets are cheshire-east, '):
        load.load_preset("wessex")


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('source = "Here"', "", "ours.toml: source: expected some text, but it is missing."),
        ('source = "Here"', 'source = " "', "ours.toml: source: expected some text, not ' '."),
        (
            "amount = 10",
            'amount = "ten"',
            "ours.toml: promises.reply.amount: expected a whole number from 1 to 3650, not 'ten'.",
        ),
        (
            "amount = 10",
            "amount = true",
            "ours.toml: promises.reply.amount: expected a whole number from 1 to 3650, not True.",
        ),
        (
            "amount = 10",
            "amount = 0",
            "ours.toml: promises.reply.amount: expected a whole number from 1 to 3650, not 0.",
        ),
        (
            '"calendar days"',
            '"days"',
            'promises.reply.unit: expected one of "working days", "calendar days", "weeks", "clear',
        ),
        ("[promises.reply]", "[promises.answer]", "promises.answer: expected one of acknowledge,"),
        ("[settings]", "[settings]\nlunch = 1", "ours.toml: settings.lunch: expected one of"),
        ('{ value = "none", clause = "1" }', '"none"', "settings.cut-off: expected a table, not"),
        ('value = "none"', 'value = "5pm"', "settings.cut-off.value: expected a local time such"),
        ('to = "member"', 'to = "mayor"', "nudges.reply[1].to: expected one of "),
        (
            "[{ offset",
            '[{ offset = 1, to = "member", template = "due-soon" }, { offset',
            "ours.toml: nudges.reply: expected nobody to be told twice on a day.",
        ),
        ("[{ offset", "[3, { offset", "ours.toml: nudges.reply: expected a list of tables"),
        ('clause = "1"', 'clause = "2"', "settings.cut-off.clause: expected a number that clauses"),
        ('to = ["director"]', "to = []", "routes[1].to: expected a list of one or more of "),
        ('to = ["director"]', 'to = ["mayor"]', "routes[1].to: expected a list of one or more of"),
        ('to = ["director"]', 'to = ["director", "director"]', '"independent-person", each once'),
        (
            'about = ["officer"]',
            'about = ["director"]',
            "about: expected no one the route leads to",
        ),
        ('about = ["officer"]', 'about = "officer"', "routes[1].about: expected a list of one or"),
        ('}\nclause = "1"', "}\nsilent = 1", "routes[1].silent: expected true or false, not 1."),
        ("must = false", 'must = "no"', "routes[1].first.must: expected true or false, not 'no'."),
        ('kind = "complaint"', 'kind = "praise"', 'routes[1].kind: expected one of "complaint", '),
        (
            "[[routes]]",
            '[[routes]]\nkind = "complaint"\nby = "councillor"\nabout = ["officer"]\n'
            'to = ["director"]\nclause = "1"\n[[routes]]',
            "routes[2].kind: expected each matter to be sent one way, not 'complaint'.",
        ),
        ("[nudges]", "[[nudges]]", "ours.toml: nudges: expected a table, not [{"),
        ("[titles]", "[titles", "ours.toml: expected valid TOML. "),
    ],
)
def test_an_error_names_file_key_and_expectation(preset_of, right, wrong, message):
    with pytest.raises(PresetError) as refused:
        preset_of(GOOD.replace(right, wrong, 1))
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        (
            '"supported"',
            '"somehow"',
            'clauses[1].handled: expected one of "enforced", "supported", "guided", "none"',
        ),
        ('behaviour = "reply-clock"', "", "clauses[1].behaviour: expected some text, but it is m"),
        (
            "reply-clock",
            "magic",
            "clauses[1].behaviour: expected a key of behaviours.toml, not 'magic'.",
        ),
        ('"supported"', '"none"', "ours.toml: clauses[1].behaviour: expected one of guidance, "),
        (CLAUSES, CLAUSES + CLAUSES, "clauses[2].number: expected each number once, not '1'."),
        ("[[clauses]]", "[[clause]]", "ours.toml: clause: expected one of clauses."),
    ],
)
def test_an_error_in_a_clause_names_file_key_and_expectation(preset_of, right, wrong, message):
    with pytest.raises(PresetError) as refused:
        preset_of(GOOD, CLAUSES.replace(right, wrong, 1))
    assert message in str(refused.value)


@pytest.mark.parametrize("heading", ["described", "planned"])
def test_a_behaviour_is_built_or_planned_and_not_both(heading, tmp_path):
    path = tmp_path / "behaviours.toml"
    path.write_text(f'[built]\na = "One."\n[{heading}]\na = "Two."\n')
    with pytest.raises(PresetError, match=rf"{heading}\.a: expected each behaviour once"):
        behaviours.known_behaviours(path)
