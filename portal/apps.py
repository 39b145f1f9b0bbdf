from django.apps import AppConfig
from django.contrib.admin import apps as admin


class PortalConfig(AppConfig):
    name = "portal"
    default = True


class PortalAdminConfig(admin.AdminConfig):
    """People and reference data; no case can be seen or changed there."""

    default = False
    default_site = "portal.admin.PortalAdmin"
