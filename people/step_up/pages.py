"""Pages that need a recent sign-in: the mark of a view, and for which purpose it asks.

`portal.step_up` asks before such a view runs. A view that was marked twice, such as a file of a
confidential case, has the mark nearest to its address.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

V = TypeVar("V", bound=Callable[..., object])


class Purpose(StrEnum):
    """What somebody wants to do, in the words of the page that asks."""

    SEALED_FILE = "open confidential files"
    EXPORT = "download a list"
    APPOINTMENT = "decide who holds a post or has an account"
    KEY = "make an address or a token that opens the portal without a password"


@dataclass(frozen=True)
class StepUp:
    """`is_download` if the browser saves the answer and stays on the page before it."""

    purpose: Purpose
    is_download: bool = False


def needs_recent_sign_in(purpose: Purpose, *, is_download: bool = False) -> Callable[[V], V]:
    def marked(view: V) -> V:
        vars(view)["step_up"] = StepUp(purpose, is_download)
        return view

    return marked


def step_up_of(view: object) -> StepUp | None:
    found = getattr(view, "step_up", None)
    return found if isinstance(found, StepUp) else None
