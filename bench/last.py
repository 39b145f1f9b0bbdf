"""The last committed figures, `bench/last.json`: `--save` writes them, `--compare` shows them next
to this run's, so that a loss is seen in the commit that makes it.

Ratios to the floor page of the same run, because no two machines are alike.
"""

import json
from pathlib import Path

from bench.measure import Result
from bench.report import table_line

FIGURES = Path(__file__).parent / "last.json"
LOSS = 1.1  # a ratio that is larger than this many times the one before is marked
COLUMNS = ("page", "SQL", "p50 ÷", "CPU ÷", "/s ÷")

Figures = dict[str, dict[str, float]]


def figures_of(results: dict[str, Result]) -> Figures:
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


def save_figures(results: dict[int, dict[str, Result]]) -> None:
    """Keep those of sizes that were not measured now."""
    figures = saved_figures() | {str(size): figures_of(found) for size, found in results.items()}
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def saved_figures() -> dict[str, Figures]:
    return json.loads(FIGURES.read_text()) if FIGURES.exists() else {}


def comparison(size: int, results: dict[str, Result]) -> str:
    """Markdown: before → now of each ratio, with “slower” where it lost more than a tenth."""
    before = saved_figures().get(str(size))
    if before is None:
        return f"\nbench/last.json has no figures for {size:,} enquiries"
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
