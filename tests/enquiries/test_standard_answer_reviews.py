"""Overdue reviews of standard answers: who is told, and when. Highways' is Omar's."""

from datetime import datetime

import pytest

from casework.models import Notice
from enquiries.standard_answers import reviews
from tests.conftest import LONDON
from tests.enquiries.standard_answers import standard_answer
from tests.people import named

pytestmark = pytest.mark.django_db


def review_notices():
    rows = Notice.objects.filter(event="standard-answer-review").order_by("pk")
    return [(row.addressee.name, row.due_at) for row in rows]


def test_the_owner_is_told_once_that_a_review_is_overdue_and_the_head_two_weeks_later(clock):
    standard_answer(days=10)  # Friday 11 December
    clock.set(2026, 12, 11, 12)
    assert reviews.tell_of_overdue_reviews() == 0
    clock.set(2026, 12, 12, 12)
    assert [reviews.tell_of_overdue_reviews() for _ in range(2)] == [1, 0]
    monday = datetime(2026, 12, 14, 9, tzinfo=LONDON)
    assert review_notices() == [("Omar Haddad", monday)]
    clock.set(2026, 12, 24, 12)
    assert reviews.tell_of_overdue_reviews() == 0
    clock.set(2026, 12, 29, 12)
    assert reviews.tell_of_overdue_reviews() == 1
    assert [name for name, _ in review_notices()] == ["Omar Haddad", "Ruth Adeyemi"]


def test_the_head_is_told_at_once_if_the_owner_has_left(clock):
    standard_answer(days=10)
    omar = named("omar")
    omar.is_active = False
    omar.save()
    clock.set(2026, 12, 14, 12)
    reviews.tell_of_overdue_reviews()
    assert [name for name, _ in review_notices()] == ["Ruth Adeyemi"]
