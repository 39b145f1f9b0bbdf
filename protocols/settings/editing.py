"""Changed settings of a draft, written to its promises, reminder ladders and routes.

Only `edit_settings` in protocols/drafting/actions.py calls this, on a locked draft.
"""

from collections.abc import Mapping

from foundation.history import remove_row, write, write_new
from people.models import User
from protocols.choices import PromiseKind
from protocols.models import Nudge, PromiseRule, Protocol, Route
from protocols.settings.reminders import ladder_templates
from protocols.settings.snapshots import (
    LADDER,
    ROUTE,
    Figure,
    RouteTo,
    Step,
    default_snapshot,
    route_matters,
)
from protocols.sources.load import SettingValue

REASON = "edited"


def apply_settings(protocol: Protocol, changed: Mapping[str, SettingValue], *, by: User) -> None:
    """Write those of the changed settings that are rows of their own."""
    for kind in PromiseKind.values:
        if kind in changed:
            set_figure(protocol, kind, changed[kind], by=by)
        if LADDER + kind in changed:
            set_ladder(protocol, kind, changed[LADDER + kind], by=by)
    for key, value in changed.items():
        if key.startswith(ROUTE):
            set_route(protocol, key, value, by=by)


def set_figure(protocol: Protocol, kind: str, figure: Figure | None, *, by: User) -> None:
    """Without a figure there is no promise; a new one comes with the portal's reminders."""
    rule = protocol.rules.filter(kind=kind).first()
    if figure is None:
        if rule:
            set_ladder(protocol, kind, (), by=by)
            remove_row(rule, by=by, reason=REASON)
        return
    silent = figure == default_snapshot().figure(kind) and not (rule and rule.clause)
    fields = {"amount": figure.amount, "unit": figure.unit, "silent": silent}
    if rule:
        write(rule, by=by, reason=REASON, **fields)
        return
    write(PromiseRule(protocol=protocol, kind=kind, **fields), by=by, reason=REASON)
    set_ladder(protocol, kind, default_snapshot().steps(kind), by=by)


def set_ladder(protocol: Protocol, kind: str, steps: tuple[Step, ...], *, by: User) -> None:
    """Lines that stay are left alone, so that history shows what came and went."""
    rule = protocol.rules.filter(kind=kind).first()
    if rule is None:
        return
    mails, unchanged = ladder_templates(kind, steps), set()
    for nudge in rule.nudges.all():
        step = Step(nudge.offset, nudge.addressee)
        if step not in mails:
            remove_row(nudge, by=by, reason=REASON)
            continue
        unchanged.add(step)
        if nudge.template != mails[step]:
            write(nudge, by=by, reason=REASON, template=mails[step])
    new = [
        Nudge(rule=rule, offset=step.offset, addressee=step.to, template=mails[step])
        for step in steps
        if step not in unchanged
    ]
    write_new(new, by=by, reason=REASON)


def set_route(protocol: Protocol, key: str, value: RouteTo | None, *, by: User) -> None:
    kind, whose, about = route_matters()[key]
    matter = {"kind": kind, "by": whose, "about": about}
    route = protocol.routes.filter(**matter).first()
    if value is None:
        if route:
            remove_row(route, by=by, reason=REASON)
        return
    clause = route.clause if route else ""
    fields = {
        "to": list(value.to),
        "fallback": list(value.fallback),
        "first_step": value.first,
        "first_must": value.must and bool(value.first),
        "silent": not clause and value == default_snapshot().values.get(key),
    }
    if route is None:
        write(Route(protocol=protocol, **matter, **fields), by=by, reason=REASON)
        return
    if route.first_step != value.first:
        fields["first_office"] = ""
    write(route, by=by, reason=REASON, **fields)
