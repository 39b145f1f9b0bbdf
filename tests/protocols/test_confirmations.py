"""Confirmations: who has to read what is expected of them, when, and what waits meanwhile."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import get_resolver, resolve, reverse

from enquiries.models import Enquiry, EnquiryLetter, Status
from foundation.history import write
from protocols.confirmations import expected
from protocols.confirmations.actions import acknowledge
from protocols.drafting import actions
from protocols.models import Acknowledgement
from protocols.sources import load
from tests.drafting import draft_key, step_url
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import everybody_has_read, named
from tests.test_access import ACCESS, address, names

pytestmark = pytest.mark.django_db

PAGE = "/protocol/expected/"
# What nobody is kept from for not having read: reading, complaining, and what makes no enquiry.
NEVER_HELD_UP = {
    *("enquiries:queue", "enquiries:waiting", "enquiries:with-officers", "enquiries:closed"),
    *("enquiries:raise", "enquiries:raise-step", "enquiries:first-report", "enquiries:document"),
    *("enquiries:complaint", "enquiries:detail", "enquiries:sent", "enquiries:what-would-change"),
    *("enquiries:staffing", "enquiries:party", "enquiries:private", "enquiries:print"),
    *("enquiries:delete-draft", "enquiries:drafts", "enquiries:something-else"),
    *("enquiries:like", "enquiries:another-resident"),
    *("enquiries:residents", "enquiries:resident", "enquiries:add-resident"),
    *("enquiries:change-resident", "enquiries:delete-resident"),
    *("enquiries:assistants", "enquiries:end-share", "enquiries:hand-over"),
    *("enquiries:confidential-letter", "enquiries:share-letters"),
    *("enquiries:letters-shared", "enquiries:consent"),
    *("enquiries:letter-shared", "enquiries:take-back-consent"),
    *("enquiries:notes", "enquiries:strike-out-note"),
    *("enquiries:contributions", "enquiries:contribution", "enquiries:contribution-file"),
    *("enquiries:standard-answers", "enquiries:standard-answer", "enquiries:add-standard-answer"),
    *("enquiries:change-standard-answer", "enquiries:retire-standard-answer"),
    "enquiries:end-link",
    *("enquiries:saved-views", "enquiries:save-view", "enquiries:rename-view"),
    *("enquiries:delete-view", "enquiries:first-view", "enquiries:not-first-view"),
    *("enquiries:end-reading", "enquiries:follow", "enquiries:stop-following"),
    *("enquiries:file", "enquiries:file-save", "enquiries:file-picture", "enquiries:contentious"),
    *("enquiries:unsent-replies", "enquiries:unsent-reply", "enquiries:approvals"),
    *("enquiries:clearance", "enquiries:service-clearance", "enquiries:decided-letters"),
    "enquiries:proposed-file",
}


def in_force_from_now(preset, *, read=False, **settings):
    """A version in force today that nobody has confirmed, unless they have read it."""
    draft = actions.draft_from_preset(preset, name="Member and officer protocol", by=named("pat"))
    if settings:
        write(draft, by=named("pat"), reason="edited", **settings)
    start, today = date(2021, 1, 1), date(2020, 6, 1)
    version = actions.adopt_version(
        draft, effective_from=start, minute="C12", by=named("mona"), today=today
    )
    if read:
        everybody_has_read(version)
    return version


def text_of(response):
    return " ".join(response.content.decode().split())


def confirmed(client, version, **more):
    typed = {"key": uuid4(), "version": version.number, "read": "on", **more}
    return client.post(PAGE, typed, follow=True)


@pytest.mark.clause("knutsford", "1.1")
@pytest.mark.clause("surrey", "16")
@pytest.mark.clause("north-yorkshire", "10.5-p6")
@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("knutsford", "The protocol binds members and officers at all times."),
        ("surrey", "there must be mutual respect, trust and courtesy between members and officers"),
        ("north-yorkshire", "Mutual respect is at the heart of the protocol."),
    ],
)
def test_an_answer_waits_until_its_officer_has_read_and_is_kept_meanwhile(
    preset, words, client, clock
):
    enquiry, version = cases.assigned(), in_force_from_now(preset)
    client.force_login(named("omar"))
    answer = reverse("enquiries:answer", args=[enquiry.pk])
    page = client.get(PAGE)
    assert words in text_of(page)
    signed = page.context["form"]["signed_for"].value()
    letter = {"key": uuid4(), "text": "It is done in April.", "signed_for": signed}
    sent = client.post(answer, letter)
    assert sent.url == f"{PAGE}?next={answer.replace('/', '%2F')}"
    assert not EnquiryLetter.objects.filter(body="It is done in April.").exists()
    own = {f"own_{n}": "on" for n, _ in enumerate(expected.own_tick_clauses(version, "officer"))}
    back = confirmed(client, version, next=answer, **own)
    assert back.redirect_chain[-1][0] == answer
    assert "It is done in April." in text_of(back)
    assert "there was something you had to read first. What you wrote is still here" in text_of(
        back
    )


@pytest.mark.clause("staffordshire", "10.6-members-2")
@pytest.mark.clause("merton", "10.1-members-2")
@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("staffordshire", "Show officers respect, dignity and courtesy."),
        ("merton", "Treat officers with dignity, respect and courtesy."),
    ],
)
def test_a_councillor_reads_before_their_first_enquiry_and_then_goes_on(
    preset, words, client, clock
):
    version = in_force_from_now(preset)
    clara = named("clara")
    client.force_login(clara)
    about = step_url("about")
    response = client.post(about, {"kind": "ward", "key": uuid4()}, follow=True)
    assert "Please read this page before you continue" in text_of(response)
    assert words in text_of(response)
    question = response.redirect_chain[0][0]
    back = confirmed(client, version, next=question)
    assert back.redirect_chain[-1][0] == question
    row = Acknowledgement.objects.get(protocol=version)
    assert (row.person, row.side, row.at) == (clara, "member", clock.at)
    assert client.get(step_url("question")).status_code == 200


@pytest.mark.clause("knutsford", "1.1")
def test_a_complaint_never_waits_for_a_confirmation(client, clock):
    in_force_from_now("knutsford")
    client.force_login(named("clara"))
    something_else = reverse("enquiries:something-else", args=[draft_key()])
    way_out = reverse("enquiries:complaint")
    assert f'href="{way_out}"' in client.get(something_else).content.decode()
    response = client.get(way_out, follow=True)
    led_to = resolve(response.redirect_chain[-1][0])
    assert (led_to.view_name, led_to.kwargs["slug"]) == ("complaints:step", "about")
    page = text_of(client.get(PAGE))
    assert "The protocol binds members and officers at all times." in page
    assert "complain in confidence" in page


@pytest.mark.parametrize("who", ["clara", "omar", "dev"])
def test_raising_and_handling_wait_for_a_confirmation_and_reading_does_not(who, client, clock):
    enquiry = cases.assigned()
    in_force_from_now("section-c")
    client.force_login(named(who))
    otherwise = []
    for name in names(get_resolver().url_patterns):
        if name in ACCESS and ACCESS[name][who] in (200, 302):
            response = client.get(address(name, enquiry))
            held_up = response.status_code == 302 and PAGE in response.url
            free = name in NEVER_HELD_UP or not name.startswith("enquiries:")
            otherwise += [name] if held_up == free else []
    assert otherwise == []


def test_nothing_is_assigned_from_the_queue_before_a_confirmation(client, clock):
    enquiry = cases.raised()
    in_force_from_now("section-c")
    client.force_login(named("dev"))
    field = f"officer_{enquiry.service_id}"
    typed = {"enquiry": [enquiry.pk], field: named("omar").pk, "back_to": "?q=x"}
    response = client.post(reverse("enquiries:assign-ticked"), typed)
    chosen = f"%26{field}%3D{named('omar').pk}"
    assert response.url == f"{PAGE}?next=%2Fenquiries%2F%3Fq%3Dx%26ticked%3D{enquiry.pk}{chosen}"
    assert Enquiry.objects.get().status == Status.RECEIVED


def test_a_confirmation_never_tells_a_stranger_that_there_is_an_enquiry(client, clock):
    enquiry = cases.assigned()
    in_force_from_now("section-c")
    for who, status in (("nia", 404), ("stan", 404), ("grace", 403)):
        client.force_login(named(who))
        address = reverse("enquiries:answer", args=[enquiry.pk])
        assert client.get(address).status_code == status
        assert client.post(address, {"key": uuid4(), "text": "x"}).status_code == status


@pytest.mark.clause("surrey", "report-13-p2")
def test_the_equalities_statement_has_a_tick_of_its_own(client, clock):
    version = in_force_from_now("surrey")
    client.force_login(named("omar"))
    refused = confirmed(client, version)
    assert "Confirm this point as well: I follow the council’s equalities" in text_of(refused)
    assert not Acknowledgement.objects.filter(protocol=version).exists()
    confirmed(client, version, own_0="on")
    assert Acknowledgement.objects.get(protocol=version).ticked == ["report-13-p2"]


def test_no_form_confirms_a_point_with_a_box_of_its_own_without_its_tick(clock):
    version = in_force_from_now("surrey")
    with pytest.raises(ValidationError, match="Tick each point that has its own box"):
        acknowledge(version, ticked=[], by=named("omar"))
    assert not Acknowledgement.objects.filter(protocol=version).exists()


def test_without_the_tick_nothing_is_confirmed_and_the_page_says_so(client, clock):
    version = in_force_from_now("oxford")
    client.force_login(named("clara"))
    response = client.post(PAGE, {"key": uuid4(), "version": version.number})
    assert "Confirm that you have read what is expected of you" in text_of(response)
    assert not Acknowledgement.objects.filter(protocol=version).exists()


def test_what_was_read_before_a_newer_version_came_into_force_counts_for_nothing(client, clock):
    version = in_force_from_now("oxford")
    client.force_login(named("clara"))
    typed = {"key": uuid4(), "version": version.number - 1, "read": "on"}
    response = client.post(PAGE, typed, follow=True)
    assert "A new version of the protocol has come into force" in text_of(response)
    assert not Acknowledgement.objects.filter(protocol=version).exists()


def test_a_second_press_finds_the_first(client, clock):
    version = in_force_from_now("oxford")
    client.force_login(named("clara"))
    for _ in range(2):
        confirmed(client, version, next="/account/")
    assert Acknowledgement.objects.filter(protocol=version).count() == 1


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_nobody_is_sent_out_of_the_portal(next_, client, clock):
    version = in_force_from_now("oxford")
    client.force_login(named("clara"))
    typed = {"key": uuid4(), "version": version.number, "read": "on", "next": next_}
    assert client.post(PAGE, typed).url == "/"


def test_without_a_clause_nobody_waits_for_a_confirmation(client, clock):
    in_force_from_now("somerset")
    enquiry = cases.assigned()
    client.force_login(named("omar"))
    assert client.get(reverse("enquiries:answer", args=[enquiry.pk])).status_code == 200
    asking = {
        name for name in load.preset_names() if load.load_preset(name).settings["acknowledgement"]
    }
    assert asking == set(load.preset_names()) - {"somerset"}


def test_a_confirmation_can_be_neither_changed_nor_removed(clock):
    row = Acknowledgement.objects.first()
    row.side = "officer"
    for change in (row.save, row.delete):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()
        with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
            change()


@pytest.mark.clause("staffordshire", "10.6")
@pytest.mark.clause("thurrock", "10.3-p3")
@pytest.mark.parametrize(
    ("preset", "words"),
    [
        ("staffordshire", "The relationship should be based on mutual respect and trust."),
        ("thurrock", "Mutual respect between councillors and officers is essential"),
    ],
)
def test_administrators_see_who_has_still_to_confirm(
    preset, words, client, clock, django_assert_max_num_queries
):
    version = in_force_from_now(preset)
    everybody = expected.unconfirmed_people(version, date(2026, 12, 1))
    assert [person.name for person, _ in everybody][:2] == ["Clara Okafor", "Colin Baxter"]
    assert {"Pat Lowe", "Ada Quist"}.isdisjoint(p.name for p, _ in everybody)
    client.force_login(named("omar"))
    assert words in text_of(client.get(PAGE))
    confirmed(client, version)
    client.force_login(named("pat"))
    with django_assert_max_num_queries(12):
        page = text_of(client.get("/protocol/expected/outstanding/"))
    assert "1 person has confirmed this version." in page
    assert "Clara Okafor" in page
    assert "Omar Haddad" not in page


def test_an_auditor_reads_both_lists_and_confirms_nothing(client, clock):
    in_force_from_now("merton")
    client.force_login(named("sam"))
    response = client.get(PAGE)
    assert len(response.context["others"]) == 2
    assert "form" not in response.context
    assert client.post(PAGE, {"read": "on"}).url == "/"
