"""Pages of related enquiries and duplicates."""

from tests.journeys.stops import Stop

RELATED = [
    Stop("enquiries:end-link", "omar", "one_link", "Remove link"),
    Stop("enquiries:detail", "omar", "marked_as_duplicate"),
    Stop("enquiries:detail", "clara", "closed_as_duplicate"),
]
