"""A pytest plugin: where CLAUSE_MUTANTS is set pytest runs each test that is marked with a clause
once for each of its clauses, with that clause mutated. The test is to fail.

The verdict on a clause and a test function is "noticed" if it failed with any of its parameters.
If CLAUSE_MUTANTS is a path, the clauses that are noticed are written there, with their tests, and
the run fails if the file said anything else.
"""

import os
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from foundation.statements import Statement
from protocols.sources import load
from tests.conftest import forget_all
from tests.mutants.mutation import MUTATIONS, Mutation
from tests.mutants.rows import apply_preset

for module in (
    "people",
    "protocols",
    "casework",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "routes",
    "presets",  # last: it mutates what none of the others does
):
    import_module(f"tests.mutants.{module}")

HEADER = """\
# Each clause that counts as built, and its tests: they fail once what the portal does about that
# clause is taken away. Written by `make clause-mutants`, and held to it by CI.
"""
NOTICED, UNNOTICED, BROKEN = "noticed", "unnoticed", "broken"
verdicts: dict[tuple[str, str], set[str]] = defaultdict(set)
changed: list[str] = []  # the file, if it said something else
noticed_here: set[tuple[object, str]] = set()  # pairs of which this worker need run no more


def pytest_generate_tests(metafunc):
    clauses = [mark.args for mark in metafunc.definition.iter_markers("clause")]
    if clauses:
        named = [" ".join(clause) for clause in clauses]
        metafunc.parametrize("clause_mutant", clauses, ids=named, indirect=True)


def pytest_collection_modifyitems(config, items):
    """Only tests of a clause; of those that run under each source, under the clause's own."""
    kept = [item for item in items if clause_of(item) and own_source(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def clause_of(item):
    callspec = getattr(item, "callspec", None)
    return callspec.params.get("clause_mutant") if callspec else None


def own_source(item):
    source, _ = clause_of(item)
    return item.callspec.params.get("clause_protocol", source) == source


@pytest.fixture(autouse=True)
def clause_mutant(request, monkeypatch):
    source, number = request.param
    request.node.user_properties.append(("clause", f"{source} {number}"))
    if {"db", "_django_db_helper"} & set(request.fixturenames) or stored(request):
        request.getfixturevalue("council")
    # Or a statement would ask what it asked before the mutation.
    monkeypatch.setattr(Statement, "_prepared", property(Statement._prepared.func))
    before = load.load_preset(source)
    clause = next(one for one in before.clauses if one.number == number)
    MUTATIONS[clause.behaviour](Mutation(source, clause, monkeypatch))
    if stored(request):
        apply_preset(before, load.load_preset(source))
    forget_all()  # what was read before the mutation


def pair_of(item):
    return clause_of(item), item.nodeid.partition("[")[0]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if pair_of(item) in noticed_here:
        pytest.skip("with other parameters this test has noticed already")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call" and report.failed:
        noticed_here.add(pair_of(item))
    return report


def stored(request):
    """Whether the test has a database."""
    return request.node.get_closest_marker("django_db") or "db" in request.fixturenames


def pytest_runtest_logreport(report):
    clause = dict(report.user_properties).get("clause")
    if clause is None or report.skipped:
        return
    pair = clause, report.nodeid.partition("[")[0]
    if report.when == "call":
        verdicts[pair].add(NOTICED if report.failed else UNNOTICED)
    elif report.when == "setup" and report.failed:
        verdicts[pair].add(BROKEN)


def pytest_terminal_summary(terminalreporter):
    for (clause, test), found in sorted(verdicts.items()):
        if NOTICED not in found:
            terminalreporter.write_line(f"{'/'.join(sorted(found))}: {clause} by {test}")
    noticed = sum(NOTICED in found for found in verdicts.values())
    clauses = evidence()
    terminalreporter.write_line(
        f"{noticed} of {len(verdicts)} pairs of clause and test noticed, {len(clauses)} clauses"
    )
    if changed:
        terminalreporter.write_line(f"{os.environ['CLAUSE_MUTANTS']} was changed: see what it says")


def evidence():
    """Each clause that is noticed, with its tests; a test that did not notice is none of them."""
    tests = defaultdict(list)
    for (clause, test), found in verdicts.items():
        if NOTICED in found:
            tests[clause].append(test)
    return tests


def evidence_lines(tests):
    """A TOML table for each source, its clauses in the order of the text."""
    yield HEADER
    for source in load.preset_names():
        yield f"[{source}]"
        for clause in load.load_preset(source).clauses:
            if shown := sorted(tests.get(f"{source} {clause.number}", [])):
                listed = ", ".join(f'"{test}"' for test in shown)
                yield f'"{clause.number}" = [{listed}]'
        yield ""


def ran_everything(config):
    """Whether no argument narrowed the run: some tests say nothing about the others' clauses."""
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not config.option.keyword


def write_evidence(path):
    """Whether that changed the file."""
    text = "\n".join(evidence_lines(evidence()))
    was = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text != was:  # only then, because the checks of CI read it at the same time
        path.write_text(text, encoding="utf-8")
    return text != was


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    if hasattr(session.config, "workerinput"):
        return
    path = os.environ["CLAUSE_MUTANTS"]
    if os.sep in path and ran_everything(session.config) and write_evidence(Path(path)):
        changed.append(path)
    unnoticed = [pair for pair, found in verdicts.items() if NOTICED not in found]
    session.exitstatus = int(not verdicts or bool(unnoticed or changed))
