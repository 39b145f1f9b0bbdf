"""A stop of a tour: who opens which page, about which case, and which button they press."""

from typing import NamedTuple


class Stop(NamedTuple):
    address: str  # the name of a URL, or a path
    who: str = ""
    state: str = ""
    button: str = ""
    query: str = ""
    step: str = ""
