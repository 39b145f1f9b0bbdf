"""Pages of scrutiny requests, under Cheshire East. Colin is the Director, Omar attends."""

from tests.journeys.stops import Stop

R = "relations:"
SCRUTINY = [
    Stop(f"{R}index", "clara", "body_that_asks"),
    Stop(f"{R}scrutiny", "clara", "body_that_asks"),
    Stop(f"{R}choose-scrutiny", "clara", "body_that_asks"),
    Stop(f"{R}ask-scrutiny", "clara", "form_of_a_body", "Send request"),
    Stop(f"{R}scrutiny", "colin", "scrutiny_waiting"),
    Stop(f"{R}scrutiny-request", "clara", "scrutiny_asked"),
    Stop("home", "colin", "scrutiny_waiting"),
    Stop(f"{R}name-officer", "colin", "scrutiny_asked", "Name officer"),
    Stop(f"{R}decline-scrutiny", "colin", "scrutiny_asked", "Decline request"),
    Stop(f"{R}withdraw-scrutiny", "clara", "scrutiny_asked"),
    Stop(f"{R}leave-topic", "omar", "scrutiny_agreed", "Withdraw from topic"),
    Stop(f"{R}scrutiny-request", "omar", "scrutiny_left_topic"),
]
