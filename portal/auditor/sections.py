"""The auditor's pages: each is a search of some groups of kinds."""

from collections.abc import Sequence
from typing import NamedTuple

from portal.auditor.kind import Kind
from portal.auditor.kinds import ACCOUNTS, GROUPS, OPENINGS, POSTS, SETTINGS, SIGN_INS, Group


class Section(NamedTuple):
    """`slug` is in the address of the page and of its file."""

    slug: str
    title: str
    lead: str
    groups: Sequence[Group]

    def kinds_of(self, chosen: str) -> list[Kind]:
        """Those of a group or the one that was chosen, or all, in the order of their groups."""
        return [
            kind
            for group in self.groups
            for kind in group.kinds
            if chosen in ("", group.slug, kind.slug)
        ]


HISTORY = Section(
    "history",
    "History",
    "Who did what, and when. No letter, note or file is here, and nothing about complaints and"
    " other confidential records.",
    GROUPS,
)
SECTIONS = (
    HISTORY,
    Section(
        "posts",
        "Appointments and grants",
        "Who was given a post, a seat or sight of a case, for which days, and who gave it.",
        (POSTS,),
    ),
    Section(
        "accounts",
        "Accounts",
        "Who was added, could sign in or had their address changed, and who did that.",
        (ACCOUNTS,),
    ),
    Section("sign-ins", "Sign-ins", "Who signed in and how. Kept for 12 months.", (SIGN_INS,)),
    Section(
        "openings",
        "Openings of files",
        "Who opened which file or confidential letter. Confidential records are counted by year.",
        (OPENINGS,),
    ),
    Section(
        "settings",
        "Settings",
        "Which part of the protocol, the calendar or the council was changed, and who changed it.",
        (SETTINGS,),
    ),
)
SECTIONS_BY_SLUG = {section.slug: section for section in SECTIONS}
