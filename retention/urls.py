"""Addresses of the retention pages."""

from django.urls import path

from retention.certificates import views as certificate_views
from retention.holds import views as hold_views
from retention.review import views as review_views
from retention.schedule import views as schedule_views
from retention.subject_access import views as search_views

app_name = "retention"
urlpatterns = [
    path("", schedule_views.schedule_page, name="schedule"),
    path("propose/", schedule_views.propose, name="propose"),
    path("adopt/<int:pk>/", schedule_views.adopt, name="adopt"),
    path("holds/", hold_views.hold_list, name="holds"),
    path("holds/place/", hold_views.place_hold_page, name="place-hold"),
    path("holds/<int:hold_pk>/end/", hold_views.end_hold_page, name="end-hold"),
    path("certificates/", certificate_views.certificate_list, name="certificates"),
    path("certificates/<int:certificate>/", certificate_views.certificate_page, name="certificate"),
    path(
        "certificates/<int:certificate>/pdf/",
        certificate_views.certificate_pdf,
        name="certificate-pdf",
    ),
    path("people/", search_views.search_list, name="searches"),
    path("people/search/", search_views.search_page, name="search"),
    path("people/<uuid:key>/", search_views.found_page, name="found"),
    path("review/", review_views.review, name="review"),
    path("review/<str:reference>/", review_views.decide_page, name="decide"),
]
