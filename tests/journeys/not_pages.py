"""Addresses that are on no tour: those of files and buttons, and pages with tests of their own."""

from tests.journeys.announcement_pages import ANNOUNCEMENT_FILES
from tests.scim.addresses import SCIM

# Not pages: a style sheet, the health check, and addresses that only lead to another page.
NOT_PAGES = {
    *("stay-signed-in", "council-sign-in", "mfa_login_webauthn", "mfa_download_recovery_codes"),
    *ANNOUNCEMENT_FILES,
    *SCIM,
    "webhooks:one-again",
    "send-unsent",
    "send-all-unsent",
    "documents:file-save",
    "documents:file-page",
    "relations:group-meeting-file",
    "complaints:concern",
    "complaints:set-aside",
    "try-set-aside",
    "complaints:remove-file",
    "complaints:file",
    "brand",
    "health",
    "security-txt",
    "calendar-feed",
    "enquiries:about-clause",
    "enquiries:closed",
    *("fetch-export", "imports:template", "imports:save"),
    "committee:file",
    "retention:certificate-pdf",
    "enquiries:complaint",
    *("enquiries:contribution-file", "enquiries:proposed-file"),
    "enquiries:assign-ticked",
    "enquiries:file-save",
    "enquiries:file-picture",
    "relations:case-meeting-file",
    "relations:panel-file",
    *("relations:scrutiny-file", "relations:scrutiny-paper"),
    "relations:visit-file",
    "announcements:letter-file",
    "announcements:media-event-file",
    "relations:appointment-file",
    *("relations:agenda-file", "relations:briefing-file", "relations:informal-briefing-file"),
}
# Pages with tests of their own, as something must happen before they can be seen.
ELSEWHERE = {
    *("council-again", "council-return", "council-signed-out", "sign-in-link"),
    "mfa_authenticate",
    "export",
    "account_reset_password_from_key",
    "casework:check-days",
    "enquiries:what-would-change",
}
