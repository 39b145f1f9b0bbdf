"""Pages under protocols other than Section C, whose clauses ask for more."""

from tests.journeys.stops import Stop

STEP = "enquiries:raise-step"
CHESHIRE_EAST = [
    Stop("enquiries:something-else", "clara", "cheshire_east_draft"),
    Stop(STEP, "clara", "cheshire_east_draft", step="question"),
    Stop("enquiries:check", "clara", "cheshire_east_draft"),
    Stop("enquiries:staffing", "clara", "cheshire_east"),
    Stop("enquiries:party", "clara", "cheshire_east"),
    Stop("enquiries:private", "clara", "cheshire_east"),
    Stop("enquiries:detail", "clara", "cheshire_east_answered"),
    Stop("enquiries:follow-up", "clara", "cheshire_east_answered", "Send follow-up"),
    Stop("enquiries:answer", "omar", "cheshire_east", "Preview letter"),
    Stop("enquiries:decline", "omar", "cheshire_east", "Preview letter"),
    Stop("enquiries:detail", "clara", "declined"),
    Stop("enquiries:detail", "omar", "followed_up"),
]
STAFFORDSHIRE = [
    Stop("enquiries:detail", "clara", "told_in_confidence"),
    Stop("enquiries:confidential-letter", "clara", "confidential_letter"),
    Stop("enquiries:detail", "omar", "told_in_confidence"),
    Stop("enquiries:confidential-letter", "omar", "confidential_letter"),
]
SECTION_C = [
    Stop("enquiries:share-letters", "clara", "letters_to_share", "Ask to share letters"),
    Stop("enquiries:detail", "clara", "letters_to_share"),
    Stop("enquiries:letters-shared", "omar", "letters_to_share"),
    Stop("enquiries:consent", "omar", "letter_to_decide_on", "Save decision"),
    Stop("enquiries:letters-shared", "stan", "letters_to_share"),
    Stop("enquiries:letters-shared", "clara", "letters_to_share"),
    Stop("enquiries:letter-shared", "stan", "letter_of_clara"),
    Stop("enquiries:take-back-consent", "clara", "letter_of_clara"),
]
THURROCK = [
    Stop("enquiries:detail", "clara", "thurrock_answered"),
    Stop("enquiries:print", "clara", "thurrock_answered"),
    Stop("enquiries:resident-text", "clara", "thurrock_answered"),
    Stop("enquiries:dissatisfied", "clara", "thurrock_answered", "Send comments"),
    Stop("enquiries:answer", "ruth", "thurrock_dissatisfied", "Preview letter"),
]
