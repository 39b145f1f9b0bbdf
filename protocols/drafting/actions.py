"""Actions on a version of the protocol: draft, copy, edit settings, adopt and withdraw."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import Max
from django.utils import timezone

from foundation.history import write, write_new
from foundation.verdict import refuse_unless_shown
from people.models import User
from protocols import policy, version_cache
from protocols.choices import Status
from protocols.drafting import notices
from protocols.models import OFFERED, Clause, Nudge, PromiseRule, Protocol, Route
from protocols.settings import editing, snapshots
from protocols.settings.snapshots import SETTING_FIELDS
from protocols.sources.load import Preset, load_preset
from protocols.words import full_day

M = TypeVar("M", bound=models.Model)


CHANGED_BEFORE_ADOPTING = (
    "This draft was changed after you opened this page. It has not been adopted. Read what changed"
    " before you adopt it."
)
CHANGED_BEFORE_OFFERING = (
    "This draft was changed after you opened this page. No one has been asked to adopt it. Read"
    " what changed before you ask."
)
ADOPTED_AGAIN = (
    "This version was withdrawn and adopted again after you opened this page. Check when it comes"
    " into force before you withdraw it."
)


class ChangedMeanwhile(Exception):
    """Somebody else saved the draft since this person saw it; the message is a sentence."""


@transaction.atomic
def draft_from_preset(
    preset: Preset | str, *, name: str, by: User, key: UUID | None = None
) -> Protocol:
    """A new version with everything that the preset says. The same `key` is the same draft.
    PresetError when there is no such preset."""
    policy.can_draft(by).or_raise()
    source = load_preset(preset) if isinstance(preset, str) else preset
    _one_at_a_time()
    if started := _draft_started(key):
        return started
    protocol = Protocol(
        key=key,
        number=_next_number(),
        name=name,
        preset=source.name,
        source=source.source,
        drafted_by=by,
        titles=dict(source.titles),
        citations=dict(source.citations),
        **source.settings,
    )
    write(protocol, by=by, reason="drafted")
    _add_rules(protocol, source, by=by)
    _add_routes(protocol, source, by=by)
    _add_clauses(protocol, source, by=by)
    return protocol


def _draft_started(key: UUID | None) -> Protocol | None:
    """The draft that an earlier press of the same form started. Asked in one’s turn."""
    return Protocol.objects.filter(key=key).first() if key else None


def _add_rules(protocol: Protocol, source: Preset, *, by: User) -> None:
    rules = {
        kind: PromiseRule(
            protocol=protocol,
            kind=kind,
            clause=promise.clause,
            amount=promise.amount,
            unit=promise.unit.value,
            silent=promise.silent,
        )
        for kind, promise in source.promises.items()
    }
    write_new(list(rules.values()), by=by, reason="drafted")
    nudges = [
        Nudge(rule=rules[kind], offset=step.offset, addressee=step.to, template=step.template)
        for kind, promise in source.promises.items()
        for step in promise.nudges
    ]
    write_new(nudges, by=by, reason="drafted")


def _add_routes(protocol: Protocol, source: Preset, *, by: User) -> None:
    routes = [
        Route(
            protocol=protocol,
            kind=route.kind,
            by=route.by,
            about=route.about,
            to=list(route.to),
            fallback=list(route.fallback),
            first_step=route.first.step if route.first else "",
            first_must=bool(route.first and route.first.must),
            first_office=route.first.office if route.first else "",
            clause=route.clause,
            silent=route.silent,
        )
        for route in source.routes
    ]
    write_new(routes, by=by, reason="drafted")


def _add_clauses(protocol: Protocol, source: Preset, *, by: User) -> None:
    clauses = [
        Clause(
            protocol=protocol,
            position=position,
            number=clause.number,
            heading=clause.heading,
            summary=clause.summary,
            handled=clause.handled,
            behaviour=clause.behaviour,
            side=clause.side,
            screens=list(clause.screens),
            guidance=clause.guidance,
            note=clause.note,
        )
        for position, clause in enumerate(source.clauses, start=1)
    ]
    write_new(clauses, by=by, reason="drafted")


@transaction.atomic
def draft_from_version(
    version: Protocol, *, name: str, by: User, key: UUID | None = None
) -> Protocol:
    """A new draft that says all that this version says. The same `key` is the same draft."""
    policy.can_draft(by).or_raise()
    _one_at_a_time()
    if started := _draft_started(key):
        return started
    chosen = {field: getattr(version, field) for field in (*SETTING_FIELDS, "preset", "source")}
    chosen |= {"name": name, "citations": version.citations, "drafted_by": by}
    copied = Protocol(key=key, number=_next_number(), **chosen)
    write(copied, by=by, reason="drafted")
    for old in version.rules_by_kind.values():
        rule = _copied_row(old, protocol=copied)
        write_new([rule], by=by, reason="drafted")
        nudges = [_copied_row(nudge, rule=rule) for nudge in old.nudges.all()]
        write_new(nudges, by=by, reason="drafted")
    for rows in (version.routes.all(), version.clauses.all()):
        write_new([_copied_row(row, protocol=copied) for row in rows], by=by, reason="drafted")
    return copied


def _copied_row(row: M, **changed: object) -> M:
    """The same row, not saved, for another version."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del fields[row._meta.pk.attname]
    again = type(row)(**fields)
    for name, value in changed.items():
        setattr(again, name, value)
    return again


@transaction.atomic
def edit_settings(
    protocol: Protocol, *, settings: Mapping[str, object], revision: int, by: User
) -> Protocol:
    """Change these settings of a draft; those that are as they were are left alone.

    `settings` by the keys of Snapshot.values. `revision` is that of the draft as the person saw
    it: ChangedMeanwhile when somebody else has saved since.
    """
    protocol = locked_version(protocol)
    policy.can_edit(by, protocol).or_raise()
    if protocol.revision != revision:
        raise ChangedMeanwhile(f"Version {protocol.number} was changed while you were editing it.")
    before = snapshots.snapshot_of(protocol)
    changed = {key: new for key, new in settings.items() if before.values.get(key) != new}
    if not changed:
        return protocol
    editing.apply_settings(protocol, changed, by=by)
    fields = {name: value for name, value in changed.items() if name in SETTING_FIELDS}
    write(protocol, by=by, reason="edited", revision=revision + 1, **fields)
    return protocol


@transaction.atomic
def offer_version(protocol: Protocol, *, by: User, shown: str | None = None) -> Protocol:
    """Tell everyone who can adopt a draft that it is ready, once for each revision. `shown` is
    that of the page."""
    protocol = locked_version(protocol)
    policy.can_offer(by, protocol).or_raise()
    refuse_unless_shown(shown, str(protocol.revision), CHANGED_BEFORE_OFFERING)
    write(protocol, by=by, reason=OFFERED, revision=protocol.revision)
    notices.tell_of_readiness(protocol)
    return protocol


@transaction.atomic
def adopt_version(
    protocol: Protocol,
    *,
    effective_from: date,
    minute: str,
    by: User,
    today: date | None = None,
    shown: str | None = None,
) -> Protocol:
    """Put a draft in force from a local date on. Cases received before it keep their version.

    `today` is the local date of adoption where it is not the real one, `shown` the revision that
    the adopter's page showed. Raises PermissionDenied, ChangedSinceShown among them, or
    ValidationError with the field and a sentence.
    """
    _one_at_a_time()
    protocol = locked_version(protocol)
    policy.can_adopt(by, protocol).or_raise()
    refuse_unless_shown(shown, str(protocol.revision), CHANGED_BEFORE_ADOPTING)
    _check_start(effective_from, today or timezone.localdate())
    if not minute.strip():
        raise ValidationError({"minute": "Enter the minute reference, such as C48."})
    adopted = {"adopted_by": by, "effective_from": effective_from, "minute": minute.strip()}
    write(protocol, by=by, reason="adopted", status=Status.ADOPTED, **adopted)
    notices.tell_of_adoption(protocol, by=by)
    version_cache.forget_versions()
    return protocol


@transaction.atomic
def withdraw_version(
    protocol: Protocol, *, by: User, today: date | None = None, shown: str | None = None
) -> Protocol:
    """Make an adopted version that is not in force yet a draft again; `today` is a local date,
    `shown` the adoption that the page showed."""
    _one_at_a_time()
    protocol = locked_version(protocol)
    policy.can_withdraw(by, protocol, today or timezone.localdate()).or_raise()
    refuse_unless_shown(shown, adoption_mark(protocol), ADOPTED_AGAIN)
    nothing = {"effective_from": None, "adopted_by": None, "minute": ""}
    write(protocol, by=by, reason="withdrawn", status=Status.DRAFT, **nothing)
    notices.tell_of_withdrawal(protocol, by=by)
    version_cache.forget_versions()
    return protocol


def locked_version(protocol: Protocol) -> Protocol:
    """The row as it is now, which nobody else changes until the transaction ends."""
    return Protocol.objects.select_for_update(of=("self",)).get(pk=protocol.pk)


def _next_number() -> int:
    last = Protocol.objects.aggregate(last=Max("number"))["last"] or 0
    return int(last) + 1


def adoption_mark(protocol: Protocol) -> str:
    """Which adoption of a version it is: what was adopted, from when, and by which minute."""
    return f"{protocol.revision} {protocol.effective_from} {protocol.minute}"


def _check_start(effective_from: date, today: date) -> None:
    """The first version may start when it did; later ones tomorrow at the earliest, as a case
    keeps the version of its day of receipt."""
    adopted = Protocol.objects.adopted()
    if adopted.exists() and effective_from <= today:
        tomorrow = full_day(today + timedelta(days=1))
        raise ValidationError({"effective_from": f"Enter {tomorrow} or a later date."})
    same_day = adopted.filter(effective_from=effective_from).first()
    if same_day:
        sentence = f"Version {same_day.number} comes into force on that date. Enter another date."
        raise ValidationError({"effective_from": sentence})


def _one_at_a_time() -> None:
    """Make drafters and adopters wait for one another until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE protocols_protocol IN SHARE ROW EXCLUSIVE MODE")
