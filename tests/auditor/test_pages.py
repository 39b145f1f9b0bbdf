"""Pages of the auditor: home, the search of the history, its pages and its file."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO
from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from casework.exports.models import Export
from evidence.models import Verification
from foundation.history import write
from people.models import SignIn, User
from portal.auditor import export, home
from portal.auditor.asked import Asked
from portal.auditor.kinds import kinds_by_slug
from portal.auditor.sections import SECTIONS, SECTIONS_BY_SLUG
from portal.auditor.statements import newest_rows
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.enquiries.confidential_letters import opened_in_confidence
from tests.enquiries.test_queries import at_each_number_of_rows
from tests.evidence.world import add_ward
from tests.people import named, signed_in
from tests.test_own_sessions import IPHONE, signed_in_on

pytestmark = pytest.mark.django_db
EXPORT = Export._meta.label_lower
KINDS = list(kinds_by_slug().values())


def file_address(section="history"):
    return reverse("export", args=[f"audit-{section}", "csv"])


def page_of(section="history", who="ada", **asked):
    return signed_in(who).get(reverse("audit:section", args=[section]), asked)


def lines(response):
    return [(line.kind, line.verb, line.record, line.by) for line in response.context["lines"]]


def file_of(section="history", **asked):
    answer = signed_in("ada").get(file_address(section), asked)
    text = answer.content.decode().removeprefix("\ufeff")
    return list(csv.DictReader(StringIO(text)))


def test_the_home_page_of_the_auditor_says_what_was_verified_and_what_is_new(clock):
    cases.assigned()
    call_command("verify_history", without_files=True)
    clock.at += timedelta(hours=1)
    response = signed_in("ada").get("/")
    page = text_of(response)
    row = Verification.objects.get()
    assert "Nothing was altered" in page
    assert "Today at 10am" in page
    assert f"{row.records:,} records" in page
    assert "Stored files were not read" in page
    assert "Nothing to do here" not in page
    new = {row.label: row for row in response.context["new"]}
    assert int(new["Enquiries"].number) >= 4
    assert response.client.get(new["Enquiries"].url).context["lines"]
    for section in SECTIONS:
        assert reverse("audit:section", args=[section.slug]) in page
    assert reverse("exports") in page


def test_the_home_page_says_so_if_nothing_was_verified_or_too_long_ago(clock):
    assert "has not been verified yet" in text_of(signed_in("ada").get("/"))
    call_command("verify_history")
    clock.at += timedelta(days=8)
    page = text_of(signed_in("ada").get("/"))
    assert "That was more than 7 days ago" in page
    assert "Nothing has been recorded since yesterday" in page


def test_the_home_page_warns_if_something_was_altered_and_does_not_say_what(clock):
    Verification.objects.create(
        **{"at": clock.at, "records": 10, "tables": 3, "links": 20, "heads": 2, "triggers": 9},
        problems=2,
    )
    page = text_of(signed_in("ada").get("/"))
    assert "2 things do not match what was recorded" in page
    assert "Nothing was altered" not in page


def test_many_changes_are_counted_to_a_limit(clock, monkeypatch):
    monkeypatch.setattr(home, "MOST_COUNTED", 2)
    for number in range(4):
        add_ward(f"Quay {number}")
    new = signed_in("ada").get("/").context["new"]
    assert ("Settings", "more than 2") in [(row.label, row.number) for row in new]


def test_the_history_says_what_was_done_to_which_record_and_who_did_it(clock):
    enquiry = cases.assigned()
    add_ward("Quay")
    found = lines(page_of())
    assert ("Enquiry", "assigned", enquiry.reference, "Dev Patel") in found
    assert ("Enquiry", "raised", enquiry.reference, "Clara Okafor") in found
    assert ("Ward", "added", "Quay", "Petra Hall") in found
    assert enquiry.title not in text_of(page_of())


def test_it_is_found_by_record_person_verb_kind_and_day(clock):
    enquiry, other = cases.assigned(), cases.raised()
    clock.at += timedelta(days=2)
    add_ward("Quay")
    of_one = page_of(record=enquiry.reference.lower())
    assert {record for _, _, record, _ in lines(of_one)} == {enquiry.reference}
    of_dev = page_of(person="dev").context["lines"]
    assert all("Dev Patel" in (line.by, line.about, line.record) for line in of_dev)
    assert [line.verb for line in of_dev].count("assigned") == 1
    assert {verb for _, verb, _, _ in lines(page_of(verb="Raised"))} == {"raised"}
    assert {kind for kind, *_ in lines(page_of(kind="enquiries.enquiry"))} == {"Enquiry"}
    assert "Due date of an enquiry" in {kind for kind, *_ in lines(page_of(kind="enquiries"))}
    assert lines(page_of(first="2026-12-03")) == [("Ward", "added", "Quay", "Petra Hall")]
    assert "Ward" not in {kind for kind, *_ in lines(page_of(last="2026-12-02"))}
    assert other.reference in text_of(page_of(first="2026-12-01", last="2026-12-01"))
    assert lines(page_of(record="E-2026-9999")) == []
    assert lines(page_of(record=enquiry.reference, person="Petra Hall")) == []


def test_a_person_is_found_by_what_was_done_about_them_too(clock):
    post = named("omar").appointments.get()
    write(post, by=named("petra"), reason="ended", ends_on=timezone.localdate())
    for page in (page_of("posts", person="Omar Haddad"), page_of("posts", person="petra")):
        line = page.context["lines"][0]
        assert (line.kind, line.verb, line.about, line.by) == (
            *("Appointment", "ended", "Omar Haddad"),
            "Petra Hall",
        )
        assert line.detail == (
            "Officer, Highways, from Wednesday 1 January 2020 to Tuesday 1 December 2026"
        )
    of_nia = page_of("posts", person="Nia Menon").context["lines"]
    assert {line.about for line in of_nia} == {"Nia Menon"}


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"first": "yesterday"}, "“yesterday” is not a real date"),
        ({"last": "0001-01-01"}, "“0001-01-01” is not a real date"),
        ({"last": "31 2 2026"}, "“31 2 2026” is not a real date"),
        ({"first": "2026-12-02", "last": "2026-12-01"}, "Last day must be the same as or after"),
        ({"kind": "complaints.complaint"}, "Select a kind from the list"),
        ({"kind": "relations.groupmeeting"}, "Select a kind from the list"),
        ({"record": "a\u0000b"}, "There is a character we cannot store"),
    ],
)
def test_what_makes_no_sense_is_an_error_and_finds_nothing(clock, asked, error):
    add_ward("Quay")
    response = page_of(**asked)
    assert error in text_of(response)
    assert "Quay" not in text_of(response)
    assert signed_in("ada").get(file_address(), asked).status_code == 404


def test_a_name_that_many_have_is_not_enough(clock):
    User.objects.bulk_create(User(email=f"p{n}@x.example", name=f"Person {n}") for n in range(21))
    assert "Enter more of the name" in text_of(page_of(person="person"))
    assert lines(page_of(person="Nobody of this name")) == []


def test_pages_follow_each_other_without_a_gap_or_a_row_twice(clock):
    for number in range(40):
        add_ward(f"Quay {number}")
        clock.at += timedelta(minutes=number % 3)  # some at one moment
    seen, asked = [], {"first": "2026-12-01"}
    for _ in range(10):
        response = page_of(**asked)
        seen += [(line.at, line.kind, line.record, line.verb) for line in response.context["lines"]]
        if not response.context["next_link"]:
            break
        asked["after"] = after_of(response)
    every = newest_rows(KINDS, Asked(first=date(2026, 12, 1)), number=5000)
    assert len(seen) == len(every)
    assert [at for at, *_ in seen] == [row.at for row in every]
    assert sum("Quay" in (record or "") for _, _, record, _ in seen) == 40


def after_of(response):
    return parse_qs(response.context["next_link"]["url"].removeprefix("?"))["after"][0]


@pytest.mark.parametrize(
    "mark",
    [
        *("nonsense", "2026-12-01T10:00:00Z", "2026-12-01T10:00:00Z~people.ward", "~~"),
        *("2026-12-01T10:00:00Z~people.nobody~3", "2026-12-01T10:00:00Z~people.ward~" + "9" * 30),
        *("2026-12-01T10:00:00Z~people.ward~" + "9" * 19, "2026-12-01~people.ward~3"),
    ],
)
def test_a_mark_that_makes_no_sense_shows_the_first_page(clock, mark):
    add_ward("Quay")
    assert ("Ward", "added", "Quay", "Petra Hall") in lines(page_of(after=mark))


def test_a_page_takes_the_same_for_any_number_of_rows(clock):
    ada = signed_in("ada")
    addresses = [reverse("audit:section", args=[name]) for name in ("history", "openings", "posts")]
    for address in addresses:
        counted = at_each_number_of_rows(lambda address=address: ada.get(address), make=a_ward)
        assert counted[0] == counted[1] <= 12, address


def a_ward():
    return add_ward(f"Quay {uuid4()}")


def test_the_home_page_takes_the_same_for_any_number_of_rows(clock):
    ada = signed_in("ada")
    counted = at_each_number_of_rows(lambda: ada.get("/"), make=a_ward)
    assert len(set(counted)) == 1


def test_sign_ins_and_openings_have_pages_of_their_own(clock):
    signed_in_on(IPHONE)
    opened_in_confidence()
    assert lines(page_of("sign-ins"))[0] == ("Sign-in", "Password", "", "Mona Reid")
    assert SignIn.objects.exists()
    found = lines(page_of("openings"))
    assert [(kind, verb, by) for kind, verb, _, by in found] == [
        ("Confidential letter opened", "opened", "Clara Okafor")
    ]
    assert found[0][2].startswith("E-2026-")
    assert "quarry" not in text_of(page_of("openings"))


def test_the_file_has_what_was_asked_for_and_is_recorded(clock):
    enquiry = cases.assigned()
    add_ward("=SUM(1)")
    clock.at = datetime(2026, 12, 1, 11, tzinfo=LONDON)
    rows = file_of(record=enquiry.reference, first="2026-12-01")
    assert {row["Reference or name"] for row in rows} == {enquiry.reference}
    assert rows[-1]["When"].startswith("2026-12-01")
    recorded = Export.objects.get()
    assert (recorded.person, recorded.title) == (named("ada"), "History, to the auditor")
    assert recorded.rows == len(rows)
    assert recorded.filters == "First day: Tuesday 1 December 2026. Words were searched for."
    assert file_of("settings", record="=SUM(1)")[0]["Reference or name"] == "'=SUM(1)"
    clock.at += timedelta(minutes=1)
    assert lines(page_of(kind=EXPORT))[0] == (
        *("List saved as a file", "downloaded", "Settings, to the auditor"),
        "Ada Quist",
    )


def test_the_file_is_read_in_parts(clock, monkeypatch):
    monkeypatch.setattr(export, "PORTION", 7)
    for number in range(30):
        add_ward(f"Quay {number}")
    clock.at += timedelta(hours=1)
    rows = file_of(kind="people.ward", first="2026-12-01")
    expected = [f"Quay {number}" for number in reversed(range(30))]
    assert [row["Reference or name"] for row in rows] == expected
    section, asked = SECTIONS_BY_SLUG["history"], Asked(kind="people.ward")
    assert len(list(export.cells_of_history(section, asked, 10))) == 10
    content = export.history_content(section, named("ada"), QueryDict("kind=people.ward"))
    assert content.count() == len(list(content.rows(None)))


@pytest.mark.parametrize("who", ["clara", "mona", "petra", "sam"])
def test_nobody_else_reads_the_history(who, clock):
    browser = signed_in(who)
    for address in (reverse("audit:section", args=["history"]), file_address()):
        response = browser.get(address)
        assert response.status_code == 403
        assert "Only the auditor can read the history of everything." in text_of(response)
    assert not Export.objects.exists()
    assert reverse("audit:section", args=["history"]) not in text_of(browser.get("/"))


def test_there_are_no_other_pages(clock):
    assert page_of("complaints").status_code == 404


def text_of(response):
    return " ".join(response.content.decode().split())
