"""Councillors left out of a notice and brought back, and notices found by their words."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from announcements import actions
from announcements.models import Announcement, LeftOut, Receipt
from announcements.notices.actions import bring_back, leave_out
from announcements.notices.lists import NoticesForm
from announcements.receipts import members_not_told
from casework.models import Notice
from tests.announcements.announcements import sent, written
from tests.announcements.test_notices import page, press, words_of
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def test_a_councillor_left_out_of_a_draft_is_brought_back_and_told_with_the_others(clock):
    adopt_for(clock, "knutsford")
    notice, nia = written(), named("nia")
    leave_out(notice, nia, reason="She is away.", by=named("omar"))
    assert "Bring back" in page("omar", notice)
    assert "Bring back" not in page("eve", notice)
    assert press("omar", notice, "bring-back", nia.pk).status_code == 302
    text = page("omar", notice)
    assert "brought back" in text
    assert "She is away." in text
    assert "Bring back" not in text
    actions.tell(notice, by=named("omar"))
    assert {row.member for row in Receipt.objects.all()} == {named("clara"), nia}
    assert not Notice.objects.filter(event="left-out").exists()


def test_a_councillor_brought_back_after_sending_is_told_at_once_and_counts(clock):
    adopt_for(clock, "knutsford")
    notice, nia = written(), named("nia")
    leave_out(notice, nia, reason="She is away.", by=named("omar"))
    actions.tell(notice, by=named("omar"))
    assert nia not in [one.person for one in members_not_told(notice)]
    body = {"key": uuid4()}
    url = reverse("announcements:bring-back", args=[notice.reference, nia.pk])
    for _ in range(2):  # the button is pressed twice
        assert signed_in("omar").post(url, body).status_code == 302
    assert Receipt.objects.filter(announcement=notice, member=nia).count() == 1
    assert nia in [one.person for one in members_not_told(notice)]
    assert [row.is_back for row in LeftOut.objects.order_by("pk")] == [False, True]
    with pytest.raises(PermissionDenied, match="not left out"):
        bring_back(notice, nia, by=named("omar"))


def test_no_one_is_brought_back_to_a_notice_that_is_public_or_withdrawn(clock):
    adopt_for(clock, "knutsford")
    notice, nia = written(), named("nia")
    leave_out(notice, nia, reason="She is away.", by=named("omar"))
    actions.withdraw(notice, reason="Cancelled.", by=named("omar"))
    assert press("omar", notice, "bring-back", nia.pk).status_code == 403
    assert press("omar", notice, "bring-back", named("clara").pk).status_code == 404


def test_a_search_finds_every_word_in_any_order_also_a_part_of_one(clock):
    adopt_for(clock, "oxford")
    sent()
    url = reverse("announcements:notices")
    for q, found in (
        ("harbour NIGHT", True),
        ("closur road 8pm", True),
        ("N-2026", True),
        ("harbour daylight", False),
        ("100%", False),
    ):
        for who in ("clara", "omar"):
            text = words_of(signed_in(who).get(url, {"q": q}))
            assert ("Night closures" in text) == found, (q, who)


def test_words_of_notices_are_looked_up_in_their_index(clock):
    adopt_for(clock, "oxford")
    sent()
    form = NoticesForm({"q": "closures"})
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        rows = Announcement.objects.filter(form.condition()).order_by()
        assert "announcement_words" in rows.explain()
