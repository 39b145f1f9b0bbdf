"""Who gets what at each address of announcements. Each kind of record has a table of its own; this
one joins their names, so that an address without a row is seen."""

import pytest
from django.urls import reverse

from tests.announcements.test_decisions_access import DECISIONS
from tests.announcements.test_letters_access import LETTERS
from tests.announcements.test_media_access import MEDIA
from tests.announcements.test_members_meetings_access import MEMBERS_MEETINGS
from tests.announcements.test_notices_access import NOTICES
from tests.announcements.test_ward_meetings_access import WARD_MATTERS
from tests.people import named
from tests.relations.test_access import EVERYBODY

pytestmark = pytest.mark.django_db

# The names of the addresses of each kind: the keys of its table.
ANNOUNCEMENT_NAMES = {"announcements:index"} | set(MEMBERS_MEETINGS) | set(NOTICES) | set(LETTERS)
ANNOUNCEMENT_NAMES |= MEDIA | set(WARD_MATTERS) | set(DECISIONS)


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_who_is_signed_in_can_open_the_front_page_of_announcements(who, client, clock):
    client.force_login(named(who))
    assert client.get(reverse("announcements:index")).status_code == 200


def test_nobody_reads_announcements_without_signing_in(client):
    response = client.get(reverse("announcements:index"))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))
