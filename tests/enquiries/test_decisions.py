"""Work that rests on a formal decision: who records it, and what it has to name."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from enquiries.decisions import actions, policy
from enquiries.models import DecidedWork
from foundation.history import write
from people.models import Committee, Service
from people.roles import Role
from tests.drafting import step_url
from tests.enquiries.cases import assigned
from tests.established import establish
from tests.people import named

pytestmark = pytest.mark.django_db
RECORD, LIST = "/enquiries/decided/record/", "/enquiries/decided/"
PRESETS = ("cheshire-east", "knutsford", "north-yorkshire")
of_each = pytest.mark.parametrize("preset", PRESETS)


def typed(**more):
    day = {"decided_on_day": 12, "decided_on_month": 11, "decided_on_year": 2026}
    texts = {"title": "Mend the gulleys", "text": "All of Dock Street.", "minute": "C48"}
    service = Service.objects.get(name="Highways").pk
    return {"key": uuid4(), "body": "The council", "service": service, **texts, **day} | more


def who_records(preset):
    return "eve" if preset == "knutsford" else "omar"


def words(response):
    return " ".join(response.content.decode().split())


def test_one_form_records_one_task_and_two_forms_record_two(under, client, clock):
    under("knutsford")
    client.force_login(named("eve"))
    form = typed()
    for _ in range(2):
        assert client.post(RECORD, form).status_code == 302
    actions.finish_work(DecidedWork.objects.get(), by=named("eve"))
    assert client.post(RECORD, form).status_code == 302  # Back, and pressed again
    assert DecidedWork.objects.count() == 1
    assert client.post(RECORD, typed()).status_code == 302
    assert DecidedWork.objects.count() == 2


@pytest.mark.clause("cheshire-east", "4.4-1")
@pytest.mark.clause("knutsford", "3.3")
@pytest.mark.clause("north-yorkshire", "10.5-p5")
@of_each
def test_work_names_the_body_the_day_and_the_minute_of_its_decision(preset, under, client, clock):
    under(preset)
    Committee.objects.create(name="Planning Committee")
    client.force_login(named(who_records(preset)))
    assert client.post(RECORD, typed(body="Planning Committee")).status_code == 302
    work = DecidedWork.objects.get()
    assert (work.body, str(work.decided_on), work.minute) == (
        "Planning Committee",
        "2026-11-12",
        "C48",
    )
    assert work.history.get().history_user == named(who_records(preset))
    page = words(client.get(LIST))
    assert "Planning Committee, Thursday 12 November 2026, minute C48" in page


@pytest.mark.clause("cheshire-east", "4.4-1")
@pytest.mark.clause("knutsford", "3.3")
@pytest.mark.clause("north-yorkshire", "10.5-p5")
@of_each
@pytest.mark.parametrize(
    ("left_out", "sentence"),
    [
        ({"body": ""}, "Select the body that decided it"),
        ({"body": "Councillor Okafor"}, "Select the council, the executive or a committee"),
        ({"minute": " "}, "Enter the minute reference, such as C48"),
        (
            {"decided_on_day": "", "decided_on_month": "", "decided_on_year": ""},
            "Enter the date of the decision",
        ),
        ({"decided_on_year": 2027}, "must be today or in the past"),
    ],
)
def test_work_without_any_of_these_is_refused_and_stays_typed(
    preset, left_out, sentence, under, client, clock
):
    under(preset)
    client.force_login(named(who_records(preset)))
    page = words(client.post(RECORD, typed(**left_out)))
    assert sentence in page
    assert "All of Dock Street." in page
    assert not DecidedWork.objects.exists()


@pytest.mark.clause("cheshire-east", "4.4-1")
@pytest.mark.clause("knutsford", "3.3")
@pytest.mark.clause("north-yorkshire", "10.5-p5")
@of_each
def test_no_councillor_records_work_and_each_is_told_what_they_can_ask_for(
    preset, under, client, clock
):
    under(preset)
    for who in ("clara", "nia"):
        client.force_login(named(who))
        for response in (client.get(RECORD), client.post(RECORD, typed())):
            assert response.status_code == 403
            assert "To ask for advice or information, raise an enquiry" in words(response)
        assert client.get(LIST).status_code == 403
    assert not DecidedWork.objects.exists()


@pytest.mark.clause("knutsford", "2.9(a)")
def test_under_knutsford_only_the_town_clerk_records_work(under, client, clock):
    under("knutsford")
    for who in ("omar", "ruth", "mona"):
        client.force_login(named(who))
        refused = client.post(RECORD, typed())
        assert refused.status_code == 403
        assert "Only the Town Clerk can record work from decisions." in words(refused)
    client.force_login(named("eve"))
    assert client.post(RECORD, typed()).status_code == 302


@pytest.mark.clause("north-yorkshire", "10.5-p5")
def test_councillors_and_officers_read_who_directs_work(under, client, clock):
    under("north-yorkshire")
    client.force_login(named("clara"))
    client.post(step_url("about"), {"kind": "ward", "key": uuid4()})
    says = (
        "Officers give advice and information, and do the work that the Council, the executive or"
        " a committee directs."
    )
    assert says in words(client.get(step_url("question")))
    enquiry = assigned()
    client.force_login(named("omar"))
    assert says in words(client.get(reverse("enquiries:answer", args=[enquiry.pk])))


def test_the_service_sees_its_work_and_records_when_it_is_done(under, client, clock):
    under("cheshire-east")
    client.force_login(named("omar"))
    client.post(RECORD, typed())
    work = DecidedWork.objects.get()
    done = reverse("enquiries:finish-decision", args=[work.pk])
    for who, status in (("stan", 404), ("clara", 404), ("dev", 403), ("grace", 302)):
        client.force_login(named(who))
        assert client.post(done, {"key": uuid4()}).status_code == status, who
    work.refresh_from_db()
    assert work.done_at == clock.at
    assert "Mend the gulleys" in words(client.get(LIST))
    client.force_login(named("stan"))
    assert "No work has been recorded yet." in words(client.get(LIST))


def test_a_coordinator_records_no_work(under, clock):
    verdict = policy.can_record_work(named("dev"), under("cheshire-east"))
    assert verdict.reason == (
        "Only officers who deal with enquiries can record work from decisions."
    )


def test_someone_who_left_the_service_sees_the_work_they_recorded_and_no_other(
    under, client, clock
):
    under("cheshire-east")
    for who, title in (("omar", "Mend the gulleys"), ("grace", "Paint the lines")):
        client.force_login(named(who))
        client.post(RECORD, typed(title=title))
    named("omar").appointments.update(ends_on="2026-11-30")
    establish(person=named("omar"), role=Role.AUDITOR)
    assert [work.title for work in DecidedWork.objects.visible_to(named("omar"))] == [
        "Mend the gulleys"
    ]


def test_the_database_refuses_work_without_a_decision(clock):
    row = DecidedWork(
        title="x",
        text="x",
        body="",
        decided_on=clock.at.date(),
        minute="",
        service=Service.objects.first(),
        recorded_by=named("omar"),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        write(row, by=named("omar"), reason="recorded")


def test_without_a_clause_there_is_no_page_for_work(client, clock):
    client.force_login(named("omar"))
    assert client.get(LIST).status_code == 404
    assert client.get(RECORD).status_code == 404
