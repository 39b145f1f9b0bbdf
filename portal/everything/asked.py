"""What the reader looks for: words and filters as plain values, and as words of a sentence."""

from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.utils import timezone

from casework.promises import at_local

WITH_COUNCIL, WAITING, ANSWERED, ENDED = "with-council", "waiting", "answered", "ended"
STATES = {
    WITH_COUNCIL: "With the council",
    WAITING: "Waiting for you",
    ANSWERED: "Answered or released",
    ENDED: "Closed, refused or withdrawn",
}
DOCUMENT = "document"  # a kind next to those of enquiries
OLDEST = "oldest"
EARLIER = "earlier"
YEARS_SHOWN = 6  # each by itself


@dataclass(frozen=True)
class Asked:
    q: str = ""
    state: str = ""
    kind: str = ""
    year: str = ""
    order: str = ""

    @property
    def newest_first(self) -> bool:
        return self.order != OLDEST

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.state or self.kind or self.year)

    @property
    def received_between(self) -> tuple[datetime | None, datetime | None]:
        """The first moment of its year, and the one after the last; None for no limit."""
        if not self.year:
            return None, None
        if self.year == EARLIER:
            return None, new_year(timezone.localdate().year - YEARS_SHOWN + 1)
        return new_year(int(self.year)), new_year(int(self.year) + 1)

    @property
    def year_in_words(self) -> str:
        if self.year == EARLIER:
            return f"{timezone.localdate().year - YEARS_SHOWN} or earlier"
        return self.year

    def query_string(self, **changes: str) -> str:
        """Of this page with something changed. What is empty is left out."""
        values = {name: getattr(self, name) for name in ("q", "state", "kind", "year", "order")}
        return "?" + urlencode({name: value for name, value in (values | changes).items() if value})


def new_year(year: int) -> datetime:
    return at_local(date(year, 1, 1), time())
