"""Mutation: one clause, and the two ways of taking away what the portal does about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

import pytest

from protocols.models import Protocol
from protocols.sources import load
from protocols.sources.load import Preset
from protocols.sources.parts import PresetClause
from protocols.version_cache import todays_protocol

MUTATIONS: dict[str, Callable[["Mutation"], None]] = {}


def mutates(*behaviours):
    """Registers how these behaviours are taken away."""

    def register(function):
        for behaviour in behaviours:
            assert behaviour not in MUTATIONS, f"{behaviour} is mutated twice"
            MUTATIONS[behaviour] = function
        return function

    return register


@dataclass(frozen=True)
class Mutation:
    """A clause of a source, for the length of one test."""

    source: str
    clause: PresetClause
    patch: pytest.MonkeyPatch

    def change_preset(self, change: Callable[[Preset], Preset]) -> None:
        """The source says something else to everything that loads it from now on."""
        read = load.read_preset
        changed = change(load.load_preset(self.source))
        self.patch.setattr(
            load, "read_preset", lambda path: changed if path.stem == self.source else read(path)
        )

    def change_clauses(self, change: Callable[[PresetClause], PresetClause]) -> None:
        """Each clause of the source is as `change` has it."""
        self.change_preset(lambda preset: with_clauses(preset, map(change, preset.clauses)))

    def replace(self, target: str, broken: Callable) -> None:
        """While a version of this source is in force, `broken` is called in place of `target`,
        "module.function" or "module.Class.method", with that one before its arguments."""
        owner, name = owner_of(target)
        kept = vars(owner)[name]
        wrapped = unwrapped(kept)

        def either(*args, **kwargs):
            if self.in_force():
                return broken(wrapped, *args, **kwargs)
            return wrapped(*args, **kwargs)

        self.patch.setattr(owner, name, type(kept)(either) if is_wrapper(kept) else either)

    def in_force(self) -> bool:
        """Whether the test has loaded the protocol whose clause this is."""
        try:
            return todays_protocol().preset == self.source
        except Protocol.DoesNotExist:
            return False


def owner_of(target):
    """The module or class of a dotted name, and the name in it."""
    owner, _, name = target.rpartition(".")
    try:
        return import_module(owner), name
    except ModuleNotFoundError:
        module, _, cls = owner.rpartition(".")
        return getattr(import_module(module), cls), name


def is_wrapper(kept):
    return isinstance(kept, (property, staticmethod, classmethod))


def unwrapped(kept):
    return kept.fget if isinstance(kept, property) else getattr(kept, "__func__", kept)


def with_clauses(preset, clauses):
    """The preset with these clauses, and without the settings and citations of those that went."""
    clauses = tuple(clauses)
    asked = {clause.behaviour for clause in clauses}
    citations = {
        field: number
        for field, number in preset.citations.items()
        if load.BEHAVIOUR_OF_SETTING.get(field, next(iter(asked))) in asked
    }
    settings = {**preset.settings, "acknowledgement": "acknowledgement" in asked}
    return replace(preset, clauses=clauses, settings=settings, citations=citations)
