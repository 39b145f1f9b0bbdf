"""Drafts of notices: changed until they are sent, by those who answer for them."""

import pytest

from announcements import actions
from announcements.notices.actions import newest_change
from announcements.notices.forms import NO_ONE
from tests.announcements.announcements import written
from tests.announcements.test_notices import page, press, typed, words_of
from tests.files import pdf, pending, upload
from tests.people import named

pytestmark = pytest.mark.django_db


def test_a_draft_is_changed_and_keeps_its_service_and_files(clock):
    notice = written(files=[pending(named("omar"), "map.pdf", pdf())])
    text = page("dev", notice, "edit-notice")
    assert "Night closures on Harbour Road" in text
    more = {"shown": newest_change(notice), "attached": [upload("plan.pdf", pdf())]}
    fields = typed(title="Day closures", trigger="urgent", urgent_reason="Ice.", **more)
    assert press("dev", notice, "edit-notice", **fields).status_code == 302
    notice.refresh_from_db()
    assert (notice.title, notice.service.name) == ("Day closures", "Highways")
    assert (notice.no_party_by, notice.notice.urgent_reason) == (None, "Ice.")
    assert [file.name for file in notice.files.order_by("pk")] == ["map.pdf", "plan.pdf"]
    assert "Day closures" in page("omar", notice)
    late = press("omar", notice, "edit-notice", **typed(title="Mine", shown=more["shown"]))
    assert late.status_code == 409
    assert "Mine" in words_of(late)
    sent_one = actions.tell(notice, by=named("omar"))
    fields = typed(shown=newest_change(notice), title="Too late")
    assert press("omar", sent_one, "edit-notice", **fields).status_code == 403


def test_a_draft_with_something_wrong_is_not_changed(clock):
    notice = written()
    response = press("omar", notice, "edit-notice", **typed(wards=[], title="Other"))
    assert NO_ONE in words_of(response)
    assert "Other" in words_of(response)
    notice.refresh_from_db()
    assert (notice.title, notice.history.count()) == ("Night closures on Harbour Road", 1)
