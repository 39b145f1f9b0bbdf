"""The table of verbs on an enquiry: every page, link, approval and explanation reads it."""

from enquiries.case.correction_pages import CORRECTION_PAGES
from enquiries.case.councillor_pages import COUNCILLOR_PAGES
from enquiries.case.interest_pages import INTEREST_PAGES
from enquiries.case.officer_pages import OFFICER_PAGES
from enquiries.case.related_pages import RELATED_PAGES

VERB_PAGES = (*COUNCILLOR_PAGES, *OFFICER_PAGES, *INTEREST_PAGES, *CORRECTION_PAGES, *RELATED_PAGES)
PAGE_BY_NAME = {page.name: page for page in VERB_PAGES}
# Verbs whose letter a second officer may have to approve.
APPROVED_PAGES = {page.name: page for page in VERB_PAGES if page.is_approved}
