"""The contentious flag: who hears of it, which letters wait, and what councillors never see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries import officer_marks
from enquiries.case import approval
from enquiries.models import ContentiousFlag, LetterKind
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.contentious import WHY, flagged, page, proposed, question_of_fact, recipients
from tests.enquiries.test_queries import statements
from tests.established import establish_whatever_stops_it
from tests.people import named

pytestmark = pytest.mark.django_db
PRESETS = ("cheshire-east", "knutsford", "epsom-ewell")
flags_it = pytest.mark.parametrize("preset", PRESETS)


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.clause("knutsford", "3.6")
@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@flags_it
def test_an_officer_flags_an_enquiry_with_a_reason_that_officers_read(preset, under, client):
    under(preset)
    enquiry = question_of_fact()
    address = reverse("enquiries:flag", args=[enquiry.pk])
    client.force_login(named("omar"))
    missing = client.post(address, {"key": uuid4()}).content.decode()
    assert "Enter why it is contentious" in missing
    assert client.post(address, {"key": uuid4(), "text": WHY}).status_code == 302
    flag = ContentiousFlag.objects.get()
    assert (flag.case, flag.reason, flag.by) == (enquiry, WHY, named("omar"))
    for who in ("omar", "ruth", "dev"):
        _, case = page(client, who, enquiry.get_absolute_url())
        assert WHY in case
        assert "The councillor cannot see this" in case


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.parametrize("hour", [10, 23])
def test_the_head_of_service_is_told_at_once_and_so_before_any_reply(hour, under, clock):
    under("cheshire-east")
    enquiry = question_of_fact()
    clock.set(2026, 12, 2, hour)
    flagged(enquiry)
    notice = Notice.objects.get(event="flagged")
    assert (notice.addressee, notice.due_at) == (named("ruth"), clock.at)
    clock.at += timedelta(seconds=1)
    letter = cases.answered(enquiry).letters.get(kind=LetterKind.ANSWER)
    assert notice.due_at < letter.sent_at
    assert WHY not in notice.sentence


@pytest.mark.clause("knutsford", "3.6")
def test_the_town_clerk_is_alerted_and_has_a_list_without_the_letters(under, client):
    under("knutsford")
    enquiry = flagged()
    assert recipients("flagged") == {"Eve Larkin"}
    assert Notice.objects.get(event="flagged").path == reverse("enquiries:contentious")
    _, listed = page(client, "eve", reverse("enquiries:contentious"))
    assert WHY in listed
    assert enquiry.reference in listed
    assert "Is this stretch in next year" not in listed
    assert client.get(enquiry.get_absolute_url()).status_code == 404
    officer_marks.remove_contentious_flag(enquiry, by=named("omar"))
    _, listed = page(client, "eve", reverse("enquiries:contentious"))
    assert "No enquiries are flagged as contentious." in listed
    for who, status in (("clara", 404), ("omar", 403), ("ada", 403)):
        assert page(client, who, reverse("enquiries:contentious"))[0] == status


def test_no_councillor_sees_a_flag_whatever_office_they_hold(under, clock):
    under("knutsford")
    flagged()
    establish_whatever_stops_it(named("clara"), Role.CHIEF_EXECUTIVE, clock.at.date())
    assert ContentiousFlag.objects.visible_to(named("eve")).exists()
    assert not ContentiousFlag.objects.visible_to(named("clara")).exists()


def surfaces(enquiry):
    """Every page on which Clara finds her enquiry, and some on which she must not."""
    pk = [enquiry.pk]
    names = ("detail", "print", "sent", "add", "chase", "withdraw", "follow-up", "reply")
    yield from (reverse(f"enquiries:{name}", args=pk) for name in names)
    yield from (reverse(f"enquiries:{name}") for name in ("waiting", "with-officers", "closed"))
    yield from (reverse(f"enquiries:{name}", args=pk) for name in HIDDEN)
    yield from (reverse("home"), reverse("account"), reverse("enquiries:contentious"))
    yield reverse("enquiries:queue") + f"?q={enquiry.reference}"


HIDDEN = ("flag", "unflag", "approve", "duty", "end-duty", "answer", "hold", "assign")


@pytest.mark.clause("cheshire-east", "4.4-5")
@pytest.mark.clause("knutsford", "3.6")
@pytest.mark.clause("epsom-ewell", "10.2(vii)")
@flags_it
def test_a_councillor_is_shown_the_same_with_and_without_the_flag(preset, under, client, clock):
    under(preset)
    enquiry = question_of_fact()
    before = {address: seen_by_clara(client, address) for address in surfaces(enquiry)}
    assert any("Harbour Road" in body for _, body in before.values())
    mail.outbox.clear()
    history, notices = enquiry.history.count(), Notice.objects.filter(addressee=named("clara"))
    count = notices.count()
    flagged(enquiry)
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address
    assert (enquiry.history.count(), notices.count()) == (history, count)
    assert not any("clara@westhaven.example" in message.to for message in mail.outbox)


def seen_by_clara(client, address):
    """Status and page, without what differs from one drawing of the same page to the next."""
    client.force_login(named("clara"))
    response = client.get(address)
    body = response.content.decode()
    lines = [line for line in body.splitlines() if "csrf" not in line and 'name="key"' not in line]
    return response.status_code, "\n".join(
        line for line in lines if 'name="signed_for"' not in line and "nonce" not in line
    )


@pytest.mark.clause("epsom-ewell", "10.2(vii)")
def test_councillors_see_no_trace_of_a_letter_that_waits_for_approval(under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    before = {address: seen_by_clara(client, address) for address in surfaces(enquiry)}
    proposed(enquiry)
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address
    approval.send_back_letter(enquiry, text="Too frank.", by=named("ruth"))
    for address, page_before in before.items():
        assert seen_by_clara(client, address) == page_before, address


def test_an_enquiry_without_a_flag_is_answered_at_once(under, client, clock):
    under("epsom-ewell")
    enquiry = question_of_fact()
    client.force_login(named("omar"))
    address = reverse("enquiries:answer", args=[enquiry.pk])
    client.post(address, {"key": uuid4(), "text": "Yes."})
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).exists()


def test_without_a_clause_there_is_no_contentious_flag(clock):
    with pytest.raises(PermissionDenied, match="does not provide for contentious flags"):
        flagged()


@pytest.mark.parametrize("who", ["omar", "clara"])
def test_a_case_page_with_a_flag_takes_at_most_eleven(who, under, client, clock):
    under("epsom-ewell")
    enquiry = flagged()
    proposed(enquiry)
    client.force_login(named(who))
    client.get("/help/")
    client.get(enquiry.get_absolute_url())
    assert statements(lambda: client.get(enquiry.get_absolute_url())) <= 11  # one names the readers
