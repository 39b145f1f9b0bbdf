"""Stops at the pages of an assistant, and of the councillor they assist."""

from tests.journeys.stops import Stop

ASSISTANTS = [
    Stop("enquiries:assistants", "nia"),
    Stop("enquiries:let-send", "clara", "an_assistant"),
    Stop("home", "asha"),
    Stop("account", "asha"),
    Stop("enquiries:check", "asha", "a_draft_of_an_assistant"),
    Stop("home", "asha"),
    Stop("enquiries:check", "clara", "a_draft_given"),
    Stop("enquiries:stop-sending", "clara", "an_assistant_who_sends"),
    Stop("enquiries:assistants", "clara"),  # with the permission of the stop before
    Stop("home", "asha"),
    Stop("enquiries:detail", "asha", "a_shared_enquiry"),
    Stop("enquiries:raise-step", "asha", "", "Continue", step="councillor"),
]
