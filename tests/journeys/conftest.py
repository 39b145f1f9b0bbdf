"""Browsers for the journeys: one window for each person, and nothing in its console."""

import pytest
from django.core.cache import cache

from tests.journeys.visitor import DESK, Visitor


@pytest.fixture
def javascript():
    """A journey that must work without it takes this as a parameter."""
    return True


@pytest.fixture
def visit(browser, live_server, council, clock, javascript):
    """`visit("clara", width=360)` is her window, signed in; `visit()` one of nobody yet."""
    visitors, complaints = [], []

    def come(name="", width=DESK):
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        visitor = Visitor(context, live_server.url, width, complaints)
        visitors.append(visitor)
        if name:
            visitor.is_let_in_as(name)
        return visitor

    cache.clear()  # with it the rate limits of sign-in
    yield come
    for visitor in visitors:
        visitor.context.close()
    assert not complaints
