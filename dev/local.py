"""This checkout's own servers, key and settings, for when nobody names others."""

import base64
import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import environ

from casework.sealing import key_files
from dev.embedded import Postgres, Valkey, reachable_by_all
from evidence import keys as chain

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
OPEN_TO_SERVERS = Path("/var/lib/concordat")


def names_database() -> bool:
    """Whether the environment or .env says which database to use."""
    if (ROOT / ".env").is_file():
        environ.Env.read_env(str(ROOT / ".env"))
    return bool(os.environ.get("DATABASE_URL"))


def make_passable(folder: Path) -> None:
    """A folder others may walk through and not look into, whatever the umask."""
    if not folder.exists():
        folder.mkdir()
        folder.chmod(0o711)


def home() -> Path:
    """Where servers keep their data: var/, or as root in a checkout closed to others, /var/lib."""
    make_passable(VAR)
    if os.geteuid() != 0 or reachable_by_all(VAR):
        return VAR
    elsewhere = OPEN_TO_SERVERS / hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:12]
    make_passable(OPEN_TO_SERVERS)
    make_passable(elsewhere)
    return elsewhere


def postgres() -> Postgres:
    return Postgres(home() / "postgres")


def valkey() -> Valkey:
    return Valkey(home() / "valkey")


def kept(name: str, make: Callable[[], str]) -> Path:
    """A secret file made once for this checkout and kept."""
    make_passable(VAR)
    path = VAR / name
    with contextlib.suppress(FileExistsError):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w") as file:
            file.write(make())
    return path


def secret_key() -> str:
    """Kept, so that a restart signs nobody out."""
    return kept("secret_key", lambda: secrets.token_urlsafe(50)).read_text()


def sealing_keys() -> str:
    """Where this checkout's own keys are with which complaints are sealed."""
    return str(kept("sealing_keys", new_sealing_keys))


def new_sealing_keys() -> str:
    """New ones, and the worker's, which has the private key of notices."""
    own, workers = key_files.with_notice_key(key_files.new_key_lines(), ())
    kept("sealing_keys-worker", str).write_text("\n".join(workers))
    return "\n".join(own)


def worker_keys() -> str:
    """Where the keys of the worker are, which open no complaint."""
    own = Path(os.environ["SEALING_KEY_FILE"]).read_text().splitlines()
    path = kept("sealing_keys-worker", str)
    workers = path.read_text().splitlines()
    path.write_text("\n".join(key_files.worker_key_lines(own, workers)))
    return str(path)


def chain_keys() -> str:
    """Where the keys of the chain over history are, with the one that signs heads."""
    return str(kept("chain_keys", lambda: "\n".join(chain.new_key_lines())))


def web_chain_keys() -> str:
    """Those of the web server, which signs nothing."""
    lines = Path(os.environ["CHAIN_KEY_FILE"]).read_text().splitlines()
    return str(kept("chain_keys_web", lambda: "\n".join(chain.web_key_lines(lines))))


def environment_of(name: str) -> dict[str, str]:
    """That of one of the portal's processes. The web server opens complaints; the worker seals and
    finds, and the clock does neither. None of them acts as the owner of the database."""
    if name == "web":
        return os.environ | {"DATABASE_OWNER_URL": "", "CHAIN_KEY_FILE": web_chain_keys()}
    none = dict.fromkeys(("DATABASE_OWNER_URL", "SEALING_PRIVATE_KEYS", "SEALING_DRAFT_KEYS"), "")
    if name == "worker":
        return os.environ | none | {"SEALING_KEY_FILE": worker_keys()}
    of_worker = ("SEALING_KEY_FILE", "SEALING_TAG_KEY", "SEALING_NOTICE_KEYS", "FILE_KEYS")
    of_chain = ("CHAIN_KEY_FILE", "CHAIN_KEY", "HEAD_SIGNING_KEY")
    return os.environ | none | dict.fromkeys((*of_worker, *of_chain), "")


def file_key() -> str:
    """The key under which this checkout's own files are kept."""
    made = kept("file_key", lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())
    return made.read_text()


def set_defaults(**others: str) -> None:
    """Fills in what the environment leaves open: a development portal with a demo council."""
    defaults = {"DEBUG": "1", "DEMO": "1", "SECRET_KEY": secret_key(), **others}
    defaults |= {"SEALING_KEY_FILE": sealing_keys(), "FILE_KEYS": file_key()}
    defaults |= {"CHAIN_KEY_FILE": chain_keys(), "HEADS_FILE": str(VAR / "heads.jsonl")}
    os.environ |= {name: value for name, value in defaults.items() if not os.environ.get(name)}


@contextlib.contextmanager
def database() -> Iterator[None]:
    """This checkout's database: the one `make run` has started, or one for the duration."""
    server = postgres()
    set_defaults(**server.addresses(), REDIS_URL=valkey().url())
    with contextlib.ExitStack() as afterwards:
        if not server.ready():
            server.start()
            afterwards.callback(server.stop)
            server.create()
        yield
