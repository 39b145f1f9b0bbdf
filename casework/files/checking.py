"""The check of an upload: accepted or refused by its content, whatever its name says."""

from dataclasses import dataclass

from django.conf import settings

from casework.files import isolated, names, packages, repacked, texts
from casework.files.kinds import (
    ACCEPTED,
    ENDINGS,
    PACKAGES,
    PICTURES,
    TEXTS,
    WHY_NOT,
    Kind,
    Refused,
    in_a_sentence,
    signature,
)

LABELS = {
    "pdf": "a PDF",
    "zip": "a zip file or an office document",
    "old office": "an office document in an older format",
}


@dataclass(frozen=True)
class Checked:
    """A file as it will be kept. `pages` is None for what has none."""

    name: str
    kind: Kind
    content: bytes
    pages: int | None = None


def checked(name: str, content: bytes) -> Checked:
    """The upload made safe. Raises Refused with a whole sentence, the file's name in front."""
    refuse_size(name, len(content))
    try:
        wanted = kind_named(name, content)
        content, kind, pages = prepared(wanted, content)
    except Refused as why:
        raise Refused(f"{names.quoted(name)} {why}") from None
    return Checked(names.safe(name, ending_of(kind)), kind, content, pages)


def size_in_words(size: int) -> str:
    """Of bytes: 640 KB, 2.4 MB, 2.0 GB."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    unit, each = ("MB", 1_000_000) if size < 1_000_000_000 else ("GB", 1_000_000_000)
    return f"{size / each:.1f}".removesuffix(".0") + f" {unit}"


def refuse_size(name: str, size: int) -> None:
    """Raises Refused, as `checked` does, for what is empty or too large."""
    if not size:
        raise Refused(f"{names.quoted(name)} is empty. Choose another file")
    if size > settings.FILE_LIMIT:
        most, is_ = size_in_words(settings.FILE_LIMIT), size_in_words(size)
        raise Refused(f"{names.quoted(name)} is {is_}. Choose a file of {most} or less")


def kind_named(name: str, content: bytes) -> Kind:
    """The kind that its ending says; of a file without one, what its first bytes say."""
    ending = names.ending(name)
    if ending in WHY_NOT:
        raise Refused(WHY_NOT[ending])
    if not ending:
        ending = signature(content)
    if ending not in ENDINGS:
        raise Refused(f"is not a type of file you can send here. Choose a {ACCEPTED} file")
    return ENDINGS[ending]


def prepared(wanted: Kind, content: bytes) -> tuple[bytes, Kind, int | None]:
    """What is kept of it, what it is, and how many pages it has; raises Refused."""
    found = signature(content)
    if wanted in PICTURES and found in ("jpeg", "png", "heif"):
        kind = Kind.PNG if found == "png" else Kind.JPEG
        return isolated.cleaned_picture(content, found.upper()), kind, None
    if wanted == Kind.PDF and found == "pdf":
        clean, pages = isolated.cleaned_pdf(content)
        return clean, wanted, pages
    if wanted in PACKAGES and found == "zip":
        refuse_other(packages.kind_of(content), wanted)
        return repacked.without_metadata(content), wanted, None
    if wanted in PACKAGES and found == "old office":
        raise Refused(
            f"has a password or is in an older format. Save it as .{wanted} without a password and "
            "choose that file"
        )
    if wanted in TEXTS and not found:
        return texts.checked(content, wanted), wanted, None
    raise Refused(not_what_it_says(wanted, found))


def refuse_other(found: Kind, wanted: Kind) -> None:
    if found != wanted:
        raise Refused(f"does not match its name: it is a .{found} file. Rename it")


def not_what_it_says(wanted: Kind, found: str) -> str:
    other = {"jpeg": "a picture", "png": "a picture", "heif": "a picture", **LABELS}.get(found)
    is_it = f": it is {other}" if other else ""
    return f"is not {in_a_sentence(wanted)}, although its name says so{is_it}. Choose another file"


def ending_of(kind: Kind) -> str:
    return "jpg" if kind == Kind.JPEG else kind.value
