"""Requests in another encoding than UTF-8, to the application as a web server runs it.

As there, a request closes the connection that was open before it: a scene would go with it.
"""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from portal.unreadable import Utf8Request

pytestmark = pytest.mark.django_db


def answered(url, charset, body=b"", kind="application/x-www-form-urlencoded"):
    """The status from the application as a web server runs it."""
    statuses, handler = [], WSGIHandler()
    handler.request_class = Utf8Request
    environ = RequestFactory().generic("POST" if body else "GET", url).environ
    environ |= {"CONTENT_TYPE": f"{kind}; charset={charset}", "wsgi.input": BytesIO(body)}
    environ["CONTENT_LENGTH"] = str(len(body))
    list(handler(environ, lambda status, headers: statuses.append(int(status[:3]))))
    return statuses[0]


@pytest.mark.parametrize(
    "charset", ["utf-16", "utf-7", "base64", "hex", "idna", "punycode", "undefined", "nonsense"]
)
def test_a_request_in_another_encoding_is_refused(charset, db, clock):
    for url in ("/?after=a", "/sign-in/", "/complaints/start/", "/nothing/", "/admin/"):
        assert answered(url, charset) == 400
        assert answered(url, charset, b"login=a&signed_for=x") == 400
        assert answered(url, charset, b"--b--", "multipart/form-data; boundary=b") == 400


def test_utf_8_may_be_named(db, clock):
    for charset in ("utf-8", "UTF-8", '"utf8"'):
        assert answered("/sign-in/", charset, b"login=a&password=b") in (200, 403)
