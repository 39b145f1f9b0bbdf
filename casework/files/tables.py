"""The rows of an uploaded table, which is read once and not kept."""

from typing import TypeAlias

from django.core.files.uploadedfile import UploadedFile

from casework.files import isolated, names, scanner
from casework.files.arriving import VIRUS, scan_state
from casework.files.checking import kind_named, not_what_it_says, refuse_size
from casework.files.kinds import FileRefused, Kind, kind_in_a_sentence, signature
from casework.files.models import State

Upload: TypeAlias = "UploadedFile[bytes]"
TABLES = (Kind.CSV, Kind.XLSX, Kind.ODS)
NOT_A_TABLE = "is {is_}. Choose a CSV, Excel or OpenDocument spreadsheet"


def rows_of_upload(upload: Upload, most: int) -> list[list[str]]:
    """The cells of each row as text, the heading first. Raises FileRefused with a whole sentence,
    the name of the file in front. No more than `most` rows are read."""
    name = upload.name or ""
    refuse_size(name, upload.size or 0)
    try:
        if refused := getattr(upload, "refused", ""):
            raise FileRefused(refused)
        content = upload.read()
        kind = table_kind(name, content)
        if scanner.is_configured() and scan_state(content) == State.UNSAFE:
            raise FileRefused(VIRUS)
        return isolated.rows_of_table(content, kind, most)
    except FileRefused as why:
        raise FileRefused(f"{names.quoted_name(name)} {why}") from None


def table_kind(name: str, content: bytes) -> Kind:
    """The kind by its name, if its content agrees."""
    kind, signed_as = kind_named(name, content), signature(content)
    if kind not in TABLES:
        raise FileRefused(NOT_A_TABLE.format(is_=kind_in_a_sentence(kind)))
    if signed_as == "old office":
        raise FileRefused(
            f"has a password or is in an older format. Save it as .{kind} without a password and"
            " choose that file"
        )
    if signed_as != ("" if kind == Kind.CSV else "zip"):
        raise FileRefused(not_what_it_says(kind, signed_as))
    return kind
