"""Rare and common words find the same as the plain condition, on every page, whichever way they are
looked for."""

from datetime import timedelta

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from enquiries.contributions.actions import withdraw_question
from enquiries.models import Enquiry
from enquiries.models.visibility import search_with
from enquiries.queue import searched_rows
from enquiries.queue.words import word_conditions
from foundation.common_words import CommonWords, common_words, forget_common_words
from foundation.search_plans import WordSearch
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.enquiries.test_queries import statements
from tests.owner import as_owner
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
MANY = 28  # more than a page


def search(who, q, **asked):
    return signed_in(who).get(reverse("enquiries:queue"), {"q": q, **asked}).context


def references(who, q, **asked):
    return [line.reference for line in search(who, q, **asked)["lines"]]


def count_words():
    """As PostgreSQL does by itself a little later."""
    with as_owner() as cursor:
        cursor.execute("ANALYZE enquiries_enquiry")
    forget_common_words()


def a_page_and_more():
    """Enquiries about gritting, one of them with a flagpole, some of them ended."""
    clock = timezone.now
    for number in range(MANY):
        clock.at += timedelta(minutes=1)
        make = cases.answered if number % 5 == 0 else cases.assigned
        make(cases.assigned(place="gritting")) if number % 5 == 0 else make(place="gritting")
    cases.assigned(place="gritting flagpole")


@pytest.fixture(scope="module")
def gritting(scene_kept):
    scene_kept(a_page_and_more)


@pytest.fixture
def counted(gritting, clock, monkeypatch):
    """As if there were many enquiries, so that what each has is looked for in their order."""
    clock.at += timedelta(minutes=MANY)
    count_words()
    monkeypatch.setattr("foundation.common_words.EVEN", 1)


@pytest.fixture(params=["counted", "never counted"])
def many(request, gritting, clock):
    """Before it has counted PostgreSQL knows of no common word."""
    if request.param == "counted":
        request.getfixturevalue("counted")
    else:
        clock.at += timedelta(minutes=MANY)
    return request.param == "counted"


def test_only_what_was_counted_and_many_have_is_common(many):
    words = common_words(Enquiry, "search")
    assert words.is_common(word_conditions("gritting").share) == many
    for rare in ("zeppelin", "flagpole", "flagpole gritting"):
        assert not words.is_common(word_conditions(rare).share)


@pytest.mark.parametrize(
    ("rows", "share", "common"),
    [
        (200, 1, False),
        (1_000, 0.5, False),
        (1_000, 0.6, True),
        (100_000, 0.05, False),
        (100_000, 0.06, True),
        (1_000_000, 0.01, False),
        (1_000_000, 0.02, True),
    ],
)
def test_the_more_rows_the_sooner_a_word_is_common(rows, share, common):
    assert CommonWords({}, rows).is_common(share) == common


def test_every_page_has_what_the_condition_finds_in_its_order(many):
    words = word_conditions("gritting").found
    rows = Enquiry.objects.visible_to(named("omar")).filter(words).order_by("queue_at", "-pk")
    expected = list(rows.values_list("reference", flat=True))
    assert len(expected) == MANY + 1
    first = search("omar", "gritting")
    after = first["next_link"]["url"].partition("after=")[2]
    second = signed_in("omar").get(f"{reverse('enquiries:queue')}{first['next_link']['url']}")
    assert after
    shown = [line.reference for context in (first, second.context) for line in context["lines"]]
    assert shown == expected
    previous = second.context["previous_link"]["url"]
    back = signed_in("omar").get(reverse("enquiries:queue") + previous).context
    assert [line.reference for line in back["lines"]] == expected[:25]


def test_a_word_that_few_have_comes_with_them_alone(many):
    [found] = references("omar", "flagpole")
    assert found in references("omar", "flagpole gritting")
    assert references("omar", "flagpo") == [found]
    assert references("omar", "flagpole", state="answered") == []
    assert references("omar", "flagpole", age="7") == []


def test_what_has_ended_follows_what_is_due(many, clock):
    due, ended = cases.assigned(place="lamppost"), [cases.closed(clock) for _ in range(2)]
    for enquiry in ended:
        Enquiry.objects.make_findable(enquiry, {"search": search_with("lamppost")})
    assert references("omar", "lamppost") == [due.reference, *(e.reference for e in ended[::-1])]
    assert references("omar", "lamppost", state="closed") == [e.reference for e in ended[::-1]]


def test_nobody_finds_what_they_cannot_see(many):
    assert references("stan", "gritting") == references("stan", "flagpole") == []
    assert search("stan", "gritting")["heading"] == search("stan", "nonsense")["heading"].replace(
        "nonsense", "gritting"
    )


def test_who_only_contributes_finds_by_words_and_not_by_the_resident(clock):
    enquiry = cases.assigned(kind="casework", resident={"name": "Joan Pryce", "basis": "asked"})
    question = asked(enquiry)
    count_words()
    for typed, expected in {"resurfacing": [enquiry.reference], "pryce": []}.items():
        assert references("stan", typed) == expected
    withdraw_question(question, by=named("omar"))
    assert references("stan", "resurfacing") == []


@pytest.mark.parametrize("typed", ["gritting", "flagpole", "omar", "zeppelin"])
def test_a_search_takes_five_statements_whichever_way_it_goes(typed, counted):
    client = signed_in("omar")
    client.get(reverse("enquiries:queue"), {"q": "flagpole"})  # the words that were counted
    assert statements(lambda: client.get(reverse("enquiries:queue"), {"q": typed})) == 5


def test_what_is_common_elsewhere_takes_one_statement_more(counted):
    client = signed_in("stan")
    client.get(reverse("enquiries:queue"), {"q": "flagpole"})
    assert statements(lambda: client.get(reverse("enquiries:queue"), {"q": "gritting"})) == 6


def test_what_lies_beyond_the_rows_looked_at_is_found_by_its_words(counted, monkeypatch):
    expected = references("omar", "gritting")
    monkeypatch.setattr(searched_rows, "MOST_LOOKED_AT", 3)
    assert references("omar", "gritting") == expected


def page_of(rows):
    return rows.order_by("queue_at", "pk")[:26]


def test_a_search_of_joined_tables_is_refused():
    rows = page_of(Enquiry.objects.filter(service__name="Highways"))
    with pytest.raises(ValueError, match="one table"):
        WordSearch(rows, Q(place="x"))


def test_a_search_that_can_find_nothing_asks_nothing(django_assert_num_queries):
    with pytest.raises(EmptyResultSet):
        WordSearch(page_of(Enquiry.objects.none()), Q(place="x"))
    with django_assert_num_queries(0):
        found = page_of(Enquiry.objects.all())
        assert searched_rows.searched_rows(found, word_conditions("!!!")) == []


SHARES = CommonWords({"parti": 0.2, "pot": 0.3, "pothole": 0.1, "pothol": 0.15, "~pryce": 0.05})


@pytest.mark.parametrize(
    ("word", "begins", "share"),
    [
        ("pothole", False, 0.15),
        ("potholes", False, 0.15),
        ("poth", True, 0.3),
        ("pothol", True, 0.3),
        ("othol", True, 0),
        ("party", False, 0.2),
        ("parties", False, 0.2),
        ("partition", False, 0.2),  # said of too many
        ("~pry", True, 0.05),
        ("zeppelin", True, 0),
        ("", False, 0),
    ],
)
def test_the_share_of_a_word_counts_its_stem_and_what_it_begins(word, begins, share):
    assert SHARES.share_of(word, can_begin=begins) == pytest.approx(share)


def test_common_words_are_read_again_after_ten_minutes(monkeypatch):
    assert "gritting" not in common_words(Enquiry, "search").shares
    cases.assigned(place="gritting")
    with as_owner() as cursor:
        cursor.execute("ANALYZE enquiries_enquiry")
    assert "gritting" not in common_words(Enquiry, "search").shares
    monkeypatch.setattr("foundation.common_words.SECONDS_CACHED", -1.0)
    assert common_words(Enquiry, "search").shares["gritting"] == 1
