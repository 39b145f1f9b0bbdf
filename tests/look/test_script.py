"""What the script adds, and that nothing is missing without it."""

import pytest
from django.conf import settings
from django.urls import reverse

from enquiries.models import Enquiry
from tests.clients import Client
from tests.enquiries import cases
from tests.people import PASSWORD, email_of, named

PHONE = {"width": 360, "height": 740}

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, live_server, first_name):
    client = Client()
    client.force_login(named(first_name))
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])


def test_the_menu_folds_on_a_phone(page, live_server, council):
    page.set_viewport_size(PHONE)
    sign_in(page, live_server, "clara")
    page.goto(live_server.url)
    page.get_by_role("link", name="Protocol", exact=True).wait_for(state="hidden")
    page.get_by_role("button", name="Menu").click()
    assert page.get_by_role("link", name="Protocol", exact=True).is_visible()


def test_without_the_script_the_menu_is_a_list(browser, live_server, council):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server, "clara")
    page.goto(live_server.url)
    assert page.get_by_role("link", name="Protocol", exact=True).is_visible()
    assert not page.get_by_role("button", name="Menu").is_visible()
    context.close()


def test_a_second_press_sends_nothing(page, live_server, council):
    sign_in(page, live_server, "clara")
    page.goto(live_server.url + reverse("enquiries:raise"))
    sent = []
    page.on(
        "request", lambda request: sent.append(request.method) if request.method == "POST" else None
    )
    page.locator("body.govuk-frontend-supported").wait_for()
    page.evaluate("() => { const b = document.querySelector('main button'); b.click(); b.click() }")
    page.get_by_role("heading", level=1, name="A resident’s problem").wait_for()
    assert sent == ["POST"]


def test_the_error_summary_is_focused_and_its_link_leads_to_the_field(page, live_server, council):
    address = reverse("enquiries:hold", args=[cases.assigned().pk])
    sign_in(page, live_server, "omar")
    page.goto(live_server.url + address)
    page.get_by_role("button", name="Preview letter").click()
    page.locator(".govuk-error-summary:focus").wait_for()
    assert page.title().startswith("Error: Send a holding reply")
    page.get_by_role("link", name="Select the date you will answer by").click()
    page.locator("#id_promised_on_0:focus").wait_for()


def test_the_characters_left_are_shown_only_near_the_limit(page, live_server, council):
    address = reverse("enquiries:answer", args=[cases.assigned().pk])
    sign_in(page, live_server, "omar")
    page.goto(live_server.url + address)
    count = page.locator(".govuk-character-count__status").first
    count.wait_for(state="hidden")
    page.locator("textarea[name=text]").fill("x" * 19_990)
    page.get_by_text("You have 10 characters remaining").first.wait_for()
    assert Enquiry.objects.count() == 1


def test_text_that_outlived_its_session_comes_back_with_a_message(page, live_server, council):
    address = reverse("enquiries:answer", args=[cases.assigned().pk])
    sign_in(page, live_server, "omar")
    page.goto(live_server.url + address)
    page.locator("textarea[name=text]").fill("Yes, in April.")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name="Preview letter").click()
    page.get_by_label("Email address").fill(email_of("Omar Haddad"))
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text("What you wrote is still here. Send it again").wait_for()
    assert page.locator("textarea[name=text]").input_value() == "Yes, in April."
