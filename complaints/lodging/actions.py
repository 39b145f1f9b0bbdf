"""Sending a complaint: encrypted, numbered at random, and routed."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.sealing.field import sealed
from complaints import access_record, categories, notices, policy, sealed_contents
from complaints.blind_index import office_tag, person_tag
from complaints.lodging import drafts
from complaints.lodging.drafts import Answers
from complaints.models import EMPTY, Complaint, Draft, Exclusion, Stage, Verb
from complaints.routing import Matter, Posts, Reading, beside, reading
from foundation import history
from people.models import User
from protocols.models import PromiseKind, Protocol
from protocols.version_cache import in_force

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
SENT = "This complaint has already been sent. You can find it under Complaints."
OWED = (PromiseKind.COMPLAINT_RECEIPT, PromiseKind.COMPLAINT_OUTCOME)
NOBODY = (
    "No one can read this complaint, because everyone the protocol names is involved or the "
    "office is vacant. We have not sent it, but we have saved your draft. "
    "Speak to the council’s auditor."
)


def new_reference(year: int) -> str:
    """C-2026-7KQ4M: it says nothing of how many there are."""
    while True:
        said = "".join(secrets.choice(LETTERS) for _ in range(5))
        if not Complaint.objects.filter(reference=f"C-{year}-{said}").exists():
            return f"C-{year}-{said}"


@transaction.atomic
def send(draft: Draft, *, by: User) -> Complaint:
    """Send the draft, which is consumed. It opens only the draft, and needs no private key of the
    offices. Raises PermissionDenied, a sentence, when no one may read it."""
    policy.can_complain(by).or_raise()
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise PermissionDenied(SENT)
    answers = drafts.answers_of(draft)
    version, posts = in_force(timezone.localdate()), Posts()
    matter = drafts.matter(by, answers, version, posts)
    found = reading(matter, version, posts)
    if found is None:
        raise PermissionDenied(NOBODY)
    files = drafts.contents_of(draft)
    complaint = lodge(answers, matter, found, version=version, by=by)
    tell_readers(complaint, found, matter, version)
    for more in beside(matter, version, found, posts):
        body = body_of(answers, matter, more, by)
        other = lodge_beside(complaint, body, matter, more, files=files)
        access_record.write(other.reference, Verb.SENT, by=by, role="the complainant")
        tell_readers(other, more, matter, version)
    enclose(complaint, files)
    drafts.forget(draft)
    return complaint


def tell_readers(complaint: Complaint, found: Reading, matter: Matter, version: Protocol) -> None:
    """In working hours, except for what cannot wait."""
    kinds = categories.chosen(matter.categories, version, matter.by)
    at_once = any(kind.at_once for kind in kinds)
    notices.told(found.people, due_at=None if at_once else notices.working_hours(complaint))


def lodge(
    answers: Answers, matter: Matter, found: Reading, *, version: Protocol, by: User
) -> Complaint:
    """The row and all that belongs to it, written with only the public key and the tag key."""
    body = body_of(answers, matter, found, by)
    complaint = new_file(body, matter, found, version=version)
    access_record.write(complaint.reference, Verb.SENT, by=by, role="the complainant")
    return complaint


def lodge_beside(
    first: Complaint,
    body: dict[str, Any],
    matter: Matter,
    found: Reading,
    *,
    files: Iterable[drafts.File],
) -> Complaint:
    """The same words for a second office. The first complaint is not decrypted for it."""
    copy = body | {"copied_from": first.reference}
    complaint = new_file(copy, matter, found, version=first.version)
    enclose(complaint, files)
    return complaint


def new_file(
    body: dict[str, Any], matter: Matter, found: Reading, *, version: Protocol
) -> Complaint:
    """An encrypted complaint at its first stage, with what is due on it and who is kept out."""
    now = timezone.now()
    reference = new_reference(timezone.localdate(now).year)
    complaint = Complaint(
        reference=reference,
        title=f"Complaint {reference}",
        protocol=version,
        received_at=now,
        status=Stage.RECEIVED,
        complainant=person_tag(User(pk=body["from"]["pk"])),
        office=office_tag(found.office, found.scope),
    )
    handling = EMPTY | {
        "office": {"office": found.office, "scope": found.scope},
        "chosen": matter.chosen,
        "out": sorted(matter.out),
    }
    fields: dict[str, Any] = sealed(complaint, body=body, handling=handling)
    owed = [p for kind in OWED for p in promises.drawn(complaint, kind, at=now)]
    fields |= promises.earliest(complaint, owed)
    history.write(complaint, by=None, reason=Verb.SENT, **fields)
    promises.save(complaint, owed, by=None)
    tags = {person_tag(User(pk=key)) for key in matter.out}
    Exclusion.objects.bulk_create(Exclusion(case=complaint, person=tag) for tag in sorted(tags))
    return complaint


def enclose(complaint: Complaint, files: Iterable[drafts.File]) -> None:
    """Re-encrypt each file for the offices."""
    for file in files:
        drafts.new_evidence(file, case=complaint)


def body_of(answers: Answers, matter: Matter, found: Reading, by: User) -> dict[str, Any]:
    """What the complainant says, as it is sealed: see `contents`."""
    about = drafts.about_whom(answers)
    return {
        "from": {"pk": by.pk, "name": by.styled, "signed": by.signed},
        "by": matter.by,
        "about": about | {"rank": matter.about, "service": matter.service, "group": matter.group},
        "formal": answers["formal"] == "formal",
        "categories": answers["categories"],
        "effects": sealed_contents.effects_of(answers),
        "what": answers["text"],
        "happened": answers.get("happened") or "",
        "where": answers.get("where") or "",
        "place": answers.get("place") or "",
        "others": others_of(answers),
        "first": first_of(answers, found),
        "outcome": answers["outcome"],
        "withhold": bool(answers.get("withhold")),
        "case": answers.get("case") or {},
        "letter": answers.get("letter") or {},
        "concern": bool(answers.get("concern")),
        "clause": found.route.clause,
    }


def others_of(answers: Answers) -> list[dict[str, Any]]:
    names = (answers.get("others") or "").splitlines()
    there = drafts.named(answers.get("witnesses", []))
    return [*there, *({"pk": None, "name": name} for name in names if name)]


def first_of(answers: Answers, found: Reading) -> dict[str, Any]:
    """The step that the protocol asks for first, and what was said about it; {} if there is
    none."""
    if found.first is None:
        return {}
    return {
        "step": found.first.step,
        "must": found.first.must,
        "clause": found.route.clause,
        "answer": answers.get("first_answer", ""),
        "on": answers.get("first_on") or "",
        "why": answers.get("first_why") or "",
    }
