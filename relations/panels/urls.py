"""Addresses of recruitment panels, each by its reference."""

from django.urls import path

from relations.panels import member_views, verb_views, views

R = "<slug:panel_reference>/"
urlpatterns = [
    path("", views.panel_list, name="panels"),
    path("set-up/", views.set_up_panel_page, name="set-up-panel"),
    path(R, views.panel_page, name="panel"),
    path(f"{R}file/", views.panel_file, name="panel-file"),
    path(f"{R}merit/", member_views.panel_merit_page, name="panel-merit"),
    path(f"{R}connections/", member_views.panel_connections_page, name="panel-connections"),
    path(f"{R}leave/", member_views.leave_panel_page, name="leave-panel"),
    path(f"{R}candidate/", verb_views.add_candidate_page, name="add-candidate"),
    path(f"{R}councillor/", verb_views.add_panel_member_page, name="add-panel-member"),
    path(f"{R}officer/", verb_views.add_panel_officer_page, name="add-panel-officer"),
    path(f"{R}remove/<int:pk>/", verb_views.remove_from_panel_page, name="remove-from-panel"),
    path(f"{R}time/", verb_views.panel_time_page, name="panel-time"),
    path(f"{R}cancel/", verb_views.cancel_panel_page, name="cancel-panel"),
    path(f"{R}outcome/", verb_views.panel_outcome_page, name="panel-outcome"),
]
