"""Handing over enquiries to another councillor of the ward: who can, and who sees what then."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.models import Notice
from enquiries import actions as enquiry_actions
from enquiries.handover import actions, policy
from enquiries.models import Enquiry, EnquiryHandover, Kind, Verb
from enquiries.sharing.actions import share
from foundation.history import write
from people.models import User, Ward
from people.roles import Role
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.established import change_posts, establish
from tests.people import STARTED, named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

RESIDENT = {"name": "Joan Pryce", "contact": "01632 960101", "basis": "asked"}


@pytest.fixture(scope="module", autouse=True)
def surrey(scene_kept):
    """A protocol without a clause about showing letters to another councillor."""
    scene_kept(lambda: adopt_for(timezone.now, "surrey"))


@pytest.fixture
def handed(clock):
    """Hand enquiries of Clara's over to Nia, an hour after they were written."""

    def hand_over(*enquiries, by="clara", **more):
        clock.at = clock.at.replace(hour=11)
        keys = [enquiry.pk for enquiry in enquiries]
        actions.hand_over(named("clara"), to=named("nia"), enquiries=keys, by=named(by), **more)

    return hand_over


def about_a_resident():
    return cases.answered(cases.assigned(kind=Kind.CASEWORK, resident=RESIDENT))


def leave(who):
    change_posts(named(who).appointments.all(), ends_on=date(2026, 11, 30))


def test_the_new_councillor_has_it_from_then_on_and_the_old_one_does_not(handed):
    enquiry = cases.assigned()
    promised = list(enquiry.promises.values_list("kind", "due_at"))
    handed(enquiry)
    enquiry = Enquiry.objects.get()
    assert enquiry.member == named("nia")
    assert list(enquiry.promises.values_list("kind", "due_at")) == promised
    assert enquiry.history.first().history_change_reason == Verb.HANDED_OVER
    assert not Enquiry.objects.visible_to(named("clara")).exists()
    enquiry_actions.add_information(enquiry, text="Me now", by=named("nia"), key=uuid4())
    with pytest.raises(PermissionDenied):
        enquiry_actions.add_information(enquiry, text="Not me", by=named("clara"), key=uuid4())


def test_both_councillors_and_the_officer_are_told_once(handed):
    handed(cases.assigned(), cases.assigned())
    rows = Notice.objects.filter(event="handed-over")
    theirs = "Councillor Nia Menon has taken over 2 enquiries of "
    assert dict(rows.values_list("addressee__name", "sentence")) == {
        "Nia Menon": "You have taken over 2 enquiries of Councillor Clara Okafor.",
        "Clara Okafor": f"{theirs}yours.",
        "Omar Haddad": f"{theirs}Councillor Clara Okafor.",
    }


def test_pressed_twice_it_is_done_once(handed):
    enquiry = cases.assigned()
    handed(enquiry)
    handed(enquiry)
    assert EnquiryHandover.objects.count() == 1
    assert Notice.objects.filter(event="handed-over").count() == 3


def not_open():
    return enquiry_actions.withdraw(cases.assigned(), text="Done", by=named("clara"), key=uuid4())


def changed_to(**fields):
    enquiry = cases.raised()
    write(enquiry, by=named("clara"), reason="raised", **fields)
    return enquiry


NOT_HANDED_OVER = {
    "not open": not_open,
    "confidential": lambda: changed_to(kind=Kind.CRITICISM),
    "a question of an officer": lambda: changed_to(kind=Kind.OFFICER_QUESTION),
    "of someone else": lambda: changed_to(member=named("eve")),
}


@pytest.mark.parametrize("what", NOT_HANDED_OVER)
def test_nothing_is_handed_over_if_one_of_them_cannot_be(handed, what):
    fine, other = cases.assigned(), NOT_HANDED_OVER[what]()
    with pytest.raises(PermissionDenied, match="Some of these enquiries"):
        handed(fine, other)
    assert not EnquiryHandover.objects.exists()


def test_only_a_councillor_of_the_ward_can_take_over():
    hal = User.objects.create_user("hal@westhaven.example", "Hal Ives")
    hill = Ward.objects.create(name="Hill")
    establish(person=hal, role=Role.COUNCILLOR, ward=hill, starts_on=STARTED)
    clara, enquiry = named("clara"), cases.assigned()
    for person in (hal, clara, named("omar")):
        with pytest.raises(PermissionDenied, match="not a councillor of the same ward"):
            actions.hand_over(clara, to=person, enquiries=[enquiry.pk], by=clara)


def test_in_office_only_the_councillor_can(handed):
    enquiry = cases.assigned()
    for who, why in {"nia": "Only the", "omar": "Only the", "dev": "Clara Okafor is"}.items():
        with pytest.raises(PermissionDenied, match=why):
            handed(enquiry, by=who)


def test_when_the_councillor_has_left_a_coordinator_can(handed):
    enquiry = cases.assigned()
    leave("clara")
    assert not policy.can_hand_over(named("clara"), named("clara"))
    handed(enquiry, by="dev")
    assert Enquiry.objects.visible_to(named("nia")).get() == enquiry


def test_a_share_ends_with_the_handover(handed):
    clara, ann = named("clara"), User.objects.create_user("ann@westhaven.example", "Ann Ray")
    establish(person=ann, role=Role.COUNCILLOR, ward=clara.ward, starts_on=STARTED)
    enquiry = cases.assigned()
    share(enquiry, person=ann, by=clara, key=uuid4())
    handed(enquiry)
    assert enquiry.shares.get().ended_at
    assert not Enquiry.objects.visible_to(named("ann")).exists()


@pytest.mark.parametrize("agrees", [True, False])
def test_the_residents_details_go_with_it_only_if_the_resident_agrees(handed, sign_in, agrees):
    enquiry = about_a_resident()
    handed(enquiry, agreed=[enquiry.pk] if agrees else [])
    client = sign_in("nia")
    assert ("Joan Pryce" in page(client, "detail", enquiry)) == agrees
    for url in ("/", "/everything/"):
        assert ("Joan Pryce" in client.get(url).content.decode()) == agrees, url
    found = client.get("/everything/?q=Pryce").content.decode()
    assert (enquiry.get_absolute_url() in found) == agrees
    assert "Joan Pryce" in page(sign_in("omar"), "detail", enquiry)


def test_every_letter_goes_with_it_where_letters_can_be_shown(handed, sign_in):
    enquiry = cases.answered()
    handed(enquiry)
    assert "Yes, in April." in page(sign_in("nia"), "detail", enquiry)


def test_what_the_councillor_declared_is_not_shown_to_the_next(handed, sign_in):
    enquiry = cases.assigned(interest_declared=True, interest="My sister lives there")
    handed(enquiry)
    assert "sister" not in page(sign_in("nia"), "detail", enquiry)


def test_the_history_says_who_handed_it_to(handed, sign_in):
    enquiry = cases.assigned()
    handed(enquiry)
    words = page(sign_in("omar"), "detail", enquiry)
    assert "Clara Okafor handed it over to Councillor Nia Menon" in words


def test_the_page_hands_over_what_was_ticked_and_nothing_else(sign_in):
    kept, given = cases.assigned(), about_a_resident()
    client, url = sign_in("clara"), "/enquiries/hand-over/"
    words = client.get(url).content.decode()
    assert "They will see every letter and file." in words
    assert f"{given.reference}, Joan Pryce" in words
    assert " checked" not in words
    ticked = {"person": named("nia").pk, "enquiry": [given.pk], "key": uuid4()}
    assert "Enquiries handed over" in client.post(url, ticked, follow=True).content.decode()
    handover = EnquiryHandover.objects.get()
    assert (handover.case, handover.with_resident) == (given, False)
    assert Enquiry.objects.get(pk=kept.pk).member == named("clara")


def test_there_is_a_page_for_a_coordinator_after_the_term(sign_in):
    enquiry = cases.assigned()
    url = f"/enquiries/hand-over/{named('clara').pk}/"
    assert [sign_in(who).get(url).status_code for who in ("dev", "nia", "omar")] == [403] * 3
    leave("clara")
    assert "What each of you will see" in sign_in("dev").get(url).content.decode()
    assert f'href="{url}"' in page(sign_in("dev"), "detail", enquiry)
    assert sign_in("dev").get(f"/enquiries/hand-over/{named('omar').pk}/").status_code == 404


def test_a_page_with_nothing_to_hand_over_says_why(sign_in):
    client = sign_in("clara")
    assert "There are no open enquiries" in client.get("/enquiries/hand-over/").content.decode()
    cases.assigned()
    leave("nia")
    assert "no one can take them over" in client.get("/enquiries/hand-over/").content.decode()
