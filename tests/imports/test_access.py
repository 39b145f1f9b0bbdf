"""Who sees the pages of files: people administrators, and nobody else learns that they exist."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.established import establish
from tests.imports.files import (
    HEADINGS,
    a_file,
    csv_bytes,
    member,
    page_of,
    press_save,
    press_undo,
    saved,
    send,
)
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db
OTHERS = ("clara", "omar", "ruth", "dev", "eve", "mona", "pat", "ada", "sam")


def addresses(row):
    return [
        reverse("imports:list"),
        reverse("imports:upload", args=["members"]),
        reverse("imports:template", args=["officers", "csv"]),
        *(reverse(f"imports:{name}", args=[row.pk]) for name in ("import", "save", "undo")),
    ]


@pytest.mark.parametrize("who", OTHERS)
def test_for_others_there_is_no_such_page(who, clock):
    row, client = a_file(), signed_in(who)
    for address in addresses(row):
        assert client.get(address).status_code == 404, address
    for address in addresses(row):
        assert client.post(address).status_code in (404, 405), address
    assert "Anna Reed" not in client.get(reverse("home")).content.decode()


def test_another_administrator_sees_a_file_and_does_not_save_it(clock):
    row = a_file()
    establish(person=named("dev"), role="people-administrator", starts_on="2020-01-01")
    page = page_of(row, who="dev").content.decode()
    assert "Petra Hall uploaded this file, so only Petra Hall can save it." in page
    assert "Save these changes" not in page
    assert press_save(row, who="dev").status_code == 403


def test_another_administrator_undoes_a_file(clock):
    row = saved(member("Anna Reed", starts="7 May 2027"))
    establish(person=named("dev"), role="people-administrator", starts_on="2020-01-01")
    assert press_undo(row, who="dev").status_code == 302
    assert (row.state, row.undone_by) == ("undone", named("dev"))
    assert "Dev Patel" in page_of(row).content.decode()


@pytest.mark.parametrize("kind", ["members", "officers"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_empty_file_has_the_columns_and_can_be_sent_back(kind, ending, clock):
    response = signed_in("petra").get(reverse("imports:template", args=[kind, ending]))
    assert f'filename="{kind}.{ending}"' in response["Content-Disposition"]
    again = send(response.content, f"{kind}.{ending}", kind=kind)
    page = again.client.get(again.url).content.decode()
    assert "This file changes nothing." in page
    if ending == "csv":
        assert response.content.decode("utf-8-sig").strip() == ",".join(HEADINGS[kind])


def test_a_file_sent_twice_is_one_file(clock):
    client, address = signed_in("petra"), reverse("imports:upload", args=["members"])
    key = client.get(address).context["form"]["key"].value()
    rows = csv_bytes([HEADINGS["members"], member("Anna Reed", starts="7 May 2027")])

    def press():
        file = SimpleUploadedFile("members.csv", rows)
        return client.post(address, {"key": key, "others": "keep", "file": file}).url

    assert press() == press()


def test_the_list_is_paged_with_a_fixed_number_of_statements(clock, django_assert_max_num_queries):
    for _ in range(27):
        a_file()
    client = signed_in("petra")
    client.get(reverse("imports:list"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("imports:list")).content.decode()
    assert page.count("members.csv") == 25
    assert "Next page" in page
