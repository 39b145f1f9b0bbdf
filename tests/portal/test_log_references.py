"""No line of a log names a complaint or a document request, from any logger to any file."""

import datetime
import io
import logging
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from gunicorn.config import Config
from gunicorn.glogging import Logger

from foundation.log_references import withhold_references, without_references
from tests.complaints import cases as complaints
from tests.documents import cases as documents
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("line", "withheld"),
    [
        ("/complaints/C-2026-2LBFB/", "/complaints/C-[withheld]/"),
        ("/documents/D-2026-92P52/decide/", "/documents/D-[withheld]/decide/"),
        ("?next=%2Fcomplaints%2FC-2026-2LBFB%2F", "?next=%2Fcomplaints%2FC-[withheld]%2F"),
        ("/complaints/c%2D2026%2d2lbfb/", "/complaints/c-[withheld]/"),
        ("C-2026-2LBFB, C-2026-2LBFC", "C-[withheld], C-[withheld]"),
        ("Not Found: /password/3a-c9x1-4f2e/", "Not Found: /password/[withheld]/"),
        ("Not Found: /due-dates/x_Y-9.ics", "Not Found: /due-dates/[withheld].ics"),
        ("to o'brien+x@west.gov.uk failed", "to [withheld] failed"),
        ("No answer for clara@west.gov.uk.", "No answer for [withheld]."),
        ("?login=clara%40westhaven.example", "?login=[withheld]"),
        ("exists.\nDETAIL:  Key (name)=(Clara) exists.\nX", "exists.\nDETAIL:  [withheld]\nX"),
        ("/enquiries/E-2026-0417/", "/enquiries/E-2026-0417/"),
        ("celery@worker ready", "celery@worker ready"),
        ("2026-11-27 16:25 ABC-2026-1", "2026-11-27 16:25 ABC-2026-1"),
    ],
)
def test_a_reference_is_withheld_and_the_rest_stays(line, withheld):
    assert without_references(line) == withheld


@pytest.fixture
def written():
    """What a handler with Django's default format writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


def confidential_addresses():
    return [complaints.sent().get_absolute_url(), documents.requested().get_absolute_url()]


def test_a_refused_or_missing_page_is_logged_without_its_reference(client, caplog, written):
    client.force_login(named("ada"))
    for address in confidential_addresses():
        assert client.get(address).status_code == 404
        assert client.post(f"{address}no-such-page/").status_code in (404, 405)
        reference = address.strip("/").rpartition("/")[2]
        assert reference not in caplog.text + written.getvalue()
    assert "/complaints/C-[withheld]/" in caplog.text
    assert "/documents/D-[withheld]/" in written.getvalue()


@pytest.mark.parametrize("error", [PermissionDenied, ValueError])
def test_an_error_is_logged_without_the_reference(client, caplog, written, monkeypatch, error):
    address = confidential_addresses()[0]
    reference = address.strip("/").rpartition("/")[2]

    def fail(*args, **more):
        raise error(f"No row for {reference}")

    client.force_login(named("eve"))
    client.raise_request_exception = False
    monkeypatch.setattr("complaints.case.views.render", fail)
    assert client.get(address).status_code in (403, 500)
    lines = caplog.text + written.getvalue()
    assert "/complaints/C-[withheld]/" in lines
    assert reference not in lines


def access_log(path, **headers):
    """The lines of gunicorn's own access log, which is a file here."""
    config = Config()
    config.set("accesslog", str(path))
    logger = Logger(config)
    address = "/complaints/C-2026-2LBFB/?after=C-2026-2LBFB"
    environ = {
        "REQUEST_METHOD": "GET",
        "RAW_URI": address,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_REFERER": "https://portal.example/documents/D-2026-92P52/",
    }
    response = SimpleNamespace(status="200 OK", headers=[], sent=10)
    request = SimpleNamespace(headers=[])
    logger.access(response, request, environ, datetime.timedelta(seconds=1))
    for handler in logger.access_log.handlers:
        handler.close()
    logger.access_log.handlers.clear()
    return path.read_text()


def test_gunicorns_access_log_names_no_reference(tmp_path):
    line = access_log(tmp_path / "access.log")
    assert '"GET /complaints/C-[withheld]/?after=C-[withheld] HTTP/1.1" 200' in line
    assert "/documents/D-[withheld]/" in line
    assert "2LBFB" not in line


def test_withholding_twice_is_withholding_once():
    before = logging.getLogRecordFactory()
    withhold_references()
    assert logging.getLogRecordFactory() is before


def test_a_reference_among_the_arguments_is_withheld(written):
    logging.getLogger("test").warning("100%% of %s", "C-2026-2LBFB")
    assert written.getvalue() == "100% of C-[withheld]\n"
