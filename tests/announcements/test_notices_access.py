"""Who gets what at each address of notices. Omar's notice, of Highways, has been sent to Harbour
ward, which Clara and Nia represent."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.announcements.announcements import elected, left_out, sent
from tests.files import pdf, pending
from tests.people import named
from tests.relations.test_visits_access import everybody

pytestmark = pytest.mark.django_db

TOLD = dict.fromkeys(("clara", "nia"), 200)
READERS = dict.fromkeys(("omar", "grace", "ruth", "colin", "dev", "eve", "mona"), 200)
ACTS = dict.fromkeys(("omar", "ruth", "colin", "dev"), 200)
SEEN_ONLY = dict.fromkeys(("clara", "nia", "grace", "eve", "mona"), 403)
REFUSED = everybody(404, **TOLD, **READERS) | SEEN_ONLY | dict.fromkeys(ACTS, 403)
WRITERS = ("omar", "grace", "ruth", "colin", "stan", "dev", "eve", "mona", "ada", "pat", "petra")
NOTICES = {
    "announcements:notices": everybody(200),
    "announcements:write-notice": everybody(403, **dict.fromkeys(WRITERS, 200)),
    "announcements:notice": everybody(404, **TOLD, **READERS),
    "announcements:notice-file": everybody(404, **TOLD, **READERS),
    "announcements:edit-notice": REFUSED,  # it has been sent
    "announcements:send-notice": REFUSED,  # it has been sent
    "announcements:send-again": everybody(404) | SEEN_ONLY | ACTS,
    "announcements:leave-out": REFUSED,  # Section C does not allow it
    "announcements:bring-back": everybody(404) | SEEN_ONLY | ACTS,
    "announcements:confirm-no-party": REFUSED,  # it has been confirmed
    "announcements:publish-notice": REFUSED,  # not everyone has been told
    "announcements:notice-date": everybody(404) | SEEN_ONLY | ACTS,
    "announcements:withdraw-notice": everybody(404) | SEEN_ONLY | ACTS,
}


def address(name, notice):
    if name in ("announcements:notices", "announcements:write-notice"):
        return reverse(name)
    if name == "announcements:bring-back":
        left_out(notice, "nia")
    more = {
        "announcements:notice-file": [notice.files.get().key],
        "announcements:send-again": [named("clara").pk],
        "announcements:leave-out": [named("clara").pk],
        "announcements:bring-back": [named("nia").pk],
    }
    return reverse(name, args=[notice.reference, *more.get(name, [])])


def test_each_person_gets_what_the_table_says(subtests, clock):
    notice = sent(files=[pending(named("omar"), "map.pdf", pdf())])
    check_access(NOTICES, lambda name: address(name, notice), subtests)


def test_only_those_who_answer_for_it_and_the_offices_see_receipts(client, clock):
    elected("Iris Tull")
    announcement = sent()
    seen = set()
    for who in (*TOLD, *READERS):
        client.force_login(named(who))
        page = client.get(announcement.get_absolute_url()).content.decode()
        if "Who has been told" in page:
            seen.add(who)
            assert "Iris Tull" in page
        else:
            assert "Iris Tull" not in page
    assert seen == {"omar", "ruth", "colin", "dev", "eve", "mona"}
