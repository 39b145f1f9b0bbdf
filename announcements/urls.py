"""Addresses of announcements, each kind of record under a folder of its own."""

from django.urls import include, path

from announcements.front_page import front_page

app_name = "announcements"
urlpatterns = [
    path("", front_page, name="index"),
    path("public/", include("announcements.public_pages.urls")),
    path("ward-meetings/", include("announcements.ward_meetings.urls")),
    path("notices/", include("announcements.notices.urls")),
    path("decisions/", include("announcements.decisions.urls")),
    path("members-meetings/", include("announcements.members_meetings.urls")),
    path("letters/", include("announcements.letters.urls")),
    path("information-requests/", include("announcements.information_requests.urls")),
    path("media-consultations/", include("announcements.media_consultations.urls")),
    path("media-events/", include("announcements.media_events.urls")),
    path("media-interest/", include("announcements.media_interest.urls")),
    path("releases/", include("announcements.releases.urls")),
]
