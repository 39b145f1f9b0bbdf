"""Who can read a case by name: the page names the people that visibility lets in, and no others."""

import re
from datetime import date
from html import unescape

import pytest
from django.utils import timezone

from casework.absences.actions import end_absence
from complaints.case.content import reader_names
from complaints.lodging import check_answers as complaint_check
from complaints.reader_role import reader_role_of
from documents import readers as document_readers
from documents import routing as document_routing
from documents.asking import check_answers as document_check
from documents.models import DocumentRequest
from enquiries import routing
from enquiries.case import readers as enquiry_readers
from enquiries.handover.actions import hand_over
from enquiries.models import Enquiry, EnquiryShare, Kind
from enquiries.raising import check_answers
from foundation.history import write
from people.models import Service, Standing, User
from people.roles import Role
from protocols.version_cache import todays_protocol
from tests.complaints import cases as complaints
from tests.documents import cases as documents
from tests.enquiries import cases as enquiries
from tests.established import change_posts, establish
from tests.people import STARTED, everybody_has_read, named, signed_in
from tests.test_absences import away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def deputies(clock):
    """Dan deputises for the Monitoring Officer, Tom for the Chief Executive, Ida for Ruth."""
    for name, role in (("Dan Ellis", Role.MONITORING_OFFICER), ("Tom Reeve", Role.CHIEF_EXECUTIVE)):
        deputy(name, role=role)
    deputy("Ida Noor", role=Role.HEAD_OF_SERVICE, service=highways())


def deputy(name, **post):
    person = User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name)
    establish(person=person, standing=Standing.DEPUTY, starts_on=STARTED, **post)


def highways():
    return Service.objects.get(name="Highways")


def leave(*names):
    """Their posts ended yesterday."""
    for name in names:
        change_posts(named(name).appointments.all(), ends_on=date(2026, 11, 30))


def who_sees(case):
    """Everyone in the council that visibility lets in, asked one by one."""
    rows = type(case).objects
    everyone = User.objects.filter(is_system=False)
    return {one.name for one in everyone if rows.visible_to(one).filter(pk=case.pk).exists()}


def names_in(groups):
    return {reader.person.name for group in groups for reader in group.people}


def words_of(response):
    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(text).split())


SCENES = {
    "all there": lambda: None,
    "the Monitoring Officer is away": lambda: away("mona"),
    "both are away": lambda: (away("mona"), away("eve")),
    "the Chief Executive has left": lambda: leave("eve"),
    "nobody leads Highways": lambda: leave("ruth", "colin", "ida"),
    "the councillor and the officer have left": lambda: leave("clara", "omar"),
    "the colleague has left": lambda: leave("nia"),
    "every office is vacant": lambda: leave("eve", "mona", "dan", "tom", "ruth", "colin", "ida"),
}
in_each_scene = pytest.mark.parametrize("scene", SCENES)


def reported(enquiry):
    """Declined and reported to the Monitoring Officer."""
    enquiry.reported_to = Role.MONITORING_OFFICER
    enquiry.save()
    return enquiry


def shared(enquiry):
    """With Nia, as under another version: this one lets no councillor share."""
    clara = named("clara")
    share = EnquiryShare(case=enquiry, person=named("nia"), given_by=clara)
    write(share, by=clara, reason="shared", given_at=timezone.now())
    return enquiry


def taken_over(enquiry):
    """By Nia, from Clara."""
    clara, nia = named("clara"), named("nia")
    hand_over(clara, to=nia, enquiries=[enquiry.pk], by=clara)
    return enquiry


ENQUIRIES = {
    "not assigned": enquiries.raised,
    "with Omar": enquiries.assigned,
    "about policy": lambda: enquiries.raised(Kind.POLICY),
    "reported": lambda: reported(enquiries.assigned()),
    "shared": lambda: shared(enquiries.assigned()),
    "taken over": lambda: taken_over(shared(enquiries.assigned())),
}


@in_each_scene
@pytest.mark.parametrize("kind", ENQUIRIES)
def test_an_enquiry_names_who_can_read_it(kind, scene):
    enquiry = ENQUIRIES[kind]()
    SCENES[scene]()
    enquiry = Enquiry.objects.get(pk=enquiry.pk)
    assert names_in(enquiry_readers.readers_of(enquiry)) == who_sees(enquiry)


DOCUMENTS = {
    "asked": documents.requested,
    "with Omar": documents.assigned,
    "for a view": documents.disputed,
    "viewed": documents.with_view,
}


@in_each_scene
@pytest.mark.parametrize("stage", DOCUMENTS)
def test_a_document_request_names_who_can_read_it(stage, scene):
    case = DOCUMENTS[stage]()
    SCENES[scene]()
    case = DocumentRequest.objects.get(pk=case.pk)
    assert names_in(document_readers.current_readers(case)) == who_sees(case)


@in_each_scene
def test_a_request_waiting_for_advice_names_who_can_read_it(scene, clock):
    case = documents.awaiting_advice(clock)
    SCENES[scene]()
    case = DocumentRequest.objects.get(pk=case.pk)
    assert names_in(document_readers.current_readers(case)) == who_sees(case)


BEFORE_SENDING = pytest.mark.parametrize(
    "scene", [scene for scene in SCENES if "councillor" not in scene]
)


@BEFORE_SENDING
def test_before_a_request_is_sent_its_readers_are_named(scene):
    SCENES[scene]()
    details = documents.asking_actions.RequestDetails(
        title="Report", what="x", right="need-to-know", service=highways()
    )
    unsaved = document_check.preview_request(todays_protocol(), details, named("clara"))
    expected = document_readers.expected_readers(unsaved)
    case = documents.requested()
    at_once = [group for group in expected if not group.condition]
    assert names_in(at_once) | {"Clara Okafor"} == who_sees(case)
    case.office, case.consulted = document_routing.final_offices(case, None)
    case.save()
    assert who_sees(case) - {"Clara Okafor"} <= names_in(expected)


@BEFORE_SENDING
@pytest.mark.parametrize("kind", [Kind.WARD, Kind.POLICY])
def test_before_an_enquiry_is_sent_its_readers_are_named(kind, scene):
    SCENES[scene]()
    version = todays_protocol()
    unsaved = Enquiry(protocol=version, kind=kind, service=highways())
    to = routing.addressee_of(kind, version, unsaved.service)
    expected = check_answers.expected_readers(unsaved, to)
    assert names_in(expected) | {"Clara Okafor"} == who_sees(enquiries.raised(kind))


COMPLAINT_SCENES = pytest.mark.parametrize(
    "scene", ["all there", "the Monitoring Officer is away", "both are away"]
)


@COMPLAINT_SCENES
@pytest.mark.parametrize("about", ["ruth", "eve"])
def test_before_a_complaint_is_sent_its_readers_are_named(about, scene):
    SCENES[scene]()
    clara = named("clara")
    answers = complaint_check.with_route(clara, complaints.answers(about), todays_protocol())
    context = complaint_check.readers_context(clara, answers, todays_protocol())
    complaint = complaints.sent(about=about)
    expected = {one["name"] for one in (*context["people"], *context["beside"])}
    assert expected | {"Clara Okafor"} == who_sees(complaint)


@COMPLAINT_SCENES
def test_a_complaint_names_who_can_open_it(scene):
    SCENES[scene]()
    complaint = complaints.sent()
    role = reader_role_of(named("clara"), complaint)
    lines = [
        line
        for line in reader_names(named("clara"), complaint, role)
        if "only while" not in line and not line.startswith("you")
    ]
    seen = who_sees(complaint) - {"Clara Okafor"}
    assert {line.split(",")[0] for line in lines} == seen


def test_an_excluded_deputy_never_reads_a_complaint_during_an_absence():
    """Tom, a witness, deputises for the Chief Executive; about Eve, so do her deputies."""
    complaint = complaints.sent(witnesses=[named("tom").pk])
    assert who_sees(complaint) == {"Clara Okafor", "Eve Larkin"}
    away("eve")
    assert who_sees(complaint) == {"Clara Okafor", "Eve Larkin"}


def test_a_complaint_does_not_go_to_an_office_for_the_days_of_an_absence_only():
    """Eve is a witness: while she is away her deputy could read it, and no one after that."""
    away("eve")
    complaint = complaints.sent(witnesses=[named("eve").pk])
    assert who_sees(complaint) == {"Clara Okafor", "Mona Reid"}


def test_the_deputy_reads_a_sealed_complaint_only_during_the_absence(clock):
    complaint = complaints.sent()
    absence = away("eve")
    assert who_sees(complaint) == {"Clara Okafor", "Eve Larkin", "Tom Reeve"}
    tom = signed_in("tom")
    assert tom.get(complaint.get_absolute_url()).status_code == 200
    end_absence(absence, by=named("eve"))
    assert tom.get(complaint.get_absolute_url()).status_code == 404


def test_pages_name_the_deputy_and_until_when(clock):
    away("eve")
    away("mona")
    until = "deputy, while Mona Reid is away until 4 December 2026"
    case = documents.disputed()
    everybody_has_read(todays_protocol())
    page = words_of(signed_in("clara").get(case.get_absolute_url()))
    assert f"the Monitoring Officer (Mona Reid; Dan Ellis, {until})" in page
    view = words_of(signed_in("dan").get(f"{case.get_absolute_url()}view/"))
    assert "Read by the Chief Executive (Eve Larkin; Tom Reeve, deputy, while Eve Larkin" in view
    answers = complaint_check.with_route(
        named("clara"), complaints.answers("ruth"), todays_protocol()
    )
    context = complaint_check.readers_context(named("clara"), answers, todays_protocol())
    posts = [one["post"] for one in context["people"]]
    assert "Deputy Chief Executive, while Eve Larkin is away until 4 December 2026" in posts


def test_the_pages_of_an_enquiry_name_everyone(clock):
    """More names than a sentence holds are in a list below it."""
    for name in ("Uma Bell", "Vic Dunn"):
        person = User.objects.create_user(f"{name.split()[0].lower()}@westhaven.example", name)
        establish(person=person, role=Role.OFFICER, service=highways(), starts_on=STARTED)
    enquiry = enquiries.assigned()
    omar = signed_in("omar")
    for address in ("", "answer/"):
        page = words_of(omar.get(f"{enquiry.get_absolute_url()}{address}"))
        assert "officers in Highways (4 people)" in page
        assert "the coordinators (Dev Patel)" in page
        names = page[page.index("Everyone who can read this, by name") :]
        assert all(name in names for name in ("Omar", "Grace Lund", "Uma Bell", "Vic Dunn"))
