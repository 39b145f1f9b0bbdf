"""The lock files: every requirement pinned with its extras, and the same as in pyproject.toml."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PYTHONS = ("3.11.0", "3.12.0", "3.13.0", "3.14.0")
# What each lock is made for: `None` is the portal itself, the others are groups.
LOCKS = {
    "requirements.txt": (None,),
    "requirements-dev.txt": (None, "dev"),
    "requirements-servers.txt": ("servers",),
    "requirements-assets.txt": ("assets",),
}
PIN = re.compile(
    r"^([^\s\[=]+(?:\[[^\]]+\])?==\S+(?: ; [^\\\n]+)?) \\\n"
    r"((?:    --hash=\S+(?: \\)?\n)+)((?:    #.*\n?)*)",
    re.M,
)


def pins(lock, text=None):
    """Each pinned requirement of a lock with the groups of pyproject.toml that ask for it."""
    pinned = {}
    for pin, _, comment in PIN.findall(text or (ROOT / lock).read_text(encoding="utf-8")):
        requirement = Requirement(pin)
        groups = re.findall(r"concordat \(pyproject\.toml(?::(\w+))?\)", comment)
        pinned[canonicalize_name(requirement.name)] = requirement, {name or None for name in groups}
    return pinned


def wanted_by(group):
    listed = PROJECT["dependency-groups"][group] if group else PROJECT["project"]["dependencies"]
    return [Requirement(one) for one in listed]


def environments(extras):
    """Each environment in which a requirement may be asked about: Python by Python."""
    for python in PYTHONS:
        for extra in ("", *extras):
            version = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
            yield default_environment() | version | {"extra": extra}


def requirements_of(pinned):
    """What an installed package requires, with the extras it is pinned with."""
    for line in importlib.metadata.requires(pinned.name) or ():
        wanted = Requirement(line)
        if any(
            not wanted.marker or wanted.marker.evaluate(environment)
            for environment in environments(pinned.extras)
        ):
            yield wanted


def shortcomings(wanted, locked):
    """What a requirement asks for and the lock does not pin."""
    pinned, _ = locked.get(canonicalize_name(wanted.name), (None, None))
    if pinned is None:
        return [f"{wanted} is not pinned"]
    version = str(pinned.specifier).removeprefix("==")
    wrong = [f"{wanted} is pinned as {version}"] * (not wanted.specifier.contains(version))
    return wrong + [f"{wanted.name}[{extra}]" for extra in wanted.extras - pinned.extras]


def everything_pinned():
    return pins("requirements-dev.txt") | pins("requirements-servers.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_what_pyproject_asks_for_and_nothing_else(lock):
    locked = pins(lock)
    for group in LOCKS[lock]:
        wanted = wanted_by(group)
        assert [fault for one in wanted for fault in shortcomings(one, locked)] == []
        direct = {name for name, (_, groups) in locked.items() if group in groups}
        assert direct == {canonicalize_name(one.name) for one in wanted}


def test_what_each_package_requires_is_pinned_with_its_extras():
    """Old versions of pip look for a newer version where only the plain name is pinned."""
    locked = everything_pinned()
    installed = {canonicalize_name(one.name) for one in importlib.metadata.distributions()}
    faults = [
        f"{name}: {fault}"
        for name, (pinned, _) in locked.items()
        if name in installed
        for wanted in requirements_of(pinned)
        for fault in shortcomings(wanted, locked)
    ]
    assert faults == []


def test_a_missing_extra_is_found():
    text = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    assert "\ncoverage[toml]==" in text
    locked = pins("", text.replace("\ncoverage[toml]==", "\ncoverage=="))
    cover = locked["pytest-cov"][0]
    assert [f for one in requirements_of(cover) for f in shortcomings(one, locked)] == [
        "coverage[toml]"
    ]


def test_one_package_has_one_version_in_all_locks():
    versions = {}
    for lock in LOCKS:
        for name, (pinned, _) in pins(lock).items():
            versions.setdefault(name, set()).add(str(pinned.specifier))
    assert {name: some for name, some in versions.items() if len(some) > 1} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_read(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert len(pins(lock)) == len(re.findall(r"^[a-zA-Z]", text, re.M))
