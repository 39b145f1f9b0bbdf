"""History: nothing that the portal can do alters a record, and what each row of it says."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from casework.absences.actions import record_absence
from casework.models import Letter, MailSays, NewsWhen
from casework.news.actions import choose_what_emails_say, choose_when
from casework.notes.actions import add_note
from casework.notes.models import Note
from complaints import access
from complaints.models import GrantRole
from complaints.vacant_office import actions as vacant_office_actions
from enquiries import actions
from enquiries.assistants.actions import let_send
from enquiries.case.approval_files import put_up_files
from enquiries.models import (
    ContentiousFlag,
    DecidedWork,
    EarlierService,
    Enquiry,
    EnquiryHandover,
    EnquiryLink,
    EnquiryShare,
    FirstReport,
    Proposal,
    ServiceClearance,
    Status,
    Verb,
)
from enquiries.standard_answers.actions import record_use
from enquiries.standard_answers.subjects import subject_of_enquiry
from foundation.history import write, write_new
from people.models import (
    Appointment,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    RestrictedPost,
    Service,
    Ward,
    system_user,
)
from people.roles import Role
from portal.personal_data import OURS
from protocols.models import ClosureDay, ElectionPeriod, Protocol
from tests.announcements.announcements import told_on_record
from tests.announcements.decisions import decision_on_record
from tests.announcements.letters import letter_on_record
from tests.announcements.media_records import media_on_record
from tests.announcements.members_meetings import members_meeting_on_record
from tests.announcements.ward_meetings import ward_matters_on_record
from tests.assistants import assistant
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.enquiries.forwardings import shared_letter
from tests.enquiries.saved_views import saved_view
from tests.enquiries.standard_answers import standard_answer
from tests.exports.on_record import export_on_record
from tests.files import jpeg, pdf, pending
from tests.imports.files import a_file
from tests.leavers.records import leaver_on_record
from tests.owner import as_owner
from tests.people import named
from tests.relations import group_meetings
from tests.relations.advice import advice_on_record
from tests.relations.agendas import agenda_on_record
from tests.relations.appointments import appointment_on_record
from tests.relations.briefings import briefing_on_record
from tests.relations.connections import declared
from tests.relations.employment_cases import employment_case_on_record
from tests.relations.informal_briefings import informal_briefing_on_record
from tests.relations.panels import panel_on_record
from tests.relations.scrutiny import scrutiny_on_record
from tests.relations.visits import visit_on_record
from tests.reports.records import report_on_record
from tests.retention.records import retention_on_record
from tests.scim.records import accounts_on_record

pytestmark = pytest.mark.django_db

MODELS = [model for app in OURS for model in apps.get_app_config(app).get_models()]
HISTORIES = [model for model in MODELS if hasattr(model, "history_object")]
LETTERS = [model for model in MODELS if issubclass(model, (Letter, Note))]
RECORDS = HISTORIES + LETTERS
each_record = pytest.mark.parametrize("model", RECORDS, ids=lambda model: model._meta.label)


@pytest.fixture
def one_of_each(clock):
    """A row in every table of records, each written as the portal writes it."""
    by, clara, day = named("petra"), named("clara"), timezone.localdate()
    cases.raised(kind="casework", resident={"name": "Mrs Ewart", "basis": "asked"})
    photo, case = [pending(clara, "photo.jpg", jpeg())], cases.assigned()
    actions.add_information(case, text="Here it is.", attached=photo, by=clara, key=uuid4())
    requests.seated()
    requests.shared()
    records_of_posts()
    records_of_officers()
    records_of_colleagues()
    choose_what_emails_say(MailSays.SUBJECT, by=named("pat"))
    choose_when(NewsWhen.MORNING, by=clara)
    records_of_complaints()
    declared()
    records_of_meetings()
    write(FirstReport(member=clara, noted_at=timezone.now()), by=by, reason="noted")
    write(ElectionPeriod(name="By-election", starts_on=day, ends_on=day), by=by, reason="set")
    write(ClosureDay(day=timezone.localdate(), why="Training"), by=by, reason="added")
    record_absence(starts_on=day, ends_on=day, key=uuid4(), by=named("mona"))
    for model in HISTORIES:
        if not model.objects.exists():  # the cast was put into its posts without any history
            row = model.instance_type.objects.first()
            field = row._meta.fields[1].attname
            write(row, by=by, reason="checked", **{field: getattr(row, field)})
    assert [model for model in RECORDS if not model.objects.exists()] == []


def refused(what, change):
    """The triggers refuse it even to the owner; the application has no right to it either."""
    with pytest.raises(DatabaseError, match=f"Cannot {what}"), as_owner():
        change()
    with pytest.raises(DatabaseError, match=r"permission denied|Cannot"), transaction.atomic():
        change()


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_model_of_record_is_looked_at():
    assert len(HISTORIES) >= 14
    names = " ".join(sorted(model.__name__ for model in LETTERS))
    assert names == "DocumentLetter DocumentNote EnquiryLetter EnquiryNote"


def records_of_posts():
    """A service in a cabinet member's field, a place outside the council, and a new address."""
    by, clara = named("petra"), named("clara")
    post, service = Appointment(person=clara, role=Role.CABINET_MEMBER), Service.objects.first()
    body, held = OutsideBody(name="Harbour Trust"), named("ruth").appointments.get()
    for row in (post, body, Portfolio(post=post, service=service), RestrictedPost(post=held)):
        write(row, by=by, reason="added")
    a_file()
    retention_on_record()
    write(OutsideAppointment(person=clara, body=body), by=by, reason="added")
    accounts_on_record()


def records_of_officers():
    """A mark, a question and a letter that waits for approval, with files; a group meeting."""
    group_meetings.asked()
    case, by, at = cases.assigned(), named("omar"), timezone.now()
    write(ContentiousFlag(case=case, reason="Radio", by=by, at=at), by=by, reason="marked")
    row = Proposal(case=case, verb="answer", said={"text": "Yes."}, by=by, at=at)
    write(row, by=by, reason="proposed")
    put_up_files(row, [pending(by, "letter.pdf", pdf())], by=by)
    asked(case, attached=[pending(by, "plan.pdf", pdf())])
    write(ServiceClearance(service=case.service, groups=["policy"]), by=by, reason="set")
    texts = {"title": "Gulley", "text": "Mend it.", "body": "The council", "minute": "C1"}
    more = {"decided_on": timezone.localdate(), "service": case.service, "recorded_by": by}
    write(DecidedWork(**texts, **more), by=by, reason="recorded")
    add_note(case, text="The contractor is late.", key=uuid4(), by=by)
    record_use(standard_answer(), subject_of_enquiry(case), by=by)
    saved_view(by="omar")
    leaver_on_record()
    export_on_record()
    write(EarlierService(case=case, service=case.service, by=by, at=at), by=by, reason="passed on")
    add_note(requests.assigned(), text="It names a resident.", key=uuid4(), by=by)
    write(EnquiryLink(case=case, other=cases.raised(), by=by, at=at), by=by, reason="linked")


def records_of_colleagues():
    """An enquiry of Clara's that Nia was shown and took over, and an assistant who can send."""
    case, clara, nia, at = cases.raised(), named("clara"), named("nia"), timezone.now()
    given = {"person": nia, "given_by": clara, "given_at": at}
    passed = {"from_member": clara, "to_member": nia, "by": clara, "at": at}
    write(EnquiryShare(case=case, **given), by=clara, reason="shared")
    write(EnquiryHandover(case=case, **passed), by=clara, reason="handed over")
    let_send(assistant(), by=clara)
    shared_letter()


def records_of_meetings():
    visit_on_record()
    appointment_on_record()
    agenda_on_record()
    advice_on_record()
    briefing_on_record()
    informal_briefing_on_record()
    letter_on_record()
    scrutiny_on_record()
    told_on_record()
    media_on_record()
    panel_on_record()
    members_meeting_on_record()
    employment_case_on_record()
    ward_matters_on_record()
    decision_on_record()
    report_on_record()


def records_of_complaints():
    """A complaint with an access that was given, and an office that two people would open."""
    complaint = complaints.sent()
    grant = {"person": named("grace"), "role": GrantRole.INVESTIGATOR, "text": "To look into it."}
    access.give_access(complaint, **grant, by=named("eve"), key=uuid4())
    vacant = vacant_office_actions.vacant_offices()[0]
    vacant_office_actions.ask_to_open(vacant, text="She has left", by=named("mona"), key=uuid4())


def test_a_record_can_be_neither_changed_nor_removed(one_of_each):
    for model in RECORDS:
        is_fixed(model)


def is_fixed(model):
    field, table = model._meta.fields[1], model._meta.db_table
    protected = "(update or delete rows|delete some instances)"  # by a trigger or what hangs on it
    refused(protected, lambda: model.objects.update(**{field.name: F(field.name)}))
    refused(protected, model.objects.first().save)
    refused(protected, lambda: sql(f'UPDATE {table} SET "{field.column}" = NULL'))
    refused(protected, model.objects.all().delete)
    refused(protected, model.objects.first().delete)
    refused(protected, lambda: sql(f"DELETE FROM {table}"))


@each_record
def test_a_table_of_records_cannot_be_emptied(model):
    refused("truncate", lambda: sql(f"TRUNCATE {model._meta.db_table} CASCADE"))


def test_a_row_of_history_says_who_when_what_and_why(clock):
    enquiry = cases.assigned()
    clock.next_day()
    actions.answer(enquiry, text="In April.", by=named("omar"), key=uuid4())
    row, before = enquiry.history.order_by("-history_id")[:2]
    assert (row.history_user, row.history_date) == (named("omar"), clock.at)
    assert (row.history_type, row.history_change_reason) == ("~", Verb.ANSWERED)
    assert (before.status, row.status) == (Status.WITH_OFFICER, Status.ANSWERED)
    assert (before.answered_at, row.answered_at) == (None, clock.at)


@pytest.mark.parametrize("status", Status)
def test_no_row_on_the_way_to_a_state_is_without_a_person_and_a_reason(status, clock):
    enquiry = cases.enquiry_at(status, clock)
    rows = [*enquiry.history.all()]
    for promise in enquiry.promises.all():
        rows += promise.history.all()
    assert rows
    assert all(row.history_user and row.history_change_reason for row in rows)
    reasons = [row.history_change_reason for row in enquiry.history.all()]
    assert set(reasons) <= set(Verb)
    assert reasons[-1] == Verb.RAISED


def test_the_version_in_force_says_who_drafted_and_who_adopted_it():
    rows = Protocol.objects.get().history.order_by("history_id")
    changes = [(row.history_user.name, row.history_change_reason) for row in rows]
    assert changes == [("Pat Lowe", "drafted"), ("Mona Reid", "adopted")]


def test_what_the_clock_does_is_done_by_the_portal_itself(clock):
    assert cases.closed(clock).history.first().history_user == system_user()


def test_a_change_writes_the_named_fields_and_no_others(clock):
    enquiry = cases.raised()
    enquiry.title, enquiry.place = "Quietly changed", "Elsewhere"
    write(enquiry, by=named("dev"), reason="test", place="Tide Street")
    saved = Enquiry.objects.get(pk=enquiry.pk)
    assert (saved.title, saved.place) == ("Resurfacing of Harbour Road", "Tide Street")


def test_many_new_rows_have_a_history_each():
    write_new([Ward(name="Quay"), Ward(name="Mole")], by=named("petra"), reason="imported")
    for ward in Ward.objects.filter(name__in=("Quay", "Mole")):
        row = ward.history.get()
        assert (row.history_user, row.history_change_reason) == (named("petra"), "imported")


def test_no_new_rows_are_nothing_to_write():
    write_new([], by=named("petra"), reason="imported")
    assert not Ward.history.filter(history_change_reason="imported").exists()


def test_the_class_of_a_manager_of_history_is_made_once():
    assert type(cases.Enquiry.history) is type(cases.Enquiry.history)


def test_passwords_and_the_search_index_are_in_no_history():
    columns = {field.name for model in HISTORIES for field in model._meta.fields}
    assert not columns & {"password", "last_login", "search", "nudge_at"}
