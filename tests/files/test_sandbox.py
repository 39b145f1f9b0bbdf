"""The sandbox: what reads files runs apart from the portal, within limits, and reports plainly."""

import ast

import pikepdf
import pytest

from casework.files import checking, isolated
from casework.files.kinds import FileRefused
from tests.files import pdf
from tests.test_architecture import CODE, name, tree


def with_a_form(made):
    """A box of a form: when its page is copied alone, the reader of PDFs warns of it."""
    box = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T=pikepdf.String("name"), Rect=[0, 0, 9, 9])
    box.Type, box.Subtype = pikepdf.Name.Annot, pikepdf.Name.Widget
    boxes = pikepdf.Array([made.make_indirect(box)])
    made.pages[0].Annots = boxes
    made.Root.AcroForm = pikepdf.Dictionary(Fields=boxes, NeedAppearances=True)


def test_a_warning_about_a_pdf_does_not_spoil_the_report():
    content = pdf(2, change=with_a_form)
    words = {"page": 1, "line": "Opened by Omar", "pixels": 300}
    made, report = isolated.run_workshop("page-picture", content, **words)
    assert report == {"pages": 2}
    assert made.startswith(b"\x89PNG")
    assert checking.checked_upload("form.pdf", content).pages == 2


def test_the_sandbox_has_limits_and_nothing_of_the_portal(monkeypatch):
    """A program in place of the task tells what it can see."""
    look = (
        "import os, resource, sys; from casework.files.workshop import limits;"
        "limits.limit_process(2**31, 2);"
        "names = ('RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_FSIZE', 'RLIMIT_CORE');"
        "seen = {name: resource.getrlimit(getattr(resource, name))[0] for name in names};"
        "seen['environment'] = sorted(set(os.environ) - {'LC_CTYPE'});"
        "seen['django'] = 'django' in sys.modules;"
        "import json; print(json.dumps(seen))"
    )
    start = f"import sys; sys.path.insert(0, sys.argv[1]); exec({look!r})"
    monkeypatch.setattr(isolated, "START", start)
    _, seen = isolated.run_workshop("clean-text", b"")
    assert seen == {
        **{"RLIMIT_AS": 2**31, "RLIMIT_CPU": 2, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0},
        **{"environment": [], "django": False},
    }


def test_a_task_that_takes_too_long_is_ended_and_the_file_refused(monkeypatch):
    slow = (
        "from casework.files.workshop import limits; limits.limit_process(2**31, 1)\nwhile True: 1"
    )
    start = f"import sys; sys.path.insert(0, sys.argv[1]); exec({slow!r})"
    monkeypatch.setattr(isolated, "START", start)
    with pytest.raises(FileRefused, match="expands to far more"):
        isolated.run_workshop("clean-office", b"")


def test_office_files_and_texts_are_not_read_by_the_portal_itself():
    """What parses them is in the sandbox only: no other module brings in its readers."""
    readers = ("lxml", "zipfile", "csv", "pikepdf", "PIL", "pypdfium2", "xml")
    outside = [
        name(path)
        for path in CODE
        if name(path).startswith("casework/files/") and "/workshop/" not in name(path)
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for brought in [getattr(node, "module", None) or node.names[0].name]
        if brought.partition(".")[0] in readers or brought.startswith("casework.files.workshop.p")
    ]
    assert outside == []
