"""Bar charts of percentages, as SVG next to the table with the same figures (see ADR 80).

Bars lie, so that every label is read without turning the head; each carries its number, so that no
colour has to be told from another; gridlines are light and stand at the quarters.
"""

from collections.abc import Iterable
from typing import NamedTuple

WIDTH, BAR, ROW, FOOT = 320, 16, 44, 24  # pixels
FULL = 250  # the length of 100 %, which leaves room for the number behind it
QUARTERS = (0, 25, 50, 75, 100)


class Bar(NamedTuple):
    label: str
    top: int
    length: float
    number: str

    @property
    def label_at(self) -> int:
        return self.top - 6

    @property
    def number_at(self) -> tuple[float, int]:
        return self.length + 6, self.top + 13


class BarChart(NamedTuple):
    """`title` says what is shown, also to those who do not see it."""

    title: str
    bars: list[Bar]

    @property
    def height(self) -> int:
        return ROW * len(self.bars) + FOOT

    @property
    def gridlines(self) -> list[tuple[float, str]]:
        return [(FULL * percent / 100, f"{percent}%") for percent in QUARTERS]

    @property
    def foot(self) -> int:
        """Where the gridlines end."""
        return ROW * len(self.bars)

    @property
    def words_at(self) -> int:
        """The line of the words below the gridlines."""
        return self.height - 4

    @property
    def centimetres(self) -> str:
        """The height on paper, as CSS has it: 96 pixels to an inch."""
        return f"{self.height * 2.54 / 96:.2f}"

    @property
    def in_words(self) -> str:
        """The bars in a sentence, for those who do not see them."""
        bars = "; ".join(f"{bar.label}, {bar.number}" for bar in self.bars)
        return f"Bar chart. {self.title}: {bars}."


def bar_chart(title: str, shares: Iterable[tuple[str, float]]) -> BarChart | None:
    """Labels with percentages, from above; None of fewer than two, which compare nothing."""
    bars = [
        Bar(label, ROW * place + ROW - BAR - 4, round(FULL * percent / 100, 1), f"{percent:.0f}%")
        for place, (label, percent) in enumerate(shares)
    ]
    return BarChart(title, bars) if len(bars) > 1 else None
