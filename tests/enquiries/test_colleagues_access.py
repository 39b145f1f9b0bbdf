"""What colleagues and successors get at each address of an enquiry, and who finds it no more."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from enquiries.handover.actions import hand_over
from enquiries.models import Enquiry
from enquiries.sharing.actions import end_share, share
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.verb_table import MARKS, PAGE_STATUSES
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
READING = dict.fromkeys(("detail", "print", "sent", "file", "file-save", "file-picture"), 200)
# Verbs are the councillor's; those of officers are not there for a councillor under any name.
ACTING = dict.fromkeys([*PAGE_STATUSES, "share", "resident-text"], 403) | dict.fromkeys(
    (*MARKS, "link", "instruct"), 404
)
LISTS = ("/", "/everything/", "/everything/?q=Resurfacing", "/everything/csv/")


@pytest.fixture(scope="module")
def shared_key(scene_kept):
    """An enquiry of Clara's with a photo, which she shares with Nia."""

    def make():
        adopt_for(timezone.now, "surrey")
        enquiry = cases.assigned()
        cases.with_photo(enquiry)
        share(enquiry, person=named("nia"), by=named("clara"), key=uuid4())
        return enquiry.pk

    return scene_kept(make)


@pytest.fixture
def enquiry(shared_key):
    return Enquiry.objects.get(pk=shared_key)


def statuses(who, enquiry, names=(*READING, *ACTING)):
    client, found = signed_in(who), {}
    for name in names:
        args = [enquiry.pk, enquiry.files.get().key] if name.startswith("file") else [enquiry.pk]
        found[name] = client.get(reverse(f"enquiries:{name}", args=args)).status_code
    return found


def test_a_colleague_reads_every_page_and_can_do_nothing(enquiry):
    assert statuses("nia", enquiry) == READING | ACTING


def test_after_the_end_of_the_share_nothing_is_there(enquiry):
    end_share(enquiry.shares.get(), by=named("clara"))
    assert set(statuses("nia", enquiry).values()) == {404}


def test_a_shared_enquiry_is_in_no_list_of_what_the_colleague_raised(enquiry):
    client, own = signed_in("nia"), "Enquiries shared with you"
    home = client.get("/").content.decode().partition(own)[0]
    rest = [client.get(url).content.decode() for url in LISTS[1:]]
    assert [enquiry.title in words for words in (home, *rest)] == [False] * 4


def test_who_took_an_enquiry_over_acts_and_who_handed_it_over_finds_nothing(enquiry):
    clara, nia = named("clara"), named("nia")
    hand_over(clara, to=nia, enquiries=[enquiry.pk], by=clara)
    assert set(statuses("clara", enquiry).values()) == {404}
    assert statuses("nia", enquiry, ("detail", "file", "add", "withdraw", "share")) == {
        **dict.fromkeys(("detail", "file", "add", "withdraw", "share"), 200)
    }
    client = signed_in("clara")
    assert not [url for url in LISTS if enquiry.title in client.get(url).content.decode()]


def test_the_colleague_has_it_on_their_home_page_under_a_heading_of_its_own(enquiry):
    home = signed_in("nia").get("/").content.decode()
    assert enquiry.get_absolute_url() in home.partition("Enquiries shared with you")[2]
    assert "Enquiries shared with you" not in signed_in("clara").get("/").content.decode()
