"""The queue as CSV or XLSX: all that was found, on every page of it."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from enquiries.queue import filters
from enquiries.queue.policy import can_see_queue
from enquiries.queue.search_form import FilterChoices
from enquiries.queue.spreadsheet_rows import COLUMNS, cells_of, rows_for_file
from foundation.spreadsheets import CONTENT_TYPES, spreadsheet
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.queue_download.actions import record_queue_download


@require_safe
@needs_recent_sign_in(Purpose.EXPORT, is_download=True)
def queue_download(request: PortalRequest, kind: str) -> HttpResponse:
    """Up to the limit that the page says. Each download is recorded."""
    user = request.user
    can_see_queue(user).or_raise()
    queue_query, _ = filters.asked_of(user, request.GET, FilterChoices(user))
    words = filters.words_asked_for(queue_query)
    found = filters.filtered_enquiries(user, queue_query, words)
    of_list = filters.enquiries_for(user, queue_query, found, timezone.now())
    rows = rows_for_file(of_list.filter(words.found) if words else of_list, queue_query.order)
    record_queue_download(queue_query, kind, len(rows), by=user)
    name = f"enquiries-{timezone.localdate().isoformat()}.{kind}"
    return HttpResponse(
        spreadsheet(kind, COLUMNS, (cells_of(row, user) for row in rows)),
        content_type=CONTENT_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
