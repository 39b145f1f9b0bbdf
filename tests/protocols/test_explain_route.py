"""The explain_route command: routes as people and other programs ask for them."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from people.models import Appointment
from people.roles import Role
from protocols.routes import COMPLAINANTS, COMPLAINED_ABOUT
from protocols.sources import load
from tests.established import change_posts
from tests.people import STARTED

LAST = ["chief-executive", "monitoring-officer", "chief-operating-officer", "independent-person"]


def query(preset, by, about, *more):
    return ("--preset", preset, "--by", by, "--about", about, *more)


def explain(capsys, *options):
    call_command("explain_route", "--json", *options)
    return json.loads(capsys.readouterr().out)


def test_a_head_of_service_in_cheshire_east(capsys):
    assert explain(capsys, *query("cheshire-east", "councillor", "head-of-service")) == {
        "preset": "cheshire-east",
        "clause": "10.1",
        "to": ["director"],
        "first": None,
        "excluded": ["head-of-service"],
        "fallback": LAST,
    }


def test_conflicts_and_vacancies_move_it_on_and_the_fallback_is_named(capsys):
    away = ("--conflicted", "director", "--vacant", "chief-executive")
    answer = explain(capsys, *query("cheshire-east", "councillor", "head-of-service", *away))
    assert answer["to"] == ["monitoring-officer"]
    assert answer["excluded"] == ["head-of-service", "director", "chief-executive"]
    assert answer["fallback"] == ["chief-operating-officer", "independent-person"]


def test_the_step_before_is_asked_about_not_enforced(capsys):
    answer = explain(capsys, *query("oxford", "councillor", "officer"))
    assert answer["first"] == {"step": "Consider talking to the officer directly", "must": False}
    assert answer["to"] == ["line-manager", "head-of-service", "director"]


def test_a_route_of_the_portals_own_has_no_clause(capsys):
    assert explain(capsys, *query("surrey", "officer", "member"))["clause"] is None


def test_what_happened_can_have_a_route_of_its_own(capsys):
    breach = explain(capsys, *query("oxford", "officer", "member", "--kind", "code-breach"))
    assert (breach["to"], breach["clause"]) == (["monitoring-officer"], "23.1")
    assert (breach["first"], breach["excluded"]) == (None, ["member"])
    usual = explain(capsys, *query("oxford", "officer", "member"))
    assert (usual["to"], usual["clause"]) == (
        ["line-manager", "head-of-service", "director"],
        "23.7",
    )
    pressed = explain(capsys, *query("merton", "officer", "member", "--kind", "pressure"))
    assert (pressed["to"], pressed["clause"]) == (["head-of-service"], "10.1")
    usual = explain(capsys, *query("merton", "officer", "member"))
    assert (usual["to"], usual["clause"]) == (["monitoring-officer"], None)
    silent = explain(capsys, *query("surrey", "officer", "member", "--kind", "pressure"))
    assert silent["to"] == ["monitoring-officer"]


def test_the_usual_route_names_the_routes_for_what_happened(capsys):
    call_command("explain_route", *query("oxford", "officer", "member"))
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Alleged breach of the members’ code (Oxford 23.1) goes to: monitoring officer"
    )
    call_command("explain_route", *query("oxford", "councillor", "officer"))
    assert "members’ code" not in capsys.readouterr().out


@pytest.mark.parametrize("preset", load.preset_names())
def test_every_preset_answers_or_says_why_not(capsys, preset):
    for by in COMPLAINANTS:
        for about in COMPLAINED_ABOUT:
            if (about == "member") == (by == "officer"):
                answer = explain(capsys, *query(preset, by, about))
                assert answer["to"]
                assert about not in answer["to"]
                continue
            with pytest.raises(CommandError, match="gives no route for a complaint by") as refused:
                call_command("explain_route", *query(preset, by, about))
            assert refused.value.returncode == 2


def test_without_json_the_answer_is_in_words(capsys):
    conflict = ("--conflicted", "monitoring-officer")
    call_command("explain_route", *query("knutsford", "councillor", "officer", *conflict))
    assert capsys.readouterr().out.splitlines() == [
        "A complaint by a councillor about an officer (Knutsford 15.3)",
        "Take it up privately with the officer or their line manager: this should come first",
        "Goes to: Town Clerk",
        "Left out: officer, Borough Monitoring Officer",
        "If none of them can act: chief operating officer, then independent person",
    ]
    call_command("explain_route", *query("surrey", "councillor", "chief-executive"))
    first = capsys.readouterr().out.splitlines()[0]
    assert first == "A complaint by a councillor about the chief executive (the portal's default)"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (query("wessex", "officer", "member"), 'There is no preset "wessex".'),
        (query("oxford", "mayor", "member"), '--by: there is no "mayor". Choose one of councill'),
        (query("oxford", "officer", "mayor"), '--about: there is no "mayor". Choose one of off'),
        (
            query("oxford", "officer", "member", "--conflicted", "mayor"),
            '--conflicted: there is no "mayor". Choose one of line-manager, head-of-service,',
        ),
        (
            query("oxford", "officer", "member", "--vacant", "independent-person"),
            '--vacant: there is no "independent-person".',
        ),
        (query("oxford", "officer", "member", "--kind", "rude"), '--kind: there is no "rude". Cho'),
        (query("oxford", "officer", "officer"), "Oxford gives no route for a complaint by an off"),
        (query("oxford", "officer", "member", "--protocol", "current"), "Name either --preset"),
        (("--by", "officer", "--about", "member", "--protocol", "last"), "--protocol: there is no"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_a_sentence(question, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("explain_route", *question)
    assert sentence in str(refused.value)
    assert refused.value.returncode == 2


CURRENT = ("--protocol", "current", "--by", "councillor", "--about", "officer")


def test_the_protocol_in_force_answers(capsys, oxford):
    answer = explain(capsys, *CURRENT)
    assert (answer["preset"], answer["clause"]) == ("oxford", "23.7")
    assert answer["to"] == ["line-manager", "head-of-service", "director"]
    assert answer["first"]["step"] == "Consider talking to the officer directly"


def test_an_office_that_nobody_holds_today_is_passed_over(capsys, db):
    about_mona = (*CURRENT[:-1], "monitoring-officer")
    assert explain(capsys, *about_mona)["to"] == ["chief-executive"]
    change_posts(Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE), ends_on=STARTED)
    answer = explain(capsys, *about_mona)
    assert answer["to"] == ["independent-person"]
    assert answer["excluded"][1:] == ["chief-executive", "chief-operating-officer"]


def test_without_a_database_only_presets_are_explained(monkeypatch):
    def unreachable(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr("protocols.models.Protocol.objects.in_force", unreachable)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("explain_route", *CURRENT)


@pytest.mark.django_db
def test_without_a_protocol_in_force_there_is_nothing_to_explain(on_the_day):
    on_the_day(2019, 12, 31)
    with pytest.raises(CommandError, match="No protocol was in force"):
        call_command("explain_route", *CURRENT)
