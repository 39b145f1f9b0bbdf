"""Scrutiny requests as pages show them."""

from relations.scrutiny import actions
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import scrutiny as cases


def body_that_asks(clock):
    under("cheshire-east")
    cases.scrutiny_body()


def form_of_a_body(clock):
    under("cheshire-east")
    return cases.scrutiny_body().pk, cases.highways().pk


def scrutiny_asked(clock):
    under("cheshire-east")
    short = {"starts_at": cases.at(14, day=8), "ends_at": cases.at(16, day=8)}
    more = {"proposed": named("ruth"), "seniority_reason": "She leads the service."}
    return (cases.asked(**short, **more).reference,)


def scrutiny_waiting(clock):
    """For pages whose address takes nothing."""
    scrutiny_asked(clock)


def scrutiny_agreed(clock):
    under("cheshire-east")
    return (cases.agreed().reference,)


def scrutiny_left_topic(clock):
    under("cheshire-east")
    why = "It turned to the manifesto."
    request = actions.leave_topic(cases.agreed(), number=2, reason=why, by=named("omar"))
    return (request.reference,)
