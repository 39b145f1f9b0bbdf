"""The markup of forms, held against the examples that govuk-frontend ships with its components."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms

from foundation.fields import ChoiceWithHints, DayField, LineField, PlainTextField
from tests.missing import skip_or_fail

COMPONENTS = Path(__file__).parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
CHOICES = [("a", "A"), ("b", "B")]


class Sheet(forms.Form):
    text = PlainTextField(label="Text", help_text="Hint")
    title = LineField(label="Title", help_text="Hint")
    kind = ChoiceWithHints(label="Kind", choices=CHOICES, hints={"a": "One", "b": "Two"})
    several = forms.MultipleChoiceField(
        label="Several", choices=CHOICES, widget=forms.CheckboxSelectMultiple
    )
    on = DayField(label="On", help_text="Hint")
    one = forms.ChoiceField(label="One", choices=CHOICES, help_text="Hint")
    agreed = forms.BooleanField(label="Agreed", help_text="Hint")
    secret = forms.CharField(
        label="Secret", widget=forms.PasswordInput(attrs={"placeholder": "Secret"})
    )
    key = forms.CharField(widget=forms.HiddenInput)


class Tags(HTMLParser):
    """The opening tags of a piece of markup, each with its attributes."""

    def __init__(self, markup):
        super().__init__()
        self.found = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.found if "id" in attrs]

    def shape(self):
        """Tags with their classes, without ours and without sizes, which a page chooses."""
        ours = ("app-", "govuk-label--", "govuk-fieldset__legend--", "govuk-radios--small")
        for tag, attrs in self.found:
            names = (attrs.get("class") or "").split()
            kept = sorted(n for n in names if not n.startswith(ours) and "--width-" not in n)
            yield tag, kept, attrs.get("data-module"), attrs.get("role")


def prescribed(component, name):
    path = COMPONENTS / component / "fixtures.json"
    if not path.is_file():
        skip_or_fail("govuk-frontend is not installed: make setup")
    fixtures = json.loads(path.read_text())["fixtures"]
    return Tags(next(one["html"] for one in fixtures if one["name"] == name))


def rendered(name, data=None):
    return Tags(Sheet(data)[name].as_field_group())


@pytest.mark.parametrize(
    ("field", "data", "component", "example"),
    [
        ("title", None, "input", "with hint text"),
        ("title", {}, "input", "with error and hint"),
        ("text", None, "character-count", "with hint"),
        ("text", {}, "character-count", "with hint and error"),
        ("one", None, "select", "hint"),
        ("one", {}, "select", "with hint text and error message"),
        ("secret", None, "password-input", "default"),
    ],
)
def test_a_field_has_the_tags_and_classes_of_its_example(field, data, component, example):
    def outer(tags):
        return [shape for shape in tags.shape() if shape[0] not in ("option", "br", "button")]

    assert outer(rendered(field, data)) == outer(prescribed(component, example))


def test_radios_have_the_tags_and_classes_of_their_example():
    example = prescribed("radios", "with hints on items").shape()
    assert list(rendered("kind").shape()) == [shape for shape in example if shape[0] != "h1"]


def test_the_boxes_of_a_day_have_the_tags_and_classes_of_their_example():
    example = list(prescribed("date-input", "with error message and hint").shape())
    ours = list(rendered("on", {}).shape())
    red = ["govuk-date-input__input", "govuk-input", "govuk-input--error"]
    assert [s[0] for s in ours] == [s[0] for s in example]
    assert [s[1] for s in ours if s[0] == "input"] == [red] * 3
    assert ("fieldset", ["govuk-fieldset"], None, "group") in ours


def test_the_error_summary_leads_to_the_first_box_of_each_field():
    form = Sheet({})
    tags = Tags(str(form))
    links = [attrs["href"] for tag, attrs in tags.found if tag == "a"]
    assert links == [
        "#id_text",
        "#id_title",
        "#id_kind_0",
        "#id_several_0",
        "#id_on_day",
        "#id_one",
        "#id_agreed",
        "#id_secret",
    ]
    focusable = {a.get("id") for t, a in tags.found if t in ("input", "select", "textarea")}
    assert {link[1:] for link in links} <= focusable


def test_every_id_is_there_once_and_every_description_exists():
    for form in (Sheet(), Sheet({})):
        tags = Tags(str(form))
        assert len(tags.ids) == len(set(tags.ids))
        for _, attrs in tags.found:
            for name in ("aria-describedby", "for", "aria-controls"):
                assert set((attrs.get(name) or "").split()) <= set(tags.ids), attrs


def test_each_error_describes_its_field():
    tags = Tags(str(Sheet({})))
    described = " ".join(attrs.get("aria-describedby") or "" for _, attrs in tags.found).split()
    errors = [one for one in tags.ids if one.endswith("_error")]
    assert len(errors) == 8
    assert set(errors) <= set(described)
    assert "id_text-info id_text_helptext id_text_error" in str(Sheet({}))


def test_what_the_design_system_leaves_out_is_left_out():
    rendered = str(Sheet({}))
    assert "aria-invalid" not in rendered
    assert "placeholder" not in rendered
    assert " required" not in rendered.replace(" required.", "")


def test_a_message_of_the_form_as_a_whole_stands_in_the_summary():
    form = Sheet({})
    form.add_error(None, "Somebody else has answered it.")
    assert "<li>Somebody else has answered it.</li>" in str(form)


def test_what_was_typed_is_escaped():
    form = Sheet({"text": "</textarea><script>", "on_day": '"><b>', "title": '"><i>'})
    assert "<script>" not in str(form)
    assert "<b>" not in str(form)
    assert "<i>" not in str(form)
