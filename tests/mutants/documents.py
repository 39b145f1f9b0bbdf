"""Mutations of what documents does the same under every protocol."""

from dataclasses import replace

from django.db import models

from dev.embedded import APPLICATION
from documents import policy
from documents.models.law import GROUNDS, NEED_TO_KNOW, RIGHTS
from protocols.choices import RouteKind
from tests.mutants.mutation import mutates
from tests.owner import as_owner

CONFIDENTIAL = "confidential"
STATUTE = "4.1(i)"
NEEDS_WEIGHED = ("10.3", "10.3(a)")


@mutates("document-request")
def no_reason_is_asked_for(mutation):
    """Of the statutory rights: they end where a need to know does."""
    if mutation.clause.number == STATUTE:
        mutation.replace("documents.models.DocumentRequest.law", like_a_need_to_know)
    else:
        mutation.replace("documents.asking.rules.weighs_need", lambda *_: False)


def like_a_need_to_know(law, document_request):
    right = law(document_request)
    return right if right.ends_at_route else RIGHTS[NEED_TO_KNOW]


@mutates("committee-papers")
def a_seat_gives_no_right(mutation):
    everyone_sits(mutation, sits=False)


def everyone_sits(mutation, *, sits):
    for module in ("rules", "actions"):
        mutation.replace(f"documents.asking.{module}.sits_on", lambda *_: sits)


@mutates("need-to-know")
def another_office_decides_alone(mutation):
    """Where the clause is about the need, everyone counts as a member of the committee."""
    if mutation.clause.number in NEEDS_WEIGHED:
        everyone_sits(mutation, sits=True)
        return

    def change(preset):
        routes = tuple(
            replace(route, to=("chief-operating-officer",), fallback=("director",), first=None)
            if route.kind == RouteKind.NEED_TO_KNOW
            else route
            for route in preset.routes
        )
        return replace(preset, routes=routes)

    mutation.change_preset(change)


@mutates("advice-before-access")
def the_service_has_it_at_once(mutation):
    for module in ("asking.actions", "asking.check_answers", "models.request"):
        mutation.replace(f"documents.{module}.advice_clauses", lambda *_: [])


@mutates("shared-after-telling")
def shared_whatever_the_need_and_nobody_told(mutation):
    mutation.replace(
        "documents.sharing.actions.decide_sharing",
        lambda decide, case, **more: decide(case, **more | {"agreed": True}),
    )
    mutation.replace("documents.notices.notify_sharing_decision", lambda *_, **__: None)


@mutates("document-is-private")
def every_councillor_sees_it(mutation):
    mutation.replace(
        "documents.models.visibility.DocumentRequestQuerySet.visible_to",
        lambda visible_to, rows, user: rows if user.is_member else visible_to(rows, user),
    )


@mutates("purpose-is-confirmed")
def opened_without_a_purpose(mutation):
    mutation.replace("documents.case.wording.release_conditions", without_purpose)
    mutation.replace("documents.policy.can_open", without_acceptance)


def without_purpose(conditions, *about):
    return [line for line in conditions(*about) if not line.startswith("Only use it")]


def without_acceptance(can_open, user, case):
    return policy.is_released(user, case) if case.member_id == user.pk else can_open(user, case)


@mutates("refusal-has-a-ground")
def refused_without_a_ground_or_removed(mutation):
    mutation.replace("documents.decide.check_ruling", whatever_the_ground)
    mutation.replace(
        "foundation.history.RecordedQuerySet.delete", lambda _, rows: models.QuerySet.delete(rows)
    )
    with as_owner() as cursor:
        cursor.execute("ALTER TABLE documents_decision DROP CONSTRAINT document_refusal_has_ground")
        cursor.execute(f"GRANT DELETE ON documents_documentrequest TO {APPLICATION}")


def whatever_the_ground(check_ruling, case, ruling):
    grounds = [key for key in ruling.grounds if key in GROUNDS] or [CONFIDENTIAL]
    check_ruling(case, replace(ruling, grounds=grounds))
