"""Serving files: PDFs with the reader’s name on each page, and inspection as pictures."""

import io
from datetime import timedelta

import pypdfium2
import pytest
from django.http import Http404, HttpRequest
from PIL import Image

from casework.files import openings, serving
from casework.files.handlers import SIGNED_OUT, Counted
from casework.files.kinds import CONTENT_TYPES, Kind
from tests.enquiries import cases
from tests.files import docx, jpeg, pdf, png, xlsx
from tests.people import named

pytestmark = pytest.mark.django_db
ENDED = {"pdf": pdf, "jpg": jpeg, "png": png, "docx": docx, "xlsx": xlsx}


def turned(*angles):
    def change(made):
        for page, angle in zip(made.pages, angles, strict=True):
            page.Rotate = angle
            page.MediaBox = [20, 30, 620, 430]

    return pdf(len(angles), change=change)


def words_of(content):
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range() for page in document]


def survey(content=None):
    return cases.with_photo(cases.assigned(), content or pdf(3), "survey.pdf")


@pytest.mark.parametrize("content", [pdf(3), turned(0, 90, 180, 270)])
def test_every_page_carries_the_readers_name_and_the_time(content, clock):
    clock.set(2026, 12, 1, 18, 12)
    served = serving.download_response(survey(content), named("omar")).getvalue()
    pages = words_of(served)
    assert len(pages) >= 3
    for page in pages:
        assert (
            page.strip() == "Opened by Omar Haddad, Highways on Tuesday 1 December 2026 at 6:12pm"
        )


def test_the_name_stands_upright_at_the_foot_of_a_page_however_it_is_turned():
    file = survey(turned(0, 90, 180, 270))
    for number in (1, 2, 3, 4):
        response = serving.page_picture_response(file, named("omar"), number)
        page = Image.open(io.BytesIO(response.content)).convert("L")
        wide, high = page.size
        foot = page.crop((0, int(high * 0.95), wide, high)).point(lambda p: p < 128 and 255)
        rest = page.crop((0, 0, wide, int(high * 0.95))).point(lambda p: p < 128 and 255)
        assert foot.getbbox()
        assert foot.getbbox()[0] < wide * 0.05
        assert rest.getbbox() is None


def test_a_name_in_other_letters_is_written_as_far_as_it_can_be(clock):
    omar = named("omar")
    omar.name = "Ŵyn Ødegård (Łódź) \\ 王"
    (page,) = words_of(serving.download_response(survey(pdf(1)), omar).getvalue())
    assert page.startswith("Opened by Wyn Ødegård (?ódz) \\ ?")


def test_a_document_for_inspection_is_served_as_pictures_of_pages():
    file, omar = survey(), named("omar")
    response = serving.page_picture_response(file, omar, 2)
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == "inline"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert Image.open(io.BytesIO(response.content)).format == "PNG"
    assert [(o.how, o.page) for o in file.openings.all()] == [("looked", 2)]


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_page_that_is_not_there_is_not_found_and_not_recorded(number):
    file = survey()
    with pytest.raises(Http404):
        serving.page_picture_response(file, named("omar"), number)
    assert not file.openings.exists()


def test_only_a_picture_is_shown_as_one():
    with pytest.raises(Http404):
        serving.picture_response(survey(), named("omar"))
    with pytest.raises(Http404):
        serving.page_picture_response(cases.with_photo(cases.assigned()), named("omar"), 1)


@pytest.mark.parametrize("ending", ENDED)
def test_a_browser_is_told_a_type_from_our_list_and_to_run_nothing(ending, client):
    file = cases.with_photo(cases.assigned(), ENDED[ending](), f"file.{ending}")
    client.force_login(named("omar"))
    response = client.get(f"{file.get_absolute_url()}save/")
    content = response.getvalue()
    assert response.headers["Content-Type"] == CONTENT_TYPES[Kind(file.kind)]
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["Content-Disposition"] == f'attachment; filename="file.{ending}"'
    policy = response.headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_content_type_that_is_served_can_run_scripts():
    active = ("html", "svg", "xml;", "javascript", "octet-stream", "application/xml", "text/xml")
    assert not [kind for kind, served in CONTENT_TYPES.items() if any(a in served for a in active)]


def test_a_councillor_whose_term_has_ended_opens_nothing(client, clock):
    file = cases.with_photo(cases.assigned())
    client.force_login(named("clara"))
    assert client.get(f"{file.get_absolute_url()}picture/").status_code == 200
    term = named("clara").appointments.get()
    term.ends_on = clock.at.date() - timedelta(days=1)
    term.save()
    assert client.get(f"{file.get_absolute_url()}picture/").status_code == 404
    assert file.openings.count() == 1


def test_the_access_log_has_one_line_for_pages_read_together():
    file, omar, clara = survey(), named("omar"), named("clara")
    for page in (1, 2, 3):
        openings.record_opening(file, omar, "looked", page)
    openings.record_opening(file, clara, "downloaded")
    for page in (1, 3):
        openings.record_opening(file, omar, "looked", page)
    log = openings.access_log(file, omar, "")
    assert [(event["lead"], event["rest"]) for event in log["events"]] == [
        ("You", "viewed pages 1 and 3"),
        ("Clara Okafor", "saved a copy"),
        ("You", "viewed pages 1 to 3"),
    ]
    assert not log["not_yet"]


def test_a_long_access_log_has_pages(django_assert_num_queries):
    file, omar = survey(), named("omar")
    for who in [named("clara"), omar] * 15:
        openings.record_opening(file, who, "downloaded")
    with django_assert_num_queries(2):
        first = openings.access_log(file, omar, "")
    assert len(first["events"]) == 25
    rest = openings.access_log(
        file, omar, first["next_url"].removeprefix("?after=").replace("%2B", "+")
    )
    assert (len(rest["events"]), rest["next_url"], rest["first_url"]) == (5, "", "?")


def counted(chunks, user):
    request = HttpRequest()
    request.user = user
    handler = Counted(request)
    handler.new_file("attached", "a.txt", "text/plain", None)
    size = 0
    for chunk in chunks:
        handler.receive_data_chunk(chunk, size)
        size += len(chunk)
    return handler.file_complete(size)


def test_a_file_that_is_too_large_is_measured_and_hardly_kept(settings):
    settings.FILE_LIMIT = 1_000_000
    chunk = bytes(65_536)
    received = counted((chunk for _ in range(32_768)), named("clara"))
    assert received.size == 2 * 2**30
    assert len(received.read()) <= 1_000_000
    received.close()


def test_nothing_is_kept_for_someone_signed_out():
    from django.contrib.auth.models import AnonymousUser

    received = counted([b"x" * 1000], AnonymousUser())
    assert (received.refused, received.read()) == (SIGNED_OUT, b"")
    received.close()
