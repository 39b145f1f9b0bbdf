"""Browsers for the journeys: one window for each person, and nothing in its console."""

import threading

import pytest
from django.core.cache import cache

from tests.conftest import forget_all
from tests.journeys import nu
from tests.journeys.visitor import DESK, Visitor
from tests.missing import skip_or_fail


@pytest.fixture
def javascript():
    """A journey that must work without it takes this as a parameter."""
    return True


@pytest.fixture(scope="session")
def profiles(browser, live_server, django_db_setup):
    """Browser profiles nobody uses now, by whether they run scripts. A profile is used again, since
    reading the style sheet again takes half a second. No page is kept in it (no-store). They end
    before the database does, which threads of the server have open for them."""
    free = {True: [], False: []}
    yield free
    for profile in [*free[True], *free[False]]:
        profile.close()
    for thread in threading.enumerate():
        if "process_request" in thread.name:
            thread.join(10)


@pytest.fixture(scope="session")
def nu_checker():
    """The checker of pages as they are served."""
    if not nu.is_there():
        skip_or_fail("The checker of HTML needs Java, and make setup to fetch it")
    checker = nu.Checker()
    yield checker
    checker.stop()


def new_profile(browser, javascript):
    return browser.new_context(java_script_enabled=javascript, reduced_motion="reduce")


def leave(profile):
    """Off the line first: a page that is left saves what was typed on it, and would ask the server
    while the tables of the next test are being filled."""
    profile.set_offline(True)
    for page in profile.pages:
        page.close()
    profile.clear_cookies()
    profile.set_offline(False)


@pytest.fixture
def visit(browser, profiles, live_server, council, clock, javascript):
    """`visit("clara", width=360)` is her window, signed in; `visit()` one of nobody yet."""
    visitors, complaints = [], []

    def come(name="", width=DESK):
        free = profiles[javascript]
        profile = free.pop() if free else new_profile(browser, javascript)
        visitor = Visitor(profile, live_server.url, width, complaints)
        visitors.append(visitor)
        if name:
            visitor.is_let_in_as(name)
        return visitor

    cache.clear()  # with it the rate limits of sign-in
    forget_all()  # what a request of the test before may have read of half a council
    yield come
    for visitor in visitors:
        leave(visitor.context)
        profiles[javascript].append(visitor.context)
    assert not complaints
