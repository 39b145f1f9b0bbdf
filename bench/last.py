"""The last committed figures: `--save` writes them, `--compare` shows them next to this run's, so
that a loss is seen in the commit that makes it, and `--growth` sets one size beside another.

Each size has a file of its own: `bench/last.json` for 100,000 enquiries, `bench/last-1000000.json`
and so on for others. They hold ratios to the floor page of the same run, because no two machines
are alike.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.measure import Result
from bench.report import table_line

FOLDER = Path(__file__).parent
USUAL_SIZE, LARGE_SIZE = 100_000, 1_000_000
LOSS = 1.1  # a ratio that is larger than this many times the one before is marked
MOST_GROWTH = 1.25  # from one size to the other
COLUMNS = ("page", "SQL", "p50 ÷", "CPU ÷", "/s ÷")

Figures = dict[str, dict[str, float]]


def figures_of(results: dict[str, "Result"]) -> Figures:
    """Per page: statements, and medians, processor time and requests a second by the floor's."""
    floor = results["floor"]
    return {
        name: {
            "SQL": result.statements,
            "p50 ÷": round(result.timed.p50 / floor.timed.p50, 2),
            "CPU ÷": round(result.timed.cpu_each / max(floor.timed.cpu_each, 0.001), 2),
            "/s ÷": round(result.per_second / floor.per_second, 2),
        }
        for name, result in results.items()
    }


def file_of(size: int) -> Path:
    return FOLDER / ("last.json" if size == USUAL_SIZE else f"last-{size}.json")


def save_figures(results: dict[int, dict[str, "Result"]]) -> None:
    for size, found in results.items():
        text = json.dumps(figures_of(found), indent=1, ensure_ascii=False, sort_keys=True)
        file_of(size).write_text(text + "\n")


def saved_figures(size: int) -> Figures:
    """Those of a council of this size; empty if there are none."""
    file = file_of(size)
    return json.loads(file.read_text()) if file.exists() else {}


def comparison(size: int, results: dict[str, "Result"]) -> str:
    """Markdown: before → now of each ratio, with “slower” where it lost more than a tenth."""
    before = saved_figures(size)
    if not before:
        return f"\n{file_of(size).name} is not there, so there is nothing to compare with"
    rows = [
        table_line([name, *(change(before.get(name, {}), now, of) for of in COLUMNS[1:])])
        for name, now in figures_of(results).items()
    ]
    head = [f"\n{size:,} enquiries, the last figures → these\n", table_line(COLUMNS)]
    return "\n".join([*head, table_line(["---"] * len(COLUMNS)), *rows])


def change(before: dict[str, float], now: dict[str, float], of: str) -> str:
    old, new = before.get(of), now[of]
    if old is None:
        return f"{new:g}"
    worse = new * LOSS < old if of == "/s ÷" else new > old * LOSS
    return f"{old:g} → {new:g}{' slower' if worse else ''}"


def saved_growth() -> str:
    """Markdown: how each page grew between the two saved sizes, with “too much” where it did."""
    small, large = saved_figures(USUAL_SIZE), saved_figures(LARGE_SIZE)
    missing = [size for size, found in ((USUAL_SIZE, small), (LARGE_SIZE, large)) if not found]
    if missing:
        return f"There are no figures for {missing[0]:,} enquiries. Run the bench with --save first"
    return "\n".join(
        [
            f"Growth from {USUAL_SIZE:,} to {LARGE_SIZE:,} enquiries, beside the floor's own\n",
            *growth_lines(small, large),
        ]
    )


def growth_lines(small: Figures, large: Figures) -> list[str]:
    """A row for each page that both have."""
    columns = ["page", "SQL", "p50", "CPU"]
    rows = [
        [
            name,
            f"{before['SQL']:g} → {large[name]['SQL']:g}",
            grown(before, large[name], "p50 ÷"),
            grown(before, large[name], "CPU ÷"),
        ]
        for name, before in small.items()
        if name in large
    ]
    return [table_line(row) for row in (columns, ["---"] * len(columns), *rows)]


def grown(before: Mapping[str, float], after: Mapping[str, float], of: str) -> str:
    times = after[of] / before[of]
    return f"{times:.2f}{' too much' if times > MOST_GROWTH else ''}"
