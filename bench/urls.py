"""The portal's addresses, with the floor page."""

from django.urls import include, path

from bench.floor import floor

urlpatterns = [path("floor/", floor), path("", include("portal.urls"))]
