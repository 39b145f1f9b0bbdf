"""Files of the case: added by the office and an investigator, sent to the complainant, sealed."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.files import arriving, checking
from casework.files.models import PendingUpload
from complaints import access_record
from complaints.case import copy_to_monitoring_officer, files
from complaints.models import Complaint, Evidence, Look, Stage, Verb
from protocols.models import PromiseKind
from tests.clients import Client
from tests.complaints import cases, sealed_notices
from tests.complaints.test_copies_and_links import act, to_manager
from tests.complaints.test_dump import dump, unpacked
from tests.files import docx, jpeg, pdf, upload
from tests.files.unseen import WORD_COMMENTS
from tests.people import named

pytestmark = pytest.mark.django_db
NAME = "Caterwaul report.pdf"


@pytest.fixture
def complaint(clock):
    """Clara's about Ruth, which Eve has and Grace investigates."""
    complaint = cases.acknowledged()
    cases.access_given(complaint, "grace")
    return Complaint.objects.get(pk=complaint.pk)


def signed_in(who):
    client = Client()
    client.force_login(named(who))
    return client


def added(complaint, do=files.add_files, by="eve", name=NAME, content=None):
    checked = checking.checked_upload(name, content or pdf())
    uploads = [arriving.passing_upload(checked, by=named(by))]
    do(complaint, what="report", uploads=uploads, by=named(by), key=uuid4())
    return Evidence.objects.filter(case=complaint).latest("pk")


def at(complaint, page):
    return reverse("complaints:verb", args=[complaint.reference, page])


def open_file(who, row):
    return signed_in(who).get(reverse("complaints:file", args=[row.case.reference, row.key]))


def case_page(who, complaint):
    return signed_in(who).get(complaint.get_absolute_url()).content.decode()


@pytest.mark.parametrize("who", ["eve", "grace"])
def test_the_office_and_an_investigator_add_files_to_the_case_file(complaint, who):
    client = signed_in(who)
    page = client.get(at(complaint, "file")).content.decode()
    for reader in ("Eve Larkin", "Grace"):
        assert reader in page
    assert "Clara Okafor will not see them" in page
    form = {"key": uuid4(), "what": "statement", "uploads": [upload(NAME, pdf(2))]}
    assert client.post(at(complaint, "file"), form).status_code == 302
    (row,) = Evidence.objects.filter(case=complaint)
    assert (row.details.name, row.details.what) == (NAME, "statement")
    assert named(who).name in row.details.added_by
    assert not PendingUpload.objects.exists()
    for reader in ("eve", "grace"):
        assert NAME in case_page(reader, complaint)
        assert open_file(reader, row).status_code == 200


def test_the_complainant_neither_sees_nor_opens_a_file_of_the_case_file(complaint):
    row = added(complaint)
    open_file("eve", row)
    page = case_page("clara", complaint)
    for word in ("Caterwaul", "case file", "added files", "downloaded"):
        assert word not in page
    assert open_file("clara", row).status_code == 404
    assert "Caterwaul" in case_page("eve", complaint)


def test_a_file_sent_to_the_complainant_is_theirs_to_open(complaint):
    clara = signed_in("clara")
    client = signed_in("eve")
    page = client.get(at(complaint, "send-files")).content.decode()
    assert "Will be able to open these files" in page
    form = {"key": uuid4(), "what": "letter", "uploads": [upload("Outcome.pdf", pdf())]}
    assert client.post(at(complaint, "send-files"), form).status_code == 302
    (row,) = Evidence.objects.filter(case=complaint)
    page = clara.get(complaint.get_absolute_url()).content.decode()
    assert "Letter added by Eve Larkin, Chief Executive on " in page
    assert "sent files to the complainant: Outcome.pdf" in page
    assert open_file("clara", row).status_code == 200


def test_each_side_is_told_that_there_is_something(complaint):
    sealed_notices.forget()
    added(complaint, by="grace")
    assert "Eve Larkin" in sealed_notices.told()
    sealed_notices.forget()
    added(complaint, files.send_files)
    assert sealed_notices.told() == ["Clara Okafor"]


def test_files_for_the_complainant_keep_the_promise_of_an_update(complaint, clock):
    clock.next_day()
    added(complaint)
    assert not complaint.promises.filter(kind=PromiseKind.COMPLAINT_UPDATE, kept_at__isnull=False)
    added(complaint, files.send_files)
    updates = complaint.promises.filter(kind=PromiseKind.COMPLAINT_UPDATE).order_by("pk")
    assert [bool(promise.kept_at) for promise in updates] == [True, False]


@pytest.mark.parametrize("role", ["conciliator", "independent", "panel", "informed"])
def test_others_who_were_given_access_read_files_and_add_none(clock, role):
    complaint = cases.acknowledged()
    cases.access_given(complaint, "grace", role=role)
    row = added(complaint)
    assert open_file("grace", row).status_code == 200
    assert at(complaint, "file") not in case_page("grace", complaint)
    page = signed_in("grace").get(at(complaint, "file"))
    assert page.status_code == 403
    assert "someone it has asked to investigate" in page.content.decode()
    with pytest.raises(PermissionDenied):
        added(complaint, by="grace")


def test_only_the_office_sends_files_to_the_complainant(complaint):
    assert signed_in("grace").get(at(complaint, "send-files")).status_code == 403
    with pytest.raises(PermissionDenied, match="Only the office"):
        added(complaint, files.send_files, by="grace")


@pytest.mark.parametrize("who", ["clara", "ruth", "omar", "mona", "ada"])
def test_nobody_else_finds_a_way_to_add_files(complaint, who):
    for page in ("file", "send-files"):
        form = {"key": uuid4(), "what": "report", "uploads": [upload("a.pdf", pdf())]}
        assert signed_in(who).post(at(complaint, page), form).status_code == 404
    assert not Evidence.objects.filter(case=complaint).exists()


@pytest.mark.parametrize("stage", Stage)
def test_files_can_be_added_at_each_step_until_the_complaint_ends(clock, stage):
    complaint = cases.complaint_at(stage)
    for do in (files.add_files, files.send_files):
        if stage in (Stage.CLOSED, Stage.WITHDRAWN):
            with pytest.raises(PermissionDenied, match="This complaint has been"):
                added(complaint, do)
        else:
            assert added(complaint, do).case_id == complaint.pk


def test_an_investigator_whose_access_has_ended_adds_nothing(complaint):
    from complaints import access

    (grant,) = complaint.grants.all()
    access.end_access(complaint, access=grant, text="Done", by=named("eve"), key=uuid4())
    complaint = Complaint.objects.get(pk=complaint.pk)
    assert signed_in("grace").get(at(complaint, "file")).status_code == 404


def test_history_and_notices_name_no_file_outside_the_seal(complaint):
    added(complaint)
    added(complaint, files.send_files, name="Zanzibar.pdf")
    stored = unpacked(b"\n".join(dump().values()))
    for word in (b"caterwaul", b"zanzibar"):
        assert word not in stored
    reasons = complaint.history.values_list("history_change_reason", flat=True)
    assert list(reasons[:2]) == [Verb.SENT_FILES, Verb.FILED]
    seen = access_record.access_record_of(complaint, for_complainant=False)
    assert (seen[1].did, seen[1].what) == (Verb.FILED, NAME)


def test_who_opens_a_file_of_the_case_file_is_recorded_for_its_readers_only(complaint):
    open_file("grace", added(complaint))
    first = access_record.access_record_of(complaint, for_complainant=False)[0]
    assert (first.did, first.words) == (Look.DOWNLOADED_CASE_FILE, f"downloaded {NAME}")
    seen = access_record.access_record_of(complaint, for_complainant=True)
    assert {entry.did for entry in seen} & {Look.DOWNLOADED_CASE_FILE, Verb.FILED} == set()


def test_the_same_form_twice_adds_once(complaint):
    key = uuid4()
    for _ in range(2):
        checked = checking.checked_upload("a.jpg", jpeg())
        uploads = [arriving.passing_upload(checked, by=named("eve"))]
        files.add_files(complaint, what="other", uploads=uploads, by=named("eve"), key=key)
    assert Evidence.objects.filter(case=complaint).count() == 1


def test_the_same_checks_as_for_any_upload(complaint):
    client = signed_in("eve")
    plan = docx(("word/comments.xml", WORD_COMMENTS))
    wrong = {
        "“a.exe” is not a type of file": upload("a.exe", b"MZ"),
        "“a.docx” has comments": upload("a.docx", plan),
        "formula in row 1": upload("a.csv", b"=1+1"),
    }
    for words, file in wrong.items():
        form = {"key": uuid4(), "what": "report", "uploads": [file]}
        page = client.post(at(complaint, "file"), form)
        assert page.status_code == 200
        assert words in page.content.decode()
    form = {"key": uuid4()}
    errors = client.post(at(complaint, "file"), form).context["form"].errors
    assert errors == {"what": ["Select what these files are"], "uploads": ["Choose a file"]}
    assert not Evidence.objects.filter(case=complaint).exists()


def test_a_complaint_has_room_for_so_many_files(complaint, monkeypatch):
    monkeypatch.setattr(Evidence, "MOST_OF_CASE", 1)
    added(complaint)
    with pytest.raises(PermissionDenied, match="has 1 of the 1 files that it can have"):
        added(complaint)


def test_a_copy_for_the_monitoring_officer_has_only_what_was_sent(clock):
    complaint = to_manager(clock)
    added(complaint, by="ruth")
    act(copy_to_monitoring_officer.send_copy, complaint, "omar", text="Respect")
    made = Complaint.objects.exclude(pk=complaint.pk).get()
    names = [row.details.name for row in Evidence.objects.filter(case=made)]
    assert names == ["note.pdf"]
