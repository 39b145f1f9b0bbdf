"""Addresses of the pages about people."""

from django.urls import path

from portal.administration import (
    account_views,
    address_views,
    group_views,
    position_views,
    post_views,
    session_views,
    views,
)

app_name = "administration"
urlpatterns = [
    path("", views.people_page, name="people"),
    path("groups/add/", group_views.add_group_page, name="add-group"),
    path("groups/<int:pk>/", group_views.rename_group_page, name="rename-group"),
    path("invite/", post_views.invite_page, name="invite"),
    path("<int:pk>/", views.person_page, name="person"),
    path("<int:pk>/appoint/", post_views.appoint_page, name="appoint"),
    path("<int:pk>/posts/<int:post>/", post_views.change_post_page, name="change-post"),
    path("<int:pk>/posts/<int:post>/end/", post_views.end_post_page, name="end-post"),
    path("<int:pk>/posts/<int:post>/cancel/", post_views.cancel_post_page, name="cancel-post"),
    path(
        "<int:pk>/positions/<slug:kind>/give/",
        position_views.give_position_page,
        name="give-position",
    ),
    path(
        "<int:pk>/positions/<slug:kind>/<int:position>/",
        position_views.change_position_page,
        name="change-position",
    ),
    path(
        "<int:pk>/positions/<slug:kind>/<int:position>/end/",
        position_views.end_position_page,
        name="end-position",
    ),
    path(
        "<int:pk>/positions/<slug:kind>/<int:position>/cancel/",
        position_views.cancel_position_page,
        name="cancel-position",
    ),
    path("<int:pk>/address/", address_views.address_page, name="address"),
    path(
        "<int:pk>/address/withdraw/", address_views.withdraw_address_page, name="withdraw-address"
    ),
    path("<int:pk>/name/", account_views.name_page, name="name"),
    path("<int:pk>/sign-in/", account_views.sign_in_page, name="sign-in"),
    path("<int:pk>/invite/", account_views.invite_again_page, name="invite-again"),
    path("<int:pk>/second-step/", account_views.lost_factor_page, name="second-step"),
    path("<int:pk>/history/", views.history_page, name="history"),
    path("<int:pk>/sign-ins/", session_views.sign_ins_of_person, name="sign-ins"),
    path("<int:pk>/sign-out/", session_views.sign_out_page, name="sign-out"),
]
