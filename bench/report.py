"""Tables of the results: a row for each page, with its ratio to the floor."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.measure import Result

COLUMNS = ("page", "SQL", "p50 ms", "p95 ms", "CPU ms", "/s by 8", "p50 ÷", "CPU ÷", "/s ÷")


def results_table(size: int, results: dict[str, "Result"]) -> str:
    """Markdown. The columns with ÷ are divided by the floor's."""
    floor = results["floor"]
    rows = [result_row(result, floor) for result in results.values()]
    return "\n".join(
        [
            f"\n{size:,} enquiries\n",
            table_line(COLUMNS),
            table_line(["---"] * len(COLUMNS)),
            *map(table_line, rows),
        ]
    )


def result_row(result: "Result", floor: "Result") -> list[str]:
    timed, base = result.timed, floor.timed
    load = f"{result.per_second:.0f}" if result.per_second else "–"
    share = f"{result.per_second / floor.per_second:.2f}" if result.per_second else "–"
    return [
        result.page.name,
        str(result.statements),
        f"{timed.p50:.1f}",
        f"{timed.p95:.1f}",
        f"{timed.cpu_each:.1f}",
        load,
        f"{timed.p50 / base.p50:.2f}",
        f"{timed.cpu_each / max(base.cpu_each, 0.001):.2f}",
        share,
    ]


def growth(results: dict[int, dict[str, "Result"]]) -> str:
    """How each page's median grew from the smallest council to the largest, floor taken out."""
    small, large = min(results), max(results)
    lines = []
    for name, result in results[large].items():
        before = results[small][name]
        plain = result.timed.p50 / before.timed.p50
        ours = (result.timed.p50 / results[large]["floor"].timed.p50) / (
            before.timed.p50 / results[small]["floor"].timed.p50
        )
        lines.append(table_line([name, f"{plain:.2f}", f"{ours:.2f}"]))
    head = table_line(["page", "p50", "p50 beside the floor's own"])
    title = f"\nGrowth from {small:,} to {large:,} enquiries\n"
    return "\n".join([title, head, table_line(["---"] * 3), *lines])


def table_line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
