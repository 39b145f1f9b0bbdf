"""Exports: someone with nothing but Python and a head can check what they were given."""

import base64
import io
import json
import subprocess
import sys

import pytest
from django.conf import settings as configured
from django.core.management import CommandError, call_command

from enquiries.models import Enquiry
from evidence import verify_export
from evidence.heads import line_of_head
from evidence.keys import chain_keys
from evidence.models import Head
from tests.evidence.world import link_and_fold, make_world

pytestmark = pytest.mark.django_db
SCRIPT = configured.ROOT / "evidence" / "verify_export.py"


def exported(**options):
    output = io.StringIO()
    call_command("export_history", stdout=output, **options)
    return [json.loads(line) for line in output.getvalue().splitlines()]


def public_key():
    return chain_keys().public.public_bytes_raw()


def newest_head():
    return line_of_head(Head.objects.order_by("-number").first())


def problems(lines, kept=None):
    return list(verify_export.problems_in(lines, kept, public_key()))


@pytest.fixture
def lines(clock):
    make_world()
    link_and_fold()
    return exported(all=True)


def run_alone(tmp_path, lines, *arguments):
    """Without any package, and without what the environment says."""
    file = tmp_path / "export.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(file), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_whole_export_is_checked_by_python_alone(lines, tmp_path):
    head = tmp_path / "head.json"
    head.write_text(json.dumps(newest_head()))
    done = run_alone(tmp_path, lines, "--head", str(head))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{lines[0]['rows']} rows are as they were written." in done.stdout
    public = base64.b64encode(public_key()).decode()
    lines[-1]["text"] = lines[-1]["text"].replace("a", "b", 1)
    done = run_alone(tmp_path, lines, "--public", public)
    assert done.returncode == 1
    assert "this row was changed" in done.stdout


def test_the_export_of_a_case_has_its_rows_and_no_others(lines):
    case = Enquiry.objects.order_by("pk").first()
    only = exported(case=case.reference)
    assert problems(only, newest_head()) == []
    names = {line["table"] for line in only if line["kind"] == "row"}
    assert {"enquiries_historicalenquiry", "enquiries_enquiryletter"} <= names
    for line in only:
        if line["kind"] == "row" and line["table"] == "enquiries_historicalenquiry":
            assert json.loads(line["text"])["id"] == case.pk


def test_a_complaint_is_not_exported_on_its_own(lines):
    with pytest.raises(CommandError, match="There is no enquiry or document request C-"):
        exported(case="C-2026-22222")


def rows(lines):
    return [line for line in lines if line["kind"] == "row"]


def heads(lines):
    return [line for line in lines if line["kind"] == "head"]


def another(hexadecimal):
    return hexadecimal[:-1] + ("0" if hexadecimal[-1] != "0" else "1")


def change_text(lines):
    rows(lines)[0]["text"] += " "


def change_code(lines):
    rows(lines)[0]["mac"] = another(rows(lines)[0]["mac"])


def change_row_number(lines):
    rows(lines)[0]["row"] += 1


def remove_row(lines):
    lines.remove(rows(lines)[1])


def remove_row_and_count(lines):
    remove_row(lines)
    lines[0]["rows"] -= 1


def leave_out_text(lines):
    rows(lines)[0]["text"] = None


def add_row(lines):
    lines.append(rows(lines)[0] | {"row": 99})
    lines[0]["rows"] += 1


def swap_texts(lines):
    one, other = rows(lines)[:2]
    one["text"], other["text"] = other["text"], one["text"]


def change_head(lines):
    heads(lines)[0]["at"] = "2020-01-01T00:00:00+00:00"


def remove_head(lines):
    lines.remove(heads(lines)[0])


def take_leaf_out(lines):
    heads(lines)[-1]["leaf_hashes"].pop()


def sign_otherwise(lines):
    signature = base64.b64decode(heads(lines)[-1]["signature"])
    heads(lines)[-1]["signature"] = base64.b64encode(signature[::-1]).decode()


CHANGES = [
    change_text,
    change_code,
    change_row_number,
    remove_row,
    remove_row_and_count,
    leave_out_text,
    add_row,
    swap_texts,
    change_head,
    remove_head,
    take_leaf_out,
    sign_otherwise,
]


def test_every_change_to_an_export_shows(lines):
    assert problems(lines, newest_head()) == []
    for change in CHANGES:
        changed = json.loads(json.dumps(lines))
        change(changed)
        assert problems(changed), change.__name__


def test_a_head_that_was_kept_tells_a_rewritten_history(lines):
    kept = newest_head() | {"digest": "00" * 32}
    assert "it is not the one that you kept" in problems(lines, kept)[0]
