"""The proxy that is shipped: it buffers, waits for nobody long, and logs no address of a page."""

import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from portal import request_log
from portal.readiness import GROUPS, PARTS
from tests.portal.test_set_up import ROOT, example

CONFIG = re.sub(r"#.*", "", (ROOT / "docs" / "nginx.conf").read_text())
COMPOSE = (ROOT / "docker-compose.yml").read_text()


def values(name):
    """What a directive is set to, in every place where it is."""
    return re.findall(rf"^\s*{name}\s+([^;]+);", CONFIG, re.MULTILINE)


def seconds(name):
    (value,) = values(name)
    return int(value.removesuffix("s"))


def gunicorn(name):
    return int(re.search(rf"^{name} = (\d+)", (ROOT / "gunicorn.conf.py").read_text(), re.M)[1])


def test_each_request_is_taken_in_whole_first():
    assert values("proxy_request_buffering") == values("proxy_buffering") == ["on"]
    assert values("proxy_next_upstream") == ["off"]


def test_nobody_who_sends_slowly_is_waited_for():
    assert seconds("client_header_timeout") <= 15
    assert seconds("client_body_timeout") <= 15
    assert seconds("proxy_connect_timeout") <= 10
    assert seconds("proxy_read_timeout") > gunicorn("timeout")


def test_the_web_server_keeps_connections_longer_than_the_proxy():
    """Or one of them would close while a request is on its way, which is an error for someone."""
    in_upstream = re.search(r"upstream portal \{[^}]*keepalive_timeout (\d+)s", CONFIG)[1]
    assert gunicorn("keepalive") > int(in_upstream)


def test_the_largest_form_passes():
    (most,) = values("client_max_body_size")
    assert int(most.removesuffix("m")) >= 4 * int(example()["FILE_LIMIT_MB"])


def test_no_log_has_an_address_of_a_page_or_a_person():
    (line,) = re.findall(r"log_format plain '([^']+)'", CONFIG)
    variables = set(re.findall(r"\$(\w+)", line))
    assert variables == {
        "time_iso8601", "request_method", "status", "request_time", "bytes_sent", "id",
    }  # fmt: skip
    assert values("access_log") == ["/dev/stdout plain"]
    assert values("error_log") == ["/dev/stderr crit"]


def test_the_portal_is_told_who_asked_how_and_under_which_id():
    told = dict(value.split(maxsplit=1) for value in values("proxy_set_header"))
    assert told == {
        "Connection": '""',
        "Host": "$http_host",
        "X-Forwarded-For": "$proxy_add_x_forwarded_for",
        "X-Forwarded-Proto": "$proto",
        "X-Request-ID": "$id",
    }
    assert f"~^{request_log.WELL_FORMED.pattern}$" in CONFIG
    assert 'TRUSTED_PROXIES: "2"' in COMPOSE


def test_whatever_waits_there_waits_in_memory():
    folders = [value for name in ("client_body", "proxy") for value in values(f"{name}_temp_path")]
    assert folders == ["/tmp/body", "/tmp/proxy"]
    assert values("proxy_max_temp_file_size") == ["0"]


def services():
    parts = re.split(r"^  (\w+):\n", COMPOSE.partition("\nservices:\n")[2], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_only_the_proxy_can_be_reached_and_probes_cannot_through_it():
    assert [name for name, text in services().items() if "ports:" in text] == ["proxy"]
    (hidden,) = re.findall(r"location ~ (\S+) \{\s+return 404;", CONFIG)
    for path in ("/live", "/ready", "/ready/pages", "/ready/worker"):
        assert re.search(hidden, path)
    assert not re.search(hidden, "/")
    assert not re.search(hidden, "/health/")


@pytest.mark.parametrize(
    ("service", "part"), [("web", "pages"), ("worker", "worker"), ("beat", "clock")]
)
def test_each_process_is_asked_about_by_a_probe(service, part):
    (asked,) = re.findall(
        r"portal/ask\.py, \"http://[\w.]+:8000/ready/(\w+)\"", services()[service]
    )
    assert asked == part
    assert asked in GROUPS or asked in PARTS


def test_the_image_has_what_it_is_started_with():
    allowed = (ROOT / ".dockerignore").read_text().split()
    assert "!gunicorn.conf.py" in allowed
    assert 'CMD ["gunicorn", "portal.wsgi"' in (ROOT / "Dockerfile").read_text()


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/live" else 503)
        self.end_headers()

    def log_message(self, *args):
        pass


def test_asking_a_probe_ends_well_only_if_it_answers_well():
    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        codes = [
            subprocess.run([sys.executable, "portal/ask.py", url], cwd=ROOT).returncode
            for url in (f"{address}/live", f"{address}/ready", "http://127.0.0.1:1/live")
        ]
        server.shutdown()
    assert codes == [0, 1, 1]
