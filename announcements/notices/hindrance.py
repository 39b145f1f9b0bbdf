"""What keeps a notice from becoming public, besides what every announcement needs."""

from announcements.models import Announcement, MemberNotice, Trigger

SENSITIVE = (
    "A notice about a sensitive operation is for the councillors concerned and officers. It never"
    " becomes public."
)


def why_never_public(notice: Announcement) -> str:
    """The reason; "" if it can become public (Knutsford 9.2(b))."""
    rows = MemberNotice.objects.filter(announcement=notice, trigger=Trigger.SENSITIVE)
    return SENSITIVE if rows.exists() else ""
