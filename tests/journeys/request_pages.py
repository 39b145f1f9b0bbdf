"""Pages where councillors ask for support, or for services open only to certain posts."""

from tests.journeys.stops import Stop

STEP = "enquiries:raise-step"
REQUESTS = [
    Stop(STEP, "clara", "support_started", "Continue", step="purpose"),
    Stop(STEP, "clara", "support_started", "Continue", step="support"),
    Stop(STEP, "clara", "support_drafted", step="question"),
    Stop("enquiries:check", "clara", "support_drafted"),
    Stop("enquiries:detail", "omar", "a_support_request"),
    Stop(STEP, "clara", "reasons_started", "Continue", step="decision"),
]
REQUESTS_KEPT_APART = [
    Stop(STEP, "clara", "criticism_started", "Continue", step="where"),
    Stop("enquiries:check", "clara", "criticism_drafted"),
    Stop("enquiries:detail", "ruth", "a_criticism"),
]
REQUESTS_OF_THE_TOWN_CLERK = [Stop(STEP, "clara", "media_help_started", "Continue", step="media")]
REQUESTS_BY_POST = [
    Stop(STEP, "clara", "a_draft_of_a_post_holder", step="about"),
    Stop(STEP, "clara", "a_draft_of_a_post_holder", "Continue", step="request"),
    Stop(STEP, "clara", "background_started", "Continue", step="meeting"),
    Stop(STEP, "clara", "a_draft_under_oxford", step="where"),
    Stop("enquiries:check", "clara", "background_drafted"),
    Stop("enquiries:detail", "clara", "advice_on_a_budget"),
    Stop("enquiries:detail", "nia", "background_for_a_meeting"),
    Stop("enquiries:detail", "omar", "a_media_request"),
]
