"""Answers that a new draft brings along: from an enquiry that it is like, of a resident, or its
kind."""

from django.http import Http404

from casework.http import PortalRequest
from casework.journeys import Answers
from enquiries.models import REPEATED, Capacity, Enquiry, Kind, KnownResident, LetterKind
from enquiries.raising.ask_interest import BODY_PREFIX
from enquiries.raising.ask_kind import KIND_CHOICES
from enquiries.residents.book import resident_of
from people.models import User

FOR_ANOTHER_RESIDENT = "for-another-resident"


def answers_brought(request: PortalRequest) -> Answers:
    """By what the address of a page says; none for most."""
    like = request.GET.get("like", "")
    if like.isdecimal() and len(like) < 19:
        enquiry = own_enquiry_or_404(request.user, int(like))
        same = FOR_ANOTHER_RESIDENT in request.GET
        return answers_for_another_resident(enquiry) if same else answers_like(enquiry)
    return residents_answers(request) or kinds_answers(request)


def own_enquiry_or_404(user: User, pk: int) -> Enquiry:
    """An enquiry of the councillor's own that can be raised again; Http404 for any other."""
    rows = Enquiry.objects.visible_to(user).filter(member=user, kind__in=REPEATED)
    enquiry = rows.select_related("service", "ward").filter(pk=pk).first()
    if enquiry is None:
        raise Http404
    return enquiry


def answers_like(enquiry: Enquiry) -> Answers:
    """Its kind, title, service and place. The question and the resident are new."""
    answers: Answers = {"kind": enquiry.kind, "title": enquiry.title, "place": enquiry.place}
    for name, row in (("service", enquiry.service), ("ward", enquiry.ward)):
        answers[name] = row.pk if row else None
        answers[f"{name}_name"] = str(row) if row else ""
    return answers | {"done": ["about"]}


def answers_for_another_resident(enquiry: Enquiry) -> Answers:
    """All of it but the resident and the files."""
    question = enquiry.letters.filter(kind=LetterKind.QUESTION).order_by("pk").first()
    answers = answers_like(enquiry) | declared_answers(enquiry)
    return answers | {"text": question.body if question else ""}


def declared_answers(enquiry: Enquiry) -> Answers:
    """What the councillor said about themselves, as the form has it."""
    body = enquiry.asked_as == Capacity.OUTSIDE
    asked_as = f"{BODY_PREFIX}{enquiry.outside_body_id}" if body else enquiry.asked_as
    flags = ("may_conflict", "committee_decides")
    answers: Answers = {name: True for name in flags if getattr(enquiry, name)}
    if asked_as:
        answers["asked_as"] = asked_as
    if enquiry.interest_declared is not None:
        answers["interest_declared"] = "yes" if enquiry.interest_declared else "no"
        answers["interest"] = enquiry.interest
    return answers


def residents_answers(request: PortalRequest) -> Answers:
    """Those of a resident in the councillor's address book; none if it is nobody's key."""
    key = request.GET.get("resident", "")
    resident = resident_of(request.user, key) if key else None
    if resident is None:
        return {}
    return {"kind": Kind.CASEWORK.value, **details_of(resident), "done": ["about"]}


def kinds_answers(request: PortalRequest) -> Answers:
    """One of the kinds that everyone is offered, so that a link starts with the question."""
    kind = request.GET.get("kind", "")
    return {"kind": kind, "done": ["about"]} if kind in dict(KIND_CHOICES) else {}


def details_of(resident: KnownResident) -> Answers:
    """What an enquiry has of a resident, and their key in the address book. Its note stays."""
    names = ("name", "address", "contact", "basis")
    details: Answers = {name: getattr(resident, name) for name in names}
    return details | {"known": resident.key}
