"""Lists as files: a short one at once, and a long one that is made, refreshed and fetched."""

import pytest

from casework.exports import making
from casework.models import Export
from tests.exports.long import long_queue

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("javascript", [False])
def test_an_officer_takes_the_queue_as_a_file_short_or_long(visit, monkeypatch, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    made = long_queue(monkeypatch, rows=3)
    omar = visit("omar")
    omar.opens("/enquiries/?whose=mine")
    omar.sees("Download these 3 as CSV or XLSX.", "We record each download.")
    with omar.page.expect_download() as short:
        omar.page.get_by_role("link", name="XLSX").click()
    assert short.value.suggested_filename.endswith(".xlsx")
    long_queue(monkeypatch, rows=1)
    omar.opens("/enquiries/?whose=mine")
    omar.page.get_by_role("link", name="CSV").click()
    omar.sees("This list is too long to download at once")
    omar.page.get_by_role("button", name="Make this file").click()
    omar.sees("Your downloads", "We are making your file", "We will start in a few seconds.")
    making.make_waiting()
    omar.page.get_by_role("button", name="Refresh this page").click()
    omar.sees("4 rows. We will delete it")
    with omar.page.expect_download() as long:
        omar.page.get_by_role("button", name="Download Enquiries in the queue, CSV").click()
    written = long.value.path().read_text("utf-8-sig")
    assert all(case.reference in written for case in made)
    assert Export.objects.get(state="fetched").rows == 4
