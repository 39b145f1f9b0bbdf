"""What is asked when an enquiry is raised: what the clauses in force ask for, and nothing else."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import reverse

from enquiries import actions, policy
from enquiries.models import Capacity, Draft, Enquiry, Kind
from protocols.behaviours import Behaviour
from protocols.sources import load
from tests.drafting import check_url, draft_key, step_url
from tests.enquiries import cases
from tests.enquiries.journey import step_words, walk_to_check
from tests.enquiries.pages import cited_after
from tests.people import named

pytestmark = pytest.mark.django_db
QUESTION = {"title": "Bus shelter", "text": "When is it mended?"}


@pytest.fixture
def clara(client):
    client.force_login(named("clara"))
    return client


def answer(client, slug, **typed):
    return client.post(step_url(slug), {"key": uuid4()} | typed)


def page(client, name, *args):
    args = (draft_key(),) if name == "check" else args
    response = client.get(reverse(f"enquiries:{name}", args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def walk(client, kind="ward", **typed):
    """From the first question to the check, answering what is asked; gives the pages asked."""
    return walk_to_check(client, kind, question=QUESTION, role={"asked_as": "ward"} | typed)


def send_draft(client):
    key = Draft.objects.get().key
    client.post(check_url(), {"key": key})
    return Enquiry.objects.get(key=key)


@pytest.mark.parametrize("preset", load.preset_names())
def test_nothing_is_asked_that_no_clause_asks_for(preset, under, clara):
    asks = under(preset).clause_for
    keys = (
        Behaviour.CAPACITY_OF_THE_COUNCILLOR,
        Behaviour.DECLARED_PURPOSE,
        Behaviour.QUASI_JUDICIAL_WARNING,
    )
    slugs = walk(clara)
    words = step_words(clara, "question")
    assert ('name="asked_as"' in words) == any(map(asks, keys))
    assert ('name="interest_declared"' in words) == bool(asks(Behaviour.PERSONAL_INTEREST))
    assert slugs == ["about", "question"]


@pytest.mark.clause("cheshire-east", "3.3")
@pytest.mark.clause("cheshire-east", "3.4")
@pytest.mark.clause("cheshire-east", "3.5-5")
@pytest.mark.clause("knutsford", "2.1")
def test_the_role_and_a_conflict_stay_with_the_enquiry_and_its_officers_read_them(
    clause_protocol, clara, client
):
    advisers, clause = {
        "cheshire-east": ("Chief Executive or Mona Reid, Monitoring", "Cheshire East 3.3"),
        "knutsford": ("Town Clerk or Mona Reid, Borough Monitoring", "Knutsford 2.1"),
    }[clause_protocol.preset]
    walk(clara, "fact", asked_as="scrutiny", may_conflict="on")
    check = page(clara, "check")
    assert "For a scrutiny committee" in check
    advice = f"advice from Eve Larkin, {advisers} Officer"
    assert advice in check
    assert cited_after(check, advice) == clause
    enquiry = send_draft(clara)
    assert (enquiry.asked_as, enquiry.may_conflict) == (Capacity.SCRUTINY, True)
    client.force_login(named("omar"))
    case = page(client, "detail", enquiry.pk)
    assert "Asks on behalf of a scrutiny committee" in case
    assert cited_after(case, "may conflict") == clause


@pytest.mark.clause("cheshire-east", "3.8-11")
@pytest.mark.clause("epsom-ewell", "10.2-members-5")
@pytest.mark.clause("merton", "10.1-members-5")
@pytest.mark.clause("section-c", "5.5(vii)")
@pytest.mark.clause("thurrock", "10.3-p5")
def test_an_interest_has_to_be_described_and_can_never_be_changed(clause_protocol, clara, client):
    answer(clara, "about", kind="ward")
    unsaid = answer(clara, "question", **QUESTION).content.decode()
    assert "Select yes if you have a personal interest in this" in unsaid
    missing = answer(clara, "question", interest_declared="yes").content.decode()
    assert "Enter what the interest is" in missing
    assert "others might think you could" in missing
    walk(clara, interest_declared="yes", interest="I live opposite")
    enquiry = send_draft(clara)
    assert (enquiry.interest_declared, enquiry.interest) == (True, "I live opposite")
    client.force_login(named("ruth"))
    case = page(client, "detail", enquiry.pk)
    assert cited_after(case, "I live opposite") == OF_INTERESTS[clause_protocol.preset]
    enquiry.interest = "None at all"
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        enquiry.save(update_fields=["interest"])


OF_INTERESTS = {
    "cheshire-east": "Cheshire East 3.8",
    "epsom-ewell": "Epsom and Ewell 10.2",
    "merton": "Merton 10.1",
    "section-c": "Section C 5.5(vii)",
    "thurrock": "Thurrock 10.3",
}


@pytest.mark.clause("cheshire-east", "3.8-11")
@pytest.mark.clause("epsom-ewell", "10.2-members-5")
@pytest.mark.clause("section-c", "5.5(vii)")
def test_an_enquiry_with_a_declared_interest_is_assigned_by_a_manager(clause_protocol):
    enquiry = cases.raised(interest_declared=True, interest="I live opposite")
    refusal = policy.can_assign(named("grace"), enquiry)
    assert "the head of service or a coordinator" in refusal.reason
    cited = clause_protocol.clause_name(refusal.clause)
    assert cited == OF_INTERESTS[clause_protocol.preset]
    with pytest.raises(PermissionDenied, match="declared a personal interest"):
        actions.assign(enquiry, officer=named("omar"), by=named("grace"))
    for who in ("ruth", "colin", "dev"):
        assert policy.can_assign(named(who), enquiry)
    without = policy.can_assign(named("grace"), cases.raised(interest_declared=False))
    managers_assign_all = clause_protocol.preset == "epsom-ewell"  # by 10.2(i)
    assert bool(without) is not managers_assign_all


@pytest.mark.clause("cheshire-east", "3.7")
def test_a_matter_that_a_committee_decides_by_law_has_a_warning(under, clara):
    under("cheshire-east")
    walk(clara, committee_decides="on")
    check = page(clara, "check")
    assert "Do not press anyone for an outcome here" in check
    assert "Mona Reid" in check
    enquiry = send_draft(clara)
    assert "A committee will decide this" in page(clara, "detail", enquiry.pk)


@pytest.mark.clause("knutsford", "2.9(c)")
@pytest.mark.clause("cheshire-east", "3.8-10")
def test_the_question_page_says_that_an_enquiry_orders_nothing(clause_protocol, clara):
    cited = {"knutsford": "Knutsford 2.9(c)", "cheshire-east": "Cheshire East 3.8"}
    answer(clara, "about", kind="ward")
    html = page(clara, "raise-step", draft_key(), "question")
    assert "cannot use an enquiry to order, pay for or agree anything" in html
    assert cited[clause_protocol.preset] in html


@pytest.mark.parametrize(
    ("preset", "who", "name", "clause"),
    [
        ("section-c", "omar", "answer", "Section C 5.4"),
        ("section-c", "clara", "add", "Section C 5.5(iii)"),
        ("oxford", "clara", "add", "Oxford 23.3"),
        ("oxford", "omar", "hold", "Oxford 23.3"),
        ("knutsford", "omar", "ask", "Knutsford 4.9"),
        ("merton", "omar", "answer", "Merton 10.1"),
    ],
)
@pytest.mark.clause("section-c", "5.5(iii)")
@pytest.mark.clause("oxford", "23.3")
@pytest.mark.clause("knutsford", "4.9")
@pytest.mark.clause("merton", "10.1-officers-3")
def test_guidance_on_conduct_is_on_the_pages_where_people_write(
    preset, who, name, clause, under, client
):
    if preset != "section-c":
        under(preset)
    enquiry = cases.assigned(kind=Kind.FACT)
    client.force_login(named(who))
    shown = page(client, name, enquiry.pk)
    assert "app-guidance" in shown
    assert clause in shown.partition("app-guidance")[2].partition("<form")[0]
