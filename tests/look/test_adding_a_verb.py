"""Adding a verb on an enquiry: how many files one takes, and the list in CONTRIBUTING.md."""

import ast
import inspect
import re

from django.conf import settings

from enquiries.case.verb_pages import PAGE_BY_NAME
from tests.test_architecture import EVERYTHING, name, tree

ROOT = settings.ROOT
MOST_FILES = 12
VERB = PAGE_BY_NAME["redirect"]  # a letter that changes the state and needs approval
MIGRATIONS = "tests/upgrade/migrations.txt"


def names_of(page):
    """What the code calls this verb, its letter, rule, action, notices and stop on a tour."""
    action = inspect.unwrap(page.do)
    yield from (f"Verb.{page.verb.name}", f"LetterKind.{page.letter.name}")
    yield from (page.may.__name__, f"actions.{action.__name__}", f"enquiries:{page.name}")
    yield from re.findall(r"notify_\w+", inspect.getsource(action))


def names_in(path):
    """The names a module uses and defines, a stop by its address, and choices by their class."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            yield node.attr
            if isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Stop" and node.args:
            yield getattr(node.args[0], "value", "")
        elif isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{one}" for one in choices_of(node))


def has_one_of(wanted, path):
    """Whether the module at this path has one of these names. To find their last word in its text
    is quicker than to parse what has none."""
    text = path.read_text(encoding="utf-8")
    near = any(one.rpartition(".")[2] in text for one in wanted)
    return near and not wanted.isdisjoint(names_in(path))


def choices_of(node):
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            yield line.targets[0].id


def files_with(page):
    """The files that mention it. The demo is no part of the portal, and needs no verb; a mutation
    is of a clause."""
    wanted = set(names_of(page))
    files = {name(path) for path in EVERYTHING if has_one_of(wanted, path)}
    files |= {first_migration_with(f'("{page.letter}", "{page.letter.label}")'), MIGRATIONS}
    return {file for file in files if not file.startswith(("dev/", "tests/mutants/"))}


def first_migration_with(choice):
    migrations = sorted((ROOT / "enquiries/migrations").glob("0*.py"))
    return next(name(path) for path in migrations if choice in path.read_text(encoding="utf-8"))


def listed():
    """The files and folders that CONTRIBUTING.md lists for a verb."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("**A verb on an enquiry**")[2].partition("\n\n**")[0]
    cells = (line.split("|")[1] for line in section.splitlines() if line.startswith("| `"))
    return [path for cell in cells for path in re.findall(r"`([^`]+)`", cell)]


def test_a_verb_takes_few_files():
    files = files_with(VERB)
    assert {"enquiries/policy.py", "enquiries/models/choices.py", MIGRATIONS} < files
    assert len(files) <= MOST_FILES, sorted(files)


def test_contributors_are_told_each_file():
    assert [file for file in sorted(files_with(VERB)) if not file.startswith(tuple(listed()))] == []


def test_no_file_is_listed_that_is_not_there():
    assert [path for path in listed() if not (ROOT / path).exists()] == []
    assert len(listed()) <= MOST_FILES


def test_every_verb_of_the_history_has_a_page_or_needs_none():
    """The portal closes an enquiry. Opening an answer, raising an enquiry, sharing one and handing
    one over are pages of their own."""
    shown = {page.verb for page in PAGE_BY_NAME.values()}
    assert {verb.name for verb in type(VERB.verb)} - {verb.name for verb in shown if verb} == {
        "RAISED",
        "OPENED",
        "CLOSED",
        "SHARED",
        "SHARE_ENDED",
        "HANDED_OVER",
    }
