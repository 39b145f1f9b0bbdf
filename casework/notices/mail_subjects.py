"""Subjects of cases in emails to councillors: only if the council has chosen so.

The ledger never holds a subject. It is asked for when an email is about to be sent.
"""

from collections.abc import Callable

from casework.models import MailSays, MailSetting, Notice

# By the name that the ledger has for a kind of case: what the addressee of a notice called the
# case, or "" if its email must not say it. Kinds that are not here are always a reference only.
SUBJECTS: dict[str, Callable[[Notice], str]] = {}


def subject_of(notice: Notice) -> str:
    find = SUBJECTS.get(notice.case.partition(":")[0]) if notice.reference else None
    if find is None or MailSetting.objects.in_force() != MailSays.SUBJECT:
        return ""
    return find(notice)


def reference_and_subject(notice: Notice) -> str:
    """E-2026-0417, or E-2026-0417, Resurfacing of Harbour Road."""
    subject = subject_of(notice)
    return f"{notice.reference}, {subject}" if subject else notice.reference
