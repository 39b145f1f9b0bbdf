"""Guides clause by clause: each sentence on the media, resources and appointments, for its side."""

from datetime import timedelta

import pytest

from tests.people import adopt, named
from tests.protocols.pages import points_of, text_of

pytestmark = pytest.mark.django_db

BOTH, MEMBER, OFFICER = "both", "member", "officer"
READERS = ((MEMBER, "clara"), (OFFICER, "omar"))
MEDIA_LINKS = {
    "media-procedure": "https://x.example/media",
    "publicity-code": "https://x.example/publicity",
}
CONTACTS = "Communications team, 01632 960 120\nPlanning Committee: Councillor Menon"
WORDINGS = (
    "I am speaking as councillor for Harbour ward.",
    "These are my own views, not the policy of the council.",
    "I am speaking for my group, not on behalf of the council.",
    "I am speaking on behalf of the council, with its agreement.",
)

ON_THE_MEDIA = {
    "knutsford": {
        "11.1": (
            BOTH,
            "Formal dealings with the media must follow council procedures and publicity law.",
        ),
        "11.2": (
            OFFICER,
            "Officers’ press releases must promote or give information about council policy or"
            " services. They must be factual and consistent with council policy, and cannot promote"
            " a party group.",
        ),
        "11.5": (
            MEMBER,
            "Members who contact, or are contacted by, the media should follow this checklist.",
        ),
        "11.5(a)": (MEMBER, "Say what capacity you are speaking in."),
        "11.5(b)": (MEMBER, "Be sure what you want to say and not say."),
        "11.5(d)": (MEMBER, "Think about the consequences for the council."),
        "11.5(e)": (
            MEMBER,
            "Never commit to anything on a matter that may lead to third-party claims or involve"
            " insurance.",
        ),
        "11.5(f)": (MEMBER, "Think about consulting other relevant members."),
    },
    "oxford": {
        "23.14(a)": (BOTH, "The media team follows the government’s publicity code."),
        "23.14(g)": (
            MEMBER,
            "Councillors and groups issuing their own releases should say they are not from the"
            " council.",
        ),
    },
    "section-c": {
        "8.1": (
            BOTH,
            "The Communications Team handles media contact on council business, and gives support"
            " and training.",
        ),
        "8.3": (
            MEMBER,
            "Members should make clear to the media that their comments are personal and not"
            " council policy.",
        ),
        "8.4": (
            BOTH,
            "Requests for comment on council policy or political matters should go to the"
            " appropriate committee chairman.",
        ),
    },
}
ON_RESOURCES = {
    "14.2": (BOTH, "Members should understand and follow the council’s rules on resources."),
    "14.2(a)": (BOTH, "On facilities provided in members’ homes at the council’s expense."),
    "14.2(b)": (BOTH, "On local arrangements such as paying for private photocopying."),
    "14.2(c)": (BOTH, "On IT security."),
}
ON_APPOINTMENTS = {
    "5.3": (MEMBER, "Members who take part in appointing officers should follow these rules."),
    "5.3(a)": (MEMBER, "Judge only on merit."),
    "5.3(b)": (MEMBER, "Do not canvass for any candidate."),
    "5.3(c)": (MEMBER, "Do not take part if a relative or close friend is a candidate."),
    "5.3(d)": (MEMBER, "Do not be influenced by personal preference."),
    "5.3(e)": (MEMBER, "Do not give a candidate information the others do not have."),
}


@pytest.fixture
def guide(client):
    """What a guide says to someone, by the place of each clause, and its whole text."""

    def read(who, topic):
        client.force_login(named(who))
        response = client.get(f"/protocol/about/{topic}/")
        html = response.content.decode()
        return points_of(html), html, text_of(response)

    return read


def said_to(side, clauses):
    return {clause: words for clause, (to, words) in clauses.items() if to in (BOTH, side)}


@pytest.fixture
def with_addresses(clause_protocol, clock):
    """The same version again, with what only the council itself can tell."""

    def set_up(**settings):
        adopt(clause_protocol.preset, clock.at.date() + timedelta(days=1), **settings)
        clock.next_day()

    return set_up


@pytest.mark.clause("knutsford", "11.1")
@pytest.mark.clause("knutsford", "11.2")
@pytest.mark.clause("knutsford", "11.5")
@pytest.mark.clause("knutsford", "11.5(a)")
@pytest.mark.clause("knutsford", "11.5(b)")
@pytest.mark.clause("knutsford", "11.5(d)")
@pytest.mark.clause("knutsford", "11.5(e)")
@pytest.mark.clause("knutsford", "11.5(f)")
@pytest.mark.clause("oxford", "23.14(a)")
@pytest.mark.clause("oxford", "23.14(g)")
@pytest.mark.clause("section-c", "8.1")
@pytest.mark.clause("section-c", "8.3")
@pytest.mark.clause("section-c", "8.4")
def test_each_side_reads_what_is_asked_of_it_before_the_media(
    clause_protocol, guide, with_addresses
):
    with_addresses(links=MEDIA_LINKS, media_contacts=CONTACTS)
    for side, who in READERS:
        points, html, text = guide(who, "media")
        assert points == said_to(side, ON_THE_MEDIA[clause_protocol.preset])
        assert all(f'href="{address}"' in html for address in MEDIA_LINKS.values())
        assert " ".join(CONTACTS.split()) in text
        assert [words in text for words in WORDINGS] == [side == MEMBER] * 4


@pytest.mark.clause("knutsford", "14.2")
@pytest.mark.clause("knutsford", "14.2(a)")
@pytest.mark.clause("knutsford", "14.2(b)")
@pytest.mark.clause("knutsford", "14.2(c)")
def test_the_rules_for_resources_that_have_an_address_are_linked(
    clause_protocol, guide, with_addresses
):
    keys = ("home-facilities", "payments", "ict-security")
    with_addresses(links={key: f"https://x.example/{key}" for key in keys[1:]})
    points, html, _ = guide("clara", "resources")
    assert points == said_to(MEMBER, ON_RESOURCES)
    assert [f'href="https://x.example/{key}"' in html for key in keys] == [False, True, True]


@pytest.mark.clause("knutsford", "5.3")
@pytest.mark.clause("knutsford", "5.3(a)")
@pytest.mark.clause("knutsford", "5.3(b)")
@pytest.mark.clause("knutsford", "5.3(d)")
@pytest.mark.clause("knutsford", "5.3(e)")
def test_councillors_read_each_clause_on_appointments_separately(clause_protocol, guide):
    points, _, _ = guide("clara", "appointments")
    assert points == said_to(MEMBER, ON_APPOINTMENTS)
    points, _, text = guide("omar", "appointments")
    assert points == {}
    assert "Knutsford does not ask anything of you here." in text
