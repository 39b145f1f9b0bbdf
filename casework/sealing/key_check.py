"""Check of the sealing keys: a sample of what is sealed, opened by the keys of this process."""

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from casework.sealing import keys
from casework.sealing.field import SealedField, SealedRow, ring_of
from foundation.key_report import KeyReport, spread

NAMES = {
    keys.OFFICES: ("Complaints", "SEALING_KEY_FILE or SEALING_PRIVATE_KEYS"),
    keys.DRAFTS: ("Drafts of complaints", "SEALING_KEY_FILE or SEALING_DRAFT_KEYS"),
    keys.NOTICES: ("Notices about complaints", "SEALING_KEY_FILE or SEALING_NOTICE_KEYS"),
}


class SealedValue(NamedTuple):
    field: SealedField
    row: SealedRow

    def __str__(self) -> str:
        return f"{self.field.name} of {self.row._meta.db_table} {self.row.pk}"

    def opens(self) -> bool:
        try:
            keys.opened_bytes(
                getattr(self.row, self.field.attname).token, self.field.context_of(self.row)
            )
        except keys.CannotOpen:
            return False
        return True


def check_sealing_keys() -> list[KeyReport]:
    """A report for each ring: the offices, drafts, and the worker's notices."""
    samples: dict[str, list[SealedValue]] = {ring: [] for ring in NAMES}
    for value in sampled_values():
        samples[ring_of(value.row)].append(value)
    try:
        here = keys.sealing_keys()
    except (ImproperlyConfigured, OSError) as wrong:
        return [KeyReport("Complaints", missing=[str(wrong)])]
    private = {keys.OFFICES: here.private, keys.DRAFTS: here.drafts, keys.NOTICES: here.notices}
    reports = [report_on(ring, bool(private[ring]), samples[ring]) for ring in NAMES]
    if any(samples.values()) and not here:
        reports[
            0
        ].absent = (
            "This process has no keys for complaints, and there are some. Set SEALING_KEY_FILE."
        )
    if here.private and here.public and not are_a_pair(here):
        reports[0].missing.append(
            "The public key for complaints is not that of the first private key, so nobody could "
            "read what is sent now."
        )
    return reports


def are_a_pair(here: keys.Keys) -> bool:
    assert here.public  # noqa: S101  (asked before)
    return here.private[0].public_key().public_bytes_raw() == here.public.public_bytes_raw()


def sampled_values() -> Iterator[SealedValue]:
    """Without history that leaves out the key to which a value is bound: its record holds the same
    value."""
    for model in apps.get_models():
        if not hasattr(model, "key"):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                filled: models.QuerySet[models.Model] = model._base_manager.filter(
                    **{f"{field.name}__isnull": False}
                )
                yield from (SealedValue(field, row) for row in spread(filled))


def report_on(ring: str, can_open: bool, sample: list[SealedValue]) -> KeyReport:
    name, variables = NAMES[ring]
    report = KeyReport(name)
    if not can_open:
        report.not_checked = "not checked, because this process has no key that decrypts them."
        return report
    closed = [value for value in sample if not value.opens()]
    report.opened = len(sample) - len(closed)
    if closed:
        report.missing.append(
            f"{name}: no key here decrypts {len(closed)} of the {len(sample)} values looked at, "
            f"for example {closed[0]}. {variables} lacks a key, or they were altered."
        )
    return report
