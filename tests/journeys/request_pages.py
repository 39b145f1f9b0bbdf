"""Pages where councillors ask for support, or for services open only to certain posts."""

from tests.journeys.stops import Stop

STEP = "enquiries:raise-step"
REQUESTS = [
    Stop(STEP, "clara", "support_started", "Continue", step="question"),
    Stop("enquiries:check", "clara", "support_drafted"),
    Stop("enquiries:detail", "omar", "a_support_request"),
    Stop(STEP, "clara", "reasons_started", "Continue", step="question"),
]
REQUESTS_KEPT_APART = [
    Stop(STEP, "clara", "criticism_started", "Continue", step="question"),
    Stop("enquiries:check", "clara", "criticism_drafted"),
    Stop("enquiries:detail", "ruth", "a_criticism"),
]
REQUESTS_OF_THE_TOWN_CLERK = [
    Stop(STEP, "clara", "media_help_started", "Continue", step="question")
]
REQUESTS_BY_POST = [
    Stop("enquiries:something-else", "clara", "a_draft_of_a_post_holder"),
    Stop(STEP, "clara", "background_started", "Continue", step="question"),
    Stop(STEP, "clara", "a_draft_under_oxford", step="question"),
    Stop("enquiries:check", "clara", "background_drafted"),
    Stop("enquiries:detail", "clara", "advice_on_a_budget"),
    Stop("enquiries:detail", "nia", "background_for_a_meeting"),
    Stop("enquiries:detail", "omar", "a_media_request"),
]
