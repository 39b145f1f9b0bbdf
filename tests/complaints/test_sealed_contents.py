"""Contents of a complaint's encrypted fields: which keys are stored, and what reading them gives.

The keys and their order are those of complaints that are stored already. A change here is a
change of what an older or a newer release can read.
"""

from datetime import date

import pytest

from casework.sealing.contents import SealedContents
from casework.sealing.field import opened_value, sealed_values
from complaints import access, actions
from complaints.case import copy_to_monitoring_officer
from complaints.models import Body, Complaint, Handling
from people.models import Group, Service
from tests.complaints import cases
from tests.complaints.stored import AT, CASE, LETTER, do, full_complaint, in_order, stored_in
from tests.complaints.test_copies_and_links import to_manager
from tests.people import named

UNSAID = {"categories", "effects", "place", "case", "letter", "concern", "clause"}
DAY, GROUP = date(2026, 11, 30), "Harbour Independents"
NOTHING_YET = {
    "keys": [],
    "acknowledged": False,
    "withheld": None,
    "code": None,
    "assessment": "",
    "attempts": [],
    "views": [],
    "referrals": [],
    "informed": [],
    "told": [],
    "kept_out": [],
    "copied": "",
    "found": None,
    "decision": None,
}

# The keys of people and places are those of the test.
FULL_BODY = {
    "from": {
        "pk": None,
        "name": "Councillor Clara Okafor",
        "signed": "Councillor Clara Okafor",
    },
    "by": "councillor",
    "about": {
        "pk": None,
        "name": "Ruth Adeyemi",
        "post": "Head of Highways",
        "rank": "head-of-service",
        "service": None,
        "group": None,
    },
    "formal": True,
    "categories": ["bullying", "other"],
    "effects": {"health": "I could not sleep"},
    "what": cases.WHAT,
    "happened": "2026-11-19",
    "where": "Ptarmigan House",
    "place": "forum",
    "others": [{"pk": None, "name": "Dev Patel"}, {"pk": None, "name": "Zebedee"}],
    "first": {
        "step": "Discuss it with your group chairman or leader",
        "must": False,
        "clause": "6.1",
        "answer": "yes",
        "on": "2026-11-20",
        "why": "",
    },
    "outcome": "An apology, and no more Marzipan",
    "withhold": True,
    "case": CASE,
    "letter": LETTER,
    "concern": True,
    "clause": "6.1",
    "sent_at": AT,
    "names_compared": True,
}


@pytest.mark.django_db
def test_what_is_sent_is_stored_under_these_keys(clock):
    service, group = Service.objects.get(name="Highways"), Group.objects.get(name=GROUP)
    about = {"pk": named("ruth").pk, "service": service.pk, "group": group.pk}
    there, typed = FULL_BODY["others"]
    keyed = {
        "from": FULL_BODY["from"] | {"pk": named("clara").pk},
        "about": FULL_BODY["about"] | about,
        "others": [there | {"pk": named("dev").pk}, typed],
    }
    assert stored_in(full_complaint(), "body") == in_order(FULL_BODY | keyed)


@pytest.mark.django_db
def test_an_answer_left_empty_is_stored_as_empty(clock):
    cases.appoint("clara", "group-leader", group=Group.objects.get(name=GROUP))
    complaint = cases.sent(about="omar", happened="", where="")
    body = opened_value(complaint, "body")
    empty = {"effects": {}, "happened": "", "where": "", "place": "", "others": [], "first": {}}
    empty |= {"case": {}, "letter": {}, "concern": False}
    assert {key: body[key] for key in empty} == empty
    assert "copied_from" not in body
    says = complaint.says
    assert (says.happened, says.first, says.case, says.letter) == (None, None, None, None)


@pytest.mark.django_db
def test_a_copy_is_stored_with_the_reference_of_the_first(clock):
    first = to_manager(clock)
    do(copy_to_monitoring_officer.send_copy, first, "ruth", text="Respect")
    copy = Complaint.objects.exclude(pk=first.pk).get()
    changed = {"copied_from": first.reference, "clause": opened_value(copy, "body")["clause"]}
    assert opened_value(copy, "body") == opened_value(first, "body") | changed


@pytest.mark.django_db
def test_a_new_complaint_is_handled_with_these_keys(clock):
    complaint = cases.sent()
    whose = [named(who).pk for who in ("clara", "ruth")]
    office = {"office": "chief-executive", "scope": None}
    assert stored_in(complaint, "handling") == in_order(
        NOTHING_YET | {"office": office, "chosen": "", "out": sorted(whose)}
    )


FULL_HANDLING = {
    "acknowledged": True,
    "withheld": {"granted": False, "why": "They have to answer it."},
    "code": True,
    "assessment": "On its face.",
    "attempts": [
        {"tried": True, "who": "A senior manager", "on": "2026-11-30", "text": "They met."},
        {"tried": False, "who": "", "on": "", "text": "Neither wanted to."},
    ],
    "views": [{"who": "Ines", "on": "2026-11-30", "text": "Founded."}],
    "referrals": [{"where": "hr", "on": "2026-11-30", "text": "HR-77"}],
    "informed": [{"who": "The Leader", "on": "2026-11-30"}],
    "told": [{"on": "2026-11-30", "text": "That there is a matter."}],
    "kept_out": [{"who": "Stan Price", "text": "His cousin"}],
    "copied": "",
    "found": None,
    "decision": {
        "outcome": "upheld",
        "reasons": "Two people heard the Kumquat.",
        "sanctions": ["apology"],
        "consulted": "",
    },
    "office": {"office": "chief-executive", "scope": None},
    "chosen": "",
}


@pytest.mark.django_db
def test_what_the_office_records_is_stored_under_these_keys(clock):
    why = {"withheld": False, "text": "They have to answer it."}
    complaint = do(actions.decide_name_withheld, cases.acknowledged(), **why)
    complaint = do(actions.assess, complaint, code=True, text="On its face.")
    complaint = cases.settled(cases.settled(complaint), tried=False)
    for action, arguments in (
        (actions.record_independent_view, {"who": "Ines", "on": DAY, "text": "Founded."}),
        (actions.refer, {"where": "hr", "on": DAY, "text": "HR-77"}),
        (actions.record_informed, {"who": "The Leader", "on": DAY}),
        (actions.record_person_told, {"on": DAY, "text": "That there is a matter."}),
        (access.keep_person_out, {"person": named("stan"), "text": "His cousin"}),
    ):
        complaint = do(action, complaint, **arguments)
    stored = opened_value(cases.decide(complaint), "handling")
    assert len(stored.pop("keys")) == 11
    out = {"out": sorted(named(who).pk for who in ("clara", "ruth", "stan"))}
    assert in_order(stored) == in_order(FULL_HANDLING | out)


def test_a_complaint_upheld_for_another_office_is_stored_with_its_finding():
    upheld = {"found": {"by": "Mona Reid", "text": "It happened."}}
    office = {"office": {"office": "chief-executive", "scope": None}, "chosen": "", "out": []}
    held = Handling.from_json(NOTHING_YET | upheld | office)
    assert (held.upheld.by, held.upheld.text) == ("Mona Reid", "It happened.")
    assert in_order(held.to_json()) == in_order(NOTHING_YET | upheld | office)


@pytest.mark.django_db
def test_a_key_of_another_release_is_kept_when_the_office_records_something(clock):
    complaint = cases.sent()
    held = opened_value(complaint, "handling")
    later = {"later": {"a": [1]}, "office": held["office"] | {"floor": 3}}
    complaint.handling = sealed_values(complaint, handling=held | later)["handling"]
    complaint.save()
    complaint = cases.acknowledged(complaint)
    assert complaint.held.acknowledged
    stored = opened_value(complaint, "handling")
    assert {key: stored[key] for key in later} == later


def test_what_was_stored_before_a_key_existed_takes_its_default():
    body = Body.from_json(SHORT_BODY).to_json()
    assert set(body) - set(SHORT_BODY) == UNSAID
    office = {"office": {"office": "director", "scope": 4}, "chosen": "", "out": [3]}
    assert in_order(Handling.from_json(office).to_json()) == in_order(NOTHING_YET | office)


SHORT_BODY = {
    "from": {"pk": 1, "name": "Clara", "signed": "Clara"},
    "by": "councillor",
    "about": {"pk": 2, "name": "R", "post": "", "rank": "officer", "service": 1, "group": None},
    "formal": False,
    "what": "x",
    "happened": "",
    "where": "",
    "others": [],
    "first": {},
    "outcome": "y",
    "withhold": False,
}


def kinds_of(kind=SealedContents):
    for one in kind.__subclasses__():
        yield one
        yield from kinds_of(one)


def test_no_contents_show_themselves_in_an_error_or_a_log():
    body = Body.from_json(SHORT_BODY | {"what": "Zanzibar"})
    assert "Zanzibar" not in f"{body!r} {body} {[body]}"
    kinds = list(kinds_of())
    assert len(kinds) > 20
    assert {kind.__repr__ for kind in kinds} == {object.__repr__}
