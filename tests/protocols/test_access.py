"""Access to each address of a version: of Pat's draft, and of one not in force yet."""

from datetime import date

import pytest
from django.urls import reverse

from protocols.drafting import actions
from protocols.models import Protocol
from tests.access_tables import statuses_at
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = ("clara", "omar", "dev", "ada", "sam", "petra", "pat", "mona", "eve")


def statuses_for(rest, **statuses):
    return {who: statuses.get(who, rest) for who in WHO}


# Of a draft: url name → what each person gets for GET.
DRAFT = {
    "protocols:in_force": statuses_for(200),
    "protocols:versions": statuses_for(200),
    "protocols:compare": statuses_for(200),
    "protocols:draft": statuses_for(403, pat=200),
    "protocols:version": statuses_for(404, pat=200, mona=200, eve=200),
    "protocols:settings": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:ask": statuses_for(404, pat=200, mona=200, eve=200),
    "protocols:rule": statuses_for(404, pat=403, mona=403, eve=403),
    "protocols:topic": statuses_for(200),
    "protocols:clauses": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:add-clause": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:clause": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:take-out": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:offer": statuses_for(404, pat=200, mona=403, eve=403),
    "protocols:adopt": statuses_for(404, pat=403, mona=200, eve=200),
    "protocols:withdraw": statuses_for(404, pat=403, mona=403, eve=403),
}
# Of a version that is adopted and has not taken effect: everybody may know of it.
ADOPTED = {
    "protocols:version": statuses_for(200),
    "protocols:settings": statuses_for(403),
    "protocols:ask": statuses_for(200),
    "protocols:rule": statuses_for(403),
    "protocols:clauses": statuses_for(403),
    "protocols:clause": statuses_for(403),
    "protocols:offer": statuses_for(403),
    "protocols:adopt": statuses_for(403),
    "protocols:withdraw": statuses_for(403, mona=200, eve=200),
}


UNCITED = 3  # the place of a clause of Oxford's that no setting or route cites


def address(name, version):
    if name == "protocols:topic":
        return reverse(name, args=["media"])
    number = version.number
    for more in ([], [number], [number, "response-times"], [number, UNCITED]):
        try:
            return reverse(name, args=more)
        except Exception:
            continue
    raise LookupError(name)


@pytest.fixture(scope="module")
def draft_key(scene_kept):
    def drafted():
        name = "A draft that is nobody else's"
        return actions.draft_from_preset("oxford", name=name, by=named("pat")).pk

    return scene_kept(drafted)


@pytest.fixture
def draft(draft_key):
    return Protocol.objects.get(pk=draft_key)


@pytest.fixture
def adopted(draft, mona, clock):
    return actions.adopt_version(draft, effective_from=date(2027, 4, 1), minute="C1", by=mona)


@pytest.mark.parametrize("name", DRAFT)
def test_each_person_gets_of_a_draft_what_the_table_says(name, clock, draft):
    row = {who: DRAFT[name][who] for who in WHO}
    assert statuses_at(address(name, draft), WHO) == row


@pytest.mark.parametrize("name", ADOPTED)
def test_each_person_gets_of_an_adopted_version_what_the_table_says(name, adopted):
    row = {who: ADOPTED[name][who] for who in WHO}
    assert statuses_at(address(name, adopted), WHO) == row


REFUSED = [
    (name, who, status)
    for name in ("protocols:settings", "protocols:adopt", "protocols:withdraw")
    for who, status in DRAFT[name].items()
    if status != 200
]


@pytest.mark.parametrize(("name", "who", "expected"), REFUSED)
def test_a_form_whose_page_is_refused_cannot_be_sent(name, who, expected, client, clock, draft):
    client.force_login(named(who))
    typed = {"minute": "C1", "effective_from_day": "1", "effective_from_month": "4"}
    typed |= {"effective_from_year": "2027", "revision": "0", "key": str(draft.history.first().pk)}
    assert client.post(address(name, draft), typed).status_code == expected
    assert draft.history.count() == 1


@pytest.mark.parametrize("name", DRAFT)
def test_nobody_is_let_in_without_signing_in(name, client, draft):
    response = client.get(address(name, draft))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("who", ["clara", "dev", "sam"])
def test_a_draft_is_in_no_list_and_no_comparison(who, client, draft):
    client.force_login(named(who))
    for page in ("", "versions/", "compare/", "?version=2", "compare/?first=1&second=2"):
        body = client.get(f"/protocol/{page}").content.decode()
        assert draft.name.replace("'", "&#x27;") not in body
        assert "/versions/2/" not in body


def test_a_number_that_no_version_has_is_not_found(client, pat):
    client.force_login(pat)
    for number in ("99", "9" * 30):
        assert client.get(f"/protocol/versions/{number}/").status_code == 404
    assert client.get("/protocol/versions/1/settings/weather/").status_code == 404
