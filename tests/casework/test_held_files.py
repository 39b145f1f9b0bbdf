"""The page of held files: how many, since when, and who sees it. It names none of them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework import jobs
from tests.enquiries import cases
from tests.files import jpeg, pending
from tests.files.clamd import Clamd
from tests.people import named

pytestmark = pytest.mark.django_db
WORDS = "Some files are still waiting for the virus check."


@pytest.fixture
def scanner_down(settings, tmp_path):
    settings.CLAMAV_URL = f"unix://{tmp_path}/nobody"


@pytest.fixture
def shown(client):
    def show(url, who="petra"):
        client.force_login(named(who))
        return client.get(url)

    return show


def test_it_says_how_many_wait_and_since_when_and_names_none(clock, scanner_down, shown):
    file = cases.with_photo(cases.assigned())
    clock.at += timedelta(minutes=20)
    pending(named("clara"), "photo.jpg", jpeg())
    text = shown(reverse("held-files")).content.decode()
    for said in (">2<", "Today at 10am", "Not answering", "Ask the people who run"):
        assert said in text, said
    for secret in (file.name, file.case.reference, "Clara", "photo"):
        assert secret not in text


def test_a_file_without_a_verdict_is_counted_apart(settings, clock, shown):
    running = Clamd()
    settings.CLAMAV_URL = f"tcp://127.0.0.1:{running.door.getsockname()[1]}"
    running.answer = b"INSTREAM size limit exceeded. ERROR\0"
    try:
        cases.with_photo(cases.assigned())
        jobs.check_held_files()
        text = shown(reverse("held-files")).content.decode()
    finally:
        running.stop()
    assert "Checked without a result" in text
    assert "1. The scanner could not decide" in text
    assert "Answering" in text


def test_nothing_waits(settings, shown):
    settings.CLAMAV_URL = ""
    text = shown(reverse("held-files")).content.decode()
    assert ">0<" in text
    assert "Not set up, so files are not checked" in text
    assert "Oldest since" not in text


@pytest.mark.parametrize("who", ["clara", "omar", "grace", "mona", "dev", "ada"])
def test_only_people_administrators_find_it(who, shown):
    assert shown(reverse("held-files"), who).status_code == 404


def test_administrators_are_told_on_every_page_after_a_quarter_of_an_hour(
    clock, scanner_down, shown
):
    cases.with_photo(cases.assigned())
    assert WORDS not in shown("/help/").content.decode()
    clock.at += timedelta(minutes=16)
    assert WORDS in shown("/help/").content.decode()
    assert WORDS not in shown("/help/", "omar").content.decode()


def test_several_files_take_no_more_queries_than_one(clock, scanner_down, shown):
    def queries():
        shown("/help/")
        with CaptureQueriesContext(connection) as made:
            shown(reverse("held-files"))
        return len(made)

    enquiry = cases.assigned()
    cases.with_photo(enquiry)
    first = queries()
    for _ in range(3):
        cases.with_photo(enquiry)
    assert queries() == first
