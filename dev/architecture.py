"""docs/architecture.svg: the floors of pyproject.toml’s import contracts, drawn as a picture."""

import tomllib
from collections.abc import Iterator, Sequence
from html import escape
from importlib import import_module
from pathlib import Path

WIDTH, MARGIN, GAP = 860, 20, 12
BOX = 50  # height of a floor
BESIDE = "dev"  # drawn with a broken edge: it is not in the production image
FONT = "Arial, Helvetica, sans-serif"


def floors(pyproject: Path) -> list[list[str]]:
    """The layers of the first contract, highest first; apps on one floor are independent."""
    contracts = tomllib.loads(pyproject.read_text())["tool"]["importlinter"]["contracts"]
    return [layer.split(" | ") for layer in contracts[0]["layers"]]


def caption(app: str) -> str:
    """The first sentence of an app's docstring."""
    return (import_module(app).__doc__ or "").strip().partition(".")[0]


def box(app: str, left: float, top: float, width: float) -> Iterator[str]:
    dashes = ' stroke-dasharray="6 4"' if app == BESIDE else ""
    yield (
        f'<rect x="{left:.0f}" y="{top}" width="{width:.0f}" height="{BOX}" fill="#f3f2f1"'
        f' stroke="#00504a" stroke-width="2"{dashes}/>'
    )
    yield (
        f'<text x="{left + 12:.0f}" y="{top + 20}" font-size="15" font-weight="bold">{app}/</text>'
    )
    yield f'<text x="{left + 12:.0f}" y="{top + 38}" font-size="12">{escape(caption(app))}</text>'


def floor(apps: Sequence[str], top: int) -> Iterator[str]:
    width = (WIDTH - 2 * MARGIN - GAP * (len(apps) - 1)) / len(apps)
    for number, app in enumerate(apps):
        yield from box(app, MARGIN + number * (width + GAP), top, width)


def picture(pyproject: Path) -> str:
    """The whole picture as SVG."""
    rows = floors(pyproject)
    height = 2 * MARGIN + len(rows) * (BOX + GAP) - GAP
    title = "The floors of Concordat, highest first: " + "; ".join(", ".join(row) for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' font-family="{FONT}" fill="#0b0c0c">',
        f"<title>{title}. Imports go down only.</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    for number, apps in enumerate(rows):
        parts += floor(apps, MARGIN + number * (BOX + GAP))
    return "\n".join([*parts, "</svg>"]) + "\n"
