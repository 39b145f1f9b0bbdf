"""Removal of what a camera writes into a picture that stays as it is, inside another document.

Byte by byte, without redrawing: where and when it was taken, who took it and with what go. How the
camera was held, colours and points stay.
"""

import struct
from collections.abc import Iterator

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
EXIF = b"Exif\0\0"
SCAN, COMMENT, ORIENTATION = 0xDA, 0xFE, 0x0112
# Colours are in these (ICC profile, Adobe’s transform), and the plain header of a JPEG.
KEPT_APPS = (0xE0, 0xE2, 0xEE)
DROPPED_CHUNKS = (b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME")


def is_photo(start: bytes) -> bool:
    return start.startswith((JPEG, PNG))


def without_details(content: bytes) -> bytes:
    """The picture without them; as it is if it is no whole JPEG or PNG."""
    try:
        if content.startswith(JPEG):
            return plain_jpeg(content)
        return plain_png(content) if content.startswith(PNG) else content
    except (struct.error, IndexError, ValueError):
        return content


def plain_jpeg(content: bytes) -> bytes:
    kept, held = [content[:2]], 0
    for marker, segment, end in jpeg_segments(content):
        if marker == SCAN:
            start = [turned_as_held(held)] if held > 1 else []
            return b"".join([*kept[:1], *start, *kept[1:], content[end - len(segment) :]])
        if marker == 0xE1 and segment[4:].startswith(EXIF):
            held = orientation_of(segment[4 + len(EXIF) :]) or held
        is_app = 0xE0 <= marker <= 0xEF
        if marker != COMMENT and (not is_app or marker in KEPT_APPS):
            kept.append(segment)
    raise ValueError("there is no picture in it")


def jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, segment with its marker, and where it ends; the last is that of the points."""
    at = 2
    while at < len(content):
        if content[at] != 0xFF:
            raise ValueError("no marker")
        while content[at + 1] == 0xFF:
            at += 1
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        end = at + 2 + length
        yield content[at + 1], content[at:end], end
        at = end


def orientation_of(tiff: bytes) -> int:
    """How the camera was held, from 1 to 8; 0 if it is not said."""
    order = "<" if tiff[:2] == b"II" else ">"
    (at,) = struct.unpack(order + "L", tiff[4:8])
    (entries,) = struct.unpack(order + "H", tiff[at : at + 2])
    for number in range(entries):
        entry = tiff[at + 2 + 12 * number :][:12]
        tag, kind, _, value = struct.unpack(order + "HHLH", entry[:10])
        if (tag, kind) == (ORIENTATION, 3):
            return int(value) if 1 <= value <= 8 else 0
    return 0


def turned_as_held(held: int) -> bytes:
    """A segment that says this and nothing else."""
    entry = struct.pack(">HHLHH", ORIENTATION, 3, 1, held, 0)
    tiff = b"MM\0*" + struct.pack(">LH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", 2 + len(EXIF) + len(tiff)) + EXIF + tiff


def plain_png(content: bytes) -> bytes:
    kept, at = [content[:8]], 8
    while at < len(content):
        (length,) = struct.unpack(">L", content[at : at + 4])
        chunk, kind = content[at : at + 12 + length], content[at + 4 : at + 8]
        if len(chunk) < 12 + length:
            raise ValueError("cut off")
        if kind not in DROPPED_CHUNKS:
            kept.append(chunk)
        at += len(chunk)
        if kind == b"IEND":
            break
    return b"".join(kept)
