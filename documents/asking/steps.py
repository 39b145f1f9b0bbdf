"""The steps of asking for a document, one question each; the answers decide which steps."""

from django.utils import timezone

from casework.journeys import Journey, Progress, Step
from documents.asking.actions import human_resources_service
from documents.asking.forms import (
    CommitteeForm,
    DocumentForm,
    EnquiryForm,
    InterestForm,
    OthersForm,
    ProtectionForm,
    RecruitmentForm,
    RightForm,
    ServiceForm,
    WhenForm,
    WhyForm,
    latest_enquiries_of,
)
from documents.models import sits_on
from documents.models.law import COMMITTEE, RIGHTS
from people.models import Committee
from protocols.behaviours import Behaviour


def asks_for_committee(progress: Progress) -> bool:
    return progress.answers.get("right") == COMMITTEE


def weighs_need(progress: Progress) -> bool:
    """Whether a reason is needed: not if they are on the committee (Knutsford 10.2)."""
    answers = progress.answers
    right = RIGHTS.get(answers.get("right", ""))
    if right is None or not right.needs_reason:
        return False
    committee = Committee(pk=answers["committee"]) if answers.get("committee") else None
    if right.key != COMMITTEE:
        return True
    return not sits_on(progress.user, committee, timezone.localdate())


def asks_about_recruitment(progress: Progress) -> bool:
    return bool(progress.protocol.clause_for(Behaviour.RECRUITMENT_PAPERS))


def asks_for_service(progress: Progress) -> bool:
    """Not for recruitment papers, which go to human resources (Oxford 23.16(a))."""
    if progress.answers.get("recruitment") != "yes" or not asks_about_recruitment(progress):
        return True
    return human_resources_service() is None


def asks_about_protection(progress: Progress) -> bool:
    """Whether advice may come first (Knutsford 10.5(a)); never for a right that everyone has."""
    right = RIGHTS.get(progress.answers.get("right", ""))
    clause = progress.protocol.clause_for(Behaviour.ADVICE_ON_DATA_PROTECTION)
    return bool(right and right.ends_at_route and clause)


def asks_about_enquiry(progress: Progress) -> bool:
    return bool(latest_enquiries_of(progress.user).exists())


JOURNEY = Journey(
    overline="Ask for a document",
    steps=(
        Step("document", DocumentForm, "The document"),
        Step("recruitment", RecruitmentForm, "", asks_about_recruitment),
        Step("right", RightForm),
        Step("committee", CommitteeForm, "", asks_for_committee),
        Step("why", WhyForm, "Why you need it", weighs_need),
        Step("service", ServiceForm, "", asks_for_service),
        Step("when", WhenForm, "When you need it"),
        Step("others", OthersForm, "Other people"),
        Step("protection", ProtectionForm, "", asks_about_protection),
        Step("interest", InterestForm, "Your interest"),
        Step("enquiry", EnquiryForm, "", asks_about_enquiry),
    ),
    start="documents:ask",
    question="documents:ask-step",
    check="documents:check",
    before="documents:index",
)
