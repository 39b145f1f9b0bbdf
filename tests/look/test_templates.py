"""Rules that every template and style sheet keeps."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Among the fields it sends again is the token that came with them. A token of its own would let
# through what another site had sent.
SENDS_AGAIN = ROOT / "templates/503.html"
CSS = (ROOT / "static/app.css").read_text()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_is_short_compiles_and_needs_no_inline_script_or_style(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 100
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", text)
    assert not re.search(r"\|safe\b|autoescape off|mark_safe", text)
    assert not re.search(r"\b(he|she|his|her|him)\b", text)
    get_template(str(path.relative_to(ROOT / "templates")))


@pytest.mark.parametrize("path", sorted((ROOT / "templates/components").iterdir()), ids=str)
def test_a_component_says_what_it_takes(path):
    assert path.read_text().startswith("{# Inputs: ")


def test_every_post_form_carries_its_token_and_is_not_judged_by_the_browser():
    for path in TEMPLATES:
        for form in re.findall(r'<form method="post".*?</form>', path.read_text(), re.DOTALL):
            assert "csrf_token" in form or path == SENDS_AGAIN, path
            assert "novalidate" in form.split(">")[0], path


def test_our_css_names_no_colour_but_white():
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", CSS)) <= {"#fff"}


@pytest.mark.parametrize("name", ["400.html", "404.html", "500.html", "403_csrf.html"])
def test_an_error_page_needs_nothing_from_a_view(name):
    assert "<h1" in get_template(name).render()


def test_a_refusal_says_why():
    page = get_template("403.html").render({"exception": "It is with <Grace Lund>."})
    assert "It is with &lt;Grace Lund&gt;." in page
