"""Addresses of the whole site."""

from allauth.account import views as accounts
from django.contrib import admin
from django.urls import include, path, re_path

from casework.telephone.views import telephone_page
from portal import views
from portal.calendar_feed.views import feed
from portal.security_txt import security_txt
from reports import views as reports_views

handler500 = "portal.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
    path("enquiries/", include("enquiries.urls")),
    path("documents/", include("documents.urls")),
    path("complaints/", include("complaints.urls")),
    path("relations/", include("relations.urls")),
    path("everything/", include("portal.everything.urls")),
    path("queue/", include("portal.queue_download.urls")),
    path("protocol/", include("protocols.urls")),
    path("calendar/", include("casework.closures.urls")),
    path("people/absence/", include("casework.absences.urls")),
    path("people/emails/", include("casework.unsent.urls")),
    path("people/set-aside/", include("casework.set_aside.urls")),
    path("people/held-files/", include("casework.held.urls")),
    path("", include("casework.news.urls")),
    path("due-dates/<slug:token>.ics", feed, name="calendar-feed"),
    path("monitoring/", reports_views.report, name="monitoring"),
    path("monitoring/review/", reports_views.review, name="review"),
    path("people/places/", include("portal.endings.urls")),
    path("people/", include("people.urls")),
    path("account/", views.account, name="account"),
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
    path("account/password/", accounts.password_change, name="account_change_password"),
    path("password/", accounts.password_reset, name="account_reset_password"),
    path("password/sent/", accounts.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        accounts.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed/",
        accounts.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/inactive/", accounts.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", accounts.reauthenticate, name="account_reauthenticate"),
    path("admin/", admin.site.urls),
]
