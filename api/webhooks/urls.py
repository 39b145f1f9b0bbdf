"""Addresses of the pages of webhooks."""

from django.urls import path

from api.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("", views.list_page, name="list"),
    path("new/", views.new_page, name="new"),
    path("<int:pk>/", views.deliveries_page, name="deliveries"),
    path("<int:pk>/again/", views.send_days_again, name="days-again"),
    path("<int:pk>/again/<int:delivery>/", views.send_one_again, name="one-again"),
    path("<int:pk>/secret/", views.secret_page, name="secret"),
    path("<int:pk>/end/", views.end_page, name="end"),
]
