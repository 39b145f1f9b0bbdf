"""Harassment at a scrutiny meeting, reported in confidence from the record of attendance."""

import pytest
from django.urls import reverse

from complaints.categories import kinds_offered
from complaints.models import Category
from protocols.version_cache import todays_protocol
from tests.clause_protocols import adopt_for
from tests.complaints import cases, sealed_notices
from tests.complaints.test_from_case import plain, readers, text_of, through
from tests.people import named, signed_in
from tests.relations.scrutiny import agreed

pytestmark = pytest.mark.django_db
SENTENCE = "reasonably be seen as harassment"


@pytest.mark.clause("cheshire-east", "6.5-p2")
def test_the_officer_reports_harassment_to_the_director_and_the_monitoring_officer(clause_protocol):
    request = agreed()
    url = request.get_absolute_url()
    assert SENTENCE in text_of(signed_in("omar").get(url))
    for who in ("clara", "colin"):
        assert SENTENCE not in text_of(signed_in(who).get(url))
    before = {who: plain(signed_in(who).get(url)) for who in ("clara", "colin", "omar")}
    sealed_notices.forget()
    begun = signed_in("omar").post(reverse("complaints:concern"), {"case": request.reference})
    what = {"categories": [Category.SCRUTINY], "text": cases.WHAT}
    complaint = through("omar", begun, what=what)
    assert complaint.says.case.reference == request.reference
    assert set(readers()) == {named(who).name for who in ("omar", "colin", "mona")}
    assert sealed_notices.told() == ["Colin Baxter", "Mona Reid"]
    assert {who: plain(signed_in(who).get(url)) for who in before} == before


@pytest.mark.parametrize("preset", ["oxford", "section-c", "knutsford"])
def test_a_protocol_that_is_silent_offers_no_such_report(preset, clock):
    adopt_for(clock, preset)
    offered = [kind.category for kind in kinds_offered(todays_protocol(), "officer")]
    assert Category.SCRUTINY not in offered


def test_a_councillor_cannot_report_harassment_of_an_officer(clock):
    adopt_for(clock, "cheshire-east")
    offered = [kind.category for kind in kinds_offered(todays_protocol(), "councillor")]
    assert Category.SCRUTINY not in offered
