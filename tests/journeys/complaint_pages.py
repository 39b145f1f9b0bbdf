"""The pages of complaints, as stops: the journey, and the sealed file of the office."""

from tests.journeys.stops import Stop

QUESTIONS = ("who", "what", "when", "others", "formal", "first", "outcome", "name", "files")
COMPLAINING = [
    Stop("complaints:index", "clara"),
    *(
        Stop("complaints:step", "clara", "a_drafted_complaint", step=slug)
        for slug in (
            "who",
            "what",
            "when",
            "others",
            "formal",
            "first",
            "outcome",
            "name",
            "files",
        )
    ),
    Stop("complaints:step", "clara", "an_empty_complaint", "Continue", step="about"),
    Stop("complaints:step", "clara", "an_empty_complaint", "Continue", step="who"),
    Stop("complaints:other", "clara", step="service"),
    Stop("complaints:check", "clara", "a_drafted_complaint"),
    Stop("complaints:sent", "clara", "a_complaint"),
    Stop("complaints:detail", "clara", "a_complaint"),
    Stop("complaints:verb", "clara", "a_complaint", "Send", step="reply"),
]
SEALED = [
    Stop("complaints:index", "eve", "a_complaint"),
    Stop("complaints:detail", "eve", "a_complaint_with_much"),
    *(
        Stop("complaints:verb", "eve", "an_assessed_complaint", button, step=verb)
        for verb, button in {
            "settle": "Save",
            "consult": "Save",
            "refer": "Save",
            "tell": "Save",
            "decide": "Decide and tell the complainant",
            "access": "Give access",
            "step-aside": "Step aside",
        }.items()
    ),
    Stop("complaints:verb", "eve", "a_complaint", "Send the decision", step="name"),
    Stop(
        "complaints:verb",
        "eve",
        "an_acknowledged_complaint",
        "Save the assessment",
        step="assess",
    ),
    Stop("complaints:verb", "ruth", "a_complaint", step="assess"),
    Stop("complaints:figures", "mona"),
    Stop("complaints:vacant", "mona", "", "Ask for it"),
]
