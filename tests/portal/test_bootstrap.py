"""Set-up of a checkout, tried on a small one with its own packages and npm, and no network."""

import hashlib
import os
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NPM = """#!/bin/sh
while [ "$1" != --cache ]; do shift; done
mkdir -p "$2" && echo kept > "$2/log" || exit 1
mkdir -p node_modules/govuk-frontend/dist/govuk
printf '@charset "UTF-8";.a{b:c}' > node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css
printf 'export {}' > node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js
"""
MACHINES_PYTHON = sys._base_executable  # the one that has pip
LONGEST = 250  # characters of a folder's path


def wheel(folder, name, version="1.0", requires=()):
    """A package as small as they get; gives its line in a lock."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    meta = f"{name}-{version}.dist-info"
    needs = "".join(f"Requires-Dist: {one}\n" for one in requires)
    parts = {
        f"{name}.py": f"version = '{version}'\n",
        f"{meta}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}",
        f"{meta}/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
        f"{meta}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as file:
        for part, text in parts.items():
            file.writestr(zipfile.ZipInfo(part), text)  # without the time, so always the same
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"{name}=={version} \\\n    --hash=sha256:{digest}\n"


class Checkout:
    """A checkout with bootstrap.py, four locks and the asset fetcher; `wheels` is its registry."""

    def __init__(self, root, outside):
        self.root, self.wheels, self.bin = root, outside / "wheels", outside / "bin"
        for folder in (root / "dev", self.wheels, self.bin):
            folder.mkdir(parents=True)
        for name in ("bootstrap.py", "dev/assets.py", "package.json", "package-lock.json"):
            (root / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
        (self.bin / "npm").write_text(NPM)
        (self.bin / "npm").chmod(0o755)
        self.lock("", wheel(self.wheels, "portalling"))
        self.lock("-dev", wheel(self.wheels, "portalling"), wheel(self.wheels, "testing"))
        self.lock("-servers", wheel(self.wheels, "serving"))

    def lock(self, suffix, *lines):
        (self.root / f"requirements{suffix}.txt").write_text("".join(lines))

    def environment(self, **variables):
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        return kept | {
            "PATH": f"{self.bin}:{os.environ['PATH']}",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            **variables,
        }

    def begins(self, purpose="local", **variables):
        return subprocess.Popen(
            [MACHINES_PYTHON, "bootstrap.py", purpose],
            cwd=self.root,
            env=self.environment(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def set_up(self, purpose="local", **variables):
        """What it says and the code it ends with."""
        process = self.begins(purpose, **variables)
        output, _ = process.communicate(timeout=120)
        return output, process.returncode

    def packages(self):
        folders = self.root.glob(".venv/lib/python*/site-packages/*.dist-info")
        return {folder.name.partition("-")[0] for folder in folders}


@pytest.fixture
def checkout(tmp_path):
    return Checkout(tmp_path / "checkout", tmp_path)


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """A checkout and what its first set-up said and ended with: each takes seconds."""
    folder = tmp_path_factory.mktemp("first")
    checkout = Checkout(folder / "checkout", folder)
    return checkout, *checkout.set_up()


@pytest.fixture
def ready(first):
    """That checkout, with the lock that it was first set up with."""
    checkout, output, code = first
    assert code == 0, output
    checkout.lock("", wheel(checkout.wheels, "portalling"))
    return checkout


def test_it_installs_the_packages_and_the_assets_and_says_little(first):
    checkout, output, code = first
    assert code == 0, output
    assert checkout.packages() == {"portalling", "serving"}
    assert (checkout.root / "static/built/govuk-frontend.min.css").exists()
    assert len(output.splitlines()) < 10
    assert "done in" in output


def test_the_second_time_needs_no_network_and_says_nothing(ready):
    assert ready.set_up(PIP_FIND_LINKS="", PATH="/nothing") == ("", 0)


def test_what_serves_tests_serves_to_run(checkout):
    assert checkout.set_up("dev")[1] == 0
    assert checkout.set_up("local") == ("", 0)
    assert checkout.packages() == {"portalling", "serving", "testing"}


def test_packages_that_a_lock_no_longer_names_go_and_a_failed_change_is_made_good(ready):
    """A change that failed is not taken for the state before it."""
    before = wheel(ready.wheels, "portalling") + wheel(ready.wheels, "former")
    ready.lock("", before)
    assert ready.set_up()[1] == 0
    assert ready.packages() == {"portalling", "former", "serving"}
    lost = wheel(ready.wheels, "lost")
    next(ready.wheels.glob("lost-*")).unlink()
    ready.lock("", wheel(ready.wheels, "portalling"), lost)
    assert ready.set_up()[1] != 0
    ready.lock("", before)
    assert ready.set_up()[1] == 0
    assert ready.packages() == {"portalling", "former", "serving"}
    ready.lock("", wheel(ready.wheels, "portalling"))
    assert ready.set_up()[1] == 0
    assert ready.packages() == {"portalling", "serving"}


def test_pip_is_never_asked_to_find_what_a_lock_does_not_name(checkout):
    """The check afterwards says what is missing."""
    wheel(checkout.wheels, "needed")
    checkout.lock("", wheel(checkout.wheels, "portalling", requires=["needed"]))
    output, code = checkout.set_up()
    assert code != 0
    assert "portalling 1.0 requires needed, which is not installed" in output
    assert "needed" not in checkout.packages()


def test_a_package_that_was_changed_is_refused(checkout):
    line = wheel(checkout.wheels, "portalling")
    checkout.lock("", line)
    with zipfile.ZipFile(next(checkout.wheels.glob("portalling-*")), "a") as file:
        file.writestr("more.py", "")
    output, code = checkout.set_up()
    assert code != 0
    assert "DO NOT MATCH THE HASHES" in output


def test_without_wheels_of_the_servers_the_way_to_name_others_is_given(checkout):
    next(checkout.wheels.glob("serving-*")).unlink()
    output, code = checkout.set_up()
    assert code != 0
    assert "DATABASE_URL=postgres://" in output
    assert "REDIS_URL=redis://" in output


@pytest.mark.parametrize("where", ["environment", "file"])
def test_servers_that_are_named_need_no_wheels(checkout, where):
    next(checkout.wheels.glob("serving-*")).unlink()
    named = {"DATABASE_URL": "postgres://db/concordat", "REDIS_URL": "redis://broker:6379/0"}
    if where == "file":
        lines = "".join(f'{name}="{value}"\n' for name, value in named.items())
        (checkout.root / ".env").write_text(lines)
        named = {}
    output, code = checkout.set_up(**named)
    assert code == 0, output
    assert checkout.packages() == {"portalling"}


def test_a_long_path_with_spaces_and_umlauts_a_bare_locale_and_a_closed_home_will_do(tmp_path):
    short = tmp_path / "mit Umläuten und ö"
    deep = short / ("x y" * 80)[: LONGEST - len(str(short)) - 1].strip()
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    output, code = Checkout(deep, tmp_path).set_up(LANG="C", LC_ALL="C", HOME=str(home))
    assert code == 0, output
    assert not (home / ".npm").exists()  # root may write even there


def test_the_second_of_two_at_once_waits_for_the_first(checkout):
    commands = [checkout.begins() for _ in range(2)]
    outputs = [command.communicate(timeout=120)[0] for command in commands]
    assert [command.returncode for command in commands] == [0, 0], outputs
    assert sum("another command is setting up this folder" in output for output in outputs) == 1
    assert sum("Making a virtual environment" in output for output in outputs) == 1


def test_what_takes_long_says_that_it_is_still_working(checkout):
    bootstrap = checkout.root / "bootstrap.py"
    soon = bootstrap.read_text().replace("PROGRESS_MOST = 5,", "PROGRESS_MOST = 1,")
    bootstrap.write_text(soon)
    slow = NPM.replace("#!/bin/sh\n", "#!/bin/sh\nsleep 2\n")
    (checkout.bin / "npm").write_text(slow)
    output, code = checkout.set_up()
    assert code == 0, output
    assert output.partition("Fetching")[2].count("still working after 1 s") == 1
