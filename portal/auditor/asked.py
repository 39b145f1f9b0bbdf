"""What the auditor looks for, as plain values: record, person, verb, kind and days."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from casework.promises import at_local

FIELDS = ("record", "person", "verb", "kind", "first", "last")


@dataclass(frozen=True)
class Asked:
    """`people` are the keys of those whose name was typed; None if no name was. A file has nothing
    that came after `until`, so that its lines are those that were counted."""

    record: str = ""
    person: str = ""
    verb: str = ""
    kind: str = ""
    first: date | None = None
    last: date | None = None
    people: tuple[int, ...] | None = None
    until: datetime | None = None

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in FIELDS)

    @property
    def since(self) -> datetime | None:
        return at_local(self.first, time()) if self.first else None

    @property
    def before(self) -> datetime | None:
        """The first moment after the last day."""
        return at_local(self.last + timedelta(days=1), time()) if self.last else None

    @property
    def parameters(self) -> dict[str, str]:
        """As an address has them; what is empty is left out."""
        return {name: str(getattr(self, name)) for name in FIELDS if getattr(self, name)}

    def until_now(self, now: datetime) -> "Asked":
        return replace(self, until=now)

    def query_string(self, **more: str) -> str:
        return "?" + urlencode(
            self.parameters | {key: value for key, value in more.items() if value}
        )
