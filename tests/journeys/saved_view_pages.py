"""Saved views of the queue: above it, their list, and saving, renaming and deleting one; and
what a service has passed on."""

from tests.journeys.stops import Stop

SAVED_VIEWS = [
    Stop("enquiries:saved-views", "stan"),
    Stop("enquiries:saved-views", "ruth", "saved_views"),
    Stop("enquiries:queue", "ruth", "saved_views", query="?whose=service&kind=ward"),
    Stop("enquiries:queue", "ruth", "saved_views", query="?whose=service&officer=999999"),
    Stop("enquiries:save-view", "ruth", "", "Save view", query="?whose=any&q=harbour"),
    Stop("enquiries:rename-view", "ruth", "a_view_of_highways", "Save name"),
    Stop("enquiries:delete-view", "ruth", "a_view_of_highways", "Delete view"),
    Stop("enquiries:first-view", "ruth", "a_view_of_highways", "Open with this view"),
    Stop("enquiries:not-first-view", "ruth", "a_view_shown_first", "Open with the usual list"),
]
PASSED_ON = [
    Stop("enquiries:queue", "omar", "passed_on_to_waste", query="?whose=passed-on"),
    Stop("enquiries:detail", "omar", "passed_on_to_waste"),
    Stop("enquiries:detail", "dev", "passed_on_to_waste"),
    Stop("enquiries:follow", "omar", "read_by_an_earlier_service", "Tell me"),
    Stop("enquiries:stop-following", "omar", "read_by_an_earlier_service", "Do not tell me"),
    Stop("enquiries:end-reading", "dev", "read_by_an_earlier_service", "Stop reading"),
    Stop("enquiries:queue", "dev", "passed_on_by_a_coordinator", query="?whose=passed-on"),
    Stop("enquiries:detail", "dev", "passed_on_by_a_coordinator"),
    Stop("enquiries:follow", "dev", "followed_by_coordinators", "Tell me"),
    Stop("enquiries:end-reading", "dev", "followed_by_coordinators", "Remove from the list"),
]
