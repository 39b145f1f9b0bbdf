"""Pages of outgoing letters, under Oxford's protocol and under Knutsford's."""

from tests.journeys.stops import Stop

A = "announcements:"
LETTERS = [
    Stop(f"{A}index", "omar", "letters_offered"),
    Stop(f"{A}letters", "clara", "letters_offered"),
    Stop(f"{A}write-letter", "omar", "letter_of_an_officer", "Continue"),
    Stop(f"{A}write-letter", "clara", "letter_of_a_chair", "Continue"),
    Stop(f"{A}write-letter", "clara", "letter_of_a_councillor", "Continue"),
    Stop(f"{A}letters", "omar", "letters_to_list"),
    Stop("home", "omar", "letters_to_list"),
    Stop(f"{A}letter", "omar", "letter_to_sign"),
    Stop(f"{A}change-letter", "omar", "letter_to_sign"),
    Stop(f"{A}sign-letter", "omar", "letter_to_sign"),
    Stop(f"{A}withdraw-letter", "omar", "letter_to_sign"),
    Stop(f"{A}letter", "clara", "letter_of_a_chair_sent"),
]
LETTERS_OF_A_WARD = [
    Stop(f"{A}write-letter", "clara", "letter_that_binds_nothing", "Continue"),
]
