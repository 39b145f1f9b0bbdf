"""Every file and folder that the documents name is there."""

import re

import pytest
from django.conf import settings

ROOT = settings.ROOT
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    ROOT / "docs" / "tour.md",
    *sorted((ROOT / "docs" / "adr").glob("*.md")),
]
TOP = {path.name for path in ROOT.iterdir()}
# Made when the portal is set up or runs.
MADE = ("static/built", "var/", ".venv")


def paths_in(text):
    """What is in backticks and begins with a folder or file of this checkout."""
    for named in re.findall(r"`([\w./-]+)`", text):
        if named.partition("/")[0] in TOP and "/" in named and not named.startswith(MADE):
            yield named


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_what_a_document_names_is_there(document):
    named = set(paths_in(document.read_text(encoding="utf-8")))
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_a_path_that_is_not_there_is_seen():
    assert list(paths_in("See `enquiries/telling.py`, `visible_to` and `/health/`.")) == [
        "enquiries/telling.py"
    ]


def test_each_decision_has_a_number_of_its_own_which_its_title_says():
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    numbers = [int(path.name.partition("-")[0]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    for number, path in zip(numbers, decisions, strict=True):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. ")


def test_the_tour_answers_each_question_once():
    tour = (settings.ROOT / "docs" / "tour.md").read_text()
    questions = re.findall(r"^\| ([^|]+) \|", tour, re.MULTILINE)
    assert len(questions) > 100
    assert [question for question in questions if questions.count(question) > 1] == []
