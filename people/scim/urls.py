"""Addresses of SCIM 2.0. A token opens them, and no session."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from people.scim import views

people, groups, config, types, schemas, other = (
    login_not_required(page.as_view())
    for page in (
        *(views.People, views.Groups, views.Config),
        *(views.ResourceTypes, views.Schemas, views.NotThere),
    )
)
app_name = "scim"
urlpatterns = [
    path("", other, name="root"),
    path("Users", people, name="users"),
    path("Users/<str:key>", people, name="users"),
    path("Groups", groups, name="groups"),
    path("ServiceProviderConfig", config, name="config"),
    path("ResourceTypes", types, name="types"),
    path("ResourceTypes/<str:key>", types, name="types"),
    path("Schemas", schemas, name="schemas"),
    path("Schemas/<str:key>", schemas, name="schemas"),
    path("<path:rest>", other, name="other"),
]
