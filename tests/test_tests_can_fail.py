"""Tests that cannot fail: none returns before it has asserted anything, or is skipped unnoticed."""

import ast
import os
import re
import shutil
import subprocess
from importlib import import_module

import pytest
from django.conf import settings

from tests.mutants.allow_everything import classes_in, verdicts_in
from tests.mutants.verdicts import SUBJECTS, files_of

TESTS = settings.ROOT / "tests"
SKIPS = {"skip", "skipif", "importorskip"}
# It takes a picture for the README where somebody asks for one, and shows nothing.
ONLY_ON_REQUEST = "test_picture.py"
NARROWING = ("ARGS", "MAKEFLAGS", "PYTEST_ADDOPTS", "PYTEST_PLUGINS", "CLAUSE_MUTANTS")


def functions_of_tests(code):
    for node in ast.walk(code):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def own_nodes(function):
    """Without those of the functions in it."""
    waiting = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def expects_something(node):
    """An assertion, or a block that must raise."""
    raises = isinstance(node, ast.Attribute) and node.attr in ("raises", "fail")
    return isinstance(node, ast.Assert) or raises


def silent_ends(function):
    """The lines at which the test ends well before it has expected anything."""
    nodes = list(own_nodes(function))
    first = min((node.lineno for node in nodes if expects_something(node)), default=0)
    return [node.lineno for node in nodes if isinstance(node, ast.Return) and node.lineno < first]


def skips(code):
    return [
        node.lineno
        for node in ast.walk(code)
        if isinstance(node, ast.Attribute) and node.attr in SKIPS
    ]


def test_no_test_returns_before_it_has_asserted_anything():
    found = [
        f"{path.name}:{line}"
        for path in sorted(TESTS.rglob("test_*.py"))
        for function in functions_of_tests(ast.parse(path.read_text()))
        for line in silent_ends(function)
    ]
    assert found == []


def test_no_assertion_is_true_whatever_happens():
    """As `assert this if that else True` is."""
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted(TESTS.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assert) and is_true_anyway(node.test)
    ]
    assert found == []


def is_true_anyway(test):
    parts = ast.iter_child_nodes(test) if isinstance(test, (ast.IfExp, ast.BoolOp)) else [test]
    return any(isinstance(part, ast.Constant) and part.value for part in parts)


def test_only_one_place_skips_a_test_and_it_fails_in_ci():
    skipping = {
        path.name
        for path in [settings.ROOT / "conftest.py", *TESTS.rglob("*.py")]
        if skips(ast.parse(path.read_text()))
    }
    mutants = {"allow_everything.py", "plugin.py"}
    assert skipping == {"missing.py", ONLY_ON_REQUEST} | mutants


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("def test_a(n):\n    if n:\n        return\n    assert n == 0", [3]),
        ("def test_a(n):\n    assert n == 0\n    if n:\n        return\n    assert n", []),
        ("def test_a():\n    def f():\n        return\n    assert f() is None", []),
    ],
)
def test_a_silent_end_is_found(code, lines):
    assert silent_ends(next(functions_of_tests(ast.parse(code)))) == lines


def test_ci_runs_every_test_whatever_its_environment_says(tmp_path):
    """With programs in place of make and Python that say what they were called with."""
    for called, program in (("make", "bin/make"), ("python", ".venv/bin/python")):
        (tmp_path / program).parent.mkdir(parents=True)
        (tmp_path / program).write_text(f'#!/bin/sh\necho {called} "$@"; env\n')
        (tmp_path / program).chmod(0o755)
    (tmp_path / ".ci").mkdir()
    run = shutil.copy(settings.ROOT / ".ci" / "run", tmp_path / ".ci")
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": path, **dict.fromkeys(NARROWING, "-k nothing")}
    said = subprocess.check_output([run], env=environment, text=True)
    assert "make test\n" in said
    assert "REQUIRE_EVERY_TEST=1" in said
    assert "-k nothing" not in said


def apps():
    """The folders whose code decides who can do or see something."""
    return [path.parent for path in settings.ROOT.glob("*/apps.py")]


def decides(module):
    shows = any("visible_to" in vars(rows) for rows in classes_in(module))
    return shows or any(verdicts_in(module))


def test_each_module_of_verdicts_has_its_tests_in_the_table_of_make_policy_mutants():
    paths = [path for app in apps() for path in app.rglob("*.py") if "migrations" not in path.parts]
    names = {
        ".".join(path.relative_to(settings.ROOT).with_suffix("").parts)
        for path in paths
        if path.name == "policy.py" or re.search("-> Verdict|def visible_to", path.read_text())
    }
    assert {name for name in names if decides(import_module(name))} <= set(SUBJECTS)
    assert all(decides(import_module(name)) for name in SUBJECTS)


@pytest.mark.parametrize("module", SUBJECTS)
def test_the_table_of_make_policy_mutants_names_files_that_are_there(module):
    assert [file for file in files_of(module) if not (settings.ROOT / file).is_file()] == []
