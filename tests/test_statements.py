"""Statements that are put into SQL once: the same rows as the queryset, with each day's values."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import BigIntegerField, CharField, DateField
from django.utils import timezone

from enquiries.models import Enquiry, EnquiryPromise
from foundation.related_rows import give_related
from foundation.statements import Parameter, Rows, Statement, is_among
from people.models import Appointment, Ward
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db

POSTS = Statement(
    lambda: (
        Appointment.objects.current(Parameter("today", DateField()))
        .filter(person=Parameter("person", BigIntegerField()))
        .select_related("service")
    )
)


def posts_of(who, days=0):
    day = timezone.localdate() + timedelta(days=days)
    return POSTS.rows(person=named(who).pk, today=day)


def test_each_value_gives_its_own_rows():
    for who in ("omar", "clara", "omar"):
        assert posts_of(who) == list(named(who).appointments.current())


def test_a_value_of_none_finds_nothing():
    assert POSTS.rows(person=None, today=timezone.localdate()) == []


def test_rows_come_with_what_was_selected(django_assert_num_queries):
    omar = named("omar").pk
    with django_assert_num_queries(1):
        posts = POSTS.rows(person=omar, today=timezone.localdate())
        assert posts[0].service.name == "Highways"


def test_a_row_that_was_changed_is_read_again():
    post = named("omar").appointments.get()
    assert posts_of("omar") == [post]
    Appointment.objects.filter(pk=post.pk).update(ends_on=timezone.localdate())
    assert [row.ends_on for row in posts_of("omar")] == [timezone.localdate()]
    assert posts_of("omar", days=1) == []


def test_values_are_quoted_by_the_database_driver():
    there = Statement(lambda: Enquiry.objects.filter(place=Parameter("place", CharField())))
    enquiry = cases.raised(place="O'Hara's % and %s")
    assert there.rows(place=enquiry.place) == [enquiry]
    assert there.rows(place="' OR ''='") == []


def test_a_forgotten_value_is_an_error():
    with pytest.raises(KeyError):
        POSTS.rows(person=1)


def test_a_date_that_would_stay_in_the_statement_is_refused():
    with pytest.raises(ValueError, match="must be a parameter"):
        Statement(lambda: Appointment.objects.current()).rows()


PLACED = Statement(
    lambda: Enquiry.objects.filter(place=Parameter("place", CharField()), pk__in=Rows("seen"))
)


def placed(who, place="Dock Street"):
    return PLACED.rows(place=place, seen=Enquiry.objects.visible_to(named(who)))


def test_rows_at_a_place_are_those_of_the_queryset_of_this_time():
    enquiry = cases.assigned(place="Dock Street")
    assert placed("omar") == placed("clara") == [enquiry]
    assert placed("stan") == placed("nia") == []
    assert placed("omar") == [enquiry]
    assert placed("omar", place="Mill Lane") == []


def test_a_queryset_without_rows_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert PLACED.rows(place="Dock Street", seen=Enquiry.objects.none()) == []


def test_a_queryset_in_an_order_with_a_limit_keeps_both():
    first, second = cases.raised(place="Dock Street"), cases.raised(place="Dock Street")
    newest = Enquiry.objects.order_by("-pk")
    assert PLACED.rows(place="Dock Street", seen=newest[:1]) == [second]
    assert PLACED.rows(place="Dock Street", seen=newest[1:2]) == [first]


def test_what_is_in_a_queryset_is_quoted_by_the_database_driver():
    enquiry = cases.raised(place="/* seen */ %s")
    seen = Enquiry.objects.filter(place=enquiry.place)
    assert PLACED.rows(place=enquiry.place, seen=seen) == [enquiry]


def test_a_forgotten_queryset_is_an_error():
    with pytest.raises(KeyError):
        PLACED.rows(place="Dock Street")


def planned():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        return cursor.fetchone()[0]


def test_a_statement_is_planned_once_for_all_of_its_values():
    posts_of("omar")
    before = planned()
    for who in ("clara", "stan", "ruth"):
        assert posts_of(who) == list(named(who).appointments.current())
    assert planned() == before > 0


def test_behind_a_pooler_nothing_is_planned_beforehand(settings):
    before = planned()
    settings.DATABASE_POOLED = True
    assert OPEN_WARDS.rows(today=timezone.localdate())
    assert planned() == before
    settings.DATABASE_POOLED = False
    assert OPEN_WARDS.rows(today=timezone.localdate())
    assert planned() == before + 1


OPEN_WARDS = Statement(lambda: Ward.objects.exclude(ends_on__lt=Parameter("today", DateField())))


def test_a_statement_that_depends_on_its_values_is_planned_each_time():
    before = planned()
    there = Statement(lambda: Enquiry.objects.filter(pk__in=Rows("seen")), planned_once=False)
    assert there.rows(seen=Enquiry.objects.all()) == []
    assert planned() == before


def test_what_is_always_asked_stands_in_the_text_as_it_is():
    place = "O'Hara's 100% \\ %s"
    there = Statement(lambda: Enquiry.objects.filter(place=place, pk__in=Rows("seen")))
    assert there.rows(seen=Enquiry.objects.all()) == []
    enquiry = cases.raised(place=place)
    assert there.rows(seen=Enquiry.objects.all()) == [enquiry]


@pytest.mark.parametrize(
    ("who", "found"), [(["clara"], True), (["omar", "stan"], False), ([], False)]
)
def test_a_column_is_among_values_of_any_number(who, found):
    cases.raised()
    people = [named(one).pk for one in who]
    assert bool(OF_PEOPLE.rows(people=people)) == found


OF_PEOPLE = Statement(
    lambda: Enquiry.objects.filter(is_among("member", "people", BigIntegerField()))
)


def test_related_rows_are_given_to_the_row_they_point_to(django_assert_num_queries):
    asked, other = cases.raised(), cases.raised()
    promises = Statement(
        lambda: EnquiryPromise.objects.filter(is_among("case", "owners", BigIntegerField()))
    )
    rows = list(Enquiry.objects.filter(pk__in=[asked.pk, other.pk]))
    with django_assert_num_queries(1):
        give_related(rows, "promises", promises)
        for row in rows:
            assert {promise.case for promise in row.promises.all()} == {row}
    for row in rows:
        assert list(row.promises.all()) == list(EnquiryPromise.objects.filter(case=row))
        assert list(row.promises.filter(pk=None)) == []


def test_related_rows_of_no_row_take_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        give_related([], "promises", POSTS)
