"""Pages about councillors' posts, restricted posts and what officers mark, in one tour for each
protocol that provides for them."""

from tests.journeys.leaver_pages import LEAVERS
from tests.journeys.stops import Stop

KNUTSFORD = [
    Stop("protocols:contacts", "clara", "posts_of_councillors"),
    Stop("protocols:role", "clara", "posts_of_councillors"),
    Stop("enquiries:contentious", "mona"),
    Stop("enquiries:contentious", "eve", "the_town_clerks_list"),
]
OXFORD = [
    Stop("protocols:restricted", "hana", "restricted_posts"),
    Stop("protocols:restricted", "petra", "restricted_posts"),
    Stop("protocols:restrict", "hana", "restricted_posts", "Add to the list"),
    Stop("protocols:release", "hana", "a_restricted_post"),
    Stop("protocols:restriction", "omar", "restricted_posts", "Confirm and continue"),
    Stop("protocols:restriction", "ruth", "restricted_posts"),
    Stop("protocols:expected", "ruth", "restricted_posts"),
]
MARKS = [
    Stop("enquiries:duty", "colin", "a_duty_to_mark"),
    Stop("enquiries:detail", "colin", "a_statutory_duty"),
    Stop("enquiries:detail", "clara", "a_statutory_duty"),
    Stop("enquiries:withdraw", "clara", "a_statutory_duty"),
    Stop("enquiries:end-duty", "colin", "a_statutory_duty"),
    Stop("enquiries:flag", "omar", "cheshire_east", "Flag as contentious"),
    Stop("enquiries:decided", "omar", "decided_work"),
    Stop("enquiries:record-decision", "omar", "decided_work", "Record work"),
    Stop("enquiries:record-decision", "clara", "decided_work"),
    Stop("enquiries:finish-decision", "omar", "decided_work"),
]
EPSOM_EWELL = [
    Stop("enquiries:unflag", "omar", "a_contentious_matter"),
    Stop("enquiries:detail", "omar", "a_letter_that_waits"),
    Stop("enquiries:detail", "clara", "a_letter_that_waits"),
    Stop("enquiries:approve", "ruth", "a_letter_that_waits", "Continue"),
    Stop("enquiries:recall", "omar", "a_letter_that_waits"),
    Stop("enquiries:approvals", "ruth", "a_letter_that_waits"),
    Stop("enquiries:approvals", "dev"),
    Stop("enquiries:decided-letters", "omar", "an_edited_letter"),
    Stop("enquiries:answer", "omar", "a_letter_sent_back"),
    Stop("enquiries:clearance", "ruth"),
    Stop("enquiries:service-clearance", "ruth", "a_service_with_clearance", "Save"),
]
CHANGES = [
    Stop("people:changes", "mona", "a_proposal"),
    Stop("people:change", "eve", "a_proposal"),
    Stop("people:change", "petra", "a_proposal"),
    Stop("people:confirm-change", "mona", "a_proposal"),
    Stop("people:refuse-change", "stan", "a_proposal", "Refuse this change"),
    Stop("people:withdraw-change", "petra", "a_proposal"),
    Stop("people:change", "ada", "a_confirmed_proposal"),
    Stop("people:shorten-change", "mona", "a_confirmed_proposal"),
    Stop("places:list", "petra"),
    Stop("places:place", "petra", "a_service_to_end", "Save"),
]
PEOPLE = [
    Stop("administration:people", "petra", "people_of_all_kinds"),
    Stop("administration:people", "petra", "people_of_all_kinds", query="?on=31+2+2026"),
    Stop("administration:people", "petra", "people_of_all_kinds", query="?q=nobody"),
    Stop("administration:person", "petra", "people_of_all_kinds"),
    Stop("administration:history", "petra", "people_of_all_kinds"),
    Stop("administration:invite", "petra", "", "Invite and appoint"),
    Stop("administration:appoint", "petra", "people_of_all_kinds", "Appoint"),
    Stop("administration:change-post", "petra", "a_post_of_stan", "Save"),
    Stop("administration:end-post", "petra", "a_post_of_ada", "End this post"),
    Stop("administration:cancel-post", "petra", "a_post_to_come", "Cancel this post"),
    Stop("administration:give-position", "petra", "a_councillor", "Continue"),
    Stop("administration:change-position", "petra", "a_place_on_a_body", "Continue"),
    Stop("administration:end-position", "petra", "a_portfolio", "Continue"),
    Stop("administration:cancel-position", "petra", "a_place_on_a_body"),
    Stop("administration:name", "petra", "people_of_all_kinds", "Save"),
    Stop("administration:sign-in", "petra", "people_of_all_kinds"),
    Stop("administration:sign-in", "petra", "an_office_holder", "Stop Mona Reid signing in"),
    Stop("administration:invite-again", "petra", "people_of_all_kinds"),
    Stop("administration:sign-ins", "petra", "sign_ins_of_clara"),
    Stop("administration:sign-out", "petra", "people_of_all_kinds", "Sign out everywhere"),
    Stop("administration:address", "petra", "people_of_all_kinds", "Save"),
    Stop("administration:address", "petra", "an_office_holder", "Save"),
    Stop("administration:person", "petra", "an_address_to_confirm"),
    Stop("administration:withdraw-address", "petra", "an_address_to_confirm"),
    Stop("administration:add-group", "petra", "", "Add"),
    Stop("administration:rename-group", "petra", "a_group", "Save"),
    Stop("confirm-address", "", "a_link_to_confirm"),
    Stop("confirm-address", "", "a_link_that_ended"),
]
SERVICE_ACCOUNTS = [
    Stop("people:service-accounts", "petra"),
    Stop("people:service-accounts", "petra", "service_accounts"),
    Stop("people:new-service-account", "petra", button="Make service account"),
    Stop("people:end-service-account", "petra", "a_service_account"),
    Stop("people:new-api-account", "petra", button="Make service account"),
    Stop("people:calls", "petra", "a_service_account"),
    Stop("people:calls", "petra", "an_account_in_use"),
    Stop("webhooks:list", "petra"),
    Stop("webhooks:list", "petra", "webhooks"),
    Stop("webhooks:new", "petra", "webhooks", button="Make webhook"),
    Stop("webhooks:deliveries", "petra", "a_webhook"),
    Stop("webhooks:deliveries", "petra", "a_ledger"),
    Stop("webhooks:days-again", "petra", "a_webhook", button="Send again"),
    Stop("webhooks:secret", "petra", "a_webhook"),
    Stop("webhooks:end", "petra", "a_webhook"),
]
FILES_OF_PEOPLE = [
    Stop("imports:list", "petra"),
    Stop("imports:list", "petra", "files_of_people"),
    Stop("imports:upload", "petra", "members_to_upload", "Check the file"),
    Stop("imports:upload", "petra", "officers_to_upload"),
    Stop("imports:import", "petra", "a_file_with_problems"),
    Stop("imports:import", "petra", "a_file_being_checked"),
    Stop("imports:import", "petra", "a_file_to_save"),
    Stop("imports:undo", "petra", "a_file_that_was_saved", "Undo this file"),
    Stop("imports:import", "petra", "a_file_to_save", "Save these changes"),
]
EMAILS = [
    Stop("unsent", "petra"),
    Stop("unsent", "petra", "emails_not_sent"),
    Stop("account", "petra"),
]
POSTS_AND_MARKS = {
    "changes to posts": CHANGES,
    "people": PEOPLE,
    "people who leave": LEAVERS,
    "files of people": FILES_OF_PEOPLE,
    "emails not sent": EMAILS,
    "service accounts": SERVICE_ACCOUNTS,
    "posts": KNUTSFORD,
    "restricted posts": OXFORD,
    "marks of officers": MARKS,
    "approval": EPSOM_EWELL,
}
