"""The protocol page: what everybody signed in reads."""

import re
from datetime import date

import pytest
from django.urls import reverse

from people.models import Appointment, Standing
from people.roles import Role
from protocols.drafting import actions, clause_wording
from protocols.models import Protocol
from protocols.reading import in_force
from protocols.reading.approval import approval_sentences
from protocols.reading.handling import handling_sentences
from protocols.sources.evidence import clause_evidence
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import STARTED, named

PAGE = reverse("protocols:in_force")
CITATION = re.compile(r'app-clause" href="([^"]+)">(?:<span[^>]*>[^<]*</span>)?([^<]*)<')
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"]


@pytest.fixture
def read(client, stan):
    def open_page(address=PAGE):
        client.force_login(stan)
        response = client.get(address)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return open_page


def test_it_says_what_is_promised_and_by_which_clause(read, oxford):
    page = read()
    assert "Version 2 of the protocol" in page
    assert "Adopted by Mona Reid, C12/2020; drafted by Pat Lowe." in page
    assert "Answer within five working days." in page
    assert '<a class="govuk-link app-clause" href="#clause-23.5">' in page
    assert 'id="clause-23.5"' in page
    assert "Say who has the enquiry within one working day." in page
    assert "The portal’s default." in page
    assert "One working day after: head of service" in page


def cited_on(client, who, address):
    """Whether the address of each clause is on a page, next to its name."""
    client.force_login(named(who))
    html = " ".join(client.get(address, follow=True).content.decode().split())
    return set(CITATION.findall(html))


@pytest.mark.clause("surrey", "report-14")
def test_a_page_that_applies_a_rule_names_its_clause_and_links_to_it(clause_protocol, client):
    case, answered = cases.assigned(), cases.answered()
    applied = {
        ("omar", reverse("enquiries:answer", args=[case.pk])): ("18", "18"),
        ("omar", reverse("enquiries:decline", args=[case.pk])): ("17", "17"),
        ("omar", reverse("enquiries:ask-member")): ("18", "18"),
        ("clara", reverse("enquiries:dissatisfied", args=[answered.pk])): ("report-7", "report-7"),
        ("clara", reverse("enquiries:party")): ("report-7", "report-7"),
        ("clara", reverse("protocols:expected")): ("16", "16"),
        ("clara", reverse("complaints:begin")): ("report-7-p7", "report-7"),
    }
    for (who, address), (anchor, cited) in applied.items():
        cited_there = (f"/protocol/?version=2#clause-{anchor}", f"Surrey {cited}")
        assert cited_there in cited_on(client, who, address), address
        assert f'id="clause-{anchor}"' in client.get(PAGE).content.decode()


@pytest.mark.clause("section-c", "5.4")
@pytest.mark.clause("section-c", "5.5")
def test_each_point_of_a_list_is_read_at_an_address_of_its_own(clause_protocol, read):
    page, expected = read(), read("/protocol/expected/")
    assert '<p id="clause-5.4">This lists what members can expect of officers.</p>' in page
    assert '<p id="clause-5.5">This lists what officers can expect of members.</p>' in page
    points = [f"5.4({roman})" for roman in ROMAN] + [f"5.5({roman})" for roman in ROMAN[:11]]
    for point in points:
        assert f'<p id="clause-{point}">' in page
        assert f'#clause-{point}"' in expected


def test_a_case_cites_the_clause_behind_its_date(clock, client, db):
    enquiry = cases.assigned()
    cited = (enquiry.version.clause_url("3.4"), "Section C 3.4")
    assert cited in cited_on(client, "clara", enquiry.get_absolute_url())


def test_every_clause_it_links_to_is_on_it(read):
    page = read()
    cited = {part.split('"')[0] for part in page.split('href="#clause-')[1:]}
    assert {"3.1", "3.3", "3.4", "3.5"} <= cited
    assert [number for number in cited if f'id="clause-{number}"' not in page] == []
    assert "An enquiry about policy or strategy goes to the Chief Executive." in page
    assert (
        "A complaint by a councillor about an officer goes to the Chief Executive. If possible, "
        "first discuss it with your group chairman or leader."
    ) in page
    assert (
        "The final decision on a document goes to the Chief Executive. First, the Monitoring "
        "Officer is consulted."
    ) in page


def test_the_route_and_the_time_limit_of_group_meetings_are_shown_and_set(read, client, pat):
    words = "A request for an officer at a group meeting goes to the Chief Executive or the"
    assert words in read()
    draft = actions.draft_from_preset("section-c", name="Ours", by=pat)
    client.force_login(pat)
    address = reverse("protocols:settings", args=[draft.number, "group-meetings"])
    settings = client.get(address).content.decode()
    assert "Decision on an officer at a meeting" in settings
    assert "A request for an officer at a group meeting would go to " in settings


EVIDENCE = """
[oxford]
"23.5" = ["tests/test_it.py::test_days"]
"23.8(a)-p4" = ["tests/test_it.py::test_meetings"]
"""


@pytest.fixture
def says_of(oxford, tmp_path):
    """What the page says of a clause if only these two are shown by tests of their own."""
    path = tmp_path / "evidence.toml"
    path.write_text(EVIDENCE)

    def sentence(number, planned_too):
        evidence = clause_evidence(path)
        return handling_sentences(oxford, evidence, planned_too=planned_too)[number]

    return sentence


@pytest.mark.parametrize("planned_too", [True, False])
def test_what_is_built_is_said_in_one_sentence(says_of, planned_too):
    assert says_of("23.8(a)-p4", planned_too) == (
        "The chair of the meeting, or the cabinet member for the service, is told and can read"
        " the enquiry and the answer."
    )
    assert says_of("23.2-p2", planned_too) == "For information only."


@pytest.mark.parametrize("number", ["23.4-p7", "23.3"])  # not built; built, and shown by no test
def test_only_those_who_see_drafts_are_told_what_is_planned(says_of, number):
    assert says_of(number, True).startswith("Planned, not built yet: ")
    assert says_of(number, False) == ""


def test_a_clause_of_ones_own_does_what_it_was_chosen_for(oxford, pat):
    draft = actions.draft_from_version(oxford, name="Ours", by=pat)
    own = {"heading": "Ours", "summary": "Ours.", "side": "", "screens": []}
    clause_wording.add_clause(draft, by=pat, number="24", behaviour="advice-openings", **own)
    says = handling_sentences(draft, (), planned_too=False)
    assert (
        says["24"] == "The history says when a councillor first opened the answer to their enquiry."
    )


def test_every_clause_is_built_so_that_the_page_has_nothing_planned(read, oxford, client, pat):
    sentences = handling_sentences(oxford, clause_evidence(), planned_too=True)
    assert [number for number, says in sentences.items() if says.startswith("Planned")] == []
    client.force_login(pat)
    assert "Planned, not built yet" not in client.get(PAGE).content.decode() + read()


def test_it_names_who_holds_each_office_today(read, pat):
    change_posts(Appointment.objects.filter(role=Role.COORDINATOR), ends_on=STARTED)
    establish(
        person=pat,
        role=Role.MONITORING_OFFICER,
        standing=Standing.DEPUTY,
        starts_on=date(2019, 1, 1),
    )
    page = read()
    assert "Mona Reid<br>Pat Lowe, deputy" in page
    assert ">Vacant</dd>" in page


def test_it_says_only_what_applies(oxford):
    oxford.cut_off, oxford.holding_cap, oxford.pause_while_waiting = None, None, True
    oxford.contact_centre_phone = "01632 960 100"
    sentences = [
        row.words
        for row in (*in_force.counting_sentences(oxford), *in_force.contact_centre_sentence(oxford))
    ]
    assert sentences == [
        "Working days are Monday to Friday, except bank holidays in England and Wales"
        " and the council’s own closure days.",
        "An answer can be followed up for five working days.",
        "The officer’s time stops while the councillor has a question to answer.",
        "First requests for a service go to the contact centre, 01632 960 100.",
    ]


def test_an_earlier_or_later_version_can_be_read_at_its_own_address(read, oxford, on_the_day):
    first = Protocol.objects.get(number=1)
    page = read(first.clause_url("3.4").partition("#")[0])
    assert "Superseded. It was in force from Wednesday 1 January 2020." in page
    assert 'id="clause-3.4"' in page
    assert "In force since Friday 1 January 2021." in read()
    on_the_day(2020, 12, 31)
    later = read(oxford.get_absolute_url())
    assert "Adopted. It comes into force on Friday 1 January 2021." in later


@pytest.mark.parametrize("number", ["3", "99", "x", "-1", "9" * 30, "²"])
def test_a_version_that_nobody_adopted_is_not_shown(read, oxford, pat, number):
    actions.draft_from_preset("staffordshire", name="A secret draft", by=pat)
    page = read(f"{PAGE}?version={number}")
    assert "Version 2 of the protocol" in page
    assert "A secret draft" not in page


def test_before_the_first_version_it_says_so(read, on_the_day):
    on_the_day(2019, 12, 31)
    assert "No version of the protocol is in force yet." in read()


def test_it_is_for_people_who_are_signed_in(client, db):
    assert client.get(PAGE).status_code == 302


def test_it_begins_with_what_applies_to_the_reader(client, oxford):
    client.force_login(named("clara"))
    page = " ".join(client.get(PAGE).content.decode().split())
    own = page.partition('id="applies">')[2].partition("<h2")[0]
    assert own.startswith("What applies to you as a councillor")
    assert "Answer within five working days." in own
    assert "An answer can be followed up for" in own
    assert "A complaint by a councillor" in own
    assert "A complaint by an officer" not in own
    client.force_login(named("omar"))
    page = " ".join(client.get(PAGE).content.decode().split())
    own = page.partition('id="applies">')[2].partition("<h2")[0]
    assert own.startswith("What applies to you as an officer")
    assert "A complaint by a councillor" not in own


def test_contents_lead_to_every_section(read, oxford):
    page = read()
    contents = page.partition('aria-label="Contents"')[2].partition("</nav>")[0]
    linked = re.findall(r'href="#([^"]+)"', contents)
    assert linked == re.findall(r'<h2 class="govuk-heading-m" id="([^"]+)"', page)
    assert len(linked) > 5


def test_the_page_cites_the_number_of_the_councils_own_document(read, oxford):
    draft = actions.draft_from_preset("oxford", name="Ours", by=named("pat"))
    clause = draft.clauses.get(number="23.5")
    fields = {"side": clause.side, "screens": clause.screens}
    clause_wording.reword_clause(
        clause,
        mark=clause_wording.clause_mark(clause),
        by=named("pat"),
        own_number="4.2",
        **fields,
    )
    draft = Protocol.objects.get(pk=draft.pk)
    page = in_force.protocol_context(draft, date(2026, 12, 1))
    reply = next(row for row in page["promises"] if row.key == "reply")
    assert reply.clause == ("Clause 4.2", "#clause-23.5")
    duty = next(duty for duty in page["duties"] if duty.anchor == "clause-23.5")
    assert (duty.number, duty.source) == ("4.2", "Oxford 23.5")


def approval_of(**settings):
    """What the page of a version with these settings says of approval, by the first clause."""
    draft = actions.draft_from_preset("section-c", name="Ours", by=named("pat"))
    for name, value in settings.items():
        setattr(draft, name, value)
    rows = list(approval_sentences(draft))
    return rows[0].clause, " ".join(row.words for row in rows)


def test_it_says_that_no_letter_needs_approval_except_in_a_service_that_asks(read, oxford):
    section = read().partition('id="approval"')[2].partition("<h2")[0]
    assert "No letter needs approval by a second officer, unless its service asks" in section
    assert "decides within" not in section


def test_it_says_which_letters_are_approved_by_when_and_what_a_service_adds(pat):
    clause, words = approval_of(clearance=["every", "policy"])
    assert clause is None
    assert words.index("about policy or strategy") < words.index("approves every letter")
    assert "flagged" not in words
    assert "decides within one working day. The due date of the answer does not change." in words
    assert "The head of a service can have more of its letters approved." in words


def test_approval_that_a_clause_asks_for_names_the_clause_once(pat):
    draft = actions.draft_from_preset("epsom-ewell", name="Ours", by=named("pat"))
    draft.clearance = ["contentious"]
    rows = list(approval_sentences(draft))
    assert rows[0].clause[1] == "#clause-10.2(vii)"
    assert [row for row in rows if "flagged as contentious" in row.words] == rows[:1]
