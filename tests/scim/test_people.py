"""What the directory can do to people: Entra ID's published requests, and what each makes."""

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from people.address_changes.actions import ask_for_address, confirm_address
from people.models import Appointment, User
from tests.people import named
from tests.scim.directory import (
    ENTERPRISE,
    ERROR,
    LIST,
    USER,
    USERS,
    Directory,
    person,
    reasons,
    replace,
    tariq,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(clock):
    return Directory()


@pytest.fixture
def joined(directory):
    return directory.post().json()["id"]


def test_a_joiner_is_added_without_a_post_and_without_an_invitation(directory):
    response = directory.post()
    body = response.json()
    assert response.status_code == 201
    assert response["Content-Type"] == "application/scim+json"
    assert response["Location"].endswith(f"{USERS}/{body['id']}")
    assert body["schemas"] == [USER, ENTERPRISE]
    assert body["userName"] == "Tariq.Aziz@westhaven.example"
    assert body["externalId"] == "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"
    assert body["name"] == {
        "formatted": "Tariq Aziz",
        "familyName": "Aziz",
        "givenName": "Tariq",
    }
    assert body["active"] is True
    address = {"value": "tariq.aziz@westhaven.example", "type": "work", "primary": True}
    assert body["emails"] == [address]
    assert not tariq().has_usable_password()
    assert not Appointment.objects.filter(person=tariq()).exists()
    assert not Notice.objects.filter(addressee=tariq()).exists()


def test_history_names_the_service_account_as_the_author(directory, joined):
    directory.patch(joined, replace("name.familyName", "Aziz-Reed"))
    assert reasons(tariq()) == [
        ("added by the directory", "Entra ID"),
        ("changed by the directory", "Entra ID"),
    ]
    assert [who for _, who in reasons(tariq().directory_account)] == ["Entra ID"] * 2


def test_a_title_and_department_give_no_right(directory):
    roles = {"roles": [{"value": "people-administrator"}], "groups": [{"value": "Mayor"}]}
    more = {"title": "Monitoring Officer", ENTERPRISE: {"department": "Legal"}}
    more |= {"is_staff": True, "is_superuser": True, "entitlements": [{"value": "admin"}]}
    body = directory.post(**roles, **more).json()
    assert (body["title"], body[ENTERPRISE]) == ("Monitoring Officer", {"department": "Legal"})
    assert not tariq().permissions
    assert (tariq().is_staff, tariq().is_superuser) == (False, False)


def test_one_person_is_read(directory, joined):
    body = directory.get(f"{USERS}/{joined}").json()
    assert body == directory.find(f'id eq "{joined}"')["Resources"][0]
    assert body["meta"]["location"].endswith(f"{USERS}/{joined}")


@pytest.mark.parametrize("key", ["987654321", "x", "-1", "9" * 40, "²", "1e3"])
def test_somebody_who_is_not_there_is_404(directory, key):
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        operations = {"Operations": [replace("active", False)]}
        response = directory.ask(method, f"{USERS}/{key}", person() | operations)
        assert response.status_code == 404
        assert response.json()["schemas"] == [ERROR]
        assert response.json()["status"] == "404"


@pytest.mark.parametrize(
    "typed",
    [
        'userName eq "tariq.aziz@WESTHAVEN.example"',
        'USERNAME Eq "Tariq.Aziz@westhaven.example"',
        'externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"',
        'emails[type eq "work"].value eq "Tariq.Aziz@westhaven.example"',
        'emails.value eq "tariq.aziz@westhaven.example"',
        'userName eq "Tariq.Aziz@westhaven.example" and '
        'externalId eq "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef"',
    ],
)
def test_a_filter_finds_one_person(typed, directory, joined):
    found = directory.find(typed)
    assert found["schemas"] == [LIST]
    assert (found["totalResults"], found["startIndex"]) == (1, 1)
    assert [one["id"] for one in found["Resources"]] == [joined]


@pytest.mark.parametrize("name", ["userName", "externalId", "emails.value", "id"])
def test_a_filter_that_finds_nobody_is_an_empty_list(name, directory):
    for value in ("non-existent user", "", "0"):
        found = directory.find(f'{name} eq "{value}"')
        assert (found["schemas"], found["totalResults"], found["Resources"]) == ([LIST], 0, [])


def test_somebody_invited_here_is_found_by_their_address_and_linked(directory):
    omar = named("omar")
    (found,) = directory.find(f'userName eq "{omar.email.upper()}"')["Resources"]
    assert (found["id"], "externalId" in found) == (str(omar.pk), False)
    assert directory.patch(omar.pk, replace("externalId", "omar-1")).status_code == 200
    (found,) = directory.find('externalId eq "omar-1"')["Resources"]
    assert (found["userName"], found["id"]) == (omar.email, str(omar.pk))


def test_entras_change_of_address_and_family_name(directory, joined):
    response = directory.patch(
        joined,
        replace('emails[type eq "work"].value', "Updated@Westhaven.example"),
        replace("name.familyName", "updatedFamilyName"),
    )
    body = response.json()
    assert response.status_code == 200
    assert body["name"]["formatted"] == "Tariq updatedFamilyName"
    assert body["emails"][0]["value"] == "updated@westhaven.example"
    assert body["userName"] == "Tariq.Aziz@westhaven.example"
    assert User.objects.get(pk=joined).email == "updated@westhaven.example"


def test_old_and_new_address_hear_of_a_change(directory, joined):
    directory.patch(joined, replace('emails[type eq "work"].value', "new@westhaven.example"))
    rows = Notice.objects.filter(event="address-changed", addressee=joined)
    told = set(rows.values_list("address", flat=True))
    assert told == {"tariq.aziz@westhaven.example", "new@westhaven.example"}


def test_an_address_that_waits_for_its_owner_gives_way_to_the_directory(directory):
    omar = named("omar")
    ask_for_address(omar, "omar@elsewhere.example", by=named("petra"))
    directory.patch(omar.pk, replace("userName", "o.haddad@westhaven.example"))
    assert User.objects.get(pk=omar.pk).email == "o.haddad@westhaven.example"
    with pytest.raises(PermissionDenied):
        confirm_address(omar.address_changes.get().pk)


def test_entras_change_of_the_user_name_leaves_the_address(directory, joined):
    body = directory.patch(joined, replace("userName", "5b50642d@westhaven.example")).json()
    assert body["userName"] == "5b50642d@westhaven.example"
    assert body["emails"][0]["value"] == "tariq.aziz@westhaven.example"


def test_a_user_name_is_the_address_where_no_other_is_sent(directory):
    body = directory.post(emails=[]).json()
    assert body["emails"][0]["value"] == "tariq.aziz@westhaven.example"
    directory.patch(body["id"], replace("userName", "Moved@westhaven.example"))
    assert User.objects.get(pk=body["id"]).email == "moved@westhaven.example"


def test_an_address_corrected_here_stays_until_the_directory_changes_it(directory, joined):
    User.objects.filter(pk=joined).update(email="corrected@westhaven.example")
    directory.patch(joined, replace("displayName", "Tariq Aziz"))
    directory.put(joined)
    assert User.objects.get(pk=joined).email == "corrected@westhaven.example"


ENTRAS_MANY = [
    replace("displayName", "Pvlo"),
    replace('emails[type eq "work"].value', "bcwqnm@westhaven.example"),
    replace("name.givenName", "Gtfd"),
    replace("name.familyName", "Pkqf"),
    replace("externalId", "Eqpj"),
    replace(f"{ENTERPRISE}:employeeNumber", "Eqpj"),
    replace(f"{ENTERPRISE}:department", "Highways"),
    {"op": "Add", "path": "nickName", "value": "Babs"},
]
STANDARD_MANY = [
    {"op": "replace", "path": 'emails[type eq "work"].value', "value": "bcwqnm@westhaven.example"},
    {
        "op": "replace",
        "value": {
            "displayName": "Pvlo",
            "name.givenName": "Gtfd",
            "name.familyName": "Pkqf",
            "externalId": "Eqpj",
            f"{ENTERPRISE}:employeeNumber": "Eqpj",
            f"{ENTERPRISE}:department": "Highways",
        },
    },
]


@pytest.mark.parametrize("operations", [ENTRAS_MANY, STANDARD_MANY])
def test_both_of_entras_shapes_of_many_changes(operations, directory, joined):
    body = directory.patch(joined, *operations).json()
    assert body["name"] == {"formatted": "Gtfd Pkqf", "givenName": "Gtfd", "familyName": "Pkqf"}
    assert body["externalId"] == "Eqpj"
    assert body["emails"][0]["value"] == "bcwqnm@westhaven.example"
    assert body[ENTERPRISE] == {"department": "Highways"}


def test_the_same_patch_again_writes_nothing(directory, joined):
    for _ in range(3):
        response = directory.patch(joined, replace("name.familyName", "Reed"))
        assert response.status_code == 200
    assert len(reasons(tariq())) == len(reasons(tariq().directory_account)) == 2
    before = tariq().history.count()
    directory.patch(joined, replace("nickName", "T"), {"op": "Remove", "path": "phoneNumbers"})
    assert tariq().history.count() == before


def test_put_replaces_everything(directory):
    key = directory.post(title="Engineer").json()["id"]
    body = directory.put(key, name={"formatted": "Tariq Reed"}, emails=[]).json()
    assert "title" not in body
    assert body["name"] == {"formatted": "Tariq Reed"}
    assert body["emails"][0]["value"] == "tariq.aziz@westhaven.example"
    assert directory.put(key, userName="").status_code == 400


def test_a_removed_attribute_is_empty(directory):
    key = directory.post(title="Engineer").json()["id"]
    body = directory.patch(key, {"op": "Remove", "path": "title"}).json()
    assert "title" not in body
    assert directory.patch(key, {"op": "remove", "path": "userName"}).status_code == 400


@pytest.mark.parametrize(
    "changed",
    [
        {"externalId": "another", "emails": []},
        {"userName": "x@westhaven.example", "emails": []},
        {"userName": "x@westhaven.example", "externalId": "another"},
        {"userName": "TARIQ.aziz@westhaven.example", "emails": [], "externalId": "another"},
    ],
)
def test_a_user_name_address_or_external_id_that_is_taken_is_409(changed, directory, joined):
    response = directory.post(**changed)
    assert (response.status_code, response.json()["scimType"]) == (409, "uniqueness")
    assert "westhaven" not in response.json()["detail"]
    assert User.objects.filter(directory_account__isnull=False).count() == 1


def test_the_address_of_somebody_invited_here_is_taken(directory, joined):
    email = named("omar").email
    assert directory.post(userName=email.upper(), externalId="o").status_code == 409
    assert directory.patch(joined, replace("userName", email)).status_code == 409
    assert directory.patch(joined, replace("emails", [{"value": email}])).status_code == 409


def test_a_service_account_is_no_person_of_the_directory(directory):
    account = User.objects.get(service_account__isnull=False)
    assert directory.get(f"{USERS}/{account.pk}").status_code == 404
    assert directory.patch(account.pk, replace("active", True)).status_code == 404
    assert directory.delete(account.pk).status_code == 404
    names = [one["displayName"] for one in directory.get(count=200).json()["Resources"]]
    assert account.name not in names
    assert "The portal" not in names
