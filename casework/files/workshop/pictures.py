"""Cleaning of pictures: each is redrawn with nothing but its points."""

import io
from typing import TYPE_CHECKING

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
            turned = plain_picture(ImageOps.exif_transpose(picture) or picture)
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError):
        raise Refused("broken") from None
    out = io.BytesIO()
    if words["format"] == "PNG":
        turned.save(out, "PNG")
    else:
        turned.convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue(), {}


def plain_picture(picture: "Picture") -> "Picture":
    """In ordinary colours and without anything that is not a point of it."""
    from PIL import Image, ImageCms

    picture.load()
    profile = picture.info.get("icc_profile")
    if picture.mode not in ("RGB", "RGBA", "L", "LA", "P"):
        picture = picture.convert("RGB")
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    if profile and picture.mode == "RGB":
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, own, srgb) or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile changes the colours a little, and no more
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare
