"""Addresses of the whole site."""

from allauth.account import views as accounts
from django.contrib import admin
from django.urls import include, path, re_path

from api.views import guide
from casework.telephone.views import telephone_page
from people.address_changes.views import confirm_address_page
from people.own_sessions.views import own_sessions
from people.sign_ins.views import own_sign_ins
from people.single_sign_on import views as council
from people.single_sign_on.link_views import sign_in_by_link
from people.single_sign_on.local_passwords import with_passwords
from portal import views
from portal.calendar_feed.views import feed
from portal.security_txt import security_txt
from reports import views as reports_views
from reports.dashboard.views import dashboard_page
from reports.even_handedness.views import even_handedness

handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("enquiries/", include("enquiries.urls")),
    path("documents/", include("documents.urls")),
    path("complaints/", include("complaints.urls")),
    path("relations/", include("relations.urls")),
    path("announcements/", include("announcements.urls")),
    path("directory/", include("portal.directory.urls")),
    path("everything/", include("portal.everything.urls")),
    path("exports/", include("casework.exports.urls")),
    path("protocol/", include("protocols.urls")),
    path("calendar/", include("casework.closures.urls")),
    path("people/absence/", include("casework.absences.urls")),
    path("people/emails/", include("casework.unsent.urls")),
    path("people/set-aside/", include("casework.set_aside.urls")),
    path("people/held-files/", include("casework.held.urls")),
    path("", include("casework.news.urls")),
    path("due-dates/<slug:token>.ics", feed, name="calendar-feed"),
    path("retention/", include("retention.urls")),
    path("api/", guide, name="api-guide"),
    path("api/v1/", include("api.urls")),
    path("people/webhooks/", include("api.webhooks.urls")),
    path("figures/", dashboard_page, name="reports"),
    path("figures/groups/", even_handedness, name="even-handedness"),
    path("figures/committee/", include("reports.committee_report.urls")),
    path("audit/", include("portal.auditor.urls")),
    path("monitoring/", reports_views.report, name="monitoring"),
    path("monitoring/review/", reports_views.review, name="review"),
    path("people/places/", include("portal.endings.urls")),
    path("people/leavers/", include("portal.leavers.urls")),
    path("people/imports/", include("portal.imports.urls")),
    path("people/", include("people.urls")),
    path("people/", include("portal.administration.urls")),
    path("scim/v2/", include("people.scim.urls")),
    path("account/", views.account, name="account"),
    path("account/sessions/", own_sessions, name="own-sessions"),
    path("account/sign-ins/", own_sign_ins, name="own-sign-ins"),
    path("account/stay/", views.stay_signed_in, name="stay-signed-in"),
    path("sent-mail/", views.sent_mail, name="sent_mail"),
    path("help/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("brand.css", views.brand, name="brand"),
    path("health/", views.health, name="health"),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("components/", views.components, name="components"),
    path("sign-in/", accounts.login, name="account_login"),
    path("sign-out/", accounts.logout, name="account_logout"),
    path("sign-up/", accounts.signup, name="account_signup"),
    path("account/telephone/", telephone_page, name="telephone"),
    path("sign-in/council/", council.council_sign_in, name="council-sign-in"),
    path("sign-in/council/return/", council.council_return, name="council-return"),
    path("sign-in/link/<str:token>/", sign_in_by_link, name="sign-in-link"),
    path("sign-out/council/", council.signed_out, name="council-signed-out"),
    path("account/again/council/", council.council_again, name="council-again"),
    path(
        "account/password/",
        with_passwords(accounts.password_change),
        name="account_change_password",
    ),
    path("password/", with_passwords(accounts.password_reset), name="account_reset_password"),
    path(
        "password/sent/",
        with_passwords(accounts.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        with_passwords(accounts.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        with_passwords(accounts.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("confirm-address/<str:token>/", confirm_address_page, name="confirm-address"),
    path("account/inactive/", accounts.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", accounts.reauthenticate, name="account_reauthenticate"),
    path("", include("people.second_factors.urls")),
    path("admin/", admin.site.urls),
]
