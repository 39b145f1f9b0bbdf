"""Pages of the verbs on a report to committee."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from foundation.forms import DecidingForm, PortalForm
from foundation.types import Cleaned, Context
from people.models import User
from reports import policy
from reports.committee_report import actions, forms
from reports.committee_report.content import content_of, fingerprint
from reports.committee_report.drawing import document_in
from reports.committee_report.figures import quarter_from
from reports.committee_report.views import (
    BACK,
    quarters_that_are_over,
    quarters_to_make,
    report_or_404,
)
from reports.dashboard.periods import Months
from reports.models import QuarterlyReport


@dataclass
class NewReport:
    """The report that a form makes, whose page is the next one."""

    quarters: dict[str, Months]
    by: User
    report: QuarterlyReport | None = None

    def make(self, typed: Cleaned) -> None:
        self.report = actions.make_report(self.quarters[typed["quarter"]], by=self.by)

    def get_absolute_url(self) -> str:
        return self.report.get_absolute_url() if self.report else reverse("committee:reports")


@require_http_methods(["GET", "POST"])
def make_page(request: PortalRequest) -> HttpResponse:
    may = policy.can_make_committee_report(request.user)
    sent = request.method == "POST"  # of two who press at once, both come to the one report
    new = NewReport(
        quarters_that_are_over() if sent else quarters_to_make(request.user), request.user
    )
    url = reverse("committee:reports")
    page: Context = {"heading": "Make a report to committee", "button": "Make report"}
    page |= {"desk": not request.user.is_member, "cancel_url": url, "back": (url, BACK)}
    return verb_page(
        request,
        page,
        form=forms.MakeForm,
        may=may,
        do=new.make,
        done="Report made",
        to=new,
        quarters=new.quarters,
    )


def page_of_verb(report: QuarterlyReport, request: PortalRequest, heading: str) -> Context:
    """What stands around the form of a verb on this report."""
    url = report.get_absolute_url()
    return {
        "heading": heading,
        "overline": f"Report to committee, {quarter_from(report.quarter)}",
        "desk": not request.user.is_member,
        "back": (url, "Back to the report"),
        "cancel_url": url,
    }


@require_http_methods(["GET", "POST"])
def write_page(request: PortalRequest, quarter: str) -> HttpResponse:
    report = report_or_404(request, quarter)
    page = page_of_verb(report, request, "Write introduction and comments")

    def write(typed: Cleaned) -> None:
        comments = {key: typed[key] for key in forms.COMMENTED if typed[key]}
        words = {"introduction": typed["introduction"], "shown": typed["shown"]}
        actions.write_in_report(report, comments=comments, by=request.user, **words)

    return verb_page(
        request,
        page | {"button": "Save", "lead": "Everyone with a post reads this after you sign it off."},
        form=forms.WriteForm,
        may=policy.can_write_in_committee_report(request.user, report),
        do=write,
        done="Introduction and comments saved",
        to=report,
        initial=report.comments
        | {"introduction": report.introduction, "shown": actions.words_mark(report)},
    )


@require_http_methods(["GET", "POST"])
def renew_page(request: PortalRequest, quarter: str) -> HttpResponse:
    report = report_or_404(request, quarter)
    lead = "The introduction and the comments stay. Read them again next to the new figures."
    return verb_page(
        request,
        page_of_verb(report, request, "Make draft again from today’s figures")
        | {"button": "Make draft again", "lead": lead},
        form=PortalForm,
        may=policy.can_renew_committee_report(request.user, report),
        do=lambda typed: actions.renew_figures(report, by=request.user),
        done="Draft made again from today’s figures",
        to=report,
    )


@require_http_methods(["GET", "POST"])
def sign_off_page(request: PortalRequest, quarter: str) -> HttpResponse:
    """The whole report as it will stay, and a button below it."""
    report = report_or_404(request, quarter)
    mark = fingerprint(content_of(report))
    lead = "After you sign it off, everyone with a post can read this report. No one can change it."
    return verb_page(
        request,
        lambda: (
            page_of_verb(report, request, "Sign off report")
            | {
                "button": "Sign off report",
                "lead": lead,
                "document": document_in(content_of(report)),
            }
        ),
        form=DecidingForm,
        may=policy.can_sign_off_committee_report(request.user, report),
        do=lambda typed: actions.sign_off_report(report, by=request.user, shown=typed["shown"]),
        done="Report signed off",
        to=report,
        template="reports/committee_report/sign_off.html",
        initial={"shown": mark},
    )


@require_http_methods(["GET", "POST"])
def delete_page(request: PortalRequest, quarter: str) -> HttpResponse:
    report = report_or_404(request, quarter)
    lead = "The draft and everything written in it will be deleted. You can make a new one."
    return verb_page(
        request,
        page_of_verb(report, request, "Delete draft") | {"button": "Delete draft", "lead": lead},
        form=PortalForm,
        may=policy.can_delete_committee_report(request.user, report),
        do=lambda typed: actions.delete_draft_report(report, by=request.user),
        done="Draft deleted",
        to=reverse("committee:reports"),
    )
