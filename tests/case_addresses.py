"""Addresses of one enquiry and of what belongs to it, by the names of the table of access."""

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.notes.actions import add_note
from enquiries.case.approval_files import put_up_files
from enquiries.models import EnquiryLink, EnquiryShare, Proposal, ReplyDraft
from foundation.history import write
from people.models import Appointment, Group
from people.proposals.actions import propose_post
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.contributions import asked
from tests.enquiries.earlier_services import OF_WASTE, earlier_service
from tests.enquiries.forwardings import asked_to_share
from tests.enquiries.saved_views import VIEWS, saved_view
from tests.enquiries.standard_answers import standard_answer
from tests.files import pdf, pending
from tests.imports.files import a_file
from tests.people import named
from tests.portal import positions
from tests.retention.access import retention_arguments

OF_PERSON = ("person", "history", "appoint", "name", "sign-in", "invite-again", "sign-out")
OF_PERSON += ("address", "withdraw-address", "second-step", "sign-ins")
# Addresses of a draft, an absence, a resident or a passkey that is not there yet; of a history.
OF_DRAFTS = {
    "enquiries:raise-step": [UUID(int=1), "about"],
    "enquiries:something-else": [UUID(int=1)],
    "enquiries:check": [UUID(int=1)],
    "enquiries:delete-draft": [UUID(int=1)],
    "absences:end-absence": [UUID(int=1)],
    "absences:cover": [UUID(int=1)],
    "enquiries:resident": [UUID(int=1)],
    "enquiries:change-resident": [UUID(int=1)],
    "enquiries:delete-resident": [UUID(int=1)],
    "mfa_edit_webauthn": [1],
    "mfa_remove_webauthn": [1],
    "audit:section": ["history"],
    "webhooks:one-again": [1, 1],
}


def shared_with_nia(enquiry):
    clara, at = enquiry.member, enquiry.received_at
    share = EnquiryShare(case=enquiry, person=named("nia"), given_by=clara, given_at=at)
    write(share, by=clara, reason="shared")
    return share


def note_by_omar(enquiry):
    add_note(enquiry, text="The contractor is late.", key=uuid4(), by=named("omar"))
    return enquiry.notes.latest("pk")


def drafted_by_omar(enquiry):
    draft = {"case": enquiry, "writer": named("omar"), "verb": "answer"}
    return ReplyDraft.objects.get_or_create(**draft, typed={"text": ["In April."]})[0]


def asked_of_stan(enquiry):
    """A question to him, with a file, asked once."""
    if row := enquiry.contributions.first():
        return row
    plan = [pending(enquiry.officer, "plan.pdf", pdf())]
    return asked(enquiry, by=enquiry.officer, attached=plan)


OF_CONTRIBUTIONS = (
    "contribution",
    "give-contribution",
    "accept-question",
    "send-back-question",
    "withdraw-question",
)


def file_of_question(enquiry):
    row = asked_of_stan(enquiry)
    return [enquiry.pk, row.key, row.files.get().key]


def file_that_waits(enquiry):
    """Of a letter by its officer, put up for approval once."""
    waiting = enquiry.proposals.first() or Proposal(case=enquiry, verb="answer", by=enquiry.officer)
    if not waiting.pk:
        waiting.at, waiting.said = enquiry.received_at, {"text": "Here is the plan."}
        write(waiting, by=enquiry.officer, reason="proposed")
        put_up_files(waiting, [pending(enquiry.officer, "plan.pdf", pdf())], by=enquiry.officer)
    return [enquiry.pk, waiting.files.get().key]


ANSWERS = ("standard-answer", "change-standard-answer", "retire-standard-answer")


def linked(enquiry):
    """By Omar, to another of Clara's enquiries."""
    other, omar = cases.assigned(), named("omar")
    row = EnquiryLink(case=enquiry, other=other, kind="related", by=omar, at=enquiry.received_at)
    write(row, by=omar, reason="linked")
    return row


def confidential_letter(enquiry):
    """In confidence to its councillor, once."""
    omar, at = enquiry.officer, enquiry.received_at
    said = {"kind": "answer", "author": omar, "signed": omar.signed, "body": "Wait.", "sent_at": at}
    said |= {"confidential_to": enquiry.member}
    found = enquiry.letters.filter(confidential_to__isnull=False).first()
    return [enquiry.pk, (found or enquiry.letters.create(**said)).pk]


def asked_of_clara(enquiry):
    """The key of Omar’s request to share her first letter with Stan; of none where it is barred."""
    try:
        asked = enquiry.forwardings.first()
        return (asked or asked_to_share(enquiry, kinds=["question"], by="omar")).key
    except PermissionDenied:
        return uuid4()


ARGUMENTS = {
    "export": lambda _: ["queue", "csv"],
    "fetch-export": lambda _: [uuid4()],
    **{f"enquiries:{name}": lambda _: [saved_view().key] for name in VIEWS},
    **{f"enquiries:{name}": lambda _: [standard_answer().pk] for name in ANSWERS},
    "enquiries:add-standard-answer": lambda enquiry: [enquiry.service_id],
    "enquiries:service-clearance": lambda enquiry: [enquiry.service_id],
    "enquiries:strike-out-note": lambda enquiry: [enquiry.pk, note_by_omar(enquiry).key],
    "enquiries:unsent-reply": lambda enquiry: [enquiry.pk, drafted_by_omar(enquiry).verb],
    **dict.fromkeys(
        (f"enquiries:{name}" for name in OF_CONTRIBUTIONS),
        lambda enquiry: [enquiry.pk, asked_of_stan(enquiry).key],
    ),
    "enquiries:contribution-file": file_of_question,
    "enquiries:proposed-file": file_that_waits,
    "enquiries:confidential-letter": confidential_letter,
    **dict.fromkeys(
        (f"enquiries:{name}" for name in ("consent", "letter-shared", "take-back-consent")),
        lambda enquiry: [asked_of_clara(enquiry)],
    ),
    "enquiries:end-link": lambda enquiry: [enquiry.pk, linked(enquiry).key],
    **{f"enquiries:{name}": lambda e: [e.pk, earlier_service(e).key] for name in OF_WASTE},
    "enquiries:end-share": lambda enquiry: [enquiry.pk, shared_with_nia(enquiry).key],
    "enquiries:hand-over-after": lambda enquiry: [enquiry.member_id],
    "people:end-service-account": lambda _: [987654321],
    **{f"administration:{name}": lambda _: [named("omar").pk] for name in OF_PERSON},
    **{
        f"administration:{name}-post": lambda _: [
            named("omar").pk,
            named("omar").appointments.get().pk,
        ]
        for name in ("change", "end", "cancel")
    },
    positions.NEW: lambda _: [named("omar").pk, "outside"],
    **dict.fromkeys(positions.HELD, lambda _: positions.page_about(positions.outside_on_record())),
    "leavers:work": lambda enquiry: [enquiry.officer_id],
    "administration:rename-group": lambda _: [Group.objects.get().pk],
    "imports:upload": lambda _: ["members"],
    "imports:template": lambda _: ["members", "csv"],
    **{f"imports:{name}": lambda _: [a_file().pk] for name in ("import", "save", "undo")},
    "places:place": lambda enquiry: ["service", enquiry.service_id],
    "enquiries:about-clause": lambda _: [1, 1],
    **retention_arguments(),
    "enquiries:what-would-change": lambda _: [1],
}


def address(name, enquiry):
    if name in OF_DRAFTS:
        return reverse(name, args=OF_DRAFTS[name])
    if name.startswith("people:") and name.endswith("change"):
        acting = {"role": Role.MONITORING_OFFICER, "standing": "acting"}
        post = Appointment(person=named("stan"), **acting)
        return reverse(name, args=[propose_post(post, by=named("petra")).pk])
    if name in ARGUMENTS:
        return reverse(name, args=ARGUMENTS[name](enquiry))
    if name.startswith("enquiries:file"):
        photo = enquiry.files.first() or cases.with_photo(enquiry)
        return reverse(name, args=[enquiry.pk, photo.key])
    try:
        return reverse(name)
    except Exception:
        return reverse(name, args=[enquiry.pk])
