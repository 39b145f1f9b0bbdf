"""Reminders of conduct: what a clause says on the pages where its side writes, and only there."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions
from enquiries.models import Kind
from tests.drafting import step_url
from tests.enquiries import cases
from tests.people import named
from tests.protocols.pages import points_of

pytestmark = pytest.mark.django_db

BY_COUNCILLORS = ("raise", "add", "reply", "follow-up")
BY_OFFICERS = ("answer", "hold", "ask", "ask-member", "redirect")
ANSWERS = ("answer",)

# Each clause, the pages it is on, and what it says there.
SAID = {
    "cheshire-east": {
        "3.8-5": (("raise",), "Treat officers with fairness, respect, dignity and courtesy."),
        "4.4-2": (ANSWERS, "Work with every councillor impartially and professionally."),
        "5.2": (
            (*BY_COUNCILLORS, *BY_OFFICERS),
            "Mutual respect comes first. Keep what you write positive and constructive.",
        ),
    },
    "epsom-ewell": {
        "10.2(vi)": (BY_OFFICERS, "Take care how you address councillors."),
        "10.2-members-2": (
            BY_COUNCILLORS,
            "Write to officers with the respect, courtesy and dignity that you would expect"
            " yourself.",
        ),
    },
    "knutsford": {
        "3.1": (ANSWERS, "Take all relevant factors into account in your advice."),
        "3.4": (ANSWERS, "Be impartial. Do not let personal views influence your advice."),
        "4.9": (
            ("hold", "ask", "ask-member"),
            "Do not bring personal staffing matters, your own or a colleague’s, to a councillor.",
        ),
    },
    "merton": {
        "10.1-officers-3": (BY_OFFICERS, "Be professional and courteous in what you write."),
    },
    "north-yorkshire": {
        "10.5-p8": ((*BY_COUNCILLORS, *BY_OFFICERS), "Always be courteous."),
    },
    "oxford": {
        "23.3": (
            (*BY_COUNCILLORS, *BY_OFFICERS),
            "Be polite and respectful when you write. This applies to both sides.",
        ),
        "23.3-p3": (
            ANSWERS,
            "Do not criticise Council decisions, even if you disagree with them.",
        ),
    },
    "section-c": {
        "5.4(vii)": (ANSWERS, "Give impartial, professional advice."),
        "5.4(ix)": (BY_OFFICERS, "Be courteous, and keep confidential matters confidential."),
        "5.5(iii)": (BY_COUNCILLORS, "Be courteous, and keep confidential matters confidential."),
    },
    "staffordshire": {
        "10.6-p2": (BY_OFFICERS, "Do not criticise councillors in what you write."),
        "10.6-officers-8": (
            ("answer", "hold"),
            "Be concise and clear, and write in plain English.",
        ),
    },
    "surrey": {
        "18": (
            BY_OFFICERS,
            "Take care how you speak to and deal with councillors, and remember the political"
            " setting.",
        ),
    },
    "thurrock": {
        "10.3-officers-3": (BY_OFFICERS, "Be professional in what you write."),
    },
}


def of_each_page():
    """Who writes on each page, and its address: of an enquiry that is as the page needs it."""
    asked, answered, enquiry = (cases.assigned(kind=Kind.FACT) for _ in range(3))
    actions.ask_councillor(asked, text="Which end?", by=named("omar"), key=uuid4())
    cases.answered(answered)
    of = {"reply": asked, "follow-up": answered}
    for verb in BY_COUNCILLORS[1:]:
        yield verb, "clara", reverse(f"enquiries:{verb}", args=[of.get(verb, enquiry).pk])
    for verb in BY_OFFICERS:
        args = [] if verb == "ask-member" else [enquiry.pk]
        yield verb, "omar", reverse(f"enquiries:{verb}", args=args)


def reminders(response):
    """What a page says of conduct, by the place of each clause."""
    assert response.status_code == 200
    beginning = response.content.decode().partition("<form")[0]
    return points_of(beginning.rpartition("app-guidance")[2].partition("</div>")[0])


@pytest.fixture
def said_where(client):
    """Each clause and what it says, with the pages where it does."""
    client.force_login(named("clara"))
    client.post(step_url("about"), {"kind": Kind.FACT, "key": uuid4()})
    pages = {"raise": reminders(client.get(step_url("question")))}
    for verb, who, address in of_each_page():
        client.force_login(named(who))
        pages[verb] = reminders(client.get(address))
    found = {}
    for page, said in pages.items():
        for pair in said.items():
            found.setdefault(pair, set()).add(page)
    return found


@pytest.mark.clause("cheshire-east", "3.8-5")
@pytest.mark.clause("cheshire-east", "4.4-2")
@pytest.mark.clause("cheshire-east", "5.2")
@pytest.mark.clause("epsom-ewell", "10.2(vi)")
@pytest.mark.clause("epsom-ewell", "10.2-members-2")
@pytest.mark.clause("knutsford", "3.1")
@pytest.mark.clause("knutsford", "3.4")
@pytest.mark.clause("knutsford", "4.9")
@pytest.mark.clause("merton", "10.1-officers-3")
@pytest.mark.clause("north-yorkshire", "10.5-p8")
@pytest.mark.clause("oxford", "23.3")
@pytest.mark.clause("oxford", "23.3-p3")
@pytest.mark.clause("section-c", "5.4(vii)")
@pytest.mark.clause("section-c", "5.4(ix)")
@pytest.mark.clause("section-c", "5.5(iii)")
@pytest.mark.clause("staffordshire", "10.6-p2")
@pytest.mark.clause("staffordshire", "10.6-officers-8")
@pytest.mark.clause("surrey", "18")
@pytest.mark.clause("thurrock", "10.3-officers-3")
def test_each_clause_on_conduct_is_said_where_its_side_writes(clause_protocol, said_where):
    for clause, (pages, words) in SAID[clause_protocol.preset].items():
        assert said_where.get((clause, words)) == set(pages), clause
