"""Who hears that a draft is ready, adopted or withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from protocols.drafting import actions, notices
from tests.people import named, signed_in
from tests.protocols.pages import form_values, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(clock):
    return actions.draft_from_preset("oxford", name="Ours", by=named("pat"))


def told(event):
    rows = Notice.objects.filter(event=event).order_by("pk").select_related("addressee")
    return [notice.addressee.name.split()[0].lower() for notice in rows]


def offer(draft):
    actions.offer_version(draft, by=named("pat"))


def edit(draft, by="pat"):
    draft.refresh_from_db()
    revision = draft.revision
    settings = {"holding_cap": 7 + revision}
    return actions.edit_settings(draft, settings=settings, revision=revision, by=named(by))


def adopt(draft, by="mona"):
    more = {"effective_from": date(2027, 1, 4), "minute": "C12"}
    return actions.adopt_version(draft, by=named(by), **more)


def test_everyone_who_can_adopt_a_draft_hears_once_that_it_is_ready(draft):
    offer(draft)
    assert sorted(told("version-ready")) == ["eve", "mona"]
    notice = Notice.objects.filter(event="version-ready").first()
    assert notice.sentence == f"Version {draft.number} of the protocol is ready for you to adopt."
    assert notice.path == reverse("protocols:version", args=[draft.number])
    with pytest.raises(PermissionDenied, match="have been told that it is ready"):
        offer(draft)
    assert len(told("version-ready")) == 2


def test_after_a_change_they_can_be_told_again(draft):
    offer(draft)
    edit(draft)
    offer(draft)
    assert sorted(told("version-ready")) == ["eve", "eve", "mona", "mona"]


def test_who_drafted_it_is_not_told_to_adopt_it(clock, draft):
    draft.refresh_from_db()
    assert "Mona Reid" in [person.name for person in notices.possible_adopters(draft)]
    actions.write(draft, by=named("mona"), reason="edited", revision=draft.revision + 1)
    assert [person.name.split()[0] for person in notices.possible_adopters(draft)] == ["Eve"]


def test_a_page_of_an_earlier_revision_asks_no_one(draft):
    pat = signed_in("pat")
    page = reverse("protocols:offer", args=[draft.number])
    typed = form_values(pat.get(page))
    edit(draft)
    response = pat.post(page, typed)
    assert response.status_code == 409
    assert "This draft was changed after you opened this page" in text_of(response)
    assert told("version-ready") == []
    assert pat.post(page, form_values(response)).status_code == 302
    assert sorted(told("version-ready")) == ["eve", "mona"]


def test_the_page_of_a_draft_says_that_it_is_ready_and_by_whom(draft):
    pat = signed_in("pat")
    version = reverse("protocols:version", args=[draft.number])
    assert "Say that this draft is ready" in text_of(pat.get(version))
    offer(draft)
    text = text_of(pat.get(version))
    assert "Ready to be adopted by Pat" in text
    assert "If you change it, you can tell them again." in text


def test_those_concerned_hear_of_the_adoption(draft):
    adopt(draft)
    assert sorted(told("version-adopted")) == ["dev", "eve", "pat", "petra"]
    notice = Notice.objects.filter(event="version-adopted").first()
    assert notice.sentence == (
        f"Version {draft.number} of the protocol has been adopted. It is in force from Monday 4"
        " January 2027."
    )
    assert notice.path == draft.get_absolute_url()


def test_a_second_press_tells_no_one_again(draft):
    adopt(draft)
    with pytest.raises(PermissionDenied):
        adopt(draft)
    assert len(told("version-adopted")) == 4


def test_those_concerned_hear_of_a_withdrawal_and_of_the_next_adoption(draft):
    version = adopt(draft)
    actions.withdraw_version(version, by=named("eve"))
    assert sorted(told("version-withdrawn")) == ["dev", "mona", "pat", "petra"]
    adopt(draft)
    assert len(told("version-adopted")) == 8
