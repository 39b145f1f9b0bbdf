"""Protocols under which an enquiry cannot be shared: the link is not offered, with the clause."""

import pytest

from enquiries.models import Kind
from enquiries.sharing import policy
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.people import named

pytestmark = pytest.mark.django_db

BARRED = {"section-c": "5.13", "knutsford": "12.1", "oxford": "23.8(c)"}


@pytest.mark.clause("section-c", "5.13")
@pytest.mark.clause("section-c", "5.14")
@pytest.mark.clause("knutsford", "12.1")
@pytest.mark.clause("oxford", "23.8(c)-p2")
def test_a_protocol_that_keeps_letters_between_both_sides_bars_sharing(clause_protocol, sign_in):
    enquiry = cases.raised(kind=Kind.CASEWORK)
    may = policy.can_share(named("clara"), enquiry)
    assert (bool(may), may.clause) == (False, BARRED[clause_protocol.preset])
    client = sign_in("clara")
    assert "Share with a colleague: not possible" in page(client, "detail", enquiry)
    assert client.get(f"/enquiries/{enquiry.pk}/share/").status_code == 403


def test_oxford_lets_all_but_casework_be_shared(under):
    under("oxford")
    assert policy.can_share(named("clara"), cases.assigned(kind=Kind.WARD))
