"""Private complaints: under the clauses that ask for them, nothing of one is shown elsewhere."""

import pytest
from django.core import mail

from casework.jobs import send_notices
from complaints.models import Complaint
from people.models import Group, User
from people.roles import Role
from tests.complaints import cases
from tests.complaints.actors import seen, signed_in, traces
from tests.enquiries import cases as enquiries
from tests.people import named

pytestmark = pytest.mark.django_db
OTHERS = ("nia", "omar", "ruth", "dev", "ada", "sam")
OFFICES = {"knutsford": "eve", "thurrock": "ruth"}
SHARED = ("/", "/complaints/", "/enquiries/", "/enquiries/?q=Zanzibar", "/protocol/", "/calendar/")


@pytest.fixture
def enquiry(clause_protocol):
    """Clara's; Nia leads the group of both."""
    group = Group.objects.get(name="Harbour Independents")
    cases.appoint("nia", Role.GROUP_LEADER, group=group)
    return enquiries.raised()


def pages_of_others(enquiry):
    browsers = {who: signed_in(who) for who in OTHERS}
    addresses = (*SHARED, enquiry.get_absolute_url())
    return {(who, url): seen(browsers[who], url) for who in OTHERS for url in addresses}


def complain(enquiry):
    """Of an officer, in confidence, from the enquiry."""
    case = {"reference": enquiry.reference, "title": enquiry.title, "has_letters": False}
    return cases.sent(about="grace", case=case, concern=True)


@pytest.mark.clause("knutsford", "15.2(c)")
@pytest.mark.clause("thurrock", "10.3-criticism-3")
def test_no_page_of_anyone_else_changes_and_the_complaint_opens_for_none(enquiry):
    before = pages_of_others(enquiry)
    complaint = complain(enquiry)
    office = OFFICES[complaint.version.preset]
    for (who, address), page in pages_of_others(enquiry).items():
        assert page == before[who, address] or who == office, (who, address)
    for who in set(OTHERS) - {office}:
        assert signed_in(who).get(complaint.get_absolute_url()).status_code == 404, who


@pytest.mark.clause("knutsford", "15.2(c)")
@pytest.mark.clause("thurrock", "10.3-criticism-3")
def test_only_the_office_is_told_and_the_mail_says_nothing_of_it(enquiry, clock):
    send_notices()
    mail.outbox.clear()
    complaint = complain(enquiry)
    clock.next_day()
    send_notices()
    office = OFFICES[complaint.version.preset]
    assert {to for letter in mail.outbox for to in letter.to} == {named(office).email}
    for letter in mail.outbox:
        assert not traces(f"{letter.subject} {letter.body}", complaint)
    people = [p for p in User.objects.all() if Complaint.objects.visible_to(p).exists()]
    assert set(people) == {named("clara"), named(office)}
