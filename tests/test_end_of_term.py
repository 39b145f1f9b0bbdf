"""The end of a councillor's term: from the next day they can do nothing, and the record stays."""

from datetime import date

import pytest
from django.urls import reverse

from enquiries.models import Enquiry, Kind
from people.models import Appointment
from tests.enquiries import cases
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("cheshire-east", "3.1")
@pytest.mark.clause("knutsford", "1.5")
@pytest.mark.clause("north-yorkshire", "10.5-p3")
def test_a_councillor_has_no_rights_from_the_day_after_their_term(clause_protocol, client, clock):
    enquiry = cases.assigned(kind=Kind.FACT)
    change_posts(Appointment.objects.filter(person=named("clara")), ends_on=date(2026, 12, 1))
    clock.set(2026, 12, 1, 23, 50)
    client.force_login(named("clara"))
    raising, asking = reverse("enquiries:raise"), reverse("documents:ask")
    pages = (enquiry.get_absolute_url(), raising, asking, reverse("complaints:begin"))
    assert [client.get(page).status_code for page in pages] == [200, 302, 302, 302]
    clock.set(2026, 12, 2, 0, 10)
    assert [client.get(page).status_code for page in pages] == [404, 403, 403, 403]
    assert not Enquiry.objects.visible_to(named("clara")).exists()
    client.force_login(named("omar"))
    case = client.get(enquiry.get_absolute_url()).content.decode()
    assert "Councillor Clara Okafor" in case
    assert enquiry.history.count() == 2
