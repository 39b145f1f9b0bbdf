"""The queue: a stopped one holds nobody up, and over TLS it shows its certificate."""

import contextlib
import datetime
import signal
import socket
import ssl
import threading

import pytest
from celery import Celery
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings as portal_settings
from kombu.exceptions import OperationalError

from casework.models import Notice
from dev.embedded import Valkey
from portal.broker import broker_answers, celery_settings
from tests.enquiries import cases
from tests.people import named
from tests.servers import temporary_root


@pytest.fixture
def valkey():
    with temporary_root() as root:
        server = Valkey(root / "valkey", durable=False).start()
        try:
            yield server
        finally:
            server.process.send_signal(signal.SIGCONT)
            server.stop()


def test_one_that_is_stopped_takes_connections_and_is_known_not_to_answer(valkey):
    assert broker_answers(valkey.url())
    valkey.process.send_signal(signal.SIGSTOP)
    assert not broker_answers(valkey.url())
    valkey.process.send_signal(signal.SIGCONT)
    assert broker_answers(valkey.url())


def test_nothing_at_all_is_known_not_to_answer():
    assert not broker_answers("unix:///nowhere/valkey.sock")
    assert not broker_answers("redis://localhost:1/0")


@pytest.fixture
def connections(monkeypatch):
    """Every connection that Python code of ours opens; PostgreSQL's are not among them."""
    opened = []
    connect = socket.socket.connect

    def recorded(self, address):
        opened.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", recorded)
    return opened


@pytest.mark.django_db
def test_no_page_talks_to_the_queue(
    valkey, connections, client, settings, monkeypatch, clock, django_capture_on_commit_callbacks
):
    valkey.process.send_signal(signal.SIGSTOP)
    settings.REDIS_URL = valkey.url()
    enquiry = cases.assigned()
    before = Notice.objects.count()
    client.force_login(named("clara"))
    with django_capture_on_commit_callbacks(execute=True):
        assert client.get("/").status_code == 200
        assert client.get(enquiry.get_absolute_url()).status_code == 200
        cases.answered(enquiry)
    assert Notice.objects.count() > before
    assert connections == []


def certificate(folder):
    """One for localhost that signs itself, as files: the certificate and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "certificate").write_bytes(made.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key").write_bytes(key.private_bytes(pem, *private))
    return str(folder / "certificate"), str(folder / "key")


@pytest.fixture
def tls_server(tmp_path):
    """A port that speaks TLS, and what it was first told by each who accepted its certificate."""
    cert, key = certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    listener = socket.create_server(("127.0.0.1", 0))
    told = []

    def serve():
        while True:
            try:
                plain, _ = listener.accept()
            except OSError:
                return
            with contextlib.suppress(OSError), context.wrap_socket(plain, server_side=True) as one:
                told.append(one.recv(100))

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1], cert, told
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()


def connect(url):
    celery = Celery("test", set_as_current=False)
    celery.config_from_object(celery_settings(url), namespace="CELERY")
    with celery.connection_for_write() as connection, pytest.raises(OperationalError):
        connection.ensure_connection(max_retries=1, interval_start=0, interval_step=0)


def test_a_certificate_that_nobody_vouches_for_is_refused(tls_server):
    port, cert, told = tls_server
    connect(f"rediss://localhost:{port}/0")
    broker_answers(f"rediss://localhost:{port}/0")
    assert told == []
    connect(f"rediss://localhost:{port}/0?ssl_ca_certs={cert}")
    assert told != []
    heard = len(told)
    broker_answers(f"rediss://localhost:{port}/0?ssl_ca_certs={cert}")
    assert len(told) > heard


def test_a_certificate_for_another_name_is_refused(tls_server, monkeypatch):
    port, cert, told = tls_server
    connect(f"rediss://127.0.0.1:{port}/0?ssl_ca_certs={cert}")
    monkeypatch.setenv("SSL_CERT_FILE", cert)  # one that this machine trusts
    connect(f"rediss://127.0.0.1:{port}/0")
    assert told == []
    connect(f"rediss://localhost:{port}/0")
    assert told != []


def test_the_portal_itself_uses_these_settings():
    ours = celery_settings(portal_settings.REDIS_URL)
    assert {name: getattr(portal_settings, name) for name in ours} == ours
    options = ours["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert options["socket_timeout"]
    assert options["socket_connect_timeout"]
