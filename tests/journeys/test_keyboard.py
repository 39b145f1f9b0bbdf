"""The portal without a mouse: where the focus is, and in which order it goes."""

import pytest
from playwright.sync_api import expect

from tests.enquiries import cases
from tests.journeys.visitor import PHONE

NAME = """() => {
    const at = document.activeElement;
    const label = at.labels && at.labels.length ? at.labels[0] : at;
    return label.textContent.trim().replace(/\\s+/g, ' ');
}"""


def tabs(page, times):
    """What has the focus after each press of the key."""
    for _ in range(times):
        page.keyboard.press("Tab")
        yield page.evaluate(NAME)


def until(page, name, most=40):
    """What has the focus on the way to something of this name, which is the last."""
    names = []
    while name not in names:
        assert len(names) < most, names
        names += tabs(page, 1)
    return names


@pytest.mark.parametrize("name", ["clara", "omar"])
def test_the_first_key_offers_to_skip_to_the_content(visit, name):
    visitor = visit(name)
    visitor.opens("/")
    visitor.page.keyboard.press("Tab")
    skip = visitor.page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()


def test_the_focus_goes_down_the_page_as_it_is_read(visit):
    omar = visit("omar")
    omar.opens(cases.assigned().get_absolute_url() + "answer/")
    names = until(omar.page, "Cancel")
    assert names[:11] == [
        "Skip to main content",
        "Westhaven District Council",
        "Concordat",
        "Enquiries",
        "Documents",
        "Complaints",
        "Meetings",
        "Notices",
        "Protocol",
        "Your account: Omar Haddad",
        "Back to E-2026-0001",
    ]
    read = [name for name in names[11:] if not name.startswith("Protocol clause")]
    asked = ("Send a holding reply instead", "Letters", "What is your answer?")
    assert (*read[:3], *read[-2:]) == (*asked, "Save and come back", "Cancel")


def test_an_answer_is_sent_without_a_mouse(visit):
    omar = visit("omar")
    omar.opens(cases.assigned().get_absolute_url() + "answer/")
    until(omar.page, "What is your answer?")
    omar.page.keyboard.type("In April.")
    until(omar.page, "Preview letter")
    omar.page.keyboard.press("Enter")
    omar.reads("Preview of your letter")
    until(omar.page, "Send answer")
    omar.page.keyboard.press("Enter")
    omar.sees("Answer sent", "In April.")
    expect(omar.page.locator(".govuk-notification-banner")).to_be_focused()


def test_the_menu_of_a_phone_opens_and_closes_by_key(visit):
    clara = visit("clara", width=PHONE)
    clara.opens("/")
    menu = clara.page.get_by_role("button", name="Menu")
    protocol = clara.page.get_by_role("link", name="Protocol", exact=True)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(protocol).to_be_hidden()
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(protocol).to_be_visible()
    clara.keep_picture()
    menu.press("Enter")
    expect(protocol).to_be_hidden()


def test_the_error_summary_leads_to_the_first_choice_of_a_date(visit):
    omar = visit("omar")
    omar.opens(cases.assigned().get_absolute_url() + "hold/")
    omar.presses("Preview letter")
    omar.is_told("Select the date you will answer by")
    omar.follows("Select the date you will answer by")
    expect(omar.page.get_by_label("In 5 working days")).to_be_focused()
    omar.chooses("Another date")
    omar.writes("Day", "6")
    omar.presses("Preview letter")
    omar.follows("Enter the month and year of the date you will answer by too, such as 3 12 2026")
    expect(omar.page.get_by_label("Day", exact=True)).to_be_focused()
