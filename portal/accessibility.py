"""The accessibility statement: the council's own details, and nothing claimed that was not tested.

The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018
ask for it, reviewed at least once a year. `checks` warns of a statement that is not.
"""

from datetime import date

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from foundation.types import Context

# It is never fully compliant: documents for inspection only are pictures.
STATUSES = ("partially", "not")


def day_of_setting(name: str) -> date | None:
    """A day as 2026-11-30; None if the council has not set one."""
    typed = getattr(settings, name)
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as wrong:
        raise ImproperlyConfigured(f"Enter {name} as a date, such as 2026-11-30.") from wrong


def compliance() -> str:
    status: str = settings.ACCESSIBILITY_STATUS
    if status not in STATUSES:
        raise ImproperlyConfigured(f"ACCESSIBILITY_STATUS is one of: {', '.join(STATUSES)}.")
    return status


def statement_context() -> Context:
    """The context of the page."""
    return {
        "status": compliance(),
        "contact": settings.ACCESSIBILITY_CONTACT,
        "answer_days": settings.ACCESSIBILITY_ANSWER_DAYS,
        "faults": settings.ACCESSIBILITY_FAULTS,
        "tested": settings.ACCESSIBILITY_TESTED,
        "prepared_on": day_of_setting("ACCESSIBILITY_PREPARED_ON"),
        "reviewed_on": day_of_setting("ACCESSIBILITY_REVIEWED_ON"),
        "site": settings.BASE_URL,
    }
