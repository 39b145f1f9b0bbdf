"""Pages about councillors' posts, restricted posts and what officers mark, in one tour for each
protocol that provides for them."""

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
EMAILS = [
    Stop("unsent", "petra"),
    Stop("unsent", "petra", "emails_not_sent"),
    Stop("account", "petra"),
]
POSTS_AND_MARKS = {
    "changes to posts": CHANGES,
    "emails not sent": EMAILS,
    "posts": KNUTSFORD,
    "restricted posts": OXFORD,
    "marks of officers": MARKS,
    "approval": EPSOM_EWELL,
}
