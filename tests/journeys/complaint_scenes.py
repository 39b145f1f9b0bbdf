"""Complaints as the pages show them: much in a file, and clauses that ask for more."""

from uuid import uuid4

from casework.files import arriving, checking
from complaints import access, actions
from complaints.case import files, protocol_steps
from complaints.vacant_office import actions as vacant_office_actions
from tests.complaints import cases
from tests.enquiries import cases as enquiries
from tests.files import pdf
from tests.journeys.clause_scenes import under
from tests.people import named

STARTED = ["about", "who", "what"]


def act(action, complaint, by="eve", **answers):
    return action(complaint, by=named(by), key=uuid4(), **answers)


def an_access(clock):
    """The arguments of its address."""
    complaint = cases.access_given(cases.sent(), "grace")
    return complaint.reference, complaint.grants.get().key


def an_opening_to_agree(clock):
    """The arguments of the page on which a second person agrees: nobody has been chief officer of
    Waste."""
    vacant = next(v for v in vacant_office_actions.vacant_offices() if v.title.endswith("Waste"))
    return (
        vacant_office_actions.ask_to_open(
            vacant, text="It cannot wait.", by=named("eve"), key=uuid4()
        ).key,
    )


def an_opening_requested(clock):
    an_opening_to_agree(clock)


TYPED = {"person": None, "name": "R. Adeyemi", "rank": "officer", "service": None}


def a_draft_with_typed_names(clock):
    cases.drafted(**TYPED, others="Mr Larkin\nReid\nA resident, Zebedee")


def a_draft_with_names_denied(clock):
    done = [*cases.DONE, "whose-name"]
    said = {"is": None, "not": [named("ruth").pk]}
    cases.drafted(**TYPED, settled={"R. Adeyemi": said}, done=done)


def a_decided_complaint(clock):
    return cases.decided()


def a_closed_complaint(clock):
    return cases.closed()


def a_withdrawn_complaint(clock):
    return cases.withdrawn()


def a_referred_complaint(clock):
    return cases.referred()


def an_investigated_complaint(clock):
    return cases.access_given(cases.investigated(), "grace")


def a_draft_that_nobody_can_read(clock):
    """Everyone the protocol names was involved."""
    cases.drafted(involved=[named(who).pk for who in ("eve", "mona")])


def surrey(clock):
    under("surrey")


def a_draft_of_bullying(clock):
    under("surrey")
    cases.drafted("omar", "nia", track="conduct", categories=["bullying"], done=STARTED)


def a_complaint_of_bullying(clock):
    under("surrey")
    effects = {"confidence": "I avoid meetings", "health": "I sleep badly"}
    return cases.sent_by_officer(categories=["bullying", "pressure"], **effects)


def a_draft_from_a_case(clock):
    under("thurrock")
    from complaints.lodging import from_case

    enquiry = enquiries.answered()
    case = from_case.origin_of(named("omar"), enquiry.reference)
    more = {"case": case.to_json(), "concern": True, "done": [*STARTED, "when"]}
    cases.drafted("omar", "clara", track="conduct", **more)


def thurrock_case(clock):
    under("thurrock")
    return enquiries.answered()


def linked_complaints(clock):
    under("thurrock")
    cases.sent(about="omar")
    return cases.sent(about="omar")


def somerset_draft(clock):
    under("somerset")
    cases.drafted("omar", "nia", track="conduct", done=STARTED)


def oxford_draft(clock):
    under("oxford")
    cases.drafted("omar", "nia", track="conduct", level="director")


def an_officers_complaint_under_oxford(clock):
    under("oxford")
    return cases.sent_by_officer(level="head-of-service", first_answer="no")


def a_disciplinary_referral(clock):
    under("oxford")
    complaint = cases.assessed(cases.sent(about="omar", level="head-of-service"), office="ruth")
    referral = {"where": "disciplinary", "on": clock.at.date(), "text": ""}
    return act(actions.refer, complaint, "ruth", **referral)


def a_talk_under_oxford(clock):
    complaint = cases.acknowledged(an_officers_complaint_under_oxford(clock), office="ruth")
    complaint = cases.talked(complaint, "ruth", to="group-leader", who="Leo Frame")
    told = {"on": clock.at.date()}
    return act(protocol_steps.record_chief_executive_told, complaint, "ruth", **told)


def a_repeated_complaint(clock):
    under("oxford")
    cases.sent(about="omar", level="head-of-service")
    complaint = cases.sent(by="nia", about="omar", level="head-of-service")
    return cases.decided(complaint, office="ruth")


def an_upheld_complaint(clock):
    """One of two group leaders has been told, and a committee consulted."""
    under("cheshire-east")
    complaint = cases.assessed(cases.sent_by_officer(first_answer="yes"), office="mona")
    complaint = act(actions.uphold, complaint, "mona", text="It happened.")
    leaders = {"leader": "Lena Strand", "group_leaders": ["Leo Frame", "Rex Dale"]}
    complaint = act(protocol_steps.name_leaders, complaint, **leaders, why_none="")
    told = {"who": "Leo Frame", "on": clock.at.date()}
    complaint = act(protocol_steps.record_leader_told, complaint, **told)
    asked = {
        "who": "Audit and Governance Sub-Committee",
        "on": clock.at.date(),
        "text": "It agreed.",
    }
    return act(protocol_steps.record_committee_consulted, complaint, **asked)


def an_excluded_person(clock):
    return act(access.keep_person_out, cases.assessed(), person=named("stan"), text="A cousin")


def a_complaint_with_files(clock):
    """A report for the case file, and a letter for the complainant."""
    complaint = cases.acknowledged()
    cases.access_given(complaint, "grace")
    for do, what, name, by in (
        (files.add_files, "report", "Report of the investigation.pdf", "grace"),
        (files.send_files, "letter", "Letter to Councillor Okafor.pdf", "eve"),
    ):
        upload = arriving.passing_upload(checking.checked_upload(name, pdf()), by=named(by))
        complaint = act(do, complaint, by, what=what, uploads=[upload])
    return complaint


def complaints_of_last_year(clock):
    for _ in range(6):
        cases.sent_by_officer()
    clock.set(2027, 1, 4, 10)
    return cases.sent_by_officer()
