"""Links under a list: the same list as a file."""

from typing import NamedTuple

from django.urls import reverse

from casework.exports.kinds import FileKind


class DownloadLinks(NamedTuple):
    """`what` is downloaded, in words: these 34, this list; `note` says what a file leaves out."""

    what: str
    files: list[tuple[str, str]]
    note: str = ""


def download_links(
    of: str, query_string: str = "", *, what: str = "this list", note: str = ""
) -> DownloadLinks:
    """`query_string` is that of the list, with its question mark."""
    files = [
        (str(kind.label), reverse("export", args=[of, kind.value]) + query_string)
        for kind in FileKind
    ]
    return DownloadLinks(what, files, note)
