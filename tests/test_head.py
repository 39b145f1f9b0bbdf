"""A HEAD of what is recorded when it is opened: refused, so nothing is opened or counted."""

import pytest
from django.urls import reverse

from complaints.lodging import drafts
from complaints.models import Evidence, Record
from documents.models import Outcome, ReleasedFile
from enquiries.models import EnquiryFile
from tests.complaints import cases as complaint_cases
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.files import pdf, pending
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def of_enquiry():
    file = cases.with_photo(cases.assigned())
    names, args = ("enquiries:file-save", "enquiries:file-picture"), [file.case_id, file.key]
    return "omar", [reverse(name, args=args) for name in names]


def of_document():
    case = document_cases.accepted(Outcome.DISCLOSE)
    args = [case.reference, case.files.get().key]
    page = reverse("documents:file-page", args=[*args, 1])
    return "clara", [reverse("documents:file-save", args=args), page]


def of_complaint():
    note = pending(named("clara"), "a note.pdf", pdf())
    drafts.seal_uploads(complaint_cases.drafted(), [note])
    case = complaint_cases.sent()
    file = reverse("complaints:file", args=[case.reference, Evidence.objects.get().key])
    return "eve", [case.get_absolute_url(), file]


def recorded():
    openings = [kind.openings.rel.related_model for kind in (EnquiryFile, ReleasedFile)]
    return sum(model.objects.count() for model in (*openings, Record))


@pytest.mark.parametrize("make", [of_enquiry, of_document, of_complaint])
def test_a_head_opens_nothing_and_is_not_counted(make, clock):
    who, urls = make()
    client = signed_in(who)
    for url in urls:
        before = recorded()
        assert client.head(url).status_code == 405
        assert recorded() == before
        assert client.get(url).status_code == 200
        assert recorded() == before + 1
