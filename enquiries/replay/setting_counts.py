"""Counts of a year that a changed setting would have made different, by the key of the setting.

An app that stands on this one adds its own when it starts: a visit or a meeting is no enquiry.
"""

from collections.abc import Callable

from enquiries.models import Replay

# A sentence about the year of a replay, under its draft and under the version in force.
SETTING_COUNTS: dict[str, Callable[[Replay], str]] = {}


def count_of_setting(key: str, replay: Replay) -> str:
    """The sentence for a setting; "" if nothing of the year is counted for it."""
    count = SETTING_COUNTS.get(key)
    return count(replay) if count else ""
