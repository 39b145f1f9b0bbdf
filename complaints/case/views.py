"""Pages of complaints: the list, one complaint, its verbs, its access and its files."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from casework.files import serving
from casework.http import DONE, PortalRequest, verb_page
from casework.sealing import keys
from complaints import access, access_record, policy, sealed_contents
from complaints.case import content as case_content
from complaints.case import files, other_complaints, verb_pages, wording
from complaints.case.forms import ChangeGrantForm, TextForm
from complaints.case.handling_rows import handling_rows
from complaints.case.verb_pages import OwnArguments, VerbPage
from complaints.earlier_complaints import earlier_complaints_for
from complaints.lodging import drafts
from complaints.models import Complaint, Decision, Look, SettlementAttempt, Talk
from complaints.namesakes import pass_over_namesake
from complaints.new_readers import warnings_of_new_readers
from complaints.reader_role import ReaderRole, is_reader
from complaints.sealed_contents import is_complainant
from complaints.sealed_views import find_complaint, intake_page, sealed_page
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from people.step_up.pages import Purpose, needs_recent_sign_in

NOTHING_LEAVES = "Nothing leaves this page except what you send."
RECORDED = "We have recorded that you opened it."


@require_safe
@intake_page
def complaint_index(request: PortalRequest) -> HttpResponse:
    """The same page for everyone, with the complaints they sent and those they may read."""
    user = request.user
    page = {
        "title": "Complaints",
        "desk": not user.is_member,
        "may": policy.can_complain(user),
        "figures": policy.can_see_figures(user),
        "vacant": policy.can_open_vacant(user),
        "drafts": len(drafts.drafts_of(user)),
        "not_read_here": "" if keys.can_open() else policy.NOT_READ_HERE,
    }
    files = complaint_lists(user, request.GET.get("after", "")) if keys.can_open() else {}
    return render(request, "complaints/index.html", page | files)


def complaint_lists(user: User, after: str) -> Context:
    """One page of what this person may read, and the ways to the next and the first."""
    rows = Complaint.objects.visible_to(user).prefetch_related("grants")
    page = page_of(rows, "received_at", after, newest=True)
    read = [complaint for complaint in page.rows if is_reader_or_passed_over(user, complaint)]
    lines = [(complaint, wording.complaint_list_row(complaint, user)) for complaint in read]
    return {
        "mine": [row for c, row in lines if is_complainant(user, c)],
        "sealed": [row for c, row in lines if not is_complainant(user, c)],
        "next_link": {
            "url": f"?after={page.after}".replace("+", "%2B"),
            "label": "Earlier complaints",
        }
        if page.after
        else None,
        "first_url": "" if page.is_first else reverse("complaints:index"),
    }


def is_reader_or_passed_over(user: User, complaint: Complaint) -> bool:
    """Whether they read it. Someone with a typed name who has just come to its office does not,
    and it moves on."""
    reads = is_reader(user, complaint)
    if not reads:
        pass_over_namesake(user, complaint)
    return reads


@require_GET
@sealed_page
def complaint_detail(request: PortalRequest, reference: str) -> HttpResponse:
    complaint, reader_role = find_complaint(request, reference)
    user = request.user
    mine, office = reader_role.is_complainant, reader_role.is_office
    entries = access_record.access_record_of(complaint, for_complainant=mine)
    if not mine:
        record_opening(complaint, reader_role, by=user)
        entries = access_record.access_record_of(complaint, for_complainant=False)
    letters = case_content.letter_rows(user, complaint, reader_role)
    page = complaint_context(complaint, reader_role) | {
        "title": complaint.title,
        "facts": case_content.case_facts(complaint, reader_role),
        "rows": case_content.complaint_rows(complaint, reader_role),
        "files": case_content.file_links(complaint, reader_role),
        "letters": letters,
        "newest_letters": letters,
        "readers": case_content.reader_names(user, complaint, reader_role),
        "looks": case_content.access_timeline(entries, user),
    }
    side = complainant_context(user, complaint) if mine else office_context(user, complaint, office)
    return render(request, "complaints/detail.html", page | side)


def complainant_context(user: User, complaint: Complaint) -> Context:
    """What only the complainant's page shows."""
    return {
        "links": case_content.verb_links(user, complaint, verb_pages.COMPLAINANT_PAGES),
        "new_readers": warnings_of_new_readers(complaint),
    }


def office_context(user: User, complaint: Complaint, office: bool) -> Context:
    """What only readers' pages show: more to the office than to a person given access."""
    return {
        "steps": case_content.step_lines(user, complaint) if office else [],
        "handling": handling_rows(complaint),
        "linked": other_complaints.other_complaints_for(user, complaint) if office else [],
        "earlier": earlier_complaints_for(user, complaint),
        "links": case_content.verb_links(user, complaint, verb_pages.OFFICE_PAGES),
        "grants": complaint.grants.all() if office else [],
    }


def complaint_context(complaint: Complaint, reader_role: ReaderRole) -> Context:
    """Context of every page of a complaint: the band, and the way back."""
    mine = reader_role.is_complainant
    return {
        "desk": not mine,
        "complaint": complaint,
        "mine": mine,
        "standing": reader_role,
        "about": complaint.says.about.name,
        "leader_clause": complaint.version.cite(sealed_contents.leader_clause(complaint)),
        "now": timezone.now(),
        "back": (reverse("complaints:index"), "Back to complaints"),
    }


@require_http_methods(["GET", "POST"])
@sealed_page
def complaint_verb(request: PortalRequest, reference: str, name: str) -> HttpResponse:
    """Page of any verb in `verb_pages`."""
    complaint, reader_role = find_complaint(request, reference)
    page = verb_pages.PAGE_BY_NAME.get(name)
    if page is None or is_for_other_side(page, reader_role):
        raise Http404
    words: OwnArguments = {
        name: case_content.words_with_names(value, complaint) if isinstance(value, str) else value
        for name, value in page.form_kwargs(complaint, request.user).items()
    }
    response = verb_page(
        request,
        verb_context(page, complaint, reader_role)
        | letters_for_form(request.user, page, complaint, reader_role)
        | {"file_readers": case_content.readers_of_files(request.user, complaint, page)},
        form=page.form,
        may=page.may(request.user, complaint),
        do=lambda cleaned: page.do(complaint, by=request.user, **action_arguments(page, cleaned)),
        done=page.done,
        to=reverse("complaints:index") if page.name == "step-aside" else complaint,
        template="complaints/verb.html",
        **words,
    )
    if page.letters and response.status_code != DONE and not reader_role.is_complainant:
        record_opening(complaint, reader_role, by=request.user)
    return response


def letters_for_form(
    user: User, page: VerbPage, complaint: Complaint, reader_role: ReaderRole
) -> Context:
    """What is read next to the form, which counts as opening the complaint."""
    if not page.letters:
        return {}
    letters = case_content.letters_next_to_form(user, complaint, reader_role)
    return {"letters": letters, "sealed_words": f"{RECORDED} {NOTHING_LEAVES}"}


def record_opening(complaint: Complaint, reader_role: ReaderRole, *, by: User) -> None:
    access_record.write_access_record(
        complaint.reference, Look.OPENED, by=by, role=reader_role.title
    )


def is_for_other_side(page: VerbPage, reader_role: ReaderRole) -> bool:
    """Whether only the other side, complainant or office, has this page."""
    return (page in verb_pages.COMPLAINANT_PAGES) != reader_role.is_complainant


def verb_context(page: VerbPage, complaint: Complaint, reader_role: ReaderRole) -> Context:
    return complaint_context(complaint, reader_role) | {
        "overline": complaint.title,
        "heading": case_content.words_with_names(page.heading, complaint),
        "lead": case_content.words_with_names(page.lead, complaint),
        "button": page.button,
        "back": (complaint.get_absolute_url(), f"Back to {complaint.reference}"),
        "cancel_url": complaint.get_absolute_url(),
        "sealed_words": NOTHING_LEAVES,
        "side": [],
    }


def action_arguments(page: VerbPage, cleaned: Cleaned) -> Cleaned:
    """The cleaned data as arguments of the action."""
    arguments = {name: value for name, value in cleaned.items() if name != "signed_for"}
    if page.name not in GROUPED_FIELDS:
        return arguments
    name, part, fields = GROUPED_FIELDS[page.name]
    return {name: part(*(arguments.pop(field) for field in fields)), **arguments}


# What some actions take as one: its name, what it is, and the fields of the form that are in it.
GROUPED_FIELDS: dict[str, tuple[str, Callable[..., object], tuple[str, ...]]] = {
    "decide": ("decision", Decision, ("outcome", "reasons", "sanctions")),
    "talk": ("talk", Talk, ("to", "who", "on", "text")),
    "settle": ("attempt", SettlementAttempt, ("tried", "who", "on", "text")),
}


@require_http_methods(["GET", "POST"])
@sealed_page
def change_access_page(
    request: PortalRequest, reference: str, key: UUID, end: bool
) -> HttpResponse:
    """Change or end one person's access."""
    complaint, reader_role = find_complaint(request, reference)
    grant = next((g for g in complaint.grants.all() if g.key == key), None)
    if grant is None or reader_role.is_complainant:
        raise Http404
    do = access.end_access if end else access.change_access
    page = END_ACCESS if end else CHANGE_ACCESS
    return verb_page(
        request,
        verb_context(page, complaint, reader_role),
        form=page.form,
        may=page.may(request.user, complaint),
        do=lambda cleaned: do(
            complaint, access=grant, by=request.user, **action_arguments(page, cleaned)
        ),
        done=page.done,
        to=complaint,
        template="complaints/verb.html",
        **page.form_kwargs(complaint, request.user),
    )


CHANGE_ACCESS = VerbPage(
    "change",
    policy.can_change_grant,
    access.change_access,
    form=ChangeGrantForm,
    heading="Change access",
    button="Save change",
    done="Access changed",
)
END_ACCESS = VerbPage(
    "end",
    policy.can_change_grant,
    access.end_access,
    form=TextForm,
    heading="End access",
    lead="Their access ends straight away.",
    label="Why are you ending their access?",
    empty="Enter why you are ending their access",
    button="End access",
    done="Access ended",
)


@require_GET
@needs_recent_sign_in(Purpose.SEALED_FILE, is_download=True)
@sealed_page
def evidence_file(request: PortalRequest, reference: str, key: UUID) -> HttpResponse:
    """One file, as an attachment with the reader's name on every page of a PDF."""
    complaint, reader_role = find_complaint(request, reference)
    row = complaint.evidence.filter(key=key).first()
    if row is None or not files.can_read(row, reader_role):
        raise Http404
    content, kind, name = files.file_as_opened(row, request.user)
    title = "" if reader_role.is_complainant else reader_role.title
    look = Look.DOWNLOADED if row.details.is_for_complainant else Look.DOWNLOADED_CASE_FILE
    access_record.write_access_record(
        complaint.reference, look, by=request.user, role=title, what=name
    )
    response = HttpResponse(content, content_type=kind)
    disposition = content_disposition_header(True, name) or "attachment"
    return serving.with_safe_headers(response, disposition)  # type: ignore[return-value]
