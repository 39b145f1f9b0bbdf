"""The pages of complaints, as stops: the journey, and the sealed file of the office."""

from tests.journeys.stops import Stop

QUESTIONS = ("who", "what", "when", "others", "formal", "first", "outcome", "name", "files")
VERB = "complaints:verb"
SEND_ON = "Send to the Monitoring Officer"
ENDED = ("a_decided_complaint", "a_closed_complaint", "a_withdrawn_complaint")
COMPLAINING = [
    Stop("complaints:index", "clara"),
    *(Stop("complaints:step", "clara", "a_drafted_complaint", step=slug) for slug in QUESTIONS),
    Stop("complaints:step", "clara", "an_empty_complaint", "Continue", step="about"),
    Stop("complaints:step", "clara", "an_empty_complaint", "Continue", step="who"),
    Stop("complaints:step", "clara", "a_draft_with_typed_names", "Continue", step="whose-name"),
    Stop("complaints:step", "clara", "a_draft_with_typed_names", "Continue", step="whose-names"),
    Stop("complaints:check", "clara", "a_draft_with_names_denied"),
    Stop("complaints:other", "clara", step="service"),
    Stop("complaints:check", "clara", "a_drafted_complaint"),
    Stop("complaints:begin", "clara", "a_drafted_complaint"),
    Stop("complaints:delete", "clara", "a_drafted_complaint"),
    Stop("complaints:sent", "clara", "a_complaint"),
    Stop("complaints:detail", "clara", "a_complaint"),
    Stop("complaints:verb", "clara", "a_complaint", "Send", step="reply"),
    Stop(VERB, "clara", "a_complaint", step="withdraw"),
    Stop("complaints:index", "clara", "a_drafted_complaint"),
    Stop("complaints:check", "clara", "a_draft_that_nobody_can_read"),
    Stop("complaints:step", "clara", "an_empty_complaint", step="when"),
    Stop("complaints:other", "clara", step="conduct"),
    Stop("complaints:other", "omar", step="council"),
    *(Stop("complaints:detail", "clara", state) for state in ENDED),
]
SEALED = [
    Stop("complaints:index", "eve", "a_complaint"),
    Stop("complaints:detail", "eve", "a_complaint_with_much"),
    *(
        Stop("complaints:verb", "eve", "an_assessed_complaint", button, step=verb)
        for verb, button in {
            "settle": "Save attempt",
            "consult": "Save view",
            "refer": "Save referral",
            "tell": "Save record",
            "decide": "Decide and tell the complainant",
            "access": "Give access",
            "step-aside": "Step aside",
        }.items()
    ),
    Stop("complaints:verb", "eve", "a_complaint", "Send decision", step="name"),
    Stop(
        "complaints:verb",
        "eve",
        "an_acknowledged_complaint",
        "Save assessment",
        step="assess",
    ),
    Stop("complaints:verb", "ruth", "a_complaint", step="assess"),
    Stop("complaints:figures", "mona"),
    Stop("complaints:vacant", "mona", "", "Ask to open complaints"),
    Stop("complaints:vacant", "mona", "an_opening_requested"),
    Stop("complaints:agree", "mona", "an_opening_to_agree"),
    Stop("complaints:agree", "eve", "an_opening_to_agree", "Agree to open complaints"),
    Stop("complaints:grant", "eve", "an_access", "Save change"),
    Stop("complaints:end-grant", "eve", "an_access", "End access"),
    Stop("complaints:detail", "grace", "an_investigated_complaint"),
    Stop("complaints:detail", "eve", "a_referred_complaint"),
    Stop("complaints:detail", "eve", "an_excluded_person"),
    *(Stop("complaints:detail", "eve", state) for state in ENDED),
    *(
        Stop(VERB, "eve", "an_assessed_complaint", button, step=verb)
        for verb, button in {
            "inform": "Save record",
            "write": "Send",
            "note": "Add note",
            "keep-out": "Keep them out",
            "file": "Add files",
            "send-files": "Send files",
        }.items()
    ),
    *(Stop("complaints:detail", who, "a_complaint_with_files") for who in ("eve", "clara")),
    Stop("complaints:figures", "mona", "complaints_of_last_year"),
    Stop(VERB, "eve", "a_complaint", "Send acknowledgement", step="acknowledge"),
    Stop(VERB, "eve", "a_decided_complaint", step="close"),
    Stop(VERB, "eve", "a_decided_complaint", step="write"),
]
UNDER_SURREY = [
    Stop("complaints:step", "clara", "surrey", "Continue", step="about"),
    Stop("complaints:step", "omar", "a_draft_of_bullying", step="what"),
    Stop("complaints:step", "omar", "a_draft_of_bullying", step="effects"),
    Stop("complaints:detail", "mona", "a_complaint_of_bullying"),
]
UNDER_THURROCK = [
    Stop("enquiries:detail", "omar", "thurrock_case"),
    Stop("enquiries:detail", "clara", "thurrock_case"),
    Stop("complaints:step", "omar", "a_draft_from_a_case", step="who"),
    Stop("complaints:step", "omar", "a_draft_from_a_case", step="letter"),
    Stop("complaints:detail", "ruth", "linked_complaints"),
]
UNDER_SOMERSET = [Stop("complaints:step", "omar", "somerset_draft", "Continue", step="when")]
UNDER_OXFORD = [
    Stop("complaints:step", "omar", "oxford_draft", step="what"),
    Stop("complaints:detail", "ruth", "a_talk_under_oxford"),
    Stop(VERB, "ruth", "a_talk_under_oxford", "Save talk", step="talk"),
    Stop(VERB, "ruth", "a_talk_under_oxford", "Save record", step="tell-chief-executive"),
    Stop("complaints:detail", "ruth", "a_repeated_complaint"),
    Stop(VERB, "ruth", "a_repeated_complaint", "Save decision", step="discipline"),
    Stop("complaints:step", "omar", "oxford_draft", step="level"),
    Stop(VERB, "omar", "an_officers_complaint_under_oxford", SEND_ON, step="allege"),
    Stop(VERB, "ruth", "an_officers_complaint_under_oxford", "Send copy", step="copy"),
    Stop("complaints:detail", "clara", "a_disciplinary_referral"),
    Stop("complaints:detail", "ruth", "a_disciplinary_referral"),
]
UNDER_CHESHIRE_EAST = [
    Stop("complaints:detail", "eve", "an_upheld_complaint"),
    Stop(VERB, "eve", "an_upheld_complaint", "Save names", step="leaders"),
    Stop(VERB, "eve", "an_upheld_complaint", "Save record", step="leader-told"),
    Stop(VERB, "eve", "an_upheld_complaint", "Save consultation", step="committee"),
]
ASKED_FOR_MORE = {
    "complaints under Cheshire East": UNDER_CHESHIRE_EAST,
    "complaints under Surrey": UNDER_SURREY,
    "complaints under Thurrock": UNDER_THURROCK,
    "complaints under Somerset": UNDER_SOMERSET,
    "complaints under Oxford": UNDER_OXFORD,
}
