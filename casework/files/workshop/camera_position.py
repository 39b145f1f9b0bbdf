"""The position that a camera wrote into a photo, read before the photo is redrawn without it."""

import math
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

GPS = 0x8825
LATITUDE_SIDE, LATITUDE, LONGITUDE_SIDE, LONGITUDE = 1, 2, 3, 4
# What a library raises for details that are cut off, of the wrong kind or made to break it.
UNREADABLE = (
    *(AttributeError, ArithmeticError, EOFError, LookupError, OSError, RuntimeError, SyntaxError),
    *(TypeError, ValueError, struct.error),
)


def position_of(picture: "Picture") -> list[float]:
    """Latitude and longitude in degrees, or nothing if the photo does not say both."""
    try:
        details = picture.getexif().get_ifd(GPS)
        latitude = degrees(details[LATITUDE], details[LATITUDE_SIDE], "S")
        longitude = degrees(details[LONGITUDE], details[LONGITUDE_SIDE], "W")
    except UNREADABLE:
        return []
    return [latitude, longitude] if is_a_place(latitude, longitude) else []


def degrees(parts: tuple[float, float, float], side: str, negative: str) -> float:
    """Degrees, minutes and seconds as one number, less than nothing to the south or the west."""
    whole, minutes, seconds = (float(part) for part in parts)
    value = whole + minutes / 60 + seconds / 3600
    return -value if side.strip("\0 ").upper() == negative else value


def is_a_place(latitude: float, longitude: float) -> bool:
    """Not where cameras are that have found no position: exactly nothing east of nothing."""
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return False
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)
