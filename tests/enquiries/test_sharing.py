"""Sharing an enquiry with a colleague of the same ward: who can, what they see, and its end."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.models import Notice
from enquiries.models import Enquiry, EnquiryShare, Kind, Verb
from enquiries.sharing import actions, policy
from enquiries.sharing.colleagues import colleagues_of
from enquiries.sharing.shared_enquiries import shown_to
from foundation.history import write
from people.models import User, Ward
from people.roles import Role
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.established import establish
from tests.people import STARTED, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

RESIDENT = {"name": "Mrs Joan Pryce", "contact": "01632 960101", "basis": "asked"}


@pytest.fixture(scope="module", autouse=True)
def surrey(scene_kept):
    """A protocol without a clause against sharing."""
    scene_kept(lambda: adopt_for(timezone.now, "surrey"))


def shared(enquiry=None, **more):
    enquiry = enquiry or cases.assigned()
    actions.share(enquiry, person=named("nia"), by=named("clara"), key=uuid4(), **more)
    return EnquiryShare.objects.get(case=enquiry, ended_at=None)


def test_sharing_tells_the_colleague_and_stands_in_the_history():
    share = shared()
    assert Enquiry.objects.visible_to(named("nia")).get() == share.case
    notice = Notice.objects.get(event="shared")
    assert (notice.addressee, notice.sentence) == (
        named("nia"),
        "Councillor Clara Okafor has shared an enquiry with you.",
    )
    assert share.history.get().history_change_reason == Verb.SHARED
    assert share.case.history.first().history_change_reason == Verb.SHARED


def test_the_same_form_sent_twice_shares_once():
    share = shared()
    actions.share(share.case, person=share.person, by=named("clara"), key=share.key)
    assert (
        EnquiryShare.objects.count()
        == share.case.history.filter(history_change_reason=Verb.SHARED).count()
    )


@pytest.fixture
def another_councillor():
    """Of another ward."""
    hill = Ward.objects.create(name="Hill")
    person = User.objects.create_user("hal@westhaven.example", "Hal Ives")
    establish(person=person, role=Role.COUNCILLOR, ward=hill, starts_on=STARTED)
    return person


def test_only_another_councillor_of_the_ward_can_be_chosen(another_councillor):
    enquiry, clara = cases.assigned(), named("clara")
    assert list(colleagues_of(clara, enquiry)) == [named("nia")]
    for person in (another_councillor, clara, named("omar")):
        with pytest.raises(PermissionDenied, match="neither a councillor of the same ward"):
            actions.share(enquiry, person=person, by=clara, key=uuid4())
    assert not EnquiryShare.objects.exists()


def test_an_assistant_of_the_councillor_can_be_chosen(sign_in):
    clara, ann = named("clara"), User.objects.create_user("ann@westhaven.example", "Ann Ray")
    establish(person=ann, role=Role.ASSISTANT, councillor=clara, starts_on=STARTED)
    enquiry = cases.assigned()
    assert "Ann Ray, your assistant" in page(sign_in("clara"), "share", enquiry)
    actions.share(enquiry, person=ann, by=clara, key=uuid4())
    assert Enquiry.objects.visible_to(named("ann")).get() == enquiry
    words = page(sign_in("omar"), "detail", enquiry)
    assert "Ann Ray, assistant to Councillor Clara Okafor (shared with them)" in words
    assert "shared it with Ann Ray" in words


def test_no_one_is_offered_who_reads_it_already():
    share = shared()
    assert not colleagues_of(named("clara"), share.case).exists()


def criticism():
    enquiry = cases.raised()
    write(enquiry, by=named("clara"), reason="raised", kind=Kind.CRITICISM)
    return enquiry


def officers_question():
    enquiry = cases.raised()
    write(enquiry, by=named("omar"), reason="raised", kind=Kind.OFFICER_QUESTION)
    return enquiry


REFUSED = {
    "Only the councillor who asked can": lambda: (named("clara"), officers_question()),
    "Only the councillor who asked": lambda: (named("nia"), cases.assigned()),
    "This enquiry is confidential": lambda: (named("clara"), criticism()),
}


@pytest.mark.parametrize("why", REFUSED)
def test_an_enquiry_is_not_shared(why):
    who, enquiry = REFUSED[why]()
    assert policy.can_share(who, enquiry).reason.startswith(why)
    with pytest.raises(PermissionDenied, match=why):
        actions.share(enquiry, person=named("nia"), by=who, key=uuid4())


@pytest.mark.parametrize("ticked", [True, False])
def test_a_colleague_sees_the_resident_only_with_a_tick(sign_in, ticked):
    enquiry = cases.answered(cases.assigned(kind=Kind.CASEWORK, resident=RESIDENT))
    shared(enquiry, with_resident=ticked)
    words = page(sign_in("nia"), "detail", enquiry)
    assert ("Joan Pryce" in words, "Yes, in April." in words) == (ticked, True)
    assert "Joan Pryce" in page(sign_in("omar"), "detail", enquiry)


def test_a_colleague_reads_everything_and_does_nothing(sign_in):
    enquiry = cases.assigned(interest_declared=True, interest="My sister lives there")
    shared(enquiry)
    client = sign_in("nia")
    words = page(client, "detail", enquiry)
    assert "You can read it, but not act on it." in words
    assert "What you can do" not in words
    assert "sister" not in words
    for verb in ("add", "withdraw", "share"):
        assert client.get(f"/enquiries/{enquiry.pk}/{verb}/").status_code == 403, verb


def test_both_sides_see_who_it_is_shared_with(sign_in):
    enquiry = shared().case
    for who in ("omar", "clara", "nia"):
        words = page(sign_in(who), "detail", enquiry)
        assert "Councillor Nia Menon (shared with them)" in words, who
        assert f"shared it with {'you' if who == 'nia' else 'Councillor Nia Menon'}" in words, who


def test_a_share_that_was_ended_is_said_in_the_history(sign_in):
    share = shared()
    actions.end_share(share, by=named("clara"))
    actions.end_share(share, by=named("clara"))
    words = page(sign_in("omar"), "detail", share.case)
    assert "(shared with them)" not in words
    assert words.count("stopped sharing it with Councillor Nia Menon") == 1
    assert not Enquiry.objects.visible_to(named("nia")).exists()


def test_the_colleague_is_told_once_that_sharing_has_ended_without_a_link_to_the_enquiry():
    share = shared()
    for _ in range(2):
        actions.end_share(share, by=named("clara"))
    notice = Notice.objects.get(event="share-ended")
    assert (notice.addressee, notice.path) == (named("nia"), "/")
    assert notice.sentence == "Councillor Clara Okafor has stopped sharing an enquiry with you."


def test_the_colleague_is_told_when_the_enquiry_passes_to_another_councillor():
    enquiry = shared().case
    actions.end_every_share(enquiry, to=named("nia"), by=named("clara"))
    assert not Notice.objects.filter(event="share-ended").exists()
    enquiry = shared().case
    actions.end_every_share(enquiry, to=named("clara"), by=named("clara"))
    notice = Notice.objects.get(event="share-ended")
    assert notice.addressee == named("nia")
    assert notice.sentence == "An enquiry that was shared with you has a new councillor."


def test_only_the_councillor_who_shares_can_stop(sign_in):
    share = shared()
    for who in ("nia", "omar"):
        with pytest.raises(PermissionDenied, match="Only the councillor who shared"):
            actions.end_share(share, by=named(who))
    url = f"/enquiries/{share.case_id}/share/{share.key}/end/"
    statuses = {who: sign_in(who).get(url).status_code for who in ("clara", "nia", "omar", "stan")}
    assert statuses == {"clara": 200, "nia": 403, "omar": 404, "stan": 404}


def test_it_can_be_shared_again_after_the_end():
    actions.end_share(shared(), by=named("clara"))
    shared()
    assert EnquiryShare.objects.count() == 2


def test_the_page_says_what_the_colleague_will_see_and_shares(sign_in):
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=RESIDENT)
    client, url = sign_in("clara"), f"/enquiries/{enquiry.pk}/share/"
    words = page(client, "share", enquiry)
    assert "every letter and file that you can see" in words
    assert "Read by you, officers in Highways" in words
    sent = client.post(url, {"person": named("nia").pk, "key": uuid4()}, follow=True)
    assert "Enquiry shared. Your colleague has been told" in sent.content.decode()
    assert "Stop sharing with Councillor Nia Menon" in sent.content.decode()
    assert not EnquiryShare.objects.get().with_resident
    assert "There is no one to share this enquiry with" in page(client, "share", enquiry)


def test_the_colleague_finds_it_on_a_list():
    enquiry = shared().case
    (line,) = shown_to(named("nia"))
    assert line["url"] == enquiry.get_absolute_url()
    assert line["line"] == f"{enquiry.reference}, shared by Clara Okafor"
    assert shown_to(named("stan")) == []
