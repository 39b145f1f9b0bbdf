"""Pages of files: the list, choosing one, what it changes, saving that and undoing it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.exports.kinds import CONTENT_TYPES
from casework.http import PortalRequest, visible_or_404
from foundation.forms import DecidingForm, PortalForm, form_for
from foundation.paging import page_of
from foundation.types import Context
from foundation.verdict import ChangedSinceShown
from people.imports import actions, policy
from people.imports.in_use import reasons_to_stay
from people.imports.post_names import NAMES
from people.imports.undo import start_undo
from people.models import ImportKind, PeopleImport
from people.step_up.pages import Purpose, needs_recent_sign_in
from portal.imports.forms import UploadForm
from portal.imports.page import LINES_AT_ONCE, content_of, tag_of
from portal.imports.template_file import template_file
from portal.imports.undo_time import undo_time

LIST = "Files of councillors and officers"
TO_LIST = f"Back to {LIST[0].lower()}{LIST[1:]}"
REFRESH_SECONDS = "2"


def refuse_others(request: PortalRequest) -> None:
    """For everybody else these pages do not exist."""
    if not policy.can_import(request.user):
        raise Http404


def import_or_404(request: PortalRequest, pk: int) -> PeopleImport:
    rows = PeopleImport.objects.select_related("made_by", "undone_by").defer("rows", "done")
    return visible_or_404(rows, request.user, pk=pk)


@require_safe
def list_of_files(request: PortalRequest) -> HttpResponse:
    refuse_others(request)
    rows = PeopleImport.objects.visible_to(request.user).select_related("made_by")
    rows = rows.defer("rows", "done")
    shown = page_of(rows, "made_at", request.GET.get("after", ""), newest=True)
    context = {
        "title": LIST,
        "kinds": [(kind.label, reverse("imports:upload", args=[kind])) for kind in ImportKind],
        "lines": [(row, tag_of(row)) for row in shown.rows],
        "first_url": "" if shown.is_first else "?",
        "next_link": {"url": f"?after={shown.after}"} if shown.after else None,
        "back": (reverse("administration:people"), "Back to people"),
    }
    return render(request, "portal/imports/list.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: PortalRequest, kind: ImportKind) -> HttpResponse:
    """Choose a file. A small one is compared at once, a large one by a worker."""
    refuse_others(request)
    files = request.FILES if request.method == "POST" else None
    form = form_for(request, UploadForm, files=files, people=kind)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        people_import = actions.upload(
            file.rows,
            kind=kind,
            file_name=file.name,
            others_end_on=form.others_end_on,
            key=form.cleaned_data["key"],
            by=request.user,
        )
        if people_import.total <= actions.AT_A_GLANCE:
            actions.check(people_import)
        return redirect(people_import)
    context = {
        "heading": f"Upload a file of {kind.label.lower()}",
        "kind": kind,
        "posts": list(NAMES[kind]),
        "form": form,
        "button": "Check the file",
        "cancel_url": reverse("imports:list"),
        "back": (reverse("imports:list"), TO_LIST),
    }
    return render(request, "portal/imports/upload.html", context)


@require_safe
def template(request: PortalRequest, kind: ImportKind, ending: str) -> HttpResponse:
    refuse_others(request)
    return HttpResponse(
        template_file(kind, ending),
        content_type=CONTENT_TYPES[ending],
        headers={"Content-Disposition": f'attachment; filename="{kind}.{ending}"'},
    )


@require_safe
def import_page(request: PortalRequest, pk: int) -> HttpResponse:
    """What the file changes, or its problems; while a worker has it, how far that is."""
    people_import = import_or_404(request, pk)
    form = form_for(request, DecidingForm, initial=shown(people_import))
    return page_response(request, people_import, form)


def shown(people_import: PeopleImport) -> Context:
    return {"shown": people_import.mark}


def page_response(
    request: PortalRequest, people_import: PeopleImport, form: PortalForm, status: int = 200
) -> HttpResponse:
    page = request.GET.get("page", "")
    content = content_of(people_import, request.user, page, timezone.now())
    context = content | {"form": form, "undo_until": undo_time(timezone.now())}
    response = render(request, "portal/imports/import.html", context, status=status)
    if people_import.is_at_work:
        response["Refresh"] = REFRESH_SECONDS
    return response


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.APPOINTMENT)
def save_import(request: PortalRequest, pk: int) -> HttpResponse:
    """The button of the page. If people have changed since, the page comes again as it is now."""
    people_import = import_or_404(request, pk)
    if request.method != "POST":
        return redirect(people_import)
    may = policy.can_save(request.user, people_import)
    mark, until = request.POST.get("shown", ""), undo_time(timezone.now())
    try:
        actions.start_saving(people_import, shown=mark, undo_until=until, by=request.user)
    except PermissionDenied as refusal:
        if isinstance(refusal, ChangedSinceShown):
            actions.check(import_for_check(request, pk))
        fresh = import_or_404(request, pk)
        form = form_for(request, DecidingForm, initial=shown(fresh))
        form.full_clean()
        form.add_error(None, str(refusal))
        form.show_again()
        return page_response(request, fresh, form, status=409 if may else 403)
    messages.success(request, f"{people_import.file_name} uploaded and saved")
    return redirect(people_import)


def import_for_check(request: PortalRequest, pk: int) -> PeopleImport:
    """As it is now, with its rows."""
    return visible_or_404(PeopleImport.objects.select_related("made_by"), request.user, pk=pk)


@require_http_methods(["GET", "POST"])
@needs_recent_sign_in(Purpose.APPOINTMENT)
def undo_import(request: PortalRequest, pk: int) -> HttpResponse:
    """What goes back and what stays, because it is in use; and the button."""
    people_import = import_for_check(request, pk)
    may = policy.can_undo(request.user, people_import, timezone.now())
    form, status = form_for(request, PortalForm), 200
    if request.method == "POST":
        try:
            start_undo(people_import, by=request.user)
        except PermissionDenied as refusal:
            form.full_clean()
            form.add_error(None, str(refusal))
            status = 409 if may else 403
        else:
            messages.success(request, f"{people_import.file_name} undone")
            return redirect(people_import)
    else:
        may.or_raise()
    stays = sorted(reasons_to_stay(people_import, request.user).values()) if may else []
    context = {
        "heading": f"Undo {people_import.file_name}",
        "form": form,
        "stays": stays[:LINES_AT_ONCE],
        "more": max(0, len(stays) - LINES_AT_ONCE),
        "button": "Undo this file",
        "cancel_url": people_import.get_absolute_url(),
        "back": (people_import.get_absolute_url(), "Back to this file"),
    }
    return render(request, "portal/imports/undo.html", context, status=status)
