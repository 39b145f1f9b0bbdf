"""Problems of a file, each with its row, its column and what to do; nothing is saved with one."""

from datetime import date

import pytest

from foundation.history import write
from people.imports.typed_days import day_typed
from people.models import Committee, RestrictedPost, User, Ward
from tests.imports.files import (
    MEMBERS,
    csv_bytes,
    lines,
    member,
    officer,
    page_of,
    press_save,
    problems,
    send,
    uploaded,
)
from tests.people import named

pytestmark = pytest.mark.django_db
FIRST = "7 May 2027"
MAY_7 = date(2027, 5, 7)


@pytest.fixture(autouse=True)
def moor(clock):
    Ward.objects.create(name="Moor")


@pytest.mark.parametrize(
    "typed",
    [
        *("2027-05-07", "7/5/2027", "07/05/2027", "7 May 2027", "7 may 27", "07.05.27", "46514"),
        *("7-May-2027", "2027-05-07 00:00:00", "7-5-2027"),
    ],
)
def test_a_date_is_understood(typed):
    assert day_typed(typed) == MAY_7


@pytest.mark.parametrize(
    "typed", ["31/2/2027", "May 2027", "7 Mai", "tomorrow", "99999", "5/7/1027", "7/13/2027", "07"]
)
def test_no_other_text_is_taken_for_a_date(typed):
    assert day_typed(typed) is None


def test_a_date_that_is_none_is_named():
    assert problems(member("Anna Reed", starts="31 February 2027")) == [
        (
            2,
            "Starts",
            "“31 February 2027” is not a date we know. Enter it as 7 May 2027 or 07/05/2027.",
        )
    ]


def test_the_nearest_ward_is_offered():
    assert problems(member("Anna Reed", "Harbor", starts=FIRST)) == [
        (2, "Ward", "There is no ward “Harbor”. Did you mean “Harbour”?")
    ]


def test_every_problem_of_every_row_is_listed_and_nothing_is_saved():
    bad = member("", "Nowhere", post="Wizard", starts="x", email="no address")
    row = uploaded(member("Anna Reed", starts=FIRST), bad)
    columns = [(number, column) for number, column, _ in lines(row, "problem")]
    assert columns == [(3, name) for name in ("Email address", "Name", "Post", "Starts", "Ward")]
    assert row.state == "problems"
    assert press_save(row).status_code == 403
    assert not User.objects.filter(name="Anna Reed").exists()
    page = page_of(row).content.decode()
    assert "Correct these 5 problems" in page
    assert "Save these changes" not in page


def test_one_address_with_two_names():
    said = problems(
        member("Anna Reed", starts=FIRST),
        member("Ben Hale", "Moor", starts=FIRST, email="anna@westhaven.example"),
    )
    assert said == [
        (
            3,
            "Email address",
            "Row 2 has the same address with the name Anna Reed. Correct one of them.",
        )
    ]


def test_an_address_of_somebody_else():
    ((row, column, sentence),) = problems(
        member("Ben Hale", starts=FIRST, email="clara@westhaven.example")
    )
    assert (row, column) == (2, "Email address")
    assert sentence == (
        "clara@westhaven.example is the address of Clara Okafor, not Ben Hale. Correct the name or"
        " the address. If Clara Okafor has another name now, correct it on their page under People."
    )


def test_the_same_row_twice_and_two_wards_at_a_time():
    anna = member("Anna Reed", starts=FIRST)
    assert problems(anna, anna) == [
        (
            3,
            "Post",
            "Row 2 already makes Anna Reed councillor for Harbour at that time. Delete one of the"
            " rows.",
        )
    ]
    assert problems(anna, member("Anna Reed", "Moor", starts="8 May 2027")) == [
        (
            3,
            "Post",
            "Row 2 makes Anna Reed councillor for Harbour at that time. No one is both. Correct the"
            " dates.",
        )
    ]


def test_one_ward_after_the_other_is_no_overlap():
    said = problems(
        member("Anna Reed", starts=FIRST, ends="31 May 2027"),
        member("Anna Reed", "Moor", starts="1 June 2027"),
    )
    assert said == []


def test_a_later_post_is_in_the_way():
    post, later = named("stan").appointments.get(), date(2028, 1, 1)
    write(post, by=named("petra"), reason="moved", starts_on=later)
    ((_, column, sentence),) = problems(officer("Stan Price", starts=FIRST), kind="officers")
    assert column == "Starts"
    assert sentence.startswith("Stan Price becomes officer in Waste on 1 January 2028 already.")


def test_an_officer_is_no_councillor():
    ((_, column, sentence),) = problems(member("Omar Haddad", starts=FIRST))
    assert column == "Post"
    assert sentence.startswith("Omar Haddad is an officer (Highways).")


def test_a_restricted_post_bars_its_holder():
    post = named("omar").appointments.get()
    RestrictedPost.objects.create(post=post, starts_on=date(2026, 1, 1))
    said = [sentence for _, _, sentence in problems(member("Omar Haddad", starts=FIRST))]
    assert any("politically restricted" in sentence for sentence in said)


def test_a_chair_is_a_councillor():
    Committee.objects.create(name="Planning")
    ((_, column, sentence),) = problems(
        member("Anna Reed", "", post="Chair", committee="Planning", starts=FIRST)
    )
    assert (column, sentence.split(".")[0]) == (
        "Name",
        "Anna Reed is not a councillor on 7 May 2027",
    )


def test_a_ward_that_has_ended():
    Ward.objects.filter(name="Moor").update(ends_on=date(2027, 5, 1))
    ((_, column, sentence),) = problems(member("Anna Reed", "Moor", starts=FIRST))
    assert (column, sentence) == ("Ward", "Moor ended on 1 May 2027. Select another one.")


def test_a_post_that_is_not_there_cannot_end():
    ((_, column, sentence),) = problems(member("Nia Menon", "Moor", ends="6 May 2027"))
    assert column == "Starts"
    assert sentence == (
        "Nia Menon is not councillor for Moor today. Enter the first day, for example 7 May 2027."
    )


def test_the_last_day_before_the_first():
    ((_, column, _),) = problems(member("Anna Reed", starts=FIRST, ends="6 May 2027"))
    assert column == "Ends"


def test_missing_unknown_and_doubled_columns():
    heading = ["Name", "E-mail", "Wardd", "Starts", "Starts", "Shoe size"]
    response = send(csv_bytes([heading, ["Anna Reed", "a@b.example", "Harbour", FIRST]]))
    page = response.client.get(response.url).content.decode()
    for words in (
        "There is no column “Ward”. Add it to the first row of the file.",
        "There is a column “Wardd” that we do not know. Did you mean “Ward”?",
        "The column “Starts” is there twice. Delete one of them.",
        "There is a column “Shoe size” that we do not know. Rename it or delete it.",
    ):
        assert words in page


def test_a_cell_beside_the_columns_is_not_lost():
    content = csv_bytes([MEMBERS, [*member("Anna Reed", starts=FIRST), "Deputy"]])
    response = send(content)
    page = response.client.get(response.url).content.decode()
    assert "“Deputy” is in a column without a heading. Delete it." in page


def test_a_character_that_cannot_be_stored():
    ((_, column, sentence),) = problems(member("Anna\u202eReed", starts=FIRST, email="a@b.example"))
    assert column == "Name"
    assert "There is a character we cannot store" in sentence


def test_nobody_imports_themselves_a_post():
    said = problems(officer("Petra Hall", starts=FIRST), kind="officers")
    assert said == [
        (
            2,
            "Name",
            "This row changes your own post. Delete it, and ask another people administrator to"
            " make this change.",
        )
    ]


def test_someone_else_of_the_same_name_is_pointed_out():
    row = uploaded(member("Clara Okafor", "Moor", starts=FIRST, email="c.okafor@westhaven.example"))
    assert lines(row, "note") == [
        "Someone else called Clara Okafor has an account already: clara@westhaven.example. This"
        " adds another person."
    ]


def test_a_new_address_of_somebody_in_the_same_post_is_refused_and_the_page_named():
    new = member("Clara Okafor", starts=FIRST, email="c.okafor@westhaven.example")
    ((row, column, sentence),) = problems(new)
    assert (row, column) == (2, "Email address")
    assert sentence == (
        "Clara Okafor is councillor for Harbour already, with the address"
        " clara@westhaven.example. If that address has changed, change it on their page under"
        " People, from where we write to both addresses. If this is someone else, invite them"
        " there."
    )


def test_a_blank_row_is_passed_over_and_rows_are_counted_as_in_the_file():
    blank = [""] * len(MEMBERS)
    said = problems(blank, member("Anna Reed", "Mor", starts=FIRST))
    assert said == [(3, "Ward", "There is no ward “Mor”. Did you mean “Moor”?")]
