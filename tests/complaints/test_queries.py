"""Database queries of complaint pages: the same number for one complaint and for many."""

from uuid import uuid4

import pytest

from complaints import actions
from complaints.models import Complaint
from tests.complaints import cases
from tests.enquiries.test_queries import signed_in, statements  # noqa: F401  (a fixture)
from tests.people import named

pytestmark = pytest.mark.django_db
ROWS = (1, 30)


@pytest.mark.parametrize("who", ["clara", "eve", "ruth"])
def test_the_list_takes_the_same_for_one_and_for_thirty(who, signed_in):  # noqa: F811
    client, counted = signed_in(who), []
    cases.sent()
    client.get("/complaints/")
    for rows in ROWS:
        while Complaint.objects.count() < rows:
            cases.sent()
        counted.append(statements(lambda: client.get("/complaints/")))
    # A list that is not empty fetches the accesses to its rows, in one statement more.
    assert counted[0] == counted[1] <= 6


def test_a_list_is_cut_into_pages(signed_in):  # noqa: F811
    client = signed_in("eve")
    made = {cases.sent().reference for _ in range(27)}
    first = client.get("/complaints/").content.decode()
    after = first.partition("?after=")[2].partition('"')[0]
    second = client.get(f"/complaints/?after={after}").content.decode()
    shown = [{reference for reference in made if reference in page} for page in (first, second)]
    assert (len(shown[0]), len(shown[1]), shown[0] | shown[1]) == (25, 2, made)


@pytest.mark.parametrize("who", ["clara", "eve"])
def test_a_complaint_takes_the_same_however_much_happened(who, signed_in):  # noqa: F811
    complaint, client, counted = cases.acknowledged(), signed_in(who), []
    for letters in (1, 40):
        while complaint.letters.count() < letters:
            actions.write_to_complainant(complaint, text="And more.", by=named("eve"), key=uuid4())
        counted.append(statements(lambda: client.get(complaint.get_absolute_url())))
    assert counted[0] == counted[1] <= 14
