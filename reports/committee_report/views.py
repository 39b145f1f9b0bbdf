"""Pages of reports to committee: the list, one report, and its files."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest, visible_or_404
from foundation.accessible_pdf import PdfUnavailable
from foundation.dates_in_words import day_year
from foundation.forms import form_for
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from foundation.types import Context
from people.models import User
from reports import policy
from reports.committee_report.content import content_of, fingerprint
from reports.committee_report.drawing import FILES, document_in
from reports.committee_report.figures import figures_of, numbers_of, quarter_from
from reports.committee_report.forms import MakeForm
from reports.dashboard.periods import Months, months_to_choose
from reports.models import QuarterlyReport

BACK = "Back to reports to committee"
QUARTERS = {str(number + 1): 3 * number + 1 for number in range(4)}  # the month each starts with
TAGS = {True: ("Draft", "yellow"), False: ("Signed off", "green")}
FILE_NAMES = {
    "pdf": "PDF",
    "odt": "OpenDocument text, for Word and LibreOffice (ODT)",
    "html": "Web page (HTML)",
    "json": "Content with its fingerprint (JSON)",
}


@require_safe
def report_list(request: PortalRequest) -> HttpResponse:
    """The reports that this person reads, the newest first, and for some one press to make one."""
    user = request.user
    policy.can_list_committee_reports(user).or_raise()
    rows = QuarterlyReport.objects.visible_to(user).order_by("-quarter")
    in_all = rows.count()
    number = page_number(request.GET.get("page", ""), in_all)
    page = rows.defer("content", "figures")[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    quarters = quarters_to_make(user) if policy.can_make_committee_report(user) else {}
    context = {
        "title": "Reports to committee",
        "desk": not user.is_member,
        "rows": [report_line(row) for row in page],
        "form": form_for(request, MakeForm, quarters=quarters) if quarters else None,
        "figures_url": reverse("reports") if policy.can_see_reports(user) else "",
        "next_link": next_numbered_page(number, in_all),
        "first_url": numbered_page_url(1) if number > 1 else "",
    }
    return render(request, "reports/committee_report/list.html", context)


def quarters_that_are_over() -> dict[str, Months]:
    """The last ones by their name in addresses, the latest first."""
    return months_to_choose(timezone.localdate(), only_quarters=True)


def quarters_to_make(user: User) -> dict[str, Months]:
    """Those of them that have no report, for somebody who sees every report."""
    reports = QuarterlyReport.objects.visible_to(user)
    made = set(reports.order_by().values_list("quarter", flat=True))
    over = quarters_that_are_over().items()
    return {name: months for name, months in over if months.first not in made}


def report_line(report: QuarterlyReport) -> Context:
    when = report.signed_off_at or report.figures_at
    return {
        "url": report.get_absolute_url(),
        "title": str(quarter_from(report.quarter)),
        "tag": TAGS[report.is_draft],
        "when": f"{'Figures from' if report.is_draft else 'Signed off on'} {day_year(when)}",
    }


def report_or_404(request: PortalRequest, quarter: str) -> QuarterlyReport:
    """The report on the quarter of this name; 404 if there is none that this person reads."""
    year, _, number = quarter.partition("-")
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and number in QUARTERS):
        raise Http404
    first = date(max(int(year), 1), QUARTERS[number], 1)
    rows = QuarterlyReport.objects.select_related("signed_off_by")
    return visible_or_404(rows, request.user, quarter=first)


@require_safe
def report_page(request: PortalRequest, quarter: str) -> HttpResponse:
    report, user = report_or_404(request, quarter), request.user
    content = content_of(report)
    document = document_in(content)
    context = {
        "title": document.quarter,
        "overline": "Report to committee",
        "desk": not user.is_member,
        "back": (reverse("committee:reports"), BACK),
        "facts": facts_of_report(report),
        "document": document,
        "fingerprint": fingerprint(content),
        "differs": has_newer_figures(report),
        "links": links_of_report(report, user),
        "files": [(label, file_url(report, ending)) for ending, label in FILE_NAMES.items()],
    }
    return render(request, "reports/committee_report/report.html", context)


def has_newer_figures(report: QuarterlyReport) -> bool:
    """Whether what is published of its quarter would be something else today."""
    today = figures_of(quarter_from(report.quarter), timezone.now())
    return numbers_of(today) != numbers_of(report.figures)


def facts_of_report(report: QuarterlyReport) -> list[Context]:
    facts: list[Context] = [
        {"label": "State", "tag": TAGS[report.is_draft]},
        {"label": "Figures from", "lines": [day_year(report.figures_at)]},
    ]
    if report.signed_off_by:
        facts.append({"label": "Signed off by", "lines": [report.signed_off_by.name]})
        facts.append({"label": "Signed off on", "lines": [day_year(report.signed_off_at)]})
    return facts


VERBS = (
    ("sign-off", "Sign off report", policy.can_sign_off_committee_report),
    ("write", "Write introduction and comments", policy.can_write_in_committee_report),
    ("renew", "Make draft again from today’s figures", policy.can_renew_committee_report),
    ("delete", "Delete draft", policy.can_delete_committee_report),
)


def links_of_report(report: QuarterlyReport, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"committee:{name}", args=[report.name])}
        for name, label, can in VERBS
        if can(user, report)
    ]


def file_url(report: QuarterlyReport, ending: str) -> str:
    return reverse("committee:file", args=[report.name, ending])


@require_safe
def report_file(request: PortalRequest, quarter: str, ending: str) -> HttpResponse:
    """One file of the report, drawn from its content."""
    report = report_or_404(request, quarter)
    if ending not in FILES:
        raise Http404
    content_type, draw = FILES[ending]
    try:
        file = draw(content_of(report))
    except PdfUnavailable:
        context = {"title": "The PDF cannot be made", "back": (report.get_absolute_url(), "Back")}
        return render(request, "reports/committee_report/no_pdf.html", context, status=503)
    response = HttpResponse(file, content_type=content_type)
    name = f"report-{report.name}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
