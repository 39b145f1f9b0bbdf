"""A pytest plugin: the module of verdicts that ALLOW_EVERYTHING names allows everything, and shows
every row to everyone. Each file that runs must have a test that fails.

`make policy-mutants` gives it the files of that module: see tests.mutants.verdicts. A file is shown
by its first failure; the rest of its tests are passed over.
"""

import inspect
import os
from importlib import import_module

import pytest

from foundation.verdict import ALLOWED, Verdict

ALLOWED_NAME = "_allowed_whatever"  # in the globals of the module, where its functions find it
files: dict[str, bool] = {}  # the files that ran, and whether a test of theirs has failed


def pytest_sessionstart():
    allow_everything(import_module(os.environ["ALLOW_EVERYTHING"]))


def allow_everything(module):
    """In place: others hold the functions under names of their own, and actions hold them too."""
    setattr(module, ALLOWED_NAME, ALLOWED)
    for function in verdicts_in(module):
        says_yes = "True" if function.__annotations__["return"] is bool else ALLOWED_NAME
        function.__code__ = eval(f"lambda *_, **__: {says_yes}").__code__
        function.__defaults__ = function.__kwdefaults__ = None
    for rows in classes_in(module):
        if "visible_to" in vars(rows):
            rows.visible_to = lambda rows, *_: rows.all()


def verdicts_in(module):
    """Functions of the module itself that say whether somebody can do something."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        gives = function.__annotations__.get("return")
        says = gives is Verdict or (gives is bool and name.startswith("can_"))
        if says and function.__module__ == module.__name__:
            yield function


def classes_in(module):
    for _, found in inspect.getmembers(module, inspect.isclass):
        if found.__module__ == module.__name__:
            yield found


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if files.setdefault(file_of(item), False):
        pytest.skip("a test of this file has failed")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    report = yield
    if report.when == "call" and report.failed:
        files[file_of(item)] = True
    return report


def file_of(item):
    return item.nodeid.partition("::")[0]


def pytest_terminal_summary(terminalreporter):
    for file in sorted(unnoticed()):
        terminalreporter.write_line(f"{os.environ['ALLOW_EVERYTHING']} unnoticed by {file}")


def unnoticed():
    return [file for file, failed in files.items() if not failed]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    session.exitstatus = int(not files or bool(unnoticed()))
