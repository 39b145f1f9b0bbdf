"""Takes the README's picture of the queue, when TAKE_PICTURES=1 asks for it."""

import os
from pathlib import Path

import pytest
from django.core.management import call_command

from dev.demo.council import make_council
from tests.journeys.visitor import DESK, Visitor
from tests.owner import no_triggers

PICTURE = Path(__file__).parents[2] / "docs" / "queue.png"
MOST_BYTES = 600_000


@pytest.mark.skipif(os.environ.get("TAKE_PICTURES") != "1", reason="TAKE_PICTURES=1 takes it")
def test_the_picture_of_the_queue_is_taken(browser, live_server, clock):
    with no_triggers():
        call_command("flush", interactive=False)
    make_council()
    context = browser.new_context(viewport={"width": DESK, "height": 800})
    ruth = Visitor(context, live_server.url, DESK, [])
    ruth.is_let_in_as("ruth")
    ruth.opens("/enquiries/?whose=service")
    ruth.reads("Enquiries")
    ruth.page.screenshot(path=PICTURE, full_page=True)
    context.close()
    assert not ruth.complaints
    assert PICTURE.stat().st_size < MOST_BYTES
