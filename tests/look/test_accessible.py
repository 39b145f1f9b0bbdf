"""Every page and state of it, by axe, at three widths, with nothing wider than the screen."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.enquiries import cases
from tests.people import named

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 768, 1280)
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def look(page, live_server, council):
    """Opens an address as somebody, at each width, and says what is wrong with it."""
    complaints = []

    def heard(said):
        """A refused page is itself told as an error; anything else must not happen."""
        if said.type == "error" and said.location["url"] != page.url:
            complaints.append(f"{said.text} {said.location['url']}")

    page.on("console", heard)

    def look(address, first_name="", press=None):
        page.context.clear_cookies()
        if first_name:
            sign_in(page, live_server, first_name)
        page.goto(live_server.url + address)
        if press:
            page.get_by_role("button", name=press, exact=True).click()
            page.locator(".govuk-error-summary").wait_for()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(TOO_WIDE) <= 0, f"{address} at {width} px scrolls sideways"
            found = Axe().run(page, options={"runOnly": RULES})
            assert not found.violations_count, f"{address} at {width} px\n{found.generate_report()}"
        assert not complaints, complaints

    return look


def sign_in(page, live_server, first_name):
    client = Client()
    client.force_login(named(first_name))
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def test_pages_for_anybody(look):
    for name in ("account_login", "account_reset_password", "help", "privacy", "accessibility"):
        look(reverse(name))
    look(reverse("account_login"), press="Sign in")


def test_pages_around(look, settings):
    settings.DEBUG = True
    for name in ("account", "account_change_password", "protocols:in_force", "components"):
        look(reverse(name), "clara")
    look(reverse("enquiries:queue"), "clara")  # refused
    look(reverse("home"), "ada")  # no role in any list
    settings.DEBUG = False
    look("/no-such-page/", "clara")


def test_a_councillors_pages(look, clock):
    for state in (cases.raised, cases.asked, cases.answered, cases.held):
        state()
    clock.set(2026, 12, 8, 10)  # some due today
    cases.assigned()
    look(reverse("home"), "clara")
    clock.set(2026, 12, 30, 10)  # most overdue
    look(reverse("home"), "clara")
    look(reverse("enquiries:closed"), "clara")
    look(reverse("enquiries:with-officers"), "clara")
    look(reverse("home"), "nia")  # nothing there


def test_an_officers_list(look, clock):
    for state in (cases.raised, cases.asked, cases.held):
        state()
    look(reverse("enquiries:queue") + "?whose=service", "omar")
    look(reverse("enquiries:queue") + "?q=nothing+like+it", "omar")
    look(reverse("enquiries:queue"), "dev")


@pytest.mark.parametrize("state", ["raised", "assigned", "asked", "held", "answered"])
def test_a_case_in_every_state(look, state):
    address = getattr(cases, state)().get_absolute_url()
    look(address, "clara")
    look(address, "omar")


def test_a_closed_case(look, clock):
    enquiry = cases.closed(clock)
    look(enquiry.get_absolute_url(), "clara")
    look(reverse("enquiries:closed"), "clara")


def test_the_questions_of_raising(look):
    look(reverse("enquiries:raise"), "clara", press="Continue")
    for slug in ("document", "complaint", "first-report"):
        look(reverse(f"enquiries:{slug}"), "clara")
    look(reverse("enquiries:sent", args=[cases.raised().pk]), "clara")


@pytest.mark.parametrize(
    ("verb", "button"),
    [("answer", ""), ("hold", "Send holding reply"), ("pass", "Pass it on"), ("redirect", "")],
)
def test_what_an_officer_does(look, verb, button):
    look(reverse(f"enquiries:{verb}", args=[cases.assigned().pk]), "omar", press=button)


def test_what_a_councillor_does(look):
    assigned, answered = cases.assigned(), cases.answered()
    look(reverse("enquiries:add", args=[assigned.pk]), "clara")
    look(reverse("enquiries:follow-up", args=[answered.pk]), "clara")
    look(reverse("enquiries:chase", args=[assigned.pk]), "clara")  # refused: not yet
