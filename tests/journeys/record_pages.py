"""Stops where somebody answers for the protocol: rulings, elections, reports and reviews."""

from tests.journeys.stops import Stop

RULED = [
    Stop("protocols:rule", "mona", "a_ruling", "Record ruling", step="51"),
    Stop("protocols:in_force", "clara", "an_election"),
    Stop("protocols:elections", "pat", "an_election"),
    Stop("protocols:set-election", "pat", button="Add election period"),
    Stop("protocols:take-out-election", "pat", "an_election"),
    Stop("monitoring", "ada", "declined", query="?show=declined"),
    Stop("even-handedness", "mona", "declined"),
]
RETENTION = [
    Stop("retention:schedule", "mona"),
    Stop("retention:schedule", "mona", "a_schedule_proposed"),
    Stop("retention:schedule", "pat", "a_schedule_proposed"),
    Stop("retention:propose", "pat", button="Propose schedule"),
    Stop("retention:adopt", "mona", "a_schedule_proposed"),
    Stop("retention:holds", "mona", "a_hold"),
    Stop("retention:place-hold", "mona", "", "Place hold"),
    Stop("retention:end-hold", "mona", "a_hold"),
    Stop("retention:review", "mona"),
    Stop("retention:review", "mona", "a_review_due"),
    Stop("retention:certificates", "ada"),
    Stop("retention:certificates", "ada", "certificates_made"),
    Stop("retention:certificate", "ada", "a_certificate"),
    Stop("retention:searches", "mona"),
    Stop("retention:searches", "mona", "searches_made"),
    Stop("retention:search", "mona", "", "Search"),
    Stop("retention:found", "mona", "a_search"),
    Stop("retention:decide", "mona", "records_due", "Record decision"),
]
ASKED_IN_KNUTSFORD = [
    Stop("protocols:ask", "clara", "knutsford", step="3"),
    Stop("enquiries:raise-step", "clara", "a_draft_about_a_clause", step="about"),
    Stop("enquiries:check", "clara", "a_draft_about_a_clause"),
    Stop("enquiries:detail", "eve", "a_question_on_a_clause"),
    Stop("protocols:topic", "clara", "an_election_in_knutsford", step="media"),
]
REPORTS_TO_COMMITTEE = [
    Stop("committee:reports", "clara"),
    Stop("committee:reports", "dev", "reports_to_committee"),
    Stop("committee:report", "dev", "a_draft_report"),
    Stop("committee:renew", "dev", "a_draft_report"),
    Stop("committee:delete", "mona", "a_draft_report"),
    Stop("committee:write", "mona", "a_draft_report", "Save"),
    Stop("committee:sign-off", "mona", "a_draft_report"),
    Stop("committee:report", "clara", "a_signed_off_report"),
    Stop("committee:reports", "clara", "reports_to_committee"),
    Stop("committee:make", "dev", button="Make report"),
]
REVIEWED = [
    Stop("monitoring", "mona", "more_late_than_a_page"),
    Stop("review", "mona", "a_review", "Record review"),
    Stop("review", "ada", "a_review"),
    Stop("reports", "mona", "more_late_than_a_page", query="?months=now"),
    Stop("reports", "clara", "more_late_than_a_page"),
    Stop("enquiries:summaries", "ruth", "summaries"),
    Stop("enquiries:summaries", "nia", "summaries"),
]
