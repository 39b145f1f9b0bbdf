"""Intake without the offices' private key: complaints are taken in, and none can be read."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.core.checks import run_checks
from django.db import connection

from casework.files.models import PendingUpload
from casework.sealing import key_files
from casework.sealing import keys as sealing_keys
from casework.sealing.field import opened_value
from complaints.access_record import access_record_of
from complaints.jobs import forget_drafts, nudge
from complaints.lodging import drafts
from complaints.models import Complaint, Draft, Evidence, Grant, Opening, Record
from tests.complaints import cases
from tests.complaints.test_from_case import REST
from tests.files import pdf, pending
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
DRAFTS = key_files.key_text(b"\x0c" * 32)


@pytest.fixture
def keys(settings):
    """Sets the offices' private keys of this process; drafts have a key of their own."""
    offices = settings.SEALING_PRIVATE_KEYS
    public = sealing_keys.sealing_keys().public.public_bytes_raw()

    def use(*, private):
        settings.SEALING_PRIVATE_KEYS = offices if private else []
        settings.SEALING_PUBLIC_KEY = "" if private else key_files.key_text(public)
        settings.SEALING_DRAFT_KEYS = [DRAFTS]
        sealing_keys.forget_keys()

    yield use
    sealing_keys.forget_keys()


def complains(client):
    """By the pages alone, from the first question to the receipt."""
    track, who = {"track": "council"}, {"person": named("ruth").pk}
    step, answers = client.get("/complaints/start/").url, {**REST, "about": track, "who": who}
    while not step.endswith("/check/"):
        slug = step.rstrip("/").rpartition("/")[2]
        response = client.post(step, {**answers[slug], "key": uuid4()})
        assert response.status_code == 302, (slug, response.content.decode())
        step = response.url
        if slug == "files":
            drafts.seal_uploads(Draft.objects.get(), [pending(named("clara"), "a.pdf", pdf())])
    assert cases.PLANTED[0] in client.get(step).content.decode()  # a draft is read where it is made
    return client.post(step, {"key": uuid4()})


def test_somebody_complains_and_nothing_can_be_read_where_it_was_taken_in(clock, keys):
    keys(private=False)
    clara = signed_in("clara")
    sent = complains(clara)
    complaint = Complaint.objects.get()
    receipt = clara.get(sent.url).content.decode()
    assert complaint.reference in receipt
    assert "You will get an acknowledgement" in receipt
    for row in (complaint, *Evidence.objects.all(), *Record.objects.all()):
        with pytest.raises(sealing_keys.CannotOpen):
            opened_value(row, "body" if row is complaint else "said")
    with pytest.raises(sealing_keys.CannotOpen):
        drafts.opened_content(Evidence.objects.get())


@pytest.mark.django_db(transaction=True)
def test_files_added_by_many_tabs_at_once_stay_within_the_limit(council, clock):
    """Each tab counts the files before it adds its own: three with eight each made 24 of 10."""
    draft, clara = cases.drafted(), named("clara")
    tabs = [[pending(clara, "a.txt", b"a") for _ in range(4)] for _ in range(6)]

    def add(uploads):
        try:
            drafts.seal_uploads(draft, uploads)
        except drafts.TooManyFiles as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tabs)) as pool:
        results = list(pool.map(add, tabs))
    assert Evidence.objects.count() == 8
    assert PendingUpload.objects.count() == 16
    assert results.count("You can add up to 10 files. You have added 8") == 4


def test_each_page_that_would_read_says_so(clock, keys):
    keys(private=False)
    complains(signed_in("clara"))
    address = Complaint.objects.get().get_absolute_url()
    pages = (address, f"{address}acknowledge/", "/complaints/C-2026-22222/")
    pages += ("/complaints/figures/", "/complaints/vacant/")
    for who in ("clara", "eve", "omar"):
        for page in pages:
            response = signed_in(who).get(page)
            assert response.status_code == 503
            assert "but not read one" in response.content.decode()
    index = signed_in("eve").get("/complaints/")
    assert (index.status_code, "but not read one" in index.content.decode()) == (200, True)
    assert signed_in("eve").get(f"{address}sent/").status_code == 404
    assert (nudge(), forget_drafts()) == (0, 0)


def test_the_offices_read_it_where_the_key_is(clock, keys):
    keys(private=False)
    complains(signed_in("clara"))
    keys(private=True)
    complaint = Complaint.objects.get()
    eve = signed_in("eve")
    assert cases.PLANTED[0] in eve.get(complaint.get_absolute_url()).content.decode()
    file = Evidence.objects.get()
    assert eve.get(f"{complaint.get_absolute_url()}files/{file.key}/").status_code == 200
    assert access_record_of(complaint, for_complainant=False)


def test_the_offices_key_opens_no_draft_and_the_drafts_key_nothing_else(clock, keys, settings):
    keys(private=True)
    draft = cases.drafted()
    drafts.seal_uploads(draft, [pending(named("clara"), "a.pdf", pdf())])
    settings.SEALING_DRAFT_KEYS = [key_files.key_text(b"\x0d" * 32)]
    sealing_keys.forget_keys()
    for read in (lambda: drafts.answers_of(draft), lambda: drafts.opened_files(draft)):
        with pytest.raises(sealing_keys.CannotOpen):
            read()
    assert not any(model.objects.exists() for model in (Grant, Opening, Complaint))


def test_a_process_without_a_key_for_drafts_gets_a_warning(keys, settings):
    keys(private=False)
    assert not [m for m in run_checks(include_deployment_checks=True) if "casework" in m.id]
    settings.SEALING_DRAFT_KEYS = []
    sealing_keys.forget_keys()
    warnings = [m.id for m in run_checks(include_deployment_checks=True) if "casework" in m.id]
    assert warnings == ["casework.W001"]
