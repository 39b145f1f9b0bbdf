import base64
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dev import assets, run

ROOT = Path(__file__).resolve().parent.parent.parent


def names_read():
    """Every variable that some process of the portal reads."""
    names = ("settings", "sign_in", "cookies_and_headers")
    text = "".join((ROOT / "portal" / f"{name}.py").read_text() for name in names)
    return set(re.findall(r'(?:required|env\.\w+)\(\s*"([A-Z_]+)"', text))


def test_every_variable_is_explained_in_the_example():
    explained = re.findall(r"^(?:# )?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    of_compose = {"POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD", "POSTGRES_APP_PASSWORD"}
    assert names_read() | of_compose == set(explained)


def test_compose_sets_no_variable_that_nothing_reads():
    services = (ROOT / "docker-compose.yml").read_text().partition("\n  database:\n")[0]
    of_servers = {"POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD"}  # emptied, so that none gets it
    assert set(re.findall(r"^ +([A-Z_]+):", services, re.MULTILINE)) - of_servers <= names_read()


def test_what_compose_connects_to_is_a_service_of_its_own():
    text = (ROOT / "docker-compose.yml").read_text()
    services = set(re.findall(r"^  (\w+):$", text.partition("\nservices:\n")[2], re.MULTILINE))
    connected = re.findall(r"^ +\w+_URL: (\w+)://(?:.*@)?(\w+)", text, re.MULTILINE)
    assert {scheme for scheme, _ in connected} >= {"postgres", "redis", "tcp"}
    (near,) = re.findall(r"HOSTS_ON_THIS_MACHINE: (\S+)", text)
    assert {host for _, host in connected} <= services & set(near.split(","))


def test_nothing_reserved_to_gov_uk_is_served():
    css = (ROOT / "static" / "built" / "govuk-frontend.min.css").read_text()
    for reserved in ("GDS Transport", "@font-face", "govuk-crest", "sourceMappingURL"):
        assert reserved not in css
    assert "MIT License" in css
    assert css.count("{") == css.count("}")


def test_new_reserved_parts_stop_the_copying():
    with pytest.raises(ValueError, match="GDS Transport"):
        assets.styles(".x{font:19px GDS Transport}")


def test_a_port_in_use_is_refused_with_a_sentence(monkeypatch):
    with socket.create_server((run.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(
            run.CannotRunError, match=f"Port {port} cannot be used: address already"
        ):
            run.chosen_port()


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1"])
def test_an_impossible_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(run.CannotRunError, match="PORT must be a number"):
        run.chosen_port()


def example():
    """The variables as .env.example has them."""
    text = (ROOT / ".env.example").read_text()
    return dict(re.findall(r'^([A-Z_]+)="(.*)"$', text, re.MULTILINE))


def started_with(**variables):
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings"}
    return subprocess.run(
        [sys.executable, "-c", "import portal.wsgi"],
        cwd=ROOT,
        env=environment | example() | variables,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "FILE_KEYS"])
def test_the_keys_of_the_example_are_refused(name):
    own = {"SECRET_KEY": "x" * 60, "FILE_KEYS": base64.urlsafe_b64encode(b"k" * 32).decode()}
    refused = started_with(**{key: value for key, value in own.items() if key != name})
    assert refused.returncode != 0
    assert f"{name} is still the value from .env.example" in refused.stderr
    assert started_with(**own).returncode == 0


def test_earlier_keys_for_sessions_are_read_from_the_environment():
    script = "from portal import settings; print(*settings.SECRET_KEY_FALLBACKS)"
    variables = example() | {"SECRET_KEY": "x" * 60, "SECRET_KEY_FALLBACKS": "older,oldest"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["older", "oldest"]


def test_a_linked_environment_is_used_and_never_emptied(tmp_path):
    """Making it again for this place would empty the one that another checkout works with."""
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    theirs.mkdir()
    ours.mkdir()
    (theirs / "made").write_text("for another place")
    (ours / "bootstrap.py").write_text((ROOT / "bootstrap.py").read_text(encoding="utf-8"))
    (ours / ".venv").symlink_to(theirs)
    done = subprocess.run(
        [sys.executable, "bootstrap.py", "dev"], cwd=ours, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "is used as it is" in done.stdout
    assert (theirs / "made").read_text() == "for another place"


def test_the_image_has_every_app_and_no_command_of_development():
    copied = re.findall(r"^!(\w+)/$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert set(linter["root_packages"]) - {"dev"} <= set(copied)
    commands = {path.stem for app in copied for path in (ROOT / app).rglob("commands/*.py")}
    assert not {"demo", "write_docs"} & commands


def test_the_image_runs_as_a_number_that_needs_no_look_up():
    """Kubernetes refuses a name where it must know that the user is not root."""
    dockerfile = (ROOT / "Dockerfile").read_text()
    (made,) = re.findall(r"--uid=(\d+)", dockerfile)
    assert re.findall(r"^USER (.*)$", dockerfile, re.MULTILINE) == [f"{made}:{made}"]
