"""Files of a new enquiry: chosen on one page, sent on another."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.files.models import PendingUpload
from enquiries.models import Draft, Enquiry
from people.models import User
from tests.drafting import check_url, step_url
from tests.files import pdf, photo, upload
from tests.people import named

pytestmark = pytest.mark.django_db


def question(client, **form):
    typed = {"title": "Bus shelter", "text": "Whose is it?", "interest_declared": "no"}
    form = {"key": uuid4()} | typed | form
    return client.post(step_url("question"), form)


def raise_with(client, *chosen):
    client.force_login(named("clara"))
    client.post(step_url("about"), {"key": uuid4(), "kind": "ward"})
    question(client, attached=chosen)
    return client.get(check_url())


def send_drafted(client):
    draft = Draft.objects.get(writer=named("clara"))
    return client.post(check_url(), {"key": draft.key})


def test_a_photo_goes_with_an_enquiry_from_the_start(client):
    page = raise_with(client, upload("shelter.jpg", photo())).content.decode()
    assert "shelter.jpg (JPEG picture, " in page
    sent = send_drafted(client)
    enquiry = Enquiry.objects.get(title="Bus shelter")
    assert sent.url == reverse("enquiries:sent", args=[enquiry.pk])
    assert [(f.name, f.letter) for f in enquiry.files.all()] == [
        ("shelter.jpg", enquiry.letters.get())
    ]


def test_a_photo_that_was_chosen_is_on_the_question_page_again(client):
    raise_with(client, upload("shelter.jpg", photo()))
    page = client.get(step_url("question")).content.decode()
    assert f'value="{PendingUpload.objects.get().key}"' in page


def test_a_missing_photo_is_named_before_the_enquiry_is_sent(client):
    raise_with(client, upload("shelter.jpg", photo()))
    PendingUpload.objects.all().delete()
    page = client.get(check_url()).content.decode()
    assert "We no longer have a file you chose. Choose it again" in page
    assert send_drafted(client).url == check_url()
    assert not Enquiry.objects.filter(title="Bus shelter").exists()
    question(client)
    assert send_drafted(client).status_code == 302
    assert Enquiry.objects.get(title="Bus shelter").files.count() == 0


def test_an_officers_own_question_takes_a_letter_with_it(client):
    client.force_login(named("omar"))
    clara = User.objects.get(name="Clara Okafor")
    form = {"key": uuid4(), "member": clara.pk, "title": "Closure", "text": "May we?"}
    form |= {"service": next(iter(named("omar").services)), "no_interest": "on"}
    form["attached"] = [upload("plan.pdf", pdf())]
    assert client.post(reverse("enquiries:ask-member"), form).status_code == 302
    assert [file.name for file in Enquiry.objects.get(title="Closure").files.all()] == ["plan.pdf"]


TAKEN_NEAR = "Near 51.5033, -0.1275"
OFFER = "says where it was taken: near 51.5033, -0.1275."


def send_ticked(client, **ticked):
    draft = Draft.objects.get(writer=named("clara"))
    client.post(check_url(), {"key": draft.key} | ticked)
    return Enquiry.objects.get(title="Bus shelter")


def test_where_a_photo_was_taken_is_offered_and_is_no_place_without_a_tick(client):
    page = raise_with(client, upload("shelter.jpg", photo())).content.decode()
    assert f"“shelter.jpg” {OFFER}" in page
    assert "<svg" not in page
    assert send_ticked(client).place == ""


def test_a_tick_makes_it_the_place(client):
    raise_with(client, upload("shelter.jpg", photo()))
    assert send_ticked(client, use_photo_place="on").place == TAKEN_NEAR
    assert not PendingUpload.objects.exists()


def test_a_place_that_was_typed_stays(client):
    raise_with(client, upload("shelter.jpg", photo()))
    question(client, place="Tide Street", attached_kept=PendingUpload.objects.get().key)
    assert OFFER not in client.get(check_url()).content.decode()
    assert send_ticked(client, use_photo_place="on").place == "Tide Street"


def test_a_map_is_drawn_only_with_a_tile_server(client, settings):
    settings.TILE_SERVER = "https://tiles.example/{z}/{x}/{y}.png"
    page = raise_with(client, upload("shelter.jpg", photo())).content.decode()
    assert 'href="https://tiles.example/16/32744/21793.png"' in page
    assert "© OpenStreetMap contributors" in page
