"""Expectations clause by clause: what each says, on the page that this side is asked to confirm."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from foundation.history import write
from people.models import Appointment, Committee, Service, User, Ward
from people.roles import Role
from protocols.confirmations.actions import acknowledge
from protocols.drafting import actions
from protocols.models import Acknowledgement
from tests.established import establish
from tests.people import adopt, named
from tests.protocols.pages import points_of, text_of

pytestmark = pytest.mark.django_db

PAGE = "/protocol/expected/"
CONFIRMS = "I have read what is expected of me"
BOTH, MEMBER, OFFICER = "both", "member", "officer"
CODES = {MEMBER: "https://x.example/m", OFFICER: "https://x.example/o"}

# The side each clause speaks to, and what it says.
SAID = {
    "cheshire-east": {
        "2.1": (BOTH, "Members and officers follow this protocol at all times."),
        "3.8-12": (
            MEMBER,
            "Follow the code of conduct, the law, the constitution and agreed protocols.",
        ),
        "4.4-9": (OFFICER, "Follow the officers’ code of conduct and approved policies."),
    },
    "epsom-ewell": {
        "10.2-members-6": (MEMBER, "Members follow the relevant codes of conduct."),
    },
    "knutsford": {
        "1.1": (BOTH, "The protocol binds members and officers at all times."),
        "1.4": (
            BOTH,
            "Respect each other’s roles, be courteous and do not take unfair advantage of your"
            " position.",
        ),
        "2.12": (MEMBER, "Promote equality, avoid unlawful discrimination and respect others."),
        "2.13": (
            MEMBER,
            "Do not bring the council or your position into disrepute, or use your position"
            " improperly for gain or harm.",
        ),
        "3.5": (
            OFFICER,
            "Help and advise all parts of the council. Always act to the best of your ability in"
            " the council’s best interests, as set out in its formal decisions.",
        ),
        "4.1": (
            BOTH,
            "Members and officers should behave in a way that builds mutual confidence and trust.",
        ),
        "4.2": (
            BOTH,
            "Members and officers should recognise and respect each other’s roles, in public and in"
            " private.",
        ),
    },
    "merton": {
        "10.1-officers-8": (OFFICER, "Officers follow the relevant codes of conduct."),
        "10.1-members-2": (MEMBER, "Treat officers with dignity, respect and courtesy."),
        "10.1-members-6": (MEMBER, "Members follow the relevant codes of conduct."),
    },
    "north-yorkshire": {
        "10.5-p6": (BOTH, "Mutual respect is at the heart of the protocol."),
    },
    "oxford": {
        "23.1-p2": (MEMBER, "Councillors follow the members’ code of conduct."),
        "23.1-p4": (OFFICER, "Officers follow their own code of conduct."),
    },
    "section-c": {
        "1.2": (
            BOTH,
            "The protocol is there to keep dealings between members and officers to a high"
            " standard, and council business open and efficient.",
        ),
        "5.1": (
            BOTH,
            "Members answer to voters, and officers to the whole council. Their conduct should"
            " build mutual confidence and trust, in public and in private.",
        ),
        "5.2": (BOTH, "Both sides should try to work together cordially and cooperatively."),
        "5.4(xii)": (OFFICER, "Follow the officers’ code of conduct."),
        "5.5(ix)": (MEMBER, "Follow the members’ code of conduct."),
    },
    "staffordshire": {
        "10.6": (BOTH, "The relationship should be based on mutual respect and trust."),
        "10.6-members-2": (MEMBER, "Show officers respect, dignity and courtesy."),
    },
    "surrey": {
        "16": (
            BOTH,
            "For council business to work well, there must be mutual respect, trust and courtesy"
            " between members and officers.",
        ),
    },
    "thurrock": {
        "10.3-p3": (
            BOTH,
            "Mutual respect between councillors and officers is essential to good local"
            " government.",
        ),
    },
}


def of_both_sides():
    """A councillor and an officer who began today and have confirmed nothing."""
    places = {
        MEMBER: {"role": Role.COUNCILLOR, "ward": Ward.objects.get(name="Harbour")},
        OFFICER: {"role": Role.OFFICER, "service": Service.objects.get(name="Highways")},
    }
    for side, place in places.items():
        person = User.objects.create_user(f"new-{side}@westhaven.example", f"Ivy {side.title()}")
        Appointment.objects.create(person=person, starts_on=date(2026, 12, 1), **place)
        yield side, person


def read(client, person):
    """What this person confirms, by the place of each clause, and the rest of the page."""
    client.force_login(person)
    own, _, rest = client.get(PAGE).content.decode().partition("<details")
    return points_of(own), rest


@pytest.mark.clause("cheshire-east", "2.1")
@pytest.mark.clause("cheshire-east", "3.8-12")
@pytest.mark.clause("cheshire-east", "4.4-9")
@pytest.mark.clause("epsom-ewell", "10.2-members-6")
@pytest.mark.clause("knutsford", "1.1")
@pytest.mark.clause("knutsford", "1.4")
@pytest.mark.clause("knutsford", "2.12")
@pytest.mark.clause("knutsford", "2.13")
@pytest.mark.clause("knutsford", "3.5")
@pytest.mark.clause("knutsford", "4.1")
@pytest.mark.clause("knutsford", "4.2")
@pytest.mark.clause("merton", "10.1-officers-8")
@pytest.mark.clause("merton", "10.1-members-2")
@pytest.mark.clause("merton", "10.1-members-6")
@pytest.mark.clause("north-yorkshire", "10.5-p6")
@pytest.mark.clause("oxford", "23.1-p2")
@pytest.mark.clause("oxford", "23.1-p4")
@pytest.mark.clause("section-c", "1.2")
@pytest.mark.clause("section-c", "5.1")
@pytest.mark.clause("section-c", "5.2")
@pytest.mark.clause("section-c", "5.4(xii)")
@pytest.mark.clause("section-c", "5.5(ix)")
@pytest.mark.clause("staffordshire", "10.6")
@pytest.mark.clause("staffordshire", "10.6-members-2")
@pytest.mark.clause("surrey", "16")
@pytest.mark.clause("thurrock", "10.3-p3")
def test_each_side_is_asked_to_confirm_what_each_clause_says_to_it(clause_protocol, client):
    said = SAID[clause_protocol.preset]
    for side, person in of_both_sides():
        confirmed, rest = read(client, person)
        ours = {clause: words for clause, (to, words) in said.items() if to in (BOTH, side)}
        assert {clause: confirmed.get(clause) for clause in ours} == ours
        assert confirmed.keys().isdisjoint(said.keys() - ours.keys())
        assert CONFIRMS in rest


@pytest.mark.clause("oxford", "23.4-p4")
@pytest.mark.parametrize("role", [Role.LEADER, Role.CABINET_MEMBER, Role.COMMITTEE_CHAIR])
def test_holders_of_a_special_responsibility_read_a_point_of_their_own(
    role, clause_protocol, client
):
    chairs = Committee.objects.create(name="Planning") if role == Role.COMMITTEE_CHAIR else None
    establish(person=named("nia"), role=role, committee=chairs, starts_on=date(2020, 1, 1))
    confirmed, _ = read(client, named("nia"))
    assert confirmed["23.4-p4"] == (
        "If you hold a special responsibility, be particularly aware that officers may feel unable"
        " to respond."
    )
    confirmed, _ = read(client, named("clara"))
    assert "23.4-p4" not in confirmed
    assert "23.4-p3" in confirmed
    confirmed, rest = read(client, named("omar"))
    assert "23.4-p4" not in confirmed
    assert "23.4-p4" in points_of(rest)


def numbered(prefix, *numbers):
    return {f"{prefix}{number}" for number in numbers}


# What the clauses that only list others list, by the side that confirms it.
LISTED = {
    "cheshire-east": {
        MEMBER: numbered("3.8-", *range(1, 13), "8-p2"),
        OFFICER: numbered("4.4-", *range(1, 10)),
    },
    "epsom-ewell": {
        MEMBER: numbered("10.2", "(i)", "(ii)", "(iii)", "(iv)", "(v)", "(v)-p2")
        | numbered("10.2-members-", *range(1, 7)),
        OFFICER: {"10.2(vi)", "10.2(vii)"},
    },
    "merton": {
        MEMBER: numbered("10.1-members-", *range(1, 7)),
        OFFICER: numbered("10.1-officers-", *range(1, 9), "5-p2"),
    },
}


@pytest.mark.clause("cheshire-east", "3.8")
@pytest.mark.clause("cheshire-east", "4.4")
@pytest.mark.clause("epsom-ewell", "10.2")
@pytest.mark.clause("merton", "10.1")
def test_each_side_confirms_its_list_point_by_point_and_can_look_up_the_others(
    clause_protocol, client
):
    lists = LISTED[clause_protocol.preset]
    for side, person in of_both_sides():
        confirmed, rest = read(client, person)
        assert lists[side] <= confirmed.keys()
        (theirs,) = (points for of, points in lists.items() if of != side)
        assert confirmed.keys().isdisjoint(theirs)
        assert theirs <= points_of(rest).keys()


# The clauses that lead to a code, for each side.
LEAD_TO_A_CODE = {
    "cheshire-east": {MEMBER: "3.8-12", OFFICER: "4.4-9"},
    "epsom-ewell": {MEMBER: "10.2-members-6"},
    "knutsford": {},  # 1.6 is said nowhere else
    "merton": {MEMBER: "10.1-members-6", OFFICER: "10.1-officers-8"},
    "oxford": {MEMBER: "23.1-p2", OFFICER: "23.1-p4"},
    "section-c": {MEMBER: "5.5(ix)", OFFICER: "5.4(xii)"},
}


@pytest.mark.clause("cheshire-east", "3.8-12")
@pytest.mark.clause("cheshire-east", "4.4-9")
@pytest.mark.clause("epsom-ewell", "10.2-members-6")
@pytest.mark.clause("knutsford", "1.6")
@pytest.mark.clause("merton", "10.1-officers-8")
@pytest.mark.clause("merton", "10.1-members-6")
@pytest.mark.clause("oxford", "23.1-p2")
@pytest.mark.clause("oxford", "23.1-p4")
@pytest.mark.clause("section-c", "5.4(xii)")
@pytest.mark.clause("section-c", "5.5(ix)")
def test_each_side_is_led_to_its_own_code(clause_protocol, client, clock):
    preset = clause_protocol.preset
    links = {"members-code": CODES[MEMBER], "officers-code": CODES[OFFICER]}
    adopt(preset, clock.at.date() + timedelta(days=1), links=links)
    clock.next_day()
    for side, who in ((MEMBER, "clara"), (OFFICER, "omar")):
        points, _ = read(client, named(who))
        page = client.get(PAGE).content.decode()
        assert [url for url in CODES.values() if f'href="{url}"' in page] == [CODES[side]]
        for clause in filter(None, [LEAD_TO_A_CODE[preset].get(side)]):
            assert points.get(clause) == SAID[preset][clause][1]


# Of each source: a clause that is reworded, and one that becomes something to confirm.
REWORDED = {
    "cheshire-east": ("2.1", "Cheshire East 2.1", "2.2"),
    "epsom-ewell": ("10.2-members-6", "Epsom and Ewell 10.2", "10.2"),
}


@pytest.mark.clause("epsom-ewell", "10.2-members-6")
@pytest.mark.clause("cheshire-east", "2.1")
def test_a_new_version_asks_again_and_marks_what_is_new(clause_protocol, client, clock, pat):
    (_, councillor), _ = of_both_sides()
    acknowledge(clause_protocol, ticked=[], by=councillor)
    reworded, cited, added = REWORDED[clause_protocol.preset]
    copy = actions.draft_from_version(clause_protocol, name="Second", by=pat)
    words = {"summary": "Everyone follows the code of 2026.", "guidance": ""}
    write(copy.clauses.get(number=reworded), by=pat, reason="edited", **words)
    write(copy.clauses.get(number=added), by=pat, reason="edited", screens=["expected"])
    tomorrow = clock.at.date() + timedelta(days=1)
    second = actions.adopt_version(copy, effective_from=tomorrow, minute="C13", by=named("mona"))
    clock.next_day()
    points, rest = read(client, councillor)
    assert points[reworded] == words["summary"]
    assert CONFIRMS in rest
    page = text_of(client.get(PAGE))
    assert "The protocol has changed since you confirmed version 2." in page
    assert f"Protocol clause {cited} Changed" in page.partition(words["summary"])[2][:70]
    assert page.count(" New ") == page.count(" Changed ") == 1
    client.post(PAGE, {"key": uuid4(), "version": second.number, "read": "on"})
    assert "You confirmed on Today" in text_of(client.get(PAGE))
    confirmed = Acknowledgement.objects.filter(person=councillor).order_by("at")
    assert [row.protocol for row in confirmed] == [clause_protocol, second]
