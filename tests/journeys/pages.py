"""Every page in each of its states, as the stops of tours.

`button` is pressed on the page as it opens, so that its errors are shown. `state` names the
scene with the case that the address is about, made by real actions.
"""

from protocols.settings.pages import SUBJECTS_BY_KEY
from tests.enquiries.verb_table import COUNCILLORS_VERBS, OFFICERS_VERBS
from tests.journeys.account_pages import ACCOUNT
from tests.journeys.advice_pages import ADVICE
from tests.journeys.agenda_pages import AGENDAS
from tests.journeys.announcement_pages import ANNOUNCEMENTS
from tests.journeys.appointment_pages import APPOINTMENTS
from tests.journeys.assistant_pages import ASSISTANTS
from tests.journeys.auditor_pages import AUDITOR
from tests.journeys.briefing_pages import BRIEFINGS, INFORMAL_BRIEFINGS
from tests.journeys.calendar_pages import MEETINGS_BY_MONTH
from tests.journeys.clause_pages import CHESHIRE_EAST, SECTION_C, STAFFORDSHIRE, THURROCK
from tests.journeys.colleague_pages import TOGETHER
from tests.journeys.complaint_pages import ASKED_FOR_MORE, COMPLAINING, SEALED
from tests.journeys.connection_pages import CONNECTIONS, INTEREST
from tests.journeys.contribution_pages import CONTRIBUTIONS
from tests.journeys.document_pages import DOCUMENTS
from tests.journeys.group_meeting_pages import GROUP_MEETINGS, QUOTES_OF_OFFICERS
from tests.journeys.letter_pages import LETTERS, LETTERS_OF_A_WARD
from tests.journeys.list_pages import EVERYTHING, EXPORTS
from tests.journeys.media_pages import MEDIA_TOURS
from tests.journeys.note_pages import NOTES
from tests.journeys.notice_pages import NOTICE_TOURS
from tests.journeys.panel_pages import PANEL_TOURS
from tests.journeys.post_pages import POSTS_AND_MARKS
from tests.journeys.record_pages import (
    ASKED_IN_KNUTSFORD,
    REPORTS_TO_COMMITTEE,
    RETENTION,
    REVIEWED,
    RULED,
)
from tests.journeys.related_pages import RELATED
from tests.journeys.reply_pages import REPLIES
from tests.journeys.request_pages import (
    REQUESTS,
    REQUESTS_BY_POST,
    REQUESTS_KEPT_APART,
    REQUESTS_OF_THE_TOWN_CLERK,
)
from tests.journeys.saved_view_pages import PASSED_ON, SAVED_VIEWS
from tests.journeys.scrutiny_pages import SCRUTINY
from tests.journeys.second_step_pages import SECOND_STEP
from tests.journeys.standard_answer_pages import STANDARD_ANSWERS
from tests.journeys.stops import Stop
from tests.journeys.visit_pages import VISITS, VISITS_WITH_CONDITIONS

STATES = ("raised", "assigned", "waiting", "held", "answered", "overdue", "closed")
STATES += ("redirected", "withdrawn", "officers_question", "about_a_resident", "policy")


def case_in_every_state(who, states=STATES):
    return [Stop("enquiries:detail", who, state) for state in states]


ENTRANCE = [
    Stop("account_login", button="Sign in"),
    Stop("account_reset_password", button="Send link"),
    Stop("account_reset_password_done"),
    Stop("account_reset_password_from_key_done"),
    Stop("/password/1-nothing/"),
    Stop("account_signup"),
    Stop("account_inactive"),
    Stop("help"),
    Stop("privacy"),
    Stop("api-guide"),
    Stop("accessibility"),
]
AROUND = [
    *ACCOUNT,
    *(Stop(name, "clara") for name in ("directory", "directory-wards", "announcements:index")),
    Stop("protocols:in_force", "clara"),
    Stop("components", "clara"),
    Stop("sent_mail", "clara"),
    Stop("sent_mail", "clara", "mail_sent"),
    *(Stop("home", who) for who in ("ada", "petra", "pat", "sam")),
    Stop("enquiries:queue", "clara"),
    Stop("enquiries:answer", "ruth", "assigned"),
    Stop("account_login"),  # with the people of the demo
]
COUNCILLORS_LISTS = [
    *(
        Stop(name, "clara", state)
        for state in ("", "one_of_each")
        for name in ("home", "enquiries:waiting", "enquiries:with-officers")
    ),
    Stop("home", "clara", "more_than_a_page"),
]
RAISING = [
    Stop("enquiries:raise-step", "clara", "drafted", step="about"),
    Stop("enquiries:raise", "clara", "drafted"),
    Stop("enquiries:something-else", "clara", "drafted"),
    Stop("enquiries:raise-step", "dev", "", "Continue", step="councillor"),
    Stop("enquiries:raise-step", "dev", "draft_of_a_coordinator", "Continue"),
    Stop("enquiries:raise-step", "clara", "drafted", step="question"),
    Stop("enquiries:raise-step", "clara", "empty_draft", "Continue", step="question"),
    Stop("enquiries:raise-step", "clara", "draft_of_a_second_report", step="question"),
    Stop("enquiries:raise-step", "clara", "draft_for_a_resident", "Continue", step="question"),
    Stop("enquiries:raise-step", "clara", "draft_of_someone_in_the_book"),
    Stop("enquiries:check", "clara", "drafted"),
    Stop("enquiries:drafts", "clara", "drafted"),
    Stop("enquiries:like", "clara", "assigned"),
    Stop("enquiries:another-resident", "clara", "about_a_resident"),
    Stop("enquiries:raise-step", "clara", "a_sent_draft"),
    Stop("enquiries:delete-draft", "clara", "drafted", "Delete draft"),
    Stop("enquiries:sent", "clara", "raised"),
    Stop("enquiries:sent", "clara", "policy"),
    Stop("enquiries:first-report", "clara", "", "Save reference"),
    Stop("enquiries:document", "clara"),
]
QUEUE = [
    Stop("enquiries:queue", "omar"),
    Stop("enquiries:queue", "eve", "policy"),
    Stop("enquiries:queue", "omar", "overdue", query="?whose=mine&due=overdue"),
    Stop("enquiries:queue", "omar", query="?q=nothing+like+it"),
    Stop("enquiries:queue", "dev", "raised", "Assign the ticked enquiries"),
    Stop("enquiries:queue", "dev", "one_of_each", query="?whose=any"),
    Stop("enquiries:queue", "omar", "one_of_each"),
    *(Stop("home", who) for who in ("omar", "ruth", "dev", "eve")),
    Stop("enquiries:queue", "omar", query="?q=Harbour&kind=ward&state=answered"),
    Stop("enquiries:queue", "dev", "more_than_a_page"),
]
CALENDAR = [
    Stop("casework:calendar", "pat"),
    Stop("casework:calendar", "pat", "a_closure_day"),
    Stop("casework:add-day", "pat", button="See which dates would move"),
    Stop("casework:paste-days", "pat", button="See which dates would move"),
    Stop("casework:remove-day", "pat", "a_closure_day", step="2026-12-29"),
    Stop("casework:strike-out", "pat", button="See which dates would move", step="2026-12-28"),
    Stop("casework:observe", "pat", "a_holiday_worked", step="2026-12-28"),
    Stop("casework:calendar", "pat", "an_early_closing"),
    Stop("casework:calendar", "clara"),
]
NEWS = [
    Stop("news:what-emails-say", "pat", button="Save"),
    Stop("news:own", "clara", button="Save"),
    Stop("news:new-feed", "clara", button="Make a calendar address"),
    Stop("news:own", "clara"),  # with the address of the stop before
    Stop("news:new-feed", "clara"),
    Stop("news:stop-feed", "clara", button="Stop calendar feed"),
]
ABSENCES = [
    Stop("absences:absence", "mona", button="Record absence"),
    Stop("absences:end-absence", "mona", "an_absence"),
    Stop("absences:absence", "mona"),  # with the absence of the stop before
    Stop("absences:absence", "omar"),
    Stop("absences:officers", "ruth", "someone_covered", button="Record absence"),
    Stop("absences:cover", "ruth", "an_absence_covered", button="Save"),
    Stop("absences:absence", "grace", "someone_covered"),
    Stop("enquiries:detail", "grace", "covered"),
    Stop("home", "grace", "someone_covered"),
    Stop("enquiries:queue", "ruth", "someone_covered", query="?whose=any"),
    Stop("enquiries:assign", "dev", "covered"),
    Stop("telephone", "omar", button="Save"),
]
SET_ASIDE = [
    Stop("enquiries:detail", "omar", "a_councillor_who_has_left"),
    Stop("enquiries:answer", "omar", "a_councillor_who_has_left"),
    Stop("set-aside", "petra"),
    Stop("set-aside", "petra", "something_set_aside"),
]
PROTOCOL = [
    Stop("protocols:versions", "pat", "a_draft"),
    Stop("protocols:version", "pat", "a_draft"),
    Stop("protocols:version", "mona", "a_draft"),
    Stop("protocols:in_force", "pat", "a_draft", query="?version=2"),
    Stop("protocols:compare", "pat", "a_draft", query="?first=1&second=2"),
    Stop("protocols:compare", "pat", "a_draft", query="?first=1&second=2&show=all"),
    Stop("protocols:draft", "pat", button="Start draft"),
    Stop("protocols:offer", "pat", "a_draft", "Say that it is ready"),
    Stop("protocols:adopt", "mona", "a_draft", "Adopt version"),
    Stop("protocols:clauses", "pat", "a_draft"),
    Stop("protocols:ask", "pat", "a_draft", step="9"),
    Stop("protocols:clause", "pat", "a_draft", step="9"),
    Stop("protocols:add-clause", "pat", "a_draft", "Add clause"),
    Stop("protocols:take-out", "pat", "a_draft", step="2"),
    Stop("protocols:withdraw", "mona", "an_adopted_version"),
    Stop("protocols:version", "clara", "an_adopted_version"),
]
SETTINGS = [
    Stop("protocols:settings", "pat", "a_draft", "Save draft", step=subject)
    for subject in SUBJECTS_BY_KEY
]
EXPECTED = [
    Stop("protocols:expected", "clara"),
    Stop("protocols:role", "clara"),
    Stop("protocols:role", "ada"),
    Stop("protocols:topic", "clara", step="media"),
    Stop("protocols:topic", "omar", step="resources"),
    Stop("protocols:contacts", "pat", "services_with_contacts"),
    Stop("protocols:compare-sources", "pat", query="?first=oxford&second=knutsford"),
    Stop("protocols:expected", "clara", "nothing_read_yet", "Confirm and continue"),
    Stop("protocols:expected", "omar", "nothing_read_yet", "Confirm and continue"),
    Stop("protocols:outstanding", "pat", "nothing_read_yet"),
    Stop("protocols:in_force", "pat", "nothing_read_yet"),
]
FILES = [
    Stop("enquiries:file", who, scene)
    for who in ("clara", "omar")
    for scene in ("a_photo", "a_letter", "a_held_file", "an_unsafe_file", "a_file_often_opened")
]
FILES += [
    Stop("enquiries:detail", "omar", "files_on_every_letter"),
    Stop("enquiries:raise-step", "clara", "drafted_with_a_photo", step="question"),
    Stop("enquiries:check", "clara", "drafted_with_a_photo"),
    Stop("held-files", "petra"),
    Stop("held-files", "petra", "held_files"),
]
TOURS = {
    **POSTS_AND_MARKS,
    "complaining": COMPLAINING,
    "sealed files": SEALED,
    **ASKED_FOR_MORE,
    "entrance": ENTRANCE,
    "around": AROUND,
    "second step": SECOND_STEP,
    "councillors lists": COUNCILLORS_LISTS,
    "exports": EXPORTS,
    "raising": RAISING,
    "councillors verbs": [Stop("/no-such-page/", "clara"), *COUNCILLORS_VERBS],
    "officers verbs": OFFICERS_VERBS,
    "files": FILES,
    **DOCUMENTS,
    **ANNOUNCEMENTS,
    "clauses of Cheshire East": CHESHIRE_EAST,
    "clauses of Thurrock": THURROCK,
    "confidential letters": STAFFORDSHIRE,
    "letters shared one by one": SECTION_C,
    "requests": REQUESTS,
    "requests by post": REQUESTS_BY_POST,
    "requests kept apart": REQUESTS_KEPT_APART,
    "requests of the Town Clerk": REQUESTS_OF_THE_TOWN_CLERK,
    "queue": QUEUE,
    "replies": REPLIES,
    "calendar": CALENDAR,
    "news": NEWS,
    "absences": ABSENCES,
    "set-aside": SET_ASIDE,
    "versions": PROTOCOL,
    "ruled": RULED,
    "asked in Knutsford": ASKED_IN_KNUTSFORD,
    "reviewed": REVIEWED,
    "retention": RETENTION,
    "reports to committee": REPORTS_TO_COMMITTEE,
    "settings": SETTINGS,
    "everything raised": EVERYTHING,
    "auditor": AUDITOR,
    "councillors together": TOGETHER,
    "related enquiries": RELATED,
    "assistants": ASSISTANTS,
    "group meetings": GROUP_MEETINGS,
    "quotes of officers": QUOTES_OF_OFFICERS,
    "private notes": NOTES,
    "contributions": CONTRIBUTIONS,
    "passed on": PASSED_ON,
    "saved views": SAVED_VIEWS,
    "declared connections": CONNECTIONS,
    "interest in an enquiry": INTEREST,
    "standard answers": STANDARD_ANSWERS,
    "advice and views": ADVICE,
    "consultation on agendas": AGENDAS,
    "briefings on agendas": BRIEFINGS,
    "informal briefings": INFORMAL_BRIEFINGS,
    "appointments": APPOINTMENTS,
    "calendar of meetings": MEETINGS_BY_MONTH,
    "officers at scrutiny bodies": SCRUTINY,
    "letters": LETTERS,
    "letters of a ward": LETTERS_OF_A_WARD,
    **PANEL_TOURS,
    "visits": VISITS,
    **MEDIA_TOURS,
    **NOTICE_TOURS,
    "visits with conditions": VISITS_WITH_CONDITIONS,
    "what is expected": EXPECTED,
    "a case, to its councillor": case_in_every_state("clara"),
    "a case, to its officer": case_in_every_state("omar"),
    "a case, to a coordinator": case_in_every_state("dev", STATES[:3] + STATES[-1:]),
}
