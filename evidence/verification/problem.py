"""Problem: one row, head, trigger or file that is not as it should be, in a sentence."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """`key` is that of the row, `head` the number of the head that shows it was once different."""

    table: str
    key: str
    what: str
    head: int | None = None

    def __str__(self) -> str:
        since = f" (head {self.head})" if self.head else ""
        return f"{' '.join(filter(None, (self.table, self.key)))}: {self.what}{since}."

    @property
    def order(self) -> tuple[int, str, int, str]:
        """The oldest head first, and what no head shows last."""
        number = int(self.key) if self.key.lstrip("-").isdecimal() else 0
        return (self.head or 2**31, self.table, number, self.key)
