"""Tests that cannot fail: none returns before it has asserted anything, or is skipped unnoticed."""

import ast
import os
import shutil
import subprocess

import pytest
from django.conf import settings

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


def test_only_one_place_skips_a_test_and_it_fails_in_ci():
    skipping = {
        path.name
        for path in [settings.ROOT / "conftest.py", *TESTS.rglob("*.py")]
        if skips(ast.parse(path.read_text()))
    }
    assert skipping == {"missing.py", ONLY_ON_REQUEST}


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
    environment = {"PATH": path, "COVERAGE": "0", **dict.fromkeys(NARROWING, "-k nothing")}
    said = subprocess.check_output([run], env=environment, text=True)
    assert "make test\n" in said
    assert "REQUIRE_EVERY_TEST=1" in said
    assert "-k nothing" not in said
