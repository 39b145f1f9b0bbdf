"""Templates keep to the floors: an app's pages use its own parts and what all apps share."""

import ast
import re

import pytest
from django.conf import settings

from tests.test_architecture import CODE, FLOORS, name, tree

ROOT = settings.ROOT / "templates"
PAGES = sorted(path for path in ROOT.rglob("*") if path.suffix in (".html", ".txt"))
USED = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
# Bases of pages lie next to the folders; sign-in's pages have the names that allauth looks for.
SHARED = {"", "components", "govuk", "django"}
SIGN_IN = {"account", "mfa", "portal"}
OWN = {"account": SIGN_IN, "mfa": SIGN_IN, "": {"portal"}}


def folder(template):
    """The first folder of a template's name; "" for one that lies next to the folders."""
    return template.partition("/")[0] if "/" in template else ""


def strangers(text, own):
    """What a template includes or extends that is neither its own nor shared."""
    return [used for used in USED.findall(text) if folder(used) not in SHARED | own]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_includes_its_own_and_what_is_shared(path):
    place = path.relative_to(ROOT).as_posix()
    own = OWN.get(folder(place), {folder(place)})
    assert strangers(path.read_text(encoding="utf-8"), own) == []


def test_a_part_of_another_app_is_found():
    page = '{% extends "case_page.html" %}{% include "enquiries/parts/main.html" %}'
    assert strangers(page, {"documents"}) == ["enquiries/parts/main.html"]
    assert strangers(page, {"enquiries"}) == []


def test_no_template_asks_which_address_it_is_at():
    asking = [path for path in PAGES if "resolver_match" in path.read_text(encoding="utf-8")]
    assert asking == []


def templates_in(code):
    """The names of templates in a module's text."""
    texts = (node.value for node in ast.walk(code) if isinstance(node, ast.Constant))
    return [text for text in texts if re.fullmatch(r"[\w/-]+\.(html|txt)", str(text))]


def test_code_draws_only_the_templates_of_its_own_app():
    wrong = {}
    for path in CODE:
        app = name(path).partition("/")[0]
        shared = SHARED | {app} | ({"account"} if app == "portal" else set())
        foreign = [used for used in templates_in(tree(path)) if folder(used) not in shared]
        if foreign and app in FLOORS:
            wrong[name(path)] = foreign
    assert wrong == {}
