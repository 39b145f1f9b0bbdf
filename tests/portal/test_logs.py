"""Log lines: as text or JSON, each with its request or task; none says who it was or which case."""

import io
import json
import logging
import subprocess
import sys
from logging.config import dictConfig

import pytest
from django.conf import settings

from portal import request_log
from portal.logs import WORK, logging_config
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.people import named

ID = "0f3c5a7e-9d1b-4c2a-8e6f-001122334455"


@pytest.fixture
def lines(request):
    """What the console handler of the portal's own configuration writes, as JSON or as text."""
    as_json = getattr(request, "param", True)
    stream = io.StringIO()
    config = logging_config(as_json=as_json, sign_in_log="")
    console = config["handlers"]["console"] | {"stream": stream}
    sign_in = config["handlers"]["sign_in"] | {"stream": stream}
    before = logging.getLogger().handlers[:]
    dictConfig(config | {"handlers": {"console": console, "sign_in": sign_in}})
    yield lambda: [json.loads(line) if as_json else line for line in stream.getvalue().splitlines()]
    dictConfig(settings.LOGGING)
    logging.getLogger().handlers[:] = before


@pytest.mark.django_db
def test_a_request_is_one_line_with_its_kind_of_page_and_no_more(client, lines):
    client.force_login(named("clara"))
    enquiry = cases.assigned()
    page = client.get(f"/enquiries/{enquiry.pk}/?q=Zanzibar", headers={"referer": "/x/Quagmire/"})
    (line,) = [line for line in lines() if line["logger"] == "concordat.access"]
    assert isinstance(line.pop("milliseconds"), int)
    assert line.pop("time").endswith("+00:00")
    assert line.pop("message").startswith("GET /enquiries/<int:pk>/ 200 ")
    assert line == {
        "level": "INFO",
        "logger": "concordat.access",
        "request": page["X-Request-ID"],
        "method": "GET",
        "route": "/enquiries/<int:pk>/",
        "status": 200,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("lines", [True, False], indirect=True)
def test_no_line_has_a_name_an_address_or_a_reference(client, lines):
    complaint = complaints.sent()
    client.force_login(named("ada"))
    for path in (complaint.get_absolute_url(), "/people/?q=clara@westhaven.example"):
        client.get(path)
    client.logout()
    client.post("/sign-in/", {"login": "clara@westhaven.example", "password": "wrong wrong"})
    written = str(lines())
    assert "event=failed" in written
    for secret in (complaint.reference, "clara", "Clara", "Ada", "westhaven.example", "wrong"):
        assert secret not in written


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "proxies", "is_taken"),
    [
        (ID, 1, True),
        (ID.replace("-", ""), 1, True),
        (ID, 0, False),
        ("", 1, False),
        ("clara@westhaven.example", 1, False),
        ("C-2026-2ABFB", 1, False),
        (ID + "\n", 1, False),
        ("f" * 65, 1, False),
        ("f" * 15, 1, False),
    ],
)
def test_an_id_is_taken_from_a_proxy_if_it_is_well_formed(
    given, proxies, is_taken, client, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    answer = client.get("/help/", headers={"x-request-id": given})
    assert (answer["X-Request-ID"] == given) is is_taken
    assert request_log.WELL_FORMED.fullmatch(answer["X-Request-ID"])


@pytest.mark.django_db
def test_every_line_of_a_request_has_its_id_and_none_after_it(client, lines):
    answer = client.get("/no-such-page/")
    logging.getLogger("test").warning("afterwards")
    *of_request, afterwards = lines()
    assert {line["request"] for line in of_request} == {answer["X-Request-ID"]}
    assert len(of_request) == 2  # Not Found, and the access log
    assert "request" not in afterwards
    assert WORK.get() is None


def test_a_line_of_a_task_has_its_name_and_id(lines):
    from celery import shared_task

    @shared_task(name="tests.says_something")
    def says_something():
        logging.getLogger("test").warning("something")

    says_something.apply(task_id="17")
    (line,) = [line for line in lines() if line["message"] == "something"]
    assert line["task"] == "tests.says_something/17"
    assert WORK.get() is None


@pytest.mark.parametrize("lines", [False], indirect=True)
def test_one_line_of_text_cannot_pass_for_two(lines):
    logging.getLogger("test").warning("Not Found: %s", "/a\n2026-12-01 ERROR forged: \x1b[31m")
    (line,) = lines()
    assert r"/a\n2026-12-01 ERROR forged: \x1b[31m" in line


def test_an_exception_is_part_of_its_line(lines):
    try:
        raise ValueError("of C-2026-2LBFB")
    except ValueError:
        logging.getLogger("test").exception("It failed")
    (line,) = lines()
    assert "ValueError: of C-[withheld]" in line["exception"]


@pytest.mark.parametrize("lines", [False], indirect=True)
def test_a_sign_in_says_so_in_text_too(lines):
    logging.getLogger("concordat.sign_in").info("event=signed_in")
    assert " sign-in: event=signed_in" in lines()[0]


def test_gunicorn_logs_as_the_portal_does_and_writes_no_access_log_of_its_own():
    script = (
        "import sys; sys.argv = ['gunicorn', 'portal.wsgi'];"
        "from gunicorn.app.wsgiapp import WSGIApplication as Application;"
        "from gunicorn.glogging import Logger;"
        "config = Application().cfg; log = Logger(config);"
        "log.info('Listening');"
        "print(config.workers, config.threads, config.control_socket_disable);"
        "print(log.access_log.isEnabledFor(50))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.ROOT,
        env={
            "DATABASE_URL": "postgres:///x",
            "SECRET_KEY": "x",
            "LOG_JSON": "1",
            "WEB_PROCESSES": "3",
            "WEB_THREADS": "5",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["3", "5", "True", "False"]
    assert [json.loads(line)["message"] for line in done.stderr.splitlines()] == ["Listening"]
