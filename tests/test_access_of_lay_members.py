"""Pages of a lay member: each address answers them as it answers a councillor."""

import pytest

from enquiries.models import Enquiry
from people.models import User
from protocols.version_cache import todays_protocol
from tests.enquiries import cases
from tests.people import everybody_has_read
from tests.test_access import ACCESS, address
from tests.test_lay_members import member

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def keys(scene_kept):
    """Of an enquiry of Clara's, and of a lay member."""

    def make():
        enquiry, lena = cases.assigned(), member()
        cases.with_photo(enquiry)
        everybody_has_read(todays_protocol())
        return enquiry.pk, lena.pk

    return scene_kept(make)


# Without the address of what Nia was shown, as the table has it.
@pytest.mark.parametrize("name", sorted(set(ACCESS) - {"enquiries:end-share"}))
def test_a_lay_member_gets_every_page_as_the_table_says_of_a_councillor(name, keys, client, clock):
    enquiry, lena = Enquiry.objects.get(pk=keys[0]), User.objects.get(pk=keys[1])
    client.force_login(lena)
    assert client.get(address(name, enquiry)).status_code == ACCESS[name]["nia"]
