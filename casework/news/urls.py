"""Addresses of the pages of news."""

from django.urls import path

from casework.news import views

app_name = "news"
urlpatterns = [
    path("protocol/emails/", views.what_emails_say, name="what-emails-say"),
    path("account/news/", views.own_news, name="own"),
    path("account/news/calendar/", views.new_feed, name="new-feed"),
    path("account/news/calendar/stop/", views.stop_feed, name="stop-feed"),
]
