"""The auditor's search with values that no page sends: a page with a sentence, and never 500."""

import pytest
from django.urls import reverse

from tests.people import signed_in
from tests.test_hostile_values import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["record", "person", "verb", "kind", "first", "last", "after"])
def test_a_search_takes_any_value(name, clock):
    ada, address = signed_in("ada"), reverse("audit:section", args=["sign-ins"])
    for value in HOSTILE:
        assert ada.get(address, {name: value}).status_code in (200, 400), value
