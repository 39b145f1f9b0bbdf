"""Who gets what at each address: the table is the specification, and it is complete."""

import re
from uuid import uuid4

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from enquiries.models import Enquiry, Status
from tests.access_tables import rolled_back, statuses_at
from tests.announcements.test_access import ANNOUNCEMENT_NAMES
from tests.case_addresses import address
from tests.complaints.test_access import SEALED
from tests.documents.test_access import DOCUMENT_STATUSES
from tests.enquiries import cases
from tests.enquiries.contentious import CLEARANCE_STATUSES
from tests.enquiries.contributions import CONTRIBUTION_STATUSES
from tests.enquiries.saved_views import OF_SERVICES
from tests.enquiries.verb_table import MARKS, PAGE_STATUSES
from tests.people import named, signed_in
from tests.portal import test_administration as of_people
from tests.protocols.test_access import DRAFT
from tests.relations.test_access import RELATION_NAMES
from tests.reports.test_committee_access import COMMITTEE
from tests.retention.access import KEPT
from tests.scim import addresses as scim
from tests.second_factors.access import FACTORS, SECOND_STEPS
from tests.single_sign_on.access import COUNCIL_ACCOUNTS

pytestmark = pytest.mark.django_db

WHO = ("clara", "nia", "omar", "grace", "ruth", "colin", "stan", "dev", "eve", "mona", "ada", "sam")
OTHERS_THERE = ("grace", "ruth", "colin", "dev")
TWO_SIDES = {"clara": 200, "omar": 200}
CASE = "clara omar grace ruth colin dev"  # who sees Clara's enquiry at all


def statuses_for(**statuses):
    """Statuses by person; anyone not named gets 404."""
    return {who: statuses.get(who, 404) for who in WHO}


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


STAFF = dict.fromkeys(["omar", "grace", "ruth", "colin", "stan", "dev", "eve", "mona"], 200)
HANDLERS = {who: status for who, status in STAFF.items() if who != "dev"}
RAISERS = {"clara": 200, "nia": 200, "dev": 200}
BEGINS = {"clara": 302, "nia": 302, "dev": 302}
TOLD = ("stan", "eve", "mona", "ada", "sam")
OF_EVERYBODY = ("in_force", "expected", "role", "contacts", "compare-sources")
FILES = [f"imports:{page}" for page in ("list", "upload", "template", "import", "save", "undo")]
RESTRICTED = ("restricted", "restrict", "restriction", "release")

TO_OFFICERS = everybody(403, clara=404, nia=404, **STAFF)
# Of Clara's enquiry, which Omar has: url name → what each person gets for GET.
ACCESS = {
    "stay-signed-in": everybody(204),
    **dict.fromkeys(("home", "own-exports", "own-sign-ins"), everybody(200)),
    **dict.fromkeys(("account", "own-sessions", "directory", "directory-wards"), everybody(200)),
    # Of a proposal that Stan becomes acting Monitoring Officer.
    "people:changes": statuses_for(eve=200, mona=200, ada=200, sam=200),
    "people:change": statuses_for(**dict.fromkeys(TOLD, 200)),
    "people:confirm-change": statuses_for(**dict.fromkeys(TOLD, 302)),
    "people:shorten-change": statuses_for(**dict.fromkeys(TOLD, 403)),
    "people:refuse-change": statuses_for(**dict.fromkeys(TOLD, 200) | {"sam": 403}),
    **dict.fromkeys(of_people.EVERY_PAGE, statuses_for(sam=200)),
    "administration:cancel-post": statuses_for(sam=403),  # it has begun
    **dict.fromkeys(("places:list", "places:place"), everybody(403)),
    "leavers:work": statuses_for(ruth=200, colin=200, dev=200),
    "people:withdraw-change": statuses_for(**dict.fromkeys(TOLD, 403)),
    # Pages of people administrators, and nobody here is one.
    **dict.fromkeys(("unsent", "held-files", "set-aside", *scim.PAGES, *FILES), statuses_for()),
    **dict.fromkeys(("components", "sent_mail"), everybody(404)),
    **dict.fromkeys((f"protocols:{page}" for page in OF_EVERYBODY), everybody(200)),
    # Under this version no clause asks for a list of restricted posts.
    **dict.fromkeys((f"protocols:{page}" for page in RESTRICTED), statuses_for()),
    "protocols:outstanding": everybody(403, eve=200, mona=200),
    **dict.fromkeys(
        (f"protocols:{page}" for page in ("elections", "set-election", "take-out-election")),
        everybody(403),
    ),
    **dict.fromkeys(("monitoring", "review"), everybody(403, eve=200, mona=200, ada=200)),
    "reports": everybody(403, **RAISERS, ruth=200, colin=200, eve=200, mona=200),
    "even-handedness": everybody(403, mona=200),
    "audit:section": everybody(403, ada=200),
    "enquiries:summaries": everybody(403, ruth=200),
    "enquiries:assistants": everybody(403, clara=200, nia=200),
    "enquiries:let-send": everybody(403, clara=404, nia=404),  # of somebody who assists nobody
    "enquiries:stop-sending": everybody(403, clara=404, nia=404),
    **dict.fromkeys(("absences:absence", "telephone"), everybody(403) | HANDLERS),
    "exports": everybody(403, ada=200),
    "fetch-export": everybody(405),
    "absences:officers": everybody(403, ruth=200, colin=200, dev=200),
    "leavers:list": everybody(403, ruth=200, colin=200, dev=200),
    **dict.fromkeys(("absences:end-absence", "absences:cover"), statuses_for()),
    **dict.fromkeys(
        ("news:own", "news:new-feed", "news:stop-feed"), everybody(403, clara=200, nia=200)
    ),
    **dict.fromkeys(("news:what-emails-say", "casework:calendar"), everybody(403)),
    **dict.fromkeys((f"casework:{verb}-day" for verb in ("add", "remove")), everybody(403)),
    **dict.fromkeys((f"casework:{verb}-days" for verb in ("paste", "check")), everybody(403)),
    **dict.fromkeys(("casework:strike-out", "casework:observe"), everybody(403)),
    "enquiries:what-would-change": statuses_for(eve=200, mona=200),
    **dict.fromkeys(("enquiries:queue", "export"), everybody(403, **STAFF)),
    **{name: everybody(a, **b) for name, (a, b) in (CLEARANCE_STATUSES | FACTORS | KEPT).items()},
    **dict.fromkeys(("enquiries:unsent-replies", "enquiries:approvals"), TO_OFFICERS),
    "enquiries:unsent-reply": statuses_for(omar=200),  # the draft is his
    **dict.fromkeys(("enquiries:waiting", "enquiries:with-officers"), everybody(200)),
    "enquiries:closed": everybody(302),
    # Of a councillor alone: what they raised, and their own address book.
    **dict.fromkeys(
        ("everything", "enquiries:residents", "enquiries:add-resident"),
        statuses_for(clara=200, nia=200),
    ),
    **dict.fromkeys(
        (f"enquiries:{verb}" for verb in ("resident", "change-resident", "delete-resident")),
        statuses_for(),
    ),
    "enquiries:raise": everybody(403, **BEGINS),
    "enquiries:drafts": everybody(403, **BEGINS),
    "enquiries:raise-step": everybody(403, **RAISERS | {"dev": 404}),
    "enquiries:something-else": everybody(403, **RAISERS | {"dev": 404}),
    # Like an enquiry of their own, as the councillor who raised it.
    **dict.fromkeys(
        ("enquiries:like", "enquiries:another-resident"),
        everybody(403, **dict.fromkeys(RAISERS, 404) | {"clara": 302}),
    ),
    **dict.fromkeys(
        ("enquiries:check", "enquiries:delete-draft"), everybody(403, **dict.fromkeys(RAISERS, 404))
    ),
    "enquiries:first-report": everybody(403, **RAISERS),
    "enquiries:document": everybody(403, **BEGINS | {"dev": 200}),
    "enquiries:complaint": everybody(403, **BEGINS),
    **dict.fromkeys(
        ("enquiries:staffing", "enquiries:party", "enquiries:private"), everybody(403, **RAISERS)
    ),
    "enquiries:ask-member": everybody(403, omar=200, grace=200, ruth=200, colin=200, stan=200),
    **dict.fromkeys(
        (f"enquiries:{page}" for page in ("detail", "sent", "print", "file", "file-save")),
        statuses_for(**dict.fromkeys(CASE.split(), 200)),
    ),
    # Of a letter to Clara in confidence, and of Omar’s request to share her question.
    "enquiries:confidential-letter": statuses_for(**dict.fromkeys(CASE.split(), 200)),
    "enquiries:share-letters": statuses_for(**dict.fromkeys(CASE.split(), 403) | TWO_SIDES),
    "enquiries:letters-shared": everybody(200),
    "enquiries:consent": statuses_for(clara=200),
    "enquiries:letter-shared": statuses_for(),
    "enquiries:take-back-consent": statuses_for(clara=403),
    "enquiries:file-picture": statuses_for(**dict.fromkeys(CASE.split(), 200)),
    **{name: everybody(rest, **who) for name, (rest, who) in OF_SERVICES.items()},
    # Private notes: of staff who see it. Of a note that Omar wrote.
    "enquiries:notes": statuses_for(**dict.fromkeys(CASE.split(), 200) | {"clara": 404}),
    "enquiries:strike-out-note": statuses_for(omar=200, **dict.fromkeys(OTHERS_THERE, 403)),
    "enquiries:resident-text": statuses_for(**dict.fromkeys(CASE.split(), 403)),
    # Not offered under this version. Of a share with Nia from before.
    "enquiries:share": statuses_for(**dict.fromkeys(CASE.split(), 403)),
    "enquiries:end-share": statuses_for(clara=200, nia=403),
    "enquiries:end-link": statuses_for(**dict.fromkeys(CASE.split(), 200) | {"clara": 404}),
    "enquiries:hand-over": everybody(403, clara=200, nia=200),
    "enquiries:hand-over-after": everybody(403),  # Clara is in office
    **{f"enquiries:{verb}": statuses_for(**statuses) for verb, statuses in PAGE_STATUSES.items()},
    # Of a question to Stan, which Omar asked.
    "enquiries:contributions": everybody(403) | HANDLERS,
    **{name: statuses_for(**statuses) for name, statuses in CONTRIBUTION_STATUSES.items()},
    # Under this version no clause asks for work that rests on decisions.
    **dict.fromkeys(
        (f"enquiries:{name}" for name in ("decided", "record-decision", "finish-decision")),
        statuses_for(),
    ),
    "enquiries:contentious": everybody(403, clara=404, nia=404, eve=200, mona=200),
}
POST_ONLY = {
    *("send-unsent", "send-all-unsent", "try-set-aside"),
    *("enquiries:assign-ticked", "enquiries:about-clause", "webhooks:one-again"),
}
PUBLIC = {"help", "privacy", "accessibility", "brand", "health", "security-txt", "calendar-feed"}
PUBLIC |= {"api-guide", *(f"announcements:public{end}" for end in ("", "-announcement", "-feed"))}
# Sign-in’s own pages say for themselves who they let in; the administration has a test below.
SIGN_IN = {
    *("account_login", "account_logout", "account_signup", "account_change_password"),
    *(f"account_reset_password{end}" for end in ("", "_done", "_from_key", "_from_key_done")),
    *("account_inactive", "account_reauthenticate", *SECOND_STEPS, *COUNCIL_ACCOUNTS),
    "confirm-address",
}


@pytest.fixture(scope="module")
def enquiry_key(scene_kept):
    def with_omar():
        enquiry = cases.assigned()
        cases.with_photo(enquiry)
        return enquiry.pk

    return scene_kept(with_omar)


@pytest.fixture
def enquiry(enquiry_key):
    return Enquiry.objects.get(pk=enquiry_key)


VERBS = [verb for verb in PAGE_STATUSES if verb not in MARKS]


def names(patterns, prefix=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                yield from names(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield prefix + (pattern.name or "")


def test_every_address_is_in_the_table():
    cases = (DRAFT, DOCUMENT_STATUSES, ACCESS, SEALED, RELATION_NAMES, ANNOUNCEMENT_NAMES)
    known = set().union(*cases, COMMITTEE, POST_ONLY, PUBLIC, SIGN_IN, scim.SCIM)
    assert set(names(get_resolver().url_patterns)) == known


@pytest.mark.parametrize("name", ACCESS)
def test_each_person_gets_what_the_table_says(name, enquiry, clock):
    row = {who: ACCESS[name][who] for who in WHO}
    assert statuses_at(address(name, enquiry), WHO) == row


@pytest.mark.parametrize("name", [*ACCESS, *sorted(POST_ONLY)])
def test_nobody_is_let_in_without_signing_in(name, enquiry, client, clock):
    response = client.get(address(name, enquiry))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_whose_page_is_refused_cannot_be_sent(verb, enquiry, clock):
    refused = {who: at for who, at in ACCESS[f"enquiries:{verb}"].items() if at != 200}
    before, url = enquiry.history.count(), reverse(f"enquiries:{verb}", args=[enquiry.pk])
    typed = {"text": "Let me in", "officer": "1", "service": "1", "reason": "other"}
    for who, expected in refused.items():
        with rolled_back():
            response = signed_in(who).post(url, typed | {"key": uuid4()})
            answer = who, response.status_code, enquiry.history.count()
        assert answer == (who, expected, before)


@pytest.mark.parametrize("who", ["nia", "stan", "eve", "mona", "ada", "sam", "pat", "petra"])
def test_a_stranger_finds_nothing_in_any_list_count_or_search(who, enquiry, client, clock):
    client.force_login(named(who))
    for query in ("", "?whose=mine", "?whose=unassigned", "?q=Harbour", f"?q={enquiry.reference}"):
        page = client.get(reverse("enquiries:queue") + query).content.decode()
        assert enquiry.title not in page
        assert "Resurfacing" not in page
        assert f"/enquiries/{enquiry.pk}/" not in page
    home = client.get(reverse("home"), follow=True).content.decode()
    assert enquiry.title not in home
    for name in ("waiting", "with-officers", "closed"):
        assert enquiry.title not in client.get(reverse(f"enquiries:{name}")).content.decode()


def test_a_stranger_cannot_tell_a_hidden_enquiry_from_none_at_all(enquiry, client, clock):
    client.force_login(named("nia"))
    hidden = client.get(enquiry.get_absolute_url())
    missing = client.get(reverse("enquiries:detail", args=[enquiry.pk + 1000]))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_ticking_an_enquiry_of_another_service_assigns_it_to_nobody(client, clock):
    enquiry = cases.raised()
    client.force_login(named("stan"))
    client.post(
        reverse("enquiries:assign-ticked"),
        {"enquiry": [enquiry.pk], "officer": named("stan").pk},
    )
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.officer) == (Status.RECEIVED, None)


@pytest.mark.parametrize(("who", "status"), [("petra", 200), ("sam", 200), ("omar", 302)])
def test_administration_is_for_people_administrators(who, status, client):
    client.force_login(named(who))
    assert client.get("/admin/").status_code == status


@pytest.mark.parametrize("who", ["petra", "sam"])
def test_administration_shows_no_case(who, enquiry, client, clock):
    client.force_login(named(who))
    page = client.get("/admin/").content.decode().lower()
    assert not re.search("enquir|notice|letter", page)
