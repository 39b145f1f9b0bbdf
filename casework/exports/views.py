"""A list as a file, the page of one's own long ones, and the record of all of them."""

from datetime import timedelta
from itertools import islice
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from casework.exports import actions, policy
from casework.exports.kinds import CONTENT_TYPES, FileKind, file_pieces
from casework.exports.lists import LISTS, Content, ExportedList, filters_in_words
from casework.exports.models import Export
from casework.exports.storing import take_export
from casework.files.cipher import Unreadable
from casework.files.serving import BROKEN, with_safe_headers
from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.dates_in_words import local
from foundation.forms import PortalForm
from foundation.paging import page_of
from people.step_up.pages import Purpose, needs_recent_sign_in

# Rows read, held and written within a second or two, while a browser waits. More are left to a
# worker: a page would hold a process and a connection for as long as its reader’s line is slow.
MOST_AT_ONCE = 5000
LATE_AFTER = timedelta(minutes=2)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.EXPORT, is_download=True)
def export_file(request: PortalRequest, of: str, kind: str) -> HttpResponseBase:
    """The file at once, or for a long list the page on which to have it made."""
    user, exported = request.user, list_or_404(of, kind)
    refuse_without_list(request, exported)
    content = exported.content(user, request.GET)
    rows = list(islice(content.rows(MOST_AT_ONCE + 1), MOST_AT_ONCE + 1))
    if len(rows) > MOST_AT_ONCE:
        return page_of_long_list(request, exported, content, kind)
    if request.method == "POST":
        return redirect(request.get_full_path())  # it is no longer so long
    actions.record_at_once(exported, content, kind, len(rows), by=user)
    name = f"{exported.file_name}-{timezone.localdate().isoformat()}.{kind}"
    # Whole, so that what fails while it is written is a page that says so and no half of a file.
    file = b"".join(file_pieces(kind, content.columns, rows))
    return with_safe_headers(
        HttpResponse(file, content_type=CONTENT_TYPES[FileKind(kind)]), saved_as(name)
    )


def list_or_404(of: str, kind: str) -> ExportedList:
    if of not in LISTS or kind not in set(FileKind):
        raise Http404
    return LISTS[of]


def refuse_without_list(request: PortalRequest, exported: ExportedList) -> None:
    """As the list itself does: 404 where it is a page that others do not know of."""
    may = exported.allows(request.user)
    if not may and exported.is_hidden:
        raise Http404
    may.or_raise()


def page_of_long_list(
    request: PortalRequest, exported: ExportedList, content: Content, kind: str
) -> HttpResponse:
    """GET says what will happen, POST leaves it to a worker. No page waits for the worker's queue:
    the clock sends the worker round every few seconds."""
    user, query = request.user, request.GET.urlencode()
    context = {
        "title": "This list is too long to download at once",
        "exported": exported,
        "file": FileKind(kind).label,
        "most": MOST_AT_ONCE,
        "hours": Export.KEPT_FOR.total_seconds() // 3600,
        "filters": filters_in_words(content),
        "back": (exported.page() + (f"?{query}" if query else ""), "Back to the list"),
    }
    return verb_page(
        request,
        context,
        form=PortalForm,
        may=policy.can_ask(user, exported.key, Export.objects.own_of(user).unfetched().count()),
        do=lambda typed: actions.ask_for(exported, content, kind, query, key=typed["key"], by=user),
        done="We are making your file",
        to="own-exports",
        template="casework/exports/long.html",
    )


@require_GET
def own_exports(request: PortalRequest) -> HttpResponse:
    """The long ones, newest first, each with how far it is."""
    rows = Export.objects.own_of(request.user).with_worker()
    page = page_of(rows, "asked_at", request.GET.get("after", ""), newest=True)
    address = reverse("own-exports")
    context = {
        "title": "Your downloads",
        "rows": page.rows,
        "any_waiting": any(row.is_waiting for row in page.rows),
        "late": timezone.now() - LATE_AFTER,
        "next_link": {"url": f"{address}?after={page.after}"} if page.after else None,
        "first_url": "" if page.is_first else address,
    }
    return render(request, "casework/exports/own.html", context)


@require_POST
@needs_recent_sign_in(Purpose.EXPORT, is_download=True)
def fetch_export(request: PortalRequest, key: UUID) -> HttpResponseBase:
    """Once. The file has no name on the disk any more when its first piece goes out."""
    export = visible_or_404(Export.objects.own_of(request.user), request.user, key=key)
    name = actions.fetch(export, by=request.user)
    try:
        pieces = take_export(name)
    except Unreadable:
        raise PermissionDenied(BROKEN) from None
    file_name = f"{LISTS[export.of].file_name}-{local(export.asked_at).isoformat()}.{export.file}"
    kind = CONTENT_TYPES[FileKind(export.file)]
    return with_safe_headers(StreamingHttpResponse(pieces, content_type=kind), saved_as(file_name))


def saved_as(file_name: str) -> str:
    return f'attachment; filename="{file_name}"'
