"""Outgoing letters: who writes and signs them in which capacity, and who has a copy."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from announcements.letters import actions
from announcements.letters.forms import NO_COMMITTEE, NO_SERVICE
from announcements.letters.policy import BINDS, can_sign_letter
from announcements.models import Capacity, OutgoingLetter
from casework.models import Notice
from people.models import Appointment, Service
from people.roles import Role
from tests.announcements.letters import (
    chairs_letter,
    gets_post,
    planning,
    seated,
    signed,
    typed,
    written,
)
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
LINE = "I am writing individually as councillor for Harbour ward, and not on behalf of the council."


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def form_of(capacity):
    return reverse("announcements:write-letter", args=[capacity])


def send(who, capacity, status=302, **more):
    response = signed_in(who).post(form_of(capacity), typed(**more))
    assert response.status_code == status, response.content.decode()
    return " ".join(response.content.decode().split())


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("knutsford", "12.2")
def test_the_officer_who_handles_the_matter_signs_unless_there_is_a_reason(clause_protocol):
    assert f'<option value="{named("omar").pk}" selected>' in page("omar", form_of("officer"))
    grace = named("grace").pk
    text = send("omar", "officer", status=200, signatory=grace, binds_council="no")
    assert actions.NO_REASON in text
    assert "The bridge floods each winter." in text
    reason = {"signatory": grace, "signatory_reason": "Grace led the survey."}
    send("omar", "officer", binds_council="no", **reason)
    letter = OutgoingLetter.objects.get()
    assert told("letter-to-sign") == ["Grace Lund"]
    assert not can_sign_letter(named("omar"), letter)
    assert signed(letter, "grace").signed == "Grace Lund, Highways"


@pytest.mark.clause("knutsford", "12.3")
def test_only_the_mayor_writes_in_the_mayors_name(clause_protocol):
    page("clara", form_of("mayor"), status=403)
    page("omar", form_of("mayor"), status=403)
    gets_post("clara", Role.MAYOR)
    assert "Write as Mayor" in page("clara", reverse("announcements:letters"))
    send("clara", "mayor", binds_council="no")
    letter = OutgoingLetter.objects.get()
    assert signed(letter, "clara").signed == "Clara Okafor, Mayor"
    options = page("omar", form_of("officer"))
    assert "Clara Okafor" not in options


@pytest.mark.clause("knutsford", "12.4")
@pytest.mark.parametrize("capacity", ["mayor", "ward"])
def test_a_letter_that_binds_the_council_is_never_in_a_councillors_name(clause_protocol, capacity):
    gets_post("clara", Role.MAYOR)
    text = send("clara", capacity, status=200, binds_council="yes")
    assert BINDS in text
    assert "The bridge floods each winter." in text
    with pytest.raises(PermissionDenied, match="cannot be signed by a councillor"):
        written("clara", capacity, binds_council=True)
    assert not OutgoingLetter.objects.exists()
    send("omar", "officer", signatory=named("omar").pk, binds_council="yes")


def test_the_database_refuses_what_binds_the_council_in_a_councillors_name(clock):
    adopt_for(clock, "knutsford")
    letter = written("clara", Capacity.WARD, binds_council=False)
    letter.binds_council = True
    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


@pytest.mark.clause("knutsford", "12.5")
def test_a_councillors_letter_says_that_they_write_individually(clause_protocol):
    send("clara", "ward", binds_council="no")
    letter = OutgoingLetter.objects.get()
    assert LINE in page("clara", letter.get_absolute_url())
    actions.change_letter(letter, typed={"body": "Dear Ms Bell"}, by=named("clara"))
    letter = signed(letter, "clara")
    assert LINE in page("clara", letter.get_absolute_url())
    assert LINE not in letter.body


def test_a_letter_of_the_mayor_has_no_line_of_a_ward(clock):
    adopt_for(clock, "knutsford")
    gets_post("clara", Role.MAYOR)
    letter = written("clara", Capacity.MAYOR, binds_council=False)
    assert LINE not in page("clara", letter.get_absolute_url())


@pytest.mark.clause("oxford", "23.11(b)")
def test_only_officers_see_the_official_letter_and_councillors_have_one_of_their_own(
    clause_protocol,
):
    assert "Write an official letter" in page("omar", reverse("announcements:letters"))
    assert "Write an official letter" not in page("clara", reverse("announcements:letters"))
    page("omar", form_of("officer"))
    page("clara", form_of("officer"), status=403)
    send("clara", "ward", binds_nothing_confirmed="on")
    text = page("clara", OutgoingLetter.objects.get().get_absolute_url())
    assert "<strong>Councillor Clara Okafor</strong>" in text
    assert "<strong>Westhaven District Council</strong>" not in text
    page("omar", form_of("ward"), status=403)


@pytest.mark.clause("oxford", "23.11(b)-p2")
@pytest.mark.parametrize("capacity", ["leader", "chair"])
def test_the_leader_and_chairs_write_and_say_what_kind_of_body_it_is_to(clause_protocol, capacity):
    page("clara", form_of(capacity), status=403)
    place = {"committee": planning()} if capacity == "chair" else {}
    gets_post("clara", Role.COMMITTEE_CHAIR if place else Role.LEADER, **place)
    more = {"copied_to": "board", "binds_nothing_confirmed": "on"}
    assert "Select who the letter is to" in send("clara", capacity, status=200, **more)
    send("clara", capacity, addressee_kind="minister", **more)
    page("nia", form_of(capacity), status=403)


@pytest.mark.clause("oxford", "23.11(b)-p3")
def test_a_chairs_letter_is_copied_to_the_board_or_a_committee_and_says_so(clause_protocol):
    gets_post("clara", Role.COMMITTEE_CHAIR, committee=planning())
    seated("nia")
    more = {"addressee_kind": "minister", "binds_nothing_confirmed": "on"}
    assert NO_COMMITTEE in send("clara", "chair", status=200, **more)
    with pytest.raises(PermissionDenied, match="must be copied to the Board"):
        written("clara", Capacity.CHAIR, **more | {"binds_nothing_confirmed": True})
    send("clara", "chair", copied_to=planning().pk, **more)
    letter = OutgoingLetter.objects.get()
    page("nia", letter.get_absolute_url(), status=404)
    letter = signed(letter, "clara")
    assert told("letter-copied") == ["Nia Menon"]
    assert letter.copies == ["Planning Committee"]
    assert letter.signed == "Clara Okafor, Chair of Planning Committee"
    text = page("nia", letter.get_absolute_url())
    assert '<h3 class="govuk-heading-s">Copies</h3>' in text
    assert "with copies to Planning Committee" in text


def test_a_letter_copied_to_the_board_is_read_by_the_leader_and_the_cabinet(clock):
    adopt_for(clock, "oxford")
    letter = signed(chairs_letter(committee=None, to_board=True), "clara")
    page("nia", letter.get_absolute_url(), status=404)
    gets_post("nia", Role.CABINET_MEMBER)
    assert letter.copies == ["Board"]
    page("nia", letter.get_absolute_url())


@pytest.mark.clause("oxford", "23.11(b)-p4")
def test_a_councillor_confirms_that_the_letter_binds_nobody(clause_protocol):
    assert "it creates" not in page("clara", reverse("announcements:letters"))
    text = send("clara", "ward", status=200)
    assert "Tick that the letter creates no obligation and gives no instruction" in text
    with pytest.raises(PermissionDenied, match="needs your word"):
        written("clara", Capacity.WARD)
    send("clara", "ward", binds_nothing_confirmed="on")


@pytest.mark.clause("section-c", "4.6")
def test_a_letter_about_policy_or_finance_is_openly_copied_to_the_head_of_service(clause_protocol):
    text = send("clara", "ward", status=200, matter="finance")
    assert NO_SERVICE in text
    highways = Service.objects.get(name="Highways").pk
    send("clara", "ward", matter="finance", service=highways)
    letter = OutgoingLetter.objects.get()
    page("ruth", letter.get_absolute_url(), status=404)
    letter = signed(letter, "clara")
    assert letter.copies == ["Ruth Adeyemi, Head of Highways"]
    assert told("letter-copied") == ["Ruth Adeyemi"]
    text = page("ruth", letter.get_absolute_url())
    assert "it is copied to the head of Highways" in text
    assert "with copies to Ruth Adeyemi, Head of Highways" in text
    page("omar", letter.get_absolute_url(), status=404)
    page("wanda", letter.get_absolute_url(), status=404)


def test_a_letter_about_neither_is_copied_to_no_one(clock):
    highways = Service.objects.get(name="Highways").pk
    send("clara", "ward", matter="neither", service=highways)
    letter = signed(OutgoingLetter.objects.get(), "clara")
    assert (letter.copies, letter.service) == ([], None)
    assert told("letter-copied") == []


def test_the_chief_executive_has_the_copy_while_no_one_leads_the_service(clock):
    leading = ["Ruth Adeyemi", "Colin Baxter"]
    Appointment.objects.filter(person__name__in=leading).update(ends_on=date(2026, 11, 30))
    highways = Service.objects.get(name="Highways")
    letter = written("clara", Capacity.WARD, matter="policy", service=highways)
    page("eve", letter.get_absolute_url(), status=404)
    letter = signed(letter, "clara")
    assert letter.copies == ["Eve Larkin, Chief Executive"]
    page("eve", letter.get_absolute_url())
