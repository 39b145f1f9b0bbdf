"""Files of every kind, made here: nothing that could do harm is kept in the repository."""

import base64
import io
import zipfile
from functools import cache

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from casework.files import arriving, checking
from casework.files.warnings import confirmation_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
POINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
PAPER = (595, 842)
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def upload(name, content):
    """As a browser sends it. The test client fills in what it likes for a type."""
    return SimpleUploadedFile(name, content)


# A process of its own checks a file, for a tenth of a second: the same file of a scene once.
checked_once = cache(checking.checked_upload)


def pending(owner, name, content):
    """A file that its owner has chosen and not yet sent, having confirmed what it warns of."""
    row = arriving.store_upload(checked_once(name, content), by=owner)
    arriving.confirm_uploads([row], [confirmation_of(row.warning)])
    return row


def picture(kind="JPEG", size=(80, 60), **more):
    out = io.BytesIO()
    Image.new("RGB", size, (160, 30, 30)).save(out, kind, **more)
    return out.getvalue()


def jpeg(**more):
    return picture("JPEG", **more)


def png(**more):
    return picture("PNG", **more)


def photo(turned=1):
    """A wide JPEG as a phone takes it: how it was held, where it was taken, and who took it."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = turned, "Maker of phones", "At home"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    return jpeg(exif=exif, comment=b"A remark")


def pdf(pages=1, change=None, **save):
    """Blank pages; `change` is done to it before it is saved."""
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=PAPER)
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **save)
    return out.getvalue()


def zipped(parts, compress=zipfile.ZIP_DEFLATED):
    """A zip of (name, content) in this order, names twice if they are there twice."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as package:
        for name, content in parts:
            package.writestr(name, content)
    return out.getvalue()


def office(main, *more, types=""):
    """An office document with this main part, and these parts more."""
    listed = f'<Types><Override PartName="/main.xml" ContentType="{main}"/>{types}</Types>'
    return zipped([("[Content_Types].xml", listed), ("main.xml", "<document/>"), *more])


def docx(*more, **options):
    return office(WORD, *more, **options)


def xlsx(*more, **options):
    return office(EXCEL, *more, **options)


def pptx(*more):
    return office(POINT, *more)


def opendocument(kind="text", *more):
    claimed = f"application/vnd.oasis.opendocument.{kind}"
    return zipped([("mimetype", claimed), ("content.xml", "<office/>"), *more])


# As phones take it, 64 by 48, with its maker and its place: nothing at hand writes such files.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAA"
    "AAAAAAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAAB4gABAAAAAAAAABgAAgAAAAAB+gABAAAAAAAAAGAA"
    "AAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRt"
    "AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH/"
    "/wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAA"
    "AwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAA"
    "AEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEA"
    "AQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAAgG1kYXQAAAAUKAGvBRj6m1I6P/UKH1bixeHn"
    "PWAAAAAGRXhpZgAATU0AKgAAAAgAAgEPAAIAAAAGAAAAJoglAAQAAAABAAAALAAAAABNYWtlcgAAAQACAAUA"
    "AAADAAAAPgAAAAAAAAAzAAAAAQAAAB4AAAABAAAAAAAAAAE="
)
