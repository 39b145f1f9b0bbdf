"""Visits to premises as pages show them."""

from relations.models import Premises
from relations.visits import actions
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import visits as visit_cases


def premises_to_visit(clock):
    under("knutsford")
    found = Premises.objects.filter(name="Highways depot").first()
    return found or visit_cases.premises()


def school_to_visit(clock):
    under("knutsford")
    school = Premises.objects.filter(name="Coble School").first()
    return ((school or visit_cases.premises("Coble School", is_school=True)).pk,)


def visit_announced(clock):
    return (visit_cases.announced(place=premises_to_visit(clock)).reference,)


def visits_to_list(clock):
    visit_announced(clock)


def visit_with_another_time(clock):
    visit = visit_cases.announced(place=premises_to_visit(clock))
    times = {"starts_at": visit_cases.at(14, day=10), "ends_at": visit_cases.at(15, day=10)}
    why = "The lorries are loaded until noon."
    actions.offer_other_time(visit, **times, reason=why, by=named("omar"))
    return (visit.reference,)


def premises_with_conditions(clock):
    under("cheshire-east")
    return (visit_cases.premises("Salt barn").pk,)
