"""The place of a photo in words, and a map tile of it where the council has a tile server.

No outside service is asked what is there.
"""

import math
from typing import NamedTuple

from django.conf import settings

from casework.files.workshop.camera_position import is_a_place
from casework.files.workshop.limits import Report

ZOOM, TILE = 16, 256  # about 400 metres across in this country; points across
NORTHMOST = 85.05  # of maps of this kind


class MapTile(NamedTuple):
    """One picture of a map, and where on it the place is, in points from the top left."""

    url: str
    left: int
    top: int
    attribution: str


def position_in(report: Report) -> str:
    """“51.5033, -0.1275”, to about ten metres. The report comes from a process that read a file of
    somebody else’s making, so what it says is checked."""
    found = report.get("position") or []
    if len(found) != 2 or not all(isinstance(one, int | float) for one in found):
        return ""
    latitude, longitude = (float(one) for one in found)
    return f"{latitude:.4f}, {longitude:.4f}" if is_a_place(latitude, longitude) else ""


def place_in_words(position: str) -> str:
    return f"Near {position}"


def map_tile(position: str) -> MapTile | None:
    """The tile with this place on it, or None without a tile server."""
    if not settings.TILE_SERVER:
        return None
    latitude, longitude = (float(one) for one in position.split(","))
    if abs(latitude) > NORTHMOST:
        return None
    across = (longitude + 180) / 360 * 2**ZOOM
    angle = math.radians(latitude)
    down = (1 - math.asinh(math.tan(angle)) / math.pi) / 2 * 2**ZOOM
    column, row = min(int(across), 2**ZOOM - 1), int(down)
    url = settings.TILE_SERVER.format(z=ZOOM, x=column, y=row)
    left, top = int((across - column) * TILE), int((down - row) * TILE)
    return MapTile(url, left, top, settings.TILE_ATTRIBUTION)
