import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.models import NoticeState
from complaints.models import Complaint
from dev.demo.people import PASSWORD
from documents.models import DocumentRequest
from enquiries.models import (
    Enquiry,
    EnquiryLetter,
    EnquiryPromise,
    Resident,
    StandardAnswerUse,
    Status,
)
from enquiries.residents.book import residents_of
from people.models import Appointment, User
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.models import AgendaBriefing, Declaration, EmploymentCase, RecruitmentPanel
from reports.models import QuarterlyReport
from tests.demo_council import empty_tables, run, signed_in
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def output(django_db_setup, django_db_blocker):
    """Westhaven instead of the usual cast, for this module; then everything as it was."""
    with django_db_blocker.unblock(), transaction.atomic():
        empty_tables()
        yield run(force=True)
        transaction.set_rollback(True)
    connection.close()


def test_it_prints_who_to_sign_in_as(output):
    for name in ("Clara Okafor", "Omar Haddad", "Ruth Adeyemi", "Director of Place", "Dev Patel"):
        assert name in output
    assert "clara@westhaven.example" in output
    assert PASSWORD in output
    assert run(people=True).strip() in output


def test_everybody_can_sign_in():
    people = User.objects.filter(appointments__isnull=False).distinct()
    assert all(Client().login(email=one.email, password=PASSWORD) for one in people)


def test_signing_in_through_the_page_shows_the_home_page():
    client = Client()
    answer = client.post(
        reverse("account_login"), {"login": "clara@westhaven.example", "password": PASSWORD}
    )
    assert answer.status_code == 302
    assert "Councillor Clara Okafor" in client.get("/").content.decode()


def test_every_role_of_a_council_is_held():
    held = set(Appointment.objects.current().values_list("role", flat=True))
    assert held == set(Role) - {Role.CHIEF_OPERATING_OFFICER}


def test_the_eight_most_useful_people_come_first():
    first = Appointment.objects.order_by("pk").values_list("person__name", flat=True)[:8]
    assert list(first) == [
        "Clara Okafor",
        "Omar Haddad",
        "Ruth Adeyemi",
        "Colin Baxter",
        "Dev Patel",
        "Judith Amankwah",
        "Mona Lindqvist",
        "Ravi Menon",
    ]


def test_the_protocol_is_oxfords_with_routes_of_section_c():
    protocol = todays_protocol()
    assert protocol.clause_name(protocol.clause_of("reply")) == "Oxford 23.5"
    assert protocol.clause_name(protocol.clause_of("chase-answer")).split() == [
        "Section",
        "C",
        "3.5",
    ]
    assert (protocol.route("policy").to, protocol.route("chase").to) == (
        ("chief-executive",),
        ("director",),
    )
    assert protocol.rule("member-reply").amount == 1
    assert protocol.drafted_by != protocol.adopted_by
    assert {clause.number for clause in protocol.clauses.all()} >= {protocol.route("policy").clause}


def test_every_state_is_there():
    assert set(Enquiry.objects.values_list("status", flat=True)) == set(Status)


def test_some_are_late_some_are_held_and_one_is_chased():
    now = timezone.now()
    assert Enquiry.objects.open().filter(queue_at__lt=now).count() >= 3
    assert Enquiry.objects.open().filter(due_at__gt=now).count() >= 10
    assert Enquiry.objects.open().filter(held_until__isnull=False).count() >= 2
    assert Enquiry.objects.filter(chased_at__isnull=False).exists()
    assert Enquiry.objects.open().filter(officer=None, office="").count() >= 3


def test_history_is_dated_by_the_day_it_tells_of():
    now = timezone.now()
    for enquiry in Enquiry.objects.all():
        raised = enquiry.history.earliest("history_date", "history_id")
        assert raised.history_change_reason == "raised"
        assert raised.history_date == (enquiry.typed_at or enquiry.received_at) < now
    assert not Enquiry.history.filter(history_date__gt=now).exists()


def test_reminders_of_the_past_were_sent_in_the_past():
    from casework.models import Notice

    sent = Notice.objects.filter(state=NoticeState.SENT).exclude(step="")
    assert sent.count() >= 10
    assert not sent.filter(sent_at__gt=timezone.now() - timedelta(hours=1)).exists()


def test_nothing_happens_where_there_are_people_already():
    before = Enquiry.objects.count()
    assert run(force=True, if_empty=True) == ""
    with pytest.raises(CommandError, match="already people"):
        run(force=True)
    assert Enquiry.objects.count() == before


def test_the_last_quarter_has_a_report_to_committee():
    assert QuarterlyReport.objects.get().signed_off_by.name == "Mona Lindqvist"


def test_it_refuses_to_run_where_it_is_not_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        run(enquiries=10)


def test_many_enquiries_are_as_if_the_actions_had_written_them():
    before = Enquiry.objects.count()
    with transaction.atomic():
        with as_owner():  # as the command becomes, where there is an owner's address
            run(force=True, enquiries=500)
        many = Enquiry.objects.filter(pk__gt=before)
        assert many.count() == 500
        assert set(many.values_list("status", flat=True)) == set(Status)
        assert 150 < many.open().count() < 250
        call_command("verify_history", stdout=io.StringIO())
        every_one_has_what_it_needs(many)
        can_be_worked_with(many)
        transaction.set_rollback(True)


def every_one_has_what_it_needs(many):
    keys = set(many.values_list("pk", flat=True))
    assert set(EnquiryLetter.objects.values_list("case", flat=True)) >= keys
    assert set(EnquiryPromise.objects.values_list("case", flat=True)) >= keys
    assert not many.filter(search="").exists()
    promises = EnquiryPromise.objects.open().filter(
        kind__in=("reply", "full-reply", "member-reply")
    )
    for enquiry in many.open():
        assert enquiry.due_at == min(p.due_at for p in promises if p.case_id == enquiry.pk)


def can_be_worked_with(many):
    omar = signed_in("Omar Haddad")
    assert "more than" not in omar.get("/enquiries/?q=residents").content.decode()[:100]
    mine = many.filter(officer__name="Omar Haddad", status=Status.WITH_OFFICER).first()
    assert omar.get(f"/enquiries/{mine.pk}/").status_code == 200
    form = {"text": "It was mended.", "key": "6d6e23f0-6a2f-4c0e-9a44-b4c0b6e5a001"}
    assert omar.post(f"/enquiries/{mine.pk}/answer/", form).status_code == 302
    assert Enquiry.objects.get(pk=mine.pk).status == Status.ANSWERED
    assert signed_in("Clara Okafor").get("/").status_code == 200


def test_a_few_complaints_are_there_and_only_their_readers_see_them():
    assert Complaint.objects.count() == 3
    for name, several in {"Mona Lindqvist": 1, "Ruth Adeyemi": 1, "Derek Vane": 0}.items():
        assert Complaint.objects.visible_to(User.objects.get(name=name)).count() == several


def test_two_connections_are_declared_and_one_waits_for_the_monitoring_officer():
    states = Declaration.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["acknowledged", "declared"]
    assert "Declared connections to acknowledge" in home_page("Mona Lindqvist")
    assert "Declared connections to acknowledge" not in home_page("Judith Amankwah")


def test_one_panel_has_an_outcome_and_one_waits_for_its_councillors():
    decided, to_meet = RecruitmentPanel.objects.order_by("pk")
    assert "Zara Malik" in signed_in("Sofia Reyes").get(decided.get_absolute_url()).content.decode()
    first = signed_in("Clara Okafor").get(to_meet.get_absolute_url())
    assert first.url == f"{to_meet.get_absolute_url()}merit/"


def test_one_employment_case_is_decided_and_only_its_readers_find_it():
    assert {case.state for case in EmploymentCase.objects.all()} == {"decided", "open"}
    for name, number in {"Hana Reed": 2, "Marcus Hale": 2, "Judith Amankwah": 0}.items():
        assert EmploymentCase.objects.visible_to(User.objects.get(name=name)).count() == number


def home_page(name):
    return signed_in(name).get("/").content.decode()


def test_every_resident_is_in_the_address_book_of_their_councillor():
    for row in Resident.objects.select_related("enquiry__member"):
        known = residents_of(row.enquiry.member)
        assert [one.cases for one in known if one.name == row.name] == [(row.enquiry_id,)]


def test_documents_stand_at_different_steps_and_one_waits_for_the_monitoring_officer():
    states = DocumentRequest.objects.values_list("status", flat=True)
    assert sorted(states) == ["asked", "asked", "for-decision", "part-released", "released"]
    page = signed_in("Judith Amankwah").get("/documents/").content.decode()
    assert "Viability report on the sale of Quayside Yard" in page
    waiting = DocumentRequest.objects.get(status="for-decision")
    page = signed_in("Judith Amankwah").get(waiting.get_absolute_url()).content.decode()
    assert "You cannot decide this yet" in page
    assert "Ravi Menon" not in page
    assert "Clara Okafor" not in signed_in("Ravi Menon").get("/documents/").content.decode()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Omar Haddad", "Your unsent replies: 1"),
        ("Fiona Drew", "Waiting for your approval: 1"),
        ("Colin Baxter", "Waiting for your approval: 1"),
        ("Clara Okafor", "Handrail on Chandlers Steps"),
        ("Gareth Pugh", "Flooding under Mill Lane bridge"),
        ("Nia Penrose", "Night closures on Harbour Road"),
    ],
)
def test_what_waits_for_someone_is_on_their_home_page(name, words):
    assert words in signed_in(name).get("/").content.decode()


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("Hannah Brook", "Garden waste over the winter", "The dates were those of last year."),
        ("Peter Quayle", "Gate of the Marsh End allotments", "I have asked for a temporary gate"),
        ("Idris Bowen", "Cover by the chemist rattles", "I will answer both there."),
        ("Farah Siddiqui", "Dark steps down to the late ferry", "Broken lights on Quay Steps"),
        ("Ruth Adeyemi", "Yellow lines on Harbour Street", "Resurfacing of Harbour Road"),
        ("Fiona Drew", "Visitor permits on Kiln Lane", "A letter by Lena Fischer"),
    ],
)
def test_what_officers_did_is_on_the_page_of_the_enquiry(name, title, words):
    enquiry = Enquiry.objects.get(title=title)
    assert words in signed_in(name).get(enquiry.get_absolute_url()).content.decode()


def test_a_standard_answer_was_used():
    assert StandardAnswerUse.objects.get().by.name == "Omar Haddad"


def test_an_officer_sees_whom_they_cover_for():
    page = " ".join(signed_in("Omar Haddad").get("/").content.decode().split())
    assert "For Sunita Rao, away until" in page


def test_meetings_have_a_story_of_each_kind():
    clara = signed_in("Clara Okafor")
    assert "Northgate depot" in clara.get(reverse("relations:visits")).content.decode()
    agreed = clara.get(reverse("relations:appointments")).content.decode()
    assert "The crossing outside the school" in agreed
    colin = signed_in("Colin Baxter").get(reverse("home")).content.decode()
    assert "Places scrutiny panel" in colin
    board = AgendaBriefing.objects.get(status="held").get_absolute_url()
    assert "Samir Aziz" in signed_in("Samir Aziz").get(board).content.decode()
    cathy = signed_in("Cathy Brewer").get(reverse("relations:advice")).content.decode()
    assert "Extension at 4 Dock Street" in cathy


def test_a_letter_was_shared_one_was_sent_in_confidence_and_the_media_team_asks_a_service():
    ines = signed_in("Ines Duarte")
    shared = ines.get(reverse("enquiries:letters-shared")).content.decode()
    assert "Answer from Stan" in shared
    secret = EnquiryLetter.objects.get(confidential_to__isnull=False)
    assert secret.confidential_to.name == "Clara Okafor"
    clara = signed_in("Clara Okafor").get(secret.case.get_absolute_url()).content.decode()
    assert "Two would keep the ground floor open" not in clara
    omar = signed_in("Omar Haddad").get(reverse("announcements:information-requests"))
    assert "Claims after potholes" in omar.content.decode()
