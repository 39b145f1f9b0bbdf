"""Drafts of letters of an officer who has left: the next officer of the case has them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import ReplyDraft
from enquiries.replies.drafts import Tab, save_draft
from portal.leavers.models import What
from portal.leavers.post_ends import deal_with_post_ends
from tests.enquiries import cases
from tests.leavers.leaving import choose, gone, leaves, page
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
WORDS = "The gritter went twice on Tuesday."


def drafted(enquiry, by="omar", text=WORDS):
    save_draft(enquiry, "answer", {"text": [text]}, by=named(by), tab=Tab(str(uuid4()), None))
    return ReplyDraft.objects.get(case=enquiry, writer=named(by))


def read_by(who, enquiry):
    return signed_in(who).get(reverse("enquiries:unsent-reply", args=[enquiry.pk, "answer"]))


def test_the_officer_chosen_reads_the_draft_and_who_wrote_it(clock):
    enquiry = cases.assigned()
    before = drafted(enquiry)
    choose(enquiry, What.OFFICER, "grace")
    assert read_by("grace", enquiry).status_code == 404
    gone(clock)
    shown = read_by("grace", enquiry).content.decode()
    assert WORDS in shown
    assert "Omar Haddad, who has left, started it." in shown
    draft = ReplyDraft.objects.get()
    assert (draft.writer, draft.started_by) == (named("grace"), named("omar"))
    assert draft.changed_at == before.changed_at
    answer = signed_in("grace").get(reverse("enquiries:answer", args=[enquiry.pk]))
    assert WORDS in answer.content.decode()
    assert deal_with_post_ends() == 0


def test_without_a_choice_the_head_has_it_and_the_councillor_never_learns_of_it(clock):
    enquiry = cases.assigned()
    drafted(enquiry)
    gone(clock)
    assert WORDS in read_by("ruth", enquiry).content.decode()
    shown = signed_in("clara").get(enquiry.get_absolute_url()).content.decode()
    for word in (WORDS, "draft", "started it"):
        assert word not in shown


def test_nobody_but_the_next_officer_reads_it(clock):
    enquiry = cases.assigned()
    drafted(enquiry)
    gone(clock)
    for who in ("grace", "colin", "dev", "omar", "clara"):
        assert read_by(who, enquiry).status_code == 404


def test_a_draft_of_the_next_officer_stays_theirs(clock):
    enquiry = cases.assigned()
    drafted(enquiry)
    drafted(enquiry, "ruth", "We gritted it.")
    gone(clock)
    assert "We gritted it." in read_by("ruth", enquiry).content.decode()
    assert ReplyDraft.objects.get(writer=named("omar")).typed == {"text": [WORDS]}


def test_the_page_of_a_leaver_says_what_becomes_of_drafts(clock):
    drafted(cases.assigned())
    leaves()
    assert "The officer who takes the case can read and use them" in page().content.decode()
    leaves("clara")
    assert "Unsent drafts stay their own." in page("dev", "clara").content.decode()


def test_a_draft_of_a_colleague_who_is_still_there_stays_theirs(clock):
    enquiry = cases.assigned()
    drafted(enquiry, "ruth")
    assert deal_with_post_ends() == 0
    draft = ReplyDraft.objects.get()
    assert (draft.writer, draft.started_by) == (named("ruth"), None)
