"""A warning about a file stands beside it, and the file goes once its sender has confirmed it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.files import arriving, checking
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from casework.files.warnings import confirmation_of
from complaints.lodging import drafts
from complaints.models import Evidence
from enquiries.models import EnquiryFile
from tests.complaints import cases as complaint_cases
from tests.drafting import lodging_url
from tests.enquiries import cases
from tests.files import docx, jpeg, pdf, upload
from tests.files.unseen import WORD_COMMENTS, attached
from tests.people import named

pytestmark = pytest.mark.django_db
HAS_COMMENTS = "“plan.docx” has comments. Everyone who opens it can find these"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"


def plan():
    return upload("plan.docx", docx(("word/comments.xml", WORD_COMMENTS)))


@pytest.fixture
def add(client):
    """Posts what is added to an enquiry of Clara's."""
    enquiry = cases.assigned()
    client.force_login(named("clara"))
    at = reverse("enquiries:add", args=[enquiry.pk])

    def post(**more):
        return client.post(at, {"key": uuid4(), "text": "The plan", **more})

    post.enquiry = enquiry
    return post


def test_a_file_with_a_warning_waits_beside_its_words_until_they_are_ticked(add):
    asked = add(attached=[plan()])
    assert asked.status_code == 200
    assert asked.context["form"].errors["attached"] == [
        "Select “Send as it is” for “plan.docx”, or remove it and choose another file"
    ]
    assert HAS_COMMENTS in asked.content.decode()
    (kept,) = PendingUpload.objects.all()
    assert f'value="{confirmation_of(HAS_COMMENTS)}"' in asked.content.decode()
    assert not add.enquiry.files.exists()
    unticked = add(attached_kept=[kept.key])
    assert HAS_COMMENTS in unticked.content.decode()
    sent = add(attached_kept=[kept.key], attached_as_it_is=[confirmation_of(HAS_COMMENTS)])
    assert sent.status_code == 302
    assert add.enquiry.files.get().name == "plan.docx"
    assert not PendingUpload.objects.exists()


def test_what_was_ticked_is_ticked_when_the_page_comes_back_and_can_be_taken_back(add):
    add(attached=[plan()])
    (kept,) = PendingUpload.objects.all()
    tick = confirmation_of(HAS_COMMENTS)
    again = add(text="", attached_kept=[kept.key], attached_as_it_is=[tick]).content.decode()
    assert again.count(f'value="{tick}"') == 1
    assert " checked" in again.partition(f'value="{tick}"')[2].partition(">")[0]
    unticked = add(attached_kept=[kept.key])
    assert unticked.status_code == 200
    assert PendingUpload.objects.get().confirmed_at is None


def test_the_words_of_another_file_confirm_nothing(add):
    add(attached=[plan(), upload("b.docx", docx(("word/comments.xml", WORD_COMMENTS)))])
    keys = list(PendingUpload.objects.values_list("key", flat=True))
    half = add(attached_kept=keys, attached_as_it_is=[confirmation_of(HAS_COMMENTS)])
    assert half.status_code == 200
    assert len(half.context["form"].errors["attached"]) == 1
    assert "“b.docx”" in half.context["form"].errors["attached"][0]


def test_a_file_that_hides_nothing_goes_at_once(add):
    assert add(attached=[upload("a.jpg", jpeg()), upload("b.pdf", pdf())]).status_code == 302
    assert add.enquiry.files.count() == 2


def test_no_action_takes_a_file_whose_warning_is_not_confirmed():
    clara, enquiry = named("clara"), cases.assigned()
    row = arriving.store_upload(checking.checked_upload("a.pdf", attached()), by=clara)
    with pytest.raises(PermissionDenied, match="will lose the files attached to it"):
        attach_uploads([row], EnquiryFile, by=clara, case=enquiry)
    assert PendingUpload.objects.filter(pk=row.pk).exists()


def test_a_file_of_a_complaint_is_chosen_again_with_its_words_ticked(client, clock):
    complaint_cases.drafted()
    client.force_login(named("clara"))
    asked = client.post(lodging_url("files"), {"key": uuid4(), "evidence": [plan()]})
    assert asked.status_code == 200
    tick = confirmation_of(HAS_COMMENTS)
    assert f'value="{tick}"' in asked.content.decode()
    assert "Send “plan.docx” as it is, and choose it again below" in asked.content.decode()
    assert not PendingUpload.objects.exists()
    assert not Evidence.objects.exists()
    form = {"key": uuid4(), "evidence": [plan()], "evidence_as_it_is": [tick]}
    assert client.post(lodging_url("files"), form).status_code == 302
    assert Evidence.objects.get().details.name == "plan.docx"


def test_no_complaint_takes_a_file_whose_warning_is_not_confirmed(clock):
    draft, clara = complaint_cases.drafted(), named("clara")
    row = arriving.passing_upload(checking.checked_upload("a.pdf", attached()), by=clara)
    with pytest.raises(PermissionDenied, match="will lose the files attached to it"):
        drafts.seal_uploads(draft, [row])
    assert not Evidence.objects.exists()
