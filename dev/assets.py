"""Copies the published GOV.UK styles and script to static/built/, without what is reserved.

The design system's code is MIT; its typeface and the royal arms are not for other domains.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "govuk-frontend" / "dist" / "govuk"
BUILT = ROOT / "static" / "built"

NOTICE = "/*! govuk-frontend, MIT License, Crown Copyright (Government Digital Service) */\n"
RESERVED = (
    re.compile(r"/\*!(?:(?!\*/).)*customised for exclusive use on gov\.uk.*?\*/", re.DOTALL),
    re.compile(r"@font-face\{[^}]*\}"),
    re.compile(r"[^{}]*\{[^{}]*govuk-crest[^{}]*\}"),
)
# The manifest storage would look for the source map, which is not copied.
SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=\S*")
TYPEFACE = "GDS Transport,arial,sans-serif"
OUR_TYPEFACE = 'arial,"Helvetica Neue",helvetica,sans-serif'


def styles(published: str) -> str:
    """The published CSS in our typeface, without crest; ValueError if something is left."""
    css = published
    for reserved in RESERVED:
        css = reserved.sub("", css)
    css = SOURCE_MAP.sub("", css).replace(TYPEFACE, OUR_TYPEFACE)
    for left in ("GDS Transport", "url(/assets", "govuk-crest"):
        if left in css:
            raise ValueError(f"govuk-frontend's CSS still holds {left!r}")
    before, charset, rest = css.partition('@charset "UTF-8";')
    # The charset must stay the first thing in the file.
    return before + charset + NOTICE + rest if charset else NOTICE + css


def script(published: str) -> str:
    return NOTICE + SOURCE_MAP.sub("", published)


def build() -> None:
    BUILT.mkdir(parents=True, exist_ok=True)
    for name, clean in (("govuk-frontend.min.css", styles), ("govuk-frontend.min.js", script)):
        published = (PACKAGE / name).read_text(encoding="utf-8")
        (BUILT / name).write_text(clean(published), encoding="utf-8")


if __name__ == "__main__":
    build()
    sys.stdout.write(f"GOV.UK styles and script copied into {BUILT.relative_to(ROOT)}/\n")
