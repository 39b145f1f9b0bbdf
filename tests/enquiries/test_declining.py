"""Declining: under which clauses, what the councillor reads, and who is told."""

from uuid import uuid4

import pytest

from enquiries import actions, policy
from enquiries.models import Kind, LetterKind, Status
from tests.enquiries import cases
from tests.enquiries.pages import address, page, recipients, send
from tests.people import named

pytestmark = pytest.mark.django_db
# The words of each ground, as an officer chooses from them.
GROUNDS = {
    "cheshire-east": {
        "3.8-1": (
            "Cheshire East 3.8: Work within the council’s policies, processes and conventions."
        ),
        "3.8-9": (
            "Cheshire East 3.8: Do not ask officers to use their discretion outside "
            "policy or procedure."
        ),
        "3.9-3": ("Cheshire East 3.9: Members should not ask officers to exceed their authority."),
        "4.2-p2": (
            "Cheshire East 4.2: Members should avoid inappropriate involvement in "
            "day-to-day operations."
        ),
    },
    "epsom-ewell": {
        "10.2(iv)": (
            "Epsom and Ewell 10.2(iv): Never require an officer to do work that budget "
            "controls, policy or their duties do not justify."
        ),
    },
    "knutsford": {
        "14.3": (
            "Knutsford 14.3: Members should not press staff for resources or support "
            "they are not allowed to give."
        ),
        "14.3(a)": "Knutsford 14.3(a): Support for purely party business.",
        "14.3(b)": (
            "Knutsford 14.3(b): Support for party political ward or constituency meetings."
        ),
        "14.3(c)": "Knutsford 14.3(c): Support for electioneering.",
        "14.3(d)": ("Knutsford 14.3(d): Support for events attended other than as a councillor."),
        "14.3(e)": "Knutsford 14.3(e): Support for personal letters.",
        "14.3(f)": (
            "Knutsford 14.3(f): Support for work with other bodies, if the member is "
            "not involved as a councillor."
        ),
        "14.3(g)": "Knutsford 14.3(g): Support for serving on another council.",
    },
    "oxford": {
        "23.4-p6": (
            "Oxford 23.4: Councillors should not press officers to do anything they "
            "are not allowed to do or that is not part of their normal work."
        ),
    },
    "somerset": {
        "10.4-p2": (
            "Somerset 10.4: Members must respect officers’ professional independence, "
            "and must not compromise, or try to compromise, the impartiality of anyone "
            "working for the council."
        ),
        "10.4-p7": (
            "Somerset 10.4: Members must not require an officer to act unlawfully. We "
            "will tell the Monitoring Officer."
        ),
        "10.4-p8": (
            "Somerset 10.4: Members must not require anything that directly "
            "contradicts a code or guidance."
        ),
        "10.4-p9": (
            "Somerset 10.4: Members must not require anything outside the budget or "
            "policy framework."
        ),
        "10.4-p10": (
            "Somerset 10.4: Members must not require anything likely to amount to "
            "maladministration. We will tell the Monitoring Officer."
        ),
    },
    "staffordshire": {
        "10.6-p5": (
            "Staffordshire 10.6: Councillors should not press employees to do things "
            "they have no power to do."
        ),
    },
    "surrey": {
        "17-p2": (
            "Surrey 17: Members should not ask an officer to do anything they have no power to do."
        ),
        "report-7-p8": (
            "Surrey report-7: Members should not press anyone working for the "
            "authority into biased or partisan work."
        ),
    },
    "thurrock": {
        "10.3": ("Thurrock 10.3: Members must not ask officers to breach policy or procedures."),
    },
}


@pytest.mark.clause("somerset", "10.4-p7")
def test_an_enquiry_is_declined_under_a_clause_of_the_protocols_own_list(under, sign_in):
    under("somerset")
    enquiry, omar = cases.assigned(), sign_in("omar")
    form = page(omar, "decline", enquiry)
    assert form.count('type="radio"') == 5
    assert "Somerset 10.4: Members must not require an officer to act unlawfully." in form
    assert "Select the clause" in send(omar, "decline", enquiry, text="No").content.decode()
    again = send(omar, "decline", enquiry, clause="10.4-p11", text="No").content.decode()
    assert "Select a clause from the list" in again
    response = send(omar, "decline", enquiry, clause="10.4-p7", text="The Highways Act forbids it.")
    assert response.url == enquiry.get_absolute_url()
    enquiry.refresh_from_db()
    assert enquiry.status == Status.ANSWERED
    assert enquiry.letters.get(kind=LetterKind.DECLINE).clause == "10.4-p7"
    assert recipients("declined") == {"Clara", "Ruth"}
    case = page(sign_in("clara"), "detail", enquiry)
    assert "Declined under this clause:" in case
    assert "Somerset 10.4" in case
    assert "Omar Haddad declined it under the protocol" in case


@pytest.mark.clause("somerset", "10.4-p7")
@pytest.mark.clause("somerset", "10.4-p10")
@pytest.mark.parametrize("clause", ["10.4-p7", "10.4-p10"])
def test_what_is_declined_as_unlawful_reaches_the_monitoring_officer(clause, under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    assert "We will tell the Monitoring Officer." in page(sign_in("omar"), "decline", enquiry)
    assert sign_in("mona").get(address("detail", enquiry)).status_code == 404
    send(sign_in("omar"), "decline", enquiry, clause=clause, text="The Highways Act forbids it.")
    assert recipients("declined-reported") == {"Mona"}
    case = page(sign_in("mona"), "detail", enquiry)
    assert "The Highways Act forbids it." in case
    assert "the Monitoring Officer (Mona Reid), and the coordinators (Dev Patel)." in case
    assert sign_in("mona").get(address("answer", enquiry)).status_code == 403
    assert sign_in("eve").get(address("detail", enquiry)).status_code == 404


@pytest.mark.clause("somerset", "10.4-p10")
def test_a_reported_enquiry_stays_with_the_officer_who_declined_it(under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    send(sign_in("omar"), "decline", enquiry, clause="10.4-p10", text="It would be unfair.")
    send(sign_in("clara"), "follow-up", enquiry, text="Why?", intent="clarify")
    enquiry.refresh_from_db()
    assert enquiry.status == Status.WITH_OFFICER
    verdict = policy.can_assign(named("dev"), enquiry)
    assert verdict.reason == (
        "This enquiry was declined and reported, so it stays with Omar Haddad."
    )
    assert not policy.can_pass(named("ruth"), enquiry)


def test_what_is_declined_under_another_clause_is_not_reported(under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    send(sign_in("omar"), "decline", enquiry, clause="10.4-p9", text="There is no budget.")
    assert recipients("declined-reported") == set()
    assert sign_in("mona").get(address("detail", enquiry)).status_code == 404


@pytest.mark.clause("cheshire-east", "3.8-1")
@pytest.mark.clause("cheshire-east", "3.8-9")
@pytest.mark.clause("cheshire-east", "3.9-3")
@pytest.mark.clause("cheshire-east", "4.2-p2")
@pytest.mark.clause("epsom-ewell", "10.2(iv)")
@pytest.mark.clause("knutsford", "14.3")
@pytest.mark.clause("knutsford", "14.3(a)")
@pytest.mark.clause("knutsford", "14.3(b)")
@pytest.mark.clause("knutsford", "14.3(c)")
@pytest.mark.clause("knutsford", "14.3(d)")
@pytest.mark.clause("knutsford", "14.3(e)")
@pytest.mark.clause("knutsford", "14.3(f)")
@pytest.mark.clause("knutsford", "14.3(g)")
@pytest.mark.clause("oxford", "23.4-p6")
@pytest.mark.clause("somerset", "10.4-p2")
@pytest.mark.clause("somerset", "10.4-p8")
@pytest.mark.clause("somerset", "10.4-p9")
@pytest.mark.clause("staffordshire", "10.6-p5")
@pytest.mark.clause("surrey", "17-p2")
@pytest.mark.clause("surrey", "report-7-p8")
@pytest.mark.clause("thurrock", "10.3")
def test_each_ground_is_offered_in_its_own_words_and_cited_to_the_councillor(
    clause_protocol, sign_in
):
    for number, words in GROUNDS[clause_protocol.preset].items():
        enquiry, why = cases.assigned(kind=Kind.FACT), f"It conflicts with {number}. Ask Legal."
        assert words in page(sign_in("omar"), "decline", enquiry)
        send(sign_in("omar"), "decline", enquiry, clause=number, text=why)
        case = page(sign_in("clara"), "detail", enquiry)
        cited = case.partition("Declined under this clause:")[2].partition("</a>")[0]
        assert f'#clause-{number}"' in cited
        assert cited.endswith(words.partition(":")[0])
        assert why in case
        assert "Omar Haddad declined it under the protocol" in case
    assert recipients("declined") == {"Clara", "Ruth"}


@pytest.mark.clause("cheshire-east", "3.8-1")
@pytest.mark.clause("epsom-ewell", "10.2(iv)")
@pytest.mark.clause("knutsford", "14.3(g)")
@pytest.mark.clause("oxford", "23.4-p6")
@pytest.mark.clause("staffordshire", "10.6-p5")
@pytest.mark.clause("surrey", "17-p2")
@pytest.mark.clause("thurrock", "10.3")
def test_each_protocol_has_its_own_grounds_and_no_others(clause_protocol, sign_in):
    enquiry, omar = cases.assigned(kind=Kind.FACT), sign_in("omar")
    form = omar.get(address("decline", enquiry)).context["form"]
    assert dict(form.fields["clause"].choices) == GROUNDS[clause_protocol.preset]
    assert "Decline under the protocol" in page(omar, "detail", enquiry)


@pytest.mark.clause("staffordshire", "10.6-p5")
def test_declining_keeps_the_promise_of_a_reply_and_can_be_followed_up(under):
    under("staffordshire")
    more = {"clause": "10.6-p5", "text": "Ask the county.", "by": named("omar"), "key": uuid4()}
    enquiry = actions.decline(cases.assigned(), **more)
    assert enquiry.promises.get(kind="reply").kept_in_time
    assert policy.can_follow_up(named("clara"), enquiry)


def test_without_a_clause_nothing_is_declined(sign_in):
    enquiry, omar = cases.assigned(), sign_in("omar")
    assert "Decline under the protocol" not in page(omar, "detail", enquiry)
    response = send(omar, "decline", enquiry, clause="3.4", text="No")
    assert response.status_code == 403
    assert (
        "The protocol has no clause that allows an enquiry to be declined"
        in response.content.decode()
    )


@pytest.mark.clause("cheshire-east", "2.5")
def test_a_decline_says_that_legal_rights_are_unaffected(under, sign_in):
    under("cheshire-east")
    more = {"clause": "4.2-p2", "text": "Ask the service.", "by": named("omar"), "key": uuid4()}
    enquiry = actions.decline(cases.assigned(), **more)
    case = page(sign_in("clara"), "detail", enquiry)
    assert "does not affect anyone’s legal rights" in case
    assert "Cheshire East 2.5" in case
