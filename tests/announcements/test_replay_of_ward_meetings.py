"""What a draft would have made of a year of public meetings in wards."""

import pytest

from tests.announcements.ward_meetings import arranged, at
from tests.relations.test_replay_of_meetings import in_force_for_a_year, page_of_draft

pytestmark = pytest.mark.django_db


def test_public_meetings_are_counted_with_the_notice_of_their_invitation(client, clock):
    in_force_for_a_year(clock, "oxford")
    for day in (5, 15, 16):
        times = {"starts_at": at(18, day=day), "ends_at": at(20, day=day)}
        arranged(short_notice_reason="A flood.", **times)
    page = page_of_draft(client, clock, weeks=5, meeting_notice_days=14)
    assert "Notice of public meetings: changed from “10 days” to “14 days”" in page
    assert (
        "Of 3 public meetings that councillors were invited to in the last 12 months, 2 instead of"
        " 1 would have been at short notice." in page
    )
