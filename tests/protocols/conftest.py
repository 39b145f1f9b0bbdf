"""The people of these tests, and nothing remembered from one test to the next."""

from datetime import date

import pytest

from people.models import Appointment, User
from people.roles import Role
from protocols import actions, calendar, versions


@pytest.fixture(autouse=True)
def forget():
    calendar.forget()
    versions.forget()
    yield
    calendar.forget()
    versions.forget()


def person(name, *roles):
    user = User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name)
    for role in roles:
        Appointment.objects.create(person=user, role=role, starts_on=date(2020, 1, 1))
    return user


@pytest.fixture
def mona(db):
    return person("Mona Adeyemi", Role.MONITORING_OFFICER)


@pytest.fixture
def pat(db):
    return person("Pat Lowe", Role.PROTOCOL_ADMINISTRATOR)


@pytest.fixture
def stan(db):
    return person("Stan Price", Role.AUDITOR)


@pytest.fixture
def oxford(pat, mona):
    """Version 1, from Oxford's file, in force since 2020."""
    first = actions.draft("oxford", name="Member and officer protocol", by=pat)
    return actions.adopt(first, effective_from=date(2020, 1, 1), minute="C12/2020", by=mona)
