"""The rows of a version that is in force already, made as a mutated preset says."""

from django.db import models

from protocols.models import Clause, PromiseRule, Protocol, Route
from protocols.version_cache import forget_versions
from tests.owner import no_triggers


def apply_preset(before, after):
    """Changes every version that began from this preset, in what `after` says otherwise."""
    versions = models.QuerySet(Protocol).filter(preset=after.name)
    if not versions.exists():
        return
    with no_triggers():
        if before.settings != after.settings or before.citations != after.citations:
            versions.update(citations=dict(after.citations), **after.settings)
        for row in changed(before.clauses, after.clauses):
            update_clause(versions, row)
        for row in changed(before.routes, after.routes):
            update_route(versions, row)
        for row in changed(before.promises.values(), after.promises.values()):
            rules = models.QuerySet(PromiseRule).filter(protocol__in=versions, kind=row.kind)
            rules.update(amount=row.amount, unit=row.unit.value)
    forget_versions()


def changed(before, after):
    return [new for old, new in zip(before, after, strict=True) if old != new]


def update_clause(versions, clause):
    models.QuerySet(Clause).filter(protocol__in=versions, number=clause.number).update(
        handled=clause.handled,
        behaviour=clause.behaviour,
        screens=list(clause.screens),
        guidance=clause.guidance,
        note=clause.note,
    )


def update_route(versions, route):
    kind, by, about = route.key
    models.QuerySet(Route).filter(protocol__in=versions, kind=kind, by=by, about=about).update(
        to=list(route.to),
        fallback=list(route.fallback),
        first_step=route.first.step if route.first else "",
        first_must=bool(route.first and route.first.must),
        first_office=route.first.office if route.first else "",
    )
