"""What is shown next to each setting: its meaning, its clause, its default and what is in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.forms.boundfield import BoundField

from protocols.choices import PromiseKind
from protocols.models import Protocol
from protocols.settings import examples, pages, snapshots
from protocols.settings.examples import Sentence
from protocols.settings.forms import SettingsForm
from protocols.settings.pages import Setting, Subject
from protocols.settings.snapshots import Snapshot
from protocols.version_cache import in_force
from protocols.words import bare

Lines = tuple[str, ...]


class Row(NamedTuple):
    """A setting on its page. `silent` is a sentence where the source says nothing; `in_force` is
    empty before there is any version, and `same` when the draft changes nothing."""

    key: str
    title: str
    fields: list[BoundField]
    meaning: tuple[Sentence, ...]
    clause: tuple[str, str] | None
    summary: str
    source: Lines
    silent: str
    default: Lines
    in_force: Lines
    same: bool


class Beside(NamedTuple):
    """What the draft is compared with. `today` is a local date."""

    protocol: Protocol
    draft: Snapshot
    source: Snapshot | None
    in_force: Snapshot | None
    summaries: Mapping[str, str]
    today: date


def beside(protocol: Protocol, today: date, typed: Mapping[str, Any]) -> Beside:
    """`typed` are settings that are not saved yet, laid over the draft's own."""
    draft = snapshots.of(protocol)
    return Beside(
        protocol,
        replace(draft, values={**draft.values, **typed}),
        snapshots.of_preset(protocol.preset),
        now_in_force(today),
        summaries(protocol),
        today,
    )


def version_in_force(today: date) -> Protocol | None:
    """None before the first version takes effect."""
    try:
        return in_force(today)
    except Protocol.DoesNotExist:
        return None


def now_in_force(today: date) -> Snapshot | None:
    version = version_in_force(today)
    return snapshots.of(version) if version else None


def summaries(protocol: Protocol) -> dict[str, str]:
    """What each clause says, by the number it is cited by: a clause may hold several duties."""
    found: dict[str, list[str]] = {}
    for number, summary in protocol.clauses.values_list("number", "summary"):
        found.setdefault(bare(number), []).append(summary)
    return {number: " ".join(said[:2]) for number, said in found.items()}


def rows(form: SettingsForm, subject: Subject, with_what: Beside) -> list[Row]:
    return [row(form, setting, with_what) for setting in subject.settings]


def row(form: SettingsForm, setting: Setting, with_what: Beside) -> Row:
    draft, now = with_what.draft, with_what.in_force
    number = setting.clause(draft)
    said, in_force_said = pages.said(setting, draft), now and pages.said(setting, now)
    means = examples.of(setting, draft, with_what.today)
    source, default = of_source(setting, with_what, said), of_default(setting)
    return Row(
        key=setting.key,
        title=setting.title,
        fields=described(form, setting),
        meaning=means,
        clause=clause(with_what.protocol, number),
        summary=with_what.summaries.get(bare(number), "") if number else "",
        source=source,
        silent="" if number or not default else silence(draft.source, same=said == default),
        default=default,
        in_force=said_now(setting, now, with_what.today),
        same=in_force_said in (None, said),
    )


def described(form: SettingsForm, setting: Setting) -> list[BoundField]:
    """Its fields on this form, each tied to the meaning and to what is wrong with it."""
    names = [name for key in setting.keys for name in form.fields_of(key) if name in form.fields]
    fields = [form[name] for name in names]
    for field in fields:
        parts = [f"{field.auto_id}_helptext"] if field.help_text else []
        parts += [f"{field.auto_id}_error"] if field.errors else []
        described_by, widget = " ".join([*parts, f"meaning-{setting.key}"]), field.field.widget
        if field.use_fieldset:
            widget.described_by = described_by  # the group's, not each of its boxes'
        else:
            widget.attrs["aria-describedby"] = described_by
    return fields


def clause(protocol: Protocol, number: str) -> tuple[str, str] | None:
    return (protocol.clause_name(number), protocol.clause_url(number)) if number else None


def of_source(setting: Setting, with_what: Beside, said: Lines) -> Lines:
    """What the source sets, where it speaks of it and the draft has it otherwise."""
    source = with_what.source
    if source is None or not setting.clause(source):
        return ()
    theirs = pages.said(setting, source)
    return theirs if theirs != said else ()


def of_default(setting: Setting) -> Lines:
    """The portal's own; none for what the portal cannot know, such as a name."""
    if setting.key == "name":
        return ()
    return pages.said(setting, snapshots.defaults())


def silence(source: str, *, same: bool) -> str:
    return f"{source} says nothing about this{', so the portal’s default is used' if same else ''}."


def said_now(setting: Setting, now: Snapshot | None, today: date) -> Lines:
    """What the version in force sets, with the date of the same example for a promise."""
    if now is None:
        return ()
    said = pages.said(setting, now)
    means = examples.of(setting, now, today)
    if setting.key in PromiseKind.values and means[0].strong:
        return (f"{said[0]}, due on {means[0].strong}",)
    return said
