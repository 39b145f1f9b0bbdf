"""Rows of a settings page: each setting with its example, clause, default and the one in force."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from django.forms.boundfield import BoundField

from protocols.choices import PromiseKind
from protocols.models import Protocol
from protocols.settings import examples, pages, snapshots
from protocols.settings.examples import Sentence
from protocols.settings.forms import SettingsForm
from protocols.settings.pages import Setting, Subject
from protocols.settings.snapshots import Snapshot
from protocols.sources.load import SettingValue
from protocols.version_cache import in_force_or_none
from protocols.words import cited_number

Lines = tuple[str, ...]


class SettingRow(NamedTuple):
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


class DraftComparison(NamedTuple):
    """What the draft is compared with. `today` is a local date."""

    protocol: Protocol
    draft: Snapshot
    source: Snapshot | None
    in_force: Snapshot | None
    summaries: Mapping[str, str]
    today: date


def compare_draft(
    protocol: Protocol, today: date, typed: Mapping[str, SettingValue]
) -> DraftComparison:
    """`typed` are settings that are not saved yet, laid over the draft's own."""
    draft = snapshots.snapshot_of(protocol)
    return DraftComparison(
        protocol,
        replace(draft, values={**draft.values, **typed}),
        snapshots.source_snapshot(protocol.preset),
        snapshot_in_force(today),
        clause_summaries(protocol),
        today,
    )


def snapshot_in_force(today: date) -> Snapshot | None:
    version = in_force_or_none(today)
    return snapshots.snapshot_of(version) if version else None


def clause_summaries(protocol: Protocol) -> dict[str, str]:
    """What each duty of a clause says by its own number; by the number that a clause is cited by,
    the first two of its duties."""
    duties = dict(protocol.clauses.values_list("number", "summary"))
    cited: dict[str, list[str]] = {}
    for number, summary in duties.items():
        cited.setdefault(cited_number(number), []).append(summary)
    return duties | {number: " ".join(parts[:2]) for number, parts in cited.items()}


def setting_rows(
    form: SettingsForm, subject: Subject, comparison: DraftComparison
) -> list[SettingRow]:
    return [setting_row(form, setting, comparison) for setting in subject.settings]


def setting_row(form: SettingsForm, setting: Setting, comparison: DraftComparison) -> SettingRow:
    draft, now = comparison.draft, comparison.in_force
    number = setting.clause(draft)
    words = pages.setting_in_words(setting, draft)
    words_now = now and pages.setting_in_words(setting, now)
    meaning = examples.example_for(setting, draft, comparison.today)
    source, default = source_words(setting, comparison, words), default_words(setting)
    return SettingRow(
        key=setting.key,
        title=setting.title,
        fields=described_fields(form, setting),
        meaning=meaning,
        clause=comparison.protocol.cite_duty(number) if number else None,
        summary=comparison.summaries.get(number, ""),
        source=source,
        silent="" if number or not default else silence(draft.source, same=words == default),
        default=default,
        in_force=words_in_force(setting, now, comparison.today),
        same=words_now in (None, words),
    )


def described_fields(form: SettingsForm, setting: Setting) -> list[BoundField]:
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


def source_words(setting: Setting, comparison: DraftComparison, words: Lines) -> Lines:
    """What the source sets, where it speaks of it and the draft has it otherwise."""
    source = comparison.source
    if source is None or not setting.clause(source):
        return ()
    theirs = pages.setting_in_words(setting, source)
    return theirs if theirs != words else ()


def default_words(setting: Setting) -> Lines:
    """The portal's own; none for what the portal cannot know, such as a name."""
    if setting.key == "name":
        return ()
    return pages.setting_in_words(setting, snapshots.default_snapshot())


def silence(source: str, *, same: bool) -> str:
    return f"{source} says nothing about this{', so the portal’s default is used' if same else ''}."


def words_in_force(setting: Setting, now: Snapshot | None, today: date) -> Lines:
    """What the version in force sets, with the date of the same example for a promise."""
    if now is None:
        return ()
    words = pages.setting_in_words(setting, now)
    meaning = examples.example_for(setting, now, today)
    if setting.key in PromiseKind.values and meaning[0].strong:
        return (f"{words[0]}, due on {meaning[0].strong}",)
    return words
