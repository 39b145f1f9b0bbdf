from django.apps import AppConfig
from django.contrib.admin import apps as admin

from foundation.log_references import withhold_references
from portal import checks  # noqa: F401 (they register themselves)


class PortalConfig(AppConfig):
    name = "portal"
    default = True

    def ready(self) -> None:
        withhold_references()


class PortalAdminConfig(admin.AdminConfig):
    """People and reference data; no case can be seen or changed there."""

    default = False
    default_site = "portal.admin.PortalAdmin"
