"""Access to each address of complaints: the table of statuses is the complete specification."""

from uuid import uuid4

import pytest
from django.urls import reverse

from complaints import access
from complaints.lodging import actions as lodging_actions
from complaints.lodging import drafts
from complaints.models import Complaint, Draft, GrantRole, Record
from tests.complaints import cases
from tests.files import pdf, pending
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = ("clara", "nia", "omar", "ruth", "colin", "dev", "eve", "mona", "ada", "pat", "petra", "sam")


def statuses_for(rest, **statuses):
    return {who: statuses.get(who, rest) for who in WHO}


# Of Clara's complaint about Ruth, which Eve has and Grace investigates: what each gets for GET.
SEALED = {
    "complaints:index": statuses_for(200),
    "complaints:begin": statuses_for(302, clara=200, sam=403),  # who has no draft goes on to one
    "complaints:concern": statuses_for(405),
    "complaints:step": statuses_for(200, sam=403),
    "complaints:check": statuses_for(404, clara=200, sam=403),
    "complaints:other": statuses_for(200, sam=403),
    "complaints:set-aside": statuses_for(405),
    "complaints:delete": statuses_for(404, clara=200, sam=403),
    "complaints:remove-file": statuses_for(405),
    "complaints:figures": statuses_for(403, eve=200, mona=200, ada=200),
    "complaints:vacant": statuses_for(403, eve=200, mona=200),
    "complaints:agree": statuses_for(403, eve=404, mona=404),
    "complaints:detail": statuses_for(404, clara=200, eve=200),
    "complaints:sent": statuses_for(404, clara=200),
    "complaints:file": statuses_for(404, clara=200, eve=200),
    "complaints:grant": statuses_for(404, eve=200),
    "complaints:end-grant": statuses_for(404, eve=200),
    "complaints:verb": statuses_for(404, eve=200),
}


def address(name, complaint):
    ours, key, draft = complaint.reference, complaint.grants.get().key, Draft.objects.get().key
    more = {
        "complaints:step": [uuid4(), "about"],
        "complaints:other": ["service"],
        "complaints:check": [draft],
        "complaints:set-aside": [draft],
        "complaints:delete": [draft],
        "complaints:remove-file": [draft, key],
        "complaints:agree": [key],
        "complaints:detail": [ours],
        "complaints:sent": [ours],
        "complaints:verb": [ours, "acknowledge"],
        "complaints:file": [ours, complaint.evidence.get().key],
    }
    more |= {f"complaints:{name}": [ours, key] for name in ("grant", "end-grant")}
    return reverse(name, args=more.get(name, []))


def investigated():
    """With a file that Clara sent, and another draft of hers."""
    draft = cases.drafted()
    drafts.seal_uploads(draft, [pending(named("clara"), "note.pdf", pdf())])
    sent = lodging_actions.send_complaint(draft, by=named("clara"))
    cases.drafted()
    grace = {"person": named("grace"), "role": GrantRole.INVESTIGATOR, "text": "To look into it."}
    return access.give_access(sent, **grace, by=named("eve"), key=uuid4())


@pytest.fixture(scope="module")
def reference(scene_kept):
    return scene_kept(lambda: investigated().reference)


@pytest.fixture
def complaint(reference, clock):
    return Complaint.objects.get(reference=reference)


@pytest.mark.parametrize("name", SEALED)
def test_each_person_gets_what_the_table_says(name, complaint, client):
    statuses = {}
    for who in WHO:
        client.force_login(named(who))
        statuses[who] = client.get(address(name, complaint)).status_code
    assert statuses == SEALED[name]


@pytest.mark.parametrize("name", SEALED)
def test_nobody_is_let_in_without_signing_in(name, complaint, client):
    before = Record.objects.count()
    response = client.get(address(name, complaint))
    assert (response.status_code, Record.objects.count()) == (302, before)
    assert response.url.startswith(reverse("account_login"))


def test_only_both_sides_and_the_investigator_find_the_row(complaint):
    """Without what its pages ask besides."""
    found = [who for who in (*WHO, "grace") if Complaint.objects.visible_to(named(who)).exists()]
    assert found == ["clara", "eve", "grace"]


def test_only_the_investigators_own_pages_open_to_an_investigator(complaint, client):
    client.force_login(named("grace"))
    address = complaint.get_absolute_url()
    assert client.get(address).status_code == 200
    assert client.get(address + "note/").status_code == 200
    for verb in ("acknowledge", "decide", "access", "step-aside"):
        assert client.get(f"{address}{verb}/").status_code == 403
    for verb in ("reply", "withdraw", "sent"):
        assert client.get(f"{address}{verb}/").status_code == 404


def test_people_who_cannot_see_a_complaint_cannot_act_on_it(complaint, client):
    before = complaint.history.count()
    for who in WHO:
        if who in ("clara", "eve"):
            continue
        client.force_login(named(who))
        for verb in ("acknowledge", "reply", "withdraw", "decide", "access", "step-aside"):
            url = f"{complaint.get_absolute_url()}{verb}/"
            typed = {"key": uuid4(), "text": "Let me in", "outcome": "upheld", "person": "1"}
            assert client.post(url, typed).status_code == 404
    assert Complaint.objects.get().history.count() == before
