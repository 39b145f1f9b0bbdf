"""Public pages and the feed: what is public, and never anything else."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from announcements import actions
from tests.announcements.announcements import TEXT, sent, written
from tests.announcements.ward_meetings import arranged, consulted
from tests.clause_protocols import adopt_for
from tests.people import named

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLIC_PAGES = ("announcements:public", "announcements:public-feed")
WITH_REFERENCE = "announcements:public-announcement"


def published(**more):
    notice = sent(**more)
    actions.publish(notice, by=named("omar"))
    return notice


def of(notice):
    return reverse(WITH_REFERENCE, args=[notice.reference])


def test_anyone_reads_what_is_public_without_signing_in(client, clock):
    notice = published()
    for name in PUBLIC_PAGES:
        page = client.get(reverse(name)).content.decode()
        assert "Night closures on Harbour Road" in page
    page = client.get(of(notice)).content.decode()
    assert TEXT in page
    assert "Highways" in page
    assert "Omar" not in page
    assert "Clara" not in page


def test_a_public_meeting_and_a_consultation_say_when_and_where(client, clock):
    adopt_for(clock, "oxford")
    meeting, consultation = arranged().announcement, consulted().announcement
    for row in (meeting, consultation):
        assert client.get(of(row)).status_code == 404
        row.refresh_from_db()
        actions.publish(row, by=named("omar"))
    page = client.get(of(meeting)).content.decode()
    for words in ("Tuesday 15 December 2026", "6pm to 8pm", "Harbour Hall"):
        assert words in page
    assert "Sunday 20 December 2026" in client.get(of(consultation)).content.decode()


def test_nothing_that_is_not_public_is_shown_counted_or_found(client, clock):
    withdrawn = published(title="Withdrawn")
    actions.withdraw(withdrawn, reason="It was wrong.", by=named("omar"))
    due = clock.at + timedelta(days=1)
    hidden = [written(title="Draft"), sent(title="Sent", public_from=due), withdrawn]
    for name in PUBLIC_PAGES:
        page = client.get(reverse(name)).content.decode()
        for notice in hidden:
            assert notice.title not in page
            assert notice.reference not in page
    client.force_login(named("omar"))
    for notice in hidden:
        assert client.get(of(notice)).status_code == 404


def test_the_feed_is_atom_and_names_each_with_its_own_address(client, clock, settings):
    first = published(title="First & <foremost>")
    clock.at += timedelta(minutes=1)
    second = published(title="Second")
    response = client.get(reverse("announcements:public-feed"))
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    entries = feed.findall(f"{ATOM}entry")
    assert [one.find(f"{ATOM}title").text for one in entries] == ["Second", "First & <foremost>"]
    assert [one.find(f"{ATOM}id").text for one in entries] == [
        settings.BASE_URL + of(notice) for notice in (second, first)
    ]


def test_the_list_is_paged_and_takes_as_many_statements_for_many(
    client, clock, django_assert_num_queries
):
    for _ in range(26):
        clock.at += timedelta(minutes=1)
        published()
    with django_assert_num_queries(1):
        page = client.get(reverse("announcements:public")).content.decode()
    assert page.count("app-item__title") == 25
    assert "Earlier announcements" in page
