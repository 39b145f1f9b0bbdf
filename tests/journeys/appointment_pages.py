"""Pages of appointments with officers, under Oxford's protocol."""

from tests.journeys.stops import Stop

R = "relations:"
APPOINTMENTS = [
    Stop(f"{R}index", "clara", "appointments_offered"),
    Stop(f"{R}appointments", "clara", "appointments_offered"),
    Stop(f"{R}ask-appointment", "clara", "appointments_offered", "Ask for appointment"),
    Stop(f"{R}appointments", "omar", "appointments_to_list"),
    Stop(f"{R}appointment", "clara", "appointment_asked"),
    Stop(f"{R}appointment", "omar", "appointment_asked"),
    Stop("home", "omar", "appointments_to_list"),
    Stop(f"{R}agree-time", "omar", "appointment_asked", "Accept time"),
    Stop(f"{R}propose-times", "omar", "appointment_asked", "Propose these times"),
    Stop(f"{R}decline-appointment", "omar", "appointment_asked"),
    Stop(f"{R}withdraw-appointment", "clara", "appointment_asked"),
    Stop(f"{R}appointment", "clara", "appointment_with_other_times"),
    Stop(f"{R}appointment", "clara", "appointment_agreed"),
]
