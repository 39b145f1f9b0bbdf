"""Appointments with officers as pages show them."""

from relations.appointments import actions
from tests.journeys.clause_scenes import under
from tests.people import named
from tests.relations import appointments as cases


def appointments_offered(clock):
    under("oxford")


def appointments_to_list(clock):
    appointment_asked(clock)


def appointment_asked(clock):
    under("oxford")
    return (cases.asked().reference,)


def appointment_with_other_times(clock):
    under("oxford")
    times = [cases.half_hour(15, 10), cases.half_hour(16, 11)]
    actions.propose_times(
        appointment := cases.asked(), times=times, place="Depot", by=named("omar")
    )
    return (appointment.reference,)


def appointment_agreed(clock):
    under("oxford")
    return (cases.agreed().reference,)
