"""Pages of the library of standard answers, and a letter with one."""

from tests.journeys.stops import Stop

STANDARD_ANSWERS = [
    Stop("enquiries:standard-answers", "omar"),
    Stop("enquiries:standard-answers", "omar", "library_of_answers"),
    Stop("enquiries:standard-answers", "dev", "library_of_answers", query="?show=retired"),
    Stop("enquiries:standard-answer", "ruth", "an_overdue_answer"),
    Stop("enquiries:add-standard-answer", "ruth", "their_service", "Add standard answer"),
    Stop(
        "enquiries:change-standard-answer", "ruth", "an_overdue_answer", "Save and mark as reviewed"
    ),
    Stop("enquiries:retire-standard-answer", "ruth", "an_overdue_answer", "Retire standard answer"),
    Stop("enquiries:answer", "omar", "with_standard_answers"),
]
