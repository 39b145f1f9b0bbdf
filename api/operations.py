"""What programs can ask: enquiries, one enquiry, quarters and the figures of one."""

import re
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query
from ninja.errors import ValidationError

from api import enquiries, figures
from api.description import DescribedApi, answers
from api.door import ApiRequest, must_open, opens
from api.problems import Problem, problem_response
from api.schemas import (
    LARGEST,
    MOST,
    EnquiryFilters,
    EnquiryPage,
    EnquiryRow,
    PromiseKindAsked,
    QuarterFigures,
    QuarterList,
)
from people.models import ApiScope

REFERENCE = re.compile(r"[A-Z]{1,3}-[0-9]{4}-[0-9A-Z]{1,10}", re.ASCII)
api = DescribedApi()


@api.exception_handler(Problem)
def answer_problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem_response(problem)


@api.exception_handler(ValidationError)
def answer_wrong_parameter(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    return problem_response(Problem(400, sentence_for(wrong)))


def sentence_for(wrong: ValidationError) -> str:
    """About the first parameter that is wrong; what was sent is not quoted."""
    where = wrong.errors[0]["loc"]
    name = next(part for part in where if part in EXPECTED)
    return f"“{name}” must be {EXPECTED[name]}."


DAY = "a date such as 2026-11-29"
EXPECTED = {
    "state": "one of the states that the description of the API names",
    "kind": "one of the kinds that the description of the API names",
    "promise": "one of the promises that the description of the API names",
    **dict.fromkeys(("service", "ward"), f"a whole number from 1 to {LARGEST}"),
    **dict.fromkeys(("raised_from", "raised_to", "due_from", "due_to"), DAY),
    "cursor": "the next_cursor of an earlier answer",
    "limit": f"a whole number from 1 to {MOST}",
}


@api.get("enquiries", response=answers(EnquiryPage), summary="Enquiries as they change")
def list_enquiries(request: ApiRequest, asked: Annotated[EnquiryFilters, Query()]) -> EnquiryPage:
    """Enquiries in the order of their last change. Keep `next_cursor` and ask with it for what
    changes next; while `has_more` is true there is more now."""
    must_open(request, ApiScope.ENQUIRIES, takes=EnquiryFilters.model_fields)
    with_subject = opens(request, ApiScope.CONTENT)
    return enquiries.page_of_enquiries(asked, with_subject=with_subject)


@api.get("enquiries/{reference}", response=answers(EnquiryRow, 404), summary="One enquiry")
def one_enquiry(request: ApiRequest, reference: str) -> EnquiryRow:
    """An enquiry by its reference. A confidential one answers as if there were none."""
    must_open(request, ApiScope.ENQUIRIES)
    with_subject = opens(request, ApiScope.CONTENT)
    if not REFERENCE.fullmatch(reference):
        raise Problem(404)
    row = enquiries.enquiry_called(reference, with_subject=with_subject)
    if row is None:
        raise Problem(404)
    return row


@api.get("figures", response=answers(QuarterList), summary="Quarters that there are figures for")
def list_quarters(request: ApiRequest) -> QuarterList:
    """The last quarters that are over, the latest first."""
    must_open(request, ApiScope.FIGURES)
    return QuarterList(items=figures.quarter_list(timezone.localdate()))


@api.get("figures/{quarter}", response=answers(QuarterFigures, 404), summary="Figures of a quarter")
def figures_of_quarter(
    request: ApiRequest, quarter: str, promise: PromiseKindAsked = figures.USUAL_PROMISE
) -> QuarterFigures:
    """Promises that fell due in a quarter and were kept on time, or not. Small numbers are hidden:
    their lines are put together with others."""
    must_open(request, ApiScope.FIGURES, takes=("promise",))
    return figures.published_figures(quarter, promise)
