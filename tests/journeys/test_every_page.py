"""axe finds nothing on any page in any state, nothing scrolls sideways, no console complains."""

import pytest
from django.conf import settings
from django.core import mail
from django.urls import NoReverseMatch, get_resolver, reverse

from casework.files.models import StoredFile
from casework.jobs import send_notices
from tests.doubled_words import LINES, doubled_words
from tests.drafting import STEPS, draft_key
from tests.enquiries import cases
from tests.journeys import accessibility, document_scenes, not_pages, pages, scenes
from tests.journeys.accessibility import WIDTHS
from tests.journeys.large_text import sticks_out
from tests.markup import markup_faults
from tests.test_access import names

SIDEWAYS = "document.scrollingElement.scrollWidth - window.innerWidth"


def faults(visitor):
    """What is wrong with the page as it is now, at each width."""
    page = visitor.page
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    yield from (
        f"{page.url} says “{twice}” in “{line}”"
        for line in page.evaluate(LINES)
        for twice in doubled_words(line)
    )
    yield from (f"{page.url}: {fault}" for fault in markup_faults(visitor.page_as_served()))
    rules = accessibility.Rules(page)
    last = page.viewport_size["width"] == WIDTHS[-1]  # as the page before left it
    for width in reversed(WIDTHS) if last else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        visitor.keep_picture()
        if page.evaluate(SIDEWAYS) > 0:
            yield f"{page.url} at {width} px scrolls sideways"
        if width == WIDTHS[0]:
            for wide in sticks_out(page):
                yield f"{page.url} with large text at {width} px scrolls sideways: {wide}"
        for fault in rules.broken():
            yield f"{page.url} at {width} px: {fault}"


def scene(state):
    return getattr(document_scenes, state, None) or getattr(scenes, state)


def shown_at(state, clock, made):
    """What a stop is about, with the clock set to the end of its scene. It is made once for all
    stops of a tour, until one of them changes something."""
    clock.set(2026, 12, 1, 10)
    if not state:
        return None
    if state not in made:
        made[state] = scene(state)(clock), clock.at
    shown, clock.at = made[state]
    return shown


def faults_as_served(visitor, nu_checker):
    """What is wrong with the page, and with its markup before the browser has mended that."""
    yield from (
        f"{visitor.page.url}: {fault}" for fault in nu_checker.faults(visitor.page_as_served())
    )
    yield from faults(visitor)


def stop_at(stop, visitor, clock, made, nu_checker):
    """The faults of a page, and of the same page with its errors or with what was done."""
    enquiry = shown_at(stop.state, clock, made)
    if stop.who:
        visitor.is_let_in_as(stop.who)
    else:
        visitor.context.clear_cookies()
    visitor.opens(address(stop, enquiry))
    yield from faults_as_served(visitor, nu_checker)
    if stop.button:
        visitor.leaves_by(stop.button)
        visitor.page.wait_for_selector(".govuk-error-summary, .govuk-notification-banner")
        if not visitor.page.locator(".govuk-error-summary").count():
            made.clear()
        yield from faults_as_served(visitor, nu_checker)


OF_DRAFTS = {f"{app}:{step}" for app, step in STEPS.items()}
OF_DRAFTS |= {f"{app}:{name}" for app in STEPS for name in ("check", "delete-draft")}
OF_DRAFTS |= {"enquiries:something-else", "complaints:delete"}


def address(stop, enquiry):
    if stop.address.startswith("/"):
        return stop.address
    if isinstance(enquiry, tuple):  # what the address takes
        return reverse(stop.address, args=enquiry)
    if isinstance(enquiry, StoredFile):
        return enquiry.get_absolute_url()
    if stop.address in OF_DRAFTS:
        app = stop.address.partition(":")[0]
        key = draft_key(app, stop.who)
        return reverse(stop.address, args=[key, stop.step] if stop.step else [key])
    step = [stop.step] if stop.step else []
    number = getattr(enquiry, "number", getattr(enquiry, "pk", None))  # a version has a number
    if stop.address.startswith(("complaints:", "documents:")):
        number = getattr(enquiry, "reference", None)
    for args in (step, [number, *step]):
        try:
            return reverse(stop.address, args=args) + stop.query
        except NoReverseMatch:
            continue
    raise LookupError(stop.address)


@pytest.mark.parametrize("tour", pages.TOURS)
def test_no_page_has_a_fault(tour, visit, clock, settings, nu_checker):
    settings.DEMO = settings.DEBUG = tour == "around"  # so that gallery and sent mail are there
    visitor, made = visit(), {}
    broken = [
        fault
        for stop in pages.TOURS[tour]
        for fault in stop_at(stop, visitor, clock, made, nu_checker)
    ]
    assert not broken, "\n".join(broken)


def test_every_address_is_on_a_tour():
    seen = {stop.address for tour in pages.TOURS.values() for stop in tour}
    known = set(names(get_resolver().url_patterns))
    assert known - seen == not_pages.NOT_PAGES | not_pages.ELSEWHERE


def test_the_link_in_the_mail_leads_to_a_new_password(visit):
    clara = visit()
    clara.opens(reverse("account_login"))
    clara.follows("I have forgotten my password")
    clara.writes("Email address", "clara@westhaven.example")
    clara.presses("Send link")
    clara.page.wait_for_url("**/password/sent/")
    send_notices()
    link = next(word for word in str(mail.outbox[-1].body).split() if "/password/" in word)
    clara.opens("/password/" + link.partition("/password/")[2])
    clara.sees("password")
    broken = list(faults(clara))
    clara.leaves_by("Set password")
    clara.page.wait_for_selector(".govuk-error-summary")
    assert not broken + list(faults(clara))


def test_what_goes_wrong_is_a_page_of_ours(visit, monkeypatch):
    visitor = visit("clara")
    visitor.opens(reverse("account_change_password"))
    visitor.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    visitor.leaves_by("Change password")
    assert "password" not in visitor.page.title()
    broken = list(faults(visitor))
    monkeypatch.setattr("portal.views.render", lambda *args: 1 / 0)
    visitor.opens(reverse("account"))
    assert not broken + list(faults(visitor))


def test_what_was_done_is_confirmed(visit):
    omar = visit("omar")
    omar.opens(cases.assigned().get_absolute_url() + "answer/")
    omar.writes("What is your answer?", "In April.")
    omar.presses("Preview letter")
    omar.reads("Preview of your letter")
    assert not list(faults(omar))
    omar.presses("Send answer")
    omar.sees("Answer sent")
    assert not list(faults(omar))


def test_the_open_menu_of_a_phone(visit):
    clara = visit("clara", width=WIDTHS[0])
    clara.opens("/")
    clara.presses("Menu")
    clara.sees("Protocol")
    assert not list(faults(clara))


def test_what_a_closure_day_would_move_is_shown_before_it_is_added(visit):
    cases.raised()
    pat = visit("pat")
    pat.opens(reverse("casework:add-day"))
    for part, number in {"Day": "2", "Month": "12", "Year": "2026"}.items():
        pat.writes(part, number)
    pat.writes("Why is the council closed?", "Staff training day")
    pat.presses("See which dates would move")
    pat.sees("Check before you add this day", "Dates that would move")
    assert not list(faults(pat))
