"""Kinds of record that the auditor reads, in groups, and what is left out of them.

A test walks every table with history and every table whose rows are only added: one that is in no
group and not left out with a reason fails it.
"""

from functools import cache
from typing import NamedTuple

from portal.auditor.kind import Kind
from portal.auditor.kinds import cases, council, meetings


class Group(NamedTuple):
    slug: str
    label: str
    kinds: tuple[Kind, ...]


ENQUIRIES = Group("enquiries", "Enquiries", cases.ENQUIRIES)
DOCUMENTS = Group("documents", "Requests for documents", cases.DOCUMENTS)
MEETINGS = Group("meetings", "Meetings, visits and advice", meetings.MEETINGS)
ANNOUNCEMENTS = Group("announcements", "Announcements, letters and media", meetings.ANNOUNCEMENTS)
POSTS = Group("posts", "Appointments and grants", council.POSTS)
ACCOUNTS = Group("accounts", "Accounts and files of people", council.ACCOUNTS)
SETTINGS = Group("settings", "Settings", council.SETTINGS)
SIGN_INS = Group("sign-ins", "Sign-ins", council.SIGN_INS)
OPENINGS = Group("openings", "Files and letters opened", cases.OPENINGS)
DOWNLOADS = Group("downloads", "Lists saved as files", council.DOWNLOADS)
RETENTION = Group("retention", "Retention and destruction", council.RETENTION)

GROUPS = (
    *(ENQUIRIES, DOCUMENTS, MEETINGS, ANNOUNCEMENTS, POSTS),
    *(ACCOUNTS, SETTINGS, SIGN_INS, OPENINGS, DOWNLOADS, RETENTION),
)


@cache
def kinds_by_slug() -> dict[str, Kind]:
    """In the order that tells rows of one moment apart."""
    return {kind.slug: kind for group in GROUPS for kind in group.kinds}
