"""The rules of markup that each page of a tour is held against, and pages that once broke them."""

import pytest
from django.urls import reverse

from tests.enquiries import cases
from tests.markup import markup_faults
from tests.people import signed_in, under


@pytest.mark.parametrize(
    "html",
    [
        '<time datetime="2026-12-01T10:00:00.123456+00:00">',
        '<time datetime="1 December">',
        '<p id="a b">',
        '<p id="a\u00a0b">',
        '<p id="">',
        '<p id="a"><p id="a">',
        '<table><tr><td role="cell"></td></tr></table>',
        '<table role="table"><tr><td></td></tr></table>',
    ],
)
def test_a_fault_is_found(html):
    assert len(markup_faults(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<time datetime="2026-12-01T10:00:00+00:00"><time datetime="2026-12-01"><p id="a-b">',
        "<table><caption>A</caption><tr><th>A</th><td>B</td></tr></table>",
    ],
)
def test_what_is_right_is_not_a_fault(html):
    assert markup_faults(html) == []


@pytest.mark.django_db
@pytest.mark.parametrize("preset", ["section-c", "surrey", "north-yorkshire", "knutsford"])
def test_the_clauses_of_a_protocol_have_places_without_blanks(preset, clock):
    under(preset, clock)
    page = signed_in("clara").get(reverse("protocols:in_force")).content.decode()
    assert 'id="clause-' in page
    assert markup_faults(page) == []


@pytest.mark.django_db
def test_times_on_a_case_are_times_of_html(clock):
    clock.at = clock.at.replace(microsecond=123456)
    enquiry = cases.answered()
    for who in ("clara", "omar"):
        page = signed_in(who).get(enquiry.get_absolute_url()).content.decode()
        assert page.count("<time datetime=") > 3
        assert markup_faults(page) == []
    client = signed_in("omar")
    for name in ("home", "enquiries:queue", "monitoring"):
        response = client.get(reverse(name), follow=True)
        assert markup_faults(response.content.decode()) == []
