"""Drafts of assistants: given to the councillor to send, or sent in the councillor’s name."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from casework.drafts import MOST_DRAFTS
from casework.files.models import PendingUpload
from casework.models import Notice
from enquiries.assistants import actions
from enquiries.models import Draft, Enquiry, EnquiryShare
from people.models import Appointment
from tests.assistants import assistant
from tests.enquiries.journey import post_answer, walk_to_check
from tests.files import jpeg, pending
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def asha(clock, under):
    """Clara’s assistant, under a protocol that lets a councillor share an enquiry."""
    under("oxford")
    return assistant()


def client_of(who):
    return signed_in(who)


def written(*, by="asha", member="clara"):
    """A draft that is ready to be checked."""
    client = client_of(by)
    assert post_answer(client, "councillor", member=named(member).pk).status_code == 302
    walk_to_check(client, "fact")
    return Draft.objects.get(writer=named(by))


def check_url(draft):
    return reverse("enquiries:check", args=[draft.key])


def check_words(draft, who):
    response = client_of(who).get(check_url(draft))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def pressed(draft, who, **button):
    return client_of(who).post(check_url(draft), {"key": draft.key} | button, follow=True)


def given(draft=None):
    draft = draft or written()
    pressed(draft, "asha", give="1")
    draft.refresh_from_db()
    return draft


def test_a_draft_given_to_the_councillor_is_the_councillors_own(asha):
    draft = written()
    words = check_words(draft, "asha")
    assert "Give to Councillor Clara Okafor to send" in words
    assert ">Send enquiry<" not in words
    assert "who has been told" in pressed(draft, "asha", give="1").content.decode()
    draft.refresh_from_db()
    assert draft.writer == named("clara")
    assert client_of("asha").get(check_url(draft)).status_code == 404
    assert not Enquiry.objects.exists()


def test_the_councillor_is_told_of_a_draft_without_what_it_is_about(asha):
    given()
    (notice,) = Notice.objects.filter(addressee=named("clara"))
    assert (notice.sentence, notice.path, notice.reference, notice.case) == (
        "There is something for you in the portal.",
        "/",
        "",
        "",
    )


def test_the_councillor_sees_who_wrote_the_draft_and_sends_it(asha):
    draft = given()
    words = check_words(draft, "clara")
    assert "Asha Rahman wrote this draft for you. Only you can send it." in words
    assert "Asha Rahman, assistant to Councillor Clara Okafor" in words
    home = client_of("clara").get(reverse("home")).content.decode()
    assert "written by Asha Rahman, your assistant" in " ".join(home.split())
    pressed(draft, "clara")
    enquiry = Enquiry.objects.get(key=draft.key)
    assert (enquiry.member, enquiry.raised_by) == (named("clara"), named("clara"))
    assert enquiry.letters.get().signed == "Councillor Clara Okafor"
    assert client_of("asha").get(enquiry.get_absolute_url()).status_code == 200


def test_the_councillor_can_delete_a_draft_they_were_given(asha):
    draft = given()
    url = reverse("enquiries:delete-draft", args=[draft.key])
    assert client_of("clara").post(url, {"key": uuid4()}).status_code == 302
    assert not Draft.objects.exists()


def test_given_twice_at_once_it_is_given_once(asha):
    draft = written()
    for _ in range(2):
        assert pressed(draft, "asha", give="1").status_code == 200
    actions.give_draft(draft.key, to=named("clara"), by=named("asha"))
    assert Draft.objects.get().writer == named("clara")
    assert Notice.objects.filter(addressee=named("clara")).count() == 1


def test_a_draft_is_given_only_to_a_councillor_they_assist(asha):
    draft = Draft.objects.create(writer=asha)
    with pytest.raises(PermissionDenied, match="a councillor you assist"):
        actions.give_draft(draft.key, to=named("nia"), by=asha)


def test_an_assistant_gives_only_a_draft_of_their_own(asha):
    draft = Draft.objects.create(writer=named("dev"))
    with pytest.raises(Http404):
        actions.give_draft(draft.key, to=named("clara"), by=asha)


def test_a_councillor_with_as_many_drafts_as_there_can_be_is_given_no_more(asha):
    draft = written()
    for _ in range(MOST_DRAFTS):
        Draft.objects.create(writer=named("clara"))
    words = pressed(draft, "asha", give="1").content.decode()
    assert "Councillor Clara Okafor has 20 drafts, and cannot have more." in words
    assert Draft.objects.get(key=draft.key).writer == asha


def test_the_files_of_a_draft_go_with_it(asha):
    draft = written()
    upload = pending(asha, "plan.jpg", jpeg())
    draft.save_answers(lambda answers: answers | {"attached": [str(upload.key)]})
    assert PendingUpload.objects.get().owner == asha
    given(draft)
    assert PendingUpload.objects.get().owner == named("clara")


def test_an_assistant_sends_only_with_the_councillors_permission(asha):
    draft = written()
    words = pressed(draft, "asha").content.decode()
    assert "Councillor Clara Okafor does not let you send enquiries in their name." in words
    assert not Enquiry.objects.exists()
    assert Draft.objects.get().writer == asha


def test_what_an_assistant_sends_says_so_to_everyone(asha):
    actions.let_send(asha, by=named("clara"))
    draft = written()
    signed = "Asha Rahman, assistant to Councillor Clara Okafor"
    assert f"It will be signed: {signed}." in check_words(draft, "asha")
    pressed(draft, "asha")
    enquiry = Enquiry.objects.get(key=draft.key)
    assert (enquiry.member, enquiry.raised_by) == (named("clara"), asha)
    assert enquiry.letters.get().signed == signed
    assert EnquiryShare.objects.in_force().get().person == asha
    for who in ("clara", "dev", "omar"):
        page = client_of(who).get(enquiry.get_absolute_url()).content.decode()
        assert signed in " ".join(page.split())


def test_a_permission_taken_away_after_the_page_was_opened_stops_the_sending(asha):
    actions.let_send(asha, by=named("clara"))
    draft = written()
    assert ">Send enquiry<" in check_words(draft, "asha")
    actions.stop_sending(asha, by=named("clara"))
    assert "does not let you send" in pressed(draft, "asha").content.decode()
    assert not Enquiry.objects.exists()


def test_an_assistant_who_can_send_can_give_the_draft_instead(asha):
    actions.let_send(asha, by=named("clara"))
    assert given().writer == named("clara")
    assert not Enquiry.objects.exists()


def test_a_second_press_of_send_shows_what_the_first_one_sent(asha):
    actions.let_send(asha, by=named("clara"))
    draft = written()
    for _ in range(2):
        assert pressed(draft, "asha").status_code == 200
    assert Enquiry.objects.count() == 1


def test_an_assistant_asks_only_for_councillors_they_assist(asha):
    page = client_of("asha").get(reverse("enquiries:raise"), follow=True).content.decode()
    assert "Councillor Clara Okafor" in page
    assert "Nia Menon" not in page
    refused = post_answer(client_of("asha"), "councillor", member=named("nia").pk)
    assert refused.status_code == 200
    assert not Draft.objects.exists()


def test_a_draft_for_a_councillor_who_has_left_asks_again_who_it_is_for(asha):
    assistant(of="nia")
    draft = written()
    Appointment.objects.filter(councillor=named("clara")).update(ends_on="2026-11-30")
    for button in ({}, {"give": "1"}):
        url = client_of("asha").post(check_url(draft), {"key": draft.key} | button).url
        assert url == reverse("enquiries:raise-step", args=[draft.key, "councillor"])
    assert Draft.objects.get().writer == asha


@pytest.mark.parametrize("permitted", [False, True])
def test_where_sharing_is_forbidden_an_assistant_cannot_follow_what_they_wrote(permitted, clock):
    asha = assistant()  # under Section C, which keeps letters to those who wrote them
    if permitted:
        actions.let_send(asha, by=named("clara"))
    draft = written()
    words = check_words(draft, "asha")
    assert "You will not be able to read this enquiry or the answer." in words
    assert "Section C 5.13" in words
    if permitted:
        assert "sent" in pressed(draft, "asha").content.decode()
        assert pressed(draft, "asha").status_code == 200  # a second press
    else:
        pressed(given(draft), "clara")
    enquiry = Enquiry.objects.get(key=draft.key)
    assert not EnquiryShare.objects.exists()
    assert client_of("asha").get(enquiry.get_absolute_url()).status_code == 404


def test_an_assistant_who_has_left_does_not_follow_what_they_wrote(asha):
    draft = given()
    Appointment.objects.filter(person=asha).update(ends_on="2026-11-30")
    pressed(draft, "clara")
    assert Enquiry.objects.get(key=draft.key)
    assert not EnquiryShare.objects.exists()


def test_an_assistants_home_lists_the_drafts_they_are_writing(asha):
    draft = written()
    home = client_of("asha").get(reverse("home"))
    assert home.status_code == 200
    assert reverse("enquiries:delete-draft", args=[draft.key]) in home.content.decode()
