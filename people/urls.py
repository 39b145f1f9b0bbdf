"""Addresses of the pages about people: changes to guarded posts and accounts, service accounts."""

from django.urls import path

from people.proposals import views
from people.service_accounts import views as service_accounts

app_name = "people"
urlpatterns = [
    path("changes/", views.listing, name="changes"),
    path("changes/<int:pk>/", views.change, name="change"),
    path("changes/<int:pk>/confirm/", views.confirm_change, name="confirm-change"),
    path("changes/<int:pk>/shorten/", views.decide, {"verb": "shorten"}, name="shorten-change"),
    path("changes/<int:pk>/refuse/", views.decide, {"verb": "refuse"}, name="refuse-change"),
    path("changes/<int:pk>/withdraw/", views.decide, {"verb": "withdraw"}, name="withdraw-change"),
    path("service-accounts/", service_accounts.list_page, name="service-accounts"),
    path("service-accounts/new/", service_accounts.new_page, name="new-service-account"),
    path("service-accounts/new-api/", service_accounts.new_api_page, name="new-api-account"),
    path("service-accounts/<int:pk>/", service_accounts.calls_page, name="calls"),
    path(
        "service-accounts/<int:pk>/end/",
        service_accounts.end_page,
        name="end-service-account",
    ),
]
