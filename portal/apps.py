from django.apps import AppConfig
from django.contrib.admin import apps as admin

from foundation.log_references import withhold_references
from portal import checks, council_accounts_check  # noqa: F401 (they register themselves)


class PortalConfig(AppConfig):
    name = "portal"
    default = True

    def ready(self) -> None:
        from casework.exports.lists import declare
        from casework.exports.record import EXPORTS
        from people.imports.in_use import AT_WORK_SINCE
        from portal.administration.export import PEOPLE
        from portal.administration.prepared import register_prepared
        from portal.auditor.export import EXPORTED_SECTIONS
        from portal.everything.export import EVERYTHING
        from portal.imports.at_work import at_work_since

        withhold_references()
        declare(EVERYTHING, EXPORTS, PEOPLE, *EXPORTED_SECTIONS)
        AT_WORK_SINCE.append(at_work_since)
        register_prepared()


class PortalAdminConfig(admin.AdminConfig):
    """People and reference data; no case can be seen or changed there."""

    default = False
    default_site = "portal.admin.PortalAdmin"
