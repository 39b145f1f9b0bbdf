"""What happens when a complaint is sent? Sealed, numbered at random, and on its way."""

import secrets
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework import promises
from casework.fields import sealed
from complaints import contents, drafting, policy, record, telling
from complaints.drafting import Answers
from complaints.models import Complaint, Draft, Evidence, Exclusion, Stage, Verb
from complaints.readers import Matter, Posts, Reading, reading
from complaints.tags import office_tag, person_tag
from people import history
from people.models import User
from protocols.models import PromiseKind, Protocol
from protocols.versions import in_force

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is taken for another
SENT = "It has been sent already. You find it under Complaints."
OWED = (PromiseKind.COMPLAINT_RECEIPT, PromiseKind.COMPLAINT_OUTCOME)
NOBODY = (
    "Nobody is left who may read this: everyone whom the protocol names is concerned, or the "
    "office is vacant. It was not sent, and your draft is kept. Speak to the council’s auditor."
)


def new_reference(year: int) -> str:
    """C-2026-7KQ4M: it says nothing of how many there are."""
    while True:
        said = "".join(secrets.choice(LETTERS) for _ in range(5))
        if not Complaint.objects.filter(reference=f"C-{year}-{said}").exists():
            return f"C-{year}-{said}"


@transaction.atomic
def send(draft: Draft, *, by: User) -> Complaint:
    """Send the draft, which is consumed. Opening nothing but the draft, it needs no private key
    for what it writes. Raises PermissionDenied, a sentence, when nobody may read it."""
    policy.can_complain(by).or_raise()
    if not Draft.objects.select_for_update().filter(pk=draft.pk).exists():
        raise PermissionDenied(SENT)
    answers, now = drafting.answers_of(draft), timezone.now()
    version = in_force(timezone.localdate(now))
    posts = Posts()
    matter = drafting.matter(by, answers, posts)
    found = reading(matter, version, posts)
    if found is None:
        raise PermissionDenied(NOBODY)
    complaint = lodge(answers, matter, found, version=version, by=by)
    for row in Evidence.objects.filter(draft=draft.writer):
        row.draft, row.case = "", complaint
        row.save(update_fields=["draft", "case"])
    Draft.objects.filter(pk=draft.pk).delete()
    telling.told(found.people, due_at=telling.working_hours(complaint))
    return complaint


def lodge(
    answers: Answers, matter: Matter, found: Reading, *, version: Protocol, by: User
) -> Complaint:
    """The row with all that hangs on it: written with the public key and the tag key alone."""
    now = timezone.now()
    reference = new_reference(timezone.localdate(now).year)
    complaint = Complaint(
        reference=reference,
        title=f"Complaint {reference}",
        protocol=version,
        received_at=now,
        status=Stage.RECEIVED,
        complainant=person_tag(by),
        office=office_tag(found.office, found.scope),
    )
    handling = contents.EMPTY | {
        "office": {"office": found.office, "scope": found.scope},
        "chosen": matter.chosen,
        "out": sorted(matter.out),
    }
    fields = sealed(complaint, body=body_of(answers, matter, found, by), handling=handling)
    owed = [p for kind in OWED for p in promises.drawn(complaint, kind, at=now)]
    fields |= promises.earliest(complaint, owed)
    history.write(complaint, by=None, reason=Verb.SENT, **fields)
    promises.save(complaint, owed, by=None)
    tags = {person_tag(User(pk=key)) for key in matter.out}
    Exclusion.objects.bulk_create(Exclusion(case=complaint, person=tag) for tag in sorted(tags))
    record.write(reference, Verb.SENT, by=by, role="the complainant")
    return complaint


def body_of(answers: Answers, matter: Matter, found: Reading, by: User) -> dict[str, Any]:
    """What the complainant says, as it is sealed: see `contents`."""
    about = drafting.about_whom(answers)
    return {
        "from": {"pk": by.pk, "name": by.styled, "signed": by.signed},
        "by": matter.by,
        "about": about | {"rank": matter.about, "service": matter.service, "group": matter.group},
        "formal": answers["formal"] == "formal",
        "category": answers["category"],
        "what": answers["text"],
        "happened": answers.get("happened") or "",
        "where": answers.get("where") or "",
        "others": [
            *drafting.named(answers.get("witnesses", [])),
            *({"pk": None, "name": n} for n in (answers.get("others") or "").splitlines() if n),
        ],
        "first": first_of(answers, found),
        "outcome": answers["outcome"],
        "withhold": bool(answers.get("withhold")),
        "enquiry": answers.get("enquiry") or "",
        "clause": found.route.clause,
    }


def first_of(answers: Answers, found: Reading) -> dict[str, Any]:
    """The step that the protocol asks for before, and what was said of it; {} where there is
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
