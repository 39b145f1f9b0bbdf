"""Every page of documents and each state of it, as stops."""

from tests.journeys.stops import Stop

STEPS = ["document", "committee", "why", "more"]
DOCUMENTS_ASKED = [
    *(Stop("documents:ask-step", "clara", "a_document_draft", step=step) for step in STEPS),
    Stop("documents:check", "clara", "a_document_draft"),
    Stop("documents:ask", "clara", "a_document_draft"),
    Stop("documents:delete-draft", "clara", "a_document_draft"),
    Stop("documents:sent", "clara", "a_document_requested"),
    Stop("documents:index", "clara"),
    Stop("documents:index", "clara", "documents_of_several_councillors"),
    Stop("documents:index", "ruth", "documents_of_several_councillors"),
    Stop("documents:index", "ruth", "more_documents_than_a_page"),
    Stop("documents:register", "mona", "documents_of_several_councillors"),
    Stop("documents:detail", "clara", "a_document_question"),
    Stop("documents:detail", "clara", "a_document_refused"),
    Stop("documents:detail", "clara", "a_document_expired"),
    Stop("documents:detail", "omar", "documents_of_several_councillors"),
    Stop("documents:detail", "eve", "a_document_in_dispute"),
    Stop("documents:detail", "eve", "a_document_determined"),
    Stop("documents:detail", "ruth", "a_document"),
]
DOCUMENTS_DECIDED = [
    Stop("documents:decide", "omar", "a_document", "Release part", step="part"),
    Stop("documents:decide", "omar", "a_document_for_somebody", step="inspect"),
    Stop("documents:decide", "omar", "a_document", "Refuse request", step="refuse"),
    Stop("documents:decide", "omar", "a_document_with_standard_answers", step="refuse"),
    Stop("documents:question", "omar", "a_document_with_standard_answers", "Insert"),
    Stop("documents:assign", "ruth", "a_document_requested", "Assign"),
    Stop("documents:pass", "omar", "a_document", "Pass to service"),
    Stop("documents:question", "omar", "a_document", "Send question"),
    Stop("documents:reply", "clara", "a_document_question", "Send reply"),
    Stop("documents:refer", "omar", "a_document", "Refer request"),
    Stop("documents:dispute", "clara", "a_document_refused", "Ask for a final decision"),
    Stop("documents:view", "mona", "a_document_in_dispute", "Record view"),
    Stop("documents:remind", "eve", "a_document_in_dispute"),
    Stop("documents:call-for", "eve", "a_document_in_dispute"),
    Stop("documents:attach", "omar", "a_document_in_dispute", "Send to the offices"),
    Stop("documents:withdraw", "clara", "a_document", "Withdraw request"),
    Stop("documents:released", "clara", "a_document_released", "Accept and open"),
    Stop("documents:released", "clara", "a_document_accepted"),
    Stop("documents:share", "clara", "a_document_accepted", "Send request"),
    Stop("documents:settle", "omar", "a_document_to_share", "Save decision"),
    Stop("documents:same", "omar", "a_document_under_other_words", "Save"),
    Stop("documents:file", "clara", "a_document_file"),
    Stop("documents:file", "omar", "a_document_file"),
    Stop("documents:detail", "clara", "a_document_that_nobody_leads"),
]
STEP = "documents:ask-step"
KNUTSFORD = [
    Stop(STEP, "clara", "a_draft_for_advice", step="why"),
    Stop(STEP, "clara", "a_draft_for_advice", step="more"),
    Stop("documents:check", "clara", "a_draft_for_advice"),
    Stop("documents:sent", "clara", "a_document_for_advice"),
    Stop("documents:detail", "clara", "a_document_for_advice"),
    Stop("documents:detail", "eve", "a_document_for_advice"),
    Stop("documents:advise", "eve", "a_document_for_advice", "Record advice"),
    Stop("documents:sent", "clara", "a_document_with_the_town_clerk"),
    Stop("documents:detail", "clara", "a_document_with_the_town_clerk"),
    Stop("documents:detail", "eve", "a_document_with_the_town_clerk"),
    Stop("documents:decide", "eve", "a_document_with_the_town_clerk", step="refuse"),
    Stop("documents:pass", "eve", "a_document_with_the_town_clerk", "Pass to service"),
    Stop("documents:papers", "clara", "papers_of_a_committee"),
    Stop("documents:present", "eve", "papers_of_a_committee", "Present to the committee"),
    Stop("documents:paper", "clara", "a_paper_of_a_committee"),
    Stop("/documents/papers/", "eve", "a_paper_of_a_committee"),
    Stop("documents:share", "clara", "a_document_to_pass_on", "Send request"),
]
OXFORD = [
    Stop(STEP, "clara", "a_draft_about_a_recruitment", step="recruitment"),
    Stop(STEP, "clara", "a_draft_about_a_recruitment", step="why"),
    Stop("documents:check", "clara", "a_draft_about_a_recruitment"),
    Stop("documents:told", "nia", "a_document_for_a_meeting"),
]
MERTON = [Stop("documents:decide", "omar", "a_document_confidential", step="disclose")]
DOCUMENTS = {
    "documents asked for": DOCUMENTS_ASKED,
    "documents decided": DOCUMENTS_DECIDED,
    "documents under Knutsford": KNUTSFORD,
    "documents under Oxford": OXFORD,
    "documents under Merton": MERTON,
}
