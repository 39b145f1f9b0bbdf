"""Words of the settings of a version: what each of them is set to, in a line."""

from collections.abc import Callable

from protocols.choices import Division, Stage
from protocols.settings import clearance, links, meeting_settings, services_offered
from protocols.sources.load import SettingValue
from protocols.words import clock_time

WORKING_DAYS = "working days"
OFFICE_TITLES = {
    "chief-executive": "Chief Executive",
    "monitoring-officer": "Monitoring Officer",
    "chief-operating-officer": "Chief Operating Officer",
    "director": "Director",
    "nominated-officer": "Nominated officer",
}


def amount_in_digits(amount: int, unit: str = WORKING_DAYS) -> str:
    """10 and "working days" as "10 working days", 1 and "weeks" as "1 week"."""
    return f"{amount} {unit.removesuffix('s') if amount == 1 else unit}"


def _holding(cap: int | None, limit: int | None) -> str:
    if not limit:
        return "no holding replies allowed"
    many = "one" if limit == 1 else str(limit)
    often = f"{many} for each enquiry"
    return f"up to {amount_in_digits(cap)}, {often}" if cap else f"any date, {often}"


def _cut_off(at: SettingValue) -> str:
    return f"{clock_time(at)}" if at else "none: the whole day counts"


def _titles(titles: dict[str, str] | None) -> str:
    renamed = sorted((titles or {}).items())
    lines = [f"{OFFICE_TITLES.get(key, key)}: {title}" for key, title in renamed]
    return "; ".join(lines) or "the portal’s usual titles"


SETTING_WORDS: dict[str, Callable[..., str]] = {
    "holding": _holding,
    "follow_up_days": lambda days: amount_in_digits(days or 0),
    "pause_while_waiting": lambda stops: "stops" if stops else "keeps running",
    "division": lambda division: str(Division(division).label) if division else "",
    "cut_off": _cut_off,
    "roll": lambda roll: "moves to the next working day" if roll else "stays where it is",
    "name": lambda name: str(name or ""),
    "titles": _titles,
    "complaint_stages": lambda keys: ", ".join(str(Stage(k).label).lower() for k in keys or ()),
    **(links.LINK_WORDS | services_offered.SERVICE_WORDS | clearance.CLEARANCE_WORDS),
    **meeting_settings.MEETING_WORDS,
    "contact_centre": lambda *parts: ", ".join(part for part in parts if part),
}
