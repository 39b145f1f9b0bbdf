"""Advice with a councillor's view as pages show it."""

from tests.journeys.clause_scenes import under
from tests.relations import advice as cases


def advice_offered(clock):
    under("cheshire-east")


def advice_to_list(clock):
    advice_recorded(clock)


def advice_recorded(clock):
    under("cheshire-east")
    return (cases.recorded().reference,)
