"""Name matching: whatever way a name is typed its bearer is found, and strangers are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dev.demo.people import all_names
from people.name_matching import (
    KnownPerson,
    is_same_name,
    likely_people,
    may_be_same_name,
    people_known,
)
from tests.people import POSTS, named

HARD = (
    "Siobhán O’Brien",
    "Anne-Marie Smith-Jones",
    "Jan van der Berg",
    "Łukasz Müller",
    "Jane Lord",
    "Ng Wei",
    "Mary Jane McDonald",
    "Søren D'Arcy",
)
NAMES = sorted({*POSTS, *all_names(), *HARD})
PEOPLE = [KnownPerson(key, name) for key, name in enumerate(NAMES)]
TITLES = ("Cllr ", "Councillor ", "Dr. ", "mrs ", "MR ", "the ")
UNACCENTED = str.maketrans("áüøŁ’é", "auoL'e")


def found(typed):
    return [person.name for person in likely_people(typed, PEOPLE)]


def slips(word):
    """Every way to type a word with one letter wrong, left out, doubled or in the wrong place."""
    for at in range(1, len(word)):
        yield word[:at] + "x" + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def ways_to_type(name):
    """A name as somebody in a hurry would type it."""
    first, *middle, last = name.split()
    rest = " ".join((*middle, last))
    yield from (
        name,
        f"{rest}, {first}",
        f"{rest} {first}",
        f"{first[0]} {rest}",
        f"{first[0]}.{last}",
    )
    yield from (f"{last}, {first[0]}.", f"{first} Alexandra {rest}", f"{first} A. {rest}", rest)
    yield from (
        f"{first[0]}{last}",
        f"{first}{last}",
        f"{first} {rest} from the depot",
        f"({name})",
    )


@settings(deadline=None)
@given(
    name=st.sampled_from(NAMES),
    way=st.integers(0, 12),
    title=st.sampled_from(("", *TITLES)),
    case=st.sampled_from((str, str.upper, str.lower, lambda s: s.translate(UNACCENTED))),
)
def test_a_name_is_found_in_whatever_order_case_and_form_it_is_typed(name, way, title, case):
    typed = case(title + list(ways_to_type(name))[way])
    assert name in found(typed), typed


@settings(deadline=None)
@given(name=st.sampled_from([n for n in NAMES if len(n.split()[-1]) > 3]), data=st.data())
def test_a_name_is_found_with_one_letter_wrong(name, data):
    first, *rest = name.split()
    wrong = data.draw(st.sampled_from(list(slips(rest[-1]))))
    for typed in (f"{first} {' '.join((*rest[:-1], wrong))}", f"{first[0]} {wrong}", wrong):
        assert name in found(typed), typed


@settings(deadline=None)
@given(typed=st.text(max_size=200))
def test_whatever_is_typed_gets_an_answer_and_finds_who_typed_it_so(typed):
    found(typed)
    if any(letter.isalpha() for letter in typed):
        assert is_same_name(typed, typed)


@settings(deadline=None)
@given(one=st.sampled_from(NAMES), other=st.sampled_from(NAMES))
def test_likeness_does_not_depend_on_which_of_two_names_was_typed(one, other):
    assert may_be_same_name(one, other) == may_be_same_name(other, one)
    assert is_same_name(one, other) == (one == other)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Bob Hall", "Robert Hall"),
        ("S O Brien", "Siobhán O’Brien"),
        ("Smith", "Anne-Marie Smith-Jones"),
        ("Annemarie Smithjones", "Anne-Marie Smith-Jones"),
        ("MacDonald, M J", "Mary Jane McDonald"),
        ("Lord", "Jane Lord"),
        ("Ruth (Highways)", "Ruth Adeyemi"),
    ],
)
def test_a_name_is_found_by_its_short_form_and_by_a_part(typed, name):
    assert may_be_same_name(typed, name)


@pytest.mark.parametrize(
    "typed",
    [
        *("Basil Fry", "John Price of the garage", "A resident, Zebedee", "R.", "x", "", "1", "?!"),
        *("two bidders from Highways", "The whole of the committee", "the officer"),
    ],
)
def test_a_stranger_is_nobody_here(typed):
    assert not found(typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("the Head of Highways", "ruth"),
        ("head of service, Highways", "ruth"),
        ("Chief Executive", "eve"),
        ("the CEO", "eve"),
        ("Town Clerk", "eve"),
        ("monitoring officer", "mona"),
        ("our director of place", "colin"),
        ("OMAR@westhaven.example", "omar"),
    ],
)
@pytest.mark.django_db
def test_a_post_or_an_address_typed_for_a_name_finds_who_has_it(typed, name):
    known = people_known({"chief-executive": "Town Clerk"})
    assert [one.pk for one in likely_people(typed, known)] == [named(name).pk]


@pytest.mark.django_db
def test_people_who_have_left_are_known_by_name_and_not_by_post(django_assert_num_queries):
    named("ruth").appointments.update(ends_on="2026-01-01")
    with django_assert_num_queries(2):
        known = people_known()
    assert [one.pk for one in likely_people("R Adeyemi", known)] == [named("ruth").pk]
    assert not likely_people("Head of Highways", known)
