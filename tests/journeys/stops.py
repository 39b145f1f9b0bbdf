"""What is a stop of a tour: who opens what, of which enquiry, and presses what?"""

from typing import NamedTuple


class Stop(NamedTuple):
    address: str  # the name of a URL, or a path
    who: str = ""
    state: str = ""
    button: str = ""
    query: str = ""
    step: str = ""
