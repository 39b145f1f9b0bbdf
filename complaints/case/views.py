"""List of complaints, one complaint, and a page for each act on it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from casework.files import serving
from casework.http import PortalRequest, act
from casework.sealing import keys
from complaints import access, access_record, policy
from complaints.case import content as case_content
from complaints.case import files, other_complaints, verb_pages, wording
from complaints.case.forms import ChangeGrantForm, TextForm
from complaints.case.verb_pages import VerbPage
from complaints.lodging import drafts
from complaints.models import Complaint, Look
from complaints.reader_role import Standing, is_for, is_mine
from complaints.sealed_views import find, intake_page, sealed_page
from foundation.paging import page_of
from people.models import User


@require_safe
@intake_page
def index(request: PortalRequest) -> HttpResponse:
    """The same page for everyone, with the complaints they sent and those they may read."""
    user = request.user
    page = {
        "title": "Complaints",
        "desk": not user.is_member,
        "may": policy.can_complain(user),
        "figures": policy.can_see_figures(user),
        "vacant": policy.can_open_vacant(user),
        "has_draft": not drafts.draft_of(user)._state.adding,
        "not_read_here": "" if keys.can_open() else policy.NOT_READ_HERE,
    }
    files = listed(user, request.GET.get("after", "")) if keys.can_open() else {}
    return render(request, "complaints/index.html", page | files)


def listed(user: User, after: str) -> dict[str, Any]:
    """One page of what this person may read, and the ways to the next and the first."""
    rows = Complaint.objects.visible_to(user).prefetch_related("grants")
    found = page_of(rows, "received_at", after, newest=True)
    lines = [(c, wording.row(c, user)) for c in found.rows if is_for(user, c)]
    return {
        "mine": [row for c, row in lines if is_mine(user, c)],
        "sealed": [row for c, row in lines if not is_mine(user, c)],
        "next_link": {
            "url": f"?after={found.after}".replace("+", "%2B"),
            "label": "Earlier complaints",
        }
        if found.after
        else None,
        "first_url": "" if found.is_first else reverse("complaints:index"),
    }


@require_safe
@sealed_page
def detail(request: PortalRequest, reference: str) -> HttpResponse:
    complaint, standing = find(request, reference)
    user = request.user
    mine = standing.is_complainant
    entries = access_record.of(complaint, for_complainant=mine)
    if not mine:
        access_record.write(complaint.reference, Look.OPENED, by=user, role=standing.title)
        entries = access_record.of(complaint, for_complainant=False)
    page = around(complaint, standing, user) | {
        "title": complaint.title,
        "facts": case_content.facts(complaint, standing),
        "rows": case_content.complaint_rows(complaint, standing),
        "files": case_content.files(complaint),
        "letters": case_content.letters(user, complaint, standing),
        "readers": case_content.readers(user, complaint, standing),
        "looks": case_content.looks(entries, user),
    }
    if mine:
        page |= {"links": case_content.links(user, complaint, verb_pages.COMPLAINANT)}
    else:
        page |= {
            "steps": case_content.steps(user, complaint) if standing.is_office else [],
            "handling": case_content.handling_rows(complaint),
            "linked": other_complaints.others(user, complaint) if standing.is_office else [],
            "links": case_content.links(user, complaint, verb_pages.BESIDE),
            "grants": access.grants_of(complaint) if standing.is_office else [],
        }
    return render(request, "complaints/detail.html", page)


def around(complaint: Complaint, standing: Standing, user: Any) -> dict[str, Any]:
    """What every page of a file has: the band, and the way back."""
    mine = standing.is_complainant
    return {
        "desk": not mine,
        "complaint": complaint,
        "mine": mine,
        "standing": standing,
        "about": complaint.says["about"]["name"],
        "now": timezone.now(),
        "back": (reverse("complaints:index"), "Back to complaints"),
    }


@require_http_methods(["GET", "POST"])
@sealed_page
def verb(request: PortalRequest, reference: str, name: str) -> HttpResponse:
    """Any verb: its words are in `verbs`."""
    complaint, standing = find(request, reference)
    page = verb_pages.BY_NAME.get(name)
    if page is None or is_not_theirs(page, standing):
        raise Http404
    said: dict[str, Any] = {
        name: case_content.words(value, complaint) if isinstance(value, str) else value
        for name, value in page.form_kwargs(complaint, request.user).items()
    }
    return act(
        request,
        words_of(page, complaint, standing, request.user),
        form=page.form,
        may=page.may(request.user, complaint),
        do=lambda cleaned: page.do(complaint, by=request.user, **given(page, cleaned)),
        done=page.done,
        to=reverse("complaints:index") if page.name == "step-aside" else complaint,
        template="complaints/verb.html",
        **said,
    )


def is_not_theirs(page: VerbPage, standing: Standing) -> bool:
    """What only the other side does is no page for this one."""
    return (page in verb_pages.COMPLAINANT) != standing.is_complainant


def words_of(page: VerbPage, complaint: Complaint, standing: Standing, user: Any) -> dict[str, Any]:
    return around(complaint, standing, user) | {
        "overline": complaint.title,
        "heading": case_content.words(page.heading, complaint),
        "lead": case_content.words(page.lead, complaint),
        "button": page.button,
        "back": (complaint.get_absolute_url(), f"Back to {complaint.reference}"),
        "cancel_url": complaint.get_absolute_url(),
        "side": [],
    }


def given(page: VerbPage, cleaned: dict[str, Any]) -> dict[str, Any]:
    """The cleaned data as the action takes it."""
    said = {name: value for name, value in cleaned.items() if name != "signed_for"}
    if page.name not in TOGETHER:
        return said
    name, fields = TOGETHER[page.name]
    return {name: {field: said.pop(field) for field in fields}, **said}


# What some actions take as one: its name, and the fields of the form that are in it.
TOGETHER = {
    "decide": ("decision", ("outcome", "reasons", "sanctions", "consulted")),
    "settle": ("attempt", ("tried", "who", "on", "text")),
}


@require_http_methods(["GET", "POST"])
@sealed_page
def grant(request: PortalRequest, reference: str, key: UUID, end: bool) -> HttpResponse:
    """Change one access, or end it."""
    complaint, standing = find(request, reference)
    found = next((g for g in complaint.grants.all() if g.key == key), None)
    if found is None or standing.is_complainant:
        raise Http404
    do = access.revoke if end else access.change_grant
    page = END if end else CHANGE
    return act(
        request,
        words_of(page, complaint, standing, request.user),
        form=page.form,
        may=page.may(request.user, complaint),
        do=lambda cleaned: do(complaint, access=found, by=request.user, **given(page, cleaned)),
        done=page.done,
        to=complaint,
        template="complaints/verb.html",
        **page.form_kwargs(complaint, request.user),
    )


CHANGE = VerbPage(
    "change",
    policy.can_change_grant,
    access.change_grant,
    form=ChangeGrantForm,
    heading="Change access",
    button="Save change",
    done="Access changed",
)
END = VerbPage(
    "end",
    policy.can_change_grant,
    access.revoke,
    form=TextForm,
    heading="End access",
    lead="Their access ends straight away.",
    label="Why are you ending their access?",
    button="End access",
    done="Access ended",
)


@require_safe
@sealed_page
def file(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    """One file, as an attachment with the reader's name on every page of a PDF."""
    complaint, standing = find(request, reference)
    found = complaint.evidence.filter(key=key).first()
    if found is None:
        raise Http404
    content, kind, name = files.ready(found, request.user)
    title = "" if standing.is_complainant else standing.title
    access_record.write(
        complaint.reference, Look.DOWNLOADED, by=request.user, role=title, what=name
    )
    response = HttpResponse(content, content_type=kind)
    disposition = content_disposition_header(True, name) or "attachment"
    return serving.guarded(response, disposition)  # type: ignore[return-value]
