"""Pages where councillors ask for support, or for services open only to certain posts."""

from tests.journeys.stops import Stop

STEP = "enquiries:raise-step"
REQUESTS = [
    Stop(STEP, "clara", "support_begun", "Continue", step="purpose"),
    Stop(STEP, "clara", "support_begun", "Continue", step="support"),
    Stop(STEP, "clara", "support_drafted", step="question"),
    Stop("enquiries:check", "clara", "support_drafted"),
    Stop("enquiries:detail", "omar", "support_asked_for"),
    Stop(STEP, "clara", "a_decision_asked_about", "Continue", step="decision"),
]
REQUESTS_KEPT_APART = [
    Stop(STEP, "clara", "criticism_begun", "Continue", step="where"),
    Stop("enquiries:check", "clara", "criticism_drafted"),
    Stop("enquiries:detail", "ruth", "criticised"),
]
REQUESTS_OF_THE_TOWN_CLERK = [Stop(STEP, "clara", "media_begun", "Continue", step="media")]
REQUESTS_BY_POST = [
    Stop(STEP, "clara", "in_a_post", step="about"),
    Stop(STEP, "clara", "in_a_post", "Continue", step="request"),
    Stop(STEP, "clara", "a_meeting_asked_about", "Continue", step="meeting"),
    Stop(STEP, "clara", "drafted_for_a_meeting", step="where"),
    Stop("enquiries:check", "clara", "background_drafted"),
    Stop("enquiries:detail", "clara", "a_budget_asked_about"),
    Stop("enquiries:detail", "nia", "told_of_an_answer"),
    Stop("enquiries:detail", "omar", "asked_by_the_media"),
]
