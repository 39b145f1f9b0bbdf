"""Enquiries at any state, each walked there by the real actions."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from casework.promises import calendar_of
from enquiries import actions
from enquiries.models import Enquiry, EnquiryFile, HoldingReason, Kind, Status
from enquiries.raising import actions as raising_actions
from people.models import Service, Ward, system_user
from tests.files import jpeg, pending
from tests.people import named


def raised(kind=Kind.WARD, *, resident=None, attached=(), **fields) -> Enquiry:
    """Clara's question on Harbour Road, received now, with Highways and nobody there yet."""
    enquiry = Enquiry(
        kind=kind,
        title="Resurfacing of Harbour Road",
        ward=Ward.objects.get(name="Harbour"),
        service=Service.objects.get(name="Highways"),
        **fields,
    )
    text = "Is this stretch in next year’s programme?"
    new = raising_actions.NewEnquiry(enquiry, text, resident=resident, attached=attached)
    clara = named("clara")
    return raising_actions.raise_enquiry(new, member=clara, by=clara, key=uuid4())


def assigned(**more) -> Enquiry:
    return actions.assign(raised(**more), officer=named("omar"), by=named("dev"))


def waiting() -> Enquiry:
    return actions.ask_councillor(
        assigned(), text="Which end of it?", by=named("omar"), key=uuid4()
    )


def held(enquiry=None, days=10, by=None) -> Enquiry:
    enquiry = enquiry or assigned()
    promised = calendar_of(enquiry).add(timezone.localdate(), days)
    return actions.send_holding_reply(
        enquiry,
        reason=HoldingReason.OUTSIDE,
        text="The contractor has to price it.",
        promised_on=promised,
        by=by or named("omar"),
        key=uuid4(),
    )


def chased(enquiry) -> Enquiry:
    """One that is overdue, with Clara's chase."""
    return actions.chase(enquiry, text="Where is it?", by=named("clara"), key=uuid4())


def answered(enquiry=None) -> Enquiry:
    text = "Yes, in April."
    return actions.answer(enquiry or assigned(), text=text, by=named("omar"), key=uuid4())


def closed(clock) -> Enquiry:
    enquiry = answered()
    clock.at += timedelta(days=30)
    return actions.close(enquiry, by=system_user())


def with_photo(enquiry, content=None, name="IMG_0417.JPG") -> EnquiryFile:
    """What Clara adds to it from her phone."""
    clara = named("clara")
    chosen = [pending(clara, name, content or jpeg())]
    actions.add_information(enquiry, text="Here it is.", by=clara, key=uuid4(), attached=chosen)
    return enquiry.files.latest("pk")


def redirected(enquiry=None, by="omar") -> Enquiry:
    return actions.redirect(enquiry or assigned(), text="County", by=named(by), key=uuid4())


def enquiry_at(status: Status, clock) -> Enquiry:
    if status == Status.CLOSED:
        return closed(clock)
    if status == Status.REDIRECTED:
        return redirected()
    if status == Status.WITHDRAWN:
        return actions.withdraw(assigned(), text="Solved", by=named("clara"), key=uuid4())
    walk = {
        Status.RECEIVED: raised,
        Status.WITH_OFFICER: assigned,
        Status.WAITING: waiting,
        Status.ANSWERED: answered,
    }
    return walk[status]()
