"""The accessibility statement has every part of the model, and claims nothing that is not so."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from portal import accessibility, checks
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


def statement(client):
    return text_of(client.get(reverse("accessibility")))


@pytest.mark.parametrize(
    "part",
    [
        "This accessibility statement applies to",
        "Feedback and contact",
        "We will answer within 5 working days",
        "Reporting accessibility problems",
        "Enforcement procedure The Equality and Human Rights Commission (EHRC) is responsible for"
        " enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2)"
        " Accessibility Regulations 2018",
        "contact the Equality Advisory and Support Service (EASS)",
        "the Equality Commission for Northern Ireland",
        "Compliance status This website is partially compliant with the Web Content Accessibility"
        " Guidelines (WCAG) version 2.2 AA standard",
        "Non-accessible content",
        "shown as pictures of their pages",
        "Disproportionate burden",
        "not within the scope of the accessibility regulations",
        "Preparation of this accessibility statement",
        "No one has tested this website with a screen reader",
    ],
)
def test_the_statement_has_every_part_that_the_law_asks_for(part, client):
    assert part in statement(client)


def test_the_council_gives_its_own_details(client, settings):
    assert "It has not been reviewed yet." in statement(client)
    settings.ACCESSIBILITY_CONTACT = "access@westhaven.example"
    settings.ACCESSIBILITY_PREPARED_ON = "2026-11-02"
    settings.ACCESSIBILITY_REVIEWED_ON = "2026-11-30"
    settings.ACCESSIBILITY_FAULTS = ["The map of wards has no text."]
    settings.ACCESSIBILITY_TESTED = "Test Partners tested it with NVDA on 20 November 2026."
    text = statement(client)
    assert "Email access@westhaven.example." in text
    assert "This statement was prepared on Monday 2 November 2026." in text
    assert "It was last reviewed on Monday 30 November 2026." in text
    assert text.count("The map of wards has no text.") == 2
    assert "Test Partners tested it with NVDA" in text
    assert "No one has tested this website" not in text


@pytest.mark.parametrize("status", ["fully", "", "mostly"])
def test_it_cannot_claim_to_be_fully_compliant(status, settings):
    settings.ACCESSIBILITY_STATUS = status
    with pytest.raises(ImproperlyConfigured, match="partially, not"):
        accessibility.statement_context()


def test_a_date_that_is_none_is_named(settings):
    settings.ACCESSIBILITY_REVIEWED_ON = "30/11/2026"
    with pytest.raises(ImproperlyConfigured, match="Enter ACCESSIBILITY_REVIEWED_ON as a date"):
        accessibility.statement_context()


def test_a_statement_without_dates_or_contact_is_warned_of(settings):
    (warning,) = checks.accessibility_statement_is_dated()
    assert warning.id == "portal.W001"
    for name in ("PREPARED_ON", "REVIEWED_ON", "CONTACT"):
        assert f"ACCESSIBILITY_{name}" in warning.hint
        setattr(settings, f"ACCESSIBILITY_{name}", "2026-11-30")
    assert checks.accessibility_statement_is_dated() == []
