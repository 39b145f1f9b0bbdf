"""The compressed size of a first visit to the queue."""

import gzip
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
FILES = ("built/govuk-frontend.min.css", "app.css", "built/govuk-frontend.min.js", "app.js")


def kilobytes(page: bytes, brand: bytes) -> dict[str, float]:
    """Thousands of bytes, gzipped, of the page, its style sheets and its scripts."""
    sizes = {"page": compressed_size(page), "brand.css": compressed_size(brand)}
    return sizes | {
        Path(name).name: compressed_size((STATIC / name).read_bytes()) for name in FILES
    }


def compressed_size(content: bytes) -> float:
    return len(gzip.compress(content, 6)) / 1000
