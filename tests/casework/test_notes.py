"""Private notes: who reads them, who is told, how one is struck out, and that no councillor finds a
trace of them anywhere."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import Notice
from casework.news.actions import make_feed
from casework.notes.actions import add_note, strike_out_note
from enquiries.models import Enquiry, EnquiryShare
from foundation.history import write
from people import directory
from people.models import User
from people.roles import Role
from tests.assistants import assistant
from tests.case_addresses import address as enquiry_address
from tests.documents import cases as requests
from tests.documents.test_access import DOCUMENT_STATUSES, in_dispute
from tests.documents.test_access import address as document_address
from tests.enquiries import cases
from tests.established import establish
from tests.people import named, signed_in
from tests.test_access import ACCESS

pytestmark = pytest.mark.django_db

WORDS = "Zeppelin contractor quarrelled"
KINDS = {"enquiry": cases.assigned, "request": requests.assigned}
each_kind = pytest.mark.parametrize("kind", KINDS)


def noted(case, text=WORDS, who="omar", **more):
    add_note(case, text=text, key=uuid4(), by=named(who), **more)
    return case.notes.latest("pk")


def notes_url(case):
    return f"{case.get_absolute_url()}notes/"


def typed(case, text, who="omar", **more):
    return signed_in(who).post(notes_url(case), {"key": uuid4(), "text": text} | more)


def words_of(response):
    return " ".join(response.content.decode().split())


@each_kind
def test_staff_read_a_note_on_the_page_of_the_case(kind, clock):
    case = KINDS[kind]()
    assert typed(case, f"{WORDS}\n\nAgain.").status_code == 302
    shown = words_of(signed_in("ruth").get(case.get_absolute_url()))
    assert WORDS in shown
    assert "Notes can be disclosed under the Freedom of Information Act" in shown
    assert "Omar Haddad" in shown.partition("private-notes")[2]


def test_the_page_of_notes_says_above_the_box_that_they_can_be_disclosed(clock):
    case = cases.assigned()
    page = words_of(signed_in("omar").get(notes_url(case)))
    assert page.index("can be disclosed") < page.index("<textarea")


@each_kind
def test_a_colleague_who_is_mentioned_is_told_the_reference_and_nothing_else(kind, clock):
    case = KINDS[kind]()
    assert typed(case, "Ask @ruth  ADEYEMI, please: the contractor quarrelled.").status_code == 302
    notice = Notice.objects.get(event="mentioned")
    assert (notice.addressee, notice.path) == (named("ruth"), case.get_absolute_url())
    send_notices()
    (letter,) = (
        m for m in mail.outbox if m.to == ["ruth@westhaven.example"] and "mention" in m.body
    )
    assert case.reference in letter.subject + letter.body
    assert "quarrelled" not in letter.subject + letter.body
    assert case.notes.get().told == [named("ruth").pk]


def test_two_people_can_be_mentioned_and_an_email_address_is_no_mention(clock):
    case = cases.assigned()
    text = "(@Grace Lund and @Colin Baxter) write to quarry@stone.example"
    assert typed(case, text).status_code == 302
    told = Notice.objects.filter(event="mentioned").values_list("addressee__name", flat=True)
    assert {*told} == {"Grace Lund", "Colin Baxter"}


@each_kind
@pytest.mark.parametrize("name", ["Stan Price", "Clara Okafor", "Nia Menon", "Ada Quist"])
def test_someone_who_cannot_read_the_case_cannot_be_mentioned(name, kind, clock):
    case = KINDS[kind]()
    response = typed(case, f"Look, @{name}: {WORDS}")
    page = words_of(response)
    assert f"{name} cannot read this case" in page
    assert f"Look, @{name}: {WORDS}</textarea>" in page
    assert not case.notes.exists()
    assert not Notice.objects.filter(event="mentioned").exists()
    with pytest.raises(PermissionDenied, match=f"{name} cannot read this case"):
        noted(case, told=[User.objects.get(name=name)])
    assert not case.notes.exists()


def test_a_name_that_no_one_has_is_refused(clock):
    page = words_of(typed(cases.assigned(), "Look, @Omra Hadad"))
    assert "No one here is called “Omra Hadad”" in page


def test_of_two_people_of_one_name_the_writer_selects_one(clock):
    case = cases.assigned()
    second = User.objects.create_user("second.grace@westhaven.example", "Grace Lund")
    more = {"service": case.service, "starts_on": date(2026, 3, 3)}
    establish(person=second, role=Role.OFFICER, **more)
    directory.forget_directory()
    text = "Can you look, @Grace Lund?"
    assert "More than one colleague is called Grace Lund" in words_of(typed(case, text))
    offered = words_of(signed_in("omar").get(notes_url(case)))
    assert "Grace Lund, Highways, since 3 March 2026" in offered
    assert typed(case, text, colleague=second.pk).status_code == 302
    assert Notice.objects.get(event="mentioned").addressee == second


def test_the_list_offers_those_who_read_the_case_and_no_one_else(clock):
    page = words_of(signed_in("omar").get(notes_url(cases.assigned())))
    offered = page.partition("<select")[2].partition("</select>")[0]
    assert all(name in offered for name in ("Grace Lund", "Ruth Adeyemi", "Colin Baxter"))
    assert not any(name in offered for name in ("Clara", "Stan", "Omar", "Eve"))
    case = requests.assigned()
    page = words_of(signed_in("omar").get(notes_url(case)))
    offered = page.partition("<select")[2].partition("</select>")[0]
    assert "Ruth Adeyemi" in offered
    assert not any(name in offered for name in ("Grace", "Clara", "Dev", "Omar"))


def test_a_button_pressed_twice_writes_one_note(clock):
    case, key = cases.assigned(), uuid4()
    client = signed_in("omar")
    for _ in range(2):
        client.post(notes_url(case), {"key": key, "text": "Once, @Ruth Adeyemi"})
    assert case.notes.count() == Notice.objects.filter(event="mentioned").count() == 1


def test_only_its_author_strikes_out_a_note_once_and_the_text_stays(clock):
    case = cases.assigned()
    note = noted(case)
    url = f"{notes_url(case)}{note.key}/strike-out/"
    refused = signed_in("ruth").post(url, {"key": uuid4(), "reason": "No"})
    assert refused.status_code == 403
    assert "Only Omar Haddad can strike out this note" in words_of(refused)
    key, client = uuid4(), signed_in("omar")
    assert "Enter why you are striking out" in words_of(client.post(url, {"key": uuid4()}))
    for _ in range(2):
        client.post(url, {"key": key, "reason": "Wrong enquiry"})
    assert client.get(url).status_code == 403
    shown = words_of(signed_in("ruth").get(case.get_absolute_url()))
    assert WORDS in shown.partition("<del>")[2].partition("</del>")[0]
    assert "Wrong enquiry" in shown.partition("</del>")[2]
    assert case.notes.count() == 2


def test_notes_are_paged_and_a_case_shows_the_newest(clock):
    case, omar = cases.assigned(), signed_in("omar")
    for number in range(30):
        noted(case, f"Note number {number:02}")
    page = words_of(omar.get(case.get_absolute_url()))
    assert "number 29" in page
    assert "number 26" not in page
    first = omar.get(notes_url(case))
    assert "number 05" in words_of(first)
    assert "number 04" not in words_of(first)
    after = words_of(first).partition('href="?after=')[2].partition('"')[0]
    assert "number 04" in words_of(omar.get(f"{notes_url(case)}?after={after}"))


@each_kind
def test_a_councillor_who_leaves_office_for_a_post_still_reads_no_note(kind, clock):
    case = KINDS[kind]()
    noted(case)
    clara, today = named("clara"), clock.at.date()
    post = clara.appointments.get()
    write(post, by=named("petra"), reason="ended", ends_on=today - timedelta(days=1))
    more = {"service": case.service, "starts_on": today}
    establish(person=clara, role=Role.HEAD_OF_SERVICE, **more)
    assert type(case).objects.visible_to(named("clara")).filter(pk=case.pk).exists()
    assert not case.notes.visible_to(named("clara")).exists()
    shown = signed_in("clara").get(case.get_absolute_url())
    assert shown.status_code == 200
    assert WORDS not in words_of(shown)
    assert signed_in("clara").get(notes_url(case)).status_code == 404


def shared_with(person, enquiry):
    """Nia reads it as a colleague, Asha as Clara’s assistant."""
    if person != enquiry.member:
        share = {"given_by": enquiry.member, "given_at": enquiry.received_at}
        write(
            EnquiryShare(case=enquiry, person=person, **share), by=enquiry.member, reason="shared"
        )


AREAS = ("home", "account", "everything", "news:", "enquiries:", "documents:")
SHARES = "enquiries:end-share"  # its address makes a share with Nia


def surfaces(enquiry, document_request):
    """Every page about these cases, and every list that a councillor has."""
    names = [name for name in ACCESS if name.startswith(AREAS) and name != SHARES]
    yield from (enquiry_address(name, enquiry) for name in names)
    yield from (document_address(name, document_request) for name in DOCUMENT_STATUSES)
    for name in ("everything", "enquiries:queue", "documents:index"):
        yield reverse(name) + "?q=zepp"


@pytest.mark.parametrize("who", ["clara", "nia", "asha"])
def test_no_page_of_a_councillor_has_a_word_of_a_note(who, clock):
    enquiry, document_request = cases.assigned(), in_dispute()
    cases.with_photo(enquiry)
    person = assistant() if who == "asha" else named(who)
    shared_with(person, enquiry)
    feed = [reverse("calendar-feed", args=[make_feed(by=person)])] if person.is_member else []
    mail.outbox.clear()
    for case in (enquiry, document_request):
        strike_out_note(case, noted(case), reason="Zeppelin", key=uuid4(), by=named("omar"))
        noted(case, f"{WORDS} @Ruth", told=[named("ruth")])
    send_notices()
    client, opened = signed_in(who), 0
    complaint = client.post(reverse("complaints:concern"), {"case": enquiry.reference}, follow=True)
    assert "eppelin" not in words_of(complaint)
    for url in (*surfaces(enquiry, document_request), *feed):
        response = client.get(url, follow=True)
        body = b"".join(response).decode("utf-8", "ignore")
        opened += response.status_code == 200
        assert "eppelin" not in body, url
        assert "quarrelled" not in body, url
        assert "rivate note" not in body, url
    assert opened > 10
    for message in mail.outbox:
        assert "eppelin" not in message.subject + message.body
    assert not Notice.objects.filter(
        event="mentioned", addressee__in=[named("clara"), named("nia")]
    )


def test_a_note_is_in_no_search_and_in_no_history_of_its_case(clock):
    enquiry, document_request = cases.assigned(), requests.assigned()
    histories = [case.history.count() for case in (enquiry, document_request)]
    noted(enquiry)
    noted(document_request)
    assert [case.history.count() for case in (enquiry, document_request)] == histories
    assert not Enquiry.objects.filter(search="zeppelin").exists()
    found = words_of(signed_in("omar").get(reverse("enquiries:queue") + "?q=zeppelin"))
    assert enquiry.title not in found
