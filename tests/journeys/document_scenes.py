"""Requests for documents as the pages show them, each led to its state by the real actions."""

from datetime import date
from uuid import uuid4

from documents.models import CommitteeReport, DocumentDraft, Outcome
from documents.papers import actions as papers
from enquiries.models import Enquiry
from people.models import Appointment, Portfolio, Service
from people.roles import Role
from tests.documents import cases
from tests.enquiries import cases as enquiries
from tests.files import pdf, pending
from tests.journeys.clause_scenes import under
from tests.journeys.standard_answer_scenes import library_of_answers
from tests.people import named

LAST = "2026-11-01"
LONG_TITLE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch crossing, its survey"


def a_document(clock):
    committee = cases.seated("nia", "Planning Committee")
    more = {"committee": committee, "third_party": "Two bidders", "interest": "I live there"}
    return cases.assigned(title=LONG_TITLE, right="committee", **more)


def a_document_with_standard_answers(clock):
    library_of_answers(clock)
    return cases.assigned()


def a_document_requested(clock):
    return cases.requested()


def a_document_question(clock):
    return cases.questioned()


def a_document_for_somebody(clock):
    return cases.assigned(for_somebody=True)


def a_document_released(clock):
    return cases.decided(Outcome.PART)


def a_document_for_a_meeting(clock):
    """Decided, and Nia is told about it as cabinet member."""
    under("oxford")
    highways = Service.objects.get(name="Highways")
    if not Portfolio.objects.exists():
        more = {"role": Role.CABINET_MEMBER, "starts_on": date(2020, 1, 1)}
        post = Appointment.objects.create(person=named("nia"), **more)
        Portfolio.objects.create(post=post, service=highways, starts_on=date(2020, 1, 1))
    return cases.decided(document_request=cases.assigned(meeting="Planning Committee"))


def a_document_accepted(clock):
    return cases.accepted(Outcome.INSPECT)


def a_document_refused(clock):
    held = [pending(named("omar"), "whole.pdf", pdf(2))]
    return cases.decided(Outcome.REFUSE, held=held, why_not="")


def a_document_in_dispute(clock):
    return cases.disputed(a_document_refused(clock))


def a_document_viewed(clock):
    return cases.with_view()


def a_document_determined(clock):
    return cases.determined()


def a_document_to_share(clock):
    return cases.sharing_requested()


def a_document_expired(clock):
    document_request = cases.accepted()
    clock.set(2027, 3, 1, 10)
    return document_request


def a_document_that_nobody_leads(clock):
    Appointment.objects.filter(person__in=[named("ruth"), named("colin")]).update(ends_on=LAST)
    return cases.requested()


def a_document_under_other_words(clock):
    cases.decided(Outcome.REFUSE)
    return cases.assigned(member="nia", title="What the yard on the quay would fetch")


def a_document_for_advice(clock):
    under("knutsford")
    return cases.requested(interest="My brother bids for it", may_breach=True)


def a_document_with_the_town_clerk(clock):
    under("knutsford")
    return cases.with_town_clerk()


def papers_of_a_committee(clock):
    under("knutsford")
    cases.seated("clara", "Planning Committee")


def a_paper_of_a_committee(clock):
    papers_of_a_committee(clock)
    paper = CommitteeReport(
        committee=cases.seated("clara", "Planning Committee"),
        kind="advice",
        title=LONG_TITLE,
        text="Wait for the survey.\n\nThe bids stay open.",
        presented_on=date(2026, 12, 8),
    )
    return (papers.present(paper, by=named("eve"), key=uuid4()).key,)


def a_document_to_pass_on(clock):
    under("knutsford")
    return cases.accepted()


def a_document_confidential(clock):
    under("merton")
    return cases.assigned()


def a_draft_for_advice(clock):
    under("knutsford")
    a_document_draft(clock)
    ticked = {"applies": ["protection", "interest"], "interest": "My brother bids for it"}
    drafted_as(ticked | {"right": "need-to-know"}, "more")


def a_draft_about_a_recruitment(clock):
    under("oxford")
    a_document_draft(clock)
    drafted_as({"title": "Interview notes", "recruitment": "yes"}, "recruitment")


def drafted_as(answers, step):
    draft = DocumentDraft.objects.get()
    done = [*draft.answers["done"], step]
    DocumentDraft.objects.update(answers=draft.answers | answers | {"done": done})


def documents_of_several_councillors(clock):
    cases.decided(Outcome.REFUSE)
    cases.decided(Outcome.DISCLOSE, cases.assigned(member="nia"))
    cases.requested()
    return cases.disputed()


def more_documents_than_a_page(clock):
    for _ in range(26):
        cases.requested()


def a_document_file(clock):
    file = cases.accepted(Outcome.INSPECT).files.get()
    return file.case.reference, file.key


def a_document_draft(clock):
    committee = cases.seated("nia", "Planning Committee")
    if not Enquiry.objects.exists():
        enquiries.raised()
    answers = drafted_answers(committee)
    DocumentDraft.objects.update_or_create(writer=named("clara"), defaults={"answers": answers})


def drafted_answers(committee):
    return {
        "title": "Drainage survey",
        "what": "2025, by the consultant",
        "right": "committee",
        "committee": committee.pk,
        "purpose": "ward",
        "why": "Mill Lane floods.",
        "service": Service.objects.get(name="Highways").pk,
        "meeting": "Planning Committee",
        "applies": ["personal", "interest", "date"],
        "interest": "I live there",
        "done": ["committee", "document", "more", "why"],
    }
