"""Actions on the permission to send in a councillor's name, and giving them a draft."""

from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from casework.files.arriving import move_uploads
from enquiries.assistants import notices, policy
from enquiries.models import Draft, StandingPermission
from foundation import sweeps
from foundation.history import write
from foundation.turns import wait_for_turn
from people.models import User, assistant_posts, system_user

# What only someone who writes for a councillor is asked.
ASKED_OF_ASSISTANT = ("member", "member_name")
STEP_OF_COUNCILLOR = "councillor"


@transaction.atomic
def let_send(assistant: User, *, by: User) -> StandingPermission:
    """Let an assistant send in the name of this councillor, until one of them leaves or it is taken
    back. Two at once take turns, and the second is refused."""
    wait_for_turn("permission", by.pk, assistant.pk)
    policy.can_let_send(by, assistant).or_raise()
    for row in StandingPermission.objects.open().between(by, assistant):
        end_permission(row, by=by)  # of a post that has ended
    post = assistant_posts().filter(person=assistant, councillor=by).order_by("pk")[0]
    row = StandingPermission(post=post, councillor=by, assistant=assistant)
    write(row, by=by, reason="given", given_at=timezone.now())
    notices.notify_permission(row, "permission-given")
    return row


@transaction.atomic
def stop_sending(assistant: User, *, by: User) -> None:
    """Take the permission back. A letter that is being sent in another transaction goes first."""
    wait_for_turn("permission", by.pk, assistant.pk)
    policy.can_stop_sending(by, assistant).or_raise()
    for row in StandingPermission.objects.open().between(by, assistant):
        end_permission(row, by=by)


def end_permission(permission: StandingPermission, *, by: User) -> None:
    write(permission, by=by, reason="ended", ended_at=timezone.now())
    notices.notify_permission(permission, "permission-ended")


def wait_for_permission(user: User, member: User) -> None:
    """Until the end of this transaction nobody takes back what lets this assistant send."""
    if user.is_assistant:
        wait_for_turn("permission", member.pk, user.pk)


def end_permissions_without_post() -> int:
    """End what a post that is over allowed, so that nothing comes back with a later post. Returns
    how many."""
    over = StandingPermission.objects.open().exclude(
        pk__in=StandingPermission.objects.in_force().values("pk")
    )

    def end(key: int) -> bool:
        row = StandingPermission.objects.open().select_for_update().filter(pk=key).first()
        if row:
            end_permission(row, by=system_user())
        return row is not None

    return sweeps.deal_with_each(
        "permissions of assistants", over.values_list("pk", flat=True), end
    )


@transaction.atomic
def give_draft(key: UUID, *, to: User, by: User) -> None:
    """Make an assistant's draft the councillor's own, with the files that were chosen for it. A
    second press finds it given."""
    for person in sorted((by.pk, to.pk)):
        wait_for_turn("drafts", Draft._meta.label, person)
    draft = Draft.objects.select_for_update().filter(key=key).first()
    if draft and draft.writer_id == to.pk and draft.answers.get("drafted_by") == by.pk:
        return
    if draft is None or draft.writer_id != by.pk:
        raise Http404
    policy.can_give_draft(by, to).or_raise()
    move_uploads(draft.answers.get("attached", ()), owner=by, to=to)
    draft.writer, draft.answers = to, answers_for_councillor(draft, by)
    draft.save()
    notices.notify_draft_given(draft, to)


def was_given(key: UUID, *, by: User) -> bool:
    """Whether this assistant has given the draft of this key to a councillor."""
    return Draft.objects.filter(key=key, answers__drafted_by=by.pk).exists()


def answers_for_councillor(draft: Draft, by: User) -> dict[str, object]:
    """The answers without which councillor it is for, and with who wrote them."""
    kept = {name: kept for name, kept in draft.answers.items() if name not in ASKED_OF_ASSISTANT}
    done = [slug for slug in kept.get("done", ()) if slug != STEP_OF_COUNCILLOR]
    return kept | {"done": done, "drafted_by": by.pk, "drafted_by_name": by.name}
