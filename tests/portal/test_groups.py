"""Political groups, as people administrators add and rename them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from people.models import Group
from portal.administration.groups import add_group, rename_group
from tests.administration import send
from tests.people import named

pytestmark = pytest.mark.django_db


def test_a_group_is_added_once_however_often_the_button_is_pressed(clock):
    for _ in range(2):
        assert send("petra", "add-group", name=" Tide  Alliance ").status_code == 302
    row = Group.objects.get(name="Tide Alliance").history.get()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "added")


@pytest.mark.parametrize("name", ["Harbour Independents", "harbour independents"])
def test_no_two_groups_have_one_name(name, clock):
    page = send("petra", "add-group", name=name).content.decode()
    assert "There is a political group of this name already." in page
    assert f'value="{name}"' in page
    assert Group.objects.count() == 1
    add_group("Tide Alliance", by=named("petra"))
    with pytest.raises(ValidationError):
        rename_group(Group.objects.get(name="Tide Alliance"), name, by=named("petra"))


def test_a_group_is_renamed_with_its_history(clock):
    group = Group.objects.get()
    assert send("petra", "rename-group", group.pk, name="Harbour Group").status_code == 302
    group.refresh_from_db()
    assert group.name == "Harbour Group"
    assert group.history.latest().history_user == named("petra")
    assert (
        "Enter the name of the group"
        in send("petra", "rename-group", group.pk, name=" ").content.decode()
    )


def test_only_an_administrator_does_either(clock):
    with pytest.raises(PermissionDenied):
        add_group("Tide Alliance", by=named("dev"))
    with pytest.raises(PermissionDenied):
        rename_group(Group.objects.get(), "Tide Alliance", by=named("dev"))
