"""Files of a letter: kept with it, seen by everyone who sees the enquiry, opened on record."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.urls import reverse

from casework.files import store
from casework.files.models import PendingUpload
from enquiries import actions
from enquiries.models import Enquiry, EnquiryFile
from tests.enquiries import cases
from tests.files import docx, jpeg, pdf, pending, photo, upload
from tests.owner import as_owner
from tests.people import PASSWORD, named

pytestmark = pytest.mark.django_db


def sending(client, who, enquiry, verb, **form):
    client.force_login(named(who))
    form = {"key": uuid4(), "text": "As asked for."} | form
    return client.post(reverse(f"enquiries:{verb}", args=[enquiry.pk]), form)


def page_of(client, who, enquiry):
    client.force_login(named(who))
    return client.get(enquiry.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("at", "who", "verb"),
    [
        (cases.assigned, "omar", "answer"),
        (cases.assigned, "omar", "ask"),
        (cases.waiting, "clara", "reply"),
        (cases.answered, "clara", "follow-up"),
        (cases.assigned, "clara", "add"),
    ],
)
def test_a_letter_takes_files_with_it(at, who, verb, client):
    enquiry = at()
    chosen = [upload("letter.pdf", pdf()), upload("photo.jpg", photo())]
    assert sending(client, who, enquiry, verb, attached=chosen).status_code == 302
    letter = enquiry.letters.last()
    assert [(f.name, f.letter, f.added_by) for f in enquiry.files.all()] == [
        ("letter.pdf", letter, named(who)),
        ("photo.jpg", letter, named(who)),
    ]
    assert not PendingUpload.objects.exists()
    for reader in ("clara", "omar"):
        page = page_of(client, reader, enquiry)
        assert "letter.pdf" in page
        assert "PDF, 1 page, " in page
        assert "JPEG picture, " in page


def test_a_holding_reply_takes_files_with_it(client, clock):
    enquiry = cases.assigned()
    promised = {
        f"promised_on_{part}": value
        for part, value in zip(("day", "month", "year"), ("10", "12", "2026"), strict=True)
    }
    form = promised | {"reason": "visit", "attached": [upload("survey.docx", docx())]}
    assert sending(client, "omar", enquiry, "hold", **form).status_code == 302
    assert [file.name for file in enquiry.files.all()] == ["survey.docx"]


def test_a_letter_that_ends_an_enquiry_takes_no_files(client):
    enquiry = cases.assigned()
    chosen = [upload("photo.jpg", jpeg())]
    assert sending(client, "clara", enquiry, "withdraw", attached=chosen).status_code == 302
    assert not EnquiryFile.objects.exists()
    assert not PendingUpload.objects.exists()


def test_a_file_is_kept_when_the_text_is_missing(client):
    enquiry = cases.assigned()
    chosen = [upload("photo.jpg", jpeg())]
    page = sending(client, "clara", enquiry, "add", text="", attached=chosen)
    kept = PendingUpload.objects.get()
    assert page.status_code == 200
    assert f'name="attached_kept" value="{kept.key}"' in page.content.decode()
    assert "photo.jpg" in page.content.decode()
    again = sending(client, "clara", enquiry, "add", attached_kept=[kept.key])
    assert again.status_code == 302
    assert [file.key for file in enquiry.files.all()] == [kept.key]


def test_a_kept_file_can_be_left_out(client):
    enquiry = cases.assigned()
    kept = pending(named("clara"), "photo.jpg", jpeg())
    marks = {"attached_kept": [kept.key], "attached_drop": [kept.key]}
    assert sending(client, "clara", enquiry, "add", **marks).status_code == 302
    assert not EnquiryFile.objects.exists()
    assert not PendingUpload.objects.exists()


def test_a_wrong_file_gives_a_sentence_and_the_text_and_the_right_file_stay(client):
    enquiry = cases.assigned()
    chosen = [upload("photo.jpg", jpeg()), upload("page.html", b"<html>")]
    page = sending(client, "clara", enquiry, "add", text="Look here", attached=chosen)
    text = page.content.decode()
    assert "“page.html” is a web page. Save it as a PDF" in text
    assert "Look here" in text
    assert PendingUpload.objects.get().name == "photo.jpg"
    assert not enquiry.files.exists()


def test_nobody_sends_what_another_has_chosen(client):
    enquiry = cases.assigned()
    others = pending(named("nia"), "photo.jpg", jpeg())
    answer = sending(client, "clara", enquiry, "add", attached_kept=[others.key])
    assert answer.status_code == 409
    assert "We no longer have one of the files you chose" in answer.content.decode()
    assert PendingUpload.objects.get() == others
    assert not enquiry.files.exists()
    assert enquiry.letters.count() == 1


def test_a_second_press_sends_nothing_twice(client):
    enquiry, key = cases.assigned(), uuid4()
    kept = pending(named("clara"), "photo.jpg", jpeg())
    for _ in range(2):
        form = {"key": key, "attached_kept": [kept.key]}
        assert sending(client, "clara", enquiry, "add", **form).status_code == 302
    assert enquiry.files.count() == 1
    assert enquiry.letters.count() == 2


def test_a_refused_verb_stores_nothing(client):
    enquiry = cases.assigned()
    chosen = [upload("photo.jpg", jpeg())]
    assert sending(client, "grace", enquiry, "answer", attached=chosen).status_code == 403
    assert not PendingUpload.objects.exists()


def test_six_files_are_one_too_many(client):
    enquiry = cases.assigned()
    chosen = [upload(f"{n}.jpg", jpeg()) for n in range(6)]
    page = sending(client, "clara", enquiry, "add", attached=chosen).content.decode()
    assert "You have chosen 6 files. Send 5 or fewer at a time" in page


def test_when_the_action_fails_the_upload_is_pending_as_before():
    enquiry = cases.answered()
    kept = pending(named("clara"), "photo.jpg", jpeg())
    with pytest.raises(PermissionDenied):
        actions.add_information(enquiry, text="x", by=named("clara"), key=uuid4(), attached=[kept])
    assert PendingUpload.objects.get() == kept
    assert store.file_content(kept.key)


def test_an_opening_is_recorded_and_both_sides_see_it(client):
    enquiry = cases.assigned()
    file = cases.with_photo(enquiry)
    about = file.get_absolute_url()
    client.force_login(named("omar"))
    client.get(f"{about}picture/")
    client.get(f"{about}save/").getvalue()
    opened = [(o.reader.name, o.how) for o in file.openings.all()]
    assert opened == [("Omar Haddad", "downloaded"), ("Omar Haddad", "looked")]
    client.force_login(named("clara"))
    page = client.get(about).content.decode()
    assert "<strong>Omar Haddad</strong> saved a copy" in page
    assert "<strong>Omar Haddad</strong> viewed it" in page
    assert "We removed the details of where and when it was taken." in page


@pytest.mark.parametrize("change", ["UPDATE {} SET how = 'x'", "DELETE FROM {}"])
def test_the_record_of_openings_cannot_be_changed(change, client):
    file = cases.with_photo(cases.assigned())
    client.force_login(named("omar"))
    client.get(f"{file.get_absolute_url()}picture/")
    with pytest.raises(DatabaseError, match="Cannot"), as_owner() as cursor:
        cursor.execute(change.format("enquiries_enquiryfileopening"))
    assert file.openings.count() == 1


@pytest.mark.parametrize("who", ["nia", "stan", "eve", "mona", "sam"])
def test_a_stranger_opens_nothing_and_leaves_no_opening(who, client):
    file = cases.with_photo(cases.assigned())
    client.force_login(named(who))
    for address in ("", "save/", "picture/"):
        assert client.get(f"{file.get_absolute_url()}{address}").status_code == 404
    assert not file.openings.exists()


def test_a_file_is_found_below_its_own_enquiry_only(client):
    file, other = cases.with_photo(cases.assigned()), cases.assigned()
    client.force_login(named("omar"))
    wrong = reverse("enquiries:file-save", args=[other.pk, file.key])
    assert client.get(wrong).status_code == 404


def test_a_file_has_a_history():
    file = cases.with_photo(cases.assigned())
    row = file.history.get()
    assert (row.history_user, row.history_change_reason) == (named("clara"), "attached")


def test_an_enquiry_is_found_by_the_name_of_a_file():
    enquiry = cases.assigned()
    cases.with_photo(enquiry, pdf(), "drainage survey.pdf")
    assert Enquiry.objects.filter(search="drainage").get() == enquiry


def test_a_letter_says_that_its_reader_has_not_opened_it(client):
    file = cases.with_photo(cases.assigned(), pdf(), "letter.pdf")
    client.force_login(named("omar"))
    about = file.get_absolute_url()
    assert "have not opened it yet" in client.get(about).content.decode()
    client.get(f"{about}save/").getvalue()
    assert "have not opened it yet" not in client.get(about).content.decode()


def test_the_times_of_a_file_are_those_of_its_letter_and_its_opening(client, clock):
    enquiry = cases.assigned()
    file = cases.with_photo(enquiry)
    assert file.added_at == clock.at == file.letter.sent_at
    clock.at += timedelta(hours=1)
    client.force_login(named("omar"))
    client.get(f"{file.get_absolute_url()}picture/")
    assert file.openings.get().opened_at == clock.at


def test_someone_signed_out_keeps_the_text_and_is_told_to_choose_the_file_again(client):
    enquiry = cases.assigned()
    client.force_login(named("clara"))
    address = reverse("enquiries:add", args=[enquiry.pk])
    mark = client.get(address).context["form"]["signed_for"].value()
    client.logout()
    form = {"key": uuid4(), "text": "Look here", "signed_for": mark}
    assert client.post(address, form | {"attached": [upload("a.jpg", jpeg())]}).status_code == 302
    signing_in = {"login": named("clara").email, "password": PASSWORD}
    client.post(reverse("account_login"), signing_in)
    page = client.get(address).content.decode()
    assert "Look here" in page
    assert "Choose your files again." in page
    assert not PendingUpload.objects.exists()
