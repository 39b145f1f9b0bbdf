"""A small council in which every chained table has rows, linked and folded into several heads."""

from uuid import uuid4

from django.db import connection
from django.utils import timezone

from announcements.models import NoticeFile
from casework.files.models import How
from casework.files.openings import record_opening
from casework.models import MailSetting, NewsPreference
from complaints.lodging.actions import send_complaint
from complaints.lodging.drafts import seal_uploads
from documents.models import CommitteeReport, ReleasedFile
from enquiries import actions
from enquiries.models import (
    ContributedFile,
    EnquiryFile,
    FirstReport,
    ProposedFile,
    ReceivedEmail,
    Summary,
)
from evidence import folding
from evidence.tables import models_with_history
from evidence.writing import link_rows_so_far
from foundation.history import write
from people.models import Absence, Committee, Group, Service, Ward
from portal.models import ListDownload
from protocols.models import ClosureDay, ElectionPeriod, HolidayCheck, Protocol
from protocols.models.expected import Acknowledgement, RestrictionRead
from protocols.models.records import Review, Ruling
from relations.group_meetings import notes as group_notes
from relations.models import (
    BriefingOffer,
    GroupNote,
    GroupNoteRelease,
    NoteContents,
    NoteKind,
    ScrutinyPaper,
)
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.enquiries.confidential_letters import opened_in_confidence
from tests.files import jpeg, pdf, pending
from tests.leavers.records import post_end_on_record
from tests.people import named
from tests.relations import group_meetings
from tests.relations.connections import declared
from tests.test_history import (
    records_of_colleagues,
    records_of_complaints,
    records_of_meetings,
    records_of_officers,
    records_of_posts,
)


def make_world() -> None:
    by, clara, day = named("petra"), named("clara"), timezone.localdate()
    cases.raised(kind="casework", resident={"name": "Mrs Ewart", "basis": "asked"})
    photo = [pending(clara, "photo.jpg", jpeg())]
    case = cases.assigned()
    actions.add_information(case, text="Here it is.", attached=photo, by=clara, key=uuid4())
    cases.answered()
    requests.seated()
    requests.shared()
    link_and_fold()
    records_of_posts()
    records_of_officers()
    records_of_colleagues()
    records_of_complaints()
    records_of_relations()
    link_and_fold()
    complaints.decided()
    complaint_with_a_file(clara)
    write(Absence(person=named("eve"), starts_on=day, ends_on=day), by=by, reason="added")
    write(FirstReport(member=clara, noted_at=timezone.now()), by=by, reason="noted")
    write(ElectionPeriod(name="Election", starts_on=day, ends_on=day), by=by, reason="set")
    write(ClosureDay(day=day, why="Training"), by=by, reason="added")
    write(MailSetting(), by=by, reason="chosen", says="reference")
    write(NewsPreference(person=clara), by=clara, reason="chosen", when="both")
    records_without_history(named("omar"), day)
    files = (EnquiryFile, ContributedFile, ProposedFile, ReleasedFile, ScrutinyPaper, NoticeFile)
    for file in (row for model in files for row in model.objects.all()):
        record_opening(file, named("omar"), How.DOWNLOADED)
    rows_without_history_of_their_own(by)


def records_of_relations() -> None:
    opened_in_confidence()
    declared()
    notes_of_a_group()
    records_of_meetings()


def notes_of_a_group() -> None:
    """Of a meeting of one group: offered to another, noted, opened, and released by name."""
    meeting = group_meetings.asked()
    note = {"case": meeting, "kind": NoteKind.NOTE, "author": named("omar")}
    row = GroupNote(written_at=timezone.now(), **note)
    row.seal(NoteContents(text="The group wants salt."))
    row.save()
    group_notes.open_group_notes(meeting, by=named("clara"))
    let_in = {"to": named("nia"), "by": named("clara"), "at": timezone.now()}
    GroupNoteRelease.objects.create(case=meeting, **let_in)
    offer = {"reference": "B-2026-7KQ4MP", "area": "Roads", "officer": named("omar")}
    days = {"offered_at": timezone.now(), "until": timezone.localdate()}
    group = Group.objects.exclude(pk=meeting.group_id).first()
    BriefingOffer.objects.create(case=meeting, group=group, **offer, **days)


def complaint_with_a_file(writer) -> None:
    draft = complaints.drafted()
    seal_uploads(draft, [pending(writer, "letter.pdf", pdf())])
    send_complaint(draft, by=writer)


def records_without_history(person, day) -> None:
    version, now = Protocol.objects.first(), timezone.now()
    HolidayCheck.objects.create(at=now)
    ReceivedEmail.objects.create(digest="5" * 64, at=now, sender=person, outcome="draft")
    ListDownload.objects.create(person=person, at=now, number=1, by_words=False)
    post_end_on_record()
    Summary.objects.create(service=Service.objects.first(), month=day, made_on=day)
    said = {"protocol": version, "by": person, "signed": person.name}
    paper = {"title": "A sale", "text": "Wait.", "presented_on": day, "recorded_at": now}
    paper |= {"by": person, "signed": person.name, "committee": Committee.objects.first()}
    CommitteeReport.objects.create(key=uuid4(), kind="advice", **paper)
    Ruling.objects.create(
        number="3.1", question="What?", says="That.", consulted_on=day, ruled_on=day, **said
    )
    Review.objects.create(since=day, until=day, reviewed_on=day, found="Well", **said)
    RestrictionRead.objects.create(protocol=version, person=person, at=now)
    if not Acknowledgement.objects.exists():
        Acknowledgement.objects.create(protocol=version, person=person, side="officer", at=now)


def rows_without_history_of_their_own(by) -> None:
    """The cast was put into its posts without any."""
    for model in models_with_history():
        row = model._base_manager.first()
        if row and not model.history.exists():
            field = row._meta.fields[1].attname
            write(row, by=by, reason="checked", **{field: getattr(row, field)})


def link_and_fold() -> None:
    link_rows_so_far(connection)
    folding.fold_into_heads()


def make_folded_world() -> None:
    """The same on the next morning: links of confidential rows are in a head as well."""
    make_world()
    link_and_fold()
    folding.fold_some("evidence_sealedlink", timezone.now())
    folding.fold_into_heads()


def add_ward(name: str = "Quay") -> Ward:
    ward = Ward(name=name)
    write(ward, by=named("petra"), reason="added")
    return ward
