"""The check of an upload: accepted or refused by its content, whatever its name says."""

from dataclasses import dataclass

from django.conf import settings

from casework.files import isolated, names
from casework.files.kinds import (
    ACCEPTED,
    ENDINGS,
    PACKAGES,
    PICTURES,
    TEXTS,
    WHY_NOT,
    FileRefused,
    Kind,
    kind_in_a_sentence,
    signature,
)
from casework.files.photo_place import position_in
from casework.files.workshop.limits import Report

LABELS = {
    "pdf": "a PDF",
    "zip": "a zip file or an office document",
    "old office": "an office document in an older format",
}


@dataclass(frozen=True)
class CheckedFile:
    """A file as it will be kept. `pages` is None for what has none; `warnings` are keys of
    `casework.files.warnings`; `position` is where a photo was taken, which is no longer in it."""

    name: str
    kind: Kind
    content: bytes
    pages: int | None = None
    warnings: tuple[str, ...] = ()
    position: str = ""


def checked_upload(name: str, content: bytes) -> CheckedFile:
    """The upload made safe. Raises FileRefused with a whole sentence, the file's name in front."""
    refuse_size(name, len(content))
    try:
        wanted = kind_named(name, content)
        content, kind, report = prepared_content(wanted, content)
    except FileRefused as why:
        raise FileRefused(f"{names.quoted_name(name)} {why}") from None
    safe_name, warnings = names.safe_name(name, ending_of(kind)), report.get("warnings", ())
    pages, position = report.get("pages"), position_in(report)
    return CheckedFile(safe_name, kind, content, pages, tuple(warnings), position)


def size_in_words(size: int) -> str:
    """Of bytes: 640 KB, 2.4 MB, 2.0 GB."""
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} KB"
    unit, each = ("MB", 1_000_000) if size < 1_000_000_000 else ("GB", 1_000_000_000)
    return f"{size / each:.1f}".removesuffix(".0") + f" {unit}"


def refuse_size(name: str, size: int) -> None:
    """Raises FileRefused, as `checked_upload` does, for what is empty or too large."""
    if not size:
        raise FileRefused(f"{names.quoted_name(name)} is empty. Choose another file")
    if size > settings.FILE_LIMIT:
        most, is_ = size_in_words(settings.FILE_LIMIT), size_in_words(size)
        raise FileRefused(f"{names.quoted_name(name)} is {is_}. Choose a file of {most} or less")


def kind_named(name: str, content: bytes) -> Kind:
    """The kind named by its ending, or by its first bytes if it has no ending."""
    ending = names.name_ending(name)
    if ending in WHY_NOT:
        raise FileRefused(WHY_NOT[ending])
    if not ending:
        ending = signature(content)
    if ending not in ENDINGS:
        raise FileRefused(f"is not a type of file you can send here. Choose a {ACCEPTED} file")
    return ENDINGS[ending]


def prepared_content(wanted: Kind, content: bytes) -> tuple[bytes, Kind, Report]:
    """The content to keep, its kind, and what was found out about it. Raises FileRefused."""
    signed_as = signature(content)
    if wanted in PICTURES and signed_as in ("jpeg", "png", "heif"):
        kind = Kind.PNG if signed_as == "png" else Kind.JPEG
        clean, report = isolated.cleaned_picture(content, signed_as.upper())
        return clean, kind, report
    if wanted == Kind.PDF and signed_as == "pdf":
        clean, report = isolated.cleaned_pdf(content)
        return clean, wanted, report
    if wanted in PACKAGES and signed_as == "zip":
        clean, report = isolated.cleaned_office(content, wanted)
        refuse_other_kind(report["kind"], wanted)
        return clean, wanted, report
    if wanted in PACKAGES and signed_as == "old office":
        raise FileRefused(
            f"has a password or is in an older format. Save it as .{wanted} without a password and "
            "choose that file"
        )
    if wanted in TEXTS and not signed_as:
        clean, report = isolated.cleaned_text(content, wanted)
        return clean, wanted, report
    raise FileRefused(not_what_it_says(wanted, signed_as))


def refuse_other_kind(kind: str, wanted: Kind) -> None:
    if kind != wanted:
        raise FileRefused(f"does not match its name: it is a .{kind} file. Rename it")


def not_what_it_says(wanted: Kind, signed_as: str) -> str:
    other = {"jpeg": "a picture", "png": "a picture", "heif": "a picture", **LABELS}.get(signed_as)
    is_it = f": it is {other}" if other else ""
    named = kind_in_a_sentence(wanted)
    return f"is not {named}, although its name says so{is_it}. Choose another file"


def ending_of(kind: Kind) -> str:
    return "jpg" if kind == Kind.JPEG else kind.value
