"""The second person: what refuses a guarded change below the pages, in Python and in the database.

A guarded change names the proposal it comes from. The triggers compare the two but no times: when
a proposal is due is asked in Python.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pgtrigger
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from foundation.triggers import Protect, ReadOnly, Trigger
from people.roles import GUARDED, Role

if TYPE_CHECKING:
    from people.models.appointment import Appointment, AppointmentQuerySet
    from people.models.user import User, UserQuerySet

POST_FIELDS = ("person_id", "role", "standing", "starts_on", "ends_on")
# What the table says of a post: the same, and whether it was cancelled before it began.
KEPT_OF_POST = (*POST_FIELDS, "is_cancelled")
ACCOUNT_FIELDS = ("email", "is_active", "is_superuser", "is_staff", "is_system")
NEEDS_TWO = (
    "This change needs a second person. Propose it on the page of changes to posts, and ask someone"
    " else to confirm it."
)


class SecondPersonNeeded(PermissionDenied):
    """A guarded change that does not come from a proposal that is confirmed and due."""

    def __init__(self) -> None:
        super().__init__(NEEDS_TWO)


def refuse_unconfirmed_post(post: "Appointment") -> None:
    """Raise SecondPersonNeeded for a guarded post that is given or changed without a proposal."""
    before = type(post).with_cancelled.filter(pk=post.pk).values(*KEPT_OF_POST).first()
    now = {name: getattr(post, name) for name in KEPT_OF_POST}
    if before == now or not {post.role, (before or now)["role"]} & GUARDED:
        return
    proposal = post.proposal
    proposed = proposal and {name: getattr(proposal, name) for name in KEPT_OF_POST}
    if not (
        proposal
        and proposal.is_due(timezone.now())
        and proposal.post_id == (post.pk if before else None)
        and proposed == now
    ):
        raise SecondPersonNeeded


def refuse_guarded_posts(posts: "Iterable[Appointment]") -> None:
    """Raise SecondPersonNeeded if one of these posts is guarded."""
    if any(post.role in GUARDED for post in posts):
        raise SecondPersonNeeded


def refuse_guarded_rows(posts: "AppointmentQuerySet", fields: Iterable[str]) -> None:
    """The same, of rows whose fields of these names would change."""
    named = {*fields} & {*KEPT_OF_POST, "person"}
    new_role = fields.get("role") if isinstance(fields, dict) else None
    if named and (new_role in GUARDED or posts.filter(role__in=sorted(GUARDED)).exists()):
        raise SecondPersonNeeded


def refuse_guarded_accounts(people: "UserQuerySet", fields: Iterable[str]) -> None:
    """Raise SecondPersonNeeded if one of these accounts is guarded, and they would change."""
    if {*fields} & {*ACCOUNT_FIELDS} and any(is_guarded(person) for person in people):
        raise SecondPersonNeeded


def refuse_unconfirmed_account(user: "User") -> None:
    """Raise SecondPersonNeeded for another address, sign-in or rank of a guarded person, or for a
    superuser who is not proposed to anyone."""
    before = type(user).objects.filter(pk=user.pk).values(*ACCOUNT_FIELDS).first()
    if before is None:
        if user.is_superuser and user.is_active and had_people_administrator():
            raise SecondPersonNeeded
        return
    now = {name: getattr(user, name) for name in ACCOUNT_FIELDS}
    changed = {name for name in ACCOUNT_FIELDS if before[name] != now[name]}
    raised = any(now[name] for name in changed & {"is_superuser", "is_staff", "is_system"})
    if changed and (raised or is_guarded(user, before)) and not is_proposed(user, changed):
        raise SecondPersonNeeded


def is_proposed(user: "User", changed: set[str]) -> bool:
    """Whether exactly this change is confirmed and due."""
    proposal = user.proposal
    if proposal is None or proposal.person_id != user.pk or not proposal.is_due(timezone.now()):
        return False
    if changed == {"email"}:
        return proposal.kind == "address" and proposal.email == user.email
    return (
        changed == {"is_active"}
        and proposal.kind == "sign-in"
        and proposal.can_sign_in is user.is_active
    )


def is_guarded(user: "User", account: dict[str, object] | None = None) -> bool:
    """Whether one person alone must not change this account: its owner holds or has held a guarded
    post, is about to, or is no ordinary account. `account` is how it is stored."""
    return has_guarded_post(user, account) or user.proposals.open().exists()


def has_guarded_post(user: "User", account: dict[str, object] | None = None) -> bool:
    """The same, whatever is proposed."""
    ranks = account or {name: getattr(user, name) for name in ACCOUNT_FIELDS}
    return bool(
        ranks["is_superuser"]
        or ranks["is_staff"]
        or ranks["is_system"]
        or user.appointments.filter(role__in=sorted(GUARDED)).exists()
    )


def had_people_administrator() -> bool:
    """Whether anybody has ever held that post: the first one is appointed by the server's owner."""
    from people.models.appointment import Appointment

    return Appointment.objects.filter(role=Role.PEOPLE_ADMINISTRATOR).exists()


def in_sql(roles: Iterable[str]) -> str:
    return ", ".join(f"'{role}'" for role in sorted(roles))


REFUSE = "RAISE EXCEPTION 'A second person has to confirm this change: %', TG_TABLE_NAME;"
CHANGED = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in KEPT_OF_POST)
SAME_POST = " AND ".join(f"{name} IS NOT DISTINCT FROM NEW.{name}" for name in POST_FIELDS)


def post_triggers() -> list[Trigger]:
    """For posts: a guarded one is never removed, and comes from a confirmed proposal of it."""
    return [
        Trigger(
            name="guarded_post_takes_two",
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            func=f"""
                IF TG_OP = 'DELETE' THEN
                    IF OLD.role IN ({in_sql(GUARDED)}) THEN {REFUSE} END IF;
                    RETURN OLD;
                END IF;
                IF NEW.role NOT IN ({in_sql(GUARDED)})
                    AND (TG_OP = 'INSERT' OR OLD.role NOT IN ({in_sql(GUARDED)})) THEN
                    RETURN NEW;
                END IF;
                IF TG_OP = 'UPDATE' AND NOT ({CHANGED}) THEN RETURN NEW; END IF;
                PERFORM 1 FROM people_proposal
                    WHERE id = NEW.proposal_id AND state = 'confirmed' AND {SAME_POST}
                    AND (kind = 'post-cancel') = NEW.is_cancelled
                    AND post_id IS NOT DISTINCT FROM
                        CASE WHEN TG_OP = 'UPDATE' THEN NEW.id END;
                IF NOT FOUND THEN {REFUSE} END IF;
                RETURN NEW;
            """,
        )
    ]


ACCOUNT_CHANGE = f"""
                IF TG_OP = 'INSERT' THEN
                    IF NEW.is_superuser AND NEW.is_active AND EXISTS (
                        SELECT 1 FROM people_appointment
                        WHERE role = 'people-administrator' AND NOT is_cancelled
                    ) THEN {REFUSE} END IF;
                    RETURN NEW;
                END IF;
                IF (NEW.is_superuser AND NOT OLD.is_superuser)
                    OR (NEW.is_staff AND NOT OLD.is_staff)
                    OR NEW.is_system IS DISTINCT FROM OLD.is_system THEN {REFUSE} END IF;
                IF NEW.email = OLD.email AND NEW.is_active = OLD.is_active THEN
                    RETURN NEW;
                END IF;
                IF NOT (OLD.is_superuser OR OLD.is_staff OR OLD.is_system)
                    AND NOT EXISTS (
                        SELECT 1 FROM people_appointment
                        WHERE person_id = OLD.id AND role IN ({in_sql(GUARDED)})
                        AND NOT is_cancelled)
                    AND NOT EXISTS (
                        SELECT 1 FROM people_proposal
                        WHERE person_id = OLD.id AND state IN ('proposed', 'confirmed'))
                    THEN RETURN NEW; END IF;
                PERFORM 1 FROM people_proposal
                    WHERE id = NEW.proposal_id AND state = 'confirmed' AND person_id = NEW.id
                    AND ((kind = 'address' AND email = NEW.email
                            AND NEW.is_active = OLD.is_active)
                        OR (kind = 'sign-in' AND can_sign_in = NEW.is_active
                            AND NEW.email = OLD.email));
                IF NOT FOUND THEN {REFUSE} END IF;
                RETURN NEW;
            """  # noqa: S608  (names of roles alone, none of them typed)


def account_triggers() -> list[Trigger]:
    """For accounts: nobody becomes a superuser, and a guarded one changes by a proposal alone."""
    return [
        Trigger(
            name="guarded_account_takes_two",
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update,
            func=ACCOUNT_CHANGE,
        )
    ]


PROPOSAL_STEP = """
                IF TG_OP = 'INSERT' THEN
                    IF NEW.state <> 'proposed' OR NEW.confirmed_by_id IS NOT NULL THEN
                        RAISE EXCEPTION 'A proposal starts without its second person';
                    END IF;
                    RETURN NEW;
                END IF;
                IF OLD.state NOT IN ('proposed', 'confirmed')
                    OR (OLD.state = 'proposed' AND NEW.state = 'in-effect')
                    OR (OLD.state = 'confirmed' AND NEW.state = 'proposed' AND (
                        OLD.stand_in NOT IN ('holder', 'delay') OR NEW.stand_in <> ''
                        OR NEW.confirmed_at IS NOT NULL OR NEW.confirmed_by_id IS NOT NULL))
                    OR (OLD.confirmed_at IS NOT NULL AND NEW.state <> 'proposed' AND (
                        NEW.confirmed_by_id IS DISTINCT FROM OLD.confirmed_by_id
                        OR NEW.confirmed_at IS DISTINCT FROM OLD.confirmed_at
                        OR NEW.stand_in <> OLD.stand_in)) THEN
                    RAISE EXCEPTION 'A proposal that was decided stays as it is';
                END IF;
                RETURN NEW;
            """


def proposal_triggers(contents: Iterable[str]) -> list[Trigger]:
    """For proposals: begun unconfirmed, their contents fixed, their end final, none removed. Only
    what a stand-in confirmed can need a second person again."""
    return [
        ReadOnly(name="contents_stay", fields=list(contents)),
        Protect(name="no_delete", operation=pgtrigger.Delete),
        Trigger(
            name="one_step_at_a_time",
            level=pgtrigger.Row,
            when=pgtrigger.Before,
            operation=pgtrigger.Insert | pgtrigger.Update,
            func=PROPOSAL_STEP,
        ),
    ]
