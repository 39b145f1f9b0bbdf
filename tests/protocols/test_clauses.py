"""Every clause of every source is there, and what is said to be built is shown by a test."""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from dev import clause_tests
from protocols.choices import Handling
from protocols.sources import clause_table, load
from protocols.sources.behaviours import known_behaviours
from protocols.words import cited_number

TESTS = settings.ROOT / "tests"
# Source: clauses, and how many of them are only context.
COUNTS = {
    "section-c": (98, 22),
    "knutsford": (145, 15),
    "oxford": (109, 1),
    "cheshire-east": (128, 15),
    "surrey": (40, 11),
    "merton": (16, 1),
    "epsom-ewell": (15, 1),
    "thurrock": (21, 1),
    "somerset": (17, 2),
    "north-yorkshire": (10, 1),
    "staffordshire": (23, 1),
}


def clauses_by_behaviour():
    """Every behaviour that a clause names, with the clauses."""
    clauses = {}
    for name in load.preset_names():
        for clause in load.load_preset(name).clauses:
            if clause.behaviour:
                clauses.setdefault(clause.behaviour, []).append((name, clause.number))
    return clauses


def test_every_clause_of_the_eleven_sources_is_there():
    counts = {}
    for name in load.preset_names():
        clauses = load.load_preset(name).clauses
        context = [clause for clause in clauses if clause.handled == Handling.NONE]
        counts[name] = (len(clauses), len(context))
    assert counts == COUNTS
    assert sum(clauses for clauses, _ in counts.values()) == 622


def test_a_behaviour_that_is_built_is_shown_by_a_test():
    shown = clause_table.tests_by_behaviour(clause_tests.clause_marks(TESTS))
    built = {key for key in clauses_by_behaviour() if known_behaviours()[key].built}
    unshown = {key: clauses_by_behaviour()[key] for key in built - shown.keys()}
    assert unshown == {}, "No test is marked with one of these clauses"


def test_a_mark_names_a_clause_whose_behaviour_is_built():
    wrong = []
    for mark in clause_tests.clause_marks(TESTS):
        clause = clause_table.marked_clause(mark)
        if not clause or not clause.behaviour or not known_behaviours()[clause.behaviour].built:
            wrong.append(mark)
    assert wrong == []


def test_every_behaviour_serves_a_clause():
    assert set(known_behaviours()) == set(clauses_by_behaviour())


@pytest.fixture
def folder(tmp_path):
    """Tests that are none of ours, to be read as ours are."""

    def write(text):
        path = tmp_path / "tests/test_it.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path.parent

    yield write
    clause_tests.clause_marks.cache_clear()


def test_marks_are_read_from_the_text_of_tests(folder):
    tests = folder(
        'import pytest\n@pytest.mark.slow\n@pytest.mark.parametrize("x", [1])\n'
        '@pytest.mark.clause("oxford", "23.5")\n@pytest.mark.clause("surrey", "16-p2")\n'
        "def test_a(x): pass\ndef test_b(): pass\n"
    )
    assert clause_tests.clause_marks(tests) == (
        ("surrey", "16-p2", "tests/test_it.py::test_a"),
        ("oxford", "23.5", "tests/test_it.py::test_a"),
    )
    assert clause_table.tests_by_behaviour(clause_tests.clause_marks(tests))["reply-clock"] == (
        "tests/test_it.py::test_a",
    )


def test_a_mark_of_no_clause_shows_nothing(folder):
    tests = folder('@pytest.mark.clause("wessex", "1")\ndef test_a(): pass\n')
    assert clause_table.tests_by_behaviour(clause_tests.clause_marks(tests)) == {}


@pytest.mark.parametrize("words", ['"oxford"', '"oxford", 23', '"oxford", number="23.5"'])
def test_a_mark_that_says_something_else_is_refused(folder, words):
    tests = folder(f"@pytest.mark.clause({words})\ndef test_a(): pass\n")
    with pytest.raises(ValueError, match=r'@pytest\.mark\.clause\("oxford", "23\.5"\)'):
        clause_tests.clause_marks(tests)


def clauses(capsys, *options):
    call_command("clauses", *options)
    return capsys.readouterr().out


def test_the_command_lists_every_clause_as_one_object(capsys):
    listed = json.loads(clauses(capsys, "--json"))
    assert len(listed["clauses"]) == 622
    assert {name: rows["clauses"] for name, rows in listed["counts"].items()} == {
        name: rows for name, (rows, _) in COUNTS.items()
    }
    for row in listed["clauses"]:
        assert (row["behaviour"] is None) == (row["handled"] == "none") == (row["built"] is None)
        assert bool(row["tests"]) == (row["built"] is True)


def test_the_command_says_of_one_source_what_is_done_about_each_clause(capsys):
    listed = json.loads(clauses(capsys, "--preset", "oxford", "--json"))
    reply = next(row for row in listed["clauses"] if row["clause"] == "23.5")
    assert (reply["handled"], reply["behaviour"], reply["built"]) == (
        "supported",
        "reply-clock",
        True,
    )
    page = clauses(capsys, "--preset", "oxford")
    assert "Oxford City Council" in page
    assert "supported, built: An answer is due within the protocol’s time limit" in page
    assert "tests/protocols/test_explain_deadline.py::" in page


def test_an_unknown_source_is_refused():
    with pytest.raises(CommandError, match='no preset "wessex"') as refused:
        call_command("clauses", preset="wessex")
    assert refused.value.returncode == 2


def test_the_page_of_the_manual_has_every_clause():
    page = list(clause_table.clause_table_lines(clause_tests.clause_marks(TESTS)))
    rows = [line for line in page if line.startswith("| ")]
    assert "| All | 622 |" in "\n".join(rows)
    assert sum("| built |" in line or "| planned |" in line for line in rows) == 622 - 71
    assert all(line.count("|") >= 4 for line in rows)


def test_a_source_shows_only_the_ways_of_handling_that_it_has():
    surrey = load.load_preset("surrey")
    context = [
        e for e in clause_table.clause_entries(surrey, ()) if e.clause.handled == Handling.NONE
    ]
    headings = [line for line in clause_table.source_lines(surrey, context) if line.startswith("#")]
    assert headings == [f"## {surrey.title}", f"### Surrey: {Handling.NONE.label}"]


@pytest.mark.parametrize(
    ("number", "cited"),
    [
        ("23.5", "23.5"),
        ("23.5-p2", "23.5"),
        ("23.14(c)-p3", "23.14(c)"),
        ("10.1-officers-5-p2", "10.1"),
        ("3.5-1", "3.5"),
        ("16-p2", "16"),
        ("49-50", "49-50"),
        ("report-7-p2", "report-7"),
        ("5.11 (struck out)", "5.11 (struck out)"),
        ("Introduction 1", "Introduction 1"),
    ],
)
def test_a_duty_is_cited_by_the_number_of_its_clause(number, cited):
    assert cited_number(number) == cited
