"""Lists of declarations: a person's own, and those they read for an office, the newest first."""

from foundation.paging import Page, page_of
from people.models import User
from relations.models import Declaration


def own_declarations(user: User) -> Page[Declaration]:
    """The latest: nobody has more than fit on a page."""
    return page_of(Declaration.objects.by(user), "declared_at", "", newest=True)


def to_read(user: User, after: str) -> Page[Declaration]:
    """A page of those that this person reads for an office. Nothing is asked for anyone else."""
    rows = Declaration.objects.to_read(user) if user.offices else Declaration.objects.none()
    return page_of(rows, "declared_at", after, newest=True)
