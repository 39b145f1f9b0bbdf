"""The only holder of an office: said on the page before the last day."""

from datetime import date

import pytest

from people.models import Appointment, Service
from people.roles import Role
from portal.leavers.offices import left_vacant
from portal.leavers.posts import Leaving
from tests.established import establish
from tests.leavers.leaving import gone, leaves, page
from tests.people import named

pytestmark = pytest.mark.django_db
SEALED = (
    "Mona Reid is the only Monitoring Officer. After that day, no one can open what is confidential"
    " to the office until somebody holds it. Propose a successor before then."
)


def vacant(who):
    return left_vacant(Leaving(named(who)))


def test_the_only_holder_of_an_office_is_named_before_the_last_day(clock):
    leaves("mona")
    assert vacant("mona") == [SEALED]
    for who in ("petra", "dev"):
        assert SEALED in page(who, "mona").content.decode()


def test_a_deputy_acts_and_that_is_said(clock):
    establish(role=Role.MONITORING_OFFICER, person=named("stan"), standing="deputy")
    leaves("mona")
    assert vacant("mona") == [
        "Mona Reid is the only Monitoring Officer. The deputy acts until there is a new one."
    ]


@pytest.mark.parametrize(
    ("ends_on", "is_vacant"),
    [(None, False), (date(2026, 12, 12), False), (date(2026, 12, 11), True)],
)
def test_a_second_holder_counts_only_if_they_stay_longer(ends_on, is_vacant, clock):
    establish(role=Role.MONITORING_OFFICER, person=named("stan"), ends_on=ends_on)
    leaves("mona")
    assert bool(vacant("mona")) is is_vacant


@pytest.mark.parametrize(
    ("who", "title"),
    [
        ("petra", "people administrator"),
        ("ruth", "head of Highways"),
        ("dev", "coordinator"),
        ("eve", "Chief Executive"),
    ],
)
def test_other_posts_that_the_council_needs_are_said_too(who, title, clock):
    leaves(who)
    (sentence,) = vacant(who)
    assert sentence.startswith(f"{named(who).name} is the only {title}. ")


def test_an_officer_among_others_leaves_no_office_vacant(clock):
    leaves("omar")
    assert vacant("omar") == []


def test_who_holds_the_post_again_leaves_nothing_vacant(clock):
    leaves("ruth")
    post = {"role": Role.HEAD_OF_SERVICE, "service": Service.objects.get(name="Highways")}
    Appointment.objects.create(person=named("ruth"), starts_on=date(2026, 12, 12), **post)
    assert vacant("ruth") == []


def test_after_the_last_day_it_says_that_no_one_holds_it(clock):
    gone(clock, "mona")
    (sentence,) = vacant("mona")
    assert sentence.startswith("No one is Monitoring Officer now.")
