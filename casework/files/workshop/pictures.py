"""Cleaning of pictures: each is redrawn with nothing but its points."""

import io
from typing import TYPE_CHECKING

from casework.files.workshop.camera_position import position_of
from casework.files.workshop.limits import Refused, Report, Words

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_PIXELS = 80_000_000


def clean_picture(content: bytes, words: Words) -> tuple[bytes, Report]:
    """The picture redrawn: turned as the camera was held, with nothing but its points."""
    from PIL import Image, ImageOps

    if words["format"] == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # its own limit is half of ours, and a warning first
    try:
        with Image.open(io.BytesIO(content), formats=[words["format"]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused("pixels")
            position = position_of(picture)
            several = words["format"] != "JPEG" and getattr(picture, "n_frames", 1) > 1
            turned = plain_picture(ImageOps.exif_transpose(picture) or picture)
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError):
        raise Refused("broken") from None
    out = io.BytesIO()
    if words["format"] == "PNG":
        turned.save(out, "PNG")
    else:
        on_white(turned).save(out, "JPEG", quality=90)
    # What a phone adds to a JPEG is a smaller copy; other pictures in one file are more to look at.
    report: Report = {"warnings": ["frames"] if several else [], "position": position}
    return out.getvalue(), report


def plain_picture(picture: "Picture") -> "Picture":
    """In ordinary colours and without anything that is not a point of it."""
    from PIL import Image

    picture.load()
    profile = picture.info.get("icc_profile")
    picture = in_ordinary_mode(picture)
    if profile and picture.mode == "RGB":
        picture = in_ordinary_colours(picture, profile)
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def in_ordinary_mode(picture: "Picture") -> "Picture":
    """In 8 bits for each colour, with what can be seen through it."""
    if picture.mode.startswith("I"):  # 16 bits of grey, which would be cut off and not scaled
        picture = picture.point(lambda point: point / 257).convert("L")
    if "transparency" in picture.info and picture.mode in ("1", "L", "P", "RGB"):
        return picture.convert("RGBA")
    if picture.mode == "1":
        return picture.convert("L")
    return picture if picture.mode in ("RGB", "RGBA", "L", "LA") else picture.convert("RGB")


def in_ordinary_colours(picture: "Picture", profile: bytes) -> "Picture":
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB")) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture  # a broken profile changes the colours a little, and no more


def on_white(picture: "Picture") -> "Picture":
    """A JPEG has nothing to see through: white paper is behind it, not what was made invisible."""
    from PIL import Image

    if not picture.mode.endswith("A"):
        return picture.convert("RGB")
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert("RGB")
