"""The administration site: open to people administrators, and to those who run the portal."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.roles import Permission


class PortalAdmin(AdminSite):
    site_header = site_title = "Concordat administration"
    index_title = "People and reference data"

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_active or not user.is_authenticated:
            return False
        return user.is_superuser or user.may(Permission.ADMINISTER_PEOPLE)

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one way in: the portal's own sign-in."""
        return redirect("account_login" if not request.user.is_authenticated else "home")
