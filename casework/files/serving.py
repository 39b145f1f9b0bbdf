"""The only way a file leaves the portal, after the app has checked who can see it.

Each opening is recorded before the first byte goes out, so a HEAD, which takes nothing, is refused
by the views. A browser is told a type from our own
list, to sniff none, to run nothing and to keep nothing.
"""

import logging
from collections.abc import Callable, Iterable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from casework.files import isolated, store
from casework.files.cipher import Unreadable
from casework.files.kinds import CONTENT_TYPES, FileRefused, Kind
from casework.files.models import How, State, StoredFile
from casework.files.openings import record_opening
from foundation.dates_in_words import clock, day_year
from people.models import User

logger = logging.getLogger(__name__)
HELD = "This file is still being checked for viruses. You can open it once the check is finished."
UNSAFE = "This file contains a virus, so no one can open it."
GONE = "This file was destroyed with its case under the retention schedule."
BROKEN = "This file cannot be read. Tell the people who run the portal."
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}


def download_response(file: StoredFile, reader: User) -> HttpResponseBase:
    """The file as an attachment; a PDF with the reader's name and the time on every page."""
    refuse_unless_ready(file)
    pieces: Iterable[bytes]
    if file.kind == Kind.PDF:
        pieces = [converted_content(file, isolated.stamped_pdf, reader_stamp(reader))]
        size = len(pieces[0])
    else:
        pieces, size = first_piece_of(file), file.size
    record_opening(file, reader, How.DOWNLOADED)
    response = StreamingHttpResponse(pieces, content_type=CONTENT_TYPES[Kind(file.kind)])
    response["Content-Length"] = str(size)
    return with_safe_headers(response, content_disposition_header(True, file.name) or "attachment")


def picture_response(file: StoredFile, reader: User) -> HttpResponseBase:
    """A JPEG or PNG to be looked at on a page of the portal; 404 for anything else."""
    if not file.is_picture:
        raise Http404
    refuse_unless_ready(file)
    content = b"".join(first_piece_of(file))
    record_opening(file, reader, How.LOOKED)
    return inline_response(content, CONTENT_TYPES[Kind(file.kind)])


def page_picture_response(file: StoredFile, reader: User, page: int) -> HttpResponseBase:
    """One page of a PDF, from 1, as a picture with the reader's name; 404 where there is none."""
    if file.kind != Kind.PDF or not 1 <= page <= (file.pages or 0):
        raise Http404
    refuse_unless_ready(file)
    content = converted_content(file, isolated.picture_of_page, page, reader_stamp(reader))
    record_opening(file, reader, How.LOOKED, page)
    return inline_response(content, CONTENT_TYPES[Kind.PNG])


def inline_response(content: bytes, content_type: str) -> HttpResponseBase:
    return with_safe_headers(HttpResponse(content, content_type=content_type), "inline")


def with_safe_headers(response: HttpResponseBase, disposition: str) -> HttpResponseBase:
    for name, value in {**HEADERS, "Content-Disposition": disposition}.items():
        response[name] = value
    return response


def refuse_unless_ready(file: StoredFile) -> None:
    """Raises PermissionDenied with the reason: the file is there, and may not be opened."""
    if file.state == State.CHECKING:
        raise PermissionDenied(HELD)
    if file.is_destroyed:
        raise PermissionDenied(GONE)
    if not file.is_ready:
        raise PermissionDenied(UNSAFE)


def first_piece_of(file: StoredFile) -> Iterable[bytes]:
    try:
        return store.read_file(file.key)
    except Unreadable as why:
        raise unreadable_refusal(file, why) from None


def converted_content(file: StoredFile, make: Callable[..., bytes], *words: object) -> bytes:
    try:
        return make(store.file_content(file.key), *words)
    except (Unreadable, FileRefused) as why:
        raise unreadable_refusal(file, why) from None


def unreadable_refusal(file: StoredFile, why: Exception) -> PermissionDenied:
    logger.error("File %s of %s cannot be opened: %s", file.pk, file._meta.label, why)
    return PermissionDenied(BROKEN)


def reader_stamp(reader: User) -> str:
    now = timezone.now()
    return f"Opened by {reader.signed} on {day_year(now)} at {clock(now)}"
