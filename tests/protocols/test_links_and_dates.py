"""Links to codes and procedures, the dates of the source, and the next review."""

from datetime import date, timedelta

import pytest

from foundation.history import write
from protocols.checks import review_is_not_due
from protocols.drafting import actions
from protocols.settings.links import LINKABLE
from tests.people import named
from tests.protocols.pages import error_messages, form_values

pytestmark = pytest.mark.django_db

SETTINGS = "/protocol/versions/{}/settings/expectations/"


def text_of(response):
    return " ".join(response.content.decode().split())


def draft_of(preset):
    return actions.draft_from_preset(preset, name="Member and officer protocol", by=named("pat"))


def adopt_for_tomorrow(draft, clock):
    """The draft, adopted for tomorrow, which it is then."""
    tomorrow = clock.at.date() + timedelta(days=1)
    actions.adopt_version(draft, effective_from=tomorrow, minute="C2", by=named("mona"))
    clock.next_day()


@pytest.mark.clause("section-c", "1.4")
@pytest.mark.clause("section-c", "1.5")
@pytest.mark.clause("cheshire-east", "2.2")
@pytest.mark.clause("knutsford", "Introduction 1")
@pytest.mark.clause("surrey", "report-6")
def test_an_administrator_sets_which_codes_the_protocol_links(clause_protocol, client, clock):
    draft = actions.draft_from_version(clause_protocol, name="Ours", by=named("pat"))
    client.force_login(named("pat"))
    page = client.get(SETTINGS.format(draft.number))
    assert "Not linked because there is no web address: Councillors’ code of conduct" in text_of(
        page
    )
    procedures = {"whistleblowing": "https://x.example/w"}
    write(draft, by=named("pat"), reason="edited", procedures=procedures)
    typed = form_values(page) | {
        "link_members_code": "https://x.example/m",
        "link_officers_code": "https://x.example/o",
        "more_links": "Petitions scheme, https://x.example/petitions",
    }
    saved = client.post(SETTINGS.format(draft.number), typed, follow=True)
    assert "Draft saved" in text_of(saved)
    adopt_for_tomorrow(draft, clock)
    client.force_login(named("clara"))
    page = text_of(client.get("/protocol/"))
    for title, address in (
        ("Councillors’ code of conduct", "https://x.example/m"),
        ("Officers’ code of conduct", "https://x.example/o"),
        ("Whistleblowing", "https://x.example/w"),
        ("Petitions scheme", "https://x.example/petitions"),
    ):
        assert f'<a class="govuk-link" href="{address}">{title}</a>' in page
    assert LINKABLE["constitution"].title not in page


def test_an_invalid_address_is_refused_and_stays_typed(client, clock):
    draft = draft_of("oxford")
    client.force_login(named("pat"))
    page = client.get(SETTINGS.format(draft.number))
    typed = form_values(page) | {"link_members_code": "see the intranet"}
    refused = text_of(client.post(SETTINGS.format(draft.number), typed))
    assert "Enter a web address, such as https://westhaven.example/code" in refused
    assert "see the intranet" in refused
    draft.refresh_from_db()
    assert draft.links == {}


DATES = {
    "section-c": ["Issued in July 2002", "Revised in December 2007", "in February 2018"],
    "cheshire-east": ["Approved by the full Council on 24 February 2009"],
}


@pytest.mark.clause("section-c", "Issue note")
@pytest.mark.clause("cheshire-east", "11.1")
def test_the_dates_of_the_source_are_on_its_page_in_order(clause_protocol, client):
    client.force_login(named("clara"))
    page = text_of(client.get("/protocol/"))
    assert "Earlier adoption and revision dates" in page
    places = [page.find(line) for line in DATES[clause_protocol.preset]]
    assert -1 not in places
    assert places == sorted(places)


def test_a_source_without_dates_has_no_heading_for_them(client, clock):
    draft = draft_of("oxford")
    client.force_login(named("pat"))
    page = text_of(client.get(f"/protocol/?version={draft.number}"))
    assert "Earlier adoption and revision dates" not in page


@pytest.mark.clause("section-c", "1.8")
def test_a_review_that_is_due_is_shown_until_a_later_date_is_adopted(client, clock):
    def in_force(start, review_on):
        draft = draft_of("section-c")
        write(draft, by=named("pat"), reason="edited", review_on=review_on)
        past, mona = date(2020, 6, 1), named("mona")
        actions.adopt_version(draft, effective_from=start, minute="C1", by=mona, today=past)

    client.force_login(named("pat"))
    in_force(date(2021, 1, 1), date(2026, 12, 2))
    assert "has been due for review" not in text_of(client.get("/protocol/"))
    assert review_is_not_due() == []
    clock.set(2026, 12, 2, 10)
    client.force_login(named("clara"))
    assert "has been due for review" not in text_of(client.get("/protocol/"))
    client.force_login(named("pat"))
    assert "has been due for review since Wednesday 2 December 2026" in text_of(
        client.get("/protocol/")
    )
    (warning,) = review_is_not_due()
    assert (warning.id, "since 2 December 2026" in warning.msg) == ("protocols.W002", True)
    in_force(date(2021, 2, 1), date(2030, 1, 1))
    assert "has been due for review" not in text_of(client.get("/protocol/"))
    assert review_is_not_due() == []


def typed_links(client, draft, text):
    page = f"/protocol/versions/{draft.number}/settings/expectations/"
    return client.post(page, form_values(client.get(page)) | {"more_links": text})


def test_any_number_of_procedures_is_linked_under_their_own_titles(client, clock):
    draft = draft_of("section-c")
    client.force_login(named("pat"))
    text = "Petitions scheme, https://x.example/petitions\n\nPublic questions https://x.example/q"
    assert typed_links(client, draft, text).status_code == 302
    page = client.get(f"/protocol/?version={draft.number}").content.decode()
    assert 'href="https://x.example/petitions">Petitions scheme</a>' in page
    assert 'href="https://x.example/q">Public questions</a>' in page
    settings = text_of(client.get(f"/protocol/versions/{draft.number}/settings/expectations/"))
    assert "would also link to Petitions scheme, Public questions." in settings


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Petitions scheme", "does not end in a web address"),
        ("https://x.example/petitions", "has no title"),
        ("Petitions javascript:alert(1)", "does not end in a web address"),
    ],
)
def test_a_line_that_is_no_link_is_named_and_kept(line, problem, client, clock):
    draft = draft_of("section-c")
    client.force_login(named("pat"))
    refused = typed_links(client, draft, f"Public questions https://x.example/q\n{line}")
    assert problem in " ".join(error_messages(refused))
    assert line in form_values(refused)["more_links"]
    draft.refresh_from_db()
    assert draft.more_links == ""
