"""The first edition of the report: its words and the order of its parts.

Reports that were signed off are drawn with it for ever, so nothing here changes: what is to read
differently becomes a second edition.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

from foundation import disclosure
from foundation.types import Untyped
from reports.charts import BarChart, bar_chart

FEW = "not shown"
MOST_BARS = 18  # of one chart: what a page has room for
SMALL = "We do not show these figures, so that no small number can be worked out."
COLUMNS = ("On time", "Due", "Percentage on time")
METHOD = (
    "A figure is about what was due in the quarter. What was late stays late, even if the enquiry"
    " was redirected or withdrawn later.",
    "While the clock is stopped, nothing is late. What was no longer due before its date is not"
    " counted.",
    "A holding reply is not an answer. A reply is not on time if only a holding reply was sent on"
    " time. The answer that follows is counted as “Full reply after a holding reply”.",
    "We show no percentage of fewer than 20.",
    "Numbers under five are not shown, so that no one can be identified. A line in which a number"
    " is under five is put together with others, as “All others together”.",
    "Confidential enquiries are not counted. Figures on complaints are published once a year.",
)


class TableOfFigures(NamedTuple):
    """The first column names the rows; the cells of the others are numbers unless `is_text`."""

    caption: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    is_text: bool = False

    @property
    def labelled_rows(self) -> list[list[tuple[str, str]]]:
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


class Section(NamedTuple):
    """`comment` is what the Monitoring Officer wrote about it, by paragraphs."""

    key: str
    title: str
    paragraphs: list[str]
    table: TableOfFigures | None = None
    charts: tuple[BarChart, ...] = ()
    items: tuple[str, ...] = ()
    comment: tuple[str, ...] = ()


class Document(NamedTuple):
    title: str
    council: str
    quarter: str
    date: str
    status: str
    is_draft: bool
    introduction: list[str]
    sections: list[Section]


def document_of(content: Untyped) -> Document:
    signed, comments = content["signed_off"], content["comments"]
    sections = [
        section._replace(comment=tuple(paragraphs_of(comments.get(section.key, ""))))
        for section in sections_of(content)
    ]
    return Document(
        title=f"How the member and officer protocol was followed: {content['quarter']}",
        council=content["council"],
        quarter=content["quarter"],
        date=signed["on"] if signed else content["figures_on"],
        status=f"Signed off by {signed['name']}, {signed['post']}, on {day_of(signed['on'])}."
        if signed
        else "Draft. The Monitoring Officer has not signed it off.",
        is_draft=not signed,
        introduction=paragraphs_of(content["introduction"]),
        sections=sections,
    )


def sections_of(content: Untyped) -> Iterator[Section]:
    figures = content["figures"]
    yield summary_of(content["quarter"], figures)
    tables = {table["key"]: table for table in figures["tables"]}
    for key, title in (("service", "By service"), ("ward", "By ward"), ("kind", "By kind")):
        yield breakdown_of(key, title, tables.get(key))
    yield promises_section(figures["promises"])
    yield numbers_section("letters", "Letters", "Letters sent in the quarter", figures["letters"])
    documents = "Decisions on documents", "Decisions made in the quarter"
    yield numbers_section("documents", *documents, figures["documents"])
    yield Section("method", "How these figures are counted", [as_they_were(content)], items=METHOD)
    yield clauses_section(figures)


def summary_of(quarter: str, figures: Untyped) -> Section:
    """The total in a sentence, and the trend."""
    lines = [(name, pair) for name, pair in figures["quarters"]]
    table = TableOfFigures(
        "Replies, by quarter", ("Quarter", *COLUMNS), [(name, *cells(pair)) for name, pair in lines]
    )
    met, due = figures["total"] or (0, 0)
    share = disclosure.share(met, due)
    words = f"{met:,} of {due:,} replies due in {quarter} were sent on time"
    words += f" ({share})." if share else "."
    charts = charts_for("Replies on time, by quarter", [line for line in lines if line[1]])
    return Section(
        "summary", "Replies on time", [words if figures["total"] else SMALL], table, charts
    )


def breakdown_of(key: str, title: str, table: Untyped) -> Section:
    if table is None:
        return Section(key, title, [SMALL])
    caption = f"Replies, {table['title'][0].lower()}{table['title'][1:]}"
    lines = [(label, (met, due)) for label, met, due in table["lines"]]
    rows = [(label, *cells(pair)) for label, pair in lines]
    drawn = TableOfFigures(caption, (table["of"], *COLUMNS), rows)
    words = caption.replace("Replies", "Replies on time")
    return Section(key, title, [], drawn, charts_for(words, lines))


def promises_section(promises: Untyped) -> Section:
    rows = [
        (f"{words} ({clause})" if clause else words, *cells(pair))
        for _, words, clause, pair in promises
    ]
    columns = ("What the protocol asks for", *COLUMNS)
    table = TableOfFigures("What was due, by time limit", columns, rows)
    title = "What the protocol asks for"
    if not rows:
        return Section("promises", title, ["No protocol was in force."])
    return Section("promises", title, [], table)


def numbers_section(key: str, title: str, caption: str, lines: Untyped) -> Section:
    rows = [(label, number) for label, number in lines]
    return Section(key, title, [], TableOfFigures(caption, (title, "Number"), rows))


def clauses_section(figures: Untyped) -> Section:
    versions = [f"{name}, was in force from {since}." for name, since in figures["versions"]]
    rows = [(name, says) for name, says in figures["clauses"]]
    table = TableOfFigures("What the clauses say", ("Clause", "What it says"), rows, is_text=True)
    return Section("clauses", "Protocol", versions, table if rows else None)


def as_they_were(content: Untyped) -> str:
    return (
        f"The figures are as they were on {day_of(content['figures_on'])}. Corrections after that"
        " day do not change this report."
    )


def cells(pair: Untyped) -> tuple[str, str, str]:
    if pair is None:
        return FEW, FEW, FEW
    met, due = pair
    return f"{met:,}", f"{due:,}", disclosure.share(met, due) or "too few"


def charts_for(title: str, lines: Untyped) -> tuple[BarChart, ...]:
    """Of the lines with a percentage: several charts, if one would be longer than a page."""
    pairs = [(label, *pair) for label, pair in lines if pair]
    shares = [(label, 100 * met / due) for label, met, due in pairs if disclosure.share(met, due)]
    number = max(1, ceil(len(shares) / MOST_BARS))
    size = ceil(len(shares) / number)
    found = [
        bar_chart(
            title if number == 1 else f"{title}, {n + 1} of {number}",
            shares[n * size : (n + 1) * size],
        )
        for n in range(number)
    ]
    return tuple(chart for chart in found if chart)


def paragraphs_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def day_of(iso: str) -> str:
    return f"{date.fromisoformat(iso):%-d %B %Y}"
