"""The access log of a file: who has opened it and when, the same for both sides."""

from itertools import groupby

from django.db.models import Manager, Q
from django.utils import timezone

from casework.files.models import How, Opening, StoredFile
from foundation.paging import page_of
from foundation.types import Context
from people.models import User


def record_opening(file: StoredFile, reader: User, how: How, page: int | None = None) -> None:
    """Record an opening, before the first byte goes out."""
    openings_of(file).create(reader=reader, opened_at=timezone.now(), how=how, page=page)


def openings_of(file: StoredFile) -> Manager[Opening]:
    """The rows that its app keeps of it; the app's own model of openings names the file."""
    rows: Manager[Opening] = file.openings  # type: ignore[attr-defined]
    return rows


def access_log(file: StoredFile, user: User, after: str, which: Q | None = None) -> Context:
    """What components/openings.html shows: one page of openings, newest first, in two statements.

    `which` narrows them to those this reader can see.
    Pages of one document that someone viewed one after the other are one event.
    """
    rows = openings_of(file).select_related("reader").filter(which or Q())
    page = page_of(rows, "opened_at", after, newest=True)
    together = groupby(page.rows, key=lambda opening: (opening.reader_id, opening.how))
    return {
        "events": [opening_event(list(openings), user) for _, openings in together],
        "not_yet": page.is_first and not rows.filter(reader=user).exists(),
        "first_url": "" if page.is_first else "?",
        "next_url": f"?after={page.after}".replace("+", "%2B") if page.after else "",
    }


def opening_event(openings: list[Opening], user: User) -> Context:
    latest = openings[0]
    who = "You" if latest.reader_id == user.pk else latest.reader.name
    did = latest.get_how_display()
    if pages := sorted({opening.page for opening in openings if opening.page}):
        did = f"viewed {page_numbers_in_words(pages)}"
    return {"lead": who, "rest": did, "at": latest.opened_at}


def page_numbers_in_words(pages: list[int]) -> str:
    if len(pages) == 1:
        return f"page {pages[0]}"
    if pages[-1] - pages[0] == len(pages) - 1:
        return f"pages {pages[0]} to {pages[-1]}"
    return f"pages {', '.join(map(str, pages[:-1]))} and {pages[-1]}"
