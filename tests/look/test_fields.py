from datetime import date

import pytest
from django import forms

from foundation.fields import ChoiceWithHints, DayField, DayLineField, LineField, PlainTextField


class Sheet(forms.Form):
    text = PlainTextField(required=False)
    title = LineField(required=False)
    on = DayField(required=False)


def typed(day="", month="", year=""):
    return {"on_day": day, "on_month": month, "on_year": year}


def errors_of(**data):
    return {name: list(errors) for name, errors in Sheet(data).errors.items()}


def test_twenty_thousand_characters_are_kept():
    form = Sheet({"text": "x" * 20_000})
    assert form.is_valid()
    assert len(form.cleaned_data["text"]) == 20_000


def test_one_more_is_refused_with_the_count():
    assert errors_of(text="x" * 20_001)["text"] == [
        "Your text is 20,001 characters long. Shorten it to 20,000 or fewer"
    ]


def test_what_is_too_long_stays_on_the_page():
    assert "x" * 20_001 in str(Sheet({"text": "x" * 20_001})["text"])
    assert "maxlength" not in str(Sheet()["text"])


def test_a_line_end_counts_once_however_the_browser_sends_it():
    form = Sheet({"text": "ab\r\n" * 6_666 + "ab"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "ab\n" * 6_666 + "ab"
    assert not errors_of(text="a\r" * 9_999 + "a")


@pytest.mark.parametrize("emoji", ["👍", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👩🏽‍🚒"])
def test_emoji_are_kept_and_counted_by_code_point(emoji):
    form = Sheet({"text": emoji, "title": emoji})
    assert form.is_valid()
    assert form.cleaned_data["text"] == form.cleaned_data["title"] == emoji
    assert Sheet({"text": "👍" * 20_000}).is_valid()


@pytest.mark.parametrize("bad", ["\0", "\x07", "\x1b", "\x7f", "\x85", "\u202e", "\u2066"])
def test_a_control_character_is_refused_saying_where(bad):
    assert errors_of(text=f"one\r\ntwo {bad}three")["text"] == [
        "There is a character we cannot store on line 2, after “two”. "
        "Delete it, or type that part again"
    ]
    assert "after “Bus”" in errors_of(title=f"Bus{bad} shelter")["title"][0]


def test_invisible_characters_go_and_the_text_around_them_stays():
    form = Sheet({"text": "\ufeffDock\u200b Street\u00ad ", "title": "\u2060Dock Street"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == form.cleaned_data["title"] == "Dock Street"


@pytest.mark.parametrize("text", ["می‌خواهم", "‏שלום", "नमस्ते"])
def test_other_scripts_are_kept_with_the_marks_they_need(text):
    assert Sheet({"text": text}).is_valid()


def test_a_control_character_at_the_start_has_no_word_before_it():
    assert "at the start" in errors_of(title="\x07Bus")["title"][0]


def test_tabs_and_blank_lines_are_text():
    assert not errors_of(text="a\tb\n\n c")


def test_a_line_is_one_line():
    form = Sheet({"title": "  Bus \r\n shelter\t outside  "})
    assert form.is_valid()
    assert form.cleaned_data["title"] == "Bus shelter outside"
    assert "201 characters" in errors_of(title="x" * 201)["title"][0]


@pytest.mark.parametrize("month", ["12", "Dec", "december"])
def test_a_day_is_read_from_three_boxes(month):
    form = Sheet(typed("3", month, "2026"))
    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("boxes", "error"),
    [
        (("31", "2", "2026"), "“31 2 2026” is not a real date. Enter the day, month and year"),
        (
            ("three", "12", "2026"),
            "“three 12 2026” is not a real date. Enter the day, month and year",
        ),
        (("9" * 30, "12", "2026"), "is not a real date. Enter the day, month and year"),
        (("3", "", "2026"), "Enter the month too, such as 3 12 2026"),
        (("3", "", ""), "Enter the month and year too, such as 3 12 2026"),
        (("3", "12", "26"), "Enter the year in full, such as 2026"),
        (("3", "12", "0000"), "is not a real date"),
    ],
)
def test_a_wrong_date_has_a_plain_error_and_stays_in_its_boxes(boxes, error):
    form = Sheet(typed(*boxes))
    assert error in form.errors["on"][0]
    html = str(form["on"])
    assert all(f'value="{part}"' in html for part in boxes if part)


def test_no_day_is_no_error_where_none_is_needed():
    assert Sheet(typed()).is_valid()
    field = DayField()
    with pytest.raises(forms.ValidationError, match="Enter the day, month and year, such as"):
        field.clean(field.widget.value_from_datadict({}, {}, "on"))


def test_a_day_known_beforehand_stands_in_the_boxes():
    html = str(Sheet(initial={"on": date(2026, 12, 3)})["on"])
    assert 'value="3"' in html
    assert 'value="12"' in html
    assert 'value="2026"' in html


def test_nothing_is_chosen_beforehand():
    class Choice(forms.Form):
        kind = ChoiceWithHints(choices=[("a", "A"), ("b", "B")], hints={"b": "Hint"})

    assert "checked" not in str(Choice()["kind"])
    assert Choice({}).errors["kind"] == ["Select one of these"]
    assert Choice({"kind": "c"}).errors["kind"] == ["Select one of these"]


class Search(forms.Form):
    first = DayLineField(wrong="“{typed}” is not a real date")


@pytest.mark.parametrize(
    "line", ["3 12 2026", "3/12/2026", "3.12.2026", "3 December 2026", "3 dec 2026", "2026-12-03"]
)
def test_a_day_on_one_line_is_read_as_people_and_addresses_write_it(line):
    form = Search({"first": line})
    assert form.is_valid()
    assert form.cleaned_data["first"] == date(2026, 12, 3)


@pytest.mark.parametrize("line", ["31 2 2026", "3 12 26", "3 12", "² 1 2026", "1 1 9999", "soon"])
def test_what_is_no_day_on_one_line_is_said_and_kept(line):
    form = Search({"first": line})
    assert list(form.errors["first"]) == [f"“{line}” is not a real date"]
    assert line in str(form["first"])


def test_no_day_on_one_line_is_none():
    form = Search({"first": " "})
    assert form.is_valid()
    assert form.cleaned_data["first"] is None
