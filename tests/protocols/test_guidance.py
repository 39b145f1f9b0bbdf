"""Guidance: what the protocol asks of its reader on the page where they write."""

import pytest
from django.template import Context, Template

from foundation.history import write
from protocols import guidance, version_cache
from protocols.choices import Screen, Side
from protocols.drafting import actions
from protocols.models import Protocol
from protocols.sources import load
from protocols.sources.parts import MOST_GUIDANCE, read_clauses
from protocols.sources.strict_toml import PresetError
from tests.people import named

pytestmark = pytest.mark.django_db

CLAUSE = """
[[clauses]]
number = "{number}"
heading = "Manners"
summary = "Be polite."
handled = "none"
side = "{side}"
screens = ["{screen}"]
"""


def shown(screen, name, **more):
    words = Context({"user": named(name), **more})
    template = "{% load protocol %}{% guidance screen version %}"
    return Template(template).render(Context({**words.flatten(), "screen": screen}))


def test_an_officer_reads_what_the_protocol_asks_of_an_answer_and_in_which_clause(clock):
    html = shown("answer", "omar")
    assert "Give impartial, professional advice." in html
    assert "Section C 5.4(vii)" in html
    assert "/protocol/?version=1#clause-5.4(vii)" in html
    assert "5.5(iii)" not in html


def test_a_councillor_reads_their_own_side(clock):
    assert "Section C 5.5(iii)" in shown("raise", "clara")
    assert shown("raise", "omar").strip() == ""
    assert shown("answer", "clara").strip() == ""


def test_who_is_on_neither_side_and_a_screen_without_guidance_read_nothing(clock):
    assert shown("answer", "sam").strip() == ""
    assert shown("assign", "dev").strip() == ""


def test_no_screen_of_any_source_says_more_than_two_things_to_a_side(pat):
    for name in load.preset_names():
        for clause in load.load_preset(name).clauses:
            assert set(clause.screens) <= set(Screen.values)
    draft = actions.draft_from_preset("cheshire-east", name="Draft", by=pat)
    for screen in set(Screen) - {Screen.EXPECTED, Screen.CONFIRM}:
        for side in Side:
            assert len(guidance.clauses_on_screen(draft, screen, side)) <= MOST_GUIDANCE


def test_a_file_with_a_third_sentence_for_a_screen_is_refused(tmp_path):
    rows = [CLAUSE.format(number=n, side="officer", screen="answer") for n in (1, 2, 3)]
    path = tmp_path / "x.toml"
    path.write_text("".join(rows))
    with pytest.raises(PresetError, match=r"x\.toml: clauses\[3\]\.screens: expected at most 2"):
        read_clauses(path)
    path.write_text("".join([*rows[:2], CLAUSE.format(number=3, side="member", screen="answer")]))
    assert len(read_clauses(path)) == 3


def test_a_file_that_names_no_such_screen_is_refused(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(CLAUSE.format(number=1, side="officer", screen="nowhere"))
    with pytest.raises(PresetError, match='screens: expected a list of one or more of "home"'):
        read_clauses(path)


def test_the_override_of_a_clause_is_shown_with_it(pat, client, clock):
    draft = actions.draft_from_preset("oxford", name="Draft", by=pat)
    clause = draft.clauses.get(number="23.3")
    write(clause, by=pat, reason="edited", note="The members' code comes first.")
    assert "The members&#x27; code comes first." in shown("answer", "omar", version=draft)
    client.force_login(pat)
    page = client.get(f"/protocol/?version={draft.number}").content.decode()
    assert "Note: The members&#x27; code comes first." in page


def test_a_version_in_memory_asks_nothing_of_the_database(clock, django_assert_num_queries):
    pk = Protocol.objects.get().pk
    version_cache.cached_version(pk)
    with django_assert_num_queries(0):
        assert guidance.screen_guidance(version_cache.cached_version(pk), "answer", Side.OFFICER)


@pytest.mark.clause("section-c", "5.5(v)")
def test_a_councillors_home_page_says_that_it_is_for_council_business(client, clock):
    client.force_login(named("clara"))
    page = client.get("/").content.decode()
    assert "The portal is for council business" in page
    assert "clause-5.5(v)" in page
