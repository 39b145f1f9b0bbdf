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
