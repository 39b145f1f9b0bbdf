"""The check page before a request is sent: the answers, expected readers and the decision date."""

from datetime import date

from django.utils import timezone

from casework import promises
from casework.journeys import AnswerRow, Answers, Progress
from documents import routing
from documents.asking import rules
from documents.asking.actions import (
    RequestDetails,
    clause_of_first_office,
    first_office,
    human_resources_service,
)
from documents.models import DocumentRequest, Purpose
from documents.models.law import RIGHTS, advice_clauses
from enquiries.case.annotations import Annotation
from enquiries.models import Enquiry
from foundation.types import Context
from people.models import Committee, Service, User
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import Deadline
from protocols.models import PromiseKind, Protocol
from protocols.words import full_day


def request_details(progress: Progress) -> RequestDetails:
    """The answers as a request takes them. What is no longer asked or ticked is left out."""
    answers, ticked = progress.answers, rules.ticked(progress.answers)
    weighed = rules.weighs_need(progress)
    by_date = rules.DATE in ticked
    needed_by = answers.get("needed_by") if by_date else ""
    at_committee = rules.asks_for_committee(progress)
    may_breach = rules.PROTECTION in ticked and rules.asks_about_protection(progress)
    return RequestDetails(
        title=answers["title"],
        what=answers.get("what") or "",
        right=answers["right"],
        service=chosen_service(progress),
        why=answers.get("why", "") if weighed else "",
        purpose=Purpose(answers["purpose"]) if weighed else None,
        committee=Committee.objects.get(pk=answers["committee"]) if at_committee else None,
        needed_by=date.fromisoformat(needed_by) if needed_by else None,
        meeting=(answers.get("meeting") or "") if by_date else "",
        interest=(answers.get("interest") or "") if rules.INTEREST in ticked else "",
        third_party=third_party_words(answers),
        for_somebody=rules.SOMEONE in ticked,
        may_breach=may_breach,
        recruitment=rules.is_about_recruitment(progress),
        enquiry=related_enquiry(progress.user, answers.get("enquiry")),
    )


def chosen_service(progress: Progress) -> Service:
    service = None if rules.asks_for_service(progress) else human_resources_service()
    return service or Service.objects.get(pk=progress.answers["service"])


def third_party_words(answers: Answers) -> str:
    if rules.PERSONAL not in rules.ticked(answers):
        return ""
    return answers.get("third_party") or SOMEBODYS_DETAILS


SOMEBODYS_DETAILS = "It contains, or might contain, someone’s personal details"


def related_enquiry(user: User, key: int | None) -> Enquiry | None:
    if not key:
        return None
    enquiry: Enquiry | None = Enquiry.objects.visible_to(user).filter(pk=key, member=user).first()
    return enquiry


def preview_request(protocol: Protocol, details: RequestDetails, member: User) -> DocumentRequest:
    adviser = first_office(details, protocol)
    row = {"protocol": protocol, "service": details.service, "adviser": adviser}
    return DocumentRequest(member=member, meeting=details.meeting, **row)


def answer_rows(details: RequestDetails) -> list[AnswerRow]:
    protection = ["The law might not allow it"] if details.may_breach else []
    by_the_council = details.recruitment and human_resources_service()
    when = needed_by_lines(details.needed_by, details.meeting)
    interest_page = "more#interest" if details.interest else "why#applies"
    return [
        ("Document", [details.title, *details.what.splitlines()], "document"),
        ("Right", [RIGHTS[details.right].name], "document#right"),
        ("Committee", [str(details.committee)] if details.committee else [], "committee"),
        ("Why", reason_lines(details), "why"),
        ("Service", [str(details.service)], "recruitment" if by_the_council else "why#service"),
        ("Needed by", when if details.needed_by or details.meeting else [], "more"),
        (
            "Other people",
            other_people_lines(details.for_somebody, details.third_party),
            "why#applies",
        ),
        ("Data protection", protection, "why#applies"),
        ("Your interest", [details.interest or "None"], interest_page),
        ("Enquiry", [details.enquiry.reference] if details.enquiry else [], "why#enquiry"),
    ]


def reason_lines(details: RequestDetails) -> list[str]:
    if not details.purpose:
        return ["You do not need to give a reason"] if details.committee else []
    return [str(Purpose(details.purpose).label), *details.why.splitlines()]


def needed_by_lines(needed_by: date | None, meeting: str) -> list[str]:
    lines = [meeting] if meeting else []
    return [*lines, full_day(needed_by)] if needed_by else lines or ["Not given"]


def other_people_lines(for_somebody: bool, third_party: str) -> list[str]:
    lines = ["Asked for on behalf of someone else"] if for_somebody else []
    return [*lines, third_party or "Not said to contain anyone’s personal details"]


def advance_notes(details: RequestDetails, version: Protocol) -> list[Annotation]:
    """What is said before it is sent: that an office has it first, what recruitment forbids."""
    office = version.title(routing.advising_office(version))
    reasons = {
        version.clause_for(Behaviour.ADVICE_ON_DATA_PROTECTION): DATA_PROTECTION_REASON,
        version.clause_for(Behaviour.ADVICE_ON_INTEREST): INTEREST_REASON,
    }
    notes = [
        Annotation(
            f"{reasons[clause]}, so the {office} will advise you first.",
            version.cite(clause),
        )
        for clause in advice_clauses(details, version)
    ]
    if not notes and (clause := clause_of_first_office(details, version)):
        words = f"Your request goes to the {office}, who answers it or passes it to the service."
        notes.append(Annotation(words, version.cite(clause)))
    if details.recruitment:
        notes.append(
            Annotation(
                RECRUITMENT_NOTE,
                version.cite_for(Behaviour.RECRUITMENT_PAPERS),
            )
        )
    return notes


DATA_PROTECTION_REASON = "Data protection law might not allow this"
INTEREST_REASON = "You have an interest in this"
RECRUITMENT_NOTE = (
    "Human resources, not the service, deals with recruitment papers. Do not give any "
    "candidate information that the others do not have."
)


def expected_decision_date(document_request: DocumentRequest) -> Context:
    """By when it is decided, in a sentence, and the working of the date."""
    new_promises = promises.promises_to_start(
        document_request, PromiseKind.DOCUMENT_DECISION, at=timezone.now()
    )
    for promise in new_promises:
        clause = document_request.version.cite(promise.rule.clause)
        dates = {
            "text_before": "You should get a decision by the end of",
            "date": promise.due_on,
            "text_after": f", {promise.rule.words} from receipt.",
            "clause": clause,
        }
        return {"dates": [dates], "days": Deadline.from_json(promise.working).days()}
    return {"dates": [], "days": []}
