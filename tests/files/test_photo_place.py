"""Where a photo was taken: read before it is removed, checked, and kept only where it is offered"""

import pytest
from django.core.management import call_command
from PIL import Image

from casework.files import arriving, checking, photo_place
from casework.files.models import PendingUpload
from tests.files import jpeg, photo, png, upload
from tests.people import named

TAKEN_AT = "51.5033, -0.1275"


def with_gps(**details):
    """A photo with these details of its position: numbers of the standard, and their values."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({int(name[1:]): value for name, value in details.items()})
    return jpeg(exif=exif)


def test_a_photo_says_where_it_was_taken_and_holds_it_no_more():
    checked = checking.checked_upload("a.jpg", photo())
    assert checked.position == TAKEN_AT
    again = checking.checked_upload("a.jpg", checked.content)
    assert again.position == ""


@pytest.mark.parametrize(
    "content",
    [
        jpeg(),
        png(),
        with_gps(_1="N", _2=(51.0, 30.0, 12.0)),
        with_gps(_1="N", _2=(0.0, 0.0, 0.0), _3="E", _4=(0.0, 0.0, 0.0)),
        with_gps(_1="N", _2=(91.0, 0.0, 0.0), _3="E", _4=(1.0, 0.0, 0.0)),
        with_gps(_1="N", _2=(51.0,), _3="E", _4=(1.0, 0.0, 0.0)),
    ],
)
def test_a_photo_without_a_whole_position_says_nothing(content):
    assert checking.checked_upload("a.jpg", content).position == ""


@pytest.mark.parametrize(
    "found",
    [[], [1], [1, 2, 3], ["1", "2"], [float("nan"), 1], [1e999, 0], [91, 0], [0, 0], "ab", None],
)
def test_what_the_process_says_is_checked(found):
    assert photo_place.position_in({"position": found}) == ""


@pytest.mark.django_db
def test_a_position_is_kept_only_where_the_page_offers_it():
    clara = named("clara")
    assert arriving.accept_upload(upload("a.jpg", photo()), by=clara).position == ""
    kept = arriving.accept_upload(upload("b.jpg", photo()), by=clara, place=True)
    row = PendingUpload.objects.get(key=kept.key)
    assert row.position == TAKEN_AT
    assert b"51.5" not in bytes(row.sealed_position)


@pytest.mark.django_db
def test_a_position_is_encrypted_again_under_a_new_key(settings, tmp_path):
    settings.FILES_ROOT = tmp_path  # other tests leave files there that cannot be read
    kept = arriving.accept_upload(upload("b.jpg", photo()), by=named("clara"), place=True)
    new = "bmV3LWtleS1mb3ItdGhlLWZpbGVzLW9mLXBvcnRhbCE="
    settings.FILE_KEYS = [new, *settings.FILE_KEYS]
    call_command("rotate_file_keys")
    settings.FILE_KEYS = [new]
    assert PendingUpload.objects.get(key=kept.key).position == TAKEN_AT


def test_there_is_a_map_only_with_a_tile_server(settings):
    settings.TILE_SERVER = ""
    assert photo_place.map_tile(TAKEN_AT) is None
    settings.TILE_SERVER = "https://tiles.example/{z}/{x}/{y}.png"
    tile = photo_place.map_tile(TAKEN_AT)
    assert tile.url == "https://tiles.example/16/32744/21793.png"
    assert 0 <= tile.left < 256
    assert 0 <= tile.top < 256
    assert photo_place.map_tile("89.9000, 0.0000") is None
