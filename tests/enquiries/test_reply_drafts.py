"""Drafts of replies: saved while an officer writes, read by nobody else, and gone when sent."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions
from enquiries.jobs import forget_drafts
from enquiries.models import LetterKind, ReplyDraft, Status
from foundation.history import write
from people.models import Ward
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.pages import address, page, send
from tests.established import establish
from tests.files import jpeg
from tests.people import named, signed_in
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db
TEXT = "The depot has not confirmed April yet."
UNSENT = reverse("enquiries:unsent-replies")


def typed(client, enquiry, text=TEXT, verb="answer", **more):
    """The script of the page sends this while someone types."""
    return send(client, verb, enquiry, text=text, **{"save-typed": "1"} | more)


def drafted(who="omar", enquiry=None, verb="answer", text=TEXT):
    enquiry = enquiry or cases.assigned()
    assert typed(signed_in(who), enquiry, text, verb).status_code == 200
    return enquiry


def test_what_is_typed_is_saved_and_comes_back(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    assert typed(omar, enquiry).content.decode() == "Draft saved at 10am"
    shown = page(omar, "answer", enquiry)
    assert f"{TEXT}</textarea>" in shown
    assert "Draft saved today at 10am. Only you can read it." in shown
    assert "The portal will delete it on Thursday 31 December." in shown
    assert enquiry.letters.count() == 1


def test_every_field_of_a_holding_reply_comes_back(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    day = {"promised_on_day": "10", "promised_on_month": "12", "promised_on_year": "2026"}
    typed(omar, enquiry, verb="hold", reason="visit", **day)
    form = omar.get(address("hold", enquiry)).context["form"]
    assert (form["reason"].value(), tuple(form["promised_on"].value())) == (
        "visit",
        ("10", "12", "2026"),
    )
    assert not form.errors


def test_save_and_come_back_lists_the_draft_on_the_enquiry_and_in_the_list(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    response = send(omar, "answer", enquiry, text=TEXT, **{"save-draft": "yes"})
    assert response.url == enquiry.get_absolute_url()
    shown = page(omar, "detail", enquiry)
    assert "It has not been sent." in shown
    assert "Unsent replies" in shown
    assert TEXT not in shown
    listed = omar.get(UNSENT).content.decode()
    assert enquiry.title in listed
    assert address("answer", enquiry) in listed


def test_a_file_that_was_chosen_comes_back_with_the_draft(clock, tmp_path):
    enquiry, omar = cases.assigned(), signed_in("omar")
    photo = tmp_path / "road.jpg"
    photo.write_bytes(jpeg())
    with photo.open("rb") as file:
        send(omar, "answer", enquiry, text=TEXT, attached=file, **{"save-draft": "yes"})
    again = form_values(omar.get(address("answer", enquiry)))
    assert "road.jpg" in page(omar, "answer", enquiry)
    assert omar.post(address("answer", enquiry), again).status_code == 302
    assert enquiry.files.get().name == "road.jpg"


def test_an_emptied_form_leaves_no_draft(clock):
    enquiry = drafted()
    typed(signed_in("omar"), enquiry, text="  ")
    assert not ReplyDraft.objects.exists()


def test_sending_removes_the_draft_and_a_later_save_of_the_same_page_brings_none_back(clock):
    enquiry, omar, key = drafted(), signed_in("omar"), uuid4()
    assert send(omar, "answer", enquiry, text=TEXT, key=key).status_code == 302
    assert not ReplyDraft.objects.exists()
    typed(omar, enquiry, key=key)
    assert not ReplyDraft.objects.exists()
    assert enquiry.letters.filter(kind=LetterKind.ANSWER).count() == 1


def test_a_draft_can_be_deleted_and_is_shown_before(clock):
    enquiry, omar = drafted(), signed_in("omar")
    where = reverse("enquiries:unsent-reply", args=[enquiry.pk, "answer"])
    assert TEXT in omar.get(where).content.decode()
    assert omar.post(where, {"key": uuid4()}).status_code == 302
    assert not ReplyDraft.objects.exists()
    assert omar.get(where).status_code == 404


def test_a_draft_goes_after_thirty_days_without_a_change(clock):
    drafted()
    clock.at += timedelta(days=30, hours=-1)
    forget_drafts()
    assert ReplyDraft.objects.exists()
    clock.at += timedelta(hours=2)
    forget_drafts()
    assert not ReplyDraft.objects.exists()


def test_characters_that_cannot_be_stored_are_left_out(clock):
    enquiry = drafted(text="April\x00 or\ud800 May 👩‍🔧".encode("utf-8", "replace").decode())
    assert ReplyDraft.objects.get().typed["text"] == ["April or? May 👩‍🔧"]
    assert enquiry.letters.count() == 1


def test_nobody_else_reads_a_draft(clock):
    enquiry = drafted()
    where = reverse("enquiries:unsent-reply", args=[enquiry.pk, "answer"])
    statuses = {}
    for who in ("grace", "ruth", "colin", "dev", "stan", "clara", "nia", "eve", "sam"):
        client = signed_in(who)
        statuses[who] = client.get(where).status_code
        for path in (enquiry.get_absolute_url(), UNSENT, "/", "/enquiries/?q=depot"):
            assert "depot has not" not in client.get(path).content.decode(), (who, path)
    assert set(statuses.values()) == {404}


def test_who_now_reads_as_a_councillor_reads_no_draft(clock):
    drafted()
    ward = Ward.objects.get(name="Harbour")
    establish(person=named("omar"), role=Role.COUNCILLOR, ward=ward, starts_on=date(2026, 11, 1))
    assert not ReplyDraft.objects.visible_to(named("omar")).exists()


def test_officers_see_whose_draft_there_is_and_no_word_of_it(clock):
    enquiry = drafted()
    shown = page(signed_in("grace"), "detail", enquiry)
    assert "Omar Haddad has started a draft on this enquiry too." in shown
    assert TEXT not in shown


COUNCILLORS_PAGES = ("detail", "print", "add", "withdraw")


def test_no_page_of_a_councillor_tells_that_there_is_a_draft(clock):
    """Each page is word for word what it was before."""
    enquiry, clara = cases.assigned(), signed_in("clara")
    paths = [address(name, enquiry) for name in COUNCILLORS_PAGES]
    paths += ["/", "/everything/", "/everything/csv/", "/enquiries/with-officers/"]
    before = [read(clara, path) for path in paths]
    drafted(enquiry=enquiry)
    drafted(enquiry=enquiry, verb="ask")
    assert [read(clara, path) for path in paths] == before


def read(client, path):
    """A page without what is new at each look."""
    words = client.get(path).content.decode().splitlines()
    return [line for line in words if "csrf" not in line and 'name="key"' not in line]


def test_a_draft_leaves_no_history_and_no_notice(clock):
    enquiry = cases.assigned()
    before = enquiry.history.count()
    drafted(enquiry=enquiry)
    assert enquiry.history.count() == before


def test_who_can_no_longer_see_the_enquiry_sees_the_draft_no_more(clock):
    enquiry = drafted()
    post = named("omar").appointments.get()
    write(post, by=named("petra"), reason="ended", ends_on=clock.at.date())
    clock.next_day()
    where = reverse("enquiries:unsent-reply", args=[enquiry.pk, "answer"])
    assert signed_in("omar").get(where).status_code == 404
    assert "Omar Haddad" not in drafts_seen(enquiry)


def drafts_seen(enquiry):
    return signed_in("grace").get(enquiry.get_absolute_url()).context["drafts"] or ""


def test_of_two_who_write_the_second_is_refused_and_both_texts_are_kept(clock):
    enquiry = cases.assigned()
    drafted(enquiry=enquiry)
    actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    grace, omar = signed_in("grace"), signed_in("omar")
    assert "Omar Haddad has started a draft" in page(grace, "answer", enquiry)
    assert send(grace, "answer", enquiry, text="Yes, in May.").status_code == 302
    refused = send(omar, "answer", enquiry, text=f"{TEXT} Omar")
    shown = " ".join(refused.content.decode().split())
    assert refused.status_code == 403
    assert "This enquiry was answered by Grace Lund" in shown
    assert "Yes, in May." in shown
    assert f"{TEXT} Omar</textarea>" in shown
    assert ReplyDraft.objects.get().typed["text"] == [f"{TEXT} Omar"]
    again = omar.get(address("answer", enquiry), follow=True)
    assert f"{TEXT} Omar" in again.content.decode()
    assert "You cannot send this letter now." in again.content.decode()


def test_a_letter_that_came_meanwhile_is_read_before_the_answer_goes(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    form = form_values(omar.get(address("answer", enquiry))) | {"text": TEXT}
    clara = {"text": "It is the east end.", "by": named("clara"), "key": uuid4()}
    actions.add_information(enquiry, **clara)
    refused = omar.post(address("answer", enquiry), form)
    shown = " ".join(refused.content.decode().split())
    assert refused.status_code == 409
    assert "Councillor Clara Okafor has written on this enquiry since you opened" in shown
    assert "It is the east end." in shown
    assert f"{TEXT}</textarea>" in shown
    assert omar.post(address("answer", enquiry), form_values(refused)).status_code == 302
    enquiry.refresh_from_db()
    assert enquiry.status == Status.ANSWERED


def test_a_second_press_is_the_same_letter_although_it_is_now_the_newest(clock):
    enquiry, omar = cases.assigned(), signed_in("omar")
    form = form_values(omar.get(address("ask", enquiry))) | {"text": "Which end?"}
    assert omar.post(address("ask", enquiry), form).status_code == 302
    assert omar.post(address("ask", enquiry), form).status_code == 302
    assert enquiry.letters.filter(kind=LetterKind.ASK).count() == 1


def test_the_list_comes_in_pages_with_the_same_statements(clock, django_assert_num_queries):
    omar = signed_in("omar")
    for _ in range(26):
        drafted(enquiry=cases.assigned())
    omar.get(UNSENT)
    with django_assert_num_queries(4):
        first = omar.get(UNSENT)
    assert len(first.context["rows"]) == 25
    second = omar.get(UNSENT + first.context["next_link"]["url"])
    assert len(second.context["rows"]) == 1
