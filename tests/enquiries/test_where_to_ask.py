"""Where a councillor asks: of a service and no officer by name, in their ward, for a resident."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.journeys import Progress
from enquiries.models import Basis, Enquiry, FirstReport, Kind
from enquiries.raising import ask_question, ask_resident, steps
from people.models import Appointment, Service
from people.roles import OFFICERS
from protocols.version_cache import todays_protocol
from tests.drafting import step_url
from tests.enquiries import cases
from tests.enquiries.journey import QUESTION, kinds_words, step_words, walk_to_check
from tests.every_form import names_a_person
from tests.people import named

pytestmark = pytest.mark.django_db


def place(user, data=None, **answers):
    form = ask_question.PlaceForm(data)
    form.prepare(Progress(user, answers, todays_protocol(), uuid4()))
    return form


@pytest.mark.clause("section-c", "3.1")
def test_a_first_report_is_led_to_the_contact_centre_and_makes_no_enquiry(sign_in):
    clara = sign_in("clara")
    page = reverse("enquiries:first-report")
    assert f'href="{page}"' in kinds_words(clara)
    assert "contact centre" in clara.get(page).content.decode()
    clara.post(page, {"contact_centre_reference": "CC-2041", "key": uuid4()})
    assert FirstReport.objects.get().contact_centre_reference == "CC-2041"
    assert Enquiry.objects.count() == 0


@pytest.mark.clause("section-c", "2.2 bullet 5")
def test_a_question_of_fact_goes_to_the_service(clock):
    enquiry = cases.raised(kind=Kind.FACT)
    assert (str(enquiry.service), enquiry.office) == ("Highways", "")


@pytest.mark.clause("cheshire-east", "4.4-3")
@pytest.mark.clause("thurrock", "10.3-p2")
def test_every_councillor_can_choose_every_service_of_the_council_and_no_other(clause_protocol):
    Service.objects.create(name="Libraries")
    for name in ("clara", "nia"):
        services = place(named(name), kind=Kind.FACT).fields["service"].queryset
        assert {service.name for service in services} == {"Highways", "Waste", "Libraries"}
    form = place(named("clara"), {"service": "Street parties", "key": uuid4()}, kind=Kind.FACT)
    assert "Select a valid choice" in str(form.errors.get("service"))


@pytest.mark.clause("cheshire-east", "3.8-8-p2")
def test_no_officer_is_named_or_chosen_where_an_enquiry_is_raised(clause_protocol, sign_in):
    raising = [step.form for step in steps.JOURNEY.steps if step.slug != "councillor"]
    fields = (field for form in raising for field in form.base_fields.values())
    assert not any(names_a_person(field) for field in fields)
    clara = sign_in("clara")
    walk_to_check(clara, "fact")
    officers = Appointment.objects.filter(role__in=OFFICERS).values_list("person__name", flat=True)
    words = step_words(clara, "question")
    assert "Highways" in words
    assert not [name for name in officers if name in words]
    assert cases.raised(kind=Kind.FACT).officer is None


@pytest.mark.clause("knutsford", "2.4")
def test_a_councillors_own_ward_is_selected_first(clause_protocol, sign_in):
    clara = named("clara")
    assert place(clara).initial.get("ward") == clara.ward.pk
    assert "ward" not in place(clara, ward=None).initial
    client = sign_in("clara")
    walk_to_check(client, "fact")
    client.post(step_url("question"), QUESTION | {"key": uuid4(), "ward": ""})
    assert "No ward in particular" in step_words(client, "question")


@pytest.mark.clause("oxford", "23.8(c)")
@pytest.mark.clause("cheshire-east", "3.5-8")
def test_a_residents_details_need_a_basis_and_are_kept_apart(clause_protocol):
    typed = {"name": "Mrs Ewart", "key": uuid4()}
    form = ask_resident.ResidentForm(typed)
    assert "asked you" in form.fields["name"].label
    assert form.is_valid()
    assert form.cleaned_data["basis"] == Basis.ASKED
    form = ask_resident.ResidentForm(typed | {"basis": "because"})
    assert form.errors.get("basis") == ["Select why the council can hold their details"]
    enquiry = cases.raised(kind=Kind.CASEWORK, resident={"name": "Mrs Ewart", "basis": "asked"})
    assert (enquiry.resident.name, enquiry.resident.basis) == ("Mrs Ewart", "asked")
    assert "Ewart" not in str(vars(enquiry))
