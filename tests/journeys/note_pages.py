"""Pages of private notes, as staff see them."""

from tests.journeys.stops import Stop

NOTES = [
    Stop("enquiries:notes", "omar", "assigned", "Add note"),
    Stop("enquiries:notes", "grace", "enquiry_with_notes"),
    Stop("enquiries:detail", "omar", "enquiry_with_notes"),
    Stop("enquiries:answer", "omar", "enquiry_with_notes"),
    Stop("enquiries:strike-out-note", "omar", "own_note", "Strike out note"),
    Stop("documents:notes", "omar", "request_with_notes", "Add note"),
    Stop("documents:detail", "ruth", "request_with_notes"),
    Stop("documents:strike-out-note", "omar", "own_note_on_a_request", "Strike out note"),
]
